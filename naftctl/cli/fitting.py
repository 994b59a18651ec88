"""What is said beside the result, on lines that fit the terminal of whoever looks on."""

from __future__ import annotations

import re
import sys

from naftctl.show.words import width_of

_NARROWEST = 40
_TO_COPY = re.compile(r"[/\n\x1b]|naftctl ")


def fitting(line: str) -> str:
    """The line folded to the terminal; as it is in a pipe, and where it has something to copy."""
    if len(line) <= _NARROWEST or not sys.stderr.isatty() or _TO_COPY.search(line):
        return line
    from naftctl.show.folding import folded  # noqa: PLC0415  (few calls have long lines)

    words = line.lstrip()
    return "\n".join(folded(words, width_of(terminal=True), line[: len(line) - len(words)]))
