"""Words that are redacted in one text of a report may not be readable in another."""

from __future__ import annotations

import pytest

from naftctl.privacy.readable import readable
from tests.checks.case import example
from tests.sealing import dossier_of

FIRST, SECOND, NOTE = "scorings/OS-S1.md", "scorings/OS-K1.md", "evidence/G02-gesprek-jongeren.md"
HERE, THERE = "openen met de vraag van de school", "Medewerkers dragen de visie."


def lines(hidden: str, shown: str, file: str = SECOND, old: str = THERE) -> list[tuple[str, str]]:
    """The files of the redaction and of the place where it can be read, for each such place."""
    files = dict(example())
    for name, before, words in ((FIRST, HERE, f"{HERE} {hidden}"), (file, old, f"{shown} {old}")):
        assert files[name].count(before) == 1
        files[name] = files[name].replace(before, words)
    found = readable(dossier_of(files))
    return [tuple(span.path.partition("kantelpoort/")[2] for span in pair) for pair in found]  # type: ignore[misc]


@pytest.mark.parametrize(
    ("hidden", "shown"),
    [
        ("[Lotte Peeters]{.redact}", "Lotte Peeters leidt het atelier."),
        ("[Lotte Peeters]{.redact}", "Mevrouw Peeters leidt het atelier."),
        ("[Lotte Peeters]{.redact}", "Dat is Peeters' atelier."),
        ("[Lotte Peeters]{.redact}", "Dat is **Lot**tes atelier."),
        ("[Lotte]{.redact}", "LOTTE leidt het atelier."),
        ('[een jongere uit Nergensdam]{.redact as="een jongere"}', "In Nergensdam loopt het goed."),
        ("[de zoon van de bakker]{.redact}", "Hij is de zoon van de bakker."),
        ("[dossier 48213]{.redact}", "Zie 48213."),
        ("[Noémie]{.redact}", "Noemie leidt het atelier."),
    ],
)
def test_what_is_redacted_and_readable_elsewhere_is_found(hidden: str, shown: str) -> None:
    assert lines(hidden, shown) == [(FIRST, SECOND)]


@pytest.mark.parametrize(
    ("hidden", "shown"),
    [
        ("[Lotte Peeters]{.redact}", "[Lotte Peeters]{.redact} leidt het atelier."),
        ("[Lotte Peeters]{.redact}", "[Lotte Peeters]{.internal} leidt het atelier."),
        ("[Daarna verhuisde ze]{.redact}", "Daarna kwam er een atelier."),
        ("[twee jongeren]{.redact}", "Er zijn twee jongeren."),
        ("[een jongere uit Voorbeelddorp]{.redact}", "In Voorbeelddorp loopt het goed."),
        ("[in 2025 gestart]{.redact}", "Het atelier liep in 2025."),
        ("[Lotte Peeters]{.internal}", "Lotte Peeters leidt het atelier."),
    ],
)
def test_what_is_marked_there_too_or_says_nothing_is_no_problem(hidden: str, shown: str) -> None:
    assert lines(hidden, shown) == []


def test_a_title_is_printed_too_and_a_note_is_not() -> None:
    hidden, old = "[Lotte Peeters]{.redact}", "title: Gesprek met jongeren"
    assert lines(hidden, "title: Lotte Peeters #", NOTE, old) == [(FIRST, NOTE)]
    assert lines(hidden, "Lotte Peeters opende.", NOTE, "Het team werkte met uitspraken") == []
