"""Good practices as the sector may read them: shared only, without sources, and without anybody's name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from naftctl.model.overview import Practice
from naftctl.overview.practices import Practices, practices_of, told_text
from naftctl.prose import Text
from naftctl.source import Span
from tests.overview.cases import example, files, resealed

FILE = "scorings/OS-B3.md"
FIRST = "De trage start. Een jongere bij wie eerdere hulp afsprong"


def with_words(words: str, *, names: tuple[str, ...] = ()) -> Practices:
    """The good practices of the worked example, where one begins with these words."""
    text = files()[FILE].replace(f"G1. {FIRST}", f"G1. {words} {FIRST}")
    assert text != files()[FILE]
    return practices_of(replace(resealed(scorings__OS_B3=text), names=names))


def test_a_practice_is_told_with_its_answers_and_without_its_sources() -> None:
    first, second = practices_of(example()).told
    assert (first.investigation, second.investigation) == ("KO", "BJ")
    assert second.text.startswith(FIRST)
    assert second.text.endswith("doelen komen pas daarna.")
    assert [answer.id for answer in second.answers] == ["GP-1", "GP-2", "GP-3", "GP-4", "GP-5"]
    assert second.answers[2].title == "Verankerd"
    for text in _texts(second):
        assert not any(mark in text for mark in ("[", "]", "@", ".cite", "G04"))


def _texts(practice: Practice) -> tuple[str, ...]:
    return (practice.text, *(answer.text for answer in practice.answers))


@pytest.mark.parametrize("share", ["nee", "misschien"])
def test_a_practice_without_consent_is_not_told(share: str) -> None:
    found = practices_of(resealed(scorings__OS_B3=files()[FILE].replace("- share: ja", f"- share: {share}")))
    assert [each.investigation for each in found.told] == ["KO"]
    assert found.unsafe == 0


@pytest.mark.parametrize(
    "words",
    [
        "De Kantelpoort doet dit zo.",
        "De kantelpoort doet dit zo.",
        "Kantelpoorters doen dit zo.",
        "Zie dekantelpoort voor meer.",
        "Zie de **Kantel**poort voor meer.",
        "In Voorbeelddorp begon dit.",
        "In de Werkplaats van De Kantelpoort begon dit.",
        "Aan de Molenweg 3 begon dit.",
        "Zie NAFT-2026-014.",
        "Zie 2026-de-kantelpoort.",
        "Zie https://voorbeeld.be voor meer.",
        "Vraag het via info@voorbeeld.be.",
        "Bel 0470 12 34 56.",
    ],
)
def test_a_practice_that_names_its_provider_or_a_person_stays_out(words: str) -> None:
    found = with_words(words)
    assert [each.investigation for each in found.told] == ["KO"]
    assert found.unsafe == 1


def test_a_name_of_the_local_list_keeps_a_practice_out() -> None:
    assert with_words("Dat zegt Jo Voorbeeldmans.", names=("Jo Voorbeeldmans",)).unsafe == 1
    assert with_words("Dat zegt een begeleider.", names=("Jo Voorbeeldmans",)).unsafe == 0


@pytest.mark.parametrize("words", ["Een poort kantelt.", "Dit begon in 2014.", "De kern is vertrouwen."])
def test_ordinary_words_keep_no_practice_out(words: str) -> None:
    assert len(with_words(words).told) == 2


def of_provider(words: str, **update: object) -> Practices:
    """The good practices of a provider with other values, where one begins with these words."""
    text = files()[FILE].replace(f"G1. {FIRST}", f"G1. {words} {FIRST}")
    dossier = resealed(scorings__OS_B3=text)
    provider = dossier.inspection.provider.model_copy(update=update)
    inspection = dossier.inspection.model_copy(update={"provider": provider})
    return practices_of(replace(dossier, inspection=inspection))


@pytest.mark.parametrize("words", ["Zo werkt De Brug.", "Zo werkt de Brugploeg.", "Zo werkt vzw de brug."])
def test_a_name_of_another_time_keeps_a_practice_out(words: str) -> None:
    assert of_provider(words, former_names=("De Brug vzw",)).unsafe == 1
    assert of_provider("Zo sla je bruggen.", former_names=("De Brug vzw",)).unsafe == 0


def test_the_place_of_an_address_keeps_a_practice_out() -> None:
    assert of_provider("Zo gaat het in Elderdam.", address="Dijk 1, 9000 Elderdam").unsafe == 1


@pytest.mark.parametrize(("words", "unsafe"), [("Zo gaat het in Lo.", 1), ("Zo gaat het in Londen.", 0)])
def test_a_short_name_counts_as_a_whole_word_only(words: str, unsafe: int) -> None:
    assert of_provider(words, former_names=("Lo",)).unsafe == unsafe


@pytest.mark.parametrize(
    ("markdown", "told"),
    [
        ("Een zin [@G02; @KV-B3]. Nog een\n[@D01]", "Een zin. Nog een"),
        ("Een [geheim]{.internal} woord", "Een  woord"),
        ('De [school]{.redact as="een partner"} helpt', "De [een partner]{.redacted} helpt"),
        ("Zie [onze site](https://voorbeeld.be) nu", "Zie onze site nu"),
        ("Een woord[^1]\n\n[^1]: de noot [@G02]", "Een woord"),
        ('Eerst.\n\n![een plan](plan.png "Plan")\n\nDaarna.', "Eerst.\n\nDaarna."),
        ("- een\n- twee *drie*", "- een\n- twee *drie*"),
    ],
)
def test_what_is_told_of_a_text(markdown: str, told: str) -> None:
    assert told_text(Text(markdown, Span(""))) == told


def test_nothing_is_told_of_a_text_that_stays_inside() -> None:
    assert told_text(Text("geheim", Span(""), internal=True)) == ""
