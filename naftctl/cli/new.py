"""`naftctl new`: an inspection folder from the scaffold."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer
from msgspec.structs import replace

from naftctl.cli.ask import ask
from naftctl.cli.framework.versions import find_version
from naftctl.cli.making import make
from naftctl.cli.mistakes import WrongCall
from naftctl.cli.session import TodayOption, WorkspaceOption, as_day, choose, open_session
from naftctl.language import tr
from naftctl.scaffold import REGULAR, Plan, slug
from naftctl.show.words import visible

_LONGEST = 120


def new(  # noqa: PLR0913
    name: Annotated[str | None, typer.Argument(metavar="NAME", help=tr("the name of the provider"))] = None,
    *,
    first_visit: Annotated[
        str | None,
        typer.Option("--first-visit", metavar="DAY", help=tr("the first day of the visit, as 2026-06-09")),
    ] = None,
    occasion: Annotated[
        str,
        typer.Option(
            metavar="OCCASION", help=tr("regulier, klacht, ernstige_gebeurtenis, opvolging or thematisch")
        ),
    ] = REGULAR,
    framework: Annotated[
        str | None,
        typer.Option(metavar="FRAMEWORK", help=tr("version of the framework; without: the newest here")),
    ] = None,
    alternate: Annotated[
        str | None,
        typer.Option(
            metavar="INVESTIGATION", help=tr("the alternate investigation, if it is chosen already")
        ),
    ] = None,
    workspace: WorkspaceOption = None,
    today: TodayOption = None,
) -> int:
    """Make the folder of an inspection, with in each file what you have to fill in.

    If the folder exists already, only what is missing is added, such as the scales of an investigation
    that you chose in the meantime. A file that is there stays as it is.
    """
    session = open_session(workspace, today)
    version = find_version(session, framework, sound=True)
    known = {kind.id: kind for kind in version.occasions}
    kind = known[choose(occasion, tuple(known), "--occasion")]
    provider = ask(name, tr("Name of the provider"), tr("NAME"), as_name)
    visit = ask(first_visit, tr("First day of the visit, as 2026-06-09"), "--first-visit", as_first_visit)
    return make(session, with_choice(Plan(provider, version, kind, visit), alternate))


def as_first_visit(text: str) -> date:
    """The first day of visit as it was typed."""
    return as_day(text, "--first-visit")


def as_name(text: str) -> str:
    """The name of a provider, of which a folder can be made."""
    name = " ".join(text.split())
    if not slug(name):
        raise WrongCall(
            tr("NAME: a name with letters or digits expected"), tr("write the name of the provider")
        )
    if len(name) > _LONGEST or visible(name) != name or "⟨" in name:
        raise WrongCall(
            tr("NAME: too long, or with a character that cannot be in a name"), tr("write a shorter name")
        )
    return name


def with_choice(plan: Plan, alternate: str | None) -> Plan:
    """The plan with the alternate that was named."""
    if alternate is None:
        return plan
    known = [item.id for item in plan.alternates]
    if not known:
        message = tr("--alternate: with {id} the framework sets no choice", id=plan.occasion.id)
        raise WrongCall(message, tr("leave out --alternate"))
    return replace(plan, chosen=choose(alternate, known, "--alternate"))
