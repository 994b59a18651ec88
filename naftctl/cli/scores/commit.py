"""`naftctl scores commit`: make the private file to score in, and commit to it once it is filled in."""

from __future__ import annotations

import secrets
from typing import Annotated

import typer
from msgspec.structs import replace

from naftctl.checks import commitments as rules
from naftctl.cli.judge import judge
from naftctl.cli.mistakes import Unable, WrongCall
from naftctl.cli.scores.seat import (
    MemberOption,
    Seat,
    obstacles,
    refuse_visible,
    take_seat,
)
from naftctl.cli.scores.stub import make_stub
from naftctl.cli.session import InspectionArgument, TodayOption, WorkspaceOption, open_session, put
from naftctl.cli.tell import tell
from naftctl.cli.unchanged import write_over
from naftctl.commitment import (
    State,
    commitment_of,
    commitment_text,
    digest_of,
    envelope,
    standing,
    waiting,
    with_proof,
)
from naftctl.diagnostic import Diagnostic, Severity
from naftctl.files import write_all
from naftctl.language import tr
from naftctl.lifecycle import Phase
from naftctl.load.private import read_scoring, read_with
from naftctl.model.scoring import IndividualScoring
from naftctl.show.scores import still
from naftctl.show.steps import numbered
from naftctl.show.words import long_day, visible


def commit(
    inspection: InspectionArgument = None,
    *,
    member: MemberOption = None,
    again: Annotated[
        bool, typer.Option("--again", help=tr("commit once more, as long as not everybody committed"))
    ] = False,
    workspace: WorkspaceOption = None,
    today: TodayOption = None,
) -> int:
    """Commit your scoring without anybody seeing it.

    The first time, this makes a file on your own computer, outside the workspace, in which you score.
    Once that is filled in, the inspection folder only gets that you committed, with a fingerprint.
    After that every change is noticed.
    """
    session = open_session(workspace, today)
    loaded = session.read(session.one(inspection))
    wrong = obstacles(loaded, "inspection.yaml", "focus.yaml")
    if wrong or loaded.dossier is None:
        tell(wrong, session.lines)
        return 1
    seat = take_seat(session, loaded.dossier, member)
    _refuse_twice(seat, again=again)
    refuse_visible(seat)
    if not seat.drawer.has(seat.private):
        return make_stub(seat)
    return _commit(seat, secrets.token_hex(16))


def _commit(seat: Seat, salt: str) -> int:
    """Judge the private file, keep it as it is, and write that there is one."""
    text, said = seat.drawer.text(seat.private)
    read = read_scoring(text, seat.member, seat.drawer.path(seat.private)) if text is not None else None
    if text is None or read is None or read.page is None:
        tell((*said, *(read.diagnostics if read else ())), seat.drawer.lines)
        return 1
    found = digest_of(read.page, salt)
    told = commitment_text(seat.member, seat.session.today, found)
    kept = with_proof(text, read.page, salt, found)
    wrong = (*said, *_judged(seat, read.page, kept, told))
    if wrong:
        tell(wrong, seat.drawer.lines)
        return 1
    write_all(seat.drawer.root, {envelope(seat.member, found): kept.encode()}, private=True)
    file = write_over(seat.session.reader.root, seat.dossier, seat.committed, told)
    _tell_committed(seat, file)
    return 0


def _judged(seat: Seat, page: IndividualScoring, kept: str, told: str) -> tuple[Diagnostic, ...]:
    """What is wrong with the scoring as if it lay open in the folder, at its places in the private file."""
    path = seat.drawer.path(seat.private)
    again = read_scoring(kept, seat.member, path).page
    if again is None or again.salt is None or again.model_copy(update={"salt": None, "commit": None}) != page:
        message = tr("{path}: no lines can be added under this file", path=path)
        raise Unable(message, tr("write it as it was made, with each key on a line of its own"), 1)
    files = {seat.opened: kept, seat.committed: told}
    loaded = read_with(seat.session.reader, seat.dossier.id, seat.session.today, files)
    here = f"{seat.dossier.path}/{seat.opened}"
    return tuple(
        replace(d, span=replace(d.span, path=path))
        for d in judge(loaded, Phase.DRAFT)
        if d.span.path == here
        and (d.severity is Severity.ERROR or d.code == rules.blind_incomplete.code)
        and d.code != rules.opened_too_early.code
    )


def _refuse_twice(seat: Seat, *, again: bool) -> None:
    """Refuse to commit once more, except where that was asked for and nobody can have looked."""
    dossier, member = seat.dossier, seat.member
    states = standing(dossier)
    if states[member] is State.OPENED:
        raise WrongCall(
            tr("`{member}` opened the scoring already", member=member),
            tr("see naftctl scores show {id}", id=dossier.id),
        )
    there = f"commit/{member}" in dossier.present
    if again and not there:
        raise WrongCall(
            tr("--again: `{member}` has committed nothing yet", member=member), tr("leave out --again")
        )
    if not there:
        return
    open_already = State.OPENED in states.values() or not waiting(dossier)
    if again and not open_already:
        return
    committed = commitment_of(dossier, member)
    when = tr(" on {date}", date=long_day(committed.date)) if committed else ""
    call = f"naftctl scores open {dossier.id} --member {member}"
    hint = tr("open it: {call}", call=call) if open_already else tr("add --again if you changed something")
    why = tr("; everybody committed, so changing is no longer possible") if again else ""
    raise WrongCall(
        tr("`{member}` already committed a scoring{when}{why}", member=member, when=when, why=why), hint
    )


def _tell_committed(seat: Seat, file: str) -> None:
    """Say what was written, what has to be kept, and what comes next."""
    name = seat.dossier.id
    put(tr("  write  {file}\n", file=visible(file)))
    put(
        tr(
            "Your scoring is committed and stays on this computer. Keep {folder}:",
            folder=visible(seat.drawer.root.as_posix()),
        )
    )
    put(tr("without that folder you cannot open it.\n"))
    dossier = seat.session.read(name).dossier or seat.dossier
    late = still(dossier, State.WAITING)
    put("\n".join(numbered((*late, f"naftctl scores open {name} --member {seat.member}"))))
