"""`naftctl reaction`: take in what the provider says about the draft, remark by remark."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from msgspec import Struct

from naftctl.cli.ask import ask
from naftctl.cli.given import read_given
from naftctl.cli.judge import judge, named
from naftctl.cli.mistakes import WrongCall, nearest
from naftctl.cli.receiving import FORMS, Received, received, typed
from naftctl.cli.session import (
    InspectionArgument,
    Session,
    TodayOption,
    WorkspaceOption,
    as_day,
    choose,
    open_session,
    put,
    say,
)
from naftctl.cli.taking_in import Taken, is_next, taken_of, twice
from naftctl.cli.tell import tell
from naftctl.diagnostic import Diagnostic, Severity
from naftctl.files import write_all
from naftctl.language import tr
from naftctl.load.docx import MAX_BYTES
from naftctl.load.dossier import Loaded
from naftctl.model.dossier import Dossier
from naftctl.model.owned import SealKind
from naftctl.model.reaction import Delivery, Party, Remark
from naftctl.reaction.places import about_places
from naftctl.reaction.sender import is_name
from naftctl.reaction.standing import answer_file
from naftctl.reaction.writing import answer_stub
from naftctl.seal import FILES
from naftctl.show.reaction import standing_lines, taken_lines
from naftctl.show.words import long_day, visible

_COMPLAINANT = Party.COMPLAINANT.value
_LONGEST = 60


class Order(Struct, frozen=True):
    """What was asked: a file, some words with the place that they are about, or that there are none."""

    file: str | None
    words: str | None
    about: str | None
    none: bool
    sender: str | None
    party: Party
    day: str | None

    @property
    def takes_in(self) -> bool:
        """Whether something is taken in, or only looked at."""
        return self.file is not None or self.words is not None or self.none


def reaction(  # noqa: PLR0913
    file: Annotated[
        str | None,
        typer.Argument(
            metavar="FILE", help=tr("the reaction: .docx, .txt or .md; without: show what is there")
        ),
    ] = None,
    inspection: InspectionArgument = None,
    *,
    sender: Annotated[
        str | None, typer.Option("--from", metavar="FUNCTION", help=tr("from whom: a function, never a name"))
    ] = None,
    day: Annotated[
        str | None, typer.Option("--date", metavar="DAY", help=tr("the day of receipt; without: today"))
    ] = None,
    party: Annotated[
        str | None, typer.Option(metavar="PARTY", help=tr("aanbieder or klager; without: aanbieder"))
    ] = None,
    new: Annotated[
        str | None, typer.Option("--new", metavar="TEXT", help=tr("one remark, which you type here yourself"))
    ] = None,
    about: Annotated[
        str | None, typer.Option(metavar="POINT", help=tr("with --new: what it is about, such as OS-B3/V1"))
    ] = None,
    none: Annotated[bool, typer.Option("--none", help=tr("note that there are no remarks"))] = False,
    workspace: WorkspaceOption = None,
    today: TodayOption = None,
) -> int:
    """Take in the reaction to the draft: remarks from Word, a letter, or what you type yourself.

    Each remark gets a number and a file in which the team answers. Words of the provider stay as they
    are; names of those who made remarks are not taken in. Without a file you see which remarks there
    are, and only answer files that are still missing are added.
    """
    file, inspection = _apart(file, inspection)
    side = Party(choose(party, tuple(each.value for each in Party), "--party")) if party else Party.PROVIDER
    order = Order(file, new, about, none, sender, side, day)
    _refuse_mixed(order, party)
    session = open_session(workspace, today)
    loaded = session.read(session.one(inspection))
    wrong = _obstacles(loaded, order)
    if wrong or loaded.dossier is None:
        tell(named(wrong), session.lines)
        return 1
    return _take_in(session, loaded.dossier, order) if order.takes_in else _show(session, loaded.dossier)


def _apart(first: str | None, second: str | None) -> tuple[str | None, str | None]:
    """The file and the inspection: one name without an ending is an inspection."""
    if first is None or second is not None or Path(first).suffix:
        return first, second
    return None, first


def _refuse_mixed(order: Order, party: str | None) -> None:
    """Refuse options that do not go together."""
    if (order.file is not None) + (order.words is not None) + order.none > 1:
        raise WrongCall(tr("FILE, --new and --none do not go together"), tr("choose one of them"))
    if order.about is not None and order.words is None:
        raise WrongCall(tr("--about goes with --new"), tr("give the remark with --new"))
    if order.file is not None and Path(order.file).suffix.lower() not in FORMS:
        raise WrongCall(tr("`{file}`: a .docx, .txt or .md expected", file=order.file), _SAVE)
    given = {"--from": order.sender, "--date": order.day, "--party": party}
    extra = next((name for name, value in given.items() if value is not None), None)
    if extra and not order.takes_in:
        raise WrongCall(tr("{extra} without a reaction", extra=extra), tr("give a file, --new or --none"))
    if order.sender is not None and order.party is Party.COMPLAINANT:
        message = tr("--from does not go with a complainant: who complains is in no file at all")
        raise WrongCall(message, tr("leave out --from"))


_SAVE = tr("save it as a Word document (.docx), or copy the text to a .txt")


def as_function(text: str) -> str:
    """A function as it was typed."""
    words = " ".join(text.split())
    if not words or len(words) > _LONGEST or visible(words) != words or "@" in words or "⟨" in words:
        raise WrongCall(tr("--from: a function expected"), tr("write for example coördinator or directeur"))
    if is_name(words):
        message = tr("--from: `{words}` looks like the name of a person; a function expected", words=words)
        raise WrongCall(message, tr("write for example coördinator or directeur"))
    return words


def _obstacles(loaded: Loaded, order: Order) -> tuple[Diagnostic, ...]:
    """What keeps a reaction from being looked at, or from being taken in."""
    dossier = loaded.dossier
    if dossier is None:
        return tuple(d for d in judge(loaded, None) if d.severity is Severity.ERROR)
    rests_on = (f"{loaded.path}/reaction/received/", *(f"{loaded.path}/{name}" for name in FILES.values()))
    unread = tuple(
        d for d in loaded.diagnostics if d.severity is Severity.ERROR and d.span.path.startswith(rests_on)
    )
    return unread or tuple(_out_of_place(dossier, order))


def _out_of_place(dossier: Dossier, order: Order) -> Iterator[Diagnostic]:
    """That there is no sealed draft to react to, or that the final report is sealed already."""
    draft, final = (dossier.seals.get(kind) for kind in (SealKind.DRAFT, SealKind.FINAL))
    if draft is None:
        message = tr("the draft is not sealed; a reaction is about a sealed draft")
        hint = tr("seal and send the draft first: naftctl seal draft {id}", id=dossier.id)
        yield Diagnostic(dossier.file(FILES[SealKind.DRAFT]), "N536", Severity.ERROR, message, hint)
    elif final is not None and order.takes_in:
        since = long_day(final.sealed)
        message = tr("the final report was sealed on {since}; no reaction is added any more", since=since)
        hint = tr("keep this reaction outside the folder of the inspection")
        yield Diagnostic(final.where("sealed"), "N536", Severity.ERROR, message, hint)


# ── look ─────────────────────────────────────────────────────────────────────────────────────────────────
def _show(session: Session, dossier: Dossier) -> int:
    """Show where every remark stands, and make the answers that are missing."""
    missing = () if SealKind.FINAL in dossier.seals else tuple(_missing(dossier))
    stubs = {f"{dossier.path}/{answer_file(r.id)}": answer_stub(r).encode() for r in missing}
    if stubs:
        write_all(session.reader.root, stubs)
    put("\n".join(standing_lines(dossier, tuple(stubs))))
    return 0


def _missing(dossier: Dossier) -> Iterator[Remark]:
    return (r for r in dossier.remarks.values() if f"answers/{r.id}" not in dossier.present)


# ── take in ──────────────────────────────────────────────────────────────────────────────────────────────
def _take_in(session: Session, dossier: Dossier, order: Order) -> int:
    """Take in what was handed in or typed, and say what was made of it; gives the exit code."""
    moment, about = _received_on(dossier, order.day), _as_place(dossier, order.about)
    given = read_given(session, order.file, tr("FILE"), MAX_BYTES) if order.file is not None else None
    sender = _COMPLAINANT
    if order.party is Party.PROVIDER:
        sender = ask(order.sender, tr("From whom, as a function"), "--from", as_function)
    head = Delivery.model_validate({"from": sender, "party": order.party, "date": moment})
    if given is not None:
        wrong = twice(dossier, given.sha256)
        found = wrong or received(session, dossier, given)
        head = head.model_copy(update={"sha256": given.sha256})
    else:
        found = typed(order.words, about)
    taken = taken_of(session, dossier, head, found) if isinstance(found, Received) else found
    if not isinstance(taken, Taken):
        tell(named(taken), session.lines)
        return 1
    return _write(session, dossier, taken)


def _write(session: Session, dossier: Dossier, taken: Taken) -> int:
    write_all(session.reader.root, taken.files, still=lambda: is_next(session, dossier, taken.delivery))
    for line in taken.said:
        say(f"  {visible(line)}")
    put("\n".join(taken_lines(dossier, taken.delivery, taken.files, taken.notes)))
    return 1 if taken.notes else 0


def _received_on(dossier: Dossier, given: str | None) -> date:
    """The day on which a reaction came in: not before the draft was sent, and not still to come."""
    day = as_day(given, "--date") if given else dossier.today
    sent = dossier.inspection.milestones.draft_sent or dossier.seals[SealKind.DRAFT].sealed
    if day > dossier.today:
        message = tr("--date: {day} is still to come", day=long_day(day))
        raise WrongCall(message, tr("give the day on which the reaction came in"))
    if day < sent:
        message = tr(
            "--date: on {day} the draft had not been sent yet; that was on {sent}",
            day=long_day(day),
            sent=long_day(sent),
        )
        raise WrongCall(message, tr("give the day on which the reaction came in"))
    return day


def _as_place(dossier: Dossier, given: str | None) -> str | None:
    """The place that a typed remark is about, as it is known."""
    if given is None:
        return None
    known = {place.casefold(): place for place in about_places(dossier)}
    found = known.get("".join(given.split()).casefold())
    if found is None:
        message = tr(
            "--about: `{given}` does not exist{suggestion}",
            given=given,
            suggestion=nearest(given, known.values()),
        )
        raise WrongCall(message, tr("name a point such as OS-B3/V1, or leave out --about"))
    return found
