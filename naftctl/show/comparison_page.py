"""Two versions of a framework side by side, as a Markdown page for a reviewer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from naftctl.framework.compare import Change, Comparison, FieldChange
from naftctl.framework.lineage import normal
from naftctl.framework.words import Op, Segment
from naftctl.show.comparison_sentence import known_by, sentence, told
from naftctl.show.comparison_words import counts, grouped, label_of, marked, pairs, plain_words, version_words
from naftctl.show.words import visible

_SIGNS = re.compile(r"([\\`*_{}\[\]<>&~^$|#@])|(:)(?=\S)|(?<=\bwww)(\.)", re.IGNORECASE)
"""What could have a meaning in Markdown inside a line; no line begins with text of the framework."""
_MARKS = {Op.EQUAL: "", Op.REMOVED: "~~", Op.ADDED: "**"}


def as_markdown(comparison: Comparison, level: int = 1) -> str:
    """A page with the differences under heads, all words of the framework as plain text.

    `level` is that of the first heading, for a page that becomes part of another.
    """
    return "\n".join(_lines(comparison, "#" * level))


def _lines(comparison: Comparison, heading: str) -> Iterator[str]:
    old, new = comparison.old, comparison.new
    yield f"{heading} Wat verschilt tussen {_plain(old.ref)} en {_plain(new.ref)}"
    yield ""
    yield f"- Oud: {_plain(version_words(old))}, {_plain(old.title)}"
    yield f"- Nieuw: {_plain(version_words(new))}, {_plain(new.title)}"
    yield f"- Samen: {_plain(counts(comparison))}"
    if any(marked(field) for change in comparison.changes for field in change.fields):
        yield ""
        yield "Zo leest u de teksten: ~~doorstreept~~ viel weg, **vet** is nieuw, de rest bleef."
    for title, changes in grouped(comparison.changes):
        yield ""
        yield f"{heading}# {title}"
        for change in changes:
            yield ""
            yield f"{heading}## {_plain(sentence(change))}"
            yield from _below(change)


def _below(change: Change) -> Iterator[str]:
    """What stands under the heading of a change."""
    if title := known_by(change):
        yield ""
        yield f"Titel: {_plain(title)}"
    for pair, fields in pairs(change):
        rows = [_row(change, field) for field in fields if not told(change, field)]
        if pair and rows:
            yield ""
            yield f"Van {_plain(pair[0])} naar {_plain(pair[1])}:"
        yield from ["", *rows] if rows else []


def _row(change: Change, field: FieldChange) -> str:
    words = _marked(marked(field, whole=True)) or _plain(plain_words(field))
    return f"- {_plain(label_of(change.part, field))}: {words}"


def _marked(parts: Iterable[Segment]) -> str:
    """The words with those that changed between signs; spaces stay outside, or the signs would be text."""
    found, previous = "", Op.EQUAL
    for part in parts:
        core = part.text.strip()
        before, _, after = part.text.partition(core) if core else (part.text, "", "")
        sign = _MARKS[part.op] if core else ""
        apart = " " if Op.EQUAL not in (part.op, previous) and not found.endswith(" ") else ""
        found += f"{apart}{before}{sign}{_plain(core)}{sign}{after}"
        previous = part.op
    return found.strip()


def _plain(text: str) -> str:
    """The text on one line, for Markdown to print as it is."""
    return _SIGNS.sub(lambda match: f"\\{match[0]}", visible(normal(text)))
