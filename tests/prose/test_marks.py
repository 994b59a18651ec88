"""Marks fail closed: what only looks like one is an error, and nothing internal comes through."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naftctl.load.folder import PLAIN, SCORING
from naftctl.prose import parse
from naftctl.prose.marks import audience_text

SECRET = "geheim"


def flaws(text: str) -> list[str]:
    return [flaw.code for flaw in parse(text, "a.md", 1, PLAIN).flaws]


def shown(text: str, *, internal: bool = False) -> str:
    prose = parse(text, "a.md", 1, PLAIN)
    return "\n".join(t.shown(internal=internal) for s in prose.sections for t in s.texts)


@pytest.mark.parametrize(
    "text",
    [
        "Voor [geheim]{.internal} na.",
        "Voor [geheim [x] en [nog]{.redact} geheim]{.internal} na.",
        "Voor [geheim\nover twee regels]{.internal} na.",
        "Voor\n\n::: internal\ngeheim\n\n- geheim\n:::\n\nna.",
        "Voor [geheim [@G02; @KV-B4]]{.internal} na.",
    ],
)
def test_internal_passages_are_gone_and_the_rest_stays(text: str) -> None:
    assert flaws(text) == []
    assert SECRET not in shown(text)
    assert "Voor" in shown(text)
    assert "na." in shown(text)
    assert SECRET in shown(text, internal=True)


def test_redacted_words_stand_in_the_editions_of_provider_and_agency() -> None:
    assert (
        shown('Een [jongen uit de derde]{.redact as="een jongere"} zei het.')
        == "Een jongen uit de derde zei het."
    )


@pytest.mark.parametrize(
    "text",
    [
        "[geheim]{.intern}",
        "[geheim]{.Internal}",
        "[geheim]{ .internal}",
        "[geheim]{.internal }",
        "[geheim]{internal}",
        "[geheim]{#internal}",
        "[geheim] {.internal}",
        "[geheim]\n{.internal}",
        "[geheim]{.internal",
        "geheim]{.internal}",
        "geheim {.internal}",
        "[geheim\n\nmeer]{.internal}",
        "[]{.internal}",
        '[geheim]{.redact as=""}',
        "[geheim]{.redact as='een jongere'}",
        '[geheim]{.redact .internal as="x"}',
        "[geheim]{.redact as=jongere}",
        "\\[geheim]{.internal}",
    ],
)
def test_what_only_looks_like_a_mark_is_an_error(text: str) -> None:
    assert "N117" in flaws(text)


@pytest.mark.parametrize(
    "text",
    [
        "::: internal\ngeheim",
        "Tekst\n::: internal\ngeheim\n:::",
        "\n:::internal\ngeheim\n:::",
        "\n::: intern\ngeheim\n:::",
        "\n:::: internal\ngeheim\n::::",
        "\n  ::: internal\ngeheim\n  :::",
        "- ::: internal\n  geheim\n  :::",
        "\n::: internal\n::: internal\ngeheim\n:::\n:::",
        "\n:::",
        "\n::: {.internal}\ngeheim\n:::",
    ],
)
def test_a_block_that_is_not_exactly_right_is_an_error(text: str) -> None:
    assert "N116" in flaws(text)


@pytest.mark.parametrize(
    "text", ["a <!-- b --> c", "<b>a</b>", "<div\nclass='x'>", "a <br/> b", "<?php a ?>", "<!DOCTYPE html>"]
)
def test_html_is_an_error(text: str) -> None:
    assert "N115" in flaws(text)


@pytest.mark.parametrize("text", ["a < b en c > d", "<https://example.org/a>", "5 <10", "a \\<b> c"])
def test_a_plain_sign_or_address_is_no_html(text: str) -> None:
    assert flaws(text) == []


def test_a_mark_over_the_end_of_a_list_item_is_an_error() -> None:
    prose = parse("## Tekorten\n\n- T1. a [geheim\n- T2. geheim]{.internal} b\n", "a.md", 1, SCORING)
    assert "N117" in [flaw.code for flaw in prose.flaws]


@given(st.text(alphabet='[]{}.: \n-\\`ax"=internalredacts', max_size=60))
def test_a_marked_secret_comes_through_only_with_an_error(noise: str) -> None:
    text = f"{noise[:30]}[{SECRET}]{{.internal}}{noise[30:]}"
    if not flaws(text):
        assert SECRET not in shown(text)


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("a [b [c]{.internal} d]{.redact} e", "a b  d e"),
        ("a [b [c]{.redact} d]{.internal} e", "a  e"),
        ("[[a]]{.redact}{.internal}", ""),
        ("[a\n[\nb]{.redact}\nc]{.redact}", "a\n\nb\nc"),
        ("\\[a [b]{.internal} c\\]", "\\[a  c\\]"),
        ("a b]{.internal}", ""),
        ("[a\n\nb]{.internal}", ""),
        ("{[x} [b]{.internal} c", "{[x}  c"),
    ],
)
def test_marks_in_marks_and_brackets_beside_them_are_taken_apart(text: str, given: str) -> None:
    assert audience_text(text, internal=False) == given


def test_a_few_marks_around_the_same_words_are_good_and_more_are_an_error() -> None:
    def within(depth: int) -> str:
        return "x [" * depth + "y" + " z]{.redact}" * depth

    assert flaws(within(4)) == []
    assert "N117" in flaws(within(5))


@pytest.mark.parametrize(
    ("hidden", "instead"),
    [("Anna IJSBRAND", "een ijsbrand"), ("Deze İbrahim", "wie ibrahim kent"), ("Van Straße", "de STRASSE")],
)
def test_other_words_with_a_name_of_the_passage_are_an_error(hidden: str, instead: str) -> None:
    assert flaws(f'[{hidden}]{{.redact as="{instead}"}}') == ["N117"]
