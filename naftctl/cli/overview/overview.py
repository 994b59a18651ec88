"""`naftctl overview`: the sector in one year, for the sector, and the data behind it."""

from __future__ import annotations

from typing import Annotated

import typer

from naftctl.cli.mistakes import WrongCall
from naftctl.cli.overview.making import Desk, Order
from naftctl.cli.report import ALL, target_folder
from naftctl.cli.session import TodayOption, WorkspaceOption, choose, open_session
from naftctl.language import tr
from naftctl.model.period import Period, as_period
from naftctl.render import FORMATS

EDITIONS = ("public", "internal")
DATA = "csv"
_EVERY = (*FORMATS, DATA)


def overview(  # noqa: PLR0913
    year: Annotated[
        str, typer.Argument(metavar="YEAR", help=tr("a calendar year (2026) or a school year (2025-2026)"))
    ],
    *,
    edition: Annotated[
        str,
        typer.Option(metavar="EDITION", help=tr("public, or internal: with the agreement per scale")),
    ] = "public",
    forms: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help=tr("pdf, docx, html, md, csv (the data), or all; several with a comma; without: pdf"),
        ),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option(metavar="FOLDER", help=tr("where the overview goes; without: overviews/YEAR/output")),
    ] = None,
    publish: Annotated[
        bool, typer.Option("--publish", help=tr("fix the figures for ever, and make all formats"))
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help=tr("publish without asking"))] = False,
    workspace: WorkspaceOption = None,
    today: TodayOption = None,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help=tr("on a failure, also show the words of Pandoc or Typst"))
    ] = False,
) -> int:
    """Make the yearly overview: what the final inspections of a year say about the sector.

    It names no provider, and shows no number below the limit (small_cell in naftctl.yaml). Without
    --publish it is a proof. The text that goes with it you write in overviews/YEAR/text.md. What does
    not count and why, you read here; in the overview there are only numbers.
    """
    period = as_year(year)
    internal = choose(edition, EDITIONS, "--edition") == "internal"
    if publish and (internal or forms or output):
        other = "--edition internal" if internal else "--format" if forms else "--output"
        raise WrongCall(
            tr("--publish does not go together with {other}", other=other),
            tr("publish first, and make the rest after that"),
        )
    asked = _EVERY if publish else as_forms(forms or "pdf")
    session = open_session(workspace, today)
    target = target_folder(session, output, tr("an overview"))
    formats = tuple(form for form in asked if form != DATA)
    order = Order(period, internal, formats, DATA in asked, target, publish, yes, verbose)
    return Desk(session, order).make()


def as_year(text: str) -> Period:
    """The year that is meant."""
    period = as_period(text)
    if period is None:
        message = tr("YEAR: `{text}` is not a year", text=text)
        raise WrongCall(message, tr("write for example 2026, or 2025-2026 for a school year"))
    return period


def as_forms(text: str) -> tuple[str, ...]:
    """The formats that were named, each once; `all` stands for every one."""
    named = dict.fromkeys(choose(part.strip(), (*_EVERY, ALL), "--format") for part in text.split(","))
    return _EVERY if ALL in named else tuple(named)
