"""Bring the catalogue up to date: `python -m tests.language`, or `… add FILE` with more Dutch, as JSON."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from tests.language.catalogue import COMPILED, WRITTEN, as_mo, as_po, refreshed, written


def main(arguments: list[str]) -> int:
    """Write both files; names the messages that have no Dutch yet and gives 1 for them."""
    added = json.loads(Path(arguments[1]).read_text(encoding="utf-8")) if arguments[:1] == ["add"] else {}
    catalogue = refreshed(written(), added)
    WRITTEN.write_bytes(as_po(catalogue))
    COMPILED.write_bytes(as_mo(catalogue))
    open_ = [message.id for message in catalogue if message.id and not message.string]
    for message in open_:
        print(f"no Dutch yet: {message!r}")  # noqa: T201  (a tool for who writes messages)
    return 1 if open_ else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
