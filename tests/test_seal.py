"""A seal as values: what its digest covers, what its link covers, and what it keeps of a text."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from naftctl.load.seals import read_seal
from naftctl.model.dossier import Dossier
from naftctl.model.owned import Seal, SealKind
from naftctl.seal import (
    FILES,
    Versions,
    changes,
    code_of,
    corrections,
    foreign,
    frozen_of,
    intact,
    link,
    lost_evidence,
    rewritten,
    seal_of,
    seal_text,
    usable,
)
from tests.checks.case import example, sealed_example
from tests.conftest import EXAMPLE
from tests.sealing import CARRIED, CARRIED_ID, DAYS, dossier_of, with_seals

BARE = dossier_of(example())
SEALED = dossier_of(sealed_example("draft", "final"))
DRAFT, FINAL = SEALED.seals["draft"], SEALED.seals["final"]


def made(dossier: Dossier, **given: object) -> Seal:
    values = {
        "today": DAYS[SealKind.DRAFT],
        "nonce": "0" * 32,
        "salts": {piece.id: "0" * 32 for piece in dossier.evidence},
        "versions": Versions("0.1.0"),
    }
    return seal_of(dossier, SealKind.DRAFT, **(values | given))  # type: ignore[arg-type]


def read(seal: Seal) -> Seal:
    found = read_seal(seal.kind, seal_text(seal), FILES[seal.kind])
    assert (found.diagnostics, found.placeholders) == ((), ())
    assert found.page is not None
    return found.page


# ── the file ─────────────────────────────────────────────────────────────────────────────────────────────
def test_what_is_written_is_read_back_as_it_was() -> None:
    assert read(made(BARE)) == made(BARE)
    assert read(FINAL) == FINAL


def test_every_value_of_a_seal_knows_its_line() -> None:
    text = seal_text(made(BARE)).split("\n")
    seal = read(made(BARE))
    assert text[seal.frozen.where("levels", "OS-B3").line - 1] == "    OS-B3: overstijgt"
    assert text[seal.frozen.where("points", "OS-B3", "S2").line - 1] == "      S2: S"
    assert text[seal.where("code").line - 1] == f'code: "{seal.code}"'


def test_a_seal_holds_no_text_of_people() -> None:
    text = seal_text(DRAFT)
    assert "welkom" not in text
    assert "Kerkstraat" not in text


@pytest.mark.parametrize(
    "value", ["", "true", "null", "2026", "een: twee", 'a "b"', "# x", "é", "- x", "1e3"]
)
def test_any_text_survives_the_file(value: str) -> None:
    seal = made(BARE).model_copy(update={"provider": value, "revision": value})
    assert read(seal).provider == value
    assert read(seal).revision == value


# ── the digest and the code ──────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    "given",
    [
        {"today": DAYS[SealKind.FINAL]},
        {"versions": Versions("9.9.9", "f" * 64)},
        {"salts": {piece.id: "f" * 32 for piece in BARE.evidence}},
        {"revision": "0123456789"},
    ],
    ids=["day", "versions", "salts", "revision"],
)
def test_the_code_covers_the_judgements_and_not_how_they_were_sealed(given: dict[str, object]) -> None:
    assert made(BARE, **given).code == made(BARE).code


def test_the_code_covers_no_text() -> None:
    reworded = dossier_of(example() | {"summary.md": "Een andere tekst.\n"})
    assert made(reworded).code == made(BARE).code
    assert made(reworded).recorded != made(BARE).recorded


def test_each_judgement_gives_another_code() -> None:
    frozen = frozen_of(BARE)
    others: list[dict[str, Any]] = [
        {"framework": "r-naft/2026.2"},
        {"framework_digest": "0"},
        {"focus": ("KO",)},
        {"chosen": "VR"},
        {"levels": {**frozen.levels, "OS-B3": "volgens"}},
        {"advice": "gunstig"},
        {"regulation": {}},
        {"followup": {"2022-de-kantelpoort/OS-B4/T1": "weggewerkt"}},
        {"points": {}},
        {"recommendations": {**frozen.recommendations, "R1": "Tekorten wegwerken"}},
    ]
    for other in others:
        seal = DRAFT.model_copy(update={"frozen": DRAFT.frozen.model_copy(update=other)})
        assert not intact(seal), other
    assert {name for other in others for name in other} == set(type(frozen).model_fields)


def test_a_draft_and_a_final_report_with_one_nonce_have_two_codes() -> None:
    assert not intact(DRAFT.model_copy(update={"kind": SealKind.FINAL}))


def test_a_code_is_128_bits_in_eight_groups() -> None:
    assert code_of("0123456789abcdef" * 4) == "0123-4567-89ab-cdef-0123-4567-89ab-cdef"


# ── the link ─────────────────────────────────────────────────────────────────────────────────────────────
def test_the_final_seal_is_linked_to_all_of_the_draft_but_its_salts() -> None:
    assert FINAL.previous == link(DRAFT)
    assert link(DRAFT.model_copy(update={"salts": {}})) == FINAL.previous
    for name in set(Seal.model_fields) - {"salts"}:
        assert link(DRAFT.model_copy(update={name: "x"})) != FINAL.previous, name


def test_only_salts_may_go() -> None:
    fewer = {name: salt for name, salt in DRAFT.salts.items() if name != "G01"}
    assert not rewritten(DRAFT.model_copy(update={"salts": fewer}), DRAFT)
    assert rewritten(DRAFT, DRAFT.model_copy(update={"salts": fewer}))
    assert rewritten(DRAFT.model_copy(update={"salts": fewer | {"G01": "x"}}), DRAFT)
    assert rewritten(DRAFT.model_copy(update={"revision": None}), DRAFT)


# ── beside the inspection ────────────────────────────────────────────────────────────────────────────────
def test_nothing_is_other_in_an_inspection_that_was_just_sealed() -> None:
    assert changes(DRAFT, SEALED) == ()
    assert corrections(FINAL, SEALED) == ()
    assert [each.place for each in corrections(DRAFT, SEALED)] == ["OS-K2/V2", "OS-S1/V2"]
    assert lost_evidence(DRAFT, SEALED) == {}


def test_a_change_has_its_route_both_values_and_both_places() -> None:
    files = example() | {
        "scorings/OS-B4.md": example()["scorings/OS-B4.md"].replace("level: beneden", "level: volgens")
    }
    dossier = dossier_of(files)
    found = changes(read(made(BARE)), dossier)
    assert [(c.key, c.was, c.now) for c in found] == [(("levels", "OS-B4"), "beneden", "volgens")]
    assert found[0].here == dossier.scoring["OS-B4"].where("level")
    assert found[0].there.path == FILES["draft"]
    assert found[0].there.line


def test_evidence_that_is_gone_or_other_or_erased_is_told_apart() -> None:
    gone = replace(BARE, evidence=tuple(piece for piece in BARE.evidence if piece.id not in {"G01", "G02"}))
    other = replace(gone, evidence=(*gone.evidence[1:], gone.evidence[0].model_copy(update={"title": "x"})))
    seal = made(BARE)
    erased = seal.model_copy(update={"salts": {n: s for n, s in seal.salts.items() if n != "G01"}})
    assert lost_evidence(erased, other) == {gone.evidence[0].id: "changed", "G01": "erased", "G02": "gone"}
    assert {each.place for each in corrections(erased, other)} == {gone.evidence[0].id, "G02"}


def test_one_salt_cannot_be_used_to_try_another_piece() -> None:
    seal = made(BARE, salts={p.id: f"{n:032x}" for n, p in enumerate(BARE.evidence)})
    assert len(set(seal.evidence.values())) == len(BARE.evidence)
    assert not set(seal.evidence.values()) & set(made(BARE).evidence.values()) - {seal.evidence["C01"]}


def test_a_seal_speaks_for_its_own_inspection_only() -> None:
    assert [seal.kind for seal in usable(SEALED)] == ["draft", "final"]
    elsewhere = DRAFT.model_copy(update={"provider": "het-baken"})
    assert foreign(elsewhere, SEALED)
    assert not foreign(DRAFT.model_copy(update={"inspection": f"{EXAMPLE}-oud"}), SEALED)
    assert list(usable(replace(SEALED, seals={"draft": elsewhere}))) == []


# ── what became of shortcomings of earlier inspections ───────────────────────────────────────────────────


def _followed(old: str = "", new: str = "") -> Dossier:
    """The worked example that took a shortcoming along, sealed, with an edit after the seal."""
    files = with_seals(example() | {"followup.yaml": CARRIED}, "draft")
    return dossier_of(files | {"followup.yaml": CARRIED.replace(old, new) if old else CARRIED})


def test_an_outcome_is_frozen_and_its_note_is_not() -> None:
    sealed = _followed().seals["draft"]
    assert sealed.frozen.followup == {CARRIED_ID: "niet_weggewerkt"}
    assert changes(sealed, _followed()) == ()
    (change,) = changes(sealed, _followed("outcome: niet_weggewerkt", "outcome: weggewerkt"))
    assert (change.key, change.was, change.now) == (("followup", CARRIED_ID), "niet_weggewerkt", "weggewerkt")
    assert (change.here.line, change.there.line > 1) == (5, True)
    assert changes(sealed, _followed("nog niet", "nog altijd niet")) == ()
    (corrected,) = corrections(sealed, _followed("nog niet", "nog altijd niet"))
    assert corrected.place == f"followup/{CARRIED_ID}/note"


def test_an_item_that_is_gone_is_a_judgement_that_is_gone() -> None:
    sealed = _followed().seals["draft"]
    (change,) = changes(
        sealed, _followed(CARRIED, "2022-x/y/T1:\n  text: a\n  since: 2022-01-01\n  occasion: b\n")
    )
    assert (change.key, change.now) == (("followup", CARRIED_ID), "")
    assert changes(sealed, _followed(CARRIED, "- kapot\n")) == ()
