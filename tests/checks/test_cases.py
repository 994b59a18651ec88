"""Each folder in cases/ is the worked example with a mistake, and says which diagnostics that gives."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.checks.case import CASES, Case, printed, seen

GOLDEN = Path(__file__).parent / "golden"
ALL = [Case(folder) for folder in sorted(CASES.iterdir())]


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.name)
def test_a_case_gives_what_it_says_and_nothing_else(case: Case) -> None:
    assert case.expected, "a case says what it expects"
    assert {seen(diagnostic) for diagnostic in case.found} == case.expected


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.name)
def test_the_words_of_a_case_are_those_of_its_golden_file(case: Case, *, update_golden: bool) -> None:
    golden = GOLDEN / f"{case.name}.txt"
    if update_golden:
        golden.write_text(printed(case.found), "utf-8", newline="\n")
    assert printed(case.found) == golden.read_text("utf-8")


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.name)
def test_a_message_says_what_was_found_and_a_hint_what_to_do(case: Case) -> None:
    for diagnostic in case.found:
        for words in (diagnostic.message, diagnostic.hint, diagnostic.label):
            assert not words[:1].isupper()
            assert not words.endswith((".", "!"))
            assert "gemiddeld" not in words
        assert len(diagnostic.message) <= 150
        assert "  " not in diagnostic.message + diagnostic.hint


def test_no_golden_file_is_left_without_its_case() -> None:
    assert {path.stem for path in GOLDEN.iterdir()} == {case.name for case in ALL}
