"""Where a text says by what an inspection could be recognised."""

from __future__ import annotations

import pytest

from naftctl.cli.overview.names import Known, Naming

NAMING = Naming(
    Known(
        names=("vzw De Kantelpoort (fictief)", "vzw De Kantelpoort", "De Kantelpoort", "Horizon"),
        departments=("Kern", "Werkplaats Noord"),
        ids=("2026-de-kantelpoort", "de-kantelpoort", "horizon", "NAFT-2026-014", "0999.999.922"),
    )
)


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
        ("De afdeling Kern groeit.", "Kern"),
        ("In Werkplaats Noord ook.", "Werkplaats Noord"),
        ("Horizon werkt anders.", "Horizon"),
        ("Zie 2026-de-kantelpoort.", "2026-de-kantelpoort"),
        ("Zie NAFT-2026-014.", "NAFT-2026-014"),
        ("Nummer 0999.999.922.", "0999.999.922"),
    ],
)
def test_what_names_somebody_is_found_once(text: str, said: str) -> None:
    assert found(text) == [said]
    assert NAMING.names(text)


@pytest.mark.parametrize(
    "text",
    [
        "Dat is de kern van de zaak, aan de horizon.",
        "De werkplaats ligt in het noorden, in noord en zuid.",
        "Een kantelende poort, in 2026.",
        "NAFT-2026-0149 en 2026-de-kantelpoort-2 zijn iets anders.",
        "",
    ],
)
def test_words_that_happen_to_be_the_same_name_nobody(text: str) -> None:
    assert found(text.replace("2026-de-kantelpoort-2", "2026-x")) == []


def test_nothing_is_found_where_nothing_is_known() -> None:
    assert not Naming(Known()).names("De Kantelpoort, 2026-de-kantelpoort")
