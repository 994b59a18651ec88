"""N331 to N335: does the advice follow from what was found, without anybody computing it?"""

from __future__ import annotations

from collections.abc import Iterator

from naftctl.checks.demands import advice_required
from naftctl.checks.places import added, under
from naftctl.checks.rule import Problem, rule
from naftctl.checks.structure import misquoted, unfinished
from naftctl.diagnostic import Label, Severity
from naftctl.language import tr
from naftctl.lifecycle import Phase
from naftctl.model.dossier import Dossier
from naftctl.model.scoring import ADVICE_HEADINGS, Result

FILE = "advice.md"
MOTIVATION = "Motivering"


@rule("N331", due=Phase.DRAFT)
def no_advice(dossier: Dossier) -> Iterator[Problem]:
    """An inspection that gives an advice has a value in advice.md.

    Why: Opgroeien decides on the basis of the advice. The program never proposes a value.
    Fix: fill in at `value` the value that the team chose together.
    """
    if not advice_required(dossier) or FILE in dossier.unread:
        return
    allowed = ", ".join(value.id for value in dossier.framework.advice)
    if dossier.advice is None:
        hint = tr("make {file}; the team itself chooses from {allowed}", file=FILE, allowed=allowed)
        yield Problem(dossier.file(FILE), tr("there is no advice yet: {file} is missing", file=FILE), hint)
    elif not dossier.advice.value:
        hint = tr("the team itself chooses from {allowed}", allowed=allowed)
        yield Problem(dossier.advice.where("value"), tr("the advice has no value yet"), hint)


@rule("N332", due=Phase.DRAFT)
def no_motivation(dossier: Dossier) -> Iterator[Problem]:
    """The advice says what it rests on.

    Why: an advice without a motivation cannot be understood by the provider or used by Opgroeien.
    Fix: write under ## Motivering what weighed most for the team, with references to points.
    """
    if dossier.advice is None:
        return
    section = dossier.advice.body.section(MOTIVATION)
    if section is None or section.empty:
        span = under(dossier.advice, MOTIVATION)
        hint = tr("write under ## {motivation} what weighed most", motivation=MOTIVATION)
        cures = () if section else added(dossier.advice, [MOTIVATION], ADVICE_HEADINGS)
        yield Problem(span, tr("the advice has no motivation"), hint, cures=cures)


@rule("N333", due=Phase.DRAFT)
def advice_contradicts(dossier: Dossier) -> Iterator[Problem]:
    """The advice goes together with the shortcomings that the report names.

    Why: a report that names shortcomings and an advice that rules them out contradict each other.
    Fix: discuss with the team whether the shortcomings or the advice have to change.
    """
    advice, found = dossier.advice, dossier.shortcomings
    value = next((v for v in dossier.framework.advice if advice and v.id == advice.value), None)
    if advice is None or value is None:
        return
    hint = tr("discuss with the team what has to change: the advice or the shortcomings")
    if found and not value.with_shortcomings:
        message = tr(
            "`{id}` does not go together with shortcomings, the report names {found}",
            id=value.id,
            found=len(found),
        )
        related = tuple(Label(span, tr("shortcoming `{name}`", name=name)) for name, span in found.items())
        yield Problem(advice.where("value"), message, hint, related=related)
    if value.needs_shortcoming and not found and not _incomplete(dossier):
        message = tr("`{id}` asks for at least one shortcoming, the report names none", id=value.id)
        yield Problem(advice.where("value"), message, hint)


@rule("N334", due=Phase.DRAFT, severity=Severity.WARNING)
def shortcoming_unanswered(dossier: Dossier) -> Iterator[Problem]:
    """Every shortcoming has a recommendation that refers to it.

    Why: the provider has to know what is expected of it.
    Fix: write in advice.md a recommendation that refers to the shortcoming, such as [@OS-B4/T1].
    """
    if dossier.advice is None:
        return
    cited = {c.target for point in dossier.advice.points for c in point.text.citations}
    claimed = {f"{r.id}/T1" for r in dossier.regulation if r.result is not Result.BREACHED}
    items = (item.id for item in dossier.framework.regulation)
    known = {*dossier.framework.scale, *items, *(finding.id for finding in dossier.findings)}
    for name, span in dossier.shortcomings.items():
        judged = name.partition("/")[0] in known and name not in claimed and not name.endswith("?")
        if judged and name not in cited:
            message = tr("no recommendation refers to shortcoming `{name}`", name=name)
            yield Problem(
                span, message, tr("write a recommendation with [@{name}] in {file}", file=FILE, name=name)
            )


@rule("N335", due=Phase.DRAFT, severity=Severity.WARNING)
def recommendation_adrift(dossier: Dossier) -> Iterator[Problem]:
    """Every recommendation refers to the point that it answers.

    Why: a recommendation that rests on nothing is an opinion of the team.
    Fix: put the point at the end, such as [@OS-B3/O1].
    """
    advice = dossier.advice
    if advice is None:
        return
    for point in advice.points:
        if (
            unfinished(point)
            or misquoted(advice, point)
            or any("/" in c.target for c in point.text.citations)
        ):
            continue
        name = tr("recommendation `{label}`", label=point.label) if point.label else tr("a recommendation")
        message = tr("{name} does not refer to any point", name=name)
        yield Problem(point.span, message, tr("put the point at the end{example}", example=_example(dossier)))


def _example(dossier: Dossier) -> str:
    """What a reference to a point of this inspection looks like, where it has one that asks for an answer."""
    letters = {category.letter for category in dossier.framework.report_categories}
    names = (name for name in dossier.points if name.rpartition("/")[2][0] in letters)
    return next((tr(", such as [@{name}]", name=name) for name in names), "")


def _incomplete(dossier: Dossier) -> bool:
    """Whether a shortcoming may stand in a file that could not be read."""
    names = {*dossier.framework.scale, *(item.id for item in dossier.framework.regulation), "regulation.yaml"}
    return not names.isdisjoint(dossier.unread)
