"""The paragraphs of one part of a document, with tracked changes, and where comments are anchored."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from functools import partial

from naftctl.language import tr
from naftctl.load.reaction.draft import Draft, in_order
from naftctl.load.reaction.gate import too_long
from naftctl.load.reaction.signs import SIGNS, sign_of
from naftctl.load.reaction.tables import Tables
from naftctl.load.reaction.xml import Attributes
from naftctl.model.incoming import Spot, State

MAX_WORDS = 3_000_000
"""The most characters of text in one part; a report of fifty pages has 200 000."""
MAX_GROUPS = 2_000
"""The most comments, or notes, in one part."""
_STATES = {
    "w:ins": State.INSERTED,
    "w:moveTo": State.INSERTED,
    "w:del": State.DELETED,
    "w:moveFrom": State.DELETED,
}
_PROPERTIES = frozenset({"w:rPr", "w:pPr", "w:trPr", "w:tcPr", "w:tblPr", "w:numPr", "w:sectPr"})
_FORMATTING = frozenset(
    f"w:{what}Change" for what in ("rPr", "pPr", "tblPr", "tblPrEx", "tblGrid", "trPr", "tcPr", "sectPr")
)
_UNSEEN = frozenset({"w:instrText", "w:delInstrText", "w:rt", "w:sdtPr", "w:numberingChange", "w:sectPr"})
_WORDS = frozenset({"w:t", "w:delText", "m:t"})
_PICTURES = frozenset({"w:drawing", "w:pict"})
_ASIDE = frozenset({"w:txbxContent"})
_GROUPS = frozenset({"w:comment", "w:footnote", "w:endnote"})
_NOTES = {"w:footnoteReference": "w:footnote", "w:endnoteReference": "w:endnote"}


class Story:
    """A target for the reader of XML.

    `groups` has the paragraphs by the id of the comment or note that they stand in, "" for the body; a note
    is brought in where the body refers to it. `starts`, `ends` and `marks` have the places of comments by id,
    by the number of a paragraph.
    """

    def __init__(self, notes: Mapping[str, Mapping[str, list[Draft]]] | None = None) -> None:
        self.groups: dict[str, list[Draft]] = {}
        self.starts: dict[str, Spot] = {}
        self.ends: dict[str, Spot] = {}
        self.marks: dict[str, Spot] = {}
        self.left: Counter[str] = Counter()
        self.root = ""
        self._notes = {kind: dict(found) for kind, found in (notes or {}).items()}
        self._path: list[str] = []
        self._skipped = 0
        self._states: list[tuple[int, State]] = []
        self._open: list[Draft] = []
        self._aside: list[int] = []
        self._chosen: list[bool] = []
        self._group = ""
        self._tables = Tables()
        self._count = self._words = 0
        self._anchors: list[str] = []
        self._starting: dict[str, Callable[[Attributes], None]] = {
            "w:p": self._paragraph,
            "w:pStyle": self._style,
            "w:outlineLvl": self._level,
            "w:bookmarkStart": self._anchor,
            "w:commentRangeStart": partial(self._comment, self.starts),
            "w:commentRangeEnd": partial(self._comment, self.ends),
            "w:commentReference": partial(self._comment, self.marks),
            "w:sym": self._symbol,
            "w16se:symEx": self._symbol,
            **dict.fromkeys(_NOTES, self._note),
        }

    # ── what begins ──────────────────────────────────────────────────────────────────────────────────────
    def start(self, name: str, given: Attributes) -> None:
        """An element begins."""
        around = self._path[-1] if self._path else ""
        self.root = self.root or name
        self._path.append(name)
        if self._skipped:
            return
        if self._passes(name, around):
            self._skipped = len(self._path)
        elif name in _STATES:
            self._changed(name, around)
        elif name in self._starting:
            self._starting[name](given)
        elif name in _GROUPS:
            self._begin(f"{name}:{given.get('id', '')}")
        else:
            self._other(name, around, given)

    def _begin(self, group: str) -> None:
        """A comment or note begins; of two with one id, both are kept."""
        if len(self.groups) > MAX_GROUPS:
            raise too_long(tr("more than {max_groups} remarks or notes", max_groups=MAX_GROUPS))
        while group in self.groups:
            group += "+"
        self._group = group
        self.groups[group] = []

    def _other(self, name: str, around: str, given: Attributes) -> None:
        self._tables.start(name, given)
        if name in _ASIDE:
            self._aside.append(len(self._path))
        elif name == "mc:AlternateContent":
            self._chosen.append(False)
        elif name in _PICTURES and (self._state() is State.INSERTED or self._group.startswith("w:comment")):
            self.left["images"] += 1
        elif around == "w:r" and name in SIGNS:
            self.put(SIGNS[name])

    def _passes(self, name: str, around: str) -> bool:
        """Whether what is in an element is passed over: it is not seen, or stands there a second time."""
        if name in _FORMATTING:
            self.left["formatting"] += name != "w:sectPrChange"
            return True
        if around == "mc:AlternateContent" and self._chosen:
            again, self._chosen[-1] = self._chosen[-1], True
            return again
        return name in _UNSEEN

    def _changed(self, name: str, around: str) -> None:
        if around not in _PROPERTIES:
            self._states.append((len(self._path), _STATES[name]))
        elif around == "w:rPr" and self._path[-3:-2] == ["w:pPr"] and self._open:
            self._open[-1].mark = _STATES[name] if self._open[-1].mark is State.KEPT else State.INSERTED

    def _state(self) -> State | None:
        """What becomes of what is here, None of what was inserted and struck again."""
        found = {state for _, state in self._states}
        return None if len(found) > 1 else next(iter(found), State.KEPT)

    def _paragraph(self, given: Attributes) -> None:
        draft = Draft(self._count, self._tables.cell, bool(self._aside), name=given.get("paraId", ""))
        draft.anchors, self._anchors = self._anchors, []
        self._count += 1
        around = self.groups.setdefault(self._group, [])
        (self._open[-1].inside if self._open else around).append(draft)
        self._open.append(draft)

    def _style(self, given: Attributes) -> None:
        if self._open:
            self._open[-1].style = given.get("val", "")

    def _level(self, given: Attributes) -> None:
        level = given.get("val", "")
        if self._open and level in set("0123456789") and self._path[-2] == "w:pPr":
            self._open[-1].heading = (int(level) + 1) % 10

    def _anchor(self, given: Attributes) -> None:
        (self._open[-1].anchors if self._open else self._anchors).append(given.get("name", ""))

    def _comment(self, places: dict[str, Spot], given: Attributes) -> None:
        name = given.get("id", "")
        if not name or name in places:
            return
        if len(places) > 2 * MAX_GROUPS:
            raise too_long(tr("more than {max_groups} remarks", max_groups=MAX_GROUPS))
        places[name] = self._open[-1].spot() if self._open else (self._count, 0)

    def _symbol(self, given: Attributes) -> None:
        self.put(sign_of(given))

    def _note(self, given: Attributes) -> None:
        """Bring the note in, once, with numbers of this part."""
        found = self._notes.get(_NOTES[self._path[-1]], {}).pop(given.get("id", ""), None)
        if found and self._open:
            for draft in in_order(found):
                draft.number, draft.aside, draft.cell = self._count, True, self._open[-1].cell
                self._count += 1
            self._open[-1].inside += found

    def put(self, text: str) -> None:
        """Put text at the end of the paragraph that is open."""
        state = self._state()
        if self._open and state is not None:
            self._open[-1].add(text, state)

    # ── what goes on and ends ────────────────────────────────────────────────────────────────────────────
    def data(self, text: str) -> None:
        """Text goes on."""
        if self._skipped or self._path[-1] not in _WORDS:
            return
        self._words += len(text)
        if self._words > MAX_WORDS:
            raise too_long(tr("more text than a report has"))
        self.put(text.replace("\n", " "))

    def end(self, name: str) -> None:
        """An element ends."""
        depth = len(self._path)
        self._path.pop()
        if self._skipped:
            self._skipped = 0 if self._skipped == depth else self._skipped
            return
        self._tables.end(name)
        if self._states and self._states[-1][0] == depth:
            self._states.pop()
        elif self._aside and self._aside[-1] == depth:
            self._aside.pop()
        elif name == "mc:AlternateContent":
            self._chosen.pop()
        elif name == "w:p" and self._open:
            self._open.pop()
        elif name in _GROUPS:
            self._group = ""
