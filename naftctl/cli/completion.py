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
    """Toon het script waarmee uw terminal aanvult wat u typt, als u op Tab drukt.

    Opdrachten, opties en hun waarden, en de namen van inspecties, schalen, punten, bronnen en codes. De
    eerste regel van het script zegt hoe u het installeert; het geldt vanaf het volgende venster.
    """
    sys.stdout.write(SCRIPTS[choose(shell.lower(), tuple(SCRIPTS), "SHELL")])
    return 0
