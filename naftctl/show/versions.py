"""The versions of the framework in a workspace: a table for people and data for scripts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from msgspec import Struct

from naftctl.language import tr
from naftctl.show.words import Paint, visible


class Listed(Struct, frozen=True):
    """What is known of one version; `inspections` name it and `past` counts those in `history.yaml` that do.

    `provenance` is nothing where the version is not here, or cannot be read (`faults` counts why not).
    """

    ref: str
    provenance: str
    expectations: int = 0
    scales: int = 0
    pinned: date | None = None
    inspections: tuple[str, ...] = ()
    past: int = 0
    faults: int = 0


def versions_text(versions: Sequence[Listed], paint: Paint) -> Iterator[str]:
    """A line per version, under a line that says what each column is."""
    heads = (
        tr("framework"),
        tr("origin"),
        tr("expectations"),
        tr("scales"),
        tr("pinned on"),
        tr("inspections"),
    )
    rows = [heads, *(_row(version) for version in versions)]
    widths = [max(len(row[n]) for row in rows) for n in range(len(heads))]
    for number, row in enumerate(rows):
        line = "  ".join(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True)).rstrip()
        yield paint(line, "1") if number == 0 else line


def versions_json(versions: Iterable[Listed]) -> str:
    """An array with one object per version."""
    data = [
        {
            "framework": version.ref,
            "provenance": version.provenance or None,
            "expectations": version.expectations,
            "scales": version.scales,
            "pinned": version.pinned.isoformat() if version.pinned else None,
            "inspections": list(version.inspections),
            "history": version.past,
            "faults": version.faults,
        }
        for version in versions
    ]
    return json.dumps(data, ensure_ascii=False, indent=2)


def _row(version: Listed) -> tuple[str, ...]:
    used = str(len(version.inspections))
    if version.past:
        used += tr(", and {past} in history.yaml", past=version.past)
    if not version.provenance:
        state = tr("contains errors") if version.faults else tr("not in this workspace")
        return visible(version.ref), state, "–", "–", "–", used
    day = f"{version.pinned.day}/{version.pinned.month:02}/{version.pinned.year}" if version.pinned else "–"
    return visible(version.ref), version.provenance, str(version.expectations), str(version.scales), day, used
