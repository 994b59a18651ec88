"""`naftctl scores`: the scorings of each member, one module per command."""

from __future__ import annotations

from naftctl.cli import Row
from naftctl.cli.group import Commands


class Scores(Commands):
    """Individuele inschalingen: naast elkaar en naast de consensus, en blind vastleggen en openen."""

    table: tuple[Row, ...] = (
        ("show", "show", "de inschalingen naast elkaar, met overeenkomst in aantallen"),
        ("commit", "commit", "uw inschaling vastleggen zonder dat iemand ze ziet"),
        ("open", "open:open_scoring", "uw vastgelegde inschaling openen, zodra iedereen vastlegde"),
    )
    package = "naftctl.cli.scores"
