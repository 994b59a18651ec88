"""People's Markdown as plain words, for wherever no Markdown is shown."""

from __future__ import annotations

import html
import re

from naftctl.prose.images import IMAGE
from naftctl.prose.values import CITATION, Text
from naftctl.source import Span

_CITED = re.compile(rf"\s*{CITATION.pattern}")
_NOTE = re.compile(r"\[\^[^\]]+\]:")
_REDACTED = re.compile(r"\[((?:\\.|[^\[\]\\])*)\]\{\.redacted\}")
_CODE = re.compile(r"(`+)(.+?)\1", re.S)
_PLAINER = (
    (IMAGE, r"\g<alt>"),
    (re.compile(r"(?<!\\)\[\^[^\]]+\]"), ""),
    (re.compile(r"(?<!\\)\[([^\[\]]+)\]\([^()\s]*(?:\s+\"[^\"]*\")?\)"), r"\1"),
    (re.compile(r"(?<!\\)<((?:https?://|mailto:)[^<>\s]+)>"), r"\1"),
    (_CODE, r"\2"),
    (re.compile(r"(?<!\\)(\*\*|__|~~)(?=\S)(.+?)(?<=\S)\1", re.S), r"\2"),
    (re.compile(r"(?<![\\\w])([*_])(?=\S)(.+?)(?<=\S)\1(?!\w)", re.S), r"\2"),
    (re.compile(r"\\([!-/:-@\[-`{-~])"), r"\1"),
)


def plain_text(markdown: str, *, redacted: bool = False) -> str:
    """People's Markdown as plain words, a line a paragraph: no citations, notes or what stays inside.

    With `redacted` it has no words either that an edition for the public leaves out.
    """
    shown = Text(_CITED.sub("", markdown), Span("")).shown(internal=False, redacted=redacted)
    shown = _REDACTED.sub(r"\1", shown)
    paragraphs = [block for block in re.split(r"\n\s*\n", shown) if not _NOTE.match(block.strip())]
    return "\n".join(filter(None, (_plainer(block) for block in paragraphs)))


def _plainer(block: str) -> str:
    for pattern, words in _PLAINER:
        block = pattern.sub(words, block)
    return " ".join(html.unescape(block).split())
