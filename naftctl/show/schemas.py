"""The schemas that there are, as a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from naftctl.language import tr
from naftctl.schema import FileKind


def table(kinds: Sequence[FileKind]) -> Iterator[str]:
    """One line per kind of file: its name, where such files lie, and what they hold."""
    name = max(len(kind.name) for kind in kinds)
    file = max(len(kind.file) for kind in kinds)
    for kind in kinds:
        yield f"{kind.name:<{name}}  {kind.file:<{file}}  {tr(kind.about)}"
