"""`naftctl evidence`: the notes of an inspection, one module per command."""

from __future__ import annotations

from naftctl.cli import Row
from naftctl.cli.group import Commands


class Evidence(Commands):
    """Bronnen: de volgende toevoegen, en een bron een ander nummer geven met alles wat ernaar verwijst."""

    table: tuple[Row, ...] = (
        ("add", "add", "de volgende bron toevoegen, ook uit een notitie in Word"),
        ("rename", "rename", "een bron een ander nummer geven, met haar verwijzingen"),
    )
    package = "naftctl.cli.evidence"
