"""What is found in a text, where, and how sure."""

from __future__ import annotations

import pytest

from naftctl.privacy import Kind, find, find_in_name

LISTED = ("Lotte Peeters", "Jan-Willem Van den Broeck", "Zoë D'Hulster", "Anaïs")


def found(
    text: str, names: tuple[str, ...] = (), allowed: tuple[str, ...] = ()
) -> list[tuple[str, bool, str]]:
    return [(hit.kind.value, hit.certain, text[hit.start : hit.end]) for hit in find(text, names, allowed)]


@pytest.mark.parametrize(
    "written",
    [
        "Lotte Peeters",
        "lotte peeters",
        "LOTTE PEETERS",
        "Peeters Lotte",
        "Peeters, Lotte",
        "Lotte Peeters'",
        "L. Peeters",
        "L Peeters",
        "Peeters, L.",
        "Lotte P.",
        "Lotte **Peeters**",
        "**Lotte** _Peeters_",
        "Lotte\nPeeters",
        "Lotte\n> Peeters",
        "Lotte&nbsp;Peeters",
        "Lotte\u00a0Peeters",
        "Lot\u00adte Pee\u00adters",
        "Lotte\u200b Peeters",
        "Lotte &#80;eeters",
        "[Lotte]{.redact} Peeters",
        "Lotte\\-Peeters",
        "https://voorbeeld.example/lotte-peeters",
        "https://voorbeeld.example/Lotte%20Peeters",
        "lotte_peeters.pdf",
        "lottepeeters@voorbeeld.example",
        "| Lotte | Peeters |",
        "Jan Willem van den Broeck",
        "Jan-Willem VANDENBROECK",
        "J.-W. Van den Broeck",
        "J.W. Van den Broeck",
        "JW Van den Broeck",
        "Zoe D’Hulster",
        "Zoe\u0308 d'hulster",
        "Ｚｏｅ D'Hulster",
        "Anaïs",
        "Anais",
        "Anaïs'",
    ],
)
def test_a_name_of_the_list_is_found_however_it_is_written(written: str) -> None:
    hits = [hit for hit in find(f"Vandaag zag {written} het team.", LISTED) if hit.certain]
    assert {hit.kind for hit in hits} <= {Kind.LISTED_NAME, Kind.EMAIL}
    assert hits


def test_a_part_of_a_listed_name_is_possible_only() -> None:
    assert found("De zus van Lotte kwam.", LISTED) == [("lijstnaam", False, "Lotte")]
    assert found("Dat zegt Van den Broeck ook.", LISTED) == [("lijstnaam", False, "Van den Broeck")]
    assert ("lijstnaam", False, "mei") in found("In mei kwam het team.", ("Mei",))


def test_a_listed_first_name_hides_no_family_name_beside_it() -> None:
    assert found("Dat zegt Anaïs Verbeke ook.", LISTED) == [("lijstnaam", True, "Anaïs Verbeke")]


def test_names_in_capitals_and_rows_of_names_are_found_to_the_last() -> None:
    assert found("Mevrouw CLAES komt.") == [("naam", False, "CLAES")]
    assert [word for _, _, word in found("Met Jan Piet Els Lotte Omar Fatima Wim erbij.")] == [
        "Jan Piet Els Lotte Omar",
        "Fatima Wim",
    ]


def test_a_name_is_found_in_the_words_that_stand_for_a_redaction() -> None:
    text = 'Dan zei [een jongen]{.redact as="Lotte Peeters"} dat.'
    assert found(text, LISTED) == [("lijstnaam", True, "Lotte Peeters")]


def test_a_hit_tells_where_it_stands_in_the_text_as_written() -> None:
    text = "Eerste zin. Dan belde *Els*&nbsp;**Claes** op 0470&nbsp;11 22 33. Derde zin.\n"
    name, number = find(text)
    assert text[name.start : name.end] == "Els*&nbsp;**Claes"
    assert text[number.start : number.end] == "0470&nbsp;11 22 33"
    assert text[name.sentence_start : name.sentence_end].startswith("Dan belde")
    assert text[name.sentence_start : name.sentence_end].endswith("22 33.")


def test_an_item_a_row_and_a_heading_are_sentences_of_their_own() -> None:
    text = "## Sterke punten\n\n- V1. Leerling Lotte komt.\n- V2. Goed.\n\n"
    text += "| a | b |\n|---|---|\n| mama Els | 2 |\n"
    sentences = [text[hit.sentence_start : hit.sentence_end] for hit in find(text)]
    assert sentences == ["Leerling Lotte komt.", "| mama Els | 2 |"]


def test_a_hit_in_a_sentence_with_an_abbreviation_has_the_whole_sentence() -> None:
    text = "Begin. Volgens mevr. Claes van nr. 4 en dhr. Maes o.a. klopt dat. Einde."
    hit = find(text)[0]
    assert (
        text[hit.sentence_start : hit.sentence_end]
        == "Volgens mevr. Claes van nr. 4 en dhr. Maes o.a. klopt dat."
    )


def test_of_two_hits_that_overlap_the_surest_and_longest_is_kept() -> None:
    assert found("Mail lotte.peeters@voorbeeld.example nu.", LISTED) == [
        ("e-mailadres", True, "lotte.peeters@voorbeeld.example")
    ]
    assert found("Jongere Lotte Peeters kwam.", LISTED) == [("lijstnaam", True, "Lotte Peeters")]


@pytest.mark.parametrize(
    "text",
    [
        "Zie KV-B4, OS-B3, REG-03, CI-1 en INF-01 en het gesprek G02.",
        "Het nummer is NAFT-2026-014, versie 2026.1.",
        "Op 12-05-2026, 12/05/2026, 12.05.2026 en 2026-05-12 om 10.30 uur en 09:00.",
        "In het schooljaar 2023-2024 en in 2024–2025 kwamen 12 500 aanvragen.",
        "Dat is 12,5 % of 1 250,50 euro, versie 3.2.1.",
        "Het bezoek was op 02-09-2026 9.30 uur en 03-09-2026 14.00 uur.",
        "De aantallen zijn 12 34 56, 041 12 en 2022 2023 2024 2025.",
        "| 2022 | 2023 | 2024 |\n|---|---|---|\n| 0412 | 33 44 | 55 |",
        "Een jongere kiest. Deze jongere blijft. Jongere-1 en jongere B gaan.",
        "[@G02; @KV-B4] [@OS-B4/T1] [@kennis-van-rechten/V1]",
        "Het K.B. en het M.B. staan in het B.S. van 3 juni.",
        "",
        "\n\n",
    ],
)
def test_what_identifies_nobody_is_no_hit(text: str) -> None:
    assert found(text) == []


def test_words_of_the_provider_are_no_hit() -> None:
    allowed = (
        "vzw De Kantelpoort (fictief)",
        "De Kantelpoort Kern",
        "Kapelstraat 12, 9300 Aalst",
        "0403.019.261",
        "naft@voorbeeld.example",
        "053 21 22 23",
    )
    text = (
        "Directeur De Kantelpoort Kern, Kapelstraat 12, 9300 Aalst, met nummer BE 0403 019 261, "
        "naft@voorbeeld.example en 053/21.22.23."
    )
    kinds = {kind for kind, _, _ in found(text)}
    assert kinds >= {"naam", "adres", "ondernemingsnummer", "e-mailadres", "telefoonnummer"}
    assert found(text, allowed=allowed) == []


def test_an_allowed_word_hides_no_name_beside_it() -> None:
    assert found("Directeur Els Aalst van De Brug kwam.", allowed=("Aalst", "De Brug")) == [
        ("naam", False, "Els")
    ]


@pytest.mark.parametrize("secret", ["85.07.30-033.28", "BE71 0961 2345 6769"])
def test_a_personal_number_is_a_hit_even_where_it_is_allowed(secret: str) -> None:
    assert [certain for _, certain, _ in found(f"Zie {secret}.", allowed=(secret,))] == [True]


def test_a_listed_name_is_a_hit_even_where_it_is_allowed() -> None:
    assert found("Dat zegt Lotte Peeters.", LISTED, ("Lotte Peeters",)) == [
        ("lijstnaam", True, "Lotte Peeters")
    ]


def test_the_sentence_of_a_combination_is_its_paragraph() -> None:
    text = "Een jongere van 15 jaar liep weg. Dat was in Halle.\nHet was 3 juni.\n\nAnders."
    hit = next(hit for hit in find(text) if hit.kind is Kind.COMBINATION)
    assert text[hit.start : hit.end] == "3 juni"
    assert text[hit.sentence_start : hit.sentence_end] == text.removesuffix("\n\nAnders.")


@pytest.mark.parametrize(
    "name",
    [
        "G02-gesprek-lotte-peeters.md",
        "LottePeeters.pdf",
        "nota_peeters_lotte.docx",
        "plan-van-mohamed.png",
        "attest 85073003328.pdf",
        "0470112233.txt",
    ],
)
def test_a_name_in_the_name_of_a_file_is_found(name: str) -> None:
    hits = find_in_name(name, LISTED)
    assert hits
    assert all((hit.sentence_start, hit.sentence_end) == (0, len(name)) for hit in hits)


@pytest.mark.parametrize(
    "name", ["G02-gesprek-jongeren.md", "V01-traject-van-jongere-1.md", "plan-2026-06-09.png"]
)
def test_a_file_name_without_a_person_is_no_hit(name: str) -> None:
    assert find_in_name(name, LISTED) == ()


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_has_one_sentence_of_advice(kind: Kind) -> None:
    assert kind.advice.endswith(".")
    assert kind.advice.count(". ") == 0
    assert kind.never == (kind is Kind.NATIONAL_NUMBER)
