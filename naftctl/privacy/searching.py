"""The hits in the texts of an inspection, found with as little reading as there can be."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator

from naftctl.privacy.find import find, find_in_name
from naftctl.privacy.hit import Hit
from naftctl.privacy.texts import Stretch
from naftctl.privacy.words import lowered

_AFTER_LETTERS = "|".join(rf"(?<=[^\W\d_]{{3}}(?s:.){{{many}}}...)" for many in range(4))
_SIGNS = (
    re.compile(rf"\d(?:(?:[^\da-z]{{0,6}}\d){{5}}|\d\d(?:{_AFTER_LETTERS}))"),
    re.compile(r"@(?<!\[@)(?<!; @)"),
    re.compile(r"&(?:#|\w+;)"),
    re.compile(r"%[0-9a-f]{2}"),
    re.compile(r"[\[({] ?at? ?[\])}]"),
    re.compile(r"apen[sſ]taart|nummerpla|kenteken|geboren"),
    re.compile(r"geb(?![a-z])|geboorte|dob(?<![a-z]...)|verjaar|jar[iıİ]g|°|º"),
    re.compile(r"[\xad\u200b-\u200f\u2060-\u206f\ufeff\ufe69-\uff5e]"),
)
"""What stands in a paragraph that may hold something certain, in small letters and without days and years.

Each begins with a sign or with letters, so that a search skips to those; what comes before stands behind.
"""
_DAY = re.compile(r"(?:19|20)(?<![\d.,/-]..)\d\d(?:-[01]\d-[0-3]\d|-20\d\d)?(?![\d-])")
_PARAGRAPH = re.compile(r"\n[ \t>]*\n")
_APART = "\n\n"
_SHORT = 500

Deep = Callable[[Stretch], bool]
"""Whether a text is looked at for what is only possible too."""
Signs = tuple[re.Pattern[str], ...]
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
    read = [(text, bool(names) or deep(text)) for text in texts]
    signs = _signs(_APART.join(text.words for text, whole in read if not whole), _SIGNS)
    for text, whole in read:
        if text.named:
            if whole or _signs(text.words, signs):
                yield from _told(text, find_in_name(text.words, names, allowed), deep)
        elif not whole:
            parts += ((text, begin, words) for begin, words in _suspect(text.words, signs))
        elif len(text.words) > _SHORT:
            yield from _told(text, find(text.words, names, allowed), deep)
        else:
            parts.append((text, 0, text.words))
    yield from _together(parts, names, allowed, deep)


def _signs(words: str, sought: Signs) -> Signs:
    """Those of the signs that stand in a text; what is in none of many is sought in no single one."""
    low = _DAY.sub("", lowered(words))
    return tuple(sign for sign in sought if sign.search(low))


def _suspect(words: str, signs: Signs) -> Iterator[tuple[int, str]]:
    """The paragraphs that may hold something certain, each with where it begins."""
    if not _signs(words, signs):
        return
    begin = 0
    for end in (*(match.start() for match in _PARAGRAPH.finditer(words)), len(words)):
        part = words[begin:end]
        if _signs(part, signs):
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
