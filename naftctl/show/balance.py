"""How the alternating investigations are spread over providers and years, as text and as data."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from textwrap import wrap

from naftctl.focus.balance import Balance, Share
from naftctl.language import tr
from naftctl.model.framework import Framework
from naftctl.show.words import Paint, visible

_NEVER = "–"


def balance_text(found: Balance, framework: Framework, width: int, paint: Paint) -> Iterator[str]:
    """A table per calendar year, which alternates starve, and when each came up at each provider."""
    heading = tr(
        "alternate investigations of {ref}, cycle since {since}", ref=framework.ref, since=_day(found.since)
    )
    yield paint(visible(heading), "1")
    if not found.providers:
        yield tr("  there have been no inspections yet")
        return
    titles = {item.id: item.title for item in framework.alternates}
    years = [str(year) for year in found.years]
    heads = (tr("investigation"), *years, tr("cycle"), tr("last"), tr("planned"))
    yield from _table(heads, [_row(share, found.years) for share in found.shares], width)
    yield ""
    for share in found.shares:
        if share.investigation in found.least:
            last = tr("last on {last}", last=_day(share.last)) if share.last else tr("never so far")
            name = f"{share.investigation} ({titles[share.investigation]})"
            words = tr(
                "least covered: {name}, {in_cycle}× in the cycle, {last}",
                name=name,
                in_cycle=share.in_cycle,
                last=last,
            )
            yield from wrap(visible(words), width, subsequent_indent="  ", break_on_hyphens=False)
    if not found.least:
        yield tr("all alternate investigations were covered equally often, equally long ago")
    yield ""
    yield paint(tr("last investigated, per provider"), "1")
    ids = [share.investigation for share in found.shares]
    rows = [(name, *_days(last, ids)) for name, last in found.providers.items()]
    yield from _table((tr("provider"), *ids), rows, width)


def balance_json(found: Balance, framework: Framework, today: date) -> str:
    """One object: the shares of the alternates, those that starve, and the last day per provider."""
    data = {
        "framework": framework.ref,
        "cycle_since": str(found.since),
        "today": str(today),
        "alternates": [
            {
                "investigation": share.investigation,
                "years": {str(year): share.years.get(year, 0) for year in found.years},
                "in_cycle": share.in_cycle,
                "last": str(share.last) if share.last else None,
                "planned": share.planned,
            }
            for share in found.shares
        ],
        "least": list(found.least),
        "providers": [
            {"provider": name, "last": {s.investigation: _iso(last, s) for s in found.shares}}
            for name, last in found.providers.items()
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=2)


def _row(share: Share, years: Sequence[int]) -> tuple[str, ...]:
    counts = [str(share.years.get(year, 0)) for year in years]
    last = _day(share.last) if share.last else _NEVER
    return share.investigation, *counts, str(share.in_cycle), last, str(share.planned)


def _days(last: Mapping[str, date], ids: Sequence[str]) -> Iterator[str]:
    return (_day(last[name]) if name in last else _NEVER for name in ids)


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> Iterator[str]:
    """Columns that line up; where they do not fit, a block of lines per row."""
    shown = [[visible(cell) for cell in row] for row in (heads, *rows)]
    widths = [max(len(row[column]) for row in shown) for column in range(len(heads))]
    if sum(widths) + 2 * len(widths) <= width:
        for row in shown:
            yield "  " + "  ".join(f"{cell:<{size}}" for cell, size in zip(row, widths, strict=True)).rstrip()
        return
    for name, *cells in shown[1:]:
        yield f"  {name}"
        yield from (f"    {head}: {cell}" for head, cell in zip(shown[0][1:], cells, strict=True))


def _iso(last: Mapping[str, date], share: Share) -> str | None:
    day = last.get(share.investigation)
    return str(day) if day else None


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"
