"""The rules and reading codes: as a table, and explained one by one."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from naftctl.diagnostic import Severity
from naftctl.show.words import SEVERITY, Paint, colour_of

_SENTENCE = re.compile(r".*?[^\d]\.(?= [A-Z])|.*", re.S)


@dataclass(frozen=True, slots=True)
class Entry:
    """What can be said of one code; `due` is the phase from which it binds, nothing where it always does."""

    code: str
    name: str
    severity: Severity
    due: str
    explanation: str

    @property
    def sentence(self) -> str:
        """The first sentence of the explanation."""
        words = " ".join(self.explanation.partition("\n\n")[0].split())
        return _SENTENCE.match(words)[0]  # type: ignore[index]  # it matches any text


def table(entries: Sequence[Entry], paint: Paint) -> Iterator[str]:
    """One line per code: code, severity, phase, first sentence."""
    severity = max(len(SEVERITY[entry.severity]) for entry in entries)
    due = max(len(entry.due or "altijd") for entry in entries)
    for entry in entries:
        word = paint(f"{SEVERITY[entry.severity]:<{severity}}", colour_of(entry.severity))
        yield f"{entry.code}  {word}  {entry.due or 'altijd':<{due}}  {entry.sentence}"


def explained(entry: Entry, paint: Paint) -> Iterator[str]:
    """A code, how it weighs, and its whole explanation."""
    since = f"vanaf fase {entry.due}" if entry.due else "in elke fase"
    yield f"{paint(entry.code, '1')} · {SEVERITY[entry.severity]}, {since}"
    yield ""
    yield from entry.explanation.splitlines()


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
