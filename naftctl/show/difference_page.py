"""What changed in an inspection, as a Markdown page for a merge request."""

from __future__ import annotations

from collections.abc import Iterator

from naftctl.difference import Difference
from naftctl.show.difference import Moment, counts, grouped
from naftctl.show.difference_sentence import sentence, words_of
from naftctl.show.marked import shortened
from naftctl.show.marked_page import LEGEND, marked_up, plain_text


def as_markdown(found: Difference, sides: tuple[Moment, Moment]) -> str:
    """A page with the changes under heads, all words of people as plain text."""
    return "\n".join(_lines(found, sides))


def _lines(found: Difference, sides: tuple[Moment, Moment]) -> Iterator[str]:
    yield f"# Wat veranderde in {plain_text(found.inspection)}"
    yield ""
    yield f"- Van: {plain_text(sides[0].words)}"
    yield f"- Naar: {plain_text(sides[1].words)}"
    yield f"- Samen: {plain_text(counts(found))}"
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
                yield f"  - Woorden: {marked_up(shortened(words))}"
