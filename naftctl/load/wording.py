"""Words for the faults that pydantic finds, and what mends them."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from naftctl.language import tr
from naftctl.model.record import FIRST_YEAR
from naftctl.slip import slip
from naftctl.source import Cure, Route, Span

GROUP = tr("a group of keys")
_KINDS = {
    "string_type": tr("a text"),
    "int_type": tr("a whole number"),
    "bool_type": tr("true or false"),
    "tuple_type": tr("a list"),
    "dict_type": GROUP,
    "model_type": GROUP,
    "model_attributes_type": GROUP,
}
_DAYS = {
    "day": (tr("not a day as YYYY-MM-DD"), tr("write the day as 2026-06-09")),
    "day_absent": (tr("a day that does not exist"), tr("correct the day")),
    "day_early": (
        tr("a day before {first}", first=FIRST_YEAR),
        tr("correct the year"),
    ),
    "clock": (tr("not a time as HH:MM"), tr("write the time as 09:00")),
    "clock_absent": (tr("a time that does not exist"), tr("correct the time")),
}
_CLOSED = {"enum", "literal_error"}
# These say what people judged or decided: not even a misspelt one is written for them.
_WEIGHED = {"result", "outcome", "answer", "kind", "as"}


def shown(value: Any) -> str:
    """A value as a message names it."""
    if value is None:
        return tr("nothing")
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (dict, list)):
        return tr("a list") if isinstance(value, list) else GROUP
    words = str(value)
    return f"`{words[:40]}…`" if len(words) > 40 else f"`{words}`"


def worded(error: Mapping[str, Any]) -> tuple[str, str, str]:
    """The code, message and hint for one of pydantic's faults."""
    kind, value = str(error["type"]), error.get("input")
    name = shown(value)
    if kind in _DAYS:
        found, hint = _DAYS[kind]
        return "N109", tr("{name} is {found}", name=name, found=found), hint
    if kind in _CLOSED:
        allowed = _allowed(error)
        near = next(iter(get_close_matches(str(value), allowed.split(", "), 1, 0.6)), "")
        message = (
            tr("{name} cannot stand here, did you mean `{near}`", name=name, near=near)
            if near
            else tr("{name} cannot stand here", name=name)
        )
        return "N107", message, tr("choose one of {choices}", choices=allowed)
    wanted = _KINDS.get(kind, tr("another value"))
    hint = tr("put the value in double quotes") if kind == "string_type" and _plain(value) else ""
    message = tr("{wanted} expected, found {found}", wanted=wanted, found=name)
    return "N107", message, hint or tr("write {wanted} here", wanted=wanted)


def _allowed(error: Mapping[str, Any]) -> str:
    """The values that a closed field may have, with a comma between them."""
    return str(error.get("ctx", {}).get("expected", "")).replace("'", "").replace(" or ", ", ")


def cures_of(error: Mapping[str, Any], span: Span, loc: Route) -> tuple[Cure, ...]:
    """What mends a misspelt value of a closed field, unless a person weighs what it says."""
    value = error.get("input")
    if str(error["type"]) not in _CLOSED or not isinstance(value, str) or loc[-1] in _WEIGHED:
        return ()
    near = slip(value, _allowed(error).split(", "))
    return (Cure(span, value, near),) if near else ()


def _plain(value: Any) -> bool:
    return isinstance(value, (int, bool))
