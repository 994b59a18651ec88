"""Words as they are compared: whatever the case, the accents, the signs between them and their coding."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise
from urllib.parse import unquote

from msgspec import Struct

_WORD = re.compile(r"[^\W_]+")
_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufffe]"
)
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})|\\x([0-9a-fA-F]{2})")
_CODED = re.compile(r"&[#\w]|%[0-9a-fA-F]{2}|\\[ux][0-9a-fA-F]{2}")
_HYPHEN = "-\u2010\u2011\u00ac\u0002"
_ANY_HYPHEN = re.compile(rf"\w[{_HYPHEN}]\s*\w")
_BROKEN = re.compile(rf"(?<=\w)[{_HYPHEN}]\s*(?=\w)")
_SOFT = re.compile(r"\u00ad\s+")
_BROKEN_OFF = re.compile(rf"(?<=\w)[{_HYPHEN}]\s+(?=\w)")
_SPACED = re.compile(r"(?<![^\W_])((?:[^\W_][ \t\xa0\u2009\u202f]){1,}[^\W_])(?![^\W_])")
_SIGNS = re.compile(r"[*_~`\\]+")
_ROUNDS = 4
_LETTERS = {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe"}
_ACCENT = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+")


def fold(text: str) -> str:
    """The words of a text in plain small letters, with one space between them and around it."""
    if not text.isascii():
        text = _UNSEEN.sub("", _ACCENT.sub("", unicodedata.normalize("NFKD", text))).casefold()
        for sign, plain in _LETTERS.items():
            text = text.replace(sign, plain)
    return f" {' '.join(_WORD.findall(text.lower()))} "


def decoded(text: str) -> str:
    """The text with entities, the codes of addresses and those of JSON resolved, however often coded."""
    for _ in range(_ROUNDS):
        if not _CODED.search(text):
            break
        plain = _ESCAPE.sub(lambda match: chr(int(match[1] or match[2], 16)), html.unescape(text))
        plain = unquote(plain, errors="ignore") if "%" in plain else plain
        if plain == text:
            break
        text = plain
    return text


def readings(text: str) -> Iterator[str]:
    """The text as it can be read: decoded, with words joined that a line end, signs or spaces broke."""
    plain = _UNSEEN.sub("", _SOFT.sub("", decoded(text)))
    found = {text: None, plain: None}
    if _ANY_HYPHEN.search(plain):
        found |= dict.fromkeys((_BROKEN_OFF.sub("", plain), _BROKEN.sub("", plain)))
    if _SIGNS.search(plain):
        found[_SIGNS.sub("", plain)] = None
    if _SPACED.search(plain):
        found[_SPACED.sub(lambda match: re.sub(r"\s", "", match[1]), plain)] = None
    yield from found


class Reading(Struct, frozen=True, dict=True):
    """One way to read a text: its folded words, each of them, and all of them without spaces."""

    words: str

    @cached_property
    def each(self) -> frozenset[str]:
        """Every word."""
        return frozenset(self.words.split())

    @cached_property
    def pairs(self) -> frozenset[tuple[str, ...]]:
        """Every two words that follow one another."""
        words = self.words.split()
        return frozenset(pairwise(words))

    @cached_property
    def squeezed(self) -> str:
        """The words without what stands between them."""
        return self.words.replace(" ", "")

    def has(self, term: str) -> bool:
        """Whether the folded words of `term` stand here in this order, as whole words."""
        first, _, rest = term.strip().partition(" ")
        if not rest:
            return first in self.each
        return first in self.each and term in self.words


def read(text: str) -> tuple[Reading, ...]:
    """Every way to read a text, each once."""
    return tuple(Reading(words) for words in dict.fromkeys(fold(reading) for reading in readings(text)))
