"""From parser events to plain values: types what YAML 1.2 types here, and refuses what it does not take."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

from _ruamel_yaml import (  # type: ignore[import-not-found]
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from naftctl.characters import LOST, ODD, ODD_IN_KEY, character_name
from naftctl.diagnostic import Diagnostic, Label, Severity
from naftctl.language import tr
from naftctl.load.complaints import BLANK

if TYPE_CHECKING:
    from collections.abc import Iterable

    from naftctl.load.places import Entry, Sheet
    from naftctl.source import Route, Span

MAX_DEPTH = 24
MAX_SCALAR = 64 * 1024
MAX_FAULTS = 200
DROPPED: Any = object()
"""Stands for a value that was refused."""

_WORDS: dict[str, bool | None] = {"": None, "~": None, "null": None, "true": True, "false": False}
_WHOLE = re.compile(r"-?(?:0|[1-9][0-9]{0,17})")
_DIGITS = frozenset("0123456789")

SPLIT = tr("divide the content over more files")
RETYPE = tr("delete the character and type the text around it again")
_WRITE_OUT = tr("write the value out in full, or put text in quotes")
_NO_TAG = tr("delete the tag, or put text in quotes")
_EMPTY = (tr("there is nothing here; keys with values expected"), tr("fill in the keys"))
_NO_MAPPING = (tr("keys with values expected, something else found"), tr("begin each line with `key: `"))
_KEY_NO_TEXT = (tr("this key is not text"), tr("write a word, or put the key in quotes"))
_MERGE_KEY = (tr("the merge key `<<` is not allowed here"), tr("write the keys out in full"))
_SECOND_DOCUMENT = (tr("a second document begins here; one document expected"), tr("delete the line `---`"))
_TOO_MANY = (
    tr("more than {max_faults} errors; the rest was not read", max_faults=MAX_FAULTS),
    tr("solve the other errors first"),
)
_TOO_DEEP = (tr("deeper than {max_depth} levels", max_depth=MAX_DEPTH), tr("make the content flatter"))


class Walk:
    """One pass over the events of a text, which gathers values, places and faults.

    `StopIteration` comes out where the events stop before the document does.
    """

    __slots__ = ("blanks", "faults", "instead", "log", "odd", "sheet", "tail", "take")

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.faults: list[Diagnostic] = []
        self.log: list[Entry] = []
        self.instead: dict[Route, Span] = {}
        self.blanks: set[Route] = set()
        self.odd = False
        self.tail: Any = None
        self.take: Any = None

    def report(self, code: str, where: Span, message: str, hint: str, *related: Label) -> None:
        """Keeps a fault; reading stops at too many."""
        self.faults.append(Diagnostic(where, code, Severity.ERROR, message, hint, related=related))
        if len(self.faults) >= MAX_FAULTS:
            self.faults.append(Diagnostic(self.sheet.whole(), "N127", Severity.ERROR, *_TOO_MANY))
            raise StopIteration

    def top(self, events: Iterable[Any]) -> Any:
        """The value of the whole document, or `DROPPED`."""
        self.take = iter(events).__next__
        self.take()
        if self.take().__class__ is StreamEndEvent or _is_nothing(root := self.take()):
            self.report("N113", self.sheet.whole(), *_EMPTY)
            return DROPPED
        value = self._value(root, (), None, None)
        self.take()
        if (event := self.take()).__class__ is DocumentStartEvent:
            self.report("N108", self.sheet.span(event), *_SECOND_DOCUMENT)
        if root.__class__ is not MappingStartEvent:
            self.report("N128", self.sheet.span(root), *_NO_MAPPING)
            value = DROPPED
        return value

    def _value(self, event: Any, route: Route, step: str | int | None, key: Any) -> Any:
        self.tail = event
        if event.__class__ is ScalarEvent:
            self.log.append((route, step, key, event, event))
            return self._scalar(event)
        if event.__class__ is AliasEvent:
            self.log.append((route, step, key, event, event))
            message = tr("alias `*{anchor}` is not allowed here", anchor=event.anchor)
            self.report("N108", self.sheet.span(event), message, _WRITE_OUT)
            return DROPPED
        place = len(self.log)
        self.log.append((route, step, key, event, event))
        value = self._collection(event, route if step is None else (*route, step))
        self.log[place] = (route, step, key, event, self.tail)
        return value

    def _collection(self, start: Any, route: Route) -> Any:
        if start.anchor is not None or start.ctag is not None:
            self._refuse_marks(start)
        if len(route) >= MAX_DEPTH:
            self.report("N127", self.sheet.span(start), *_TOO_DEEP)
            raise StopIteration
        return self._mapping(route) if start.__class__ is MappingStartEvent else self._sequence(route)

    def _mapping(self, route: Route) -> Any:
        box: dict[str, Any] = {}
        take, log, scalar, tail = self.take, self.log, self._scalar, self.tail
        while (event := take()).__class__ is not MappingEndEvent:
            key = self._key(event, route, box)
            tail = take()
            if key is None:
                self._discard(tail, route)
                tail = self.tail
                continue
            if tail.__class__ is ScalarEvent:
                log.append((route, key, event, tail, tail))
                value = scalar(tail)
            else:
                value = self._value(tail, route, key, event)
                tail = self.tail
            box[key] = value
            if value is DROPPED:
                self._drop(route, key)
        self.tail = event if _has_bracket(event) else tail
        if self.instead:
            box = {key: value for key, value in box.items() if value is not DROPPED}
        return DROPPED if route in self.blanks and route else box

    def _sequence(self, route: Route) -> list[Any]:
        box: list[Any] = []
        take, log, scalar, tail = self.take, self.log, self._scalar, self.tail
        while (event := take()).__class__ is not SequenceEndEvent:
            if event.__class__ is ScalarEvent:
                log.append((route, len(box), None, event, event))
                value, tail = scalar(event), event
            else:
                value = self._value(event, route, len(box), None)
                tail = self.tail
            if value is DROPPED:
                self._drop(route, len(box))
            else:
                box.append(value)
        self.tail = event if _has_bracket(event) else tail
        return box

    def _drop(self, route: Route, step: str | int) -> None:
        place = len(self.log) - 1
        while self.log[place][:2] != (route, step):
            place -= 1
        _, _, key, first, last = self.log[place]
        del self.log[place:]
        if key is not None:
            self.log.append((route, step, key, None, None))
        # The next item of a list takes the number of a dropped one, so the list stands for what it lost.
        where = route if isinstance(step, int) else (*route, step)
        self.instead.setdefault(where, self.sheet.span((first, last)))

    def _discard(self, event: Any, route: Route) -> None:
        """Reads a value for its faults only."""
        kept = self.log, self.instead
        self.log, self.instead = [], {}
        self._value(event, route, "", None)
        self.log, self.instead = kept

    def _key(self, event: Any, route: Route, box: dict[str, Any]) -> str | None:
        """The text of a key, or nothing when the key was refused."""
        if event.__class__ is not ScalarEvent:
            self.report("N128", self.sheet.span(event), *_KEY_NO_TEXT)
            self._discard(event, route)
            return None
        key: str | None = event.value
        if event.anchor is not None or event.ctag is not None:
            self._refuse_marks(event)
        if not (key and key.isidentifier() and key.isascii() and key not in _WORDS):
            key = self._unusual_key(event, event.value, route)
        if key in box:
            self._refuse_twin(event, route, key)
            return None
        return key

    def _unusual_key(self, event: Any, key: str, route: Route) -> str | None:
        if key == "<<" and not event.style:
            self.report("N108", self.sheet.span(event), *_MERGE_KEY)
            return None
        if key.startswith("⟨"):
            self.report("N103", self.sheet.span(event), *BLANK)
            self.blanks.add(route)
            return None
        if match := ODD_IN_KEY.search(key):
            if match.group() != LOST:
                self.report("N110", self.sheet.span(event), tr("{what} in a key", what=_odd(match)), RETYPE)
            key = ODD_IN_KEY.sub("", key)
        if not key.strip() or (not event.style and (key in _WORDS or _WHOLE.fullmatch(key))):
            self.report("N128", self.sheet.span(event), *_KEY_NO_TEXT)
            return None
        return unicodedata.normalize("NFC", key)

    def _scalar(self, event: Any) -> Any:
        value: str = event.value
        if event.anchor is not None or event.ctag is not None:
            self._refuse_marks(event)
            if event.ctag is not None:
                return DROPPED
        if not event.style:
            if value in _WORDS:
                return _WORDS[value]
            if value[-1] in _DIGITS and _WHOLE.fullmatch(value):
                return int(value)
        if value.isascii() and event.style != '"' and len(value) <= MAX_SCALAR:
            return value
        return self._unusual_text(event, value)

    def _unusual_text(self, event: Any, value: str) -> Any:
        if len(value) > MAX_SCALAR:
            message = tr(
                "a value of {length} characters; at most {most} expected",
                length=len(value),
                most=MAX_SCALAR,
            )
            self.report("N127", self.sheet.span(event), message, SPLIT)
            return DROPPED
        if self.odd:
            value = value.replace(LOST, "")
        if event.style == '"' and not value.isprintable() and (match := ODD.search(value)):
            self.report("N110", self.sheet.span(event), _odd(match), RETYPE)
            value = ODD.sub("", value)
        return unicodedata.normalize("NFC", value)

    def _refuse_marks(self, event: Any) -> None:
        where = self.sheet.span(event)
        if event.anchor is not None:
            self.report(
                "N108", where, tr("anchor `&{anchor}` is not allowed here", anchor=event.anchor), _WRITE_OUT
            )
        if event.ctag is not None:
            self.report("N108", where, tr("tag `{ctag}` is not allowed here", ctag=event.ctag), _NO_TAG)

    def _refuse_twin(self, event: Any, route: Route, key: str | None) -> None:
        first = next(entry[2] for entry in self.log if entry[0] == route and entry[1] == key and entry[2])
        related = Label(self.sheet.span(first), tr("the key is first used here"))
        message = tr("key `{key}` is here a second time", key=key)
        self.report("N104", self.sheet.span(event), message, tr("merge the two or delete one"), related)


def _odd(match: re.Match[str]) -> str:
    return tr("odd character {character}", character=character_name(match.group()))


def _has_bracket(end: Any) -> bool:
    # Only a bracket has a length; a block collection ends where its last value ends.
    return bool(end.end_mark.index > end.start_mark.index)


def _is_nothing(event: Any) -> bool:
    marks = event.__class__ is not ScalarEvent or event.anchor or event.ctag
    return not (marks or event.style or event.value)
