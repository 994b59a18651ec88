"""The points of then beside those of now: which are the same, whatever they are called now."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

from msgspec import Struct, field

from naftctl.difference.words import Reading, alike, reading, telling
from naftctl.model.scoring import Pointed
from naftctl.prose import Point

_SAME_LABEL = 0.4
"""So much a point has to keep of its words to be the one that had its label."""
_ELSEWHERE = 0.6
"""So much of its words to be recognised under another label."""


class Placed(Struct, frozen=True):
    """A point with its page, the heading it stands under, and its text read."""

    page: str
    head: str
    point: Point
    text: Reading

    @property
    def name(self) -> str:
        """`OS-B3/V1`; of a point without a label, the name of its page."""
        return f"{self.page}/{self.point.label}" if self.point.label else self.page


class Pair(Struct, frozen=True):
    """A point then and now; one of both is None where it came or went."""

    old: Placed | None
    new: Placed | None

    @property
    def renamed(self) -> bool:
        """Whether the label or the page is another one."""
        return bool(self.old and self.new and self.old.name != self.new.name)


class _Left(Struct):
    """What has no other side yet, and what has."""

    old: list[Placed]
    new: list[Placed]
    pairs: list[Pair] = field(default_factory=list)

    def pair(self, one: Placed, other: Placed) -> None:
        self.old.remove(one)
        self.new.remove(other)
        self.pairs.append(Pair(one, other))


def placed(pages: Iterable[tuple[str, Pointed | None]]) -> tuple[Placed, ...]:
    """Every point of these pages, in order."""
    return tuple(
        Placed(name, section.key or section.title, point, reading(point.text.markdown))
        for name, page in pages
        if page is not None
        for section in page.body.sections
        for point in section.points
    )


def pairs(old: Sequence[Placed], new: Sequence[Placed]) -> tuple[Pair, ...]:
    """The points of both sides together, surest first found, in the order of now; what is gone comes last."""
    left = _Left(list(old), list(new))
    _by(left, lambda p: (p.page, p.head, p.point.label, p.text.words))
    _by(left, lambda p: (p.page, p.text.words) if p.text.words else None)
    _likely(left, lambda a, b: a.name == b.name and a.point.label is not None, _SAME_LABEL)
    _by(left, lambda p: p.text.words if telling(p.text) else None)
    _likely(left, lambda a, b: a.page == b.page, _ELSEWHERE)
    _likely(left, lambda a, b: telling(a.text) and telling(b.text), _ELSEWHERE)
    _by(left, lambda p: p.name if p.point.label else None)
    place = {id(each): number for number, each in enumerate(new)}
    found = [*left.pairs, *(Pair(None, each) for each in left.new)]
    found.sort(key=lambda pair: place[id(pair.new)])
    return (*found, *(Pair(each, None) for each in left.old))


def _by(left: _Left, key: Callable[[Placed], Hashable]) -> None:
    """Bring together what has the same key, in order; None is no key."""
    waiting: dict[Hashable, list[Placed]] = {}
    for each in left.new:
        waiting.setdefault(key(each), []).append(each)
    for each in tuple(left.old):
        row = waiting.get(key(each)) if key(each) is not None else None
        if row:
            left.pair(each, row.pop(0))


def _likely(left: _Left, may: Callable[[Placed, Placed], bool], least: float) -> None:
    """Bring together what shares at least this part of its words, the most alike first."""
    scored = sorted(_scored(left, may, least), key=lambda row: row[:3])
    taken: set[int] = set()
    for _, _, _, one, other in scored:
        if not {id(one), id(other)} & taken:
            taken |= {id(one), id(other)}
            left.pair(one, other)


def _scored(
    left: _Left, may: Callable[[Placed, Placed], bool], least: float
) -> Iterator[tuple[float, int, int, Placed, Placed]]:
    for row, one in enumerate(left.old):
        for column, other in enumerate(left.new):
            if may(one, other) and (score := alike(one.text, other.text)) >= least:
                yield -score, row, column, one, other
