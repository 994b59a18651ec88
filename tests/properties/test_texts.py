"""What people write: every reference found, every word kept, and nothing shown that a mark takes away."""

from __future__ import annotations

import re
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace

from naftctl.load.folder import ADVICE, NOTE, PLAIN, SCORING
from naftctl.load.page import read_page
from naftctl.model.scoring import Scoring
from naftctl.privacy import find
from naftctl.privacy.plain import plain
from naftctl.prose import Prose, parse
from naftctl.render.compose import report_context
from naftctl.render.context import Edition
from naftctl.slip import slip
from tests.properties.small import B3, FILES, ODD, SENTENCE, SUMMARY, WORD, dossier_of, said_of

NAMES = st.sampled_from(("G01", "D01", "KV-B4", "REG-10", "OS-B3/S1", "advice/R1", "V123"))
CITED = st.lists(NAMES, min_size=1, max_size=3)
PIECE = st.tuples(SENTENCE, CITED | st.none())
HEADINGS = {"Vaststellingen": "V", "Sterke punten": "S", "Ontwikkelkansen": "O", "Tekorten": "T"}
ITEMS = st.lists(st.tuples(st.sampled_from(sorted(HEADINGS)), SENTENCE, CITED), max_size=6)
MARKED = st.lists(st.tuples(SENTENCE, st.sampled_from((".redact", ".internal", "as", "")), WORD), max_size=6)


def flat(text: str) -> str:
    return " ".join(text.split())


# ── references ───────────────────────────────────────────────────────────────────────────────────────────
@given(st.lists(PIECE, max_size=6), st.sampled_from(("; ", ";", ";\n  ")))
def test_the_references_that_are_found_are_those_that_were_written(
    pieces: list[tuple[str, list[str] | None]], between: str
) -> None:
    text = " ".join(
        words + (f". [{between.join('@' + name for name in names)}]" if names else ",")
        for words, names in pieces
    )
    prose = parse(text + "\n", "a.md", 1, PLAIN)
    assert [c.target for c in prose.citations] == [name for _, names in pieces for name in names or ()]
    assert prose.flaws == ()
    lines = text.split("\n")
    for cited in prose.citations:
        place = cited.span
        assert lines[place.line - 1][place.column - 1 : place.end_column - 1] == f"@{cited.target}"


@given(ITEMS, SENTENCE)
def test_every_point_has_its_label_its_heading_and_all_its_words(
    items: list[tuple[str, str, list[str]]], before: str
) -> None:
    rows, wanted = [], []
    for heading, letter in HEADINGS.items():
        own = [(words, names) for each, words, names in items if each == heading]
        rows += [f"## {heading}", "", before, ""]
        for number, (words, names) in enumerate(own, 1):
            rows.append(f"- {letter}{number}. {words}. [{'; '.join('@' + name for name in names)}]")
            wanted.append((f"{letter}{number}", letter, words, tuple(names)))
        rows.append("")
    prose = parse("\n".join(rows), "a.md", 1, SCORING)
    points = [point for section in prose.sections for point in section.points]
    found = [(p.label, p.letter, p.text.markdown, tuple(c.target for c in p.text.citations)) for p in points]
    assert [(a, b, names) for a, b, _, names in found] == [(a, b, names) for a, b, _, names in wanted]
    assert all(words in told for (_, _, told, _), (_, _, words, _) in zip(found, wanted, strict=True))
    assert [flat(text.markdown) for s in prose.sections for text in s.texts] == [before] * len(HEADINGS)
    assert len({point.span for point in points}) == len(points)


@given(ITEMS)
def test_labels_are_those_that_were_written_and_a_double_one_is_told(
    items: list[tuple[str, str, list[str]]],
) -> None:
    rows = [f"- V{number % 3 + 1}. {words}." for number, (_, words, _) in enumerate(items)]
    text = "---\nlevel: volgens\n---\n\n## Vaststellingen\n\n" + "\n".join(rows) + "\n"
    page = read_page(Scoring, "OS-B3", text, "a.md", SCORING).page
    assert page is not None
    assert [p.label for p in page.points] == [f"V{n % 3 + 1}" for n in range(len(items))]
    double = [d.span.line for d in said_of(FILES | {B3: text}) if d.code == "N318"]
    assert double == [number + 7 for number in range(3, len(items))]


# ── words ────────────────────────────────────────────────────────────────────────────────────────────────
def of_any(text: str) -> list[Prose]:
    return [parse(text, "a.md", 3, shape) for shape in (SCORING, ADVICE, PLAIN, NOTE)]


@given(ODD)
def test_any_text_is_read_and_every_place_in_it_lies_in_it(text: str) -> None:
    lines = text.split("\n")
    for prose in of_any(text):
        places = [flaw.span for flaw in prose.flaws] + [c.span for c in prose.citations]
        places += [span for span, _ in prose.placeholders] + [
            p.span for s in prose.sections for p in s.points
        ]
        for place in places:
            assert 3 <= place.line <= place.end_line <= len(lines) + 2
            assert 1 <= place.column <= len(lines[place.line - 3]) + 1
            assert place.end_column <= len(lines[place.end_line - 3]) + 1


@given(st.lists(SENTENCE, min_size=1, max_size=5))
def test_a_text_without_marks_is_shown_to_everyone_as_it_was_written(paragraphs: list[str]) -> None:
    text = "\n\n".join(paragraphs)
    prose = parse(text + "\n", "a.md", 1, PLAIN)
    for internal in (False, True):
        for redacted in (False, True):
            shown = [each.shown(internal=internal, redacted=redacted) for each in prose.texts]
            assert "\n\n".join(shown) == text
    assert [word for each in prose.texts for word in each.removed()] == []
    assert "\n\n".join(each.outside for each in prose.texts) == text


def marked(pieces: list[tuple[str, str, str]]) -> str:
    """A paragraph in which some passages have a mark; what is hidden is in capitals, so that it is found."""
    rows = []
    for words, mark, instead in pieces:
        shown = words if not mark else words.upper()
        known = f'.redact as="{instead}"' if mark == "as" else mark
        rows.append(f"[{shown}]{{{known}}}" if mark else shown)
    return " en ".join(rows) or "niets"


@given(MARKED)
def test_what_a_mark_takes_away_is_shown_to_nobody_else_and_the_rest_to_everyone(
    pieces: list[tuple[str, str, str]],
) -> None:
    (text,) = parse(marked(pieces) + "\n", "a.md", 1, PLAIN).texts
    public = text.shown(internal=False, redacted=True)
    within = text.shown(internal=False)
    inside = text.shown(internal=True)
    for words, mark, instead in pieces:
        hidden = words.upper() if mark else words
        assert hidden in inside
        assert (hidden in within) == (mark != ".internal" or hidden in other_than(pieces, ".internal"))
        assert not mark or hidden not in public
        assert mark or words in public
        assert mark != "as" or instead in public
    assert set(text.removed()) == {words.upper() for words, mark, _ in pieces if mark}


def other_than(pieces: list[tuple[str, str, str]], mark: str) -> str:
    return " ".join(words.upper() for words, each, _ in pieces if each not in {mark, ""})


@given(MARKED, st.sampled_from((B3, SUMMARY)))
def test_no_word_that_is_redacted_is_in_what_a_public_report_is_made_of(
    pieces: list[tuple[str, str, str]], file: str
) -> None:
    paragraph = f"\n\n{marked(pieces)}\n\n"
    text = FILES[file].replace("\n- V1.", paragraph + "- V1.", 1) if file == B3 else FILES[file] + paragraph
    dossier = dossier_of(FILES | {file: text})
    hidden = [words.upper() for words, mark, _ in pieces if mark]
    assert all(words in made_of(dossier, "internal") for words in hidden)
    for edition in ("public", "release"):
        assert not any(words in made_of(dossier, edition) for words in hidden)
    internal = [words.upper() for words, mark, _ in pieces if mark == ".internal"]
    kept = other_than(pieces, ".internal")
    assert not any(w in made_of(dossier, "draft") for w in internal if w not in kept)


def made_of(dossier: Any, edition: Edition) -> str:
    """All that the template and Pandoc get for an edition."""
    context, passages = report_context(dossier, edition, "a1b2c3d", "0.1.0")
    return repr(replace(context, places={})) + repr([(ref, p.markdown) for ref, p in passages.items()])


# ── names and persons ────────────────────────────────────────────────────────────────────────────────────
@given(ODD, st.lists(WORD.map(str.capitalize), max_size=3))
def test_what_could_identify_someone_is_a_place_in_the_text(text: str, names: list[str]) -> None:
    hits = list(find(text, tuple(names)))
    assert all(0 <= hit.start < hit.end <= len(text) for hit in hits)


@given(SENTENCE, WORD, SENTENCE, st.sampled_from(("{}", "**{}**", "[{}]{{.internal}}", "“{}”", "> {}")))
def test_a_listed_name_is_found_whatever_stands_around_it(
    before: str, name: str, after: str, form: str
) -> None:
    person = f"{name.capitalize()} Testmans"
    text = f"{before} {form.format(person)} {after}"
    assert any(person in plain(text[hit.start : hit.end]).text for hit in find(text, (person,)))


@given(WORD, st.lists(WORD, max_size=5, unique=True))
def test_a_slip_is_never_a_guess(written: str, known: list[str]) -> None:
    found = slip(written, known)
    assert not found or (found in known and found != written)
    assert slip(written, reversed(known)) == found


@given(st.lists(WORD, min_size=1, max_size=5, unique=True), st.integers(0, 20), st.sampled_from("abcxyz"))
def test_a_letter_too_many_in_a_long_name_is_the_name_that_was_meant(
    known: list[str], at: int, letter: str
) -> None:
    name = known[0] + "stelling"
    assume(all(not re.match(re.escape(known[0]), each) for each in known[1:]))
    written = name[:at] + letter + name[at:]
    assert slip(written, [name, *known[1:]]) == name
