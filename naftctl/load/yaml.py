"""The one strict reader of YAML 1.2: plain values and the place of each, or a diagnosis of every fault."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeAlias

from _ruamel_yaml import CParser  # type: ignore[import-not-found]
from msgspec import Struct
from ruamel.yaml.events import CollectionEndEvent, CollectionStartEvent

from naftctl.characters import LOST, ODD, character_name, odd_characters
from naftctl.language import tr
from naftctl.load.blocks import block_faults
from naftctl.load.places import Places, Sheet
from naftctl.load.syntax import syntax_fault
from naftctl.load.walk import DROPPED, MAX_DEPTH, RETYPE, SPLIT, Walk
from naftctl.source import Origin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from naftctl.diagnostic import Diagnostic

Value: TypeAlias = "dict[str, Value] | list[Value] | str | int | bool | None"

MAX_CHARACTERS = 512 * 1024
MAX_EVENTS = 20_000
MAX_ODD = 50
_PIECE = 500

_DIRECTIVE = re.compile(r"^%[^\n]*", re.MULTILINE)


class Document(Struct, frozen=True):
    """What a YAML text says: the value, where everything stands, and what is wrong with it.

    `usable` is false when there is no value to work with; `value` is then `None`.
    """

    value: Value
    origin: Origin
    diagnostics: tuple[Diagnostic, ...]
    usable: bool


def read_yaml(text: str, path: str, first_line: int = 1) -> Document:
    """The document in `text`; `first_line` is the line of the file on which `text` begins."""
    walk = Walk(Sheet(path, text, first_line))
    if len(text) > MAX_CHARACTERS:
        message = tr(
            "{length} characters; at most {most} expected",
            length=len(text),
            most=MAX_CHARACTERS,
        )
        walk.report("N127", walk.sheet.whole(), message, SPLIT)
        return _document(walk, DROPPED)
    try:
        clean = _without_directives(walk, _without_odd_characters(walk, text))
        value = walk.top(_events(walk, clean))
    except StopIteration:  # reading stopped at a fault that is already reported
        value = DROPPED
    return _document(walk, value)


def _document(walk: Walk, value: Any) -> Document:
    usable = value is not DROPPED
    keys, values = Places(walk.sheet, walk.log, of_keys=True), Places(walk.sheet, walk.log, of_keys=False)
    faults = tuple(sorted(walk.faults, key=lambda fault: fault.span)) if walk.faults else ()
    origin = Origin(walk.sheet.path, keys, values, walk.instead)
    return Document(value if usable else None, origin, faults, usable)


def _events(walk: Walk, text: str) -> list[Any]:
    """All events up to the first thing that the parser cannot read."""
    events: list[Any] = []
    try:
        _fill(events, iter(CParser(text).get_event, None))
    except Exception as error:  # the parser raises far more than errors of its own
        walk.faults.append(syntax_fault(error, walk.sheet, text, events))
    walk.faults += block_faults(text, events, walk.sheet)
    if len(events) >= MAX_EVENTS:
        message = tr("more than {max_events} keys and values", max_events=MAX_EVENTS)
        walk.report("N127", walk.sheet.span(events.pop()), message, SPLIT)
    return events


def _fill(events: list[Any], source: Iterator[Any]) -> None:
    depth = size = 0
    while depth <= MAX_DEPTH and size < MAX_EVENTS:
        for event in islice(source, _PIECE):
            events.append(event)  # noqa: PERF402  (what was read before a fault has to stay)
        if len(events) < size + _PIECE:
            return
        # The parser slows down with depth, so it is not left to go on far below what the walk takes.
        depth += sum(isinstance(event, CollectionStartEvent) for event in events[size:])
        depth -= sum(isinstance(event, CollectionEndEvent) for event in events[size:])
        size = len(events)


def _without_odd_characters(walk: Walk, text: str) -> str:
    """The text with a stand-in for each odd character, so that every other place stays the same."""
    found = 0
    for match in odd_characters(text):
        found += 1
        if found <= MAX_ODD:
            where = walk.sheet.index(match.start())
            walk.report(
                "N110",
                where,
                tr("odd character {character}", character=character_name(match.group())),
                RETYPE,
            )
    if found > MAX_ODD:
        message = tr(
            "{found} odd characters, of which the first {max_odd} are listed", found=found, max_odd=MAX_ODD
        )
        walk.report("N110", walk.sheet.whole(), message, tr("save the file again as plain text"))
    walk.odd = found > 0
    return ODD.sub(LOST, text) if found else text


def _without_directives(walk: Walk, text: str) -> str:
    if not (text.startswith("%") or "\n%" in text):
        return text
    message = tr("a line that begins with `%` is a directive and is not allowed here")
    for match in _DIRECTIVE.finditer(text):
        where = walk.sheet.index(match.start(), len(match.group().rstrip()))
        walk.report("N108", where, message, tr("delete the line"))
    return _DIRECTIVE.sub(lambda match: "#" + match.group()[1:], text)
