"""Two moments of one inspection side by side, page by page."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from msgspec.structs import replace

from naftctl.commitment import is_blind
from naftctl.difference.fields import fields
from naftctl.difference.points import Pair, pairs, placed
from naftctl.difference.sides import Key, brief, files_beside, in_order, pages, renamed_pieces, unread
from naftctl.difference.texts import passages, point_change
from naftctl.difference.values import Change, Difference, Part, What
from naftctl.model.dossier import Dossier
from naftctl.model.owned import FocusChoice, Seal
from naftctl.model.record import Page
from naftctl.model.scoring import IndividualScoring, Pointed

_POINTED = ((Part.SCORING, Part.FINDING), (Part.ADVICE,), (Part.REFLECTION,))
"""The kinds of pages with points; a point may move from one page to another in the same group."""
_NAMES = {Part.ADVICE: "advice", Part.REFLECTION: "reflection"}
_PROOF = frozenset({"salt", "commit"})
_RANKING = frozenset({"ranking"})
"""What the program worked out: that it differs is told, and not how."""


def difference(old: Dossier, new: Dossier) -> Difference:
    """Every change in meaning from `old` to `new`; no level of a member while the team is blind on a side."""
    return _Comparison(old, new).whole()


class _Comparison:
    def __init__(self, old: Dossier, new: Dossier) -> None:
        self.old, self.new = old, new
        self.blind = is_blind(old) or is_blind(new)
        self.lost = unread(old) | unread(new)
        pieces = renamed_pieces(old, new)
        heirs = {(Part.EVIDENCE, before): (Part.EVIDENCE, after) for before, after in pieces.items()}
        self.before = {heirs.get(key, key): page for key, page in pages(old).items()}
        self.after = pages(new)
        self.pairs = {part: row for group in _POINTED for row in [self._paired(group)] for part in group}
        moved = ((p.old, p.new) for p in chain(*self.pairs.values()) if p.renamed)
        self.names = {**pieces, **{o.name: n.name for o, n in moved if o and n and o.point.label}}

    def whole(self) -> Difference:
        """All changes, in reading order."""
        found: list[Change] = []
        for key in in_order({*self.before, *self.after, *self.lost}, self.new.framework):
            found += self._page(key)
        found += self._commitments()
        found += files_beside(self.old, self.new)
        parts = list(Part)
        found.sort(key=lambda change: parts.index(change.part))
        return Difference(self.new.id, tuple(found), blind=self.blind)

    # ── pages ────────────────────────────────────────────────────────────────────────────────────────────
    def _page(self, key: Key) -> Iterator[Change]:
        part, name = key
        old, new = self.before.get(key), self.after.get(key)
        if key in self.lost:
            yield Change(part, (What.UNREAD,), name)
        elif (part, "") in self.lost:  # the file that it is an entry of
            return
        elif part is Part.REGULATION:
            yield from self._fields(key, old, new)
        elif old is None or new is None:
            yield from _came_or_went(key, old, new)
            yield from (
                each for each in self._points(key) if {What.ADDED, What.REMOVED}.isdisjoint(each.kinds)
            )
        elif part is Part.INDIVIDUAL:
            yield from self._individual(name, old, new)
        elif part is Part.SEAL:
            yield from self._seal(name, old, new)
        else:
            yield from self._both(key, old, new)

    def _both(self, key: Key, old: Page, new: Page) -> Iterator[Change]:
        """What changed on a page that is on both sides."""
        part, name = key
        if old.id != new.id and part is Part.EVIDENCE:
            spans = (old.where(), new.where())
            about = Change(part, (What.RENAMED,), name, (), old.id, new.id)
            yield replace(about, new=brief(new), old_span=spans[0], new_span=spans[1])
        yield from self._fields(key, old, new, _RANKING)
        if isinstance(old, FocusChoice) and isinstance(new, FocusChoice) and old.ranking != new.ranking:
            about = Change(part, (What.CHANGED,), name, ("ranking",))
            yield replace(about, old_span=old.where("ranking"), new_span=new.where("ranking"))
        yield from passages(part, name, old.body, new.body, self.names)
        yield from self._points(key)

    def _fields(
        self, key: Key, old: Page | None, new: Page | None, without: frozenset[str] = frozenset()
    ) -> Iterator[Change]:
        for one in fields(old, new, self.names, without):
            change = Change(key[0], (one.what,), key[1], one.route, old=one.old, new=one.new)
            yield replace(change, old_span=one.old_span, new_span=one.new_span)

    # ── points ───────────────────────────────────────────────────────────────────────────────────────────
    def _paired(self, parts: tuple[Part, ...]) -> tuple[Pair, ...]:
        sides = (self._placed(side, parts) for side in (self.before, self.after))
        return pairs(*map(placed, sides))

    def _placed(self, side: dict[Key, Page], parts: tuple[Part, ...]) -> list[tuple[str, Pointed]]:
        return [
            (_NAMES.get(part, name), page)
            for (part, name), page in side.items()
            if part in parts and (part, name) not in self.lost and isinstance(page, Pointed)
        ]

    def _points(self, key: Key) -> Iterator[Change]:
        """What happened to the points that are on a page now, and to those that were and are nowhere now."""
        part, name = key
        for pair in self.pairs.get(part, ()):
            side = pair.new or pair.old
            if side and side.page == _NAMES.get(part, name):
                yield from (replace(change, page=name) for change in point_change(part, pair, self.names))

    # ── what the team keeps to itself, and what the program wrote ────────────────────────────────────────
    def _individual(self, name: str, old: Page, new: Page) -> Iterator[Change]:
        found = list(self._fields((Part.INDIVIDUAL, name), old, new, _PROOF))
        if found and self.blind:
            found = [Change(Part.INDIVIDUAL, (What.CHANGED,), name)]
        yield from found
        if isinstance(old, IndividualScoring) and isinstance(new, IndividualScoring) and old.salt != new.salt:
            yield Change(Part.INDIVIDUAL, (What.CHANGED,), name, ("salt",), new_span=new.where("salt"))

    def _commitments(self) -> Iterator[Change]:
        before, after = ({page.id: page for page in side.commitments} for side in (self.old, self.new))
        for name in sorted({*before, *after}):
            if before.get(name) != after.get(name):
                both = name in before and name in after
                what = What.CHANGED if both else What.ADDED if name in after else What.REMOVED
                yield Change(Part.INDIVIDUAL, (what,), name, ("commitment",))

    def _seal(self, name: str, old: Page, new: Page) -> Iterator[Change]:
        if isinstance(old, Seal) and old != new:
            spans = (old.where(), new.where())
            yield Change(Part.SEAL, (What.CHANGED,), name, old_span=spans[0], new_span=spans[1])


def _came_or_went(key: Key, old: Page | None, new: Page | None) -> Iterator[Change]:
    """A page on one side only, with what it holds in brief."""
    part, name = key
    if new is not None:
        about = Change(part, (What.ADDED,), name, after=new.id)
        yield replace(about, new=brief(new), new_span=new.where())
    elif old is not None:
        about = Change(part, (What.REMOVED,), name, before=old.id)
        yield replace(about, old=brief(old), old_span=old.where())
