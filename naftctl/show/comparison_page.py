"""Two versions of a framework side by side, as a Markdown page for a reviewer."""

from __future__ import annotations

from collections.abc import Iterator

from naftctl.framework.compare import Change, Comparison, FieldChange
from naftctl.language import tr
from naftctl.show.comparison_sentence import known_by, sentence, told
from naftctl.show.comparison_words import counts, grouped, label_of, marked, pairs, plain_words, version_words
from naftctl.show.marked_page import LEGEND, marked_up, plain_text


def as_markdown(comparison: Comparison, level: int = 1) -> str:
    """A page with the differences under heads, all words of the framework as plain text.

    `level` is that of the first heading, for a page that becomes part of another.
    """
    return "\n".join(_lines(comparison, "#" * level))


def _lines(comparison: Comparison, heading: str) -> Iterator[str]:
    old, new = comparison.old, comparison.new
    yield tr(
        "{heading} What differs between {old} and {new}",
        heading=heading,
        old=plain_text(old.ref),
        new=plain_text(new.ref),
    )
    yield ""
    yield tr("- Old: {old}, {title}", old=plain_text(version_words(old)), title=plain_text(old.title))
    yield tr("- New: {new}, {title}", new=plain_text(version_words(new)), title=plain_text(new.title))
    yield tr("- In all: {counts}", counts=plain_text(counts(comparison)))
    if any(marked(field) for change in comparison.changes for field in change.fields):
        yield ""
        yield LEGEND
    for title, changes in grouped(comparison.changes):
        yield ""
        yield f"{heading}# {title}"
        for change in changes:
            yield ""
            yield f"{heading}## {plain_text(sentence(change))}"
            yield from _below(change)


def _below(change: Change) -> Iterator[str]:
    """What stands under the heading of a change."""
    if title := known_by(change):
        yield ""
        yield tr("Title: {title}", title=plain_text(title))
    for pair, fields in pairs(change):
        rows = [_row(change, field) for field in fields if not told(change, field)]
        if pair and rows:
            yield ""
            yield tr("From {old} to {new}:", old=plain_text(pair[0]), new=plain_text(pair[1]))
        yield from ["", *rows] if rows else []


def _row(change: Change, field: FieldChange) -> str:
    words = marked_up(marked(field, whole=True)) or plain_text(plain_words(field))
    return f"- {plain_text(label_of(change.part, field))}: {words}"
