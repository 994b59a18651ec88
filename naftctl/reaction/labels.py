"""The labels that a reader of a draft sees, the ids that they stand for, and how people write them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property

from msgspec import Struct

from naftctl.model.dossier import Dossier
from naftctl.reaction.places import draft_of

_SINGLE = ("advice", "reflection")
_GROUPS = re.compile(r"[^\W\d_]+|\d+")
_FIRST = re.compile(r"\s*([\w-]{1,80}/[A-Z]\d{1,4}|[RH]\d{1,4}(?=[\t.:)]|$))(?![\w/-])")
"""What looks like the label of a point, at the beginning of a text."""
_BOUND = re.compile(r"(?=[\s.:)]|$)[.:)]?\s*")
_BETWEEN = r"[\W_]{0,3}"
_MARK = re.compile(r"n\d+_(.+)")
_MARK_LENGTH = 28
_AROUND = frozenset(("punt", "punten", "nr", "nummer", "nummers", "schaal", "aanbeveling", "hefboom", "en"))


def known_labels(dossier: Dossier) -> Mapping[str, str]:
    """Every label of the draft as it is seen, with its id: `OS-B3/V1`, `R1` for `advice/R1`, `OS-B3`."""
    seal = draft_of(dossier)
    places = [*dossier.points, *dossier.levers, *dossier.shortcomings]
    if seal:
        held = seal.frozen
        places += [f"{page}/{label}" for page, labels in held.points.items() for label in labels]
        places += [f"advice/{label}" for label in held.recommendations]
    scales = [scale.id for scale in dossier.scales]
    pages = [*scales, *(page.id for page in (*dossier.findings, *dossier.regulation))]
    return {_seen(place): place for place in (*places, *pages) if not place.endswith("/?")}


def _seen(place: str) -> str:
    page, _, label = place.partition("/")
    return label if page in _SINGLE and label else place


class Labels(Struct, frozen=True, dict=True):
    """The labels of a draft by which a text is tied."""

    known: Mapping[str, str]

    def first(self, text: str) -> tuple[str, int]:
        """The label that a text begins with, and where what it says begins; nothing and 0 where it has none.

        A label that looks like one of a point and is not known, is given as it stands.
        """
        bare = text.lstrip()
        before = len(text) - len(bare)
        name = next(
            (bare[:size] for size in self._sizes if bare[:size] in self.known and _ends(bare, size)), ""
        )
        found = _FIRST.match(text)
        if found and len(found[1]) > len(name):
            name = found[1]
        if not name:
            return "", 0
        bound = _BOUND.match(text, before + len(name))
        return name, bound.end() if bound else before + len(name)

    def written(self, text: str) -> tuple[str, ...]:
        """The ids of the labels in a text that somebody typed: `os-b3 / v1`, `punt OS-B3 V1.`."""
        if self._typed is None:
            return ()
        found = (self._plain[_letters(match[0])] for match in self._typed.finditer(text))
        return tuple(dict.fromkeys(found))

    def unread(self, text: str) -> bool:
        """Whether such a text says more than its labels."""
        rest = self._typed.sub(" ", text) if self._typed else text
        return any(word not in _AROUND for word in re.findall(r"\w+", rest.casefold()))

    def marked(self, anchors: Iterable[str]) -> tuple[str, ...]:
        """The ids of the places that bookmarks in a paragraph stand for."""
        names = (match[1] for anchor in anchors if (match := _MARK.fullmatch(anchor)))
        return tuple(dict.fromkeys(self._marks[name] for name in names if name in self._marks))

    @cached_property
    def _sizes(self) -> tuple[int, ...]:
        return tuple(sorted({len(label) for label in self.known}, reverse=True))

    @cached_property
    def _marks(self) -> Mapping[str, str]:
        return {_mark(place): place for place in self.known.values()}

    @cached_property
    def _plain(self) -> Mapping[str, str]:
        """The ids by the letters and numbers of their labels; of two that are alike, none."""
        count = Counter(map(_letters, self.known))
        return {_letters(label): place for label, place in self.known.items() if count[_letters(label)] == 1}

    @cached_property
    def _typed(self) -> re.Pattern[str] | None:
        """Every known label with anything between its letters and numbers, but not a part of another."""
        names = sorted((each for each in self.known if _letters(each) in self._plain), key=len, reverse=True)
        forms = (_BETWEEN.join(_GROUPS.findall(name)) for name in names)
        after = rf"(?!\w|{_BETWEEN}[VSOTGRH]{_BETWEEN}\d|-\w|/\w)"
        return re.compile(rf"(?<![\w/-])(?:{'|'.join(forms)}){after}", re.I) if names else None


def _ends(text: str, size: int) -> bool:
    return size == len(text) or bool(_BOUND.match(text, size))


def _letters(label: str) -> str:
    return "".join(_GROUPS.findall(label.casefold()))


def _mark(place: str) -> str:
    """The bookmark of a place as the writer of Word documents names it (render/writers/docx.lua)."""
    return re.sub(rb"[^a-z0-9]", b"_", place.lower().encode())[:_MARK_LENGTH].decode()
