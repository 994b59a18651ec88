"""What the terminal says of an overview."""

from __future__ import annotations

from datetime import date

import pytest

from naftctl.model.account import Account, Published, Reason
from naftctl.model.period import as_period
from naftctl.show.overview import copies, fixed, left_out, nothing_counts, still_running, to_fix, year_words

YEAR = as_period("2025-2026")
assert YEAR


def test_what_does_not_count_is_named_by_reason_and_not_without_end() -> None:
    names = tuple(f"2026-aanbieder-{number:02}" for number in range(11))
    found = list(left_out({Reason.NOT_FINAL: names, Reason.WITHDRAWN: ("2025-x",)}, 80))
    said = " ".join(" ".join(found).split())
    assert said.startswith("niet in de cijfers: nog niet definitief")
    assert "(11): 2026-aanbieder-00, 2026-aanbieder-01" in said
    assert "2026-aanbieder-07 en nog 3" in said
    assert said.endswith("ingetrokken (1): 2025-x")
    assert all(len(line) <= 80 for line in found)


def test_where_everything_counts_nothing_is_said() -> None:
    assert list(left_out({}, 80)) == []


def test_every_reason_has_words() -> None:
    assert len(list(left_out(dict.fromkeys(Reason, ("x",)), 200))) == 1 + len(Reason)


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (date(2025, 8, 31), "schooljaar 2025-2026 begint pas op maandag 1 september 2025"),
        (date(2026, 8, 31), "schooljaar 2025-2026 loopt nog tot en met maandag 31 augustus 2026"),
        (date(2026, 9, 1), ""),
    ],
)
def test_a_year_that_is_not_over_is_said(today: date, said: str) -> None:
    assert YEAR
    assert still_running(YEAR, today) == said


def test_a_year_without_inspections_names_the_years_that_have_some() -> None:
    def final(name: str, day: date | None, reason: Reason | None = None) -> Account:
        return Account(id=name, provider=name, final=day, reason=reason)

    assert YEAR
    accounts = (
        final("a", date(2024, 9, 1)),
        final("b", date(2025, 8, 31)),
        final("c", date(2023, 1, 1), Reason.WITHDRAWN),
        final("d", None, Reason.NOT_FINAL),
    )
    assert list(nothing_counts(YEAR, accounts)) == [
        "in schooljaar 2025-2026 werd geen inspectie definitief: er is niets om te tonen",
        "definitieve inspecties: 2024-2025 (2)",
    ]
    assert len(list(nothing_counts(YEAR, accounts[2:]))) == 1


def test_a_calendar_year_is_just_its_number() -> None:
    year = as_period("2026")
    assert year
    assert year_words(year) == "2026"


def test_what_is_fixed_is_said_with_the_earlier_years() -> None:
    assert fixed(("2026",)) == "de cijfers van 2026 liggen nu vast"
    assert fixed(("2024", "2025", "2026")).startswith("de cijfers van 2024 tot en met 2026 liggen nu vast")


def test_a_reason_is_told_with_one_colon_only() -> None:
    for line in list(left_out(dict.fromkeys(Reason, ("x",)), 200))[1:]:
        assert line.count(":") == 1


def test_the_years_that_a_publication_fixes_are_told_with_their_inspections() -> None:
    today = date(2026, 3, 1)

    def record(year: str, fixed_on: date, *names: str) -> Published:
        return Published(year=year, fixed=fixed_on, threshold=5, figures=names, apart=("k",), digest="x")

    records = {
        "2023-2024": record("2023-2024", date(2025, 1, 10), "a", "b"),
        "2024-2025": record("2024-2025", today),
        "2025-2026": record("2025-2026", today, "c"),
    }
    assert list(to_fix(records, today, 200)) == [
        "publiceren legt deze cijfers voor altijd vast:",
        "  2023-2024 (3 inspecties), vastgelegd op vrijdag 10 januari 2025",
        "  2024-2025 (1 inspectie)",
        "  2025-2026 (2 inspecties), een jaar dat nog loopt: wat later definitief wordt, telt in 2026-2027",
    ]
    assert all(len(line) <= 60 for line in to_fix(records, today, 60))


def test_what_looks_like_a_copy_is_named() -> None:
    assert list(copies(["overviews/2025 - kopie/published.yaml"])) == [
        "overviews/2025 - kopie/published.yaml lijkt een kopie en telt niet mee: haal ze weg"
    ]
