"""By what somebody would recognise an inspection or its provider, and where a text says it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate

from msgspec import Struct

from naftctl.model.dossier import Dossier
from naftctl.privacy.allowed import names_of
from naftctl.privacy.plain import plain
from naftctl.privacy.words import Index, Key, Phrase, Words, bare, bare_words, index, phrases, words_of

_ASIDE = re.compile(r"\s*\([^()]*\)")
_FORMS = frozenset({"vzw", "ivzw", "asbl", "bv", "bvba", "nv", "cv", "cvba", "ebv"})
_ARTICLES = frozenset({"de", "het", "een", "den", "t", "ter", "ten"})
_YEAR = re.compile(r"(?:19|2\d)\d\d")
_WORD = re.compile(r"[^\W_]+")
_POSTCODE = re.compile(r"^(?:B-)?\d{4}\s+")
_NUMBERED = re.compile(r"\D\s\d")
"""A street with a number; the other parts of an address are towns, which many providers share."""
_TELLING = re.compile(r"[^\W\d_]-[^\W_]|\d.*\d.*\d.*\d.*\d")
"""What an id has that no other word has: a dash between its words, or many digits."""
_SHORTEST, _BEGINNING = 3, 4
_LONG, _LONG_OWN = 10, 8
"""From how many letters a name also counts written as one word, elsewhere and in a text of its own."""


class Known(Struct, frozen=True):
    """Names of providers and departments, addresses, and ids: of inspections, of providers, and numbers.

    `towns` only tell who it is in a text that a provider wrote.
    """

    names: tuple[str, ...] = ()
    departments: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    towns: tuple[str, ...] = ()


def known_of(dossier: Dossier) -> Known:
    """By what an inspection and its provider could be recognised."""
    provider, number = dossier.inspection.provider, dossier.inspection.number
    names = (provider.name, *provider.former_names)
    addresses = (provider.address, *(each.address for each in provider.departments))
    places = [part for address in addresses for part in _parts(address)]
    towns = (*places, *(each.municipality or "" for each in provider.departments))
    return Known(
        _each(one for name in names for one in names_of(name, provider.legal_form)),
        _each(each.name or "" for each in provider.departments),
        _each(part for part in places if _NUMBERED.search(part)),
        _each((dossier.id, provider.id, number, provider.enterprise_number, provider.hco_number)),
        _each(part for part in towns if not _NUMBERED.search(part)),
    )


def together(every: Iterable[Known], ids: Iterable[str] = ()) -> Known:
    """All by which anybody of the sector could be recognised, with more `ids`; the towns tell nobody."""
    found = tuple(every)
    return Known(
        _each(name for one in found for name in one.names),
        _each(name for one in found for name in one.departments),
        _each(street for one in found for street in one.addresses),
        _each((*(name for one in found for name in one.ids), *ids)),
    )


class Naming(Struct, frozen=True, dict=True):
    """Finds in Markdown what is known, as a person reads it.

    The name of a provider counts in small letters too where it has more than one word. One word, and the name
    of a department, only count with their capitals: a department may be called Kern. An id counts as it is
    written, with its dashes, also within a longer one; a long name also where it is written as one word. In a
    text of a provider of its `own` more counts: any words of what is known, and longer words that begin so.
    """

    known: Known
    own: bool = False

    def names(self, text: str) -> bool:
        """Whether anything known stands in `text`."""
        return next(self._found(text), None) is not None

    def places(self, text: str) -> Iterator[tuple[int, int]]:
        """Where something known begins and ends in `text`, in order, each place once."""
        last = 0
        for start, end in sorted(self._found(text), key=lambda place: (place[0], -place[1])):
            if end > last:
                yield start, end
            last = max(last, end)

    def _found(self, text: str) -> Iterator[tuple[int, int]]:
        read = plain(text)
        words = words_of(read.text)
        for start, end in (*self._phrases(words), *self._written_as_one(words), *self._beginnings(words)):
            yield read.written(start, end)
        for begin, end in read.instead:
            yield from ((begin + at, begin + to) for at, to in self._found(text[begin:end]))

    def _phrases(self, words: Words) -> Iterator[tuple[int, int]]:
        for entries in (self._names, self._departments):
            for found in phrases(words, entries):
                if _counts(found, words.text[found.start : found.end]):
                    yield found.start, found.end
        for found in phrases(words, self._ids):
            if words.text[found.start : found.end].casefold().startswith(found.entry.casefold()):
                yield found.start, found.end

    def _written_as_one(self, words: Words) -> Iterator[tuple[int, int]]:
        """The words that hold a long name of which the words are written as one, or apart in another way.

        The search of finished files finds those too, and can tell nobody where they were written.
        """
        glued = "".join(words.bares)
        for name in (each for each in self._glued if each in glued):
            ends = tuple(accumulate(map(len, words.bares)))
            before = r"(?<!\d)" if name[0].isdigit() else ""
            after = r"(?!\d)" if name[-1].isdigit() else ""
            for hit in re.finditer(before + name + after, glued):
                first, last = bisect_right(ends, hit.start()), bisect_left(ends, hit.end())
                if self.own or words.bares[first : last + 1] not in self._keys:
                    yield words.found[first].start(), words.found[last].end()

    def _beginnings(self, words: Words) -> Iterator[tuple[int, int]]:
        """In a text of their own, words with a capital that are or begin with a name of one word."""
        for word in words.found if self._single else ():
            if word[0][0].isupper() and any(_is_or_begins(bare(word[0]), name) for name in self._single):
                yield word.span()

    # ── what is sought ───────────────────────────────────────────────────────────────────────────────────
    @cached_property
    def _names(self) -> Index:
        """What counts in small letters too, where it has more than one word."""
        known = self.known
        more = (*known.departments, *known.ids, *known.towns) if self.own else ()
        found = [_words(name) for name in (*known.names, *more)]
        found += [*map(_core, found), *map(_words, known.addresses)]
        return _index(found, whole=True)

    @cached_property
    def _departments(self) -> Index:
        return _index(map(_words, self.known.departments), whole=False)

    @cached_property
    def _ids(self) -> Index:
        return index([(bare_words(each), each, True) for each in self.known.ids if _TELLING.search(each)])

    @cached_property
    def _keys(self) -> frozenset[Key]:
        every = (*self._names.values(), *self._departments.values(), *self._ids.values())
        return frozenset(key for entries in every for key, _, _ in entries)

    @cached_property
    def _single(self) -> frozenset[str]:
        return frozenset(key[0] for key in self._keys if len(key) == 1) if self.own else frozenset()

    @cached_property
    def _glued(self) -> frozenset[str]:
        least = _LONG_OWN if self.own else _LONG
        names = (*("".join(key) for key in self._keys if len(key) > 1), *self._single)
        return frozenset(name for name in names if len(name) >= least)


def _index(names: Iterable[Sequence[str]], *, whole: bool) -> Index:
    """Names by their words; one that is not `whole`, or has one word, only counts as it is written."""
    return index([(tuple(map(bare, words)), " ".join(words), whole and len(words) > 1) for words in names])


def _words(name: str) -> tuple[str, ...]:
    """The words of a name without what stands between brackets and without its legal form."""
    return tuple(word for word in _WORD.findall(_ASIDE.sub("", name)) if bare(word) not in _FORMS)


def _core(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words without an article in front, and a year before the name of a folder."""
    while len(words) > 1 and (bare(words[0]) in _ARTICLES or _YEAR.fullmatch(words[0])):
        words = words[1:]
    return words


def _counts(found: Phrase, written: str) -> bool:
    """Whether what is written is the name, and no other words that happen to be the same."""
    pairs = zip(_WORD.findall(written), found.entry.split(), strict=True)
    capitals = [now[0].isupper() for now, name in pairs if name[0].isupper()]
    return found.whole or (all(capitals) and bool(capitals) and len(written) >= _SHORTEST)


def _is_or_begins(word: str, name: str) -> bool:
    return word == name or (len(name) >= _BEGINNING and word.startswith(name))


def _parts(address: str | None) -> Iterator[str]:
    return (_POSTCODE.sub("", part.strip()) for part in (address or "").split(","))


def _each(names: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name.strip() for name in names if name and name.strip()))
