"""What changed in an inspection, as a Markdown page for a merge request."""

from __future__ import annotations

from collections.abc import Iterator

from naftctl.difference import Difference
from naftctl.language import tr
from naftctl.show.difference import Moment, counts, grouped
from naftctl.show.difference_sentence import sentence, words_of
from naftctl.show.marked import shortened
from naftctl.show.marked_page import LEGEND, marked_up, plain_text


def as_markdown(found: Difference, sides: tuple[Moment, Moment]) -> str:
    """A page with the changes under heads, all words of people as plain text."""
    return "\n".join(_lines(found, sides))


def as_notice(words: str) -> str:
    """Something to be said beside the differences, as a paragraph."""
    return plain_text(words[:1].upper() + words[1:]) + "."


def _lines(found: Difference, sides: tuple[Moment, Moment]) -> Iterator[str]:
    yield tr("# What changed in {inspection}", inspection=plain_text(found.inspection))
    yield ""
    yield tr("- From: {words}", words=plain_text(sides[0].words))
    yield tr("- To: {words}", words=plain_text(sides[1].words))
    yield tr("- In all: {counts}", counts=plain_text(counts(found)))
    if any(words_of(change) for change in found.changes):
        yield ""
        yield LEGEND
    for title, changes in grouped(found):
        yield ""
        yield f"## {title}"
        yield ""
        for change in changes:
            yield f"- {plain_text(sentence(change))}"
            if words := words_of(change, whole=True):
                yield tr("  - Words: {words}", words=marked_up(shortened(words)))
