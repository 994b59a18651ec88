"""`naftctl scores open`: put a committed scoring in the inspection folder, once all have committed."""

from __future__ import annotations

from naftctl.cli.mistakes import Unable, WrongCall
from naftctl.cli.scores.seat import (
    INDIVIDUAL,
    MemberOption,
    Seat,
    obstacles,
    refuse_visible,
    take_seat,
)
from naftctl.cli.session import InspectionArgument, TodayOption, WorkspaceOption, open_session, put
from naftctl.cli.tell import tell
from naftctl.commitment import commitment_of, envelope, holds, scoring_of, waiting
from naftctl.files import write_all
from naftctl.load.private import read_scoring
from naftctl.model.owned import Commitment
from naftctl.show.scores import still
from naftctl.show.steps import numbered


def open_scoring(
    inspection: InspectionArgument = None,
    *,
    member: MemberOption = None,
    workspace: WorkspaceOption = None,
    today: TodayOption = None,
) -> int:
    """Open de inschaling die u vastlegde: ze komt in de inspectiemap, met wat nodig is om ze na te gaan.

    Doe dit op de computer waarop u vastlegde. Het kan pas als elk teamlid vastlegde of open inschaalde.
    """
    session = open_session(workspace, today)
    loaded = session.read(session.one(inspection))
    wrong = obstacles(loaded, "inspection.yaml", "focus.yaml", INDIVIDUAL)
    if wrong or loaded.dossier is None:
        tell(wrong, session.lines)
        return 1
    seat = take_seat(session, loaded.dossier, member)
    committed = commitment_of(seat.dossier, seat.member)
    if committed is None:
        call = f"naftctl scores commit {seat.dossier.id} --member {seat.member}"
        raise WrongCall(f"`{seat.member}` legde nog geen inschaling vast", f"leg ze eerst vast: {call}")
    if _is_open(seat, committed):
        put(f"{seat.dossier.path}/{seat.opened} is al geopend")
        return 0
    _refuse_early(seat)
    refuse_visible(seat)
    text = _kept(seat, committed)
    file = f"{seat.dossier.path}/{seat.opened}"
    write_all(session.reader.root, {file: text.encode()}, overwrite=True)
    put(f"  schrijf  {file}\n")
    left = list(still(session.read(loaded.id).dossier or seat.dossier))
    put("\n".join(numbered((*left, f"naftctl scores show {seat.dossier.id}"))))
    return 0


def _is_open(seat: Seat, committed: Commitment) -> bool:
    """Whether the scoring was opened already; refuses one that was changed since."""
    there = scoring_of(seat.dossier, seat.member)
    if there is None or there.salt is None:
        return False
    if not holds(there, committed):
        message = f"{seat.dossier.path}/{seat.opened} is al geopend, en is niet wat vastgelegd werd"
        raise Unable(message, f"zie naftctl check {seat.dossier.id}", 1)
    return True


def _refuse_early(seat: Seat) -> None:
    late = waiting(seat.dossier)
    if late:
        message = f"openen kan nog niet: {', '.join(late)} legde{'' if len(late) == 1 else 'n'} nog niet vast"
        hint = f"wacht; wie niet inschaalt, zegt in {seat.dossier.path}/{INDIVIDUAL} bij `abstains` waarom"
        raise Unable(message, hint, 1)


def _kept(seat: Seat, committed: Commitment) -> str:
    """The scoring as it was kept when it was committed to."""
    name = envelope(seat.member, committed.digest)
    path = seat.drawer.path(name)
    if not seat.drawer.has(name):
        message = f"wat `{seat.member}` vastlegde, staat niet op deze computer: {path}"
        raise Unable(message, "open waar u vastlegde, of zet de map met uw gegevens terug")
    text, said = seat.drawer.text(name)
    page = read_scoring(text, seat.member, path).page if text is not None else None
    if text is None or page is None or not holds(page, committed):
        reason = said[0].message if said else "het is niet meer wat vastgelegd werd"
        raise Unable(f"{path} kan niet geopend worden: {reason}", "zet het bestand terug zoals het was", 1)
    return text
