"""A text of people as it is read: no marks, links or entities, one kind of blank, dash and digit."""

from __future__ import annotations

import html
import re
import unicodedata
from bisect import bisect_right
from functools import lru_cache
from urllib.parse import unquote

from msgspec import Struct

_TARGET = (
    r"@(?:(?:[DOGVC]\d{2,3}|[A-Z]{1,6}-[A-Z]{0,3}\d{1,3})(?:/[A-Z]\d{1,3})?"
    r"|[a-z][a-z0-9-]{0,60}/[A-Z]\d{1,3})"
)
_TOKEN = re.compile(
    rf"""
    (?:\A|(?=[^\S ]|[ ]\s|[!%&*\[-`~]|[^\x00-\x7f]|[A-Za-z][\u0300-\u036f]))  # most begin none
    (?:(?P<start>\A[ ]*(?:>\s?)*(?:(?:\#{{1,6}}|[-*+])(?=[ \t]))?\s*)
  | (?P<blank>(?:[ ]*[^\S ]\s*|[ ]{{2,}})(?:>\s*)*
      (?P<block>(?:\#{{1,6}}(?=\s)|[-*+](?=[ \t]+\S))\s*|:{{3,}}|(?=\|))?)
  | \\(?P<escaped>[!-/:-@\[-`{{-~])
  | (?P<entity>&(?:\#\d{{1,7}}|\#[xX][0-9a-fA-F]{{1,6}}|[A-Za-z][A-Za-z0-9]{{1,31}});)
  | (?P<citation>\[{_TARGET}(?:;\s*{_TARGET})*\]|\[\^\d{{1,4}}\])
  | (?P<mark>\]\{{\.(?:internal|redact(?:[ ]as="(?P<instead>[^"\n]*)")?)\}})
  | (?P<link>\](?=[(\[]))
  | (?P<open>!?\[)
  | (?P<emphasis>[*`]+|~~+|(?<![^\W_])_+|_+(?![^\W_]))
  | (?P<percent>(?:%[0-9A-Fa-f]{{2}})+)
  | (?P<odd>[A-Za-z][\u0300-\u036f]+|[^\x00-\x7f][\u0300-\u036f]*))
    """,
    re.VERBOSE,
)
_BRACKET = re.compile(r"\\.|[\[\]]", re.S)
_SAME = str.maketrans(
    {
        **dict.fromkeys("‐‑‒–—―−﹘﹣-⁃", "-"),
        **dict.fromkeys("‘’‚‛′`´ʼ", "'"),
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("⁄∕", "/"),
        "º": "°",
    }
)


class Plain(Struct, frozen=True):
    """The words of a text with, for every index, the index in the text as written.

    `instead` are the stretches of the text as written that hold words for a redaction.
    """

    text: str
    instead: tuple[tuple[int, int], ...] = ()
    at: tuple[int, ...] = (0,)
    origin: tuple[tuple[int, int, bool], ...] = ((0, 0, True),)

    def written(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the text as written that holds this stretch of words."""
        return self._written(start)[0], self._written(max(start, end - 1))[1]

    def _written(self, index: int) -> tuple[int, int]:
        piece = bisect_right(self.at, index) - 1
        begin, end, same = self.origin[piece]
        at = begin + index - self.at[piece]
        return (at, at + 1) if same else (begin, end)


@lru_cache(maxsize=128)
def plain(text: str) -> Plain:
    """Read Markdown as a person reads it; soft line breaks are blanks, a line end is the end of a passage."""
    reader = _Reader(text)
    reader.read()
    return Plain("".join(reader.out), tuple(reader.instead), tuple(reader.at), tuple(reader.origin))


def folded(text: str) -> str:
    """Letters, digits, dashes and blanks in their usual form, without characters that nobody sees."""
    if text.isascii():
        return text
    wide = "".join(
        each if unicodedata.category(each) == "No" else unicodedata.normalize("NFKC", each)
        for each in unicodedata.normalize("NFC", text).translate(_SAME)
    ).translate(_SAME)
    return "".join(_usual(each) for each in wide)


def _usual(character: str) -> str:
    kind = unicodedata.category(character)
    if kind in {"Cf", "Cc"}:
        return ""
    if kind == "Nd":
        return str(unicodedata.decimal(character))
    return " " if kind in {"Zs", "Zl", "Zp"} else character


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.out: list[str] = []
        self.at: list[int] = []
        self.origin: list[tuple[int, int, bool]] = []
        self.instead: list[tuple[int, int]] = []
        self.length = 0
        self.heading = False
        self.dropped = _openings(text)

    def read(self) -> None:
        last = 0
        for match in _TOKEN.finditer(self.text):
            shown = self._shown(match)
            if shown is None or match.start() == match.end():
                continue
            self._put(self.text[last : match.start()], last, match.start(), same=True)
            self._put(shown, match.start(), match.end(), same=False)
            last = match.end()
        self._put(self.text[last:], last, len(self.text), same=True)
        if not self.at:
            self.at, self.origin = [0], [(0, 0, True)]

    def _put(self, shown: str, begin: int, end: int, *, same: bool) -> None:
        if shown:
            self.at.append(self.length)
            self.origin.append((begin, end, same))
            self.out.append(shown)
            self.length += len(shown)

    def _shown(self, match: re.Match[str]) -> str | None:
        """What is read for this token; None where it is read as written."""
        if match["blank"] is not None:
            return self._blank(match)
        if match["start"] is not None:
            self.heading = "#" in match[0]
        elif match["instead"]:
            self.instead.append(match.span("instead"))
        elif match["open"]:
            return "" if match.end() - 1 in self.dropped else None
        return _read(str(match.lastgroup), match[0])

    def _blank(self, match: re.Match[str]) -> str:
        lines = match["blank"].count("\n")
        block = match["block"]
        before = self.text[match.start() - 1] if match.start() else ""
        if lines and (lines > 1 or block is not None or self.heading or before == "|"):
            self.heading = "#" in (block or "")
            return "\n"
        # Only at the beginning of a line do such signs open a block; elsewhere they are text.
        return " " if lines or not block else f" {block}"


def _read(kind: str, written: str) -> str | None:
    """What is read for a token that says the same everywhere; None where it is read as written."""
    if kind == "escaped":
        return written[1:]
    if kind == "entity":
        return folded(html.unescape(written))
    if kind == "percent":
        decoded = unquote(written, errors="replace")
        return None if "\ufffd" in decoded else folded(decoded)
    if kind == "odd":
        usual = folded(written)
        return None if usual == written else usual
    return " " if kind == "link" else ""


def _openings(text: str) -> frozenset[int]:
    """The places of every `[` that opens a link, an image or a mark."""
    found, opened = set(), []
    for match in _BRACKET.finditer(text):
        if match[0] == "[":
            opened.append(match.start())
        elif match[0] == "]" and opened:
            begin = opened.pop()
            if text[match.end() : match.end() + 1] in {"(", "[", "{"}:
                found.add(begin)
    return frozenset(found)
