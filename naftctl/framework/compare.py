"""Two versions of a framework side by side, by meaning: what was added, dropped, split, merged, reworded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Any, TypeAlias

from msgspec import Struct

from naftctl.framework.lineage import Kind, Lineage, entries, lineage, normal
from naftctl.model.framework import Framework
from naftctl.model.record import Record
from naftctl.source import Span

Value: TypeAlias = str | int | date | tuple[str, ...] | None
Place: TypeAlias = tuple[str, str]
"""The name of a field, and of the level where the field has a text for each."""

PROSE = frozenset(
    {"title", "quality_image", "core", "text", "attention", "question", "label", "meaning", "heading"}
    | {"recommendation", "key_elements", "levels", "notice"}
)
"""The fields with words in which a reader recognises a framework; all others are values."""
_TIES = frozenset({"id", "replaces", "expectations"})
_PARTS = frozenset({"focus", "judgement", "terms"})
_HOMES = frozenset({"rubric", "investigation"})


class ChangeKind(StrEnum):
    """What happened to an entry; one entry may have several, the first says most."""

    ADDED = "added"
    DROPPED = "dropped"
    SPLIT = "split"
    MERGED = "merged"
    RENAMED = "renamed"
    MOVED = "moved"
    REWORDED = "reworded"
    CHANGED = "changed"
    REORDERED = "reordered"


class FieldChange(Struct, frozen=True):
    """One field that differs; `before` and `after` are the ids of the entries in which it does.

    `name` is the key of the field, or `rubric` for where an expectation stands. `old` is None where there was
    nothing, `new` where nothing is left. `level` is the id of the level that a descriptor belongs to.
    """

    name: str
    old: Value
    new: Value
    level: str = ""
    before: str = ""
    after: str = ""

    @property
    def kind(self) -> ChangeKind:
        """Whether words or a value changed, or the place of the entry, or the order of a row alone."""
        if isinstance(self.old, tuple) and isinstance(self.new, tuple) and set(self.old) == set(self.new):
            return ChangeKind.REORDERED
        if self.name in _HOMES:
            return ChangeKind.MOVED
        return ChangeKind.REWORDED if self.name in PROSE else ChangeKind.CHANGED


class Change(Struct, frozen=True):
    """What happened to one entry, or to the entries that come from each other.

    `part` is a `Kind`, or `framework`, `focus`, `judgement` or `terms` for what has no id. `before` and
    `after` are the ids in the older and the newer version; where the order of a row changed, all in both,
    and `title` is then the id of the rubric that the row stands in.
    """

    part: str
    kinds: tuple[ChangeKind, ...]
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    title: str = ""
    fields: tuple[FieldChange, ...] = ()
    old_span: Span | None = None
    new_span: Span | None = None


class Comparison(Struct, frozen=True):
    """Two versions and what differs, in the order of the framework; the version number is no change."""

    old: Framework
    new: Framework
    changes: tuple[Change, ...]


def compare(old: Framework, new: Framework, between: Sequence[Framework] = ()) -> Comparison:
    """What changed in meaning from `old` to `new`; `between` are the versions in between, oldest first."""
    ties, changes = lineage(old, new, between), list[Change]()
    for name in Framework.model_fields:
        if name == "rubrics":
            changes += [*_listed(ties, Kind.RUBRIC), *_listed(ties, Kind.EXPECTATION)]
        elif name == "scales":
            changes += _listed(ties, Kind.SCALE)
        elif name in set(Kind):
            changes += _listed(ties, Kind(name))
        elif name != "version":
            changes += _single(old, new, name)
    return Comparison(old, new, tuple(changes))


def title_of(record: Any) -> str:
    """The words by which people know an entry."""
    return next((getattr(record, name) for name in ("title", "label", "text") if hasattr(record, name)), "")


def _single(old: Framework, new: Framework, name: str) -> Iterator[Change]:
    """A change for each value that stands on its own under a key of the framework."""
    before, after = _flat(old, name), _flat(new, name)
    part = name if name in _PARTS else "framework"
    for key, value in before.items():
        if _counts(value) != _counts(after[key]):
            field = FieldChange(key.removeprefix(f"{part}."), value, after[key])
            spans = (version.where(*key.split(".")) for version in (old, new))
            yield Change(part, (field.kind,), (), (), "", (field,), *spans)


def _flat(framework: Framework, name: str) -> dict[str, Value]:
    value = getattr(framework, name)
    if not isinstance(value, Record):
        return {name: value}
    return {f"{name}.{key}": getattr(value, key) for key in type(value).model_fields}


def _listed(ties: Lineage, kind: Kind) -> Iterator[Change]:
    """The changes in the entries of one kind, and in their order."""
    homes = [_homes(version, kind) for version in (ties.old, ties.new)]
    for origins, heirs in _families(ties, kind):
        pairs = [(a, b) for a in origins for b in heirs if b in ties.heirs(kind, a)]
        pairs = pairs or [(a, "") for a in origins] or [("", b) for b in heirs]
        fields = tuple(field for a, b in pairs for field in _fields(ties, kind, homes, (a, b)))
        if kinds := _kinds(origins, heirs, fields):
            old, new = (entries(ties.old, kind), entries(ties.new, kind))
            first = new[heirs[0]] if heirs else old[origins[0]]
            spans = (old[origins[0]].where() if origins else None, new[heirs[0]].where() if heirs else None)
            yield Change(kind, kinds, origins, heirs, title_of(first), fields, *spans)
    if kind is not Kind.SCALE:
        yield from _reordered(ties, kind, homes)


def _homes(framework: Framework, kind: Kind) -> dict[str, str]:
    """The rubric of each expectation by its id; nothing for another kind."""
    rubrics = framework.rubrics if kind is Kind.EXPECTATION else ()
    return {e.id: rubric.id for rubric in rubrics for e in rubric.expectations}


def _families(ties: Lineage, kind: Kind) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Ids that come from each other, in the order of the newer version; dropped ones where they stood."""
    places = {name: number for number, name in enumerate(entries(ties.new, kind))}
    rows: set[tuple[tuple[int, int], tuple[str, ...], tuple[str, ...]]]
    rows = {((number, 0), (), (name,)) for name, number in places.items() if not ties.origins(kind, name)}
    last = -1
    for number, name in enumerate(entries(ties.old, kind)):
        origins, heirs = _family(ties, kind, name)
        last = places[heirs[0]] if heirs else last
        rows.add(((last, 0 if heirs else number + 1), origins, heirs))
    for _, origins, heirs in sorted(rows):
        yield origins, heirs


def _family(ties: Lineage, kind: Kind, name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    origins: set[str] = {name}
    heirs: set[str] = set()
    while found := {heir for origin in origins for heir in ties.heirs(kind, origin)} - heirs:
        heirs |= found
        origins |= {origin for heir in found for origin in ties.origins(kind, heir)}
    older, newer = entries(ties.old, kind), entries(ties.new, kind)
    return tuple(n for n in older if n in origins), tuple(n for n in newer if n in heirs)


def _kinds(
    origins: tuple[str, ...], heirs: tuple[str, ...], fields: tuple[FieldChange, ...]
) -> tuple[ChangeKind, ...]:
    if not origins or not heirs:
        return (ChangeKind.DROPPED if origins else ChangeKind.ADDED,)
    found = {field.kind for field in fields}
    found |= {ChangeKind.SPLIT} if len(heirs) > 1 else set()
    found |= {ChangeKind.MERGED} if len(origins) > 1 else set()
    found |= {ChangeKind.RENAMED} if len(origins) == len(heirs) == 1 and origins != heirs else set()
    return tuple(kind for kind in ChangeKind if kind in found)


def _fields(
    ties: Lineage, kind: Kind, homes: Sequence[Mapping[str, str]], pair: tuple[str, str]
) -> Iterator[FieldChange]:
    """The fields that differ between two entries; all that say something where one of them is not there."""
    before, after = (
        _values(entries(version, kind).get(name), home.get(name))
        for version, name, home in zip((ties.old, ties.new), pair, homes, strict=True)
    )
    for name, level in {**after, **before}:
        field = FieldChange(name, before.get((name, level)), after.get((name, level)), level, *pair)
        if _counts(field.old) != _counts(field.new) and not _carried(ties, field):
            yield field


def _values(record: Record | None, home: str | None) -> dict[Place, Value]:
    """What an entry says, field by field."""
    found: dict[Place, Value] = {("rubric", ""): home} if home else {}
    for name in type(record).model_fields if record else ():
        value = getattr(record, name)
        if isinstance(value, dict):
            found |= {(name, level): text for level, text in value.items()}
        elif name not in _TIES:
            found[name, ""] = value
    return found


def _carried(ties: Lineage, field: FieldChange) -> bool:
    """Whether a scale rests on what came from the expectations that it rested on."""
    if field.name != "based_on" or not isinstance(field.old, tuple) or not isinstance(field.new, tuple):
        return False
    heirs = {heir for e in field.old for heir in ties.heirs(Kind.EXPECTATION, e) or (e,)}
    return heirs == set(field.new) != set(field.old)


def _counts(value: Value) -> Value:
    """The value as far as it counts: nothing is nothing, and white space between words is a space."""
    if isinstance(value, tuple):
        return tuple(map(normal, value)) or None
    return normal(value) or None if isinstance(value, str) else value


def _reordered(ties: Lineage, kind: Kind, homes: Sequence[Mapping[str, str]]) -> Iterator[Change]:
    """A change for each row whose entries stayed and stand in another order."""
    rows: dict[str, dict[str, str]] = {}
    for name in entries(ties.old, kind):
        heirs = ties.heirs(kind, name)
        alone = len(heirs) == 1 and len(ties.origins(kind, heirs[0])) == 1
        if alone and homes[0].get(name) == homes[1].get(heirs[0]):
            rows.setdefault(homes[0].get(name, ""), {})[heirs[0]] = name
    for home, row in rows.items():
        now = tuple(name for name in entries(ties.new, kind) if name in row)
        if now != tuple(row):
            yield Change(kind, (ChangeKind.REORDERED,), tuple(row.values()), now, home)
