"""The hits in the texts of an inspection, found with as little reading as there can be."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator

from naftctl.privacy.find import find, find_in_name
from naftctl.privacy.hit import Hit
from naftctl.privacy.texts import Stretch

_SUSPECT = re.compile(
    r"(?:\d[^\dA-Za-z]{0,6}){6}|(?<!\[)(?<!; )@|&#|&[a-z]+;|%[0-9a-f]{2}|apenstaart|[\[({] ?(?:at|a) ?[\])}]"
    r"|[a-z]{3}[^a-z\d]{0,3}\d{3}|nummerpla|kenteken|geboren"
    r"|(?:(?<![a-z])(?:geb(?![a-z])|geboorte|dob)|verjaar|jarig|[°º])[^\n]{0,99}\d",
    re.I,
)
"""What stands in a paragraph that may hold something certain; days and years count for nothing."""
_DAY = re.compile(r"(?<![\d.,/-])(?:19|20)\d\d(?:-[01]\d-[0-3]\d|-20\d\d)?(?![\d-])")
_PARAGRAPH = re.compile(r"\n[ \t>]*\n")
_APART = "\n\n"
_SHORT = 500

Deep = Callable[[Stretch], bool]
"""Whether a text is looked at for what is only possible too."""
_Part = tuple[Stretch, int, str]
"""A part of a text with where it begins in it."""


def search(
    texts: Iterable[Stretch], names: tuple[str, ...], allowed: tuple[str, ...], deep: Deep
) -> Iterator[tuple[Stretch, tuple[Hit, ...]]]:
    """Every text that has hits, with its hits; only certain ones where it is not looked at deeply.

    Short texts are read together, and without a list of names only paragraphs with a sign of something
    certain are read where that is enough.
    """
    parts: list[_Part] = []
    for text in texts:
        if text.named:
            yield from _in_name(text, names, allowed, deep)
        elif (deep(text) or names) and len(text.words) > _SHORT:
            yield from _told(text, find(text.words, names, allowed), deep)
        elif deep(text) or names:
            parts.append((text, 0, text.words))
        else:
            parts += ((text, begin, words) for begin, words in _suspect(text.words))
    yield from _together(parts, names, allowed, deep)


def _in_name(
    text: Stretch, names: tuple[str, ...], allowed: tuple[str, ...], deep: Deep
) -> Iterator[tuple[Stretch, tuple[Hit, ...]]]:
    if deep(text) or names or _SUSPECT.search(text.words):
        yield from _told(text, find_in_name(text.words, names, allowed), deep)


def _suspect(words: str) -> Iterator[tuple[int, str]]:
    """The paragraphs that may hold something certain, each with where it begins."""
    begin = 0
    for end in (*(match.start() for match in _PARAGRAPH.finditer(words)), len(words)):
        part = words[begin:end]
        if _SUSPECT.search(_DAY.sub("", part)):
            yield begin, part
        begin = end


def _together(
    parts: list[_Part], names: tuple[str, ...], allowed: tuple[str, ...], deep: Deep
) -> Iterator[tuple[Stretch, tuple[Hit, ...]]]:
    """The hits in many small parts, read as paragraphs of one text."""
    starts, at = [], 0
    for _, _, words in parts:
        starts.append(at)
        at += len(words) + len(_APART)
    found: dict[int, tuple[Stretch, list[Hit]]] = {}
    for hit in find(_APART.join(words for _, _, words in parts), names, allowed):
        number = bisect_right(starts, hit.start) - 1
        text, begin, _ = parts[number]
        found.setdefault(id(text), (text, []))[1].append(_moved(hit, begin - starts[number]))
    for text, hits in found.values():
        yield from _told(text, hits, deep)


def _told(text: Stretch, hits: Collection[Hit], deep: Deep) -> Iterator[tuple[Stretch, tuple[Hit, ...]]]:
    kept = tuple(hits) if deep(text) else tuple(hit for hit in hits if hit.certain)
    if kept:
        yield text, kept


def _moved(hit: Hit, by: int) -> Hit:
    sentence = hit.sentence_start + by, hit.sentence_end + by
    return Hit(hit.kind, hit.certain, hit.start + by, hit.end + by, *sentence)
