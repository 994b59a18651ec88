"""What is passed over to be quick holds nothing: each shortcut beside the long way round."""

from __future__ import annotations

import re

from hypothesis import example, given
from hypothesis import strategies as st

from naftctl.load import blocks as block_texts
from naftctl.prose import blocks, citations, parse
from naftctl.prose.values import CITATION
from naftctl.source import Flaw, Span

SIGNS = st.text("\\[]@;^:`~|>#+- \n\taG0", max_size=40) | st.text(max_size=40)
PLAIN_CITATION = re.compile(r"(?<!\\)\[@([^\[\]]*)\]")


@given(SIGNS)
@example("[@\\[@a]")
@example("\\\\[@G01]")
def test_a_reference_is_found_wherever_one_stands_without_a_backslash_before_it(text: str) -> None:
    found, plainly = CITATION.finditer(text), PLAIN_CITATION.finditer(text)
    assert [(m.span(), m.span(1)) for m in found] == [(m.span(), m.span(1)) for m in plainly]


@given(SIGNS)
def test_every_loose_reference_is_told(text: str) -> None:
    rest = PLAIN_CITATION.sub(lambda match: " " * len(match.group()), text)
    loose = [match.span() for match in citations._LOOSE.finditer(rest)]
    told = citations.citations(text, lambda start, end: Span("", start, end))
    hint = "schrijf een verwijzing als [@G02; @KV-B4]"
    said = [(f.span.line, f.span.column) for f in told if isinstance(f, Flaw) and f.hint == hint]
    assert said == loose


@given(SIGNS)
def test_a_line_that_is_passed_over_opens_and_closes_no_code(line: str) -> None:
    assert blocks._FENCE.match(line) is None or "```" in line or "~~~" in line


@given(SIGNS)
def test_a_text_that_is_passed_over_has_no_strange_block_text(text: str) -> None:
    assert block_texts._STRANGE.search(text) is None or "|" in text or ">" in text


@given(SIGNS)
def test_the_citations_of_a_text_are_those_of_its_passages_each_once_and_in_order(text: str) -> None:
    prose = parse(text, "a.md")
    every = {each for passage in prose.texts for each in passage.citations}
    assert prose.citations == tuple(sorted(every, key=lambda each: each.span))
