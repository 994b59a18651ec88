"""Which days count, and what is special about a day."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta

import pytest

from naftctl.days import (
    CALENDAR,
    SCHOOL_YEARS,
    WITHOUT_SCHOOL_HOLIDAYS,
    CannotCount,
    first_day_before,
    holiday,
    last_day,
    name_of,
    school_holiday,
)


@pytest.mark.parametrize(
    ("start", "days", "all_days", "school_days"),
    [
        # No holiday on the way.
        ("2026-06-10", 14, "2026-06-24", "2026-06-24"),
        # The last day before the summer holidays, and the first day in them.
        ("2026-06-16", 14, "2026-06-30", "2026-06-30"),
        ("2026-06-17", 14, "2026-07-01", "2026-09-01"),
        # Sent in the middle of the summer: day 1 is the first of September.
        ("2026-07-20", 14, "2026-08-03", "2026-09-14"),
        # Sent on the last day of a holiday, and on the last day before it.
        ("2026-08-31", 1, "2026-09-01", "2026-09-01"),
        ("2026-06-30", 1, "2026-07-01", "2026-09-01"),
        # Over the Christmas holidays (22 December 2025 to 4 January 2026) and the end of the year.
        ("2025-12-16", 14, "2025-12-30", "2026-01-13"),
        ("2025-12-31", 1, "2026-01-01", "2026-01-05"),
        # Christmas holidays that end late: 27 December 2027 to 9 January 2028.
        ("2027-12-20", 14, "2028-01-03", "2028-01-17"),
        # Over 29 February, on it, and from it; 28 February to 5 March 2028 is a holiday.
        ("2024-02-20", 14, "2024-03-05", "2024-03-05"),
        ("2024-02-15", 14, "2024-02-29", "2024-03-03"),
        ("2024-02-29", 365, "2025-02-28", None),
        ("2028-02-21", 14, "2028-03-06", "2028-03-13"),
        # In a century that has no leap day.
        ("2100-02-28", 1, "2100-03-01", None),
        # Over the Easter holidays (6 to 19 April 2026), and over those that end on Easter Monday 2025.
        ("2026-04-01", 14, "2026-04-15", "2026-04-29"),
        ("2025-04-01", 14, "2025-04-15", "2025-04-30"),
        # Single days off count as holidays of the schools: 1, 14, 15 and 25 May 2026.
        ("2026-04-30", 2, "2026-05-02", "2026-05-03"),
        ("2026-05-13", 14, "2026-05-27", "2026-05-30"),
        # Day 0 is the day itself.
        ("2026-06-10", 0, "2026-06-10", "2026-06-10"),
    ],
)
def test_the_last_day_is_day_n_when_the_start_is_day_zero(
    start: str, days: int, all_days: str, school_days: str | None
) -> None:
    first = date.fromisoformat(start)
    assert str(last_day(first, days, CALENDAR)) == all_days
    if school_days:
        assert str(last_day(first, days, WITHOUT_SCHOOL_HOLIDAYS)) == school_days


@pytest.mark.parametrize(
    ("end", "all_days", "school_days"),
    [
        ("2026-06-09", "2026-05-12", "2026-05-09"),
        ("2026-03-10", "2026-02-10", "2026-02-03"),
        ("2024-03-28", "2024-02-29", "2024-02-29"),
        ("2028-03-28", "2028-02-29", "2028-02-22"),
        ("2025-01-14", "2024-12-17", "2024-12-03"),
        # Counted back to the first of September: the last day may not lie in the summer.
        ("2026-09-28", "2026-08-31", "2026-06-30"),
        ("2026-09-29", "2026-09-01", "2026-09-01"),
        # A first visit on the day after a holiday, and in one.
        ("2026-09-01", "2026-08-04", "2026-06-03"),
        ("2026-08-20", "2026-07-23", "2026-06-02"),
    ],
)
def test_28_days_are_counted_back_from_the_first_visit(end: str, all_days: str, school_days: str) -> None:
    visit = date.fromisoformat(end)
    assert str(first_day_before(visit, 28, CALENDAR)) == all_days
    assert str(first_day_before(visit, 28, WITHOUT_SCHOOL_HOLIDAYS)) == school_days


@pytest.mark.parametrize("counting", [CALENDAR, WITHOUT_SCHOOL_HOLIDAYS])
def test_counting_back_gives_the_latest_day_from_which_the_term_fits(counting: str) -> None:
    for number in range(0, 1200, 7):
        end = date(2026, 1, 1) + timedelta(days=number)
        start = first_day_before(end, 28, counting)
        assert last_day(start, 28, counting) <= end
        later = start + timedelta(days=1)
        while counting == WITHOUT_SCHOOL_HOLIDAYS and school_holiday(later):
            later += timedelta(days=1)
        assert last_day(later, 28, counting) > end


def test_no_term_without_school_holidays_ends_in_one() -> None:
    for number in range(0, 1200, 5):
        day = date(2025, 9, 1) + timedelta(days=number)
        assert not school_holiday(last_day(day, 14, WITHOUT_SCHOOL_HOLIDAYS))
        assert not school_holiday(first_day_before(day, 28, WITHOUT_SCHOOL_HOLIDAYS))


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2026-07-10", None),
        ("2026-07-11", "Feest van de Vlaamse Gemeenschap"),
        ("2026-10-10", "zaterdag"),
        ("2026-10-11", "zondag"),
        ("2026-01-01", "Nieuwjaar"),
        ("2026-04-05", "Pasen"),
        ("2026-04-06", "Paasmaandag"),
        ("2026-05-01", "Dag van de Arbeid"),
        ("2026-05-14", "Onze-Lieve-Heer-Hemelvaart"),
        ("2026-05-25", "Pinkstermaandag"),
        ("2026-07-21", "Nationale feestdag"),
        ("2026-08-15", "Onze-Lieve-Vrouw-Hemelvaart"),
        ("2026-11-01", "Allerheiligen"),
        ("2026-11-02", None),
        ("2026-11-11", "Wapenstilstand"),
        ("2026-12-25", "Kerstmis"),
        ("0001-01-06", "zaterdag"),
        ("9999-12-31", None),
    ],
)
def test_a_day_is_named_where_it_is_a_holiday_or_in_a_weekend(day: str, name: str | None) -> None:
    assert name_of(date.fromisoformat(day)) == name


def test_a_weekend_is_no_holiday() -> None:
    assert holiday(date(2026, 10, 10)) is None


def test_a_year_without_known_school_holidays_gives_no_day() -> None:
    for day in (date(SCHOOL_YEARS[0], 1, 5), date(2009, 6, 1)):
        with pytest.raises(CannotCount) as caught:
            first_day_before(day, 28, WITHOUT_SCHOOL_HOLIDAYS)
        assert caught.value.year == 2009
    with pytest.raises(CannotCount):
        last_day(date(2100, 12, 24), 14, WITHOUT_SCHOOL_HOLIDAYS)


def test_the_calendar_has_a_first_and_a_last_day() -> None:
    with pytest.raises(CannotCount):
        first_day_before(date(1, 1, 5), 28, CALENDAR)
    with pytest.raises(CannotCount):
        last_day(date(9999, 12, 24), 14, CALENDAR)
    with pytest.raises(CannotCount):
        last_day(date(2026, 1, 1), 10**12, CALENDAR)


def test_an_unknown_way_to_count_gives_no_day() -> None:
    with pytest.raises(CannotCount) as caught:
        last_day(date(2026, 1, 1), 14, "werkdagen")
    assert caught.value.year is None


def test_counting_calendar_days_does_not_load_the_table_of_holidays() -> None:
    program = (
        "import sys; from datetime import date; from naftctl.days import last_day;"
        "last_day(date(2026, 6, 30), 14, 'kalenderdagen'); sys.exit('holidays' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
