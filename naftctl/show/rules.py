"""The rules and reading codes: as a table, and explained one by one."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from naftctl.diagnostic import Severity
from naftctl.language import tr
from naftctl.show.folding import folded
from naftctl.show.words import SEVERITY, Paint, colour_of

_ROOM = 30
"""A sentence that has less room than this beside its code stands below it."""
_SENTENCE = re.compile(r".*?[^\d]\.(?= [A-Z])|.*", re.S)


class Entry(Struct, frozen=True):
    """What can be said of one code.

    `due` is the phase from which it binds, nothing where it always does; `source` is its explanation as it
    stands in the source.
    """

    code: str
    name: str
    severity: Severity
    due: str
    source: str

    @property
    def explanation(self) -> str:
        """What the code asks, why, and how to mend it, in the language of this run."""
        return tr(self.source)

    @property
    def sentence(self) -> str:
        """The first sentence of the explanation."""
        words = " ".join(self.explanation.partition("\n\n")[0].split())
        return _SENTENCE.match(words)[0]  # type: ignore[index]  # it matches any text


def table(entries: Sequence[Entry], paint: Paint, width: int | None = None) -> Iterator[str]:
    """One line per code: code, severity, phase, first sentence; as many as fit where there is a `width`."""
    severity = max(len(SEVERITY[entry.severity]) for entry in entries)
    due = max(len(entry.due or tr("always")) for entry in entries)
    for entry in entries:
        word = paint(f"{SEVERITY[entry.severity]:<{severity}}", colour_of(entry.severity))
        head = f"{entry.code}  {word}  {entry.due or tr('always'):<{due}}"
        column = len(entry.code) + severity + due + 6
        if width is None:
            yield f"{head}  {entry.sentence}"
        elif width - column < _ROOM:
            yield from (head.rstrip(), *folded(entry.sentence, width, "      ", ""))
        else:
            first, *rest = folded(entry.sentence, width, " " * column, "")
            yield from (f"{head}  {first.lstrip()}", *rest)


def explained(entry: Entry, paint: Paint, width: int | None = None) -> Iterator[str]:
    """A code, how it weighs, and its whole explanation, folded where there is a `width`."""
    since = tr("from phase {due}", due=entry.due) if entry.due else tr("in every phase")
    yield f"{paint(entry.code, '1')} · {SEVERITY[entry.severity]}, {since}"
    yield ""
    for line in entry.explanation.splitlines():
        yield from folded(line, width) or [""] if width else [line]


def as_json(entries: Iterable[Entry]) -> str:
    """An array with one object per code; `due` is null where a code always binds."""
    data = [
        {
            "code": entry.code,
            "name": entry.name,
            "severity": entry.severity.value,
            "due": entry.due or None,
            "sentence": entry.sentence,
            "explanation": entry.explanation,
        }
        for entry in entries
    ]
    return json.dumps(data, ensure_ascii=False, indent=2)
