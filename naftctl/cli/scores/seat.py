"""Who scores in which inspection, where this user keeps a scoring privately, and what stands in the way."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from typing import Annotated

import typer
from msgspec import Struct

from naftctl.cli.ask import ask
from naftctl.cli.judge import named
from naftctl.cli.mistakes import WrongCall
from naftctl.cli.session import Session, choose
from naftctl.commitment import scoring_of, untouched
from naftctl.diagnostic import Diagnostic, Severity
from naftctl.language import tr
from naftctl.load.dossier import Loaded
from naftctl.load.private import Drawer, data_folder
from naftctl.model.dossier import Dossier

MemberOption = Annotated[
    str | None,
    typer.Option("--member", metavar="MEMBER", help=tr("which team member you are, for example ond1")),
]
INDIVIDUAL = "scorings/individual/"
_FILE_NAME = re.compile(r"[a-z][a-z0-9-]*")


class Seat(Struct, frozen=True):
    """A member of the team of an inspection, with the drawer in which this user keeps what is private."""

    session: Session
    dossier: Dossier
    member: str
    drawer: Drawer

    @property
    def private(self) -> str:
        """The file in the drawer in which the member types."""
        return f"{self.member}.yaml"

    @property
    def opened(self) -> str:
        """The file in the inspection folder that holds the scoring once it is open."""
        return f"{INDIVIDUAL}{self.member}.yaml"

    @property
    def committed(self) -> str:
        """The file in the inspection folder that says that there is a scoring."""
        return f"{INDIVIDUAL}{self.member}.commit.yaml"


def obstacles(loaded: Loaded, *parts: str) -> tuple[Diagnostic, ...]:
    """What was wrong in reading these parts of the folder; everything where it is no inspection."""
    errors = (d for d in named(loaded.diagnostics) if d.severity is Severity.ERROR)
    if loaded.dossier is None:
        return tuple(errors)
    return tuple(d for d in errors if d.span.path.removeprefix(f"{loaded.path}/").startswith(parts))


def take_seat(session: Session, dossier: Dossier, member: str | None) -> Seat:
    """The place of the member who calls; refuses a data folder that others may see."""
    team = [each.id for each in dossier.inspection.team]
    if not team:
        raise WrongCall(
            tr("the team is still empty"), tr("fill in the team in {path}/inspection.yaml", path=dossier.path)
        )
    question = tr("Which team member are you ({team})", team=", ".join(team))
    name = ask(member, question, "--member", lambda text: _as_member(text, team))
    data = data_folder(os.environ.get("NAFTCTL_DATA"))
    if data.is_relative_to(session.reader.root):
        message = tr("NAFTCTL_DATA points to {data}, in the workspace itself", data=data)
        raise WrongCall(message, tr("choose a folder outside the workspace that is not shared"))
    return Seat(session, dossier, name, Drawer(data, dossier.id))


def refuse_visible(seat: Seat) -> None:
    """Refuse to go over something that was scored or noted where everybody can see it."""
    there = scoring_of(seat.dossier, seat.member)
    if there is not None and not untouched(there):
        message = tr(
            "{path}/{opened} has a scoring or a note already", path=seat.dossier.path, opened=seat.opened
        )
        hint = tr("go on scoring openly there, or first empty the levels and notes there")
        raise WrongCall(message, hint)


def _as_member(text: str, team: Sequence[str]) -> str:
    name = choose(text, team, "--member")
    if not _FILE_NAME.fullmatch(name):
        message = tr("`{name}` cannot be a file name", name=name)
        raise WrongCall(message, tr("give the team member an id with small letters, digits and hyphens"))
    return name
