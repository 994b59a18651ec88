"""What changed in an inspection, as text for people and as data for scripts."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

from msgspec import Struct

from naftctl.difference import Change, Difference, Part, Value, What
from naftctl.language import tr
from naftctl.show.difference_labels import COUNTED, HEADS
from naftctl.show.difference_sentence import sentence, words_of
from naftctl.show.marked import LEGEND, as_data, laid, pieces, shortened
from naftctl.show.words import Paint, visible
from naftctl.source import Span

NOTHING = tr("no change in meaning")


class Moment(Struct, frozen=True):
    """One side of a difference: `words` for people; the commit, and the day of it or of the seal, if any."""

    words: str
    name: str = ""
    commit: str = ""
    day: date | None = None


def as_text(found: Difference, sides: tuple[Moment, Moment], paint: Paint, width: int) -> Iterator[str]:
    """The changes under heads, each as a sentence with the words that changed, and how many there are."""
    head = f"{found.inspection}: {sides[0].words} → {sides[1].words}"
    yield from laid([(visible(head), "1")], width, "", paint)
    if any(words_of(change) for change in found.changes):
        yield from laid([(LEGEND, "")], width, "", paint)
    for title, changes in grouped(found):
        yield ""
        yield paint(title, "1")
        for change in changes:
            yield from laid([(visible(sentence(change)), "")], width, "  ", paint)
            if words := words_of(change):
                yield from laid(pieces(shortened(words)), width, "    ", paint)
    if found.changes:
        yield ""
    yield from laid([(counts(found), "")], width, "", paint)


def as_json(found: Difference, sides: tuple[Moment, Moment]) -> str:
    """An object with both sides, the number of changes by kind, and the changes.

    Keys: `inspection`; `from` and `to` with `name`, `commit` and `day` (or null); `blind`, whether what
    members scored is left out; `counts` by kind, each change once, by its first kind; `changes`, of which
    each has `part`, `kinds`, `page`, `route`, `before`, `after`, `headings`, `old`, `new`, `segments` (`op`
    and `text`), `sentence` (in the language of the run), `old_place` and `new_place` (`file`, `line`,
    `column`, or null).
    """
    tally = Counter(change.kinds[0] for change in found.changes)
    data = {
        "inspection": found.inspection,
        "from": _side(sides[0]),
        "to": _side(sides[1]),
        "blind": found.blind,
        "counts": {kind.value: tally[kind] for kind in What},
        "changes": [_change(change) for change in found.changes],
    }
    return json.dumps(data, ensure_ascii=True, indent=2)


def grouped(found: Difference) -> Iterator[tuple[str, list[Change]]]:
    """The changes under the head of each kind of files that has any."""
    for part in Part:
        if changes := [change for change in found.changes if change.part is part]:
            yield HEADS[part], changes


def counts(found: Difference) -> str:
    """`3 wijzigingen: 1 toegevoegd, 2 herschreven`; each counts once, for what says most of it."""
    tally = Counter(change.kinds[0] for change in found.changes)
    lost = tally.pop(What.UNREAD, 0)
    number = tally.total()
    parts = ", ".join(f"{tally[kind]} {COUNTED[kind]}" for kind in What if tally[kind])
    words = f"{number} {tr('change') if number == 1 else tr('changes')}: {parts}" if number else NOTHING
    return f"{words}; {lost} {COUNTED[What.UNREAD]}" if lost else words


def _side(moment: Moment) -> dict[str, Any]:
    return {"name": moment.name or None, "commit": moment.commit or None, "day": _value(moment.day)}


def _change(change: Change) -> dict[str, Any]:
    return {
        "part": change.part.value,
        "kinds": [kind.value for kind in change.kinds],
        "page": change.page or None,
        "route": list(change.route),
        "before": change.before or None,
        "after": change.after or None,
        "headings": [head or None for head in change.heads],
        "old": _value(change.old),
        "new": _value(change.new),
        "segments": as_data(words_of(change)),
        "sentence": sentence(change),
        "old_place": _place(change.old_span),
        "new_place": _place(change.new_span),
    }


def _value(value: Value) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _place(span: Span | None) -> dict[str, Any] | None:
    return None if span is None else {"file": span.path, "line": span.line, "column": span.column}
