"""`naftctl framework show`: what a version says, whole or one entry of it."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from naftctl.cli.framework.versions import find_version
from naftctl.cli.mistakes import WrongCall, nearest
from naftctl.cli.session import Session, WorkspaceOption, choose, open_session, put
from naftctl.cli.tell import look
from naftctl.language import tr
from naftctl.model.framework import Framework
from naftctl.show.entries import Entry, by_id, chapters
from naftctl.show.framework import entry_json, entry_markdown, entry_text, overview_markdown, overview_text
from naftctl.show.words import Paint

_LISTED = 12
_WIDE = 120


def show(
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="ID",
            help=tr("such as KV-B4, OS-B3, BJ, REG-03 or volgens; without: everything in a list"),
        ),
    ] = None,
    *,
    version: Annotated[
        str | None,
        typer.Option(
            "--framework",
            metavar="FRAMEWORK",
            help=tr("such as 2026.1; without: that of the inspection where you are, or the newest"),
        ),
    ] = None,
    form: Annotated[str, typer.Option("--format", metavar="FORMAT", help=tr("text, md or json"))] = "text",
    workspace: WorkspaceOption = None,
) -> int:
    """Show what a framework says: an expectation, a scale with its levels side by side, an investigation.

    With `--format md` without an ID you get the whole framework as one page.
    """
    shape = choose(form, ("text", "md", "json"), "--format")
    session = open_session(workspace, None, only_reads=True)
    framework = find_version(session, version or _pinned_here(session))
    if names:
        put(_entries(framework, tuple(_entry(framework, name) for name in dict.fromkeys(names)), shape))
    else:
        put(_whole(framework, shape))
    return 0


def _pinned_here(session: Session) -> str | None:
    """The version of the inspection that the user stands in."""
    here = session.standing_in
    found = (ref for ref, users in session.reader.pins.items() if here in users and ref) if here else iter(())
    return next(found, None)


def _entry(framework: Framework, name: str) -> Entry:
    known = by_id(framework)
    found = known.get(name) or next(
        (e for key, e in known.items() if key.casefold() == name.casefold()), None
    )
    if found is None:
        prefix = name.rpartition("-")[0].casefold()
        kin = [key for key in known if prefix and key.rpartition("-")[0].casefold() == prefix]
        listed = (
            tr("choose one of {choices}", choices=", ".join(kin))
            if 0 < len(kin) <= _LISTED
            else tr("see naftctl framework show")
        )
        raise WrongCall(
            tr(
                "`{name}` does not exist in {ref}{suggestion}",
                name=name,
                ref=framework.ref,
                suggestion=nearest(name.upper(), known),
            ),
            listed,
        )
    return found


def _entries(framework: Framework, entries: tuple[Entry, ...], shape: str) -> str:
    if shape == "json":
        return entry_json(framework, entries)
    if shape == "md":
        return "\n".join(line for entry in entries for line in entry_markdown(entry)).rstrip()
    return "\n\n".join("\n".join(entry_text(entry, *_look())) for entry in entries)


def _whole(framework: Framework, shape: str) -> str:
    if shape == "json":
        return entry_json(framework, tuple(e for chapter in chapters(framework) for e in chapter.entries))
    if shape == "md":
        return "\n".join(overview_markdown(framework)).rstrip()
    return "\n".join(overview_text(framework, *_look()))


def _look() -> tuple[Paint, int]:
    """Colour and width: those of the terminal, or room enough for four levels side by side."""
    colours, width = look()
    return colours, width if sys.stdout.isatty() else _WIDE
