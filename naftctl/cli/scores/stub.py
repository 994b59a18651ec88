"""The private file in which a member scores, made from the scaffold."""

from __future__ import annotations

import re

from naftctl.cli.mistakes import Unable, WrongCall
from naftctl.cli.scores.seat import Seat
from naftctl.cli.session import put
from naftctl.cli.share import templates
from naftctl.files import write_all
from naftctl.language import tr
from naftctl.load.tree import DiskTree, text_of
from naftctl.scaffold import Plan, ScaffoldFault, scaffold
from naftctl.show.steps import made, numbered
from naftctl.show.words import visible

_TEMPLATE = "scorings/individual/member.yaml.j2"
_SCHEMA = re.compile(r"\A# yaml-language-server: .*\n")
"""The line that names a schema of the workspace, which lies elsewhere than the drawer."""


def make_stub(seat: Seat) -> int:
    """Write the file to score in, in the drawer of the user; gives the exit code."""
    text = _text(seat)
    write_all(seat.drawer.root, {seat.private: text.encode()}, private=True)
    path, name = visible(seat.drawer.path(seat.private)), seat.dossier.id
    put("\n".join(made([path])))
    put(tr("\nScore in that file. It stays on this computer: nobody else sees it.\n"))
    put(
        "\n".join(
            numbered(
                (tr("fill in {path}", path=path), f"naftctl scores commit {name} --member {seat.member}")
            )
        )
    )
    return 0


def _text(seat: Seat) -> str:
    dossier, inspection = seat.dossier, seat.dossier.inspection
    if not dossier.scales or dossier.occasion is None:
        message = tr("there are no scales in the focus to score yet")
        raise WrongCall(message, tr("choose the focus first: naftctl focus {id}", id=dossier.id))
    plan = Plan(
        inspection.provider.name,
        dossier.framework,
        dossier.occasion,
        inspection.first_visit or dossier.today,
        members=(seat.member,),
        investigations=dossier.focus.investigations if dossier.focus else None,
    )
    folder = templates(seat.session.reader.root, "inspection")
    template, said = text_of(DiskTree(folder, ""), _TEMPLATE)
    if template is None:
        raise Unable(f"{folder / _TEMPLATE}: {said[0].message}", tr("put the template back"), 1)
    try:
        return _SCHEMA.sub("", scaffold(plan, {_TEMPLATE: template})[seat.opened])
    except ScaffoldFault as fault:
        place = f"{folder / fault.path}:{fault.line}" if fault.line else str(folder / fault.path)
        raise Unable(f"{place}: {fault.message}", tr("correct the template"), 1) from None
