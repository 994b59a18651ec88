"""Names from the local list, in every form in which people write a name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from naftctl.privacy.hit import Found, maybe, sure
from naftctl.privacy.kinds import Kind
from naftctl.privacy.lexicon import words as lexicon_words
from naftctl.privacy.words import Index, Key, Words, bare, index, phrases

_TITLE = re.compile(r"(?:mevrouw|meneer|mijnheer|de heer|mevr\.?|mw\.?|dhr\.?|dr\.?|juf|meester)\s+", re.I)
_TOKEN = re.compile(r"[^\W_]+")
_PARTICLES = lexicon_words(
    "van de den der d t ten ter te vande vanden vander el al ben la le du da dos di von mc o op"
)
_SHORTEST_PART = 3


def listed(read: Words, names: tuple[str, ...]) -> Iterator[Found]:
    """Every name of the list in the text; a part of one, or a word without a capital, is possible only."""
    for found in phrases(read, _forms(names)):
        written = read.text[found.start : found.end]
        one_word = _TOKEN.fullmatch(written) is not None
        low = written[0].islower() and one_word
        if not found.whole and low:
            continue
        if found.whole and not (low and _TOKEN.fullmatch(found.entry.strip())):
            yield sure(Kind.LISTED_NAME, (found.start, found.end))
        else:
            yield maybe(Kind.LISTED_NAME, (found.start, found.end))


@lru_cache(maxsize=8)
def _forms(names: tuple[str, ...]) -> Index:
    return index([form for name in names for form in _forms_of(name)])


def _forms_of(name: str) -> Iterator[tuple[Key, str, bool]]:
    """The forms of a name as words, with the name, and whether they name it in full."""
    written = name.replace(",", " ")
    words = tuple(bare(each) for each in _TOKEN.findall(_TITLE.sub("", written, count=1)))
    if not words:
        return
    yield from ((form, name, True) for form in (words, ("".join(words),)))
    if len(words) == 1:
        return
    for first in range(1, len(words)):
        given, family = words[:first], words[first:]
        letters = tuple(each[0] for each in given)
        glued = ("".join(family),)
        heads = (given, letters, ("".join(letters),), (given[0],), (given[0][0],))
        for head in dict.fromkeys(heads):
            for tail in dict.fromkeys((family, glued)):
                yield head + tail, name, True
                yield tail + head, name, True
    yield (words[0], words[-1][0]), name, True
    own = next((at for at, each in enumerate(words[1:], 1) if each in _PARTICLES), 1)
    for part in (words[:1], words[own:], words[-1:]):
        if part != words and len("".join(part)) >= _SHORTEST_PART and part[-1] not in _PARTICLES:
            yield part, name, False
