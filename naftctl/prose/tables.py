"""Tables in a text that no page can show."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from naftctl.language import tr
from naftctl.source import Flaw, Span

COLUMNS = 8
"""The most columns that can be read across a page."""

_TABLE = re.compile(r"^(?P<head>[^|\n]*\|[^\n]*)\n(?P<rule>[ \t|:>-]+)$", re.M)


def table_flaws(body: str, place: Callable[[int, int], Span]) -> Iterator[Flaw]:
    """A flaw for every table with more columns than fit across a page, at its head."""
    if "|" not in body:
        return
    for match in _TABLE.finditer(body):
        columns = len(re.findall(r"-+", match["rule"]))
        if columns > COLUMNS:
            message = tr(
                "this table has {columns} columns; at most {most} fit on a page",
                columns=columns,
                most=COLUMNS,
            )
            hint = tr("split the table, or make rows of columns")
            yield Flaw("N135", place(match.start("head"), match.end("head")), message, hint)
