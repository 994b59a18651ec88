"""What is looked for only beside a sign, or only where some word begins, is all that is there to find."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naftctl.privacy import (
    ages,
    births,
    classes,
    contact,
    find,
    groups,
    initials,
    names,
    numbers,
    searching,
    sensitive,
)
from naftctl.privacy.texts import Stretch
from naftctl.privacy.words import Starts, lowered, matches_near, words_of

LINES = (Path(__file__).parent / "sentences.txt").read_text("utf-8").splitlines()
WORDS = sorted({word for line in LINES for word in line.partition(" | ")[2].split()})
ODD = (
    *"ſİı\u212a\u212bÅéß@°º&%[](){}*_~`\\/.,;:-'\"|<>#0123456789²³\xad\u200b１",
    *(
        "\n",
        "\n\n",
        "\n> ",
        "\n- ",
        "  ",
        "[@G02]",
        "; @",
        "(at)",
        "( a )",
        " apenstaart ",
        "&#64;",
        "%41",
        "&amp;",
    ),
    *(
        "een",
        "één",
        "drie",
        "twintig",
        "slechts een",
        "jongeren",
        "jarig",
        "geb.",
        "geb",
        "GEBOREN",
        "dob",
        "ver",
    ),
    *("op 3 mei 2008", "12/05/2009", "2012-05-09", "2024", "2025-2026", "93.05.18-223.61", "0475 12 34 56"),
    *("BE71 0961 2345 6769", "001-0000001-18", "0403.019.261", "1-ABC-123", "kenteken", "Nummerplaat AB 12"),
    *(
        "A.",
        "L.P.",
        "Lotte",
        "Peeters",
        "mevrouw",
        "klas 3B",
        "4de jaar",
        "uit het derde jaar",
        "ADHD",
        "hiv",
    ),
    *(
        "9000 Gent",
        ", 2000 Gent",
        "B-9000 Gent",
        "nr. 5",
        "(12)",
        ", 15,",
        "rue de la Loi 16",
        "molenstraat 3",
    ),
    *("a.b@c.example", "a.b (at) c.example", "tel 0 2012 2034"),
)
ALLOWED = ("De Brug", "0403.019.261")
PIECES = st.sampled_from(WORDS) | st.sampled_from(ODD) | st.integers(0, 10**11).map(str)
CASES = st.sampled_from((str, str, str, str.upper, str.lower, str.title))
JOINTS = st.sampled_from((" ", " ", " ", "", ", ", ". ", "-", "\n"))
TEXTS = st.lists(st.builds(lambda word, case, joint: case(word) + joint, PIECES, CASES, JOINTS)).map("".join)

BEGUN = {
    "ages": (ages._COUNT, ages._HEADS),
    "births": (re.compile(births._CUE.pattern.replace("|°", ""), re.I), births._HEADS),
    "classes": (classes._CLASS, classes._HEADS),
    "groups": (groups._SMALL, groups._HEADS),
    "names": (names._CUE, names._HEADS),
    "sensitive": (sensitive._TERM, sensitive._HEADS),
    "sensitive letters": (sensitive._LETTERS, sensitive._LETTERS_HEADS),
}
SIGNED = {
    "address": (contact._ADDRESS, (contact._HOUSE,)),
    "mail": (contact._EMAIL, contact._AT_SIGNS),
    "plate": (contact._PLATE, (contact._PLATE_SIGN,)),
    "account": (numbers._ACCOUNT, (numbers._ACCOUNT_SIGN,)),
    "class": (classes._CLASS_SHORT, (classes._SHORT_SIGN,)),
    "row of initials": (initials._ROW, (initials._LONE,)),
    "initials with name": (initials._WITH_NAME, (initials._LONE,)),
    "initial after name": (initials._AFTER_NAME, (initials._LONE,)),
    "initial alone": (initials._ALONE, (initials._LONE,)),
}
BEFORE = {
    "born in brackets": (births._IN_BRACKETS, rf"(?<=[a-zà-ÿ.] )\(({births.DAY})\)"),
    "named": (
        ages._NAMED,
        r"(?<![\w'-])(?:[A-ZÀ-Þ][a-zà-ÿ]+|[A-Z]\.)(?: ?\((\d{1,2})\)|, (\d{1,2})(?: jaar)?,)",
    ),
    "year": (classes._YEAR_OF, classes._YEAR_OF.pattern.replace(r"uit het (?<!\w.{8})", r"(?<!\w)uit het ")),
    "old account": (numbers._OLD_ACCOUNT, r"(?<![\d-])(\d{3})[ -](\d{7})[ -](\d{2})(?![\d-])"),
    "enterprise": (numbers._ENTERPRISE, r"(?<![\d.])[01]\d{3}[ .]?\d{3}[ .]?\d{3}(?!\d|[.]\d)"),
    "lives": (
        contact._LIVES,
        contact._LIVES.pattern.replace(
            r"Woon\w*|woon\w*|Thuis|thuis|Domicilie|domicilie|Adres|adres",
            r"[Ww]oon\w*|[Tt]huis|[Dd]omicilie|[Aa]dres",
        ),
    ),
    "post": (
        contact._POST,
        r"(?:(?<![\w.,/-])(?<!\d )|(?<=, )|(?<=B-))([1-9]\d{3}) "
        r"(?=[A-ZÀ-Þ])([A-ZÀ-Þ][a-zà-ÿ]+(?:-[A-Za-zà-ÿ]+)*)",
    ),
    "day": (searching._DAY, r"(?<![\d.,/-])(?:19|20)\d\d(?:-[01]\d-[0-3]\d|-20\d\d)?(?![\d-])"),
}
SUSPECT = re.compile(
    r"(?:\d[^\dA-Za-z]{0,6}){6}|(?<!\[)(?<!; )@|&#|&[a-z]+;|%[0-9a-f]{2}|apenstaart|[\[({] ?(?:at|a) ?[\])}]"
    r"|[a-z]{3}[^a-z\d]{0,3}\d{3}|nummerpla|kenteken|geboren"
    r"|(?:(?<![a-z])(?:geb(?![a-z])|geboorte|dob)|verjaar|jarig|[°º])[^\n]{0,99}\d",
    re.I,
)
"""All signs of something certain as one pattern, which is slow to look for."""


def spans(found: Iterator[re.Match[str]]) -> list[tuple[int, ...]]:
    return [place for match in found for place in match.regs]


def paragraphs(text: str) -> Iterator[tuple[int, str]]:
    begin = 0
    for end in (*(match.start() for match in re.finditer(r"\n[ \t>]*\n", text)), len(text)):
        yield begin, text[begin:end]
        begin = end


def around(pattern: re.Pattern[str]) -> st.SearchStrategy[str]:
    """A text with something in it that the pattern finds."""
    return st.tuples(TEXTS, st.from_regex(pattern), TEXTS).map("".join)


@pytest.mark.parametrize("which", BEGUN)
@given(st.data())
def test_a_pattern_finds_the_same_tried_only_where_its_words_begin(which: str, data: st.DataObject) -> None:
    pattern, heads = BEGUN[which]
    text = data.draw(TEXTS | around(pattern))
    for read in (text, lowered(text)):
        found = Starts(words_of(read)).matches(pattern, read, heads)
        assert spans(found) == spans(pattern.finditer(read))


@pytest.mark.parametrize("which", SIGNED)
@given(st.data())
def test_a_pattern_finds_the_same_in_lines_that_have_its_sign(which: str, data: st.DataObject) -> None:
    pattern, signs = SIGNED[which]
    text = data.draw(TEXTS | around(re.compile(pattern)))
    text = lowered(text) if which == "mail" else text
    assert spans(matches_near(pattern, text, *signs)) == spans(re.finditer(pattern, text))


@given(TEXTS | around(re.compile(initials._AFTER_CUE)))
def test_every_initial_after_a_cue_stands_in_a_line_with_a_lone_capital(text: str) -> None:
    near, everywhere = (
        spans(match for match in found if match[1].isupper())
        for found in (
            matches_near(initials._AFTER_CUE, text, initials._LONE),
            re.finditer(initials._AFTER_CUE, text),
        )
    )
    assert near == everywhere


@given(TEXTS | around(re.compile(contact._EMAIL)))
def test_a_mail_address_is_found_in_small_letters_too(text: str) -> None:
    assert spans(re.finditer(contact._EMAIL, lowered(text))) == spans(re.finditer(contact._EMAIL, text))


@pytest.mark.parametrize("which", BEFORE)
@given(st.data())
def test_what_comes_before_may_be_tested_behind(which: str, data: st.DataObject) -> None:
    pattern, plain = BEFORE[which]
    before = re.compile(plain, pattern.flags)
    text = data.draw(TEXTS | around(before))
    assert spans(pattern.finditer(text)) == spans(before.finditer(text))


@given(TEXTS | around(SUSPECT))
def test_every_sign_of_something_certain_is_one_of_those_sought(text: str) -> None:
    if SUSPECT.search(searching._DAY.sub("", text)):
        assert searching._signs(text, searching._SIGNS)


@given(st.lists(TEXTS, max_size=4))
def test_searching_misses_nothing_that_reading_every_paragraph_finds(texts: list[str]) -> None:
    read = [Stretch(f"{number}.md", text, printed=True, path="x") for number, text in enumerate(texts)]
    found = {
        (text.file, hit.kind, hit.start, hit.end)
        for text, hits in searching.search(read, (), ALLOWED, lambda _: False)
        for hit in hits
    }
    expected = {
        (text.file, hit.kind, hit.start + begin, hit.end + begin)
        for text in read
        for begin, words in paragraphs(text.words)
        for hit in find(words, (), ALLOWED)
        if hit.certain
    }
    assert expected <= found
