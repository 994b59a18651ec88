"""A letter in Word as plain text: one remark, in the words of whoever wrote it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from naftctl.model.incoming import Incoming


def letter_text(incoming: Incoming, *, tables: bool = True) -> str:
    """The text of a document as it reads now, a row of a table on a line; `tables` says whether these count.

    What stands in a text box or a note follows the paragraph that it stands at.
    """
    return "\n\n".join(part for part in _parts(incoming, tables=tables) if part)


def _parts(incoming: Incoming, *, tables: bool) -> Iterator[str]:
    for table, group in groupby(incoming.paragraphs, lambda each: each.cell and each.cell.table):
        if table is None:
            yield from (paragraph.now.strip() for paragraph in group)
        elif tables:
            rows = groupby(group, lambda each: each.cell and each.cell.row)
            lines = (" | ".join(filter(None, (each.now.strip() for each in row))) for _, row in rows)
            yield "\n".join(filter(None, lines))
