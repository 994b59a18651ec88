"""Words that somebody redacted in one text and that can still be read in another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from naftctl.model.dossier import Dossier
from naftctl.privacy.allowed import allowed
from naftctl.privacy.lexicon import BODIES, KNOWN, STARTERS
from naftctl.privacy.marked import marked
from naftctl.privacy.plain import plain
from naftctl.privacy.texts import Stretch, stretches
from naftctl.privacy.words import Key, allowed_index, bare_words, index, phrases, words_of
from naftctl.source import Span

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_TELLING = 4
"""The letters of a name, the digits of a number and the words of a passage that say who somebody is."""


def readable(dossier: Dossier) -> Iterator[tuple[Span, Span]]:
    """The place of each redaction whose words stand elsewhere, with the place where they can be read."""
    texts = [text for text in stretches(dossier) if text.printed]
    hidden = _hidden(texts, allowed(dossier))
    entries = index([(words, " ".join(words), True) for words in hidden])
    for text in texts if hidden else ():
        read, passages, past = plain(text.words), marked(text.words), 0
        for found in phrases(words_of(read.text), entries):
            if found.start < past:
                continue
            past = found.end
            start, end = read.written(found.start, found.end)
            if not any(each.start <= start and end <= each.end for each in passages):
                yield hidden[tuple(found.entry.split(" "))], text.place(start, end)


def _hidden(texts: list[Stretch], free: tuple[str, ...]) -> dict[Key, Span]:
    """The telling words of every redaction, with the place of the first that has them."""
    found: dict[Key, Span] = {}
    for text in texts:
        if "{.redact" not in text.words:
            continue
        for each in marked(text.words):
            if not each.internal:
                place = text.place(each.start, each.end)
                for words in _telling(text.words[each.start : each.end], free):
                    found.setdefault(words, place)
    return found


def _telling(passage: str, free: tuple[str, ...]) -> Iterator[Key]:
    """The passage as a whole where it says enough, its names and its numbers."""
    read = plain(passage).text
    words, known = bare_words(read), _known(read, free)
    parts = [word[0] for word in _WORD.finditer(read)]
    names = [
        part for number, part in enumerate(parts) if _is_telling(part, first=number == 0 < len(parts) - 1)
    ]
    if len(words) >= _TELLING or (names and len(words) > 1):
        yield words
    for name in names:
        key = bare_words(name)
        if key and key not in known:
            yield key


def _known(read: str, free: tuple[str, ...]) -> set[Key]:
    """The words that stand in a phrase that names no person."""
    found = phrases(words_of(read), allowed_index(free))
    return {bare_words(each) for one in found for each in _WORD.findall(read[one.start : one.end])}


def _is_telling(word: str, *, first: bool) -> bool:
    """Whether a word is a name or a long number; the capital of the `first` of several may say nothing."""
    if sum(map(str.isdigit, word)) >= _TELLING:
        return not re.fullmatch(r"(?:19|20)\d\d", word)
    low = word.casefold()
    ordinary = low in KNOWN or low in BODIES or (first and low in STARTERS)
    return len(word) >= _TELLING and word[0].isupper() and not ordinary
