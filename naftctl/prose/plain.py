"""People's Markdown as plain words, for wherever no Markdown is shown."""

from __future__ import annotations

import html
import re

from naftctl.prose.images import IMAGE
from naftctl.prose.values import CITATION, Text
from naftctl.source import Span

CITED = re.compile(rf"\s*{CITATION.pattern}")
"""A citation, with the blanks before it."""
NOTE_MARK = re.compile(r"(?<!\\)\[\^[^\]]+\]")
LINK = re.compile(r"(?<!\\)\[([^\[\]]+)\]\([^()\s]*(?:\s+\"[^\"]*\")?\)")
"""A link, of which the first group is its words."""
_NOTE = re.compile(r"\s*\[\^[^\]]+\]:")
_REDACTED = re.compile(r"\[((?:\\.|[^\[\]\\])*)\]\{\.redacted\}")
_CODE = re.compile(r"(`+)(.+?)\1", re.S)
_PLAINER = (
    (IMAGE, r"\g<alt>"),
    (NOTE_MARK, ""),
    (LINK, r"\1"),
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
    shown = Text(CITED.sub("", markdown), Span("")).shown(internal=False, redacted=redacted)
    shown = _REDACTED.sub(r"\1", shown)
    return "\n".join(filter(None, map(_plainer, paragraphs(shown))))


def paragraphs(markdown: str) -> tuple[str, ...]:
    """The paragraphs of a text, without those that are notes."""
    blocks = re.split(r"\n\s*\n", markdown)
    return tuple(block for block in blocks if block.strip() and not _NOTE.match(block))


def _plainer(block: str) -> str:
    for pattern, words in _PLAINER:
        block = pattern.sub(words, block)
    return " ".join(html.unescape(block).split())
