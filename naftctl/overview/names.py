"""Whether a text names the provider of an inspection, in any form in which people write such a name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from naftctl.model.dossier import Dossier
from naftctl.privacy.plain import plain
from naftctl.privacy.words import Key, Words, bare, bare_words, index, phrases, words_of

_ASIDE = re.compile(r"\s*\([^()]*\)")
_POSTCODE = re.compile(r"^\s*(?:B-)?\d{4}\s+")
_FORMS = frozenset({"vzw", "ivzw", "asbl", "bv", "bvba", "nv", "cv", "cvba", "ebv"})
_ARTICLES = frozenset({"de", "het", "een", "den", "t", "ter", "ten"})
_LONG = 8
_TELLING = 4


@dataclass(frozen=True)
class Names:
    """Names as words: `whole` as they are written, `single` those that come down to one word."""

    whole: frozenset[Key]
    single: frozenset[str]

    @classmethod
    def of(cls, dossier: Dossier) -> Names:
        """Those of the provider, its departments and places, its numbers and its folder."""
        keys = {_words(name) for name in _written(dossier)} - {()}
        cores = {_core(key) for key in keys}
        single = frozenset(core[0] for core in cores if len(core) == 1)
        several = frozenset(key for key in keys | cores if len(key) > 1)
        return cls(several, single)

    def stand_in(self, text: str) -> bool:
        """Whether one of them stands in this Markdown.

        A name of one word counts where it begins with a capital, also as the beginning of a longer word; a
        long name also where its words are written as one, as in an address.
        """
        read = words_of(plain(text).text)
        entries = index([(key, " ".join(key), True) for key in self.whole])
        if next(phrases(read, entries), None) or any(map(self._is_single, _capitals(read))):
            return True
        glued = "".join(read.bares)
        return any(name in glued for name in self._glued())

    def _is_single(self, word: str) -> bool:
        return word in self.single or any(word.startswith(n) for n in self.single if len(n) >= _TELLING)

    def _glued(self) -> Iterator[str]:
        names = (*map("".join, self.whole), *self.single)
        return (name for name in names if len(name) >= _LONG)


def _written(dossier: Dossier) -> Iterator[str]:
    inspection, provider = dossier.inspection, dossier.inspection.provider
    yield from (dossier.id, provider.id, provider.name, *provider.former_names)
    yield from (inspection.number or "", provider.enterprise_number or "", provider.hco_number or "")
    yield from _address(provider.address)
    for department in provider.departments:
        yield from (department.name or "", department.municipality or "")
        yield from _address(department.address)


def _address(address: str | None) -> Iterable[str]:
    return (_POSTCODE.sub("", part) for part in (address or "").split(","))


def _words(name: str) -> Key:
    """The words of a name without what stands between brackets and without its legal form."""
    found = bare_words(_ASIDE.sub("", name))
    return tuple(word for word in found if word not in _FORMS)


def _core(words: Key) -> Key:
    """The words without an article in front, and a year before the name of a folder."""
    while len(words) > 1 and (words[0] in _ARTICLES or re.fullmatch(r"(?:19|2\d)\d\d", words[0])):
        words = words[1:]
    return words


def _capitals(read: Words) -> Iterator[str]:
    return (bare(word[0]) for word in read.found if word[0][0].isupper())
