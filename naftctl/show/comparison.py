"""Two versions of a framework side by side, as text for people and as data for scripts."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from naftctl.framework.compare import Change, ChangeKind, Comparison, FieldChange, Value
from naftctl.framework.words import Op, Segment
from naftctl.model.framework import Framework
from naftctl.show.comparison_page import as_markdown
from naftctl.show.comparison_sentence import known_by, sentence, told
from naftctl.show.comparison_words import (
    NOTHING,
    counts,
    grouped,
    label_of,
    marked,
    pairs,
    plain_words,
    version_words,
)
from naftctl.show.words import Paint, visible
from naftctl.source import Span

__all__ = ["as_json", "as_markdown", "as_text"]

_MARKS = {Op.EQUAL: ("", ""), Op.REMOVED: ("[-", "-]"), Op.ADDED: ("{+", "+}")}
_COLOURS = {Op.EQUAL: "", Op.REMOVED: "31", Op.ADDED: "32"}
_LEGEND = (Segment(Op.REMOVED, "zo"), Segment(Op.ADDED, "zo"))
_HANG = "  "
_KEPT = 6
"""So many words of what did not change stand beside what did."""

_Piece = tuple[str, str]
"""A text and its colour."""


def as_text(comparison: Comparison, paint: Paint, width: int) -> Iterator[str]:
    """The differences under heads, each as a sentence with the words that changed, and how many there are."""
    head = f"{version_words(comparison.old)} → {version_words(comparison.new)}"
    yield from _laid([(visible(head), "1")], width, "", paint)
    if not comparison.changes:
        yield NOTHING
        return
    if any(marked(field) for change in comparison.changes for field in change.fields):
        removed, added = ("".join(text for text, _ in _pieces([part])) for part in _LEGEND)
        yield from _laid([(f"{removed} viel weg, {added} is nieuw", "")], width, "", paint)
    for title, changes in grouped(comparison.changes):
        yield ""
        yield paint(title, "1")
        for change in changes:
            yield from _laid([(visible(sentence(change)), "")], width, "  ", paint)
            yield from _below(change, width, paint)
    yield ""
    yield from _laid([(counts(comparison), "")], width, "", paint)


def as_json(comparison: Comparison) -> str:
    """An object with both versions, the number of changes by kind, and the changes.

    Keys: `old` and `new` with `framework`, `provenance` and `title`; `counts` by kind, each change once, by
    its first kind; `changes`, of which each has `part`, `kinds`, `before`, `after`, `title`, `sentence`
    (Dutch), `old_place` and `new_place` (`file`, `line`, `column`, or null), and `fields`. A field has
    `field`, `level` and the ids `before` and `after` (or null), the values `old` and `new`, and for words
    `segments`: `op` (equal, removed, added) and `text`.
    """
    found = Counter(change.kinds[0] for change in comparison.changes)
    data = {
        "old": _version(comparison.old),
        "new": _version(comparison.new),
        "counts": {kind.value: found[kind] for kind in ChangeKind},
        "changes": [_change(change) for change in comparison.changes],
    }
    return json.dumps(data, ensure_ascii=True, indent=2)


def _below(change: Change, width: int, paint: Paint) -> Iterator[str]:
    """What stands under the sentence about a change."""
    if title := known_by(change):
        yield from _laid([(visible(title), "2")], width, "    ", paint)
    for pair, fields in pairs(change):
        if pair:
            yield from _laid([(visible(" → ".join(pair)), "1")], width, "    ", paint)
        for field in fields:
            if not told(change, field):
                label = (visible(label_of(change.part, field)) + ": ", "")
                parts = marked(field)
                words = _pieces(_shortened(parts)) if parts else [(visible(plain_words(field)), "")]
                yield from _laid([label, *words], width, "      " if pair else "    ", paint)


def _shortened(parts: Sequence[Segment]) -> Iterator[Segment]:
    """The same stretches; of what did not change, only the words beside a change."""
    for number, part in enumerate(parts):
        words = part.text.split()
        first, last = number == 0, number == len(parts) - 1
        if part.op is not Op.EQUAL or len(words) <= _KEPT * (1 if first or last else 2) + 1:
            yield part
            continue
        head = "" if first else " ".join(words[:_KEPT]) + " "
        tail = "" if last else " " + " ".join(words[-_KEPT:])
        before, after = part.text[: part.text.index(words[0])], part.text[len(part.text.rstrip()) :]
        yield Segment(Op.EQUAL, f"{before}{head}…{tail}{after}")


def _pieces(parts: Iterable[Segment]) -> Iterator[_Piece]:
    """The stretches between their marks; spaces at the ends stay outside, and two changes stand apart."""
    previous = Op.EQUAL
    for part in parts:
        text = visible(part.text)
        core = text.strip() or text
        before, _, after = text.partition(core)
        begin, end = _MARKS[part.op]
        yield (" " if Op.EQUAL not in (part.op, previous) else "") + before, ""
        yield f"{begin}{core}{end}", _COLOURS[part.op]
        yield after, ""
        previous = part.op


def _laid(pieces: Iterable[_Piece], width: int, indent: str, paint: Paint) -> Iterator[str]:
    """The pieces on lines that fit, broken at spaces only; what goes on is indented further."""
    row, used = indent, len(indent)
    blank = True
    for word in _words(pieces):
        size = sum(len(text) for text, _ in word)
        if not blank and used + 1 + size > width:
            yield row
            row, used, blank = indent + _HANG, len(indent + _HANG), True
        row += ("" if blank else " ") + "".join(
            paint(text, colour) if colour else text for text, colour in word
        )
        used, blank = used + size + (not blank), False
    if not blank:
        yield row


def _words(pieces: Iterable[_Piece]) -> Iterator[list[_Piece]]:
    """What stands between spaces, each with its pieces."""
    word: list[_Piece] = []
    for text, colour in pieces:
        for run in re.findall(r" +|[^ ]+", text):
            if run.strip(" "):
                word.append((run, colour))
            elif word:
                yield word
                word = []
    if word:
        yield word


def _version(framework: Framework) -> dict[str, Any]:
    return {
        "framework": framework.ref,
        "provenance": framework.provenance.value,
        "title": framework.title,
    }


def _change(change: Change) -> dict[str, Any]:
    return {
        "part": change.part,
        "kinds": [kind.value for kind in change.kinds],
        "before": change.before,
        "after": change.after,
        "title": change.title,
        "sentence": sentence(change),
        "old_place": _place(change.old_span),
        "new_place": _place(change.new_span),
        "fields": [_field(field) for field in change.fields],
    }


def _field(field: FieldChange) -> dict[str, Any]:
    return {
        "field": field.name,
        "level": field.level or None,
        "before": field.before or None,
        "after": field.after or None,
        "old": _value(field.old),
        "new": _value(field.new),
        "segments": [{"op": part.op.value, "text": part.text} for part in marked(field)],
    }


def _value(value: Value) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _place(span: Span | None) -> dict[str, Any] | None:
    return None if span is None else {"file": span.path, "line": span.line, "column": span.column}
