"""`naftctl diff`: what changed in inspections, by meaning, since a seal or between two revisions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

from naftctl.cli.changed import Changed, read_changed
from naftctl.cli.comparing import Compared, Comparing
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
from naftctl.cli.tell import look
from naftctl.language import tr
from naftctl.load.git import GitFault, Lack
from naftctl.show.difference import as_json, as_text
from naftctl.show.difference_page import as_markdown, as_notice
from naftctl.show.words import visible

FORMATS = ("text", "json", "md")


def diff(  # noqa: PLR0913
    inspection: InspectionArgument = None,
    *,
    since: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="REVISION",
            help=tr("since when; without: the seal of the draft, otherwise HEAD"),
        ),
    ] = None,
    until: Annotated[
        str | None,
        typer.Option("--to", metavar="REVISION", help=tr("until when; without: the files as they are now")),
    ] = None,
    changed: Annotated[
        str | None,
        typer.Option(
            "--changed",
            metavar="[REVISION]",
            help=tr("of each inspection that differs from this revision (without: the last commit)"),
        ),
    ] = None,
    form: Annotated[
        str, typer.Option("--format", metavar="FORMAT", help=tr("text, json, or md: a page to read through"))
    ] = "text",
    workspace: WorkspaceOption = None,
    today: TodayOption = None,
) -> int:
    """See what changed in meaning in an inspection: since the seal, or between two revisions of git.

    Another order of keys, white space or line endings is no difference. Returns 0, also if there are
    differences, and 1 if a part cannot be read. Never changes a file.
    """
    shape = choose(form, FORMATS, "--format")
    if changed is not None and (since is not None or until is not None):
        raise WrongCall(
            tr("--changed does not go together with --from or --to"), tr("name the revision with --changed")
        )
    session = open_session(workspace, today, only_reads=True)
    try:
        if changed is not None:
            return _diff_changed(session, inspection, changed, shape)
        found = Comparing(session, shape != "text").compared(_meant(session, inspection), since, until)
    except GitFault as fault:
        if fault.lack is Lack.REVISION:
            raise WrongCall(fault.reason, fault.hint) from None
        raise Unable(fault.reason, fault.hint, 1) from None
    if found is None:
        return 1
    put(_shown(found, shape))
    return _told(found)


def _diff_changed(session: Session, inspection: str | None, revision: str, shape: str) -> int:
    """The difference of each inspection of which a file changed, also of those that came or went."""
    named = () if inspection is None else (inspection,)
    known = session.inspections(named)
    changed = read_changed(session.reader.root, revision, known, "diff")
    alone = bool(named) or bool(session.standing_in)
    names = sorted(changed.folders.intersection(known) if alone else changed.folders)
    comparing = Comparing(session, shape != "text")
    found = {name: comparing.changed(name, revision) for name in names}
    compared = [one for one in found.values() if one is not None]
    unread = [name for name, one in found.items() if one is None]
    if shape == "json":
        put(f"[{', '.join(_shown(one, shape) for one in compared)}]")
    else:
        _give(compared, unread, changed, shape)
    return max([int(bool(unread)), *map(_told, compared)])


def _give(compared: Sequence[Compared], unread: Sequence[str], changed: Changed, shape: str) -> None:
    """The differences under each other, with what there is to say beside them."""
    beside = [tr("{name} cannot be read: see naftctl check {name}", name=name) for name in unread]
    if not compared and not unread:
        beside.append(changed.nothing)
    if changed.common:
        beside.append(tr("also different: the framework, the templates, history.yaml or naftctl.yaml"))
    pages = [_shown(one, shape) for one in compared]
    if shape == "md":
        pages += [as_notice(line) for line in beside]
    if pages:
        put("\n\n".join(pages))
    if shape != "md":
        for line in beside:
            say(visible(line))


def _shown(one: Compared, shape: str) -> str:
    """One difference in the form that was asked for."""
    if shape == "json":
        return as_json(one.found, one.sides)
    if shape == "md":
        return as_markdown(one.found, one.sides)
    return "\n".join(as_text(one.found, one.sides, *look()))


def _told(one: Compared) -> int:
    """The exit code for one difference, of which what was not compared is said."""
    if one.found.unread:
        say(
            tr(
                "a part is not compared: see naftctl check {inspection}",
                inspection=visible(one.found.inspection),
            )
        )
    return one.exit_code


def _meant(session: Session, inspection: str | None) -> str:
    found = session.inspections(() if inspection is None else (inspection,))
    if len(found) != 1:
        raise WrongCall(tr("INSPECTION is missing"), tr("name an inspection, or go to its folder"))
    return found[0]
