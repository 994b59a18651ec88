"""The base of every value that is read from a file: frozen, closed, and aware of where it was written."""

import re
from collections.abc import Iterable
from datetime import date, time
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, PrivateAttr, Strict
from pydantic_core import PydanticCustomError

from naftctl.prose import EMPTY, Prose
from naftctl.source import Origin, Route, Span

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_CLOCK = re.compile(r"\d{2}:\d{2}")
FIRST_YEAR = 1900
"""A day of an earlier year is mistyped, and it may be too early to count back from."""


def _day(value: Any) -> Any:
    if type(value) is date:  # made in memory; the reader gives text
        return value
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        raise PydanticCustomError("day", "not a day")
    try:
        day = date.fromisoformat(value)
    except ValueError:
        raise PydanticCustomError("day_absent", "no such day") from None
    if day.year < FIRST_YEAR:
        raise PydanticCustomError("day_early", "too early a day")
    return day


def _clock(value: Any) -> Any:
    if type(value) is time:
        return value
    if not isinstance(value, str) or not _CLOCK.fullmatch(value):
        raise PydanticCustomError("clock", "not a time")
    try:
        return time.fromisoformat(value)
    except ValueError:
        raise PydanticCustomError("clock_absent", "no such time") from None


Day = Annotated[date, BeforeValidator(_day)]
"""A calendar day, written as text `YYYY-MM-DD`."""
Clock = Annotated[time, BeforeValidator(_clock)]
"""A time of day, written as text `HH:MM`."""
Flag = Annotated[bool, Strict()]
Whole = Annotated[int, Strict()]


_MEMORY = Origin("<memory>")


class Record(BaseModel):
    """A mapping in a file, read once and never changed."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    # Pydantic copies a default deeply for every record, and calls a factory; of one written in C, such as
    # `tuple`, it first reads the signature, which takes 10 ms.
    _origin: Origin = PrivateAttr(default_factory=lambda: _MEMORY)
    _route: Route = PrivateAttr(default_factory=lambda: ())

    @classmethod
    def unwanted(cls, key: str) -> str:
        """What to do about an unknown key that people may well write here and may not; mostly nothing."""
        del key
        return ""

    def where(self, *route: str | int) -> Span:
        """The place of a value in this record, or of the record itself, in its file."""
        held = _private(self)
        found: Span = held["_origin"].at(*held["_route"], *route)
        return found

    def where_key(self, *route: str | int) -> Span:
        """The place of a key in this record, in its file."""
        held = _private(self)
        found: Span = held["_origin"].key(*held["_route"], *route)
        return found

    @property
    def path(self) -> str:
        """The file that this record was read from, relative to the workspace."""
        origin: Origin = _private(self)["_origin"]
        return origin.path

    def __eq__(self, other: object) -> bool:
        """Compare what was written, not where."""
        if type(self) is not type(other):
            return False
        return all(getattr(self, name) == getattr(other, name) for name in type(self).model_fields)

    def __hash__(self) -> int:
        """Agree with `__eq__`."""
        return hash(repr(self))


class Page(Record):
    """A file of its own: front matter with a name, and the text below it."""

    _id: str = PrivateAttr(default="")
    _body: Prose = PrivateAttr(default_factory=lambda: EMPTY)

    @property
    def id(self) -> str:
        """The name that the file gives to what it holds: `G02`, `OS-B3`, `ond1`."""
        name: str = _private(self)["_id"]
        return name

    @property
    def body(self) -> Prose:
        """The text under the front matter."""
        body: Prose = _private(self)["_body"]
        return body


def _private(record: Record) -> dict[str, Any]:
    # For `record._origin` pydantic takes twenty times as long.
    return record.__pydantic_private__ or {}


def attach(record: Record, origin: Origin, route: Route = ()) -> None:
    """Tell a record just read, and every record in it, where it was written."""
    _private(record).update(_origin=origin, _route=route)
    for name, value in record.__dict__.items():
        if not isinstance(value, str):
            _attach_inside(value, origin, (*route, name))


def attach_page(page: Page, name: str, body: Prose) -> None:
    """Give a page just read its name and its text."""
    _private(page).update(_id=name, _body=body)


def _attach_inside(value: Any, origin: Origin, route: Route) -> None:
    steps: Iterable[tuple[str | int, Any]]
    if isinstance(value, tuple):
        steps = enumerate(value)
    elif isinstance(value, dict):
        steps = value.items()
    else:
        if isinstance(value, Record):
            attach(value, origin, route)
        return
    for step, inside in steps:
        if not isinstance(inside, str):
            _attach_inside(inside, origin, (*route, step))
