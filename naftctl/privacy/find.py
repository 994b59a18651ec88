"""Find in a text what could identify a person."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache

from msgspec.structs import replace

from naftctl.privacy.ages import ages
from naftctl.privacy.births import births
from naftctl.privacy.classes import classes
from naftctl.privacy.combination import combinations
from naftctl.privacy.contact import contact
from naftctl.privacy.digits import digit_runs
from naftctl.privacy.groups import groups
from naftctl.privacy.hit import Found, Hit
from naftctl.privacy.initials import initials
from naftctl.privacy.kinds import Kind
from naftctl.privacy.lexicon import AMBIGUOUS
from naftctl.privacy.listed import listed
from naftctl.privacy.names import is_given
from naftctl.privacy.names import names as possible_names
from naftctl.privacy.numbers import numbers
from naftctl.privacy.plain import Plain, folded, plain
from naftctl.privacy.sensitive import sensitive
from naftctl.privacy.sentence import Sentences
from naftctl.privacy.words import Starts, Stretches, Words, allowed_index, phrases, words_of

_PERSONS = frozenset({Kind.LISTED_NAME, Kind.NAME, Kind.INITIALS, Kind.AGE, Kind.BIRTH_DATE})
_NAMES = frozenset({Kind.LISTED_NAME, Kind.NAME, Kind.INITIALS})
_NEVER_ALLOWED = frozenset({Kind.NATIONAL_NUMBER, Kind.ACCOUNT, Kind.LISTED_NAME, Kind.BIRTH_DATE})
_PARTS = re.compile(r"[-_.]")
_NAME_WORD = re.compile(r"[^\W\d_]+")
_RANK = {kind: rank for rank, kind in enumerate(Kind)}


def find(text: str, names: Collection[str] = (), allowed: Collection[str] = ()) -> tuple[Hit, ...]:
    """Every hit in the text, in order; where two overlap, the surest and then the longest is kept.

    `names` is the local list of names; `allowed` are words that are no hit, such as the provider's name.
    """
    return _found(text, tuple(names), tuple(allowed))


@lru_cache(maxsize=512)
def _found(text: str, names: tuple[str, ...], allowed: tuple[str, ...]) -> tuple[Hit, ...]:
    """The same; a text that was read before is not read again, as when one of many changes."""
    read = plain(text)
    hits = _hits(read, names, allowed)
    for start, end in read.instead:
        hits += [_moved(hit, start) for hit in find(text[start:end], names, allowed)]
    return tuple(sorted(hits, key=lambda hit: (hit.start, hit.end)))


def find_in_name(name: str, names: Collection[str] = (), allowed: Collection[str] = ()) -> tuple[Hit, ...]:
    """Every hit in the name of a file: of its words, which have no capitals, also first names alone.

    A hyphen, an underscore and a dot part the words; the sentence is the whole name.
    """
    apart = _PARTS.sub(" ", name)
    hits = {(hit.start, hit.end): hit for hit in (*find(apart, names, allowed), *find(name, names, allowed))}
    free = _free(words_of(apart), tuple(allowed))
    for word in _NAME_WORD.finditer(apart):
        start, end = word.span()
        low = word[0].casefold()
        taken = any(begin < end and start < stop for begin, stop in hits)
        if is_given(low) and low not in AMBIGUOUS and not taken and not free.hold(start, end):
            hits[start, end] = Hit(
                Kind.NAME, certain=False, start=start, end=end, sentence_start=0, sentence_end=0
            )
    return tuple(replace(hit, sentence_start=0, sentence_end=len(name)) for _, hit in sorted(hits.items()))


def _moved(hit: Hit, by: int) -> Hit:
    return Hit(
        hit.kind, hit.certain, hit.start + by, hit.end + by, hit.sentence_start + by, hit.sentence_end + by
    )


def _hits(read: Plain, names: tuple[str, ...], allowed: tuple[str, ...]) -> list[Hit]:
    sentences = Sentences(read.text)
    hits = []
    for found in _reduced(_all(read.text, sentences, names, allowed)):
        whole = found.kind is Kind.COMBINATION
        around = sentences.passage(found.start) if whole else sentences.around(found.start)
        place, sentence = read.written(found.start, found.end), read.written(*around)
        hits.append(Hit(found.kind, found.certain, *place, *sentence))
    return hits


def _all(
    text: str, sentences: Sentences, names: tuple[str, ...], allowed: tuple[str, ...]
) -> Iterator[Found]:
    """What every detector finds; sensitive words and combinations depend on what the others found."""
    words = words_of(text)
    free = _free(words, allowed)
    numbered = _allowed_numbers(allowed)
    runs, starts = tuple(digit_runs(text)), Starts(words)
    found = [
        *listed(words, names),
        *numbers(text, runs),
        *contact(text, runs),
        *births(text, starts),
        *ages(text, starts),
        *classes(text, starts),
        *groups(text, starts),
        *initials(text),
        *possible_names(text, starts, free),
    ]
    kept = [each for each in found if each.kind in _NEVER_ALLOWED or not _is_free(text, each, free, numbered)]
    yield from kept
    yield from sensitive(text, starts, sentences, [each[2:] for each in kept if each.kind in _PERSONS])
    yield from combinations(text, sentences, [each[2:] for each in kept if each.kind is Kind.AGE])


def _free(words: Words, allowed: tuple[str, ...]) -> Stretches:
    return Stretches([(each.start, each.end) for each in phrases(words, allowed_index(allowed))])


def _is_free(text: str, found: Found, free: Stretches, numbered: frozenset[str]) -> bool:
    return free.hold(found.start, found.end) or _digits(text[found.start : found.end]) in numbered


@lru_cache(maxsize=8)
def _allowed_numbers(allowed: tuple[str, ...]) -> frozenset[str]:
    return frozenset(filter(None, map(_digits, allowed)))


def _digits(text: str) -> str:
    digits = re.sub(r"\D", "", folded(text))
    return digits if len(digits) >= 8 else ""


def _reduced(found: Iterable[Found]) -> list[Found]:
    """What is found without what overlaps something surer or longer."""
    starts: list[int] = []
    kept: list[Found] = []
    for each in sorted(set(_joined(found)), key=lambda f: (*_order(f), f.start)):
        at = bisect_left(starts, each.end)
        if at and kept[at - 1].end > each.start:
            continue
        starts.insert(at, each.start)
        kept.insert(at, each)
    return kept


def _order(found: Found) -> tuple[bool, int, int]:
    """The surest first, then the longest."""
    return not found.certain, found.start - found.end, _RANK[found.kind]


def _joined(found: Iterable[Found]) -> Iterator[Found]:
    """What is found, with names that overlap as one: a listed first name hides no family name beside it."""
    each = sorted(found, key=lambda f: f.start)
    yield from (one for one in each if one.kind not in _NAMES)
    run: list[Found] = []
    end = -1
    for name in (one for one in each if one.kind in _NAMES):
        if run and name.start >= end:
            yield _union(run, end)
            run = []
        run.append(name)
        end = max(end, name.end) if len(run) > 1 else name.end
    if run:
        yield _union(run, end)


def _union(run: list[Found], end: int) -> Found:
    return min(run, key=_order)._replace(start=run[0].start, end=end)
