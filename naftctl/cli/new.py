"""`naftctl new`: an inspection folder from the scaffold."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Annotated

import typer

from naftctl.cli.ask import ask
from naftctl.cli.framework.versions import find_version
from naftctl.cli.making import make
from naftctl.cli.mistakes import WrongCall
from naftctl.cli.session import TodayOption, WorkspaceOption, as_day, choose, open_session
from naftctl.scaffold import REGULAR, Plan, slug
from naftctl.show.words import visible

_LONGEST = 120


def new(  # noqa: PLR0913
    name: Annotated[str | None, typer.Argument(metavar="NAAM", help="de naam van de aanbieder")] = None,
    *,
    first_visit: Annotated[
        str | None, typer.Option("--first-visit", metavar="DATUM", help="de eerste bezoekdag, als 2026-06-09")
    ] = None,
    occasion: Annotated[
        str,
        typer.Option(
            metavar="AANLEIDING", help="regulier, klacht, ernstige_gebeurtenis, opvolging of thematisch"
        ),
    ] = REGULAR,
    framework: Annotated[
        str | None, typer.Option(metavar="KADER", help="versie van het kader; zonder: de nieuwste hier")
    ] = None,
    alternate: Annotated[
        str | None, typer.Option(metavar="ONDERZOEK", help="het wisselende onderzoek, als dat al gekozen is")
    ] = None,
    workspace: WorkspaceOption = None,
    today: TodayOption = None,
) -> int:
    """Maak de map van een inspectie, met in elk bestand wat u moet invullen.

    Bestaat de map al, dan komt er enkel bij wat ontbreekt, zoals de schalen van een onderzoek dat u intussen
    koos. Een bestand dat er is, blijft zoals het is.
    """
    session = open_session(workspace, today)
    version = find_version(session, framework, sound=True)
    known = {kind.id: kind for kind in version.occasions}
    kind = known[choose(occasion, tuple(known), "--occasion")]
    provider = ask(name, "Naam van de aanbieder", "NAAM", as_name)
    visit = ask(first_visit, "Eerste bezoekdag, als 2026-06-09", "--first-visit", as_first_visit)
    return make(session, with_choice(Plan(provider, version, kind, visit), alternate))


def as_first_visit(text: str) -> date:
    """The first day of visit as it was typed."""
    return as_day(text, "--first-visit")


def as_name(text: str) -> str:
    """The name of a provider, of which a folder can be made."""
    name = " ".join(text.split())
    if not slug(name):
        raise WrongCall("NAAM: een naam met letters of cijfers verwacht", "schrijf de naam van de aanbieder")
    if len(name) > _LONGEST or visible(name) != name or "⟨" in name:
        raise WrongCall("NAAM: te lang, of met een teken dat niet in een naam kan", "schrijf de naam korter")
    return name


def with_choice(plan: Plan, alternate: str | None) -> Plan:
    """The plan with the alternate that was named."""
    if alternate is None:
        return plan
    known = [item.id for item in plan.alternates]
    if not known:
        message = f"--alternate: bij {plan.occasion.id} legt het raamwerk geen keuze op"
        raise WrongCall(message, "laat --alternate weg")
    return replace(plan, chosen=choose(alternate, known, "--alternate"))
