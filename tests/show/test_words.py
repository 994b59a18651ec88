"""Words and characters for people."""

from __future__ import annotations

from datetime import date

import pytest

from naftctl.show.words import coloured, long_day, paint_for, plain, visible


def test_a_day_is_written_in_full() -> None:
    assert long_day(date(2026, 5, 12)) == "dinsdag 12 mei 2026"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("één\xa0%", "één\xa0%"),
        ("a\nb", r"a\nb"),
        ("\x9b31m", r"\x9b31m"),
        ("\u2066x\ufeff", r"\u2066x\ufeff"),
        ("\U000e0041", r"\U000e0041"),
    ],
)
def test_unseen_characters_are_written_out(text: str, expected: str) -> None:
    assert visible(text) == expected


def test_colour_is_for_a_terminal_and_for_who_did_not_refuse(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert paint_for(terminal=True) is coloured
    assert paint_for(terminal=False) is plain
    monkeypatch.setenv("TERM", "dumb")
    assert paint_for(terminal=True) is plain
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("NO_COLOR", "1")
    assert paint_for(terminal=True) is plain
