"""N1xx and labels: is everything filled in, and does every point have an address of its own?"""

from __future__ import annotations

from collections.abc import Iterator

from naftctl.checks.rule import Problem, rule
from naftctl.diagnostic import Label
from naftctl.lifecycle import Phase
from naftctl.model.dossier import Dossier
from naftctl.model.record import Page
from naftctl.prose import PLACEHOLDER, Point

_DUE = {
    "inspection.yaml": Phase.PLANNED,
    "focus.yaml": Phase.VISITED,
    "desk-analysis.md": Phase.VISITED,
}
_LONGEST = 70


@rule("N124", due=Phase.DRAFT)
def placeholder(dossier: Dossier) -> Iterator[Problem]:
    """Wat nog in te vullen is, ⟨vul in: …⟩, is ingevuld wanneer het bestand nodig is.

    Waarom: een invulplaats die blijft staan, komt als tekst in een brief of een verslag terecht.
    Herstel: vervang alles van ⟨ tot en met ⟩ door wat gevraagd is: in inspection.yaml meteen, in focus.yaml
    en desk-analysis.md tegen het bezoek, elders tegen het ontwerpverslag.
    """
    for place in dossier.placeholders:
        what = _asked(place.words)
        message = f"nog in te vullen: {what}" if what else "hier is nog iets in te vullen"
        yield Problem(place.span, message, "vul dit aan", due=_DUE.get(place.file, Phase.DRAFT))


@rule("N317", due=Phase.DRAFT)
def missing_label(dossier: Dossier) -> Iterator[Problem]:
    """Elk punt en elke aanbeveling heeft een label: V1. S1. O1. T1. G1. R1.

    Waarom: het label is het adres van het punt; het advies, de reactie en het verslag verwijzen ernaar.
    Herstel: begin het punt met zijn letter en het volgende vrije nummer. Gebruik een label nooit opnieuw.
    """
    for name, points in _points(dossier):
        unlabelled = [point for point in points if point.label is None and not unfinished(point)]
        for point in unlabelled:
            before = [p for p in unlabelled if p.letter == point.letter and p.span < point.span]
            label = f"{point.letter}{_highest(points, point.letter) + len(before) + 1}."
            what = "een aanbeveling" if point.letter == "R" else "een punt"
            message = f"{what} in {name} heeft geen label"
            yield Problem(point.span, message, f"begin het punt met `{label}`")


@rule("N318", due=Phase.PLANNED)
def double_label(dossier: Dossier) -> Iterator[Problem]:
    """Een label staat maar één keer in een bestand.

    Waarom: een verwijzing naar dat label zou naar twee punten wijzen.
    Herstel: geef het jongste van beide punten het volgende vrije nummer en kijk de verwijzingen ernaar na.
    """
    levers = (("reflection.md", dossier.reflection.points),) if dossier.reflection else ()
    for name, points in (*_points(dossier), *levers):
        first: dict[str, Point] = {}
        for point in points:
            if point.label and first.setdefault(point.label, point) is not point:
                free = f"{point.letter}{_highest(points, point.letter) + 1}."
                yield Problem(
                    point.span,
                    f"het label `{point.label}` staat in {name} een tweede keer",
                    f"begin dit punt met `{free}`",
                    related=(Label(first[point.label].span, f"hier staat `{point.label}` voor het eerst"),),
                )


def unfinished(point: Point) -> bool:
    """Whether a point is still to be filled in, so that nothing else can be asked of it yet."""
    return bool(PLACEHOLDER.search(point.text.markdown))


def misquoted(page: Page, point: Point) -> bool:
    """Whether a point holds something that was meant as a citation and could not be read as one."""
    lines = range(point.text.span.line, point.text.span.end_line + 1)
    return any(flaw.code == "N123" and flaw.span.line in lines for flaw in page.body.flaws)


def _points(dossier: Dossier) -> Iterator[tuple[str, tuple[Point, ...]]]:
    for page in (*dossier.scorings, *dossier.findings):
        yield page.id, page.points
    if dossier.advice:
        yield "advice.md", dossier.advice.points


def _highest(points: tuple[Point, ...], letter: str) -> int:
    return max((int(p.label[1:]) for p in points if p.label and p.label[0] == letter), default=0)


def _asked(words: str) -> str:
    """What a placeholder asks for, shortened."""
    found = PLACEHOLDER.search(words)
    asked = found[0].removeprefix("⟨vul in").removesuffix("⟩").lstrip(":").strip() if found else ""
    return asked if len(asked) <= _LONGEST else asked[:_LONGEST].rsplit(" ", 1)[0] + " …"
