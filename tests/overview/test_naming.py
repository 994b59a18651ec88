"""Where a text says by what an inspection or its provider could be recognised."""

from __future__ import annotations

import pytest

from naftctl.overview.naming import Known, Naming, known_of, together
from tests.overview.cases import example

KNOWN = Known(
    names=("vzw De Kantelpoort (fictief)", "vzw De Kantelpoort", "De Kantelpoort", "Horizon", "De Brug"),
    departments=("Kern", "Werkplaats Noord", "De Brug Noord"),
    addresses=("Molenweg 3",),
    ids=("2026-de-kantelpoort", "de-kantelpoort", "horizon", "samen-sterk", "NAFT-2026-014", "0999.999.922"),
    towns=("Voorbeelddorp",),
)
NAMING = Naming(KNOWN)


def found(text: str) -> list[str]:
    return [text[start:end] for start, end in NAMING.places(text)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Bij De Kantelpoort liep dat goed.", "De Kantelpoort"),
        ("bij de kantelpoort liep dat goed", "de kantelpoort"),
        ("Het team van Kantelpoort.", "Kantelpoort"),
        ("Kantelpoorts werking.", "Kantelpoorts"),
        ("Bij **De Kantelpoort**.", "De Kantelpoort"),
        ("Bij De **Kantel**poort.", "De **Kantel**poort"),
        ("Bij De&nbsp;Kantelpoort.", "De&nbsp;Kantelpoort"),
        ("Bij De\nKantelpoort.", "De\nKantelpoort"),
        ("Kijk op dekantelpoort.be.", "dekantelpoort"),
        ("Kijk [hier](https://www.dekantelpoort.be/x).", "dekantelpoort"),
        ("Bij de Kantel-Poort.", "de Kantel-Poort"),
        ('Bij [ons]{.redact as="De Kantelpoort"}.', "De Kantelpoort"),
        ("De afdeling Kern groeit.", "Kern"),
        ("In Werkplaats Noord ook.", "Werkplaats Noord"),
        ("In de brug noord van hier.", "de brug"),
        ("Horizon werkt anders.", "Horizon"),
        ("In de molenweg 3 ook.", "molenweg 3"),
        ("Zie 2026-de-kantelpoort.", "2026-de-kantelpoort"),
        ("Zie 2026-de-kantelpoort-2.", "2026-de-kantelpoort"),
        ("Zie inspections/2026-de-kantelpoort/.", "2026-de-kantelpoort"),
        ("Van Samen-Sterk.", "Samen-Sterk"),
        ("Zie NAFT-2026-014.", "NAFT-2026-014"),
        ("Zie NAFT–2026–014.", "NAFT–2026–014"),
        ("Zie NAFT2026014.", "NAFT2026014"),
        ("Op werkplaatsnoord.be.", "werkplaatsnoord"),
        ("Nummer 0999.999.922.", "0999.999.922"),
        ("Nummer 0999999922.", "0999999922"),
    ],
)
def test_what_names_somebody_is_found_once(text: str, said: str) -> None:
    assert found(text) == [said]
    assert NAMING.names(text)


@pytest.mark.parametrize(
    "text",
    [
        "Dat is de kern van de zaak, aan de horizon.",
        "De werkplaats noord ligt in het noorden, in noord en zuid.",
        "Een kantelende poort, in 2026.",
        "Ze staan samen sterk, en bouwen de bruggen zelf.",
        "NAFT-2026-0149 en 2026-de-kantelaar-2 zijn iets anders.",
        "Nummer 10999.999.922, aan de molenweg 31.",
        "In Voorbeelddorp zijn er meer.",
        "",
    ],
)
def test_words_that_happen_to_be_the_same_name_nobody(text: str) -> None:
    assert found(text) == []
    assert not NAMING.names(text)


@pytest.mark.parametrize(
    "text",
    ["Horizonners doen dit.", "In Voorbeelddorp ook.", "In Werkplaats noord.", "Bij kantelpoort."],
)
def test_in_a_text_of_its_own_more_says_who_a_provider_is(text: str) -> None:
    assert Naming(KNOWN, own=True).names(text)
    assert not NAMING.names(text)


def test_nothing_is_found_where_nothing_is_known() -> None:
    assert not Naming(Known()).names("De Kantelpoort, 2026-de-kantelpoort")


def test_an_inspection_is_known_by_names_places_and_numbers() -> None:
    known = known_of(example())
    assert {"vzw De Kantelpoort (fictief)", "De Kantelpoort"} <= set(known.names)
    assert "Molenweg 3" in known.addresses
    assert {"Voorbeelddorp", "Voorbeeldstad"} == set(known.towns)
    assert {"2026-de-kantelpoort", "de-kantelpoort", "NAFT-2026-014"} <= set(known.ids)


def test_all_of_a_sector_is_known_together_but_its_towns() -> None:
    other = Known(names=("De Brug",), ids=("de-brug",), towns=("Elders",))
    known = together((KNOWN, other), ("van-vroeger",))
    assert known.names == KNOWN.names
    assert known.ids[-2:] == ("de-brug", "van-vroeger")
    assert (known.addresses, known.towns) == (("Molenweg 3",), ())
