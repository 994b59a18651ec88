"""Two versions of a framework side by side, as text for people and as data for scripts."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

from naftctl.framework.compare import Change, ChangeKind, Comparison, FieldChange, Value
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
from naftctl.show.marked import LEGEND, as_data, laid, pieces, shortened
from naftctl.show.words import Paint, visible
from naftctl.source import Span

__all__ = ["as_json", "as_markdown", "as_text"]


def as_text(comparison: Comparison, paint: Paint, width: int) -> Iterator[str]:
    """The differences under heads, each as a sentence with the words that changed, and how many there are."""
    head = f"{version_words(comparison.old)} → {version_words(comparison.new)}"
    yield from laid([(visible(head), "1")], width, "", paint)
    if not comparison.changes:
        yield NOTHING
        return
    if any(marked(field) for change in comparison.changes for field in change.fields):
        yield from laid([(LEGEND, "")], width, "", paint)
    for title, changes in grouped(comparison.changes):
        yield ""
        yield paint(title, "1")
        for change in changes:
            yield from laid([(visible(sentence(change)), "")], width, "  ", paint)
            yield from _below(change, width, paint)
    yield ""
    yield from laid([(counts(comparison), "")], width, "", paint)


def as_json(comparison: Comparison) -> str:
    """An object with both versions, the number of changes by kind, and the changes.

    Keys: `old` and `new` with `framework`, `provenance` and `title`; `counts` by kind, each change once, by
    its first kind; `changes`, of which each has `part`, `kinds`, `before`, `after`, `title`, `sentence`
    (in the language of the run), `old_place` and `new_place` (`file`, `line`, `column`, or null), and
    `fields`. A field has `field`, `level` and the ids `before` and `after` (or null), the values `old` and
    `new`, and for words `segments`: `op` (equal, removed, added) and `text`.
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
        yield from laid([(visible(title), "2")], width, "    ", paint)
    for pair, fields in pairs(change):
        if pair:
            yield from laid([(visible(" → ".join(pair)), "1")], width, "    ", paint)
        for field in fields:
            if not told(change, field):
                label = (visible(label_of(change.part, field)) + ": ", "")
                parts = marked(field)
                words = pieces(shortened(parts)) if parts else [(visible(plain_words(field)), "")]
                yield from laid([label, *words], width, "      " if pair else "    ", paint)


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
        "segments": as_data(marked(field)),
    }


def _value(value: Value) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _place(span: Span | None) -> dict[str, Any] | None:
    return None if span is None else {"file": span.path, "line": span.line, "column": span.column}
