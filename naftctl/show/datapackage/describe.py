"""The description of a data package: what it holds, and what every column means."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from hashlib import sha256
from typing import Any

from msgspec import Struct

from naftctl.model.overview import Overview
from naftctl.show.datapackage.table import Column, Table

DESCRIPTION = "datapackage.json"
_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_PUBLISHED, _PROOF = "1.0.0", "0.1.0"
"""The version of the data; those of a published year never change."""


class Imprint(Struct, frozen=True):
    """By whom data are given (`publishers`, names of houses), on which day, made with which program."""

    publishers: tuple[str, ...]
    day: date
    tool: str


def describe(
    overview: Overview, tables: Sequence[Table], files: Mapping[str, bytes], imprint: Imprint
) -> bytes:
    """The text of `datapackage.json`; the same overview on the same day gives the same bytes."""
    name = overview.period.name
    package = {
        "$schema": _PROFILE,
        "name": f"naft-jaaroverzicht-{name}" + ("-intern" if overview.internal else ""),
        "title": f"NAFT-inspecties in {'het schooljaar ' if overview.period.school else ''}{name}: gegevens",
        "description": _told(overview),
        "version": _PUBLISHED if overview.published else _PROOF,
        "created": f"{imprint.day.isoformat()}T00:00:00Z",
        "keywords": ["NAFT", "inspectie", "jaaroverzicht", name],
        "contributors": [{"title": each, "roles": ["publisher"]} for each in imprint.publishers],
        "sources": [{"title": f"Definitieve NAFT-inspecties, stand op {overview.until.isoformat()}"}],
        "tool": imprint.tool,
        "resources": [_resource(table, files[f"{table.name}.csv"]) for table in tables],
    }
    return (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode()


def _told(overview: Overview) -> str:
    kind = "Gepubliceerd." if overview.published else "Proefdruk, niet gepubliceerd."
    inside = (
        " Editie voor de inspecties zelf, met de overeenstemming per schaal." if overview.internal else ""
    )
    return (
        f"{kind}{inside} De cijfers van het jaaroverzicht, zonder namen. Aantallen onder "
        f"{overview.threshold} aanbieders worden niet getoond, of staan samen met het niveau ernaast; hidden "
        "zegt waar. De gegevens vergelijken geen aanbieders. Wat de namen in de tabellen betekenen, staat in "
        "terms.csv."
    )


def _resource(table: Table, data: bytes) -> dict[str, Any]:
    return {
        "name": table.name,
        "type": "table",
        "title": table.title,
        "description": table.meaning,
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{sha256(data).hexdigest()}",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "header": True},
        "schema": _schema(table),
    }


def _schema(table: Table) -> dict[str, Any]:
    ties = [
        {"fields": list(tie.columns), "reference": {"resource": tie.table, "fields": list(tie.there)}}
        for tie in table.ties
    ]
    schema = {
        "fields": [_field(column) for column in table.columns],
        "missingValues": [""],
        "primaryKey": list(table.key),
    }
    return schema | ({"foreignKeys": ties} if ties else {})


def _field(column: Column) -> dict[str, Any]:
    held: dict[str, Any] = {"required": True} if column.required else {}
    if column.kind == "integer":
        held["minimum"] = 0
    if column.choices:
        held["enum"] = list(column.choices)
    told = {"name": column.name, "type": column.kind, "title": column.title, "description": column.meaning}
    return told | ({"constraints": held} if held else {})
