"""From plain values to a record: every fault said once, at its place, and the rest kept."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Any, Generic, TypeVar

from msgspec import Struct
from pydantic import ValidationError

from naftctl.diagnostic import Diagnostic, Severity
from naftctl.language import tr
from naftctl.load.wording import GROUP, cures_of, shown, worded
from naftctl.model.record import Record, attach
from naftctl.prose import PLACEHOLDER
from naftctl.slip import slip
from naftctl.source import Cure, Origin, Route, Span

R = TypeVar("R", bound=Record)


class Built(Struct, Generic[R], frozen=True):
    """A record, or None where too much is missing; what was wrong and what is still to be filled in."""

    record: R | None
    diagnostics: tuple[Diagnostic, ...] = ()
    placeholders: tuple[tuple[Span, str], ...] = ()


def build(kind: type[R], value: Any, origin: Origin, route: Route = ()) -> Built[R]:
    """Make a `kind` of the value at `route`; what cannot be used is said and dropped."""
    return _Builder(kind, value, origin, route).build()


class _Builder(Generic[R]):
    def __init__(self, kind: type[R], value: Any, origin: Origin, route: Route) -> None:
        self.kind, self.value, self.origin, self.route = kind, value, origin, route
        self.said: list[Diagnostic] = []
        self.silent: set[Route] = set()
        self.empty: set[Route] = set()
        self.instead: dict[Route, Span] = {}

    def build(self) -> Built[R]:
        places = tuple(self._placeholders(self.value, ()))
        found = tuple((self.origin.at(*self.route, *route), words) for route, words in places)
        whole = [route for route, words in places if PLACEHOLDER.fullmatch(words.strip())]
        if whole:
            self.value = copy.deepcopy(self.value)
            for route in sorted(whole, key=_last_first):
                self._drop(route, self.origin.at(*self.route, *route))
        record = self._validated()
        if record is not None:
            instead = {**self.origin.instead, **{(*self.route, *r): s for r, s in self.instead.items()}}
            attach(
                record, Origin(self.origin.path, self.origin.keys, self.origin.values, instead), self.route
            )
        return Built(record, tuple(sorted(self.said, key=lambda d: d.span)), found)

    def _placeholders(self, value: Any, route: Route) -> Iterator[tuple[Route, str]]:
        if isinstance(value, str) and "⟨vul in" in value:
            yield route, value
        for step, inside in _steps(value):
            if not isinstance(inside, str) or "⟨vul in" in inside:
                yield from self._placeholders(inside, (*route, step))

    def _validated(self) -> R | None:
        if not isinstance(self.value, dict):
            message = tr("{wanted} expected, found {found}", wanted=GROUP, found=shown(self.value))
            self._say("N107", message, tr("write keys with values here"), self.origin.at(*self.route), ())
            return None
        for attempt in range(40):
            try:
                return self.kind.model_validate(self.value)
            except ValidationError as fault:
                if attempt == 0:
                    self.value = copy.deepcopy(self.value)
                errors = fault.errors(include_url=False)
            # Unknown keys first: the key that was perhaps meant is then not said to be missing too.
            judged = [self._judge(e) for e in sorted(errors, key=lambda e: e["type"] != "extra_forbidden")]
            if None in judged:
                return None
            places = dict(place for place in judged if place is not None)
            for route in sorted(places, key=_last_first):
                self._drop(route, places[route])
        return None

    def _judge(self, error: Mapping[str, Any]) -> tuple[Route, Span] | None:
        """Say one fault; the route to drop and the place that stands for it, or None: the record is lost."""
        full = tuple(error["loc"])
        loc = self._existing(full)
        missing = error["type"] == "missing"
        if missing:
            name = full[len(loc)] if len(full) > len(loc) else ""
            return self._missing(loc, str(name))
        if error["type"] == "extra_forbidden":
            return self._unknown(loc)
        span = self.origin.at(*self.route, *loc)
        if not loc:
            return None
        if error.get("input") is None and not isinstance(loc[-1], int):
            self.empty.add(loc)  # it means "not yet", which only a field that must be there minds
        elif loc not in self.silent:
            self._say(*worded(error), span, loc, *cures_of(error, span, loc))
        self.silent.add(loc)
        return loc, span

    def _missing(self, loc: Route, name: str) -> tuple[Route, Span] | None:
        route = (*loc, name)
        place = self.origin.at if loc and isinstance(loc[-1], int) else self.origin.key
        span = self.instead.get(route) or place(*self.route, *loc)
        refused = route in self.silent or (*self.route, *route) in self.origin.instead
        if route in self.empty or not (refused or route in self.instead):
            known = self.origin.values.get((*self.route, *route))
            span = known or span
            self._say(
                "N106", tr("`{name}` is missing", name=name), tr("fill in `{name}`", name=name), span, route
            )
            self.empty.discard(route)
        self.silent.add(route)
        if not loc:
            return None
        self.silent.add(loc)
        return loc, span

    def _unknown(self, loc: Route) -> tuple[Route, Span]:
        name, parent = str(loc[-1]), loc[:-1]
        span = self.origin.keys.get((*self.route, *loc)) or self.origin.at(*self.route, *loc)
        unwanted = _kind_at(self.kind, parent).unwanted(name)
        near = "" if unwanted else self._near(name, parent)
        label = tr("did you mean `{near}`?", near=near) if near else ""
        hint = unwanted or tr("remove this key or correct its name")
        hint = tr("write `{near}`", near=near) if near else hint
        meant = slip(name, self._free(parent)) if near else ""
        cures = (Cure(span, name, meant),) if meant else ()
        message = tr("unknown key `{name}`", name=name[:60])
        self.said.append(Diagnostic(span, "N105", Severity.ERROR, message, hint, label, cures=cures))
        if near:
            self.instead[(*parent, near)] = span
        return loc, span

    def _near(self, name: str, parent: Route) -> str:
        """The key that is not there and was perhaps meant."""
        return next(iter(get_close_matches(name, self._free(parent), 1, 0.6)), "")

    def _free(self, parent: Route) -> list[str]:
        """The keys that may stand there and do not yet."""
        fields = _fields(self.kind, parent)
        there = self._value(parent)
        return [f for f in fields if not isinstance(there, dict) or f not in there]

    def _say(self, code: str, message: str, hint: str, span: Span, route: Route, *cures: Cure) -> None:
        field = ".".join(str(step) for step in route if not isinstance(step, int))
        prefix = f"`{field}`: " if field and code != "N106" else ""
        self.said.append(Diagnostic(span, code, Severity.ERROR, prefix + message, hint, cures=cures))

    def _existing(self, route: Route) -> Route:
        """The part of a route that the value has; pydantic adds the names of alternatives."""
        value: Any = self.value
        for end, step in enumerate(route):
            there = isinstance(value, dict) and step in value
            if not there and not (isinstance(value, list) and isinstance(step, int) and step < len(value)):
                return route[:end]
            value = value[step]
        return route

    def _value(self, route: Route) -> Any:
        value: Any = self.value
        for step in route:
            value = value[step]
        return value

    def _drop(self, route: Route, span: Span) -> None:
        self.silent.add(route)
        parent = self._value(route[:-1])
        if isinstance(parent, list) and isinstance(route[-1], int):
            del parent[route[-1]]
            self.origin = _shifted(self.origin, (*self.route, *route[:-1]), route[-1])
            self.instead.setdefault(route[:-1], span)  # a list stands for what it lost
        elif isinstance(parent, dict):
            parent.pop(route[-1], None)
            self.instead[route] = span


def _last_first(route: Route) -> tuple[int, tuple[tuple[int, str], ...]]:
    """Deeper and later routes first, so that dropping one moves no other."""
    steps = ((-step, "") if isinstance(step, int) else (0, step) for step in route)
    return -len(route), tuple(steps)


def _steps(value: Any) -> Iterator[tuple[str | int, Any]]:
    if isinstance(value, dict):
        yield from value.items()
    elif isinstance(value, list):
        yield from enumerate(value)


def _shifted(origin: Origin, parent: Route, index: int) -> Origin:
    """The places after item `index` of the list at `parent` is gone."""
    depth = len(parent)

    def move(places: Mapping[Route, Span]) -> dict[Route, Span]:
        moved = {}
        for route, span in places.items():
            step = route[depth] if len(route) > depth and route[:depth] == parent else None
            if isinstance(step, int) and step >= index:
                if step == index:
                    continue
                moved[(*parent, step - 1, *route[depth + 1 :])] = span
            else:
                moved[route] = span
        return moved

    return Origin(origin.path, move(origin.keys), move(origin.values), move(origin.instead))


def _fields(kind: type[Record], route: Route) -> Sequence[str]:
    """The keys of the record at `route` inside a `kind`."""
    fields = _kind_at(kind, route).model_fields
    return [field.alias or name for name, field in fields.items()]


def _kind_at(kind: type[Record], route: Route) -> type[Record]:
    """What the record at `route` inside a `kind` is."""
    for step in route:
        if isinstance(step, int):
            continue
        found = next((f for n, f in kind.model_fields.items() if (f.alias or n) == step), None)
        inner = _record_in(found.annotation) if found else None
        if inner is not None:
            kind = inner
    return kind


def _record_in(annotation: Any) -> type[Record] | None:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation
    inside = (_record_in(part) for part in getattr(annotation, "__args__", ()))
    return next((kind for kind in inside if kind is not None), None)
