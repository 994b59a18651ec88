"""Which hits are still open, and which decisions are about nothing any more."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from msgspec import Struct

from naftctl.model.privacy import Decision, Decisions, Treatment
from naftctl.privacy.hit import Hit
from naftctl.privacy.kinds import Kind
from naftctl.privacy.marked import covered, marked
from naftctl.privacy.sentence import hit_fingerprint

_TOGETHER = frozenset({Kind.COMBINATION, Kind.SENSITIVE})


class Judged(Struct, frozen=True):
    """A hit with its fingerprint, the decision about it, and whether it still has to be dealt with.

    `internal` says that it stands in a passage that only the internal edition has; that it is open all the
    same is for the caller to weigh.
    """

    hit: Hit
    digest: str
    decision: Decision | None
    redacted: bool
    internal: bool

    @property
    def open(self) -> bool:
        """Whether the hit stands in the way: not redacted, and nobody decided that it may stand."""
        if self.hit.kind.never:
            return True
        kept = self.decision is not None and self.decision.as_ is Treatment.KEEP
        return not (self.redacted or kept)


def judged(
    text: str, hits: Collection[Hit], file: str, decisions: Decisions, left: Collection[Hit] | None = None
) -> tuple[Judged, ...]:
    """Every hit of a file with what was decided about it.

    A hit that is to be redacted or removed stays open until that is done in the text; a national number is
    open wherever it stands, whatever was decided. `left` is what is found in the text `without_redacted`:
    a combination or a sensitive word that is not among it lost what made it one.
    """
    known = {(each.file, each.kind, each.digest): each for each in decisions.decisions}
    passages = marked(text)
    inside = tuple(each for each in passages if each.internal)
    hidden = tuple(each for each in passages if not each.internal)
    still = None if left is None else {(each.kind, each.start) for each in left}
    found = []
    for hit in hits:
        digest = hit_fingerprint(decisions.salt, hit, text)
        lost = hit.kind in _TOGETHER and still is not None and (hit.kind, hit.start) not in still
        decision = known.get((file, hit.kind.value, digest))
        redacted = lost or covered(text, hit, hidden)
        found.append(Judged(hit, digest, decision, redacted, internal=covered(text, hit, inside)))
    return tuple(found)


def fallen(decisions: Decisions, found: Collection[tuple[str, Judged]]) -> Iterator[Decision]:
    """Every decision that matches no hit any more: the sentence, the hit or the file is gone or changed.

    `found` has all hits of the inspection, each with its file.
    """
    live = {(file, each.hit.kind.value, each.digest) for file, each in found}
    for decision in decisions.decisions:
        if (decision.file, decision.kind, decision.digest) not in live:
            yield decision
