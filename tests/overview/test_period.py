"""Calendar years and school years: how they are written, what they hold, which clash."""

from __future__ import annotations

from datetime import date

import pytest

from naftctl.model.period import as_period, clashing, earlier, period_of
from tests.overview.cases import year


def test_a_calendar_year_runs_from_january_to_december() -> None:
    found = year("2026")
    assert (found.first, found.last, found.school) == (date(2026, 1, 1), date(2026, 12, 31), False)


def test_a_school_year_runs_from_september_to_august() -> None:
    found = year("2025-2026")
    assert (found.first, found.last, found.school) == (date(2025, 9, 1), date(2026, 8, 31), True)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "26",
        "1899",
        "3000",
        "2026 ",
        "2025-2027",
        "2026-2025",
        "2025-26",
        "2025/2026",
        "٢٠٢٦",
        "2026-",
        "x2026",
    ],
)
def test_anything_else_is_no_year(text: str) -> None:
    assert as_period(text) is None


@pytest.mark.parametrize("text", ["1900", "2999", "1999-2000", "2999-3000"])
def test_the_first_and_the_last_year_can_be_asked(text: str) -> None:
    assert year(text).name == text


@pytest.mark.parametrize(
    ("day", "calendar", "school"),
    [
        ("2026-01-01", "2026", "2025-2026"),
        ("2026-08-31", "2026", "2025-2026"),
        ("2026-09-01", "2026", "2026-2027"),
        ("2026-12-31", "2026", "2026-2027"),
    ],
)
def test_every_day_is_part_of_one_year_of_each_kind(day: str, calendar: str, school: str) -> None:
    on = date.fromisoformat(day)
    assert period_of(on, school=False).name == calendar
    assert period_of(on, school=True).name == school
    assert on in period_of(on, school=True)


def test_earlier_years_are_of_the_same_kind() -> None:
    found = earlier(year("2025-2026"), date(2023, 8, 31))
    assert [each.name for each in found] == ["2022-2023", "2023-2024", "2024-2025", "2025-2026"]
    assert earlier(year("2026"), date(2027, 1, 1)) == ()


def test_only_years_of_the_other_kind_that_share_days_clash() -> None:
    assert clashing(year("2026"), ("2025-2026", "2026-2027", "2027-2028", "2026", "2025")) == (
        "2025-2026",
        "2026-2027",
    )
    assert clashing(year("2026-2027"), ("2026", "2025", "2027", "2025-2026")) == ("2026", "2027")
    assert clashing(year("2026"), ("2024-2025", "2027-2028")) == ()
