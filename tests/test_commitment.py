"""Scoring blind: what counts for the digest, and how far each member is."""

from __future__ import annotations

import re

import pytest
from msgspec.structs import replace

from naftctl.commitment import (
    State,
    commitment_text,
    digest_of,
    envelope,
    holds,
    is_blind,
    standing,
    unscored,
    untouched,
    waiting,
    with_proof,
)
from naftctl.load.page import read_yaml_page
from naftctl.load.private import read_scoring
from naftctl.load.workspace import WorkspaceReader
from naftctl.model.dossier import Dossier
from naftctl.model.owned import Commitment
from naftctl.model.record import attach_page
from naftctl.model.scoring import IndividualScoring
from naftctl.prose import EMPTY
from tests.conftest import EXAMPLE, ROOT, TODAY

SALT, OTHER = "00112233445566778899aabbccddeeff", "ffeeddccbbaa99887766554433221100"
TEXT = """# Alleen voor mij.
member: ond1
scored: 2026-06-10
scores:
  OS-K1:   # Visie
    level: volgens
    note: >-
      D01 en G04 zeggen hetzelfde,
      los van elkaar.
  OS-K2:
    level: benadert
    note: null
"""
SAME = """scores:
  OS-K2: {level: benadert}
  "OS-K1":
    note: "D01 en G04 zeggen  hetzelfde, los van elkaar."
    level: "volgens"
scored: "2026-06-10"   # dezelfde dag
member: ond1
"""
TAMPERED = {
    "a level": ("level: benadert", "level: volgens"),
    "a word of a note": ("los van elkaar", "na elkaar"),
    "a note that was empty": ("note: null", "note: twijfel"),
    "the day": ("2026-06-10", "2026-06-11"),
    "the member": ("member: ond1", "member: zrg1"),
    "a scale": ("OS-K2:", "OS-K3:"),
    "a scale that is gone": ("  OS-K2:\n    level: benadert\n    note: null\n", ""),
}


def read(text: str, name: str = "ond1") -> IndividualScoring:
    page = read_scoring(text, name, "x.yaml").page
    assert page is not None
    return page


def committed(text: str, name: str = "ond1") -> Commitment:
    told = commitment_text(name, TODAY, digest_of(read(text, name), SALT))
    page = read_yaml_page(Commitment, name, told, "x.commit.yaml").page
    assert page is not None
    return page


def opened(text: str) -> str:
    page = read(text)
    return with_proof(text, page, SALT, digest_of(page, SALT))


# ── digest ───────────────────────────────────────────────────────────────────────────────────────────────
def test_the_order_of_keys_blanks_quotes_and_comments_do_not_count() -> None:
    assert digest_of(read(SAME), SALT) == digest_of(read(TEXT), SALT)


@pytest.mark.parametrize("what", TAMPERED)
def test_whatever_somebody_judged_or_wrote_counts(what: str) -> None:
    old, new = TAMPERED[what]
    assert TEXT.count(old) == 1
    assert digest_of(read(TEXT.replace(old, new)), SALT) != digest_of(read(TEXT), SALT)


def test_without_the_salt_nobody_can_try_levels() -> None:
    assert digest_of(read(TEXT), SALT) != digest_of(read(TEXT), OTHER)
    assert SALT not in commitment_text("ond1", TODAY, digest_of(read(TEXT), SALT))


def test_the_digest_stays_what_it_is_in_every_later_version_of_the_program() -> None:
    assert digest_of(read(TEXT), SALT) == "dae0b31d849628cfc0a8e742f8a32a3184633fa2302aede97f471a09c24e2099"


# ── opening ──────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        TEXT.rstrip("\n"),
        TEXT.replace("note: null", "note: |+\n      sterk\n\n"),
        "---\n" + TEXT,
        "".join(f"  {line}\n" for line in TEXT.splitlines()),
    ],
    ids=["as made", "no line end", "kept blanks", "document mark", "indented"],
)
def test_an_opened_scoring_holds_and_keeps_every_character_that_was_typed(text: str) -> None:
    shown = opened(text)
    assert shown.startswith(text)
    assert holds(read(shown), committed(text))
    assert read(shown).commit == committed(text).digest


@pytest.mark.parametrize("what", TAMPERED)
def test_an_opened_scoring_that_was_changed_does_not_hold(what: str) -> None:
    assert not holds(read(opened(TEXT).replace(*TAMPERED[what])), committed(TEXT))


def test_another_salt_or_none_does_not_hold() -> None:
    assert not holds(read(opened(TEXT).replace(SALT, OTHER)), committed(TEXT))
    assert not holds(read(TEXT), committed(TEXT))


def test_a_digest_never_leads_out_of_the_private_folder() -> None:
    assert re.fullmatch(r"ond1-[a-f]*\.yaml", envelope("ond1", "../../../../etc/passwd"))


# ── standing ─────────────────────────────────────────────────────────────────────────────────────────────
@pytest.fixture(scope="module")
def example() -> Dossier:
    dossier = WorkspaceReader(ROOT).dossier(EXAMPLE, TODAY).dossier
    assert dossier is not None
    return dossier


def team(example: Dossier, **pages: str) -> Dossier:
    """The example in which each member has: open, blind, opened, abstains, half, stub or nothing."""
    scored = {page.id: page for page in example.individual}
    individual, commitments = [], []
    for name, what in pages.items():
        if what in {"blind", "opened", "blind stub"}:
            commitments.append(committed(f"member: {name}\n", name))
        page = _page(scored[name], what)
        if page is not None:
            attach_page(page, name, EMPTY)
            individual.append(page)
    present = {f"commit/{page.id}" for page in commitments} | {f"individual/{p.id}" for p in individual}
    return replace(
        example, individual=tuple(individual), commitments=tuple(commitments), present=frozenset(present)
    )


def _page(scoring: IndividualScoring, what: str) -> IndividualScoring | None:
    first = dict(list(scoring.scores.items())[:3])
    return {
        "open": scoring,
        "opened": scoring.model_copy(update={"salt": SALT}),
        "abstains": IndividualScoring(member=scoring.member, abstains="Was er niet bij."),
        "half": scoring.model_copy(update={"scores": first}),
        "blind stub": IndividualScoring(member=scoring.member),
        "stub": IndividualScoring(member=scoring.member),
    }.get(what)


def test_each_member_stands_where_its_files_say(example: Dossier) -> None:
    states = {
        "open": State.OPEN,
        "half": State.WAITING,
        "stub": State.WAITING,
        "nothing": State.WAITING,
        "blind": State.COMMITTED,
        "blind stub": State.COMMITTED,
        "opened": State.OPENED,
        "abstains": State.ABSTAINS,
    }
    for what, state in states.items():
        assert standing(team(example, ond1=what))["ond1"] is state, what


@pytest.mark.parametrize(
    ("ond1", "zrg1", "zrg2", "blind", "late"),
    [
        ("open", "open", "open", False, ()),
        ("open", "half", "nothing", False, ("zrg1", "zrg2")),
        ("blind", "open", "open", True, ()),
        ("blind", "half", "open", True, ("zrg1",)),
        ("blind", "blind", "abstains", True, ()),
        ("opened", "blind", "abstains", True, ()),
        ("opened", "opened", "nothing", True, ("zrg2",)),
        ("opened", "opened", "abstains", False, ()),
        ("opened", "open", "opened", False, ()),
    ],
)
def test_nobody_looks_until_all_are_in(
    example: Dossier, ond1: str, zrg1: str, zrg2: str, blind: object, late: tuple[str, ...]
) -> None:
    dossier = team(example, ond1=ond1, zrg1=zrg1, zrg2=zrg2)
    assert (is_blind(dossier), waiting(dossier)) == (blind, late)


def test_a_file_that_cannot_be_read_is_there_all_the_same(example: Dossier) -> None:
    dossier = replace(team(example), unread=frozenset({"individual/ond1"}))
    assert standing(dossier)["ond1"] is State.OPEN
    dossier = replace(dossier, present=frozenset({"commit/ond1", "individual/ond1"}))
    assert standing(dossier)["ond1"] is State.COMMITTED


def test_a_note_alone_is_somebodys_work() -> None:
    assert untouched(read("member: ond1\nscores:\n  OS-K1:\n    level: null\n    note: null\n"))
    assert not untouched(read("member: ond1\nscores:\n  OS-K1:\n    level: null\n    note: twijfel\n"))
    assert not untouched(read("member: ond1\nabstains: ziek\n"))


def test_a_scale_that_is_not_scaled_is_scored_and_an_empty_one_is_not(example: Dossier) -> None:
    page = read("member: ond1\nscores:\n  OS-K1:\n    level: niet_ingeschaald\n  OS-K2:\n    level: null\n")
    missing = unscored(example, page)
    assert ("OS-K1" in missing, "OS-K2" in missing, len(missing)) == (False, True, 12)
