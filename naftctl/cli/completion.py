"""`naftctl completion`: the script by which a shell completes commands, names and codes."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from naftctl.cli.session import choose
from naftctl.show.completion import SCRIPTS


def completion(
    shell: Annotated[str, typer.Argument(metavar="SHELL", help=", ".join(SCRIPTS))],
) -> int:
    """Show the script with which your terminal completes what you type when you press Tab.

    Commands, options and their values, and the names of inspections, scales, points, sources and codes.
    The first line of the script says how to install it; it applies from the next window on.
    """
    sys.stdout.write(SCRIPTS[choose(shell.lower(), tuple(SCRIPTS), "SHELL")])
    return 0
