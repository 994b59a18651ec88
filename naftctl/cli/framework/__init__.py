"""`naftctl framework`: the versions of the framework, one module per command."""

from __future__ import annotations

from naftctl.cli import Row
from naftctl.cli.group import Commands
from naftctl.language import tr


class Framework(Commands):
    """The framework: which versions there are, what is in them, how they differ, and take over a new one."""

    table: tuple[Row, ...] = (
        (
            "list",
            "listing:list_versions",
            tr("the versions, their provenance, and how many inspections pin them"),
        ),
        ("show", "show", tr("an expectation, a scale or an investigation, or the whole framework in a list")),
        ("check", "check", tr("check a version")),
        ("diff", "diff", tr("how two versions differ, in words")),
        ("form", "form", tr("an Excel form to take over a text in")),
        ("import", "take_in:take_in", tr("add a text that was taken over as a new version")),
        ("migrate", "migrate", tr("what an inspection would need under another version")),
        ("pin", "pin", tr("pin a version as it is, from its first use on")),
    )
    package = "naftctl.cli.framework"
