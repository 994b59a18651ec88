"""However often signs are repeated in a text, it is read in a moment: the time grows with its length."""

from __future__ import annotations

import time
from itertools import product

import pytest

from naftctl.load.folder import NOTE, SCORING
from naftctl.prose import Shape, parse
from naftctl.prose.lookalikes import reads_as_mark
from naftctl.prose.plain import plain_text

SIGNS = (
    "]", " {", "[^a", "[@", "![", "](", ":::", "\n:::", "[a]{.redact}", "## a\n", "- V1. ", "`", "|", "\\",
    "> ", "&#", "<a ", "⟨vul in", "[", "{.", "\n\n", "*", "a ", '"',
)  # fmt: skip
SHAPES = {"scoring": SCORING, "note": NOTE}
LONG, SHORT = 60_000, 20_000
# Five times what the slowest takes; what grows with the square takes longer.
SECONDS, MOMENT = 3.0, 0.8


def seconds(text: str, shape: Shape) -> float:
    """The processor time that reading a text takes, and all that is shown of it."""
    begin = time.process_time()
    for passage in parse(text, "inspections/x/scorings/OS-B3.md", 1, shape).texts:
        passage.shown(internal=True)
        passage.shown(internal=False, redacted=True)
        passage.removed()
        plain_text(passage.outside)
    return time.process_time() - begin


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize(
    ("before", "repeated", "after"),
    [
        *(("", sign, "") for sign in SIGNS),
        ("", "] {", ""),
        ("", "[^a", "]"),
        ("![](", "`", ""),
        ("![](", "`` ` ", ""),
        ("![](", "\\``", ""),
        ("", "``` ", ""),
        ("", "![a](b)\n\n", ""),
        ("", "![a](b)", ""),
        ("## a", " ", "b"),
        ("a", " ", "b [@G02]"),
        ("- ", " ", "b"),
        ("", ":", "redact"),
        ("", "\\[", "]{.redacted}"),
        ("[a](", "b", ""),
        ("", '[a](b "', ""),
        ('[a]{.redact as="', "b", "}"),
        ("", "**a ", ""),
        ("", "*a ", ""),
        ("", "~~a ", "~~"),
        ("", "```\n```\n::: internal\n", ""),
        ("", "::: internal\na\n:::\n\n", ""),
        ("", "@A-A", ""),
        ("[@", ";", "]"),
    ],
)
def test_a_long_text_of_one_sign_is_read_in_a_moment(
    before: str, repeated: str, after: str, shape: str
) -> None:
    text = before + repeated * (LONG // len(repeated)) + after
    assert seconds(text, SHAPES[shape]) < SECONDS


@pytest.mark.parametrize("mark", ["{.redact}", "{.internal}", '{.redact as="b"}'])
def test_marks_within_marks_without_end_are_read_in_a_moment_and_are_an_error(mark: str) -> None:
    number = LONG // (len(mark) + 3)
    text = "[" * number + "a" + f" b]{mark}" * number
    assert seconds(text, SCORING) < SECONDS
    assert "N117" in {flaw.code for flaw in parse(text, "a.md", 1, SCORING).flaws}


def test_many_names_in_the_passage_and_in_the_other_words_are_compared_in_a_moment() -> None:
    names = " ".join(f"Naam{'x' * (number % 7)}{number}" for number in range(6_000))
    text = f'[{names}]{{.redact as="{names[:-1].lower()}"}}'
    assert seconds(text, SCORING) < SECONDS
    assert [flaw.code for flaw in parse(text, "a.md", 1, SCORING).flaws] == ["N117"]


@pytest.mark.parametrize("first", SIGNS)
def test_two_signs_by_turns_are_read_in_a_moment(first: str) -> None:
    slow = {
        second: took
        for second in SIGNS
        if (took := seconds((first + second) * (SHORT // len(first + second)), SCORING)) > MOMENT
    }
    assert slow == {}


@pytest.mark.parametrize("sign", [*("".join(pair) for pair in product("]:{ ", repeat=2)), "&#", "[a] {"])
def test_a_value_of_one_sign_is_judged_in_a_moment(sign: str) -> None:
    begin = time.process_time()
    reads_as_mark("é" + sign * (LONG // len(sign)))
    assert time.process_time() - begin < SECONDS
