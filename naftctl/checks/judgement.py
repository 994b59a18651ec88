"""What several rules ask of a scoring: its level, its evidence, and whether these are known."""

from __future__ import annotations

from naftctl.model.dossier import Dossier
from naftctl.model.evidence import Evidence, Method
from naftctl.model.framework import Level, ReportCategory
from naftctl.model.scoring import NOT_SCALED, Scoring
from naftctl.prose import Citation, Point

SHORTCOMING = "T"
"""The letter of the category in which shortcomings fall."""


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
    letters = tuple(method.letter for method in Method)
    citations = scoring.body.citations
    return tuple(c for c in citations if c.target.startswith(letters) and c.target[1:].isdigit())


def known_evidence(dossier: Dossier, scoring: Scoring) -> tuple[Evidence, ...]:
    """The evidence that a scoring cites; empty unless every piece is there and could be read."""
    cited = pieces_cited(scoring)
    complete = all(citation.target in dossier.piece for citation in cited)
    return dossier.cited(scoring) if cited and complete else ()


def citations_of(point: Point) -> tuple[Citation, ...]:
    """Every citation of a point, those in its answers included."""
    return (*point.text.citations, *(c for answer in point.answers for c in answer.text.citations))
