"""By what somebody would recognise an inspection in an overview, and where a text says it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from naftctl.privacy.words import Index, Key, Phrase, bare, index, phrases, words_of

_FORMS = frozenset({"vzw", "ivzw", "asbl", "bv", "bvba", "nv", "cv", "cvba"})
_ARTICLES = frozenset({"de", "het", "een", "den", "t", "ter", "ten"})
_WORD = re.compile(r"[^\W_]+")
_TELLING = re.compile(r"[^\W\d_]-[^\W_]|\d.*\d.*\d.*\d.*\d")
"""What an id has that no other word has: a dash between its words, or many digits."""
_SHORTEST = 3
Entry = tuple[Key, str, bool]


@dataclass(frozen=True, slots=True)
class Known:
    """Names of providers and of departments, and ids: of inspections, of providers, and official numbers."""

    names: tuple[str, ...] = ()
    departments: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()

    @property
    def every(self) -> tuple[str, ...]:
        """All of them."""
        return (*self.names, *self.departments, *self.ids)


@dataclass(frozen=True)
class Naming:
    """Finds in a text what is known.

    The name of a provider counts in small letters too where it has more than one word. One word, and the name
    of a department, only count with their capitals: a department may be called Kern. An id counts as it is
    written, with its dashes.
    """

    known: Known

    def places(self, text: str) -> Iterator[tuple[int, int]]:
        """Where something known begins and ends in `text`, in order, each place once."""
        last = 0
        for start, end in sorted(self._found(text), key=lambda place: (place[0], -place[1])):
            if end > last:
                yield start, end
            last = max(last, end)

    def _found(self, text: str) -> Iterator[tuple[int, int]]:
        words = words_of(text)
        for found in phrases(words, self._index):
            if _counts(found, text[found.start : found.end]):
                yield found.start, found.end
        if self._ids:
            yield from (found.span() for found in self._ids.finditer(text))

    def names(self, text: str) -> bool:
        """Whether anything known stands in `text`."""
        return next(self.places(text), None) is not None

    @cached_property
    def _index(self) -> Index:
        return index([*self._of_providers(), *self._of_departments()])

    def _of_providers(self) -> Iterator[Entry]:
        for name in self.known.names:
            whole = [word for word in _WORD.findall(name) if bare(word) not in _FORMS]
            core = whole[1:] if len(whole) > 1 and bare(whole[0]) in _ARTICLES else whole
            yield from (_entry(words, whole=len(words) > 1) for words in (whole, core))

    def _of_departments(self) -> Iterator[Entry]:
        yield from (_entry(_WORD.findall(name), whole=False) for name in self.known.departments)

    @cached_property
    def _ids(self) -> re.Pattern[str] | None:
        found = [re.escape(each) for each in self.known.ids if _TELLING.search(each)]
        return re.compile(rf"(?<![\w-])(?:{'|'.join(found)})(?![\w-])", re.I) if found else None


def _entry(words: Sequence[str], *, whole: bool) -> Entry:
    """A name as words; one that is not `whole` only counts as it is written."""
    return tuple(map(bare, words)), " ".join(words), whole


def _counts(found: Phrase, written: str) -> bool:
    """Whether what is written is the name, and no other words that happen to be the same."""
    pairs = zip(_WORD.findall(written), found.entry.split(), strict=True)
    capitals = [now[0].isupper() for now, name in pairs if name[0].isupper()]
    return found.whole or (all(capitals) and bool(capitals) and len(written) >= _SHORTEST)
