"""Individual scorings side by side and beside the consensus, agreement in counts. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import reduce
from itertools import combinations
from operator import add

from msgspec import Struct

from naftctl.model.dossier import Dossier
from naftctl.model.scoring import NOT_SCALED, IndividualScoring, Scoring

_Given = tuple[str, str | None]
"""A member with the level that it gave."""


class Tally(Struct, frozen=True):
    """How many pairs of levels are the same, differ one level, differ more, or cannot be compared.

    A pair cannot be compared where one of the two says that the scale is not scaled: that is no level.
    """

    exact: int = 0
    adjacent: int = 0
    further: int = 0
    unscaled: int = 0

    def __add__(self, other: Tally) -> Tally:
        """Both counts together."""
        return Tally(
            self.exact + other.exact,
            self.adjacent + other.adjacent,
            self.further + other.further,
            self.unscaled + other.unscaled,
        )

    @property
    def pairs(self) -> int:
        """How many pairs were compared."""
        return self.exact + self.adjacent + self.further


class Row(Struct, frozen=True):
    """One scale: what each member gave, what was told, what the team chose, and how far these lie apart.

    `between` counts the pairs of members, `beside` each member with the consensus; `apart` are the members
    that lie further from each other, and `far` those that lie further from the consensus, than the framework
    lets pass; `divergence` says whether the team wrote how it dealt with that.
    """

    scale: str
    levels: tuple[tuple[str, str | None], ...]
    provisional: str | None
    level: str | None
    between: Tally
    beside: Tally
    apart: tuple[str, ...] = ()
    far: tuple[str, ...] = ()
    divergence: bool = False


class Agreement(Struct, frozen=True):
    """All scales side by side; `members` are those whose scoring is there, `difference` counts levels."""

    members: tuple[str, ...]
    rows: tuple[Row, ...]
    difference: int

    @property
    def between(self) -> Tally:
        """The pairs of members over all scales."""
        return reduce(add, (row.between for row in self.rows), Tally())

    @property
    def beside(self) -> Tally:
        """Each member with the consensus, over all scales."""
        return reduce(add, (row.beside for row in self.rows), Tally())


def agreement(dossier: Dossier) -> Agreement:
    """The scorings of the team side by side, scale by scale."""
    pages = {page.id: page for page in dossier.individual}
    team = tuple(pages[member.id] for member in dossier.inspection.team if member.id in pages)
    rows = tuple(_row(dossier, scale, team) for scale in _scales(dossier, team))
    return Agreement(tuple(page.id for page in team), rows, dossier.framework.judgement.difference)


def _scales(dossier: Dossier, team: Iterable[IndividualScoring]) -> Iterator[str]:
    """The scales in focus; while there is none, those that were scored."""
    scored = {*dossier.scoring, *(scale for page in team for scale in page.scores)}
    chosen = {scale.id for scale in dossier.scales} or scored
    return (scale for scale in dossier.framework.scale if scale in chosen)


def _row(dossier: Dossier, scale: str, team: tuple[IndividualScoring, ...]) -> Row:
    levels = tuple((page.id, page.levels.get(scale)) for page in team)
    scoring = dossier.scoring.get(scale)
    level = scoring.level if scoring else None
    pairs = tuple(combinations(levels, 2))
    with_team = tuple((each, ("", level)) for each in levels)
    return Row(
        scale,
        levels,
        scoring.provisional if scoring else None,
        level,
        reduce(add, (_tally(dossier, one, other) for (_, one), (_, other) in pairs), Tally()),
        reduce(add, (_tally(dossier, one, other) for (_, one), (_, other) in with_team), Tally()),
        _too_far(dossier, levels, pairs),
        _too_far(dossier, levels, with_team),
        _explained(scoring),
    )


def _too_far(
    dossier: Dossier, levels: tuple[_Given, ...], pairs: tuple[tuple[_Given, _Given], ...]
) -> tuple[str, ...]:
    """The members in a pair that lies further apart than the framework lets pass, in order."""
    most, found = dossier.framework.judgement.difference, set[str]()
    for (one, first), (other, second) in pairs:
        distance = _distance(dossier, first, second)
        if distance is not None and distance > most:
            found |= {one, other}
    return tuple(member for member, _ in levels if member in found)


def _tally(dossier: Dossier, one: str | None, other: str | None) -> Tally:
    """The count of one pair; nothing where one of the two is not there yet, or unknown."""
    distance = _distance(dossier, one, other)
    if distance is not None:
        return Tally(int(distance == 0), int(distance == 1), int(distance > 1))
    known = (*dossier.framework.level, NOT_SCALED)
    return Tally(unscaled=int(one in known and other in known))


def _distance(dossier: Dossier, one: str | None, other: str | None) -> int | None:
    """How many levels lie between two, None where one of them is no level."""
    levels = dossier.framework.level
    first, second = levels.get(one or ""), levels.get(other or "")
    return abs(first.order - second.order) if first and second else None


def _explained(scoring: Scoring | None) -> bool:
    return bool(scoring and (scoring.divergence or "").strip())
