"""Two texts word by word."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naftctl.framework.words import Op, Segment, segments

SIGNS = {Op.EQUAL: "{}", Op.REMOVED: "[-{}-]", Op.ADDED: "{{+{}+}}"}
TEXTS = st.text("abé ,.\n", max_size=40)


def seen(old: str, new: str, *, whole: bool = False) -> str:
    return "".join(SIGNS[part.op].format(part.text) for part in segments(old, new, whole=whole))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "Het team kiest een niveau.",
            "Het team kiest een advies.",
            "Het team kiest een [-niveau-]{+advies+}.",
        ),
        ("Het team kiest een niveau.", "Het team kiest niveau.", "Het team kiest[- een-] niveau."),
        ("Het team kiest.", "Het team kiest samen.", "Het team kiest{+ samen+}."),
        ("Wat het team kiest.", "Het team kiest.", "[-Wat het-]{+Het+} team kiest."),
        ("De jongere, de school.", "De jongere en de school.", "De jongere[-,-]{+ en+} de school."),
        (
            "Een heel andere tekst.",
            "Niets hiervan bleef staan",
            "[-Een heel andere tekst.-]{+Niets hiervan bleef staan+}",
        ),
        ("", "Nieuw.", "{+Nieuw.+}"),
        ("Oud.", "", "[-Oud.-]"),
        ("Zo.", "Zo.", "Zo."),
        ("", "", ""),
    ],
)
def test_only_the_words_that_differ_are_marked(old: str, new: str, expected: str) -> None:
    assert seen(old, new) == expected


def test_a_word_in_front_is_added_without_taking_the_next_one_along() -> None:
    assert seen("De aanbieder kent zijn jongeren.", "Altijd kent. De aanbieder kent zijn jongeren.") == (
        "{+Altijd kent. +}De aanbieder kent zijn jongeren."
    )


def test_a_little_word_between_two_changes_is_part_of_one_change() -> None:
    old = "Begeleiders zijn vlot, open en duidelijk over grenzen."
    new = "Begeleiders zijn vlot, helder en eerlijk over grenzen."
    assert seen(old, new) == (
        "Begeleiders zijn vlot, [-open en duidelijk-]{+helder en eerlijk+} over grenzen."
    )


def test_whole_words_are_marked_with_the_signs_that_cling_to_them() -> None:
    assert seen("Hij kent de jongeren.", "Hij kent de jongeren, en hun school.", whole=True) == (
        "Hij kent de [-jongeren.-]{+jongeren, en hun school.+}"
    )


@given(TEXTS, TEXTS, st.booleans())
def test_both_texts_can_be_read_back(old: str, new: str, whole: bool) -> None:  # noqa: FBT001
    parts = segments(old, new, whole=whole)
    assert "".join(part.text for part in parts if part.op is not Op.ADDED) == old
    assert "".join(part.text for part in parts if part.op is not Op.REMOVED) == new
    assert all(part.text for part in parts)


@given(TEXTS)
def test_a_text_is_equal_to_itself(text: str) -> None:
    assert segments(text, text) == ((Segment(Op.EQUAL, text),) if text else ())


def test_a_very_long_text_of_few_words_takes_no_time() -> None:
    pick = random.Random(4)
    old, new = (" ".join(pick.choice("ab") for _ in range(30_000)) for _ in range(2))
    start = time.process_time()
    segments(old, f"c {new} c")
    assert time.process_time() - start < 3
