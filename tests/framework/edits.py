"""Versions made from one another, as somebody who writes a new version would."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any, get_args

from naftctl.load.workspace import WorkspaceReader
from naftctl.model.framework import Expectation, Framework, Rubric, Scale
from naftctl.model.record import Record
from tests.conftest import ROOT


def read(ref: str, root: Path = ROOT) -> Framework:
    """A version of the repository."""
    framework = WorkspaceReader(root).framework(ref)
    assert framework is not None
    return framework


def edited(framework: Framework, **update: Any) -> Framework:
    """The version with other values; made anew, so that nothing remembers the old ones."""
    return Framework(**{name: getattr(framework, name) for name in Framework.model_fields} | update)


def rewritten(framework: Framework, name: str, *entries: Record) -> Framework:
    """The version with these entries where an expectation or scale stood; without any, it is gone."""
    rubrics = tuple(
        rubric.model_copy(update={"expectations": tuple(_instead(rubric.expectations, name, entries))})
        for rubric in framework.rubrics
    )
    return edited(framework, rubrics=rubrics, scales=tuple(_instead(framework.scales, name, entries)))


def like(framework: Framework, name: str, **update: Any) -> Any:
    """The expectation or scale with this name, with other values."""
    known: dict[str, Any] = {**framework.expectations, **framework.scale}
    return known[name].model_copy(update=update)


def moved(framework: Framework, name: str, rubric: str, **update: Any) -> Framework:
    """The version in which an expectation stands at the end of another rubric."""
    entry = like(framework, name, **update)
    without = rewritten(framework, name).rubrics
    return edited(framework, rubrics=tuple(_with(r, entry) if r.id == rubric else r for r in without))


def variants(value: Any, kind: Any = None) -> Iterator[tuple[str, Any]]:
    """For every place in a value: its route, and the value with something else there."""
    if isinstance(value, Record):
        for name, field in type(value).model_fields.items():
            for route, other in variants(getattr(value, name), field.annotation):
                yield f"{name}{'.' if route else ''}{route}", value.model_copy(update={name: other})
    elif isinstance(value, dict):
        for key in value:
            yield key, value | {key: f"{value[key]} En meer."}
            yield f"{key}.without", {name: text for name, text in value.items() if name != key}
    elif isinstance(value, tuple) and value and isinstance(value[0], Record):
        yield from ((route, (other, *value[1:])) for route, other in variants(value[0]))
        yield from [("without", value[1:]), ("order", value[::-1])] if len(value) > 1 else []
    elif isinstance(value, tuple):
        yield "", (*value, "KV-R2", "OS-K1")
        yield from [("order", value[::-1])] if len(value) > 1 else []
    else:
        yield "", _other(value, kind)


def _other(value: Any, kind: Any) -> Any:
    """Another value of the same kind."""
    if isinstance(value, Enum):
        return next(each for each in type(value) if each is not value)
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 1
    if value is None or isinstance(value, date):
        return date(2031, 2, 3) if "date" in str(kind) else "iets"
    choices = [each for each in get_args(kind) if isinstance(each, str)]
    return next((each for each in choices if each != value), f"{value} en meer")


def _instead(row: tuple[Any, ...], name: str, entries: tuple[Record, ...]) -> Iterator[Any]:
    for entry in row:
        if entry.id != name:
            yield entry
        else:
            yield from (new for new in entries if isinstance(new, Expectation | Scale))


def _with(rubric: Rubric, entry: Expectation) -> Rubric:
    return rubric.model_copy(update={"expectations": (*rubric.expectations, entry)})
