"""People's Markdown as plain words, for wherever no Markdown is shown."""

from __future__ import annotations

import html
import re
from bisect import bisect_right

from naftctl.prose.code import code
from naftctl.prose.images import IMAGE
from naftctl.prose.values import CITATION, Text
from naftctl.source import Span

CITED = re.compile(rf"(?<!\s)\s*{CITATION.pattern}")
"""A citation, with the blanks before it."""
_LABEL = r"\[\^(?:\\.|[^\[\]\\])++\]"
NOTE_MARK = re.compile(rf"(?<!\\){_LABEL}", re.S)
LINK = re.compile(r"(?<!\\)\[([^\[\]]+)\]\([^()\s]*(?:\s+\"[^\"]*\")?\)")
"""A link, of which the first group is its words."""
_NOTE = re.compile(rf"\s*{_LABEL}:", re.S)
_REDACTED = re.compile(r"(?<!\\)\[((?:\\.|[^\[\]\\])*)\]\{\.redacted\}")
_PLAINER = (
    (IMAGE, r"\g<alt>"),
    (NOTE_MARK, ""),
    (LINK, r"\1"),
    (re.compile(r"(?<!\\)<((?:https?://|mailto:)[^<>\s]+)>"), r"\1"),
)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_STRONG = re.compile(r"(?<!\\)(\*\*|__|~~)(?=\S)"), re.compile(r"(?<=\S)(?=(\*\*|__|~~))")
_EMPHASIS = re.compile(r"(?<![\\\w])([*_])(?=\S)"), re.compile(r"(?<=\S)(?=([*_])(?!\w))")


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
    block = _without_ticks(block)
    for opening, closing in (_STRONG, _EMPHASIS):
        block = _without_pairs(block, opening, closing)
    return " ".join(html.unescape(_ESCAPED.sub(r"\1", block)).split())


def _without_ticks(block: str) -> str:
    """The block with the words of code and not its backticks."""
    pieces: list[str] = []
    at = 0
    for begin, end in code(block):
        pieces += block[at:begin], block[begin:end].strip("`")
        at = end
    return "".join((*pieces, block[at:]))


def _without_pairs(block: str, opening: re.Pattern[str], closing: re.Pattern[str]) -> str:
    """The block with the words between two signs that belong together, and not the signs."""
    closings: dict[str, list[int]] = {}
    for found in closing.finditer(block):
        closings.setdefault(found[1], []).append(found.start())
    pieces: list[str] = []
    at = begin = 0
    while opened := opening.search(block, begin):
        ends = closings.get(opened[1], [])
        first = bisect_right(ends, opened.end())
        begin = opened.start() + 1
        if first < len(ends):
            pieces += block[at : opened.start()], block[opened.end() : ends[first]]
            at = begin = ends[first] + len(opened[1])
    return "".join((*pieces, block[at:]))
