"""A framework, or one entry of it, for a terminal, as Markdown and as data."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from textwrap import wrap
from typing import Any

from msgspec.structs import asdict

from naftctl.language import tr
from naftctl.model.framework import Framework
from naftctl.show.entries import PROVENANCE, Column, Entry, chapters
from naftctl.show.words import Paint, visible

_SIDE_BY_SIDE = 96
_GAP = "  "


def entry_text(entry: Entry, paint: Paint, width: int) -> Iterator[str]:
    """An entry for a terminal; the levels of a scale stand side by side where there is room."""
    yield paint(visible(f"{entry.id}  {entry.title}".rstrip()), "1")
    yield visible(entry.kind)
    for name, value in entry.facts:
        yield from wrap(visible(f"{name}: {value or '–'}"), width, subsequent_indent="  ")
    if entry.text:
        yield ""
        yield from wrap(visible(entry.text), width)
    if entry.columns:
        yield ""
        beside = width >= _SIDE_BY_SIDE
        yield from _beside(entry.columns, paint, width) if beside else _below(entry.columns, paint, width)


def overview_text(framework: Framework, paint: Paint, width: int) -> Iterator[str]:
    """A line per entry of the whole framework, by chapter."""
    yield paint(visible(framework.title), "1")
    yield f"{framework.ref} · {PROVENANCE[framework.provenance]}"
    for chapter in chapters(framework):
        yield ""
        yield paint(visible(chapter.heading), "1")
        room = max(len(entry.id) for entry in chapter.entries) + len(_GAP)
        for entry in chapter.entries:
            words = visible(entry.title or entry.text)
            head = f"{_GAP}{entry.id:<{room}}"
            yield from wrap(head + words, width, subsequent_indent=" " * len(head))


def entry_markdown(entry: Entry, depth: int = 1) -> Iterator[str]:
    """An entry as Markdown, under a heading of this depth; the levels of a scale are columns of a table."""
    yield f"{'#' * depth} {_plain(f'{entry.id} {entry.title}'.strip())}"
    yield ""
    yield f"*{entry.kind.capitalize()}*"
    yield ""
    if entry.text:
        yield _plain(entry.text)
        yield ""
    for name, value in entry.facts:
        yield f"- {name}: {_plain(value or '–')}"
    if entry.facts:
        yield ""
    if entry.columns:
        yield _row(f"{column.dots} {_plain(column.label)}" for column in entry.columns)
        yield _row(":--" for _ in entry.columns)
        yield _row(_plain(column.text) for column in entry.columns)
        yield ""


def overview_markdown(framework: Framework) -> Iterator[str]:
    """The whole framework as one Markdown page."""
    yield tr("# {title}, version {version}", title=_plain(framework.title), version=_plain(framework.version))
    yield ""
    yield tr("Origin: {provenance}.", provenance=PROVENANCE[framework.provenance])
    yield ""
    if framework.notice:
        yield f"> {_plain(framework.notice)}"
        yield ""
    for chapter in chapters(framework):
        yield f"## {_plain(chapter.heading)}"
        yield ""
        for entry in chapter.entries:
            yield from entry_markdown(entry, 3)


def entry_json(framework: Framework, entries: Sequence[Entry]) -> str:
    """The entries as data, with the version that they are of."""
    found = [_data(entry) for entry in entries]
    data = {"framework": framework.ref, "provenance": framework.provenance.value, "entries": found}
    return json.dumps(data, ensure_ascii=False, indent=2)


def _data(entry: Entry) -> dict[str, Any]:
    data = asdict(entry)
    columns = [{"order": c.order, "label": c.label, "text": c.text} for c in entry.columns]
    return data | {"facts": dict(entry.facts), "columns": columns}


def _beside(columns: Sequence[Column], paint: Paint, width: int) -> Iterator[str]:
    room = (width - len(_GAP) * (len(columns) - 1)) // len(columns)
    heads = [wrap(f"{column.dots} {visible(column.label)}", room) for column in columns]
    yield from (paint(line, "1") for line in _rows(heads, room))
    yield _GAP.join("─" * room for _ in columns)
    yield from _rows([wrap(visible(column.text), room) or ["–"] for column in columns], room)


def _rows(cells: Sequence[Sequence[str]], room: int) -> Iterator[str]:
    for parts in zip_longest(*cells, fillvalue=""):
        yield _GAP.join(f"{part:<{room}}" for part in parts).rstrip()


def _below(columns: Sequence[Column], paint: Paint, width: int) -> Iterator[str]:
    for column in columns:
        yield paint(f"{column.dots} {visible(column.label)}", "1")
        yield from wrap(visible(column.text) or "–", width, initial_indent=_GAP, subsequent_indent=_GAP)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _plain(text: str) -> str:
    """The text as Markdown that shows it as it is."""
    return re.sub(r"([\\`*_\[\]<>#|~^$])", r"\\\1", " ".join(visible(text).split()))
