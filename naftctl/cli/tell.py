"""Tell results in colours and as wide as whoever looks on can see, and diagnostics as `check` does."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from naftctl.cli.session import put
from naftctl.diagnostic import Diagnostic
from naftctl.show.diagnostics import Lines, full, summary
from naftctl.show.folding import parted
from naftctl.show.words import Paint, paint_for, width_of


def paint() -> Paint:
    """The colours for the result of a command."""
    return paint_for(terminal=sys.stdout.isatty())


def look() -> tuple[Paint, int]:
    """The colours and the width for the result of a command."""
    return paint(), width_of(terminal=sys.stdout.isatty())


def across() -> int | None:
    """How many characters fit on a line where a person looks on; in a pipe no line is folded."""
    return width_of(terminal=True) if sys.stdout.isatty() else None


def tell(said: Sequence[Diagnostic], lines: Lines, files: int = 0) -> None:
    """Print diagnostics with their places and a closing line; nothing where there are none."""
    if said:
        put("\n".join(full(said, lines, paint(), width=across())))
        put(parted(summary(said, files or len({d.span.path for d in said})), across()))
