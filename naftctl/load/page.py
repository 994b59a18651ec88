"""From the bytes of one file to a page: front matter and text, judged apart."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Generic, TypeVar

from msgspec import Struct

from naftctl.characters import character_name, odd_characters
from naftctl.diagnostic import Diagnostic, Severity
from naftctl.language import tr
from naftctl.load.places import Sheet
from naftctl.load.record import build
from naftctl.load.walk import RETYPE
from naftctl.load.yaml import MAX_ODD, read_yaml
from naftctl.model.record import Page, attach_page
from naftctl.model.written import Written
from naftctl.prose import EMPTY, Prose, Shape, parse
from naftctl.source import Flaw, Origin, Span

P = TypeVar("P", bound=Page)


class Read(Struct, Generic[P], frozen=True):
    """What a file gave: its page where that could be made, its text, its faults, its open places."""

    page: P | None
    body: Prose = EMPTY
    diagnostics: tuple[Diagnostic, ...] = ()
    placeholders: tuple[tuple[Span, str], ...] = ()


def read_yaml_page(kind: type[P], name: str, text: str, path: str) -> Read[P]:
    """Read a YAML file as a `kind`."""
    document = read_yaml(text, path)
    if not document.usable:
        return Read(None, EMPTY, document.diagnostics)
    built = build(kind, document.value, document.origin)
    if built.record is not None:
        attach_page(built.record, name, EMPTY)
    return Read(built.record, EMPTY, (*document.diagnostics, *built.diagnostics), built.placeholders)


def read_page(kind: type[P], name: str, text: str, path: str, shape: Shape) -> Read[P]:
    """Read a Markdown file with front matter as a `kind`."""
    front, body, first_line = split(text)
    if front is None:
        return _without_front(text, path, shape)
    document = read_yaml(front, path, 2)
    prose, flaws = _judged(body, path, first_line, shape)
    places = prose.placeholders
    if not document.usable:
        return Read(None, prose, (*document.diagnostics, *flaws), places)
    built = build(kind, document.value, document.origin)
    if built.record is not None:
        attach_page(built.record, name, prose)
    said = (*document.diagnostics, *built.diagnostics, *flaws)
    return Read(built.record, prose, said, (*built.placeholders, *places))


def read_text(kind: type[P], name: str, text: str, path: str, shape: Shape) -> Read[P]:
    """Read a Markdown file that is text only as a `kind`."""
    prose, said = _judged(text, path, 1, shape)
    built = build(kind, {}, Origin(path))
    if built.record is not None:
        attach_page(built.record, name, prose)
    places = prose.placeholders
    if not text.strip():
        said = (_empty(path),)
    return Read(built.record, prose, said, places)


def split(text: str) -> tuple[str | None, str, int]:
    """Front matter, text, and the line on which the text begins; no front matter gives None."""
    if not text.startswith("---\n"):
        return None, text, 1
    if text.startswith("---\n---\n"):
        return "", text[8:], 3
    front, found, body = text[4:].partition("\n---\n")
    if not found:
        if not text.endswith("\n---"):
            return None, text, 1
        front, body = text[4:-4], ""
    return front + "\n", body, front.count("\n") + 4


def as_written(name: str, text: str) -> Written:
    """A file in the two parts in which it was written."""
    if not name.endswith(".md"):
        return Written(text)
    front, body, line = split(text)
    return Written(front or "", body, 2, line)


def _judged(text: str, path: str, first_line: int, shape: Shape) -> tuple[Prose, tuple[Diagnostic, ...]]:
    """A text with all that may not stand in it."""
    prose = parse(text, path, first_line, shape)
    flaws = tuple(_flaw(f) for f in prose.flaws)
    return prose, (*flaws, *_odd(Sheet(path, text, first_line)))


def _flaw(flaw: Flaw) -> Diagnostic:
    return Diagnostic(flaw.span, flaw.code, Severity.ERROR, flaw.message, flaw.hint, cures=flaw.cures)


def _odd(sheet: Sheet) -> Iterator[Diagnostic]:
    for match in islice(odd_characters(sheet.text), MAX_ODD):
        message = tr("odd character {character}", character=character_name(match.group()))
        yield Diagnostic(sheet.index(match.start()), "N110", Severity.ERROR, message, RETYPE)


def _empty(path: str) -> Diagnostic:
    return Diagnostic(
        Span(path), "N113", Severity.ERROR, tr("the file is empty"), tr("fill it in or remove it")
    )


def _without_front(text: str, path: str, shape: Shape) -> Read[P]:
    if not text.strip():
        return Read(None, EMPTY, (_empty(path),))
    opened = text.startswith("---\n")
    message = (
        tr("the front matter is not closed") if opened else tr("the file does not begin with front matter")
    )
    hint = (
        tr("put a line with --- after the front matter")
        if opened
        else tr("begin with a line --- and close with ---")
    )
    stretch = Span(path, 1, 1, 1, 1 + len(text[:3].split("\n", 1)[0]))
    said = Diagnostic(stretch, "N114", Severity.ERROR, message, hint)
    if opened or "\n---\n" in text:
        return Read(None, EMPTY, (said,))
    prose, flaws = _judged(text, path, 1, shape)
    return Read(None, prose, (said, *flaws))
