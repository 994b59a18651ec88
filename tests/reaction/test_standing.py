"""Where a reaction stands: what is open, what came late, what a provider said nothing about."""

from __future__ import annotations

import re
from datetime import date

import pytest
from msgspec.structs import replace

from naftctl.model.dossier import Dossier
from naftctl.model.inspection import Extension
from naftctl.model.reaction import Delivery, Party
from naftctl.reaction.places import about_places, changeable, different, draft_of
from naftctl.reaction.sender import is_name
from naftctl.reaction.standing import (
    Tally,
    first_open,
    has_none,
    is_silent,
    late,
    misplaced,
    naming,
    of_party,
    repeated,
    standings,
    tally,
)
from tests.checks.case import diagnose, example, sealed_example
from tests.conftest import TODAY
from tests.sealing import dossier_of

RECEIVED, ANSWER = "reaction/received/01.yaml", "reaction/answers/01.2.md"
FILES = example()
WITHOUT = {name: text for name, text in FILES.items() if not name.startswith("reaction/")}


def received(text: str, **more: str) -> Dossier:
    files = {f"reaction/received/{name[1:]}.yaml": each for name, each in more.items()}
    return dossier_of(WITHOUT | {RECEIVED: text} | files)


def with_milestones(dossier: Dossier, **milestones: object) -> Dossier:
    done = dossier.inspection.milestones.model_copy(update=milestones)
    return replace(dossier, inspection=dossier.inspection.model_copy(update={"milestones": done}))


# ── open ─────────────────────────────────────────────────────────────────────────────────────────────────
def test_every_remark_stands_beside_its_answer_in_the_order_of_coming_in() -> None:
    found = standings(dossier_of(FILES))
    assert [each.remark.id for each in found] == ["01.1", "01.2", "01.3"]
    assert [each.accepted for each in found] == [True, True, False]
    assert [each.refused for each in found] == [False, False, True]
    assert tally(dossier_of(FILES)) == Tally(deliveries=1, late=0, remarks=3, answered=3, open=0)


@pytest.mark.parametrize(
    "text",
    [
        None,
        FILES[ANSWER].replace("kind: omission", "kind: null"),
        FILES[ANSWER].replace("answer: accepted", "answer: null"),
        FILES[ANSWER].replace("answer: accepted", "answer: misschien"),
    ],
    ids=["no file", "no kind", "no verdict", "not readable"],
)
def test_a_remark_is_open_until_its_answer_says_kind_and_verdict(text: str | None) -> None:
    files = {name: each for name, each in FILES.items() if name != ANSWER}
    found = dossier_of(files | ({ANSWER: text} if text else {}))
    still = first_open(found)
    assert still is not None
    assert (still.remark.id, still.accepted, still.refused) == ("01.2", False, False)
    assert tally(found).open == 1


# ── late, silent, none ───────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(("day", "expected"), [(14, False), (15, True)])
def test_the_last_day_of_the_term_is_in_time(day: int, *, expected: bool) -> None:
    delivery = Delivery(**{"from": "coördinator", "date": date(2026, 7, day)})
    assert late(delivery, dossier_of(FILES)) is expected


def test_an_extension_counts_until_its_last_day_and_then_nothing_is_said() -> None:
    files = FILES | {RECEIVED: FILES[RECEIVED].replace("2026-07-09", "2026-07-15")}
    done = files["inspection.yaml"]
    extended = "reaction_extended:\n    until: 2026-07-15\n    motive: Het bestuur vergadert later."
    assert "N522" in {d.code for d in diagnose(files, TODAY)}
    files["inspection.yaml"] = done.replace("reaction_extended: null", extended)
    assert "N522" not in {d.code for d in diagnose(files, TODAY)}
    delivery = dossier_of(files).deliveries[0]
    assert not late(delivery, dossier_of(files))
    assert late(delivery.model_copy(update={"date": date(2026, 7, 16)}), dossier_of(files))


def test_before_the_draft_was_sent_nothing_is_late() -> None:
    assert not late(dossier_of(FILES).deliveries[0], with_milestones(dossier_of(FILES), draft_sent=None))


def test_silence_is_known_once_the_term_is_over_or_closed() -> None:
    found = dossier_of(WITHOUT)
    assert is_silent(found)
    assert not is_silent(replace(found, today=date(2026, 7, 14)))
    assert is_silent(replace(found, today=date(2026, 7, 15)))
    closed = with_milestones(found, reaction_closed=date(2026, 7, 3))
    assert is_silent(replace(closed, today=date(2026, 7, 4)))
    longer = with_milestones(found, reaction_extended=Extension(until=date(2026, 7, 20), motive="x"))
    assert not is_silent(replace(longer, today=date(2026, 7, 20)))


def test_saying_to_have_none_is_not_silence_and_one_that_cannot_be_read_is_neither() -> None:
    none = received("from: coördinator\ndate: 2026-07-09\nremarks: []\n")
    assert (is_silent(none), has_none(none)) == (False, True)
    unread = received("from: [\n")
    assert (is_silent(unread), has_none(unread)) == (False, False)
    assert (is_silent(dossier_of(FILES)), has_none(dossier_of(FILES))) == (False, False)


# ── numbers ──────────────────────────────────────────────────────────────────────────────────────────────
REMARK = '  - id: "{}"\n    origin: text\n    text: Iets.\n'
HEAD = "from: {}\ndate: 2026-07-09\n{}remarks:\n"


def test_a_number_belongs_to_its_delivery_and_is_used_once() -> None:
    ids = ("01.1", "01.2", "01.2", "02.1", "01.0", "01.03", "01.x", "1.4")
    found = received(HEAD.format("bestuur", "") + "".join(map(REMARK.format, ids)))
    assert [remark.id for remark, _ in misplaced(found)] == list(ids[2:])


def test_the_same_file_is_known_by_its_sha256_and_typed_remarks_have_none() -> None:
    first, typed = (HEAD.format("bestuur", each) for each in ("sha256: ab\n", "sha256: null\n"))
    found = received(first, n02=typed, n03=typed, n04=first)
    assert {name: each.id for name, each in repeated(found).items()} == {"04": "01"}


def test_parties_are_told_apart() -> None:
    found = received(HEAD.format("bestuur", ""), n02=HEAD.format("klager", "party: klager\n"))
    assert [each.id for each in of_party(found, Party.COMPLAINANT)] == ["02"]
    assert [each.id for each in of_party(found, Party.PROVIDER)] == ["01"]


# ── places ───────────────────────────────────────────────────────────────────────────────────────────────
def test_an_accepted_answer_gives_the_reason_of_a_change_and_another_does_not() -> None:
    assert naming(dossier_of(FILES)) == {"OS-K2/V2": ("01.1",), "OS-S1/V2": ("01.2",)}
    more = FILES[ANSWER].replace("  - OS-S1/V2", "  - OS-S1/V2\n  - OS-K2/V2\n  - OS-K2/V2")
    assert naming(dossier_of(FILES | {ANSWER: more}))["OS-K2/V2"] == ("01.1", "01.2")
    refused = FILES[ANSWER].replace("answer: accepted", "answer: refused")
    assert "OS-S1/V2" not in naming(dossier_of(FILES | {ANSWER: refused}))


def test_what_an_answer_can_name_is_what_the_draft_or_the_folder_has() -> None:
    files = dict(sealed_example("draft"))
    text = files["scorings/OS-B4.md"]
    files["scorings/OS-B4.md"] = text.replace("- S2. De lijn", "- S9. De lijn")
    known = changeable(dossier_of(files))
    named = {"OS-B4/S2", "OS-B4/S9", "advice/R1", "advice/Motivering", "reflection/H1", "REG-10/T1", "G02"}
    assert named <= known
    assert not known & {"OS-B4", "OS-B4/S3", "advice", "REG-03"}
    pages = {"OS-B4", "advice", "REG-03", "summary", "reflection"}
    assert pages <= about_places(dossier_of(files))
    assert "OS-V1" not in about_places(dossier_of(files))


def test_what_is_different_since_the_draft_is_a_text_or_a_judgement() -> None:
    found = dossier_of(sealed_example("draft"))
    seal = draft_of(found)
    assert seal is not None
    places = {"OS-K2/V2", "OS-S1/V2", "OS-K2/V3", "advice/R1", "REG-10/T1", "G02"}
    assert different(seal, found, places) == {"OS-K2/V2", "OS-S1/V2"}
    heading = "## Sterke punten borgen\n\n"
    files = dict(sealed_example("draft"))
    text = files["advice.md"]
    moved = re.search(r"(?ms)^- R11\. .*?(?=^- |^## |\Z)", text)
    assert moved is not None
    text = text.replace(moved[0], "").replace(heading, f"{heading}{moved[0].strip()}\n")
    note = next(name for name in files if name.startswith("evidence/G02"))
    files |= {"advice.md": text, note: files[note].replace("count: 6", "count: 7")}
    places = {"advice/R11", "advice/R10", "G02", "G01"}
    assert different(seal, dossier_of(files), places) == {"advice/R11", "G02"}


def test_an_edited_seal_is_no_draft_to_hold_a_reaction_against() -> None:
    files = dict(sealed_example("draft"))
    files["seals/draft.yaml"] = files["seals/draft.yaml"].replace("OS-B4: beneden", "OS-B4: volgens")
    assert draft_of(dossier_of(files)) is None


# ── the sender ───────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    "sender",
    [
        "coördinator",
        "Coördinator",
        "Algemeen Directeur",
        "directeur NAFT",
        "Raad van Bestuur",
        "CLB",
        "voorzitter vzw De Kantelpoort",
        "Pedagogisch verantwoordelijke",
        "de coördinator, mede namens het bestuur",
        "Teamleider",
    ],
)
def test_a_function_is_no_name(sender: str) -> None:
    assert not is_name(sender)


@pytest.mark.parametrize("sender", ["Jan Peeters", "An De Smet", "mevr. Peeters", "Directeur mevrouw Claes"])
def test_a_name_is_known_by_its_capitals_or_its_title(sender: str) -> None:
    assert is_name(sender)
