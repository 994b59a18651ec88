"""Every command of the program, by name, with a call of it that shows something."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from naftctl.cli.program import the_program

LOOKS: dict[str, tuple[str, ...]] = {
    "init": ("init proef",),
    "demo": ("demo proef",),
    "new": ("new Kade --first-visit 2027-03-09",),
    "focus": ("focus", "focus --sector"),
    "evidence add": ("evidence add gesprek --title Ouderavond",),
    "evidence rename": ("evidence rename O01 O07 --yes",),
    "check": ("check", "check --format concise"),
    "fix": ("fix",),
    "schema": ("schema evidence",),
    "status": ("status", "status --all"),
    "trace": ("trace", "trace OS-B3", "trace G02"),
    "scores show": ("scores show",),
    "scores commit": ("scores commit --member ond1",),
    "scores open": ("scores open --member ond1",),
    "seal": ("seal draft",),
    "letter": ("letter announcement --format txt",),
    "reaction": ("reaction",),
    "followup": ("followup",),
    "screen": ("screen",),
    "report": ("report --format md",),
    "deliver": ("deliver --output weg",),
    "overview": ("overview 2026 --format md",),
    "verify": ("verify",),
    "diff": ("diff",),
    "framework list": ("framework list",),
    "framework show": ("framework show", "framework show OS-B3"),
    "framework check": ("framework check",),
    "framework diff": ("framework diff 2026.1 2026.2",),
    "framework form": ("framework form --output vorm.xlsx",),
    "framework import": ("framework import weg",),
    "framework migrate": ("framework migrate --to 2026.2",),
    "framework pin": ("framework pin",),
    "explain": ("explain N203",),
    "rules": ("rules",),
    "doctor": ("doctor",),
    "completion": ("completion bash",),
}
"""A call or more of each command, in a workspace with the worked example in which a level is misspelt."""
SILENT = {"framework check"}
"""Calls that say nothing where all is well."""


def commands() -> list[str]:
    """The name of every command that does something, those of a group with the name of the group."""
    return list(_below(the_program(), ""))


def calls() -> list[str]:
    """Every call of `LOOKS`."""
    return [call for those in LOOKS.values() for call in those]


def _below(command: Any, name: str) -> Iterator[str]:
    inner = [each for each, *_ in getattr(command, "table", ())]
    if not inner:
        yield name
    for each in inner:
        yield from _below(command.get_command(None, each), f"{name} {each}".strip())
