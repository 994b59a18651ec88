"""The strict YAML reader: places, types, refusals, and nothing but diagnostics."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from naftctl.diagnostic import Severity
from naftctl.load.yaml import MAX_CHARACTERS, Document, read_yaml
from naftctl.source import Span
from tests.conftest import examples

GOOD = """\
# een bron
method: gesprek
date: 2026-06-09
title: "Gesprek met vier jongeren"
partners:
  - group: jongeren
    count: 4
expectations: [KV-B4, KV-O7]
context: []
note: >-
  Veel steun
  in G02.
plain: één
quoted: 'café'
"""


def found(text: str, first_line: int = 1) -> list[tuple[str, int, int]]:
    document = read_yaml(text, "a.yaml", first_line)
    check_shape(document)
    return [(said.code, said.span.line, said.span.column) for said in document.diagnostics]


def check_shape(document: Document) -> None:
    for said in document.diagnostics:
        assert said.severity is Severity.ERROR
        assert said.span.path == "a.yaml"
        assert said.message
        assert said.hint
        assert not said.message.endswith(".")
    if not document.usable:
        assert document.value is None
        assert document.diagnostics
    for route in document.origin.values:
        assert document.origin.at(*route).line >= 0
    for route in document.origin.keys:
        assert document.origin.key(*route).line > 0


def stretch(span: Span) -> tuple[int, int, int, int]:
    return span.line, span.column, span.end_line, span.end_column


# ── values ───────────────────────────────────────────────────────────────────────────────────────────────


def test_a_good_file_gives_its_values() -> None:
    document = read_yaml(GOOD, "a.yaml")
    assert document.diagnostics == ()
    assert document.usable
    assert document.value == {
        "method": "gesprek",
        "date": "2026-06-09",
        "title": "Gesprek met vier jongeren",
        "partners": [{"group": "jongeren", "count": 4}],
        "expectations": ["KV-B4", "KV-O7"],
        "context": [],
        "note": "Veel steun in G02.",
        "plain": "één",
        "quoted": "café",
    }


@pytest.mark.parametrize(
    "text",
    [
        "no", "yes", "on", "off", "y", "n", "No", "TRUE",
        "True", "Null", "NULL", "12:30", "09:00", "010", "1_000", "1e3",
        "0x10", "0o7", "1.10", "1.0", ".5", ".inf", ".nan", "+1",
        "-0x1", "2026-06-09", "2026-06-09T10:00:00Z", "2026.1", "1234567890123456789", "~x", "-1a", "=",
    ],
)  # fmt: skip
def test_all_but_a_few_words_and_whole_numbers_stays_text(text: str) -> None:
    assert read_yaml(f"a: {text}\n", "a.yaml").value == {"a": text}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("true", True), ("false", False), ("null", None), ("~", None), ("", None),
        ("0", 0), ("-0", 0), ("7", 7), ("-12", -12), ("123456789012345678", 123456789012345678),
    ],
)  # fmt: skip
def test_a_few_words_and_whole_numbers_are_typed(text: str, value: object) -> None:
    got = read_yaml(f"a: {text}\n", "a.yaml").value
    assert got == {"a": value}
    assert isinstance(got, dict)
    assert type(got["a"]) is type(value)


@pytest.mark.parametrize("text", ['"4"', "'true'", '"null"', "''", "'~'", '"2026"'])
def test_a_quoted_value_is_text(text: str) -> None:
    assert read_yaml(f"a: {text}\n", "a.yaml").value == {"a": text[1:-1]}


def test_a_block_text_is_text() -> None:
    assert read_yaml("a: |\n  12\nb: >-\n  true\n", "a.yaml").value == {"a": "12\n", "b": "true"}


def test_accents_are_brought_to_one_form() -> None:
    document = read_yaml("cafe\u0301: e\u0301e\u0301n\n", "a.yaml")
    assert document.value == {"caf\xe9": "\xe9\xe9n"}
    assert document.origin.key("caf\xe9") == Span("a.yaml", 1, 1, 1, 6)


def test_joiners_in_a_value_are_kept() -> None:
    assert read_yaml("a: 👩\u200d👧\n", "a.yaml").value == {"a": "👩\u200d👧"}


def test_windows_line_ends_change_nothing() -> None:
    document = read_yaml(GOOD.replace("\n", "\r\n"), "a.yaml")
    plain = read_yaml(GOOD, "a.yaml")
    assert document.value == plain.value
    assert dict(document.origin.values) == dict(plain.origin.values)


# ── places ───────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("route", "place"),
    [
        (("method",), (2, 9, 2, 16)),
        (("title",), (4, 8, 4, 35)),
        (("partners",), (6, 3, 7, 13)),
        (("partners", 0), (6, 5, 7, 13)),
        (("partners", 0, "count"), (7, 12, 7, 13)),
        (("expectations",), (8, 15, 8, 29)),
        (("expectations", 1), (8, 23, 8, 28)),
        (("context",), (9, 10, 9, 12)),
        (("note",), (10, 7, 12, 10)),
        (("plain",), (13, 8, 13, 11)),
        (("quoted",), (14, 9, 14, 15)),
        ((), (2, 1, 14, 15)),
    ],
)
def test_every_value_has_its_place(route: tuple[str | int, ...], place: tuple[int, ...]) -> None:
    assert stretch(read_yaml(GOOD, "a.yaml").origin.values[route]) == place


def test_every_key_has_its_place() -> None:
    keys = read_yaml(GOOD, "a.yaml").origin.keys
    assert stretch(keys["partners",]) == (5, 1, 5, 9)
    assert stretch(keys["partners", 0, "group"]) == (6, 5, 6, 10)
    assert len(keys) == 11
    assert ("partners", 0) not in keys


def test_front_matter_counts_lines_of_the_file() -> None:
    origin = read_yaml(GOOD, "a.yaml", 2).origin
    assert stretch(origin.at("method")) == (3, 9, 3, 16)
    assert stretch(origin.key("quoted")) == (15, 1, 15, 7)
    assert found("a: 1\na: 2\n", 2) == [("N104", 3, 1)]
    assert found("a: 1\nb\n", 2) == [("N103", 3, 1)]


def test_columns_count_characters_and_not_bytes() -> None:
    origin = read_yaml("één: {ü: '👩é', b: 12}\n", "a.yaml").origin
    assert stretch(origin.key("één", "b")) == (1, 16, 1, 17)
    assert stretch(origin.at("één", "b")) == (1, 19, 1, 21)
    assert stretch(origin.at("één", "ü")) == (1, 10, 1, 14)


def test_an_absent_value_is_a_point_behind_its_colon() -> None:
    assert stretch(read_yaml("a:\nb: 1\n", "a.yaml").origin.at("a")) == (1, 3, 0, 0)


def test_a_block_text_ends_at_its_last_letter() -> None:
    origin = read_yaml("a: |\n  een\n  twee\n\n# noot\nb: 1\n", "a.yaml").origin
    assert stretch(origin.at("a")) == (1, 4, 3, 7)


# ── refusals ─────────────────────────────────────────────────────────────────────────────────────────────

REFUSED = {
    "a tab as indentation": ("a:\n\tb: 1\n", "N103", 2, 1, "tab"),
    "a tab further on": ("a:\n  b: 1\n\tc: 2\n", "N103", 3, 1, "tab"),
    "a colon without a blank": ("a: 1\nb:2\nc: 3\n", "N103", 2, 2, "ontbreekt een spatie"),
    "a colon without a blank on the first line": ("b:2\nc: 3\n", "N103", 1, 2, "ontbreekt een spatie"),
    "a missing colon": ("a: 1\nb\nc: 3\n", "N103", 2, 1, "ontbreekt `: `"),
    "an unclosed quote": ('a: 1\nb: "x\nc: 2\n', "N103", 2, 4, "nergens gesloten"),
    "an unclosed single quote": ("a: 'x\n", "N103", 1, 4, "nergens gesloten"),
    "text behind a quote": ("a: 'foto's'\nb: 1\n", "N103", 1, 10, "na het sluitende aanhalingsteken"),
    "a line too deep": ("a: 1\n  b: 2\n", "N103", 2, 3, "springt verder in"),
    "a line between two depths": ("a:\n    b: 1\n  c: 2\n", "N103", 3, 3, "springt anders in"),
    "a colon in a value": ("a: x: y\n", "N103", 1, 5, "dubbele punt met een spatie"),
    "an unclosed bracket": ("a: [x, y\nb: 1\n", "N103", 1, 4, "niet gesloten met `]`"),
    "an unclosed brace": ("a: {x: y\nb: 1\n", "N103", 1, 4, "niet gesloten met `}`"),
    "a bracket too many": ("a: [x]]\n", "N103", 1, 7, "sluit iets dat niet geopend is"),
    "an at sign": ("a: @G02\n", "N103", 1, 4, "niet met `@` beginnen"),
    "a backtick": ("a: `x`\n", "N103", 1, 4, "niet met een backtick beginnen"),
    "a percent sign": ("a:\n  - %x\n", "N103", 2, 5, "niet met `%` beginnen"),
    "a star": ("a: **vet**\n", "N103", 1, 4, "niet met `*` beginnen"),
    "an ampersand": ("a: & b\n", "N103", 1, 4, "niet met `&` beginnen"),
    "a comma": ("a: , b\n", "N103", 1, 4, "niet met `,` beginnen"),
    "text behind a fold sign": ("a: > x\n", "N103", 1, 6, "op de volgende regel"),
    "a list on the line of its key": ("a: - x\n", "N103", 1, 4, "achter haar sleutel"),
    "a dash as a value": ("a: -\n", "N103", 1, 4, "alleen `-`"),
    "a key in a list": ("a:\n  - x\n  b: 1\n", "N103", 3, 3, "diepte van de lijst"),
    "a list between keys": ("a: 1\n- b\n", "N103", 2, 1, "lijststreepje"),
    "a time between brackets": ("a: [09:00, 12:30]\n", "N103", 1, 7, "tussen haken bevat een dubbele punt"),
    "a tab before a block text": ("a: |\n \tx\n", "N103", 2, 2, "tab"),
    "a backslash": ('a: "C:\\data"\n', "N103", 1, 6, "backslash"),
    "a key that is absent": (": a\n", "N103", 1, 1, "ontbreekt een sleutel"),
    "a question mark": ("a: ? b\n", "N103", 1, 4, "`? `"),
    "a hard blank": ("a:\xa0b\nc: 1\n", "N103", 1, 3, "vaste spatie"),
    "an unquoted placeholder": ("a: ⟨vul in: titel⟩\n", "N103", 1, 4, "zonder aanhalingstekens"),
    "an unquoted placeholder in a list": ("a:\n  - ⟨vul in: x⟩\n", "N103", 2, 5, "zonder aanhalingstekens"),
    "a key that is there twice": ("a: 1\nb: 2\na: 3\n", "N104", 3, 1, "tweede keer"),
    "a key twice in two spellings": ("é: 1\ne\u0301: 3\n", "N104", 2, 1, "tweede keer"),
    "an anchor": ("a: &x 1\n", "N108", 1, 4, "anker `&x`"),
    "an alias": ("a: *x\n", "N108", 1, 4, "verwijzing `*x`"),
    "a tag": ("a: !!str 1\n", "N108", 1, 4, "tag"),
    "a tag on a list": ("a: !x [1]\n", "N108", 1, 4, "tag"),
    "an anchor on a key": ("&x a: 1\n", "N108", 1, 1, "anker `&x`"),
    "a merge key": ("a:\n  <<: {b: 1}\n", "N108", 2, 3, "`<<`"),
    "a version directive": ("%YAML 1.1\n---\na: no\n", "N108", 1, 1, "richtlijn"),
    "a second document": ("a: 1\n---\nb: 2\n", "N108", 2, 1, "tweede document"),
    "text behind the document": ("a: 1\n...\nb: 2\n", "N108", 3, 1, "na het einde"),
    "a control character": ("a: x\x07y\n", "N110", 1, 5, "U+0007 (stuurteken)"),
    "a nul": ("a: x\x00\n", "N110", 1, 5, "U+0000"),
    "a bidi character": ("a: 1\nb: x\u202ey\n", "N110", 2, 5, "U+202E (onzichtbaar richtingsteken)"),
    "a bidi character in a comment": ("a: 1 # x\u2066\n", "N110", 1, 9, "U+2066"),
    "an escaped control character": ('a: "x\\u202ey"\n', "N110", 1, 4, "U+202E"),
    "a line separator": ("a: x\u2028y\n", "N110", 1, 5, "U+2028 (regelscheiding)"),
    "a byte order mark inside": ("a: \ufeffx\n", "N110", 1, 4, "U+FEFF"),
    "half a character": ("a: \ud800x\n", "N110", 1, 4, "U+D800"),
    "a character that was lost": ("a: \ufffdx\n", "N110", 1, 4, "U+FFFD"),
    "a glyph of one font": ("a: \uf0b7x\n", "N110", 1, 4, "U+F0B7"),
    "a joiner in a key": ("a\u200db: 1\n", "N110", 1, 1, "in een sleutel"),
    "an empty file": ("", "N113", 0, 0, "niets"),
    "only comments": ("# a\n\n", "N113", 0, 0, "niets"),
    "only a document mark": ("---\n", "N113", 0, 0, "niets"),
    "a list on top": ("- a\n", "N128", 1, 1, "sleutels met waarden"),
    "a text on top": ("gewoon tekst\n", "N128", 1, 1, "sleutels met waarden"),
    "a number as a key": ("a: 1\n2: b\n", "N128", 2, 1, "geen tekst"),
    "a truth as a key": ("true: b\n", "N128", 1, 1, "geen tekst"),
    "an empty key": ('"": b\n', "N128", 1, 1, "geen tekst"),
    "a list as a key": ("a: 1\n[b]: c\n", "N128", 2, 1, "geen tekst"),
    "template braces": ("a: {{ x }}\n", "N128", 1, 5, "geen tekst"),
    "too deep": ("a: " + "[" * 30 + "]" * 30 + "\n", "N127", 1, 27, "dieper dan"),
    "too long a value": ("a: " + "x" * 70_000 + "\n", "N127", 1, 4, "tekens"),
    "too long a text": ("a: 1\n" + "#" * MAX_CHARACTERS, "N127", 0, 0, "tekens"),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED.values(), ids=REFUSED)
def test_what_is_refused_is_said_where_it_stands(case: tuple[str, str, int, int, str]) -> None:
    text, code, line, column, words = case
    document = read_yaml(text, "a.yaml")
    check_shape(document)
    assert [(said.code, said.span.line, said.span.column) for said in document.diagnostics] == [
        (code, line, column)
    ]
    assert words in document.diagnostics[0].message


def test_a_placeholder_is_to_be_quoted() -> None:
    said = read_yaml("a: ⟨vul in: titel⟩\n", "a.yaml").diagnostics[0]
    assert said.hint == "zet de waarde tussen dubbele aanhalingstekens"
    assert read_yaml('a: "⟨vul in: titel⟩"\n', "a.yaml").value == {"a": "⟨vul in: titel⟩"}


def test_a_double_key_points_at_the_first_and_keeps_it() -> None:
    document = read_yaml("a:\n  b: 1\n  b: {c: 2}\n", "a.yaml")
    assert document.value == {"a": {"b": 1}}
    assert [label.span.line for label in document.diagnostics[0].related] == [2]
    assert document.origin.at("a", "b").line == 2
    assert ("a", "b", "c") not in document.origin.values


def test_an_unclosed_quote_on_an_earlier_line_is_pointed_at() -> None:
    said = read_yaml('a: "foo\nb: "x"\n', "a.yaml").diagnostics[0]
    assert [(label.span.line, label.span.column) for label in said.related] == [(1, 4)]


# ── no fault hides another ───────────────────────────────────────────────────────────────────────────────


def test_all_faults_of_a_file_are_said_in_order() -> None:
    text = "a: &x 1\nb: *x\na: 2\nc: ge\u202esprek\nd: !t v\n<<: {e: 1, e: 2}\n1: {f: &y g}\n"
    assert found(text) == [
        ("N108", 1, 4),
        ("N108", 2, 4),
        ("N104", 3, 1),
        ("N110", 4, 6),
        ("N108", 5, 4),
        ("N108", 6, 1),
        ("N104", 6, 12),
        ("N128", 7, 1),
        ("N108", 7, 8),
    ]
    assert read_yaml(text, "a.yaml").value == {"a": 1, "c": "gesprek"}


def test_faults_before_a_syntax_error_are_said_too() -> None:
    assert found("a: 1\na: 2\nb: \x07\nc: [x\n") == [("N104", 2, 1), ("N110", 3, 4), ("N103", 4, 4)]


def test_a_dropped_value_leaves_its_place() -> None:
    document = read_yaml("a: *x\nb:\n  c: *x\n", "a.yaml")
    assert document.usable
    assert document.value == {"b": {}}
    assert stretch(document.origin.at("a")) == (1, 4, 1, 6)
    assert stretch(document.origin.at("b", "c")) == (3, 6, 3, 8)
    assert stretch(document.origin.key("a")) == (1, 4, 1, 6)


def test_a_dropped_item_does_not_move_the_places_of_the_others() -> None:
    document = read_yaml("a:\n  - *x\n  - b\n", "a.yaml")
    assert document.value == {"a": ["b"]}
    assert stretch(document.origin.at("a", 0)) == (3, 5, 3, 6)
    assert stretch(document.origin.at("a")) == (2, 5, 2, 7)


def test_places_read_before_a_syntax_error_stay() -> None:
    origin = read_yaml("a: 1\nb: [\n", "a.yaml").origin
    assert stretch(origin.at("a")) == (1, 4, 1, 5)


# ── hostile text ─────────────────────────────────────────────────────────────────────────────────────────

HOSTILE = {
    "many keys": "\n".join(f"k{number}: {number}" for number in range(35_000)),
    "many brackets": "a: " + "[" * 500_000,
    "many braces": "a: " + "{" * 500_000,
    "many dashes": "a:\n  " + "- " * 250_000,
    "many questions": "? " * 250_000,
    "many colons": "a: " + ":" * 500_000,
    "many aliases": "a:\n" + "  - *x\n" * 60_000,
    "many double keys": "".join(f"k{number}: 1\n" for number in range(4_000))
    + "".join(f"k{number}: 1\n" for number in range(4_000)),
    "an alias bomb": "a: &a [x, x]\n"
    + "".join(f"b{n}: &b{n} [*a, *a, *a, *a, *a, *a, *a, *a, *a]\n" for n in range(500)),
    "only nul": "\x00" * 500_000,
    "only directional marks": "a: " + "\u202e" * 500_000,
    "many directives": "%a\n" * 160_000,
    "one long line": "a" * 500_000,
    "one long quote": 'a: "' + "x\n" * 250_000,
    "many open quotes": 'a: "\n' * 80_000,
    "many comments": "#\n" * 250_000,
    "many blank lines": "a: |\n" + "\n" * 500_000,
    "a deep staircase": "\n".join(" " * depth + "a:" for depth in range(900)),
    "many documents": "---\n" * 130_000,
}  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_is_judged_at_once(text: str) -> None:
    start = time.process_time()
    document = read_yaml(text, "a.yaml")
    assert time.process_time() - start < 2
    check_shape(document)
    assert document.diagnostics or text.startswith(("#", "a: |"))
    assert len(document.diagnostics) <= 260


@settings(max_examples=examples(300), deadline=None)
@given(st.text())
def test_any_text_gives_diagnostics_and_never_a_crash(text: str) -> None:
    check_shape(read_yaml(text, "a.yaml"))


@settings(max_examples=examples(300), deadline=None)
@given(st.lists(st.sampled_from(list("ab:-[]{}#&*!|>'\"%@`,?<~ \n\t01\\.é\u202e\x00\ufeff⟨")), max_size=60))
def test_any_heap_of_yaml_signs_gives_diagnostics_and_never_a_crash(signs: list[str]) -> None:
    check_shape(read_yaml("".join(signs), "a.yaml"))


@settings(max_examples=examples(300), deadline=None)
@given(st.integers(0, len(GOOD)), st.integers(0, 8), st.text(max_size=4))
def test_a_damaged_file_gives_diagnostics_and_never_a_crash(start: int, length: int, new: str) -> None:
    check_shape(read_yaml(GOOD[:start] + new + GOOD[start + length :], "a.yaml", 2))


@settings(max_examples=examples(150), deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_give_diagnostics_and_never_a_crash(data: bytes) -> None:
    check_shape(read_yaml(data.decode("utf-8", "surrogateescape"), "a.yaml"))


def test_a_comment_right_behind_the_sign_of_a_block_text_is_refused() -> None:
    assert found("a: ># opmerking\n  tekst\n") == [("N103", 1, 5)]
    assert found("a: |-#\n  tekst\n") == [("N103", 1, 6)]
    assert found("a: > # opmerking\n  tekst\nb: |\n  x >#\n") == []


def test_a_line_that_becomes_a_comment_because_of_spaces_above_it_is_refused() -> None:
    assert found("a: >\n \n   \n # tekst\nb: 1\n") == [("N103", 4, 2)]
    assert found("- a: |-\n\n      \n    # tekst\n")[-1] == ("N103", 4, 5)
    assert found("a: >-\n  \n# een opmerking\nb: 1\n") == []
    assert found("a: >-\n\n # tekst\nb: 1\n") == []
