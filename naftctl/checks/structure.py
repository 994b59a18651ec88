"""N1xx and labels: is everything filled in, and does every point have an address of its own?"""

from __future__ import annotations

from collections.abc import Iterator

from naftctl.checks.rule import Problem, rule
from naftctl.diagnostic import Label
from naftctl.language import tr
from naftctl.lifecycle import Phase
from naftctl.model.dossier import Dossier
from naftctl.model.record import Page
from naftctl.prose import PLACEHOLDER, Point
from naftctl.source import Cure

_DUE = {
    "inspection.yaml": Phase.PLANNED,
    "focus.yaml": Phase.VISITED,
    "desk-analysis.md": Phase.VISITED,
}
_LONGEST = 70


@rule("N124", due=Phase.DRAFT)
def placeholder(dossier: Dossier) -> Iterator[Problem]:
    """What is still to be filled in, ⟨vul in: …⟩, is filled in by the time the file is needed.

    Why: a place to fill in that remains ends up as text in a letter or a report.
    Fix: replace everything from ⟨ up to and including ⟩ by what is asked: in inspection.yaml at once,
    in focus.yaml and desk-analysis.md by the visit, elsewhere by the draft report.
    """
    for place in dossier.placeholders:
        what = _asked(place.words)
        message = (
            tr("still to fill in: {what}", what=what)
            if what
            else tr("there is still something to fill in here")
        )
        yield Problem(place.span, message, tr("complete this"), due=_DUE.get(place.file, Phase.DRAFT))


@rule("N317", due=Phase.DRAFT)
def missing_label(dossier: Dossier) -> Iterator[Problem]:
    """Every point and every recommendation has a label: V1. S1. O1. T1. G1. R1.

    Why: the label is the address of the point; the advice, the reaction and the report refer to it.
    Fix: begin the point with its letter and the next free number. Never use a label again.
    """
    for name, points in _points(dossier):
        unlabelled = [point for point in points if point.label is None and not unfinished(point)]
        for point in unlabelled:
            before = [p for p in unlabelled if p.letter == point.letter and p.span < point.span]
            label = f"{point.letter}{_highest(points, point.letter) + len(before) + 1}."
            what = tr("a recommendation") if point.letter == "R" else tr("a point")
            message = tr("{what} in {name} has no label", what=what, name=name)
            gone = _gone(dossier, name, point)
            cures = () if gone else (Cure(point.span, "", f"{label} "),)
            yield Problem(point.span, message, _with(label, gone), cures=cures)


@rule("N318", due=Phase.PLANNED)
def double_label(dossier: Dossier) -> Iterator[Problem]:
    """A label is in a file only once.

    Why: a reference to that label would point to two points.
    Fix: give the newer of the two points the next free number and check the references to it.
    """
    levers = (("reflection.md", dossier.reflection.points),) if dossier.reflection else ()
    for name, points in (*_points(dossier), *levers):
        first: dict[str, Point] = {}
        for point in points:
            if point.label and first.setdefault(point.label, point) is not point:
                free = f"{point.letter}{_highest(points, point.letter) + 1}."
                yield Problem(
                    point.span,
                    tr("the label `{label}` is in {name} a second time", label=point.label, name=name),
                    tr("begin this point with `{free}`", free=free),
                    related=(
                        Label(
                            first[point.label].span,
                            tr("`{label}` is here for the first time", label=point.label),
                        ),
                    ),
                )


def _gone(dossier: Dossier, name: str, point: Point) -> str:
    """The label that this point may have lost: of its file and letter, referred to, and nowhere."""
    kin = f"{name.removesuffix('.md')}/{point.letter}"
    targets = {item.reference.target for item in dossier.unresolved}
    return min((target.partition("/")[2] for target in targets if target.startswith(kin)), default="")


def _with(label: str, gone: str) -> str:
    if not gone:
        return tr("begin the point with `{label}`", label=label)
    return tr(
        "begin the point with `{gone}.` if it is the point that references to {gone} mean, "
        "and otherwise with `{label}`",
        gone=gone,
        label=label,
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
