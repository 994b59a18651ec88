"""What several rules ask of a scoring: its level, its evidence, and whether these are known."""

from __future__ import annotations

from collections.abc import Iterable

from naftctl.model.dossier import Dossier
from naftctl.model.evidence import Evidence, Method
from naftctl.model.framework import Level, ReportCategory
from naftctl.model.scoring import NOT_SCALED, Finding, Result, Scoring
from naftctl.prose import Citation, Point

SHORTCOMING = "T"
"""The letter of the category in which shortcomings fall."""
_LETTERS = tuple(method.letter for method in Method)


def level_of(dossier: Dossier, name: str | None) -> Level | None:
    """The level with this id, None while there is none or it is unknown or not scaled."""
    return dossier.framework.level.get(name) if name else None


def category_of(dossier: Dossier, level: Level) -> ReportCategory | None:
    """The kind of point that goes with a level."""
    return dossier.framework.category(level.report_category)


def scaled(scoring: Scoring) -> bool:
    """Whether a level was given."""
    return scoring.level is not None and scoring.level != NOT_SCALED


def pieces_cited(scoring: Scoring) -> tuple[Citation, ...]:
    """The places where a scoring cites a piece of evidence."""
    return tuple(c for c in scoring.body.citations if names_piece(c.target))


def names_piece(target: str) -> bool:
    """Whether a name is one that a piece of evidence has: `G02`."""
    return target.startswith(_LETTERS) and target[1:].isdigit()


def known_evidence(dossier: Dossier, scoring: Scoring) -> tuple[Evidence, ...]:
    """The evidence that a scoring cites; empty unless every piece is there and could be read."""
    cited = pieces_cited(scoring)
    complete = all(citation.target in dossier.piece for citation in cited)
    return dossier.cited(scoring) if cited and complete else ()


def citations_of(point: Point) -> tuple[Citation, ...]:
    """Every citation of a point, those in its answers included."""
    return (*point.text.citations, *(c for answer in point.answers for c in answer.text.citations))


def named(page: Scoring | Finding, point: Point) -> str:
    """How a point is named in a message: `OS-B3/S1`, with a question mark where it has no label."""
    return f"`{page.id}/{point.label or f'{point.letter}?'}`"


def items_cited(dossier: Dossier, point: Point) -> tuple[str, ...]:
    """The regulation items that a point cites, or of which it cites the shortcoming."""
    known = {item.id for item in dossier.framework.regulation}
    names = (citation.target.partition("/")[0] for citation in citations_of(point))
    return tuple(dict.fromkeys(name for name in names if name in known))


def breached(dossier: Dossier, items: Iterable[str]) -> bool:
    """Whether one of these regulation items is not in order, or has no result that is known yet."""
    found = (dossier.result.get(item) for item in items)
    return any(result is None or result.result in {None, Result.BREACHED} for result in found)
