"""`naftctl diff`: what changed in an inspection, by meaning, since its seal or between two revisions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

import typer

from naftctl.cli.judge import named
from naftctl.cli.mistakes import Unable, WrongCall
from naftctl.cli.session import (
    InspectionArgument,
    Session,
    TodayOption,
    WorkspaceOption,
    choose,
    open_session,
    put,
    say,
)
from naftctl.cli.tell import look, tell
from naftctl.cli.then import SINCE_SEAL, then_of
from naftctl.diagnostic import Severity
from naftctl.difference import Change, Difference, Part, What, difference, since_seal
from naftctl.load.dossier import Loaded
from naftctl.load.git import HEAD, GitFault, Lack, Revision, find_revision
from naftctl.load.revisions import PastReader
from naftctl.model.dossier import Dossier
from naftctl.show.diagnostics import Lines
from naftctl.show.difference import Moment, as_json, as_text
from naftctl.show.difference_page import as_markdown
from naftctl.show.words import visible

FORMATS = ("text", "json", "md")
_NOW = Moment("de bestanden van nu")
_LOSING = frozenset({"N105", "N106", "N107", "N108", "N109", "N110", "N127", "N128"})
"""The faults with which a file is used without what could not be read of it."""


@dataclass(frozen=True)
class _Side:
    """One side of the difference: the inspection as it could be read, None where it was not there."""

    moment: Moment
    loaded: Loaded | None
    lines: Lines


def diff(
    inspection: InspectionArgument = None,
    *,
    since: Annotated[
        str | None,
        typer.Option(
            "--from", metavar="REVISIE", help="sinds wanneer; zonder: het zegel van het ontwerp, anders HEAD"
        ),
    ] = None,
    until: Annotated[
        str | None, typer.Option("--to", metavar="REVISIE", help="tot wanneer; zonder: de bestanden van nu")
    ] = None,
    form: Annotated[
        str, typer.Option("--format", metavar="VORM", help="text, json, of md: een bladzijde om na te lezen")
    ] = "text",
    workspace: WorkspaceOption = None,
    today: TodayOption = None,
) -> int:
    """Zie wat er in een inspectie veranderde in betekenis: sinds het zegel, of tussen twee revisies van git.

    Een andere volgorde van sleutels, witruimte of regeleinden is geen verschil. Geeft 0 terug, ook als er
    verschillen zijn, en 1 als een deel niet te lezen is. Verandert nooit een bestand.
    """
    shape = choose(form, FORMATS, "--format")
    session = open_session(workspace, today)
    name = _meant(session, inspection)
    try:
        return _diff(session, name, since, until, shape)
    except GitFault as fault:
        if fault.lack is Lack.REVISION:
            raise WrongCall(fault.reason, fault.hint) from None
        raise Unable(fault.reason, fault.hint, 1) from None


def _diff(session: Session, name: str, since: str | None, until: str | None, shape: str) -> int:
    new = _side(session, name, until)
    now = new.loaded.dossier if new.loaded else None
    if since is None and now is not None and "draft" in now.seals:
        return _since_seal(session, new, now, shape)
    if since is None and until is not None:
        raise WrongCall("--from ontbreekt", "noem ook de revisie waar u van vertrekt: --from REVISIE")
    old = _side(session, name, since or HEAD)
    if old.loaded is None and new.loaded is None:
        words = f"{visible(name)} is er niet in {old.moment.words}, en ook niet in {new.moment.words}"
        raise WrongCall(words, "noem een andere revisie")
    then = old.loaded.dossier if old.loaded else None
    if not all(_readable(side) for side in (old, new)):
        return 1
    found = difference(then, now) if then and now else _came_or_went(name, then)
    return _give(found, (old.moment, new.moment), shape, whole=all([_whole(old), _whole(new)]))


def _since_seal(session: Session, new: _Side, now: Dossier, shape: str) -> int:
    """What changed since the draft was sealed, with the words as far as git kept them."""
    seal = now.seals["draft"]
    then = then_of(session, now, seal)
    moment = Moment(SINCE_SEAL.format(day=seal.sealed), "seals/draft.yaml", day=seal.sealed)
    return _give(since_seal(seal, then, now), (moment, new.moment), shape, whole=_whole(new))


def _side(session: Session, name: str, revision: str | None) -> _Side:
    """The inspection at a revision, or as its files are now."""
    if revision is None:
        return _Side(_NOW, session.read(name), session.lines)
    found = find_revision(session.reader.root, revision)
    past = PastReader(session.reader, found)
    return _Side(_moment(found), past.dossier(name, session.today), past.lines)


def _moment(revision: Revision) -> Moment:
    words = f"{revision.name} ({revision.short}, {revision.day})"
    return Moment(words, revision.name, revision.commit, revision.day)


def _readable(side: _Side) -> bool:
    """Whether an inspection that is there can be used; if not, what is wrong in it is printed."""
    if side.loaded is None or side.loaded.dossier is not None:
        return True
    tell([d for d in named(side.loaded.diagnostics) if d.severity is Severity.ERROR], side.lines)
    say(f"{visible(side.loaded.id)} is niet te lezen in {visible(side.moment.words)}")
    return False


def _whole(side: _Side) -> bool:
    """Whether every value of an inspection could be read; if not, it is said where one may be missing."""
    said = side.loaded.diagnostics if side.loaded else ()
    files = dict.fromkeys(one.span.path for one in said if one.code in _LOSING and one.severity == "error")
    for file in files:
        where = visible(side.moment.words)
        say(f"{visible(file)} bevat fouten in {where}: wat niet te lezen is, telt als leeg")
    return not files


def _came_or_went(name: str, then: Dossier | None) -> Difference:
    """An inspection that is on one side only."""
    what = What.ADDED if then is None else What.REMOVED
    return Difference(name, (Change(Part.INSPECTION, (what,)),))


def _give(found: Difference, sides: tuple[Moment, Moment], shape: str, *, whole: bool) -> int:
    shapes: dict[str, Callable[[], str]] = {
        "json": lambda: as_json(found, sides),
        "md": lambda: as_markdown(found, sides),
        "text": lambda: "\n".join(as_text(found, sides, *look())),
    }
    put(shapes[shape]())
    if found.unread:
        say(f"een deel is niet vergeleken: zie naftctl check {visible(found.inspection)}")
    return int(bool(found.unread) or not whole)


def _meant(session: Session, inspection: str | None) -> str:
    found = session.inspections(() if inspection is None else (inspection,))
    if len(found) != 1:
        raise WrongCall("INSPECTIE ontbreekt", "noem een inspectie, of ga in haar map staan")
    return found[0]
