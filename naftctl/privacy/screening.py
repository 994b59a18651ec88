"""What could identify a person in an inspection: every hit with its place and what was decided about it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from enum import IntEnum, StrEnum
from functools import lru_cache

from msgspec import Struct

from naftctl.model.dossier import Dossier
from naftctl.model.privacy import Decision, Decisions, Treatment
from naftctl.privacy.allowed import allowed
from naftctl.privacy.decisions import Judged, fallen, judged
from naftctl.privacy.find import find
from naftctl.privacy.hit import Hit
from naftctl.privacy.kinds import Kind
from naftctl.privacy.marked import without_redacted
from naftctl.privacy.searching import search
from naftctl.privacy.sentence import fingerprint
from naftctl.privacy.texts import Same, Stretch, stretches
from naftctl.source import Span


class Depth(IntEnum):
    """How far is looked for what is only possible: nowhere, in what is printed, in names too, everywhere."""

    SURE = 0
    PRINTED = 1
    NAMED = 2
    ALL = 3


class State(StrEnum):
    """Where a hit stands: nobody decided, it may stay, it is still to go, or a mark takes it out."""

    OPEN = "open"
    KEPT = "kept"
    TO_REDACT = "to_redact"
    TO_REMOVE = "to_remove"
    MARKED = "marked"


class Screened(Struct, frozen=True):
    """A hit in an inspection, without its words.

    `file` is relative to the inspection; `id` is what people call it by: the same for the same words in the
    same sentence of a file, whatever is decided; `digest` is the salted fingerprint of a decision.
    """

    place: Span
    file: str
    kind: Kind
    certain: bool
    printed: bool
    state: State
    id: str
    digest: str
    decision: Decision | None = None

    @property
    def open(self) -> bool:
        """Whether it still stands in the way of what is made public."""
        return self.state not in {State.KEPT, State.MARKED}

    @property
    def blocks(self) -> bool:
        """Whether it has to be dealt with before a report can be made public."""
        return self.open and (self.certain or self.printed)


class Screening(Struct, frozen=True):
    """Every hit of an inspection in the order of its files, and the decisions that match none of them."""

    hits: tuple[Screened, ...]
    fallen: tuple[Decision, ...]


def due_depth(dossier: Dossier) -> Depth:
    """How far is looked without being asked: for what is only possible where a report is to be published."""
    done = dossier.inspection.milestones
    coming = dossier.public and not (done.published or done.withdrawn or done.stopped)
    return Depth.PRINTED if coming else Depth.SURE


def open_hits(dossier: Dossier) -> int:
    """How many places are still to be decided before the report can be made public."""
    return sum(hit.blocks for hit in screening(dossier, due_depth(dossier)).hits)


def screening(dossier: Dossier, depth: Depth = Depth.PRINTED) -> Screening:
    """What could identify a person in an inspection, looked for once for each depth."""
    return _screening(Same(dossier), depth)


@lru_cache(maxsize=4)
def _screening(same: Same, depth: Depth) -> Screening:
    dossier = same.dossier
    decisions = dossier.decisions or Decisions(salt="")
    decided = {decision.file for decision in decisions.decisions}

    def told(text: Stretch) -> bool:
        if depth is Depth.ALL:
            return not text.comment
        return (depth >= Depth.PRINTED and text.printed) or (depth is Depth.NAMED and text.named)

    def deep(text: Stretch) -> bool:
        return told(text) or text.file in decided

    found: list[tuple[Stretch, Judged]] = []
    free = allowed(dossier)
    for text, hits in search(stretches(dossier), dossier.names, free, deep):
        left = None
        if "{.redact" in text.words and any(hit.kind in _TOGETHER for hit in hits):
            left = find(without_redacted(text.words), dossier.names, free)
        found += ((text, each) for each in judged(text.words, hits, text.file, decisions, left))
    order = {name: number for number, name in enumerate(dossier.files)}
    shown = (_screened(text, each, decisions) for text, each in found if each.hit.certain or told(text))
    ordered = sorted(shown, key=lambda one: (order[one.file], one.place))
    return Screening(tuple(ordered), tuple(_gone(dossier, decisions, found)))


def _gone(dossier: Dossier, decisions: Decisions, found: list[tuple[Stretch, Judged]]) -> Iterator[Decision]:
    """Every decision that is about nothing any more; of a name of the list only a list can tell."""
    turned = {(text.file, _turned(text, each.hit, decisions)) for text, each in found}
    for decision in fallen(decisions, [(text.file, each) for text, each in found]):
        listed = decision.kind == Kind.LISTED_NAME
        if (decision.file, decision.digest) not in turned and (dossier.names or not listed):
            yield decision


def _screened(text: Stretch, found: Judged, decisions: Decisions) -> Screened:
    hit = found.hit
    decision = found.decision
    if decision is None and hit.kind is Kind.NAME:  # somebody with a list of names may have decided
        digest = _turned(text, hit, decisions)
        decision = next((d for d in decisions.decisions if (d.file, d.digest) == (text.file, digest)), None)
    state = State.OPEN
    if not hit.kind.never:
        state = (
            State.MARKED if found.redacted or found.internal else _STATES[decision.as_ if decision else None]
        )
    return Screened(
        text.place(hit.start, hit.end),
        text.file,
        hit.kind,
        hit.certain,
        text.printed,
        state,
        _identity(text, hit),
        found.digest,
        decision,
    )


_STATES = {
    None: State.OPEN,
    Treatment.KEEP: State.KEPT,
    Treatment.REDACT: State.TO_REDACT,
    Treatment.REMOVE: State.TO_REMOVE,
}
_TOGETHER = frozenset({Kind.COMBINATION, Kind.SENSITIVE})
_TURNED = {Kind.NAME: Kind.LISTED_NAME, Kind.LISTED_NAME: Kind.NAME}


def _turned(text: Stretch, hit: Hit, decisions: Decisions) -> str:
    """The fingerprint that a name has for somebody with another list of names, or without one."""
    turned = _TURNED.get(hit.kind)
    return _fingerprint(decisions.salt, turned, text, hit) if turned else ""


def _fingerprint(salt: str, kind: Kind, text: Stretch, hit: Hit) -> str:
    sentence = text.words[hit.sentence_start : hit.sentence_end]
    return fingerprint(salt, kind.value, sentence, text.words[hit.start : hit.end])


def _identity(text: Stretch, hit: Hit) -> str:
    """What people call a hit by: 32 bits, which are written nowhere."""
    whole = f"{text.file}\n{_fingerprint('', hit.kind, text, hit)}"
    return hashlib.sha256(whole.encode()).hexdigest()[:8]
