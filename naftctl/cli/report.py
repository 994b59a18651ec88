"""`naftctl report`: an inspection becomes a report."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from naftctl.cli.changed import read_changed
from naftctl.cli.mistakes import WrongCall
from naftctl.cli.parallel import cores
from naftctl.cli.press import EDITIONS, Order, Press
from naftctl.cli.session import (
    ChangedOption,
    InspectionArguments,
    Session,
    TodayOption,
    WorkspaceOption,
    as_jobs,
    choose,
    open_session,
    say,
)
from naftctl.language import tr
from naftctl.render import FORMATS

ALL = "all"
PUBLICITY = ("active", "passive")


def report(  # noqa: PLR0913
    inspections: InspectionArguments = None,
    *,
    edition: Annotated[
        str | None,
        typer.Option(
            metavar="EDITION",
            help=tr("internal, draft, final, public or release; without: the furthest of the first three"),
        ),
    ] = None,
    forms: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help=tr("pdf, docx, html, md, or all; several with a comma; without: pdf"),
        ),
    ] = "pdf",
    output: Annotated[
        str | None,
        typer.Option(metavar="FOLDER", help=tr("where the report goes; without: output/ in the inspection")),
    ] = None,
    request: Annotated[
        str | None,
        typer.Option(
            metavar="NUMBER", help=tr("the request in requests/ that release answers; without: the newest")
        ),
    ] = None,
    jobs: Annotated[
        str | None,
        typer.Option(metavar="COUNT", help=tr("this many reports at once; without: one per processor")),
    ] = None,
    changed: ChangedOption = None,
    publicity: Annotated[
        str | None,
        typer.Option(
            metavar="PUBLICITY",
            help=tr(
                "active or passive: only inspections whose report is published by itself, or only "
                "those where that happens on request"
            ),
        ),
    ] = None,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help=tr("on a failure, also show the words of Pandoc or Typst"))
    ] = False,
    workspace: WorkspaceOption = None,
    today: TodayOption = None,
) -> int:
    """Make the report of inspections, as PDF or in another format.

    An edition that does not pass the rules is not made: you see why. The edition internal shows what is
    still missing. The editions public and release are for outside the house: what was made is searched
    before it stands anywhere.
    """
    asked = None if edition is None else EDITIONS[choose(edition, tuple(EDITIONS), "--edition")]
    formats, number = as_formats(forms), as_jobs(jobs) or cores()
    kind = None if publicity is None else choose(publicity, PUBLICITY, "--publicity")
    session = open_session(workspace, today)
    folder = target_folder(session, output, tr("a report"))
    order = Order(asked, formats, folder, verbose, number, as_request(request, asked))
    names = session.inspections(inspections or ())
    if changed is not None:
        since = read_changed(session.reader.root, changed, names, "report")
        names = since.among(names)
        if not names:
            say(since.nothing)
            return 0
    return Press(session, order).make(_of(session, names, kind) if kind else names)


def _of(session: Session, names: Sequence[str], publicity: str) -> tuple[str, ...]:
    """The inspections with this publicity, and those of which it cannot be read: these are refused."""
    outlines = {name: session.reader.outline(name, session.today) for name in names}
    return tuple(
        name
        for name, outline in outlines.items()
        if outline is None or outline.public == (publicity == "active")
    )


def as_formats(text: str) -> tuple[str, ...]:
    """The formats that were named, each once; `all` stands for every one."""
    named = dict.fromkeys(choose(part.strip(), (*FORMATS, ALL), "--format") for part in text.split(","))
    return FORMATS if ALL in named else tuple(named)


def as_request(text: str | None, edition: str | None) -> str:
    """The number of a request as its file has it; nothing where none was named."""
    if text is None:
        return ""
    if edition != "release":
        raise WrongCall(tr("--request goes with --edition release"), tr("give both, or leave out --request"))
    if not (text.isascii() and text.isdigit()):
        raise WrongCall(
            tr("--request: `{text}` is not the number of a request", text=text),
            tr("write for example --request 01"),
        )
    return text.zfill(2)


def target_folder(session: Session, given: str | None, what: str) -> Path | None:
    """The folder that was asked for; none among the files of an inspection, where no document has a place."""
    if given is None:
        return None
    folder = Path(os.path.realpath(session.here / given))
    inspections = session.reader.root / "inspections"
    if folder.is_relative_to(inspections) and "output" not in folder.relative_to(inspections).parts:
        message = tr("--output: {what} has no place in `{given}`", given=given, what=what)
        raise WrongCall(message, tr("choose a folder outside inspections/"))
    return folder
