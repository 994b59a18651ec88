"""`naftctl evidence`: the notes of an inspection, one module per command."""

from __future__ import annotations

from naftctl.cli import Row
from naftctl.cli.group import Commands
from naftctl.language import tr


class Evidence(Commands):
    """Sources: add the next one, and give a source another number with everything that refers to it."""

    table: tuple[Row, ...] = (
        ("add", "add", tr("add the next source, also from a note in Word")),
        ("rename", "rename", tr("give a source another number, with the references to it")),
    )
    package = "naftctl.cli.evidence"
