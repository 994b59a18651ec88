"""Good practices as the sector may read them: shared only, without sources, and without anybody's name."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from naftctl.model.account import Answer, Practice
from naftctl.overview.naming import Known, Naming
from naftctl.overview.practices import practices_of, told_text, without_names
from naftctl.prose import Text
from naftctl.source import Span
from tests.overview.cases import account, example, files, resealed

FILE = "scorings/OS-B3.md"
FIRST = "De trage start. Een jongere bij wie eerdere hulp afsprong"


def with_words(words: str, *, names: tuple[str, ...] = ()) -> tuple[tuple[Practice, ...], int]:
    """The good practices of the worked example, where one begins with these words."""
    text = files()[FILE].replace(f"G1. {FIRST}", f"G1. {words} {FIRST}")
    assert text != files()[FILE]
    return practices_of(replace(resealed(scorings__OS_B3=text), names=names))


def test_a_practice_is_told_with_its_answers_and_without_its_sources() -> None:
    (first, second), _ = practices_of(example())
    assert (first.investigation, second.investigation) == ("KO", "BJ")
    assert second.text.startswith(FIRST)
    assert second.text.endswith("doelen komen pas daarna.")
    assert [answer.id for answer in second.answers] == ["GP-1", "GP-2", "GP-3", "GP-4", "GP-5"]
    assert second.answers[2].title == "Verankerd"
    for text in second.texts:
        assert not any(mark in text for mark in ("[", "]", "@", ".cite", "G04"))


@pytest.mark.parametrize("share", ["nee", "misschien"])
def test_a_practice_without_consent_is_not_told(share: str) -> None:
    text = files()[FILE].replace("- share: ja", f"- share: {share}")
    told, unsafe = practices_of(resealed(scorings__OS_B3=text))
    assert [each.investigation for each in told] == ["KO"]
    assert unsafe == 0


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
    told, unsafe = with_words(words)
    assert [each.investigation for each in told] == ["KO"]
    assert unsafe == 1


def test_a_name_of_the_local_list_keeps_a_practice_out() -> None:
    assert with_words("Dat zegt Jo Voorbeeldmans.", names=("Jo Voorbeeldmans",))[1] == 1
    assert with_words("Dat zegt een begeleider.", names=("Jo Voorbeeldmans",))[1] == 0


@pytest.mark.parametrize("words", ["Een poort kantelt.", "Dit begon in 2014.", "De kern is vertrouwen."])
def test_ordinary_words_keep_no_practice_out(words: str) -> None:
    assert len(with_words(words)[0]) == 2


def of_provider(words: str, **update: object) -> int:
    """How many good practices of a provider with other values are unsafe; one of them begins so."""
    text = files()[FILE].replace(f"G1. {FIRST}", f"G1. {words} {FIRST}")
    dossier = resealed(scorings__OS_B3=text)
    provider = dossier.inspection.provider.model_copy(update=update)
    inspection = dossier.inspection.model_copy(update={"provider": provider})
    return practices_of(replace(dossier, inspection=inspection))[1]


@pytest.mark.parametrize("words", ["Zo werkt De Brug.", "Zo werkt de Brugploeg.", "Zo werkt vzw de brug."])
def test_a_name_of_another_time_keeps_a_practice_out(words: str) -> None:
    assert of_provider(words, former_names=("De Brug vzw",)) == 1
    assert of_provider("Zo sla je bruggen.", former_names=("De Brug vzw",)) == 0


def test_the_place_of_an_address_keeps_a_practice_out() -> None:
    assert of_provider("Zo gaat het in Elderdam.", address="Dijk 1, 9000 Elderdam") == 1


@pytest.mark.parametrize(("words", "unsafe"), [("Zo gaat het in Lo.", 1), ("Zo gaat het in Londen.", 0)])
def test_a_short_name_counts_as_a_whole_word_only(words: str, unsafe: int) -> None:
    assert of_provider(words, former_names=("Lo",)) == unsafe


@pytest.mark.parametrize(
    "words",
    [
        "Bij De **Kantel**poort zag men het ook.",
        "Kijk op dekantelpoort.be.",
        "Dat leerden ze van de \nkantelpoort.",
        "Zo doet het team in de Molenweg 3 het.",
    ],
)
@pytest.mark.parametrize("where", ["text", "answer"])
def test_a_practice_that_names_another_provider_is_unsafe_too(words: str, where: str) -> None:
    sector = Naming(Known(names=("De Kantelpoort",), addresses=("Molenweg 3",)))
    safe = Practice("BJ", "Dit doen ze in Voorbeelddorp.")
    answered = replace(safe, answers=(Answer("GP-1", "Wie", words),))
    other = Practice("BJ", words) if where == "text" else answered
    found = without_names(account("a", practices=(safe, other), unsafe=1), sector)
    assert (found.practices, found.unsafe) == ((safe,), 2)


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
