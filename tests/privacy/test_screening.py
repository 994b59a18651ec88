"""Every text of an inspection is looked at, each hit has its place, and a decision holds for one sentence."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache

import pytest
from msgspec.structs import replace

from naftctl.model.dossier import Dossier
from naftctl.model.privacy import Decision, Decisions
from naftctl.privacy import Kind
from naftctl.privacy.allowed import allowed
from naftctl.privacy.screening import Depth, Screened, State, screening
from naftctl.privacy.texts import stretches
from naftctl.privacy.writing import FILE, decisions_text, with_decisions
from naftctl.source import Span
from tests.checks.case import example
from tests.conftest import ROOT
from tests.sealing import dossier_of

LOTTE = "Lotte Peeters"
SCORING, NOTE = "scorings/OS-S1.md", "evidence/G02-gesprek-jongeren.md"
SAID = "openen met de vraag van de school"
NOTED = "Het team werkte met uitspraken op kaarten;"
PICTURE = (ROOT / "docs/verslag.png").read_bytes()


def edited(file: str, old: str, new: str, base: Mapping[str, str] | None = None) -> dict[str, str]:
    """The worked example with one place of a file changed."""
    files = dict(base or example())
    assert files[file].count(old) == 1
    files[file] = files[file].replace(old, new)
    return files


def in_report(words: str) -> dict[str, str]:
    return edited(SCORING, SAID, f"{SAID} {words}")


def in_note(words: str) -> dict[str, str]:
    return edited(NOTE, NOTED, f"{words} {NOTED}")


def with_names(files: Mapping[str, str], *names: str) -> Dossier:
    return replace(dossier_of(files), names=names)


@cache
def known() -> frozenset[tuple[str, str]]:
    """What is found in the worked example itself."""
    return frozenset((hit.file, hit.id) for hit in screening(dossier_of(example()), Depth.ALL).hits)


def found(dossier: Dossier, depth: Depth = Depth.PRINTED) -> list[Screened]:
    """What is found and was not found in the worked example itself."""
    return [hit for hit in screening(dossier, depth).hits if (hit.file, hit.id) not in known()]


def words_at(files: Mapping[str, str], span: Span) -> str:
    """What stands at a place."""
    lines = files[span.path.removeprefix(f"{dossier_of(files).path}/")].split("\n")
    rows = lines[span.line - 1 : span.end_line]
    rows[-1] = rows[-1][: span.end_column - 1]
    rows[0] = rows[0][span.column - 1 :]
    return " ".join("\n".join(rows).split())


# ── where is looked ──────────────────────────────────────────────────────────────────────────────────────
PLACES = {
    "a point": (SCORING, SAID, f"{SAID}, zegt {LOTTE}"),
    "bold": (SCORING, SAID, f"{SAID}, zegt **{LOTTE}**"),
    "over two lines": (SCORING, SAID, "openen, zegt Lotte\n  Peeters, met de vraag van de school"),
    "a heading": (SCORING, "## Tekorten", f"## Tekorten\n\n### {LOTTE}\n"),
    "a quotation": ("summary.md", "\n", f"> Dat zei {LOTTE}.\n\n"),
    "an alternative text": (SCORING, SAID, f"{SAID} ![foto van {LOTTE}](../evidence/foto.png)"),
    "a link": (SCORING, SAID, f"{SAID}, [zie {LOTTE}](https://voorbeeld.example/)"),
    "the address of a link": (SCORING, SAID, f"{SAID}, [zie](https://voorbeeld.example/lotte-peeters)"),
    "a table": ("summary.md", "\n", f"\n| wie | wat |\n|:--|:--|\n| {LOTTE} | vertelt |\n\n"),
    "a note of evidence": (NOTE, NOTED, f"{LOTTE} opende. {NOTED}"),
    "a title": (NOTE, "title: Gesprek met jongeren", f"title: Gesprek met {LOTTE}, jongeren"),
    "a comment": (NOTE, "chosen_by:", f"# {LOTTE} was er ook\nchosen_by:"),
    "an attachment in a note": (NOTE, "attachments: []", "attachments:\n  - file: lotte-peeters.pdf"),
    "a note on a regulation item": (
        "regulation.yaml",
        "Op die twee plaatsen",
        f"{LOTTE} zei: op die plaatsen",
    ),
    "an individual note": (
        "scorings/individual/ond1.yaml",
        "D02 besluit op één bron.",
        f"{LOTTE} vindt van niet.",
    ),
    "a remark": ("reaction/received/01.yaml", "Ook het CLB neemt", f"Volgens {LOTTE} neemt ook het CLB"),
    "an answer": ("reaction/answers/01.2.md", "\n---\n", f"\n---\n\n{LOTTE} bevestigt dat.\n"),
    "a motive": (
        "inspection.yaml",
        "reaction_extended: null",
        f'reaction_extended:\n    until: 2026-07-20\n    motive: "{LOTTE} was ziek"',
    ),
}


@pytest.mark.parametrize("where", PLACES)
def test_a_name_of_the_list_is_found_wherever_it_stands(where: str) -> None:
    file, old, new = PLACES[where]
    text = example()[file]
    files = dict(example()) | {file: text.replace(old, new, 1)}
    assert files[file] != text
    hits = [hit for hit in found(with_names(files, LOTTE)) if hit.kind is Kind.LISTED_NAME and hit.certain]
    assert [hit.file for hit in hits] == [file]
    shown = words_at(files, hits[0].place).replace("-", " ").replace("*", "")
    assert shown.casefold().startswith("lotte peeters")


@pytest.mark.parametrize(
    "name", ["evidence/lotte-peeters.pdf", "evidence/Peeters_Lotte/foto.jpg", "evidence/V09-lotte-peeters.md"]
)
def test_a_name_of_the_list_is_found_in_the_name_of_a_file(name: str) -> None:
    files = dict(example()) | {name: "%PDF"}
    hits = [hit for hit in found(with_names(files, LOTTE)) if hit.certain]
    assert [(hit.file, hit.place.line) for hit in hits] == [(name, 0)]


def test_a_file_whose_front_matter_cannot_be_used_is_still_looked_at() -> None:
    files = edited(NOTE, "method: gesprek", "method: [gesprek\nwie: lotte@voorbeeld.example")
    assert [(hit.kind, words_at(files, hit.place)) for hit in found(dossier_of(files))] == [
        (Kind.EMAIL, "lotte@voorbeeld.example")
    ]


def test_what_a_report_prints_is_looked_at_for_what_is_possible_and_the_rest_only_where_asked() -> None:
    said = "van jongere Emma."
    assert [(hit.kind, hit.printed) for hit in found(dossier_of(in_report(said)))] == [(Kind.NAME, True)]
    assert found(dossier_of(in_note(said))) == []
    assert [(h.kind, h.printed) for h in found(dossier_of(in_note(said)), Depth.ALL)] == [(Kind.NAME, False)]


def test_words_of_a_complainant_are_not_printed_and_only_certain_things_in_them_count() -> None:
    remark = "reaction/received/01.yaml"
    files = edited(remark, "from: coördinator", "from: klager\nparty: klager")
    files = edited(
        remark, "Ook het CLB neemt", "Volgens mevrouw Verlinden (0470 12 34 56) neemt ook het CLB", files
    )
    assert [(hit.kind, hit.printed) for hit in found(dossier_of(files))] == [(Kind.TELEPHONE, False)]


def test_the_provider_its_places_and_the_houses_are_no_hits() -> None:
    files = in_report("van De Kantelpoort Werkplaats, Molenweg 3, 9998 Voorbeelddorp, 0123.456.749")
    assert found(dossier_of(files)) == []
    assert "Voorbeelddorp" in allowed(dossier_of(example()))


SURE = (
    "Bel 0470 12 34 56.",
    "Bel 0470/12.34.56 of +32 9 123 45 67.",
    "tel:050550123",
    "Schrijf naar l.p@voorbeeld.example.",
    "Schrijf naar l.p (at) voorbeeld.example.",
    "l.p&#64;voorbeeld.example",
    "Rekening BE68 5390 0754 7034.",
    "De wagen 1-ABC-123 stond er.",
    "Geboren op 3 mei 2008 in Gent.",
    "°3/05/2008",
    "Zij is op 03.05.2008 geboren.",
    "Op 3 mei 2008 jarig.",
    "Ge\u00adboren op 3 mei 2008.",
    "Nummer 93.05.18-223.61.",
    "Nummer 93 05 18 223 61 in 2024.",
    "**9305**1822361",
    "9305&#49;822361",
)


@pytest.mark.parametrize("words", SURE)
def test_what_is_certain_is_found_as_well_where_only_that_is_sought(words: str) -> None:
    files = in_note(f"{words}\n\nIn 2024-2025 waren het er 2790, sinds 2026-06-09 meer.\n\n")
    quick = found(dossier_of(files), Depth.SURE)
    assert quick
    assert [hit.place for hit in quick] == [
        hit.place for hit in found(dossier_of(files), Depth.ALL) if hit.certain
    ]


@pytest.mark.parametrize(
    ("file", "old", "new", "words"),
    [
        (NOTE, "title: Gesprek met jongeren", 'title: "Gesprek met jongere Emma en', "Emma"),
        (
            "regulation.yaml",
            "Op die twee plaatsen lopen",
            "Leerling Emma zegt: leerling\n    Emma, daar lopen",
            "Emma",
        ),
    ],
)
def test_a_hit_in_a_value_has_the_place_of_its_own_words(file: str, old: str, new: str, words: str) -> None:
    text = example()[file].replace(old, new, 1)
    text = text.replace(" in begeleiding\npartners", ' anderen"\npartners') if file == NOTE else text
    files = dict(example()) | {file: text}
    hits = found(dossier_of(files))
    assert {words_at(files, hit.place) for hit in hits} == {words}
    assert len({hit.place for hit in hits}) == len(hits)


def test_every_text_of_people_in_the_example_is_looked_at() -> None:
    looked = {text.file for text in stretches(dossier_of(example()))}
    assert {name for name in example() if name.endswith((".md", ".yaml"))} <= looked


# ── marks ────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("mark", ["[Emma]{.redact}", '[Emma]{.redact as="een jongere"}', "[Emma]{.internal}"])
def test_what_is_marked_is_not_open(mark: str) -> None:
    hits = found(dossier_of(in_report(f"van jongere {mark}")))
    assert [(hit.state, hit.open) for hit in hits] == [(State.MARKED, False)]


def test_a_national_number_is_open_whatever_mark_it_has() -> None:
    hits = found(dossier_of(in_report("[93.05.18-223.61]{.redact}")))
    assert [(hit.state, hit.open) for hit in hits] == [(State.OPEN, True)]


# ── decisions ────────────────────────────────────────────────────────────────────────────────────────────
SALT = "5" * 32


def decided(dossier: Dossier, treatment: str = "keep") -> Decisions:
    """A decision about everything that is found."""
    salted = replace(dossier, decisions=Decisions(salt=SALT))
    made = [
        Decision.model_validate(
            {
                "file": hit.file,
                "kind": hit.kind.value,
                "digest": hit.digest,
                "as": treatment,
                "reason": "een voorbeeld",
                "decided": date(2026, 10, 1),
            }
        )
        for hit in found(salted, Depth.ALL)
    ]
    return with_decisions(None, SALT, made)


def test_a_decision_closes_a_hit_only_where_it_may_stay() -> None:
    dossier = dossier_of(in_report("van jongere Emma"))
    for treatment, state, still in (
        ("keep", State.KEPT, False),
        ("redact", State.TO_REDACT, True),
        ("remove", State.TO_REMOVE, True),
    ):
        hits = found(replace(dossier, decisions=decided(dossier, treatment)))
        assert [(hit.state, hit.open) for hit in hits] == [(state, still)]


@pytest.mark.parametrize(
    "same",
    [
        "van jongere Emma",
        "van\n  jongere Emma",
        "van jongere **Emma**",
        "van jongere [Emma]{.redact}",
    ],
)
def test_a_decision_stands_while_the_words_of_the_sentence_do(same: str) -> None:
    decisions = decided(dossier_of(in_report("van jongere Emma")))
    result = screening(replace(dossier_of(in_report(same)), decisions=decisions))
    assert result.fallen == ()


@pytest.mark.parametrize(
    "other", ["van jongere Nora", "van onze jongere Emma", "van jongere Emma en Nora", ""]
)
def test_a_decision_falls_when_the_sentence_changes(other: str) -> None:
    decisions = decided(dossier_of(in_report("van jongere Emma")))
    changed = replace(dossier_of(in_report(other)), decisions=decisions)
    assert screening(changed).fallen == decisions.decisions
    assert all(hit.open for hit in found(changed))


def test_a_decision_about_a_note_stands_without_looking_at_all_notes() -> None:
    dossier = dossier_of(in_note("Jongere Emma vertelt."))
    decisions = decided(dossier)
    assert decisions.decisions
    assert screening(replace(dossier, decisions=decisions), Depth.SURE).fallen == ()


def test_a_decision_made_with_a_list_of_names_is_known_without_it() -> None:
    files = in_report("van mevrouw Verlinden")
    decisions = decided(with_names(files, "Verlinden"))
    assert [decision.kind for decision in decisions.decisions] == [Kind.LISTED_NAME.value]
    without = replace(dossier_of(files), decisions=decisions)
    assert screening(without).fallen == ()
    assert [hit.state for hit in found(without)] == [State.KEPT]


def test_a_decision_made_without_the_list_does_not_let_a_name_of_the_list_stand() -> None:
    files = in_report("van mevrouw Verlinden")
    decisions = decided(dossier_of(files))
    listed = replace(with_names(files, "Verlinden"), decisions=decisions)
    assert [(hit.kind, hit.open) for hit in found(listed)] == [(Kind.LISTED_NAME, True)]
    assert screening(listed).fallen == ()


def test_the_number_of_a_hit_stays_the_same_whatever_is_decided_and_differs_from_what_is_written() -> None:
    dossier = dossier_of(in_report("van jongere Emma"))
    later = replace(dossier, decisions=decided(dossier))
    assert [hit.id for hit in found(dossier)] == [hit.id for hit in found(later)]
    assert all(hit.id not in decisions_text(decided(dossier)) for hit in found(dossier))


def test_the_file_of_decisions_is_read_back_as_it_was_and_has_no_word_of_the_sentence() -> None:
    files = in_report("van jongere Emma")
    decisions = decided(dossier_of(files))
    text = decisions_text(decisions)
    assert dossier_of(files | {FILE: text}).decisions == decisions
    assert "Emma" not in text


def test_a_later_decision_takes_the_place_of_an_earlier_one() -> None:
    dossier = dossier_of(in_report("van jongere Emma"))
    first, second = decided(dossier), decided(dossier, "remove")
    both = with_decisions(first, "6" * 32, second.decisions)
    assert (both.salt, both.decisions) == (SALT, second.decisions)


def test_guidance_in_comments_is_only_looked_at_for_what_is_certain() -> None:
    files = edited(NOTE, "chosen_by:", "# mevrouw Verlinden, 0470 12 34 56\nchosen_by:")
    assert [hit.kind for hit in found(dossier_of(files), Depth.ALL)] == [Kind.TELEPHONE]
