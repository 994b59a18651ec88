"""From a record to the values that its file may hold, with room for what is still to be filled in.

Written out here and not by pydantic's own generator: an editor tells a fault in an alternative or behind a
reference badly, and pydantic knows neither `⟨vul in: …⟩` nor that `null` means "not yet".
"""

from __future__ import annotations

import types
from collections.abc import Mapping
from datetime import date, time
from enum import StrEnum
from typing import Annotated, Any, Literal, TypeAlias, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from naftctl.language import dutch
from naftctl.model.record import Record
from naftctl.schema.examples import EXAMPLES
from naftctl.schema.words import meaning, title

Schema: TypeAlias = dict[str, Any]

OPEN = r"\s*⟨vul in[^⟩\n]*⟩?\s*"
"""What stands in a place that is still to be filled in; the readers take it for any value."""
_LONG = "(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
_SHORT = "(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
_DAY = f"(?:19|[2-9][0-9])[0-9]{{2}}-(?:{_LONG}|{_SHORT}|02-(?:0[1-9]|[12][0-9]))"
"""A day that exists, but for 29 February in a year that has none."""
_CLOCK = "(?:[01][0-9]|2[0-3]):[0-5][0-9]"


def record(kind: type[Record], apart: tuple[str, ...] = ()) -> Schema:
    """A group of keys, without those that have files of their own."""
    fields = {name: field for name, field in kind.model_fields.items() if name not in apart}
    needed = [field.alias or name for name, field in fields.items() if field.is_required()]
    return {
        "type": "object",
        "properties": {field.alias or name: _field(kind, name, field) for name, field in fields.items()},
        **({"required": needed} if needed else {}),
        "additionalProperties": False,
    }


def keyed(kind: type[Record]) -> Schema:
    """A file with such a group of keys under each key."""
    shape = record(kind)
    may_be_empty = {} if "required" in shape else {"type": ["object", "null"]}
    return {"type": "object", "additionalProperties": shape | may_be_empty}


def _field(kind: type[Record], name: str, field: FieldInfo) -> Schema:
    key = field.alias or name
    shape = _opened(_value(field.annotation), absent=not field.is_required())
    shown = EXAMPLES.get((kind.__name__, key)) or shape.pop("examples", ())
    said = dutch(meaning(kind, name))
    if "anyOf" in shape:
        shape["anyOf"][-1]["description"] = said  # or an editor explains an open place twice
    return {
        "title": dutch(title(key)),
        "description": said,
        **shape,
        **(
            {"examples": [list(each) if isinstance(each, tuple) else each for each in shown]} if shown else {}
        ),
    }


def _value(kind: Any) -> Schema:
    """The values of an annotation, as if nothing could be open or absent."""
    origin, inside = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _value(inside[0])
    if origin in {Union, types.UnionType}:
        return _one_of([_value(part) for part in inside if part is not types.NoneType])
    if origin in {tuple, dict, Mapping}:
        return _many(inside)
    if origin is Literal:
        return _choice(inside)
    if issubclass(kind, StrEnum):
        return _choice(tuple(member.value for member in kind))
    return record(kind) if issubclass(kind, Record) else dict(_plain()[kind])


def _many(inside: tuple[Any, ...]) -> Schema:
    """A list, or values by a key that is not known beforehand."""
    item, more = inside
    if more is not Ellipsis:
        return {"type": "object", "additionalProperties": _opened(_value(more), absent=True)}
    said = dutch("Write a list here: a line with a dash for each item.")
    return {"type": "array", "items": _opened(_value(item)), "errorMessage": said}


def _plain() -> dict[type, Schema]:
    day, clock = dutch("Write the day as 2026-06-09."), dutch("Write the hour as 09:00.")
    return {
        str: {"type": "string", "errorMessage": dutch("Write text here; put digits between quotes.")},
        int: {"type": "integer", "errorMessage": dutch("Write a whole number here.")},
        bool: {"type": "boolean", "errorMessage": dutch("Write true or false here.")},
        date: {"type": "string", "pattern": _DAY, "errorMessage": day, "examples": ["2026-06-09"]},
        time: {"type": "string", "pattern": _CLOCK, "errorMessage": clock, "examples": ["09:00"]},
    }


def _choice(values: tuple[str, ...]) -> Schema:
    said = dutch("Choose one of {values}.", values=", ".join(values))
    return {"enum": list(values), "errorMessage": said}


def _one_of(shapes: list[Schema]) -> Schema:
    """One shape, or plain ones that differ in their types only."""
    first, *others = shapes
    return first | {"type": [shape["type"] for shape in shapes]} if others else first


def _opened(shape: Schema, *, absent: bool = False) -> Schema:
    """The shape with room for what is still to be filled in, and for `null` where a value may be absent."""
    null = ["null"] if absent else []
    if "enum" in shape:
        # The editor offers the values of an alternative, which it would not do behind a condition.
        return {"anyOf": [shape, {"type": ["string", *null], "pattern": f"^{OPEN}$"}]}
    named = shape["type"] if isinstance(shape["type"], list) else [shape["type"]]
    if shape["type"] == "string" and "pattern" in shape:
        shape = shape | {"pattern": f"^(?:{shape['pattern']}|{OPEN})$"}
    elif "string" not in named:
        shape = shape | {"pattern": f"^{OPEN}$", "patternErrorMessage": _wanted(shape)}
        named = [*named, "string"]
    found = [*named, *null]
    return shape | {"type": found if len(found) > 1 else found[0]}


def _wanted(shape: Schema) -> str:
    """What to write where text stands that does not belong there."""
    said = shape.get("errorMessage")
    return said if isinstance(said, str) else dutch("Write keys with values here.")
