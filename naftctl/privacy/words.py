"""Words of a text in one form: without case, accents, hyphens; phrases of such words, found in one pass."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import chain, pairwise

from msgspec import Struct

_WORD = re.compile(r"[^\W_]+")
_BETWEEN = re.compile(r"[^\w\n]?[^\w\n]?[^\w\n]?|_")
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d"})

Key = tuple[str, ...]


class Phrase(Struct, frozen=True):
    """A phrase found in a text: its place, the entry that it stands for, and whether it is all of it."""

    start: int
    end: int
    entry: str
    whole: bool


def bare(word: str) -> str:
    """A word without case and accents."""
    low = word.casefold()
    if low.isascii():
        return low
    apart = unicodedata.normalize("NFKD", low.translate(_LETTERS))
    return "".join(each for each in apart if not unicodedata.combining(each))


def lowered(text: str) -> str:
    """The text without capitals, every character in its place: patterns read it faster than both cases."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(each.lower() if len(each.lower()) == 1 else each for each in text)


def bare_words(text: str) -> Key:
    """The words of a text, bare."""
    return tuple(bare(match[0]) for match in _WORD.finditer(text))


Index = Mapping[str, tuple[tuple[Key, str, bool], ...]]
"""The phrases by first word, the longest first: the words, the entry, whether they are all of it."""


def index(phrases: Collection[tuple[Key, str, bool]]) -> Index:
    """An index of phrases."""
    found: dict[str, list[tuple[Key, str, bool]]] = {}
    for phrase in sorted(set(phrases), key=lambda each: (-len(each[0]), not each[2], each)):
        if phrase[0]:
            found.setdefault(phrase[0][0], []).append(phrase)
    return {first: tuple(each) for first, each in found.items()}


class Words(Struct, frozen=True):
    """A text with its words, as they stand in it and bare."""

    text: str
    found: tuple[re.Match[str], ...]
    bares: Key


@lru_cache(maxsize=128)
def words_of(text: str) -> Words:
    """The words of a text; a hyphen, an underscore and an apostrophe part two words."""
    found = tuple(_WORD.finditer(text))
    written = (match[0] for match in found)
    return Words(text, found, tuple(word.lower() if word.isascii() else bare(word) for word in written))


def phrases(text: Words, entries: Index) -> Iterator[Phrase]:
    """Every phrase of the index in the text; the last word may carry the -s of a genitive."""
    known = entries.keys()
    for at, first in enumerate(text.bares):
        if first not in known and not (first[-1] == "s" and first[:-1] in known):
            continue
        candidates = entries.get(first, ()) + (entries.get(first[:-1], ()) if first[-1] == "s" else ())
        for words, entry, whole in candidates:
            end = at + len(words)
            if _same(text.bares[at:end], words) and _close(text.text, text.found[at:end]):
                yield Phrase(text.found[at].start(), text.found[end - 1].end(), entry, whole)
                break


def _same(written: Key, words: Key) -> bool:
    return (
        len(written) == len(words)
        and written[:-1] == words[:-1]
        and written[-1] in {words[-1], words[-1] + "s"}
    )


def _close(text: str, found: tuple[re.Match[str], ...]) -> bool:
    pairs = pairwise(found)
    return all(_BETWEEN.fullmatch(text, one.end(), two.start()) for one, two in pairs)


NUMBER = "number"
"""What stands for every word that begins with a digit."""


class Starts:
    """Where the words of a text begin, by their first three letters; patterns need be tried only there."""

    def __init__(self, words: Words) -> None:
        self._at = defaultdict[str, list[int]](list)
        for word, low in zip(words.found, words.bares, strict=True):
            self._at[low[:3]].append(word.start())
        begun = [places for head, places in self._at.items() if head[:1].isdigit()]
        self._at[NUMBER] = [*chain.from_iterable(begun)]

    def matches(self, pattern: re.Pattern[str], text: str, heads: Iterable[str]) -> Iterator[re.Match[str]]:
        """Every match of a pattern that can only begin where a word begins with one of these heads."""
        end = 0
        for start in sorted(chain.from_iterable(self._at.get(head, ()) for head in heads)):
            if start >= end and (match := pattern.match(text, start)):
                end = match.end()
                yield match


def matches_near(pattern: str, text: str, *signs: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Every match of a pattern that stays within a line, and only in a line that has one of these signs.

    Most texts have no such line, so a pattern is only compiled for one that has.
    """
    end = -1
    for place in sorted(match.start() for sign in signs for match in sign.finditer(text)):
        if place > end:
            stop = text.find("\n", place)
            end = len(text) if stop < 0 else stop
            yield from re.compile(pattern).finditer(text, text.rfind("\n", 0, place) + 1, end)


class Stretches:
    """Stretches of a text that may be asked whether they hold another."""

    def __init__(self, spans: Collection[tuple[int, int]]) -> None:
        joined: list[tuple[int, int]] = []
        for start, end in sorted(spans):
            if joined and start <= joined[-1][1]:
                joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
            else:
                joined.append((start, end))
        self.starts = [start for start, _ in joined]
        self.ends = [end for _, end in joined]

    def hold(self, start: int, end: int) -> bool:
        """Whether this stretch lies wholly within one of them."""
        at = bisect_right(self.starts, start) - 1
        return at >= 0 and end <= self.ends[at]


@lru_cache(maxsize=8)
def allowed_index(allowed: tuple[str, ...]) -> Index:
    """The words that are no hit, as an index of phrases."""
    return index([(bare_words(each), each, True) for each in allowed])
