"""`naftctl overview`: the sector in one year, for the sector, and the data behind it."""

from __future__ import annotations

from typing import Annotated

import typer

from naftctl.cli.mistakes import WrongCall
from naftctl.cli.overview.making import Desk, Order
from naftctl.cli.report import ALL, target_folder
from naftctl.cli.session import TodayOption, WorkspaceOption, choose, open_session
from naftctl.model.period import Period, as_period
from naftctl.render import FORMATS

EDITIONS = ("public", "internal")
DATA = "csv"
_EVERY = (*FORMATS, DATA)


def overview(  # noqa: PLR0913
    year: Annotated[
        str, typer.Argument(metavar="JAAR", help="een kalenderjaar (2026) of een schooljaar (2025-2026)")
    ],
    *,
    edition: Annotated[
        str,
        typer.Option(metavar="EDITIE", help="public, of internal: met de overeenstemming per schaal"),
    ] = "public",
    forms: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="VORM",
            help=f"{', '.join(FORMATS)}, csv (de gegevens), of all; meer met een komma; zonder: pdf",
        ),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option(metavar="MAP", help="waar het overzicht komt; zonder: overviews/JAAR/output"),
    ] = None,
    publish: Annotated[
        bool, typer.Option("--publish", help="leg de cijfers voor altijd vast, en maak alle vormen")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="publiceer zonder te vragen")] = False,
    workspace: WorkspaceOption = None,
    today: TodayOption = None,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="toon bij een storing ook de woorden van Pandoc of Typst")
    ] = False,
) -> int:
    """Maak het jaaroverzicht: wat de definitieve inspecties van een jaar over de sector zeggen.

    Het noemt geen aanbieder, en toont geen aantal onder de grens (small_cell in naftctl.yaml). Zonder
    --publish is het een proefdruk. De tekst erbij schrijft u in overviews/JAAR/text.md. Wat niet meetelt en
    waarom, leest u hier; in het overzicht staan enkel aantallen.
    """
    period = as_year(year)
    internal = choose(edition, EDITIONS, "--edition") == "internal"
    if publish and (internal or forms or output):
        other = "--edition internal" if internal else "--format" if forms else "--output"
        raise WrongCall(f"--publish gaat niet samen met {other}", "publiceer eerst, en maak daarna de rest")
    asked = _EVERY if publish else as_forms(forms or "pdf")
    session = open_session(workspace, today)
    target = target_folder(session, output, "een overzicht")
    formats = tuple(form for form in asked if form != DATA)
    order = Order(period, internal, formats, DATA in asked, target, publish, yes, verbose)
    return Desk(session, order).make()


def as_year(text: str) -> Period:
    """The year that is meant."""
    period = as_period(text)
    if period is None:
        message = f"JAAR: `{text}` is geen jaar"
        raise WrongCall(message, "schrijf bijvoorbeeld 2026, of 2025-2026 voor een schooljaar")
    return period


def as_forms(text: str) -> tuple[str, ...]:
    """The formats that were named, each once; `all` stands for every one."""
    named = dict.fromkeys(choose(part.strip(), (*_EVERY, ALL), "--format") for part in text.split(","))
    return _EVERY if ALL in named else tuple(named)
