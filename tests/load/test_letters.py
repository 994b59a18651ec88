"""Letters that the report cannot print, as the reader says them."""

from __future__ import annotations

import pytest

from naftctl.engines.fonts import printable
from naftctl.load.house import FONTS
from naftctl.load.letters import SURE, Letters
from naftctl.load.places import Sheet
from tests.conftest import ROOT

LETTERS = Letters(lambda: printable(ROOT / FONTS))


def said(text: str) -> list[tuple[int, int, str]]:
    found = LETTERS.in_text(Sheet("summary.md", text, 10))
    return [(d.span.line, d.span.column, d.message.partition(" staa")[0]) for d in found]


@pytest.mark.parametrize(
    "text",
    [
        "Łódź, Kraków, Işık, Čapek, Ștefan, Šiauliai, Ørsted, naïef, Größe",
        "cafe\u0301 nai\u0308f, ook los geschreven",
        "“dubbel” ‘enkel’ „laag” – — … • € ½ ° ≤ ²",
        "⟨vul in: naam⟩ &eacute; &amp; &#233; &onbekend;",
        "`x` \\&#x1F600; AT&T",
    ],
)
def test_what_the_fonts_have_is_good(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("goed 👍", "teken U+1F44D (een pictogram)"),
        ("taal: русский", "teken U+0440 (een Cyrillische letter) en 5 andere tekens"),
        ("taal: ελληνικά", "teken U+03B5 (een Griekse letter) en 6 andere tekens"),
        ("taal: العربية", "teken U+0627 (een Arabische letter) en 6 andere tekens"),
        ("taal: עברית", "teken U+05E2 (een Hebreeuwse letter) en 4 andere tekens"),
        ("taal: 漢字", "teken U+6F22 (een Chinees of Japans teken) en 1 ander teken"),
        ("taal: हिन्दी", "teken U+0939 (een letter uit een ander schrift) en 5 andere tekens"),
        ("stad: Ḥums", "teken U+1E24 (een Latijnse letter met een zeldzaam accent)"),
        ("dus → zo", "teken U+2192 (een wiskundig teken)"),
        ("goed &#x1F44D;", "teken U+1F44D (een pictogram)"),
        ("goed &check;", "teken U+2713 (een pictogram)"),
    ],
)
def test_what_they_do_not_have_is_said_with_its_name_and_its_place(text: str, message: str) -> None:
    column = text.index(" " if ":" in text or "→" in text else "goed") + 2
    if text.startswith("goed"):
        column = 6
    assert said("Een zin.\n" + text) == [(11, column, message)]


def test_directions_are_said_as_odd_characters_and_not_again() -> None:
    assert said("a\u202eb \u200f") == []


def test_what_needs_no_look_at_the_fonts_is_in_them() -> None:
    sure = {code for code in range(0x3000) if chr(code) in _expanded(SURE)}
    assert {code for code in sure - printable(ROOT / FONTS) if chr(code) not in "\t\n⟨⟩"} == set()
    assert {ord(char) for char in "aéëŒ€–’…"} <= sure


def test_the_fonts_are_only_read_where_there_is_a_doubt() -> None:
    def never() -> frozenset[int]:
        raise AssertionError

    assert list(Letters(never).in_text(Sheet("a.md", "Een gewone zin, geëerd – “zo” … €\n", 1))) == []


def _expanded(inside: str) -> set[str]:
    """The characters of a class, ranges written out."""
    found, rest = set(), list(inside)
    while rest:
        first = rest.pop(0)
        if rest[:1] == ["-"] and len(rest) > 1:
            found |= {chr(code) for code in range(ord(first), ord(rest[1]) + 1)}
            rest = rest[2:]
        else:
            found.add(first)
    return found
