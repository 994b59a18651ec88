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
from naftctl.cli.unchanged import write_over
from naftctl.commitment import commitment_of, envelope, holds, scoring_of, waiting
from naftctl.language import tr
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
    """Open the scoring that you committed: it goes to the inspection folder, with what proves it.

    Do this on the computer on which you committed. It is only possible once every team member committed
    or scored openly.
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
        raise WrongCall(
            tr("`{member}` has committed no scoring yet", member=seat.member),
            tr("commit it first: {call}", call=call),
        )
    if _is_open(seat, committed):
        put(tr("{path}/{opened} was opened already", path=seat.dossier.path, opened=seat.opened))
        return 0
    _refuse_early(seat)
    refuse_visible(seat)
    text = _kept(seat, committed)
    file = write_over(session.reader.root, seat.dossier, seat.opened, text)
    put(tr("  write  {file}\n", file=file))
    left = list(still(session.read(loaded.id).dossier or seat.dossier))
    put("\n".join(numbered((*left, f"naftctl scores show {seat.dossier.id}"))))
    return 0


def _is_open(seat: Seat, committed: Commitment) -> bool:
    """Whether the scoring was opened already; refuses one that was changed since."""
    there = scoring_of(seat.dossier, seat.member)
    if there is None or there.salt is None:
        return False
    if not holds(there, committed):
        message = tr(
            "{path}/{opened} was opened already, and is not what was committed",
            path=seat.dossier.path,
            opened=seat.opened,
        )
        raise Unable(message, tr("see naftctl check {id}", id=seat.dossier.id), 1)
    return True


def _refuse_early(seat: Seat) -> None:
    late = waiting(seat.dossier)
    if late:
        names = ", ".join(late)
        message = (
            tr("it cannot be opened yet: {late} has not committed yet", late=names)
            if len(late) == 1
            else tr("it cannot be opened yet: {late} have not committed yet", late=names)
        )
        hint = tr(
            "wait; who does not score says why at `abstains` in {path}/{individual}",
            path=seat.dossier.path,
            individual=INDIVIDUAL,
        )
        raise Unable(message, hint, 1)


def _kept(seat: Seat, committed: Commitment) -> str:
    """The scoring as it was kept when it was committed to."""
    name = envelope(seat.member, committed.digest)
    path = seat.drawer.path(name)
    if not seat.drawer.has(name):
        message = tr(
            "what `{member}` committed is not on this computer: {path}", member=seat.member, path=path
        )
        raise Unable(message, tr("open it where you committed it, or put the folder with your data back"))
    text, said = seat.drawer.text(name)
    page = read_scoring(text, seat.member, path).page if text is not None else None
    if text is None or page is None or not holds(page, committed):
        reason = said[0].message if said else tr("it is no longer what was committed")
        raise Unable(
            tr("{path} cannot be opened: {reason}", path=path, reason=reason),
            tr("put the file back as it was"),
            1,
        )
    return text
