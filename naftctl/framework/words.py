"""Two texts word by word: what stayed, what went and what came."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby

from msgspec import Struct

_WORDS_AND_SIGNS = re.compile(r"(\s*)(\w+(?:['’]\w+)*|[^\w\s]|$)")
_BETWEEN_SPACES = re.compile(r"(\s*)(\S+|$)")
_LITTLE = 3
"""Up to so many letters, a word that stayed between two changes says less than one change of it all."""
_ALIKE = 0.35
"""Texts that share less than this part of their words are shown as one text instead of the other."""
_MOST = 1_000_000
"""More pairs of words than this are not compared one by one: it would take too long."""

_Token = tuple[str, str]


class Op(StrEnum):
    """What happened to a stretch of text."""

    EQUAL = "equal"
    REMOVED = "removed"
    ADDED = "added"


class Segment(Struct, frozen=True):
    """A stretch of text that stayed, went or came."""

    op: Op
    text: str


_Piece = tuple[Op, Sequence[_Token]]


def segments(old: str, new: str, *, whole: bool = False) -> tuple[Segment, ...]:
    """The stretches in reading order: those that are not added give `old`, those not removed give `new`.

    With `whole`, a stretch that changed begins and ends where a space or an end of the text is.
    """
    if not old or not new:
        pairs = ((Op.REMOVED, old), (Op.ADDED, new))
        return tuple(Segment(op, text) for op, text in pairs if text)
    pattern = _BETWEEN_SPACES if whole else _WORDS_AND_SIGNS
    # With a space before it, the first word is the same as that word further on.
    before, after = _tokens(pattern, f" {old}"), _tokens(pattern, f" {new}")
    pieces = list(_absorbed(list(_pieces(before, after))))
    kept = sum(len(tokens) for op, tokens in pieces if op is Op.EQUAL)
    if kept < _ALIKE * min(len(before), len(after)):
        pieces = [(Op.REMOVED, before), (Op.ADDED, after)]
    return tuple(_without_first_space(list(_spaced(pieces))))


def _tokens(pattern: re.Pattern[str], text: str) -> list[_Token]:
    """Each word or sign with the space before it; space at the end goes with an empty word."""
    return [(space, word) for space, word in pattern.findall(text) if space or word]


def _pieces(before: Sequence[_Token], after: Sequence[_Token]) -> Iterator[_Piece]:
    """The pieces by longest matches; equal ones are equal in their spaces too."""
    head = _shared(before, after)
    tail = _shared(before[head:][::-1], after[head:][::-1])
    yield Op.EQUAL, before[:head]
    middle, other = before[head : len(before) - tail], after[head : len(after) - tail]
    if len(middle) * len(other) > _MOST:
        yield Op.REMOVED, middle
        yield Op.ADDED, other
    else:
        for tag, a, b, c, d in SequenceMatcher(None, middle, other, autojunk=False).get_opcodes():
            yield from [(Op.EQUAL, middle[a:b])] if tag == "equal" else []
            yield from [(Op.REMOVED, middle[a:b]), (Op.ADDED, other[c:d])] if tag != "equal" else []
    yield Op.EQUAL, before[len(before) - tail :]


def _shared(one: Sequence[_Token], other: Sequence[_Token]) -> int:
    """How many tokens two rows begin with together."""
    pairs = zip(one, other, strict=False)
    return next((number for number, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _absorbed(pieces: Sequence[_Piece]) -> Iterator[_Piece]:
    """The same pieces, where a single little word between two changes is part of one change."""
    filled = [piece for piece in pieces if piece[1]]
    ops = [op for op, _ in filled]
    flat: list[tuple[bool, _Piece]] = []
    for number, (op, tokens) in enumerate(filled):
        inside = 0 < number < len(filled) - 1 and Op.EQUAL not in (ops[number - 1], ops[number + 1])
        little = len(tokens) == 1 and len(tokens[0][1]) <= _LITTLE
        if op is Op.EQUAL and inside and little:
            flat += [(False, (Op.REMOVED, tokens)), (False, (Op.ADDED, tokens))]
        else:
            flat.append((op is Op.EQUAL, (op, tokens)))
    for equal, run in groupby(flat, lambda item: item[0]):
        row = [piece for _, piece in run]
        if equal:
            yield Op.EQUAL, _joined(row, Op.EQUAL)
        else:
            yield Op.REMOVED, _joined(row, Op.REMOVED)
            yield Op.ADDED, _joined(row, Op.ADDED)


def _joined(pieces: Iterable[_Piece], wanted: Op) -> list[_Token]:
    return [token for op, tokens in pieces if op is wanted for token in tokens]


def _spaced(pieces: Iterable[_Piece]) -> Iterator[Segment]:
    """The pieces as text; a space that both sides of a change begin with stayed."""
    texts = [(op, "".join(space + word for space, word in tokens)) for op, tokens in pieces]
    shown: list[tuple[Op, str]] = []
    for op, text in texts:
        if op is Op.ADDED and shown and shown[-1][0] is Op.REMOVED and text[:1] == shown[-1][1][:1] == " ":
            _, removed = shown.pop()
            shown += [(Op.EQUAL, " "), (Op.REMOVED, removed[1:]), (op, text[1:])]
        else:
            shown.append((op, text))
    for op, run in groupby(shown, lambda piece: piece[0]):
        if whole := "".join(text for _, text in run):
            yield Segment(op, whole)


def _without_first_space(parts: Sequence[Segment]) -> Iterator[Segment]:
    """The same stretches without the space before the text; one that went or came first has it behind it."""
    first, *more = parts
    if first.op is not Op.EQUAL:
        yield Segment(first.op, first.text[1:] + " ")
        first, *more = more
    if first.text[1:]:
        yield Segment(first.op, first.text[1:])
    yield from more
