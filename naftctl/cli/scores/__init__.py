"""`naftctl scores`: the scorings of each member, one module per command."""

from __future__ import annotations

from naftctl.cli import Row
from naftctl.cli.group import Commands
from naftctl.language import tr


class Scores(Commands):
    """Individual scorings: side by side and beside the consensus, and commit and open them blind."""

    table: tuple[Row, ...] = (
        ("show", "show", tr("the scorings side by side, with agreement in numbers")),
        ("commit", "commit", tr("commit your scoring without anybody seeing it")),
        ("open", "open:open_scoring", tr("open the scoring you committed, as soon as everybody committed")),
    )
    package = "naftctl.cli.scores"
