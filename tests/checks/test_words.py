"""Wording that messages share."""

from __future__ import annotations

from datetime import date

from naftctl.checks.words import choices, count, day, nearest, numeral, quoted


def test_the_nearest_name_is_given_only_where_one_is_nearest() -> None:
    assert nearest("volgnes", ("beneden", "benadert", "volgens", "overstijgt")) == "volgens"
    assert nearest("KV-B44", ("KV-B4", "KV-B5")) == "KV-B4"
    assert nearest("G09", ("G01", "G02", "G03")) == ""
    assert nearest("iets anders", ("volgens",)) == ""
    assert nearest("volgens", ()) == ""


def test_all_values_are_named_up_to_twelve() -> None:
    twelve = [f"REG-{number:02}" for number in range(1, 13)]
    assert choices(twelve).endswith("REG-11, REG-12")
    assert choices([*twelve, "REG-13"], "schrijf een item van het kader") == "schrijf een item van het kader"
    assert choices((), "voeg er een toe") == "voeg er een toe"


def test_names_numbers_and_days_read_as_dutch() -> None:
    assert quoted(("a",)) == "`a`"
    assert quoted(("a", "b", "c")) == "`a`, `b` en `c`"
    assert [count(number, "bron", "bronnen") for number in (0, 1, 2)] == [
        "geen bronnen",
        "één bron",
        "2 bronnen",
    ]
    assert (numeral(1), numeral(3)) == ("één", "3")
    assert day(date(2026, 5, 12)) == "12/05/2026"
