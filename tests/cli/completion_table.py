"""The table for completion as the program itself tells it: its commands, options and allowed values.

To be run in English, in a workspace.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import redirect_stderr
from typing import Any

from naftctl.cli.judge import entries
from naftctl.cli.program import run, the_program

UNKNOWN = "~"
_KINDS = {
    ("evidence rename", "new"): "NEW-ID",
    ("framework diff", "old"): "FRAMEWORK",
    ("framework diff", "new"): "FRAMEWORK",
    ("framework show", "names"): "FRAMEWORK-ID",
    ("schema", "name"): "BESTANDSSOORT",
}
"""Where a value is another thing than its name in the help says."""
_FIXED = frozenset(
    (
        *("FORMAT", "PHASE", "EDITION", "OCCASION", "PARTY", "DECISION"),
        *("KIND", "METHOD", "SHELL", "BESTANDSSOORT"),
    )
)
_NEEDED = {
    "letter": ["draft"],
    "overview": ["2026"],
    "screen": ["--decide", "x", "--reason", "y"],
    "framework diff": ["2026.1", "2026.2"],
    "framework migrate": ["--to", "2026.2"],
}
"""What a call needs before the program looks at the value of an option."""


def table() -> str:
    """The whole table; to be asked in a workspace."""
    return "".join("\t".join(row) + "\n" for row in _rows(the_program(), ""))


def _rows(command: Any, name: str) -> Iterator[tuple[str, ...]]:
    for param in command.params:
        if param.param_type_name == "argument" or not param.hidden:
            yield (name, *_row(param, name))
    for below, _, short in getattr(command, "table", ()):
        inner = f"{name} {below}".strip()
        yield inner, short
        yield from _rows(command.get_command(None, below), inner)


def _row(param: Any, name: str) -> tuple[str, ...]:
    option = param.param_type_name == "option"
    if option and param.is_flag:
        return " ".join(param.opts), "", "once", "", param.help
    kind = _KINDS.get((name, param.name), param.metavar)
    again = param.multiple if option else param.nargs == -1
    times = "more" if again else "list" if "several with a comma" in param.help else "once"
    values = list(entries()) if (name, kind) == ("explain", "CODE") else []
    if kind in _FIXED:
        values = allowed(name, param.opts[0] if option else None)
    return " ".join(param.opts) if option else "", kind, times, " ".join(values), param.help


def allowed(name: str, option: str | None, value: str = UNKNOWN) -> list[str]:
    """The values that the program names when it is given another."""
    found = re.search(r"choose one of (.*)", said_of(name, option, value))
    assert found, f"naftctl {name} {option or ''}: no word about what is allowed"
    return found[1].split(", ")


def said_of(name: str, option: str | None, value: str) -> str:
    """What the program says of a value for an option, or for the first argument."""
    given = [*_NEEDED.get(name, ()), option, value] if option else [value]
    said = io.StringIO()
    with redirect_stderr(said):
        run([*name.split(), *given])
    return said.getvalue()


if __name__ == "__main__":
    print(table(), end="")  # noqa: T201
