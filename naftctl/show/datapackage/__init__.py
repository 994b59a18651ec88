"""The data behind an overview: tables as CSV, with a description of each that other programs read too.

The form is that of Data Package 2.0 (datapackage.org), which needs no library to write.
"""

from __future__ import annotations

from collections.abc import Mapping

from naftctl.model.framework import Framework
from naftctl.model.overview import Overview
from naftctl.show.datapackage.describe import DESCRIPTION, Imprint, describe
from naftctl.show.datapackage.dictionary import grounds, series, terms
from naftctl.show.datapackage.figures import expectations, levels, scales
from naftctl.show.datapackage.internal import reliability
from naftctl.show.datapackage.table import Table, as_csv
from naftctl.show.datapackage.years import focus, left_out, occasions, years

__all__ = ["DESCRIPTION", "Imprint", "data_package"]


def data_package(
    overview: Overview, frameworks: Mapping[str, Framework], imprint: Imprint
) -> dict[str, bytes]:
    """The files of a data package by name: `datapackage.json`, and a CSV for each table."""
    tables = _tables(overview, frameworks)
    files = {f"{table.name}.csv": as_csv(table) for table in tables}
    return {DESCRIPTION: describe(overview, tables, files, imprint), **files}


def _tables(overview: Overview, frameworks: Mapping[str, Framework]) -> tuple[Table, ...]:
    told = (years(overview), occasions(overview, frameworks), focus(overview), left_out(overview))
    figures = (scales(overview), levels(overview), expectations(overview, frameworks))
    inside = (reliability(overview),) if overview.internal else ()
    return (
        *told,
        *figures,
        *inside,
        series(overview),
        grounds(overview, frameworks),
        terms(overview, frameworks),
    )
