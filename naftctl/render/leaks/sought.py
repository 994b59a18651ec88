"""What may not stand in a finished file: words by value, paths, and authors beyond the houses."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cached_property
from typing import TypeAlias

from msgspec import Struct, field

from naftctl.render.leaks.folding import Reading, decoded, fold, read

PATHS: Mapping[str, re.Pattern[str]] = {
    "path": re.compile(
        r"(?<![\w/.:-])(?:/(?:home|Users|root|tmp|var/folders|mnt|private)/[^\s\"'<>]|file:/)"
        r"|(?<!\w)[A-Za-z]:[\\/]{1,2}(?:Users|Documents and Settings)\b|\\\\[\w.-]+\\[\w$]",
        re.I,
    )
}
"""Places on somebody's computer."""

_Parts: TypeAlias = tuple[Mapping[str, str], Mapping[tuple[str, ...], list[str]], Mapping[str, str]]

Detector = Callable[[str], Iterable[tuple[str, str]]]
"""What finds more in a text: the kind of each thing, and the thing."""

_NAME = re.compile(r"[^\W\d_][^\W_]*")
_CAPITAL = r"(?:[^\W\d_a-zà-öø-ÿ][^\W_]+)"
_NAMES = re.compile(rf"{_CAPITAL}(?:[ \t\n-]+(?:(?:van|de|der|den|ter|ten|te|le|la|el|al)[ -])*{_CAPITAL})+")
_CAPITALISED = re.compile(r"\b[^\W\d_a-zà-öø-ÿ][^\W_]*|\d{5,}|\d(?:[ ./-]?\d){4,}")
_YEAR = re.compile(r" (?:19|20)\d\d ")
_SCHOOL_YEAR = re.compile(r"20\d\d ?[-/] ?20\d\d")
_NUMBER = re.compile(r"\d[\d .\-/]*\d")
_RUN, _LONG, _FEW, _SQUEEZED, _RAW = 8, 10, 7, 10, 6
"""The words of a long passage that are sought together, and from how many it is long; up to how many spaces
words are also sought without them, and the letters that needs; the letters for bytes that are no text."""


class Sought(Struct, frozen=True, dict=True):
    """What is looked for: `words` by kind, but none that stand in the texts that are `allowed`.

    Those are texts that nobody wrote about this inspection: templates, the framework, the names of houses. In
    `shown`, the texts of people that the edition has, a name that was taken away elsewhere is a leak: they
    only make that a word or two in small letters, or a year, is no longer sought. `authors` are the only ones
    that a document may name, where they are given; `patterns` and `detectors` find what no list has.
    """

    words: Mapping[str, Collection[str]]
    allowed: Collection[str] = ()
    shown: Collection[str] = ()
    authors: Collection[str] | None = None
    patterns: Mapping[str, re.Pattern[str]] = field(default_factory=lambda: PATHS)
    detectors: Collection[Detector] = ()

    @cached_property
    def terms(self) -> Mapping[str, str]:
        """The folded words, with their kind, without those that stand elsewhere by right."""
        right = tuple(reading for text in self.allowed for reading in read(text))
        plain = (_CAPITALISED.sub(" ", decoded(text)) for text in self.shown)
        small = tuple(reading for text in plain for reading in read(text))
        found: dict[str, str] = {}
        for kind, passages in self.words.items():
            for passage in passages:
                for term in _terms(passage, parts=kind in {"redacted", "internal"}):
                    ordinary = small if _is_ordinary(term) else ()
                    if not any(reading.has(term) for reading in (*right, *ordinary)):
                        found.setdefault(term, kind)
        return found

    @cached_property
    def _parts(self) -> _Parts:
        """The terms of one word, also with -s; those of more, by the first two; those without spaces."""
        single = {term.strip(): term for term in self.terms if term.count(" ") == 2}
        single |= {f"{word}s": term for word, term in single.items() if len(word) > 3 and word.isalpha()}
        many: dict[tuple[str, ...], list[str]] = {}
        for term in self.terms:
            if term.count(" ") > 2:
                many.setdefault((*term.split()[:2],), []).append(term)
        glued = {
            term.replace(" ", ""): term
            for terms in many.values()
            for term in terms
            if term.count(" ") <= _FEW
        }
        single |= {words: term for words, term in glued.items() if len(words) >= _RAW}
        return single, many, {words: term for words, term in glued.items() if len(words) >= _SQUEEZED}

    def found(self, text: str, *, raw: bool = False) -> Iterator[tuple[str, str]]:
        """The kind and the words of all that stands in `text`; of long words only where it is `raw`."""
        single, many, squeezed = self._parts
        seen: dict[str, None] = {}
        for reading in read(text) if not raw else (Reading(fold(text)),):
            seen |= dict.fromkeys(single[word] for word in reading.each & single.keys())
            near = (term for pair in reading.pairs & many.keys() for term in many[pair])
            seen |= dict.fromkeys(term for term in near if term in reading.words)
            seen |= dict.fromkeys(term for words, term in squeezed.items() if words in reading.squeezed)
        for term in seen:
            if not raw or len(term.replace(" ", "")) >= _RAW:
                yield self.terms[term], term.strip()

    def looks_like(self, text: str, *, code: bool = False) -> Iterator[tuple[str, str]]:
        """The kind and the words of all in `text` that a pattern finds, or unless it is `code` a detector."""
        plain = decoded(text)
        for kind, pattern in self.patterns.items():
            yield from ((kind, match[0]) for match in pattern.finditer(plain))
        for detector in () if code else self.detectors:
            yield from detector(plain)

    def strange_author(self, text: str) -> bool:
        """Whether an author is named other than those who may be."""
        rest = fold(decoded(text)) if self.authors is not None else ""
        for author in sorted(map(fold, self.authors or ()), key=len, reverse=True):
            rest = rest.replace(author, "  ")
        return bool(set(rest.split()) - {"en", "and"})


def _is_ordinary(term: str) -> bool:
    """Whether a term can be something that people also say elsewhere: a word or two, or a year."""
    return bool(_YEAR.fullmatch(term)) or (term.count(" ") <= 3 and not any(map(str.isdigit, term)))


def _terms(passage: str, *, parts: bool) -> Iterator[str]:
    """A passage in folded words; where `parts`, also its names, its numbers and the runs of words in it."""
    plain = decoded(passage)
    whole = fold(plain)
    words = whole.split()
    if sum(map(str.isalpha, whole)) > 2 or sum(map(str.isdigit, whole)) > 3:
        yield whole
    if not parts:
        return
    if len(words) >= _LONG:
        yield from (f" {' '.join(words[at : at + _RUN])} " for at in range(len(words) - _RUN + 1))
    yield from (fold(names) for names in _NAMES.findall(plain))
    for name in _NAME.findall(plain):
        if len(name) > 3 and name[0].isupper():
            yield fold(name)
    for number in _NUMBER.findall(plain):
        if sum(map(str.isdigit, number)) > 3 and not _SCHOOL_YEAR.fullmatch(number):
            yield from (fold(number), fold(re.sub(r"\D", "", number)))
