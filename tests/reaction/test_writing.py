"""The files that a reaction becomes are read back as they were written."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from naftctl.characters import ODD
from naftctl.load.folder import PLAIN
from naftctl.load.page import read_page, read_yaml_page
from naftctl.model.reaction import Answer, Delivery, Party, Remark, RemarkOrigin
from naftctl.reaction.writing import answer_stub, delivery_text, next_number, readable, received_file

PRINTABLE = frozenset(range(0x180))
ALIKE = (
    "---",
    "# kop",
    "...",
    "null",
    "- 1",
    "a: b",
    "%YAML 1.1",
    "&a *b",
    "!!int 3",
    "'",
    '"',
    "\\",
    "{}",
    "|",
)
HARD = (
    "\x00\x1b[31m",
    "\u202ea",
    "👍🏽",
    "e\u0301",
    "⟨vul in: x⟩",
    "\r\n",
    "<<<<<<< a",
    "a\u2028b",
    "\ud800",
)
_TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from((*ALIKE, *HARD, "\n", " ")), max_size=12).map("".join),
)


def delivery(*texts: str) -> Delivery:
    remarks = tuple(
        Remark(id=f"01.{n}", origin=RemarkOrigin.COMMENT, text=text, quote=text, proof=text)
        for n, text in enumerate(texts, 1)
    )
    return Delivery(**{"from": "coördinator"}, date=date(2026, 7, 9), sha256="0" * 64, remarks=remarks)


@given(_TEXTS)
@example("x" * 20_000)
@example("woord " * 3_000)
@example("---\n" * 500)
def test_a_remark_is_read_back_as_it_was_taken_in(text: str) -> None:
    words, _ = readable(text, PRINTABLE)
    assert not ODD.search(words)
    made = delivery(words)
    read = read_yaml_page(Delivery, "01", delivery_text(made), "01.yaml")
    assert read.diagnostics == ()
    assert read.placeholders == ()
    assert read.page == made


@given(_TEXTS)
@example("x" * 20_000)
@example("woord " * 3_000)
@example("---\nkind: fact\n---\n" * 50)
def test_an_answer_still_to_be_written_decides_nothing_whatever_the_remark_says(text: str) -> None:
    words, _ = readable(text, PRINTABLE)
    stub = answer_stub(delivery(words).remarks[0])
    read = read_page(Answer, "01.1", stub, "01.1.md", PLAIN)
    assert read.diagnostics == ()
    assert read.placeholders == ()
    assert read.page == Answer()
    assert read.body.sections == ()
    assert len(stub) < 6_000


@pytest.mark.parametrize(
    ("text", "words", "described"),
    [
        ("Goed 👍", "Goed [teken U+1F44D]", ("👍",)),
        ("👍🏽!", "[tekens U+1F44D U+1F3FD]!", ("👍", "🏽")),
        ("e\u0301\u202e\x07n\u00ad", "én", ()),
        ("één\u2011op\u2011één → ﬁjn", "één-op-één -> fijn", ()),
        ("a\tb  \r\n\r\n\r\n\r\nc", "a b\n\nc", ()),
        ("\uf0b7 punt", "[teken U+F0B7] punt", ("\uf0b7",)),
        ("⟨vul in: x⟩", "[teken U+27E8]vul in: x[teken U+27E9]", ("⟨", "⟩")),
    ],
)
def test_what_a_report_cannot_print_is_described_and_nothing_else_is_touched(
    text: str, words: str, described: tuple[str, ...]
) -> None:
    assert readable(text, PRINTABLE) == (words, described)


def test_a_stub_shows_the_remark_and_says_what_to_fill_in() -> None:
    remark = Remark(
        id="02.3",
        about="OS-K2/V2",
        origin=RemarkOrigin.TABLE,
        text="Het waren er 16.\n\n" + "Zie bijlage. " * 200,
        proposal="16",
    )
    lines = answer_stub(remark).splitlines()
    assert lines[:5] == [
        "---",
        "# Antwoord op opmerking 02.3, bij OS-K2/V2.",
        "# De opmerking:",
        "#   Het waren er 16.",
        "#   Zie bijlage. Zie bijlage. Zie bijlage. Zie bijlage. Zie bijlage. Zie bijlage. Zie bijlage. Zie",
    ]
    assert "#   …" in lines
    assert lines[lines.index("# Voorstel:") + 1] == "#   16"
    assert lines[-4:] == ["kind: null", "answer: null", "changed: []", "---"]
    assert all(line.startswith("#") for line in lines[1:-4])


def test_who_says_to_have_none_is_written_down_as_having_none() -> None:
    none = Delivery(**{"from": "klager"}, party=Party.COMPLAINANT, date=date(2026, 7, 9))
    text = delivery_text(none)
    assert text.endswith(
        'from: klager\nparty: klager\ndate: "2026-07-09"\nsha256: null\ndraft: null\nremarks: []\n'
    )
    assert read_yaml_page(Delivery, "01", text, "01.yaml").page == none


def test_the_next_number_passes_over_what_came_in_and_over_answers_to_what_is_gone() -> None:
    assert next_number(()) == "01"
    assert next_number({"received/01", "answers/03.2", "OS-B3"}) == "04"
    assert next_number({"received/99"}) == "100"
    assert received_file("04") == "reaction/received/04.yaml"
