"""N351 to N354: is there everything else that a report of a regular inspection tells?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from naftctl.checks.demands import scales_required
from naftctl.checks.places import gap
from naftctl.checks.references import misnamed
from naftctl.checks.rule import Problem, rule
from naftctl.checks.words import day, quoted
from naftctl.diagnostic import Severity
from naftctl.lifecycle import Phase
from naftctl.model.dossier import Dossier, Kind
from naftctl.model.scoring import NOT_AVAILABLE, DeskAnalysis
from naftctl.source import Span

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@rule("N351", due=Phase.DRAFT)
def no_reflection(dossier: Dossier) -> Iterator[Problem]:
    """Van het reflectiegesprek is een verslag met een dag.

    Waarom: de aanbieder hoorde daar de voorlopige niveaus en bracht er zijn eigen inzichten in.
    Herstel: vul reflection.md in, met bij `date` de dag van het gesprek.
    """
    name, reflection = "reflection.md", dossier.reflection
    if not scales_required(dossier) or name in dossier.unread:
        return
    if reflection is None:
        message = f"er is nog geen verslag van het reflectiegesprek: {name} ontbreekt"
        yield Problem(dossier.file(name), message, f"maak {name}")
    elif reflection.date is None:
        message = "de dag van het reflectiegesprek ontbreekt"
        yield Problem(reflection.where("date"), message, "vul bij `date` de dag in")


@rule("N352", due=Phase.DRAFT)
def context_missing(dossier: Dossier) -> Iterator[Problem]:
    """De deskanalyse beschrijft elk context- en inputkenmerk van het kader.

    Waarom: een lezer begrijpt de niveaus pas als hij weet waar en met wie de aanbieder werkt.
    Herstel: schrijf in desk-analysis.md onder elke kop, zoals ## CI-1, wat het team weet.
    """
    name, desk = "desk-analysis.md", dossier.desk
    if not scales_required(dossier) or name in dossier.unread:
        return
    if desk is None:
        yield Problem(dossier.file(name), f"er is nog geen deskanalyse: {name} ontbreekt", f"maak {name}")
        return
    absent = [item for item in dossier.framework.context if desk.body.section(item.id) is None]
    waits = len(absent) <= misnamed(dossier, Kind.CONTEXT, desk.path)
    for item in dossier.framework.context:
        section = desk.body.section(item.id)
        if section.empty if section else not waits:
            span = section.span if section else Span(desk.path)
            message = f"`{item.id}` ({item.title}) is niet beschreven"
            yield Problem(span, message, f"schrijf het onder ## {item.id} {item.title}")


@rule("N353", due=Phase.VISITED, severity=Severity.WARNING)
def not_received(dossier: Dossier) -> Iterator[Problem]:
    """De informatie is voor het eerste bezoek gevraagd, en van elk stuk staat wanneer het aankwam.

    Waarom: zo is te zien wat het team bij de voorbereiding kon lezen.
    Herstel: vul in desk-analysis.md bij `asked` de dag in, en onder `received` per stuk de dag als
    JJJJ-MM-DD, of niet_beschikbaar.
    """
    desk = dossier.desk
    if desk is None or not scales_required(dossier) or not dossier.framework.requested_information:
        return
    late = tuple(_asked(dossier, desk))
    yield from late
    missing = [item.id for item in dossier.framework.requested_information if item.id not in desk.received]
    # A value that was refused leaves no key behind; its own fault already says so.
    missing = [name for name in missing if desk.where("received", name) == desk.where("received")]
    hint = f"vul de dag van ontvangst in, of {NOT_AVAILABLE}"
    if len(missing) > misnamed(dossier, Kind.REQUESTED, desk.path):
        message = f"onder `received` ontbreekt {quoted(missing)}"
        yield Problem(gap(desk, "received", "asked"), message, hint)
    visit = None if late and desk.asked else _visit(dossier)
    for name, value in desk.received.items():
        received, place = received_day(value), desk.where("received", name)
        if received and visit and visit <= received <= dossier.today:
            found = f"ontvangen op {day(received)}, niet voor het eerste bezoek op {day(visit)}"
            yield Problem(place, f"`{name}`: {found}", "kijk de dag na")
        elif received is None and value != NOT_AVAILABLE:
            found = f"`{value[:40]}` is geen dag van ontvangst" if value else "de dag van ontvangst ontbreekt"
            yield Problem(place, f"`{name}`: {found}", hint)


def received_day(value: str | None) -> date | None:
    """The day on which a piece came in; None where the value is none."""
    try:
        return date.fromisoformat(value) if value and _DAY.fullmatch(value) else None
    except ValueError:
        return None


def _asked(dossier: Dossier, desk: DeskAnalysis) -> Iterator[Problem]:
    """What is odd about the day on which the information was asked for."""
    visit = _visit(dossier)
    if desk.asked is None:
        message = "de dag waarop u de informatie vroeg, ontbreekt"
        span = gap(desk, "asked", "received")
        yield Problem(span, message, "vul bij `asked` de dag in", due=Phase.ANNOUNCED)
    elif visit and visit <= desk.asked <= dossier.today:
        found = f"gevraagd op {day(desk.asked)}, niet voor het eerste bezoek op {day(visit)}"
        yield Problem(desk.where("asked"), f"de informatie is {found}", "kijk de dag na")


def _visit(dossier: Dossier) -> date | None:
    """The first day on which the team came, or means to come."""
    return min(dossier.inspection.milestones.visited, default=dossier.inspection.first_visit)


@rule("N354", due=Phase.DRAFT)
def no_summary(dossier: Dossier) -> Iterator[Problem]:
    """Er is een samenvatting voor jongeren en ouders.

    Waarom: het verslag gaat over hen; zij hebben er recht op in gewone woorden.
    Herstel: schrijf summary.md: één bladzijde, korte zinnen, geen vaktaal.
    """
    name, summary = "summary.md", dossier.summary
    if not scales_required(dossier) or name in dossier.unread:
        return
    if summary is None:
        message = f"er is nog geen samenvatting voor jongeren en ouders: {name} ontbreekt"
        yield Problem(dossier.file(name), message, f"schrijf {name}")
    elif summary.body.empty:
        message = "de samenvatting voor jongeren en ouders is leeg"
        yield Problem(dossier.file(name), message, "schrijf één bladzijde in gewone woorden")
