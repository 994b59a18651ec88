"""What came from what, between two versions of a framework."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cached_property
from typing import Any

from msgspec import Struct

from naftctl.model.framework import Expectation, Framework, Scale
from naftctl.model.record import Record

Pairs = frozenset[tuple[str, str]]


class Kind(StrEnum):
    """The lists of a framework whose entries have an id, by their key; the first two have `replaces`."""

    EXPECTATION = "expectation"
    SCALE = "scale"
    RUBRIC = "rubrics"
    LEVEL = "levels"
    INVESTIGATION = "investigations"
    CONTEXT = "context"
    RESEARCH_QUESTION = "research_questions"
    REPORT_CATEGORY = "report_categories"
    GOOD_PRACTICE = "good_practice"
    REGULATION = "regulation"
    REQUESTED = "requested_information"
    PARTNER_GROUP = "partner_groups"
    ADVICE = "advice"
    OCCASION = "occasions"
    RELEASE_GROUND = "release_grounds"


class Lineage(Struct, frozen=True, dict=True):
    """The ties between the ids of an older and a newer version.

    An id that is in both is taken to go on: ids are never used again for something else. An entry that says
    `replaces: [x]` comes from `x`, also when it has an id that went on; what it names that is not in the
    older version does not count, so that a `replaces` left standing for years does no harm. Versions in
    `between` are passed through in order: what came from what came from `x`, came from `x`. An id that nobody
    knows has no heirs and no origins.
    """

    old: Framework
    new: Framework
    between: tuple[Framework, ...] = ()

    def heirs(self, kind: str, old_id: str) -> tuple[str, ...]:
        """The ids that go on with this one, in the order of the newer version; none where it was dropped."""
        return self._heirs[kind].get(old_id, ())

    def origins(self, kind: str, new_id: str) -> tuple[str, ...]:
        """The ids that this one comes from, in the order of the older version; none where it is new."""
        return self._origins[kind].get(new_id, ())

    def same(self, kind: str, old_id: str) -> bool:
        """Whether a judgement on this entry would be one on its heir, word for word; a new id does not count.

        There is one heir, which has one origin, and no word differs; see `same_words` for what counts in an
        expectation and in a scale. A scale is only the same if each expectation under it is the same too, its
        heir rests on the heirs of those and on nothing else, and the levels it is scored in have the same
        ids, order, labels and meanings: a descriptor means what its level means. For every other kind all
        fields count.
        """
        heirs = self.heirs(kind, old_id)
        if len(heirs) != 1 or len(self.origins(kind, heirs[0])) != 1:
            return False
        before, after = entries(self.old, kind)[old_id], entries(self.new, kind)[heirs[0]]
        if isinstance(before, Scale) and isinstance(after, Scale) and not self._same_grounds(before, after):
            return False
        return same_words(before, after)

    def _same_grounds(self, before: Scale, after: Scale) -> bool:
        """Whether two scales rest on the same expectations and are scored in the same levels."""
        if not self._same_levels or not all(self.same(Kind.EXPECTATION, e) for e in before.based_on):
            return False
        translated = {heir for e in before.based_on for heir in self.heirs(Kind.EXPECTATION, e)}
        return translated == set(after.based_on)

    @cached_property
    def _same_levels(self) -> bool:
        old, new = (
            [
                (level.id, level.order, normal(level.label), normal(level.meaning))
                for level in f.level.values()
            ]
            for f in (self.old, self.new)
        )
        return old == new

    @cached_property
    def _heirs(self) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
        return {kind: _linked(pairs, entries(self.new, kind)) for kind, pairs in self._pairs.items()}

    @cached_property
    def _origins(self) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
        turned = {kind: frozenset((b, a) for a, b in pairs) for kind, pairs in self._pairs.items()}
        return {kind: _linked(pairs, entries(self.old, kind)) for kind, pairs in turned.items()}

    @cached_property
    def _pairs(self) -> Mapping[str, Pairs]:
        return {kind: _reach((self.old, *self.between, self.new), kind) for kind in Kind}


def lineage(old: Framework, new: Framework, between: Sequence[Framework] = ()) -> Lineage:
    """The lineage from `old` to `new`; `between` are the versions that came in between, oldest first."""
    return Lineage(old, new, tuple(between))


def entries(framework: Framework, kind: str) -> dict[str, Any]:
    """The entries of one kind by id, in the order in which a reader meets them; scales by investigation."""
    if kind == Kind.EXPECTATION:
        return framework.expectations
    if kind == Kind.SCALE:
        loose = {scale.id: scale for scale in sorted(framework.scales, key=lambda scale: scale.id)}
        return framework.scale | {name: scale for name, scale in loose.items() if name not in framework.scale}
    return {entry.id: entry for entry in getattr(framework, kind)}


def same_words(before: Record, after: Record) -> bool:
    """Whether two entries say the same, apart from their ids, what they replace and what they rest on.

    An expectation counts with its title and quality image, wherever it stands; a scale with its title, key
    elements in any order, descriptors, investigation and weight in the advice; a rubric without its
    expectations.
    """
    return _said(before) == _said(after)


def normal(text: str) -> str:
    """The text as it counts: runs of white space are one space, one letter is written in one way."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def _said(record: Record) -> dict[str, Any]:
    without = {"id", "replaces", "expectations"}
    without |= {"based_on"} if isinstance(record, Scale) else set()
    names = ("title", "quality_image") if isinstance(record, Expectation) else type(record).model_fields
    return {name: _normal(getattr(record, name)) for name in names if name not in without}


def _normal(value: Any) -> Any:
    if isinstance(value, str):
        return normal(value)
    if isinstance(value, tuple):
        return tuple(sorted(map(_normal, value)))
    if isinstance(value, dict):
        return {key: _normal(inside) for key, inside in value.items()}
    return value


def _reach(versions: Sequence[Framework], kind: str) -> Pairs:
    """The pairs of an id in the first version and one in the last that goes on with it."""
    reached: list[Pairs] = [frozenset((name, name) for name in entries(versions[0], kind))]
    for number in range(1, len(versions)):
        steps = [_step(earlier, versions[number], kind) for earlier in versions[:number]]
        pairs = {
            (first, last)
            for before, step in zip(reached, steps, strict=True)
            for first, middle in before
            for origin, last in step
            if origin == middle
        }
        reached.append(frozenset(pairs))
    return reached[-1]


def _step(earlier: Framework, later: Framework, kind: str) -> Pairs:
    """The ties between two versions as the later one tells them."""
    there, now = entries(earlier, kind), entries(later, kind)
    kept = {(name, name) for name in now if name in there}
    told = {
        (origin, name) for name, e in now.items() for origin in getattr(e, "replaces", ()) if origin in there
    }
    return frozenset(kept | told)


def _linked(pairs: Pairs, order: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """For each first of a pair its seconds, in the given order."""
    firsts = {first for first, _ in pairs}
    return {first: tuple(name for name in order if (first, name) in pairs) for first in firsts}
