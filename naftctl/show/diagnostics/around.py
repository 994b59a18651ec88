"""What a place in a file means outside the workspace: its path there, and what it is known by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from hashlib import sha256

from msgspec import Struct

from naftctl.diagnostic import Diagnostic
from naftctl.show.diagnostics.text import Lines
from naftctl.show.words import visible
from naftctl.source import Span


class Around(Struct, frozen=True):
    """How the files of a workspace are read, and its folder in the repository: nothing, or `map/`."""

    lines: Lines
    folder: str = ""

    def path(self, span: Span) -> str:
        """The path of a file from the top of the repository."""
        return self.folder + span.path

    def fingerprints(self, diagnostics: Iterable[Diagnostic]) -> tuple[str, ...]:
        """What each problem is known by, also after its line moved; no two are the same."""
        seen: Counter[str] = Counter()
        found = []
        for said in diagnostics:
            what = "\0".join((said.code, self.path(said.span), self._text(said)))
            seen[what] += 1
            found.append(sha256(f"{what}\0{seen[what]}".encode("utf-8", "surrogatepass")).hexdigest())
        return tuple(found)

    def _text(self, said: Diagnostic) -> str:
        """The line that a problem is about and what is marked in it; else the message."""
        span = said.span
        lines = self.lines(span.path) if span.line and not span.cell else ()
        if not 0 < span.line <= len(lines):
            return f"{span.cell}\0{said.message}"
        line = lines[span.line - 1]
        end = span.end_column if span.end_line in {0, span.line} else None
        return f"{' '.join(line.split())}\0{line[max(0, span.column - 1) : end or None]}"


def advice(said: Diagnostic, between: str) -> str:
    """What is wrong, and what to do about it."""
    return visible(said.message) + (between + visible(said.hint) if said.hint else "")
