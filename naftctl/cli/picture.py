"""The scales of one inspection on the terminal, after what a command had to say."""

from __future__ import annotations

import sys

from naftctl.cli.session import say
from naftctl.model.dossier import Dossier
from naftctl.show.scales import any_level, scale_picture
from naftctl.show.words import paint_for, width_of


def show_scales(dossier: Dossier | None) -> None:
    """Draw the levels where a person looks on and there is one to see; silence stays silence in a pipe."""
    if dossier is None or not any_level(dossier) or not (sys.stdout.isatty() and sys.stderr.isatty()):
        return
    for line in scale_picture(dossier, paint_for(terminal=True), width_of(terminal=True)):
        say(line)
