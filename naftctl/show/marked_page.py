"""Texts with the words that changed between marks, as Markdown in which nothing else has a meaning."""

from __future__ import annotations

import re
from collections.abc import Iterable

from naftctl.framework.lineage import normal
from naftctl.framework.words import Op, Segment
from naftctl.language import tr
from naftctl.show.words import visible

LEGEND = tr("How to read the texts: ~~struck through~~ was dropped, **bold** is new, the rest stayed.")
_SIGNS = re.compile(r"([\\`*_{}\[\]<>&~^$|#@])|(:)(?=\S)|(?<=\bwww)(\.)", re.IGNORECASE)
"""What could have a meaning in Markdown inside a line; no line begins with text of the framework."""
_MARKS = {Op.EQUAL: "", Op.REMOVED: "~~", Op.ADDED: "**"}


def marked_up(parts: Iterable[Segment]) -> str:
    """The words with those that changed between signs; spaces stay outside, or the signs would be text."""
    found, previous = "", Op.EQUAL
    for part in parts:
        core = part.text.strip()
        before, _, after = part.text.partition(core) if core else (part.text, "", "")
        sign = _MARKS[part.op] if core else ""
        apart = " " if Op.EQUAL not in (part.op, previous) and not found.endswith(" ") else ""
        found += f"{apart}{before}{sign}{plain_text(core)}{sign}{after}"
        previous = part.op
    return found.strip()


def plain_text(text: str) -> str:
    """The text on one line, for Markdown to print as it is."""
    return _SIGNS.sub(lambda match: f"\\{match[0]}", visible(normal(text)))
