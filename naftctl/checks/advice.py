"""N331 to N335: does the advice follow from what was found, without anybody computing it?"""

from __future__ import annotations

from collections.abc import Iterator

from naftctl.checks.demands import advice_required
from naftctl.checks.places import under
from naftctl.checks.rule import Problem, rule
from naftctl.checks.structure import misquoted, unfinished
from naftctl.diagnostic import Label, Severity
from naftctl.lifecycle import Phase
from naftctl.model.dossier import Dossier
from naftctl.model.scoring import Result

FILE = "advice.md"
MOTIVATION = "Motivering"


@rule("N331", due=Phase.DRAFT)
def no_advice(dossier: Dossier) -> Iterator[Problem]:
    """Een inspectie die een advies geeft, heeft een waarde in advice.md.

    Waarom: Opgroeien beslist op basis van het advies. Het programma stelt nooit een waarde voor.
    Herstel: vul bij `value` de waarde in die het team samen koos.
    """
    if not advice_required(dossier) or FILE in dossier.unread:
        return
    allowed = ", ".join(value.id for value in dossier.framework.advice)
    if dossier.advice is None:
        hint = f"maak {FILE}; het team kiest zelf uit {allowed}"
        yield Problem(dossier.file(FILE), f"er is nog geen advies: {FILE} ontbreekt", hint)
    elif not dossier.advice.value:
        hint = f"het team kiest zelf uit {allowed}"
        yield Problem(dossier.advice.where("value"), "het advies heeft nog geen waarde", hint)


@rule("N332", due=Phase.DRAFT)
def no_motivation(dossier: Dossier) -> Iterator[Problem]:
    """Het advies zegt waarop het steunt.

    Waarom: een advies zonder motivering kan de aanbieder niet begrijpen en Opgroeien niet gebruiken.
    Herstel: schrijf onder ## Motivering wat voor het team doorwoog, met verwijzing naar punten.
    """
    if dossier.advice is None:
        return
    section = dossier.advice.body.section(MOTIVATION)
    if section is None or section.empty:
        span = under(dossier.advice, MOTIVATION)
        yield Problem(span, "het advies heeft geen motivering", f"schrijf onder ## {MOTIVATION} wat doorwoog")


@rule("N333", due=Phase.DRAFT)
def advice_contradicts(dossier: Dossier) -> Iterator[Problem]:
    """Het advies gaat samen met de tekorten die het verslag noemt.

    Waarom: een verslag dat tekorten noemt en een advies dat ze uitsluit, spreken elkaar tegen.
    Herstel: bespreek met het team of de tekorten dan wel het advies anders moeten.
    """
    advice, found = dossier.advice, dossier.shortcomings
    value = next((v for v in dossier.framework.advice if advice and v.id == advice.value), None)
    if advice is None or value is None:
        return
    hint = "bespreek met het team wat moet veranderen: het advies of de tekorten"
    if found and not value.with_shortcomings:
        message = f"`{value.id}` gaat niet samen met tekorten, het verslag noemt er {len(found)}"
        related = tuple(Label(span, f"tekort `{name}`") for name, span in found.items())
        yield Problem(advice.where("value"), message, hint, related=related)
    if value.needs_shortcoming and not found and not _incomplete(dossier):
        message = f"`{value.id}` vraagt minstens één tekort, het verslag noemt er geen"
        yield Problem(advice.where("value"), message, hint)


@rule("N334", due=Phase.DRAFT, severity=Severity.WARNING)
def shortcoming_unanswered(dossier: Dossier) -> Iterator[Problem]:
    """Bij elk tekort hoort een aanbeveling die ernaar verwijst.

    Waarom: de aanbieder moet weten wat van hem verwacht wordt.
    Herstel: schrijf in advice.md een aanbeveling die naar het tekort verwijst, zoals [@OS-B4/T1].
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
            message = f"naar tekort `{name}` verwijst geen aanbeveling"
            yield Problem(span, message, f"schrijf in {FILE} een aanbeveling met [@{name}]")


@rule("N335", due=Phase.DRAFT, severity=Severity.WARNING)
def recommendation_adrift(dossier: Dossier) -> Iterator[Problem]:
    """Elke aanbeveling verwijst naar het punt waarop ze antwoordt.

    Waarom: een aanbeveling die nergens op steunt, is een mening van het team.
    Herstel: zet op het einde het punt, zoals [@OS-B3/O1].
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
        name = f"aanbeveling `{point.label}`" if point.label else "een aanbeveling"
        message = f"{name} verwijst naar geen enkel punt"
        yield Problem(point.span, message, f"zet op het einde het punt{_example(dossier)}")


def _example(dossier: Dossier) -> str:
    """What a reference to a point of this inspection looks like, where it has one that asks for an answer."""
    letters = {category.letter for category in dossier.framework.report_categories}
    names = (name for name in dossier.points if name.rpartition("/")[2][0] in letters)
    return next((f", zoals [@{name}]" for name in names), "")


def _incomplete(dossier: Dossier) -> bool:
    """Whether a shortcoming may stand in a file that could not be read."""
    names = {*dossier.framework.scale, *(item.id for item in dossier.framework.regulation), "regulation.yaml"}
    return not names.isdisjoint(dossier.unread)
