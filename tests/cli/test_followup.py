"""`naftctl followup`, and how `new`, `check` and `focus` take shortcomings along."""

from __future__ import annotations

import csv
import io
import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from naftctl.load.workspace import WorkspaceReader
from tests.cli.conftest import Call, edit
from tests.conftest import ROOT, TODAY

BRIDGE, AGAIN, NEXT = "2025-de-wisselbrug", "2026-de-wisselbrug-opvolging", "2027-de-wisselbrug"
NEW = ("new", "De Wisselbrug", "--first-visit", "2027-03-09")
POINT = f"{AGAIN}/medewerkers/T1"


@pytest.fixture
def sector(workspace: Path) -> Path:
    """The workspace with the two inspections of one provider of which the second follows up the first."""
    for name in (BRIDGE, AGAIN):
        ignored = shutil.ignore_patterns("output")
        shutil.copytree(ROOT / "inspections" / name, workspace / "inspections" / name, ignore=ignored)
    return workspace


@pytest.fixture
def coming(sector: Path, call: Call) -> Path:
    """The file of the next inspection, as `new` makes it."""
    assert call(*NEW).code == 0
    return sector / f"inspections/{NEXT}/followup.yaml"


def said(call: Call, name: str = NEXT) -> list[str]:
    """What `check` says of the follow-up, as if the draft were made, but what is still to be filled in."""
    out = call("check", name, "--phase", "draft", "--format", "concise", "--verbose").out
    return [line for line in out.splitlines() if "[N39" in line]


# ── the sector ───────────────────────────────────────────────────────────────────────────────────────────
def test_the_sector_is_told_oldest_first_and_providers_are_not_counted(call: Call, sector: Path) -> None:
    del sector
    called = call("followup")
    assert (called.code, called.err) == (0, "")
    assert called.out.startswith("5 tekorten staan open, het oudste eerst\n\nsinds 08/01/2026 · " + POINT)
    assert f"laatst beoordeeld op 05/10/2026 in {AGAIN}: deels\n    weggewerkt" in called.out
    assert "sindsdien niet opnieuw beoordeeld" in called.out
    assert f"{BRIDGE}/" not in called.out
    assert called.out.count("geen inspectie gepland die het meeneemt") == 5


def test_as_a_table_it_opens_in_excel_and_computes_nothing(call: Call, sector: Path) -> None:
    point = sector / f"inspections/{AGAIN}/findings/medewerkers.md"
    edit(point, "- T1. Tekort OS-P1/T1 is", "- T1. =1+1; Tekort OS-P1/T1 is")
    out = call("followup", "--format", "csv").out
    assert out.startswith("\ufeffSinds;Tekort;Omschrijving;")
    rows = list(csv.reader(io.StringIO(out.removeprefix("\ufeff")), delimiter=";"))
    assert rows[1][:2] == ["2026-01-08", POINT]
    assert rows[1][2].startswith("'=1+1; Tekort")
    assert rows[1][5:8] == ["2026-10-05", AGAIN, "deels weggewerkt"]
    assert {len(row) for row in rows} == {11}


def test_as_data_it_has_the_same_keys_for_every_shortcoming(call: Call, coming: Path) -> None:
    del coming
    data = json.loads(call("followup", "--format", "json").out)
    assert data["unread"] == []
    first, *others = data["open"]
    assert first["judged"] == {"inspection": AGAIN, "date": "2026-10-05", "outcome": "deels_weggewerkt"}
    assert first["next"] == [{"inspection": NEXT, "carried": True}]
    assert first["provider"] == {"id": "de-wisselbrug", "name": "De Wisselbrug"}
    assert all(each.keys() == first.keys() for each in others)


def test_what_cannot_be_read_is_named_and_stops_nothing(call: Call, sector: Path) -> None:
    (sector / f"inspections/{BRIDGE}/regulation.yaml").write_text("REG-01: [", "utf-8")
    (sector / f"inspections/{AGAIN}/inspection.yaml").write_text("framework: [", "utf-8")
    called = call("followup", "--format", "json")
    assert called.code == 0
    assert f"{BRIDGE} is niet of niet helemaal leesbaar" in called.err
    assert f"naftctl check {AGAIN}" in called.err
    data = json.loads(called.out)
    assert data["unread"] == [BRIDGE, AGAIN]
    assert f"{BRIDGE}/OS-P1/T1" in [each["id"] for each in data["open"]]


def test_a_file_that_is_there_is_not_written_over(call: Call, sector: Path) -> None:
    assert call("followup", "--output", "open.txt").out == "open.txt\n"
    before = (sector / "open.txt").read_text("utf-8")
    called = call("followup", "--output", "open.txt")
    assert (called.code, "bestaat al" in called.err) == (2, True)
    assert (sector / "open.txt").read_text("utf-8") == before


def test_a_sector_without_shortcomings_says_so(call: Call, inspection: Path) -> None:
    shutil.rmtree(inspection)
    called = call("followup")
    assert called.out == "er staan geen tekorten open\n"


# ── one inspection ───────────────────────────────────────────────────────────────────────────────────────
def test_an_inspection_tells_what_became_of_each(call: Call, sector: Path) -> None:
    del sector
    out = call("followup", AGAIN).out
    assert out.startswith(f"{AGAIN} · 6 tekorten van vroeger\n")
    assert "deels weggewerkt, gaat verder als medewerkers/T1" in out
    data = json.loads(call("followup", AGAIN, "--format", "json").out)
    assert [each["outcome"] for each in data["items"]].count("weggewerkt") == 5
    assert call("followup", AGAIN, "--format", "csv").out.count("\r\n") == 7
    assert call("followup", BRIDGE).out == f"{BRIDGE} neemt geen tekorten van vroeger mee\n"


# ── new ──────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_new_inspection_gets_what_is_open_with_its_words_and_its_day(call: Call, coming: Path) -> None:
    text = coming.read_text("utf-8")
    assert text.count('outcome: "⟨vul in: weggewerkt, deels_weggewerkt, ') == 1
    assert f'\n{POINT}:\n  text: "Tekort OS-P1/T1 is voor een deel weggewerkt.' in text
    assert "\n  since: 2026-01-08\n" in text
    assert said(call) == []
    assert f"{NEXT} neemt het mee" in call("followup").out


@pytest.mark.parametrize("occasion", ["klacht", "ernstige_gebeurtenis", "thematisch"])
def test_an_occasion_that_is_free_takes_nothing_along(call: Call, sector: Path, occasion: str) -> None:
    call(*NEW, "--occasion", occasion)
    folder = sector / f"inspections/{NEXT}-{occasion.replace('_', '-')}"
    assert (folder / "inspection.yaml").is_file()
    assert not (folder / "followup.yaml").exists()
    assert said(call, folder.name) == []
    called = call("followup", folder.name, "--add")
    assert (called.code, "neemt een inspectie geen tekorten van vroeger mee" in called.err) == (2, True)


def test_a_provider_without_open_shortcomings_gets_no_file(call: Call, sector: Path) -> None:
    called = call("new", "De Kade", "--first-visit", "2027-03-09")
    assert "followup" not in called.out
    assert not (sector / "inspections/2027-de-kade/followup.yaml").exists()


def test_a_provider_that_changed_its_name_keeps_its_shortcomings(call: Call, sector: Path) -> None:
    call("new", "Brugwerk", "--first-visit", "2027-03-09")
    folder = sector / "inspections/2027-brugwerk"
    edit(folder / "inspection.yaml", 'id: "brugwerk"', "id: De-Wisselbrug")
    assert ["N391" in line for line in said(call, folder.name)] == [True]
    again = call("new", "Brugwerk", "--first-visit", "2027-03-09").out
    assert "maak  inspections/2027-brugwerk/followup.yaml" in again
    assert POINT in (folder / "followup.yaml").read_text("utf-8")


def test_what_came_later_is_the_next_step(call: Call, coming: Path) -> None:
    coming.write_text(coming.read_text("utf-8").partition(POINT)[0] + "{}\n", "utf-8")
    assert f"naftctl followup {NEXT} --add" in call(*NEW).out


# ── adding ───────────────────────────────────────────────────────────────────────────────────────────────
OWN = (
    b"# van ons\r\n2019-oud/OS-B1/T1:\r\n  text: Oud\r\n  since: 2019-01-01\r\n"
    b"  occasion: regulier\r\n  outcome: vervallen\r\n  note: Weg\r\n"
)


@pytest.mark.parametrize("end", [b"", b"\r\n", b"\r\n\r\n# einde"])
def test_what_is_missing_comes_behind_what_people_wrote_and_nothing_else_changes(
    call: Call, coming: Path, end: bytes
) -> None:
    before = b"\xef\xbb\xbf" + OWN.rstrip() + end
    coming.write_bytes(before)
    called = call("followup", NEXT, "--add")
    assert called.code == 0
    assert POINT in called.out
    after = coming.read_bytes()
    assert after.startswith(before)
    assert b"\n" not in after.replace(b"\r\n", b"")
    assert [line for line in said(call) if "N397" not in line] == []
    assert "er is niets geschreven" in call("followup", NEXT, "--add").out
    assert coming.read_bytes() == after


def test_without_a_file_it_is_made_with_its_guidance(call: Call, coming: Path) -> None:
    whole = coming.read_bytes()
    coming.unlink()
    assert "N391" in "".join(said(call))
    assert call("followup", NEXT, "--add").code == 0
    assert coming.read_bytes() == whole


@pytest.mark.parametrize(
    "text", ["{}\n", "{a: 1}\n", "- a\n", "", "a: [\n", "2019-oud/x/T1: {text: a}\n...\n"]
)
def test_a_file_of_another_form_is_left_alone(call: Call, coming: Path, text: str) -> None:
    coming.write_text(text, "utf-8")
    called = call("followup", NEXT, "--add")
    assert called.code in {1, 2}
    assert called.err or called.out
    assert coming.read_text("utf-8") == text


def test_after_the_seal_nothing_is_added(call: Call, sector: Path) -> None:
    file = sector / f"inspections/{AGAIN}/followup.yaml"
    before = file.read_bytes()
    called = call("followup", AGAIN, "--add")
    assert (called.code, "het ontwerp is verzegeld" in called.err) == (2, True)
    assert file.read_bytes() == before


# ── check ────────────────────────────────────────────────────────────────────────────────────────────────
def test_an_earlier_inspection_that_is_gone_withdrawn_or_stopped_is_told(
    call: Call, coming: Path, sector: Path
) -> None:
    del coming
    head = sector / f"inspections/{AGAIN}/inspection.yaml"
    whole = head.read_text("utf-8")
    edit(head, "withdrawn: null", "withdrawn: {date: 2026-10-06, reason: Een fout.}")
    first, second = said(call)
    assert "[N391] 6 open tekorten van vroeger ontbreken" in first
    assert f"[N395] {AGAIN} is ingetrokken" in second
    head.write_text(whole.replace("stopped: null", "stopped: {date: 2026-10-06, motive: Einde.}"), "utf-8")
    assert "is stopgezet" in said(call)[1]
    shutil.rmtree(head.parent)
    assert ["N391" in line or "info[N397]" in line for line in said(call)] == [True, True]


def test_only_those_of_this_provider_are_read_and_none_for_a_sealed_inspection(
    call: Call, sector: Path
) -> None:
    call(*NEW)
    reader = WorkspaceReader(sector)
    for name in (AGAIN, BRIDGE, "2026-de-kantelpoort"):
        dossier = reader.dossier(name, TODAY).dossier
        assert dossier is not None
        assert dossier.earlier is None
    dossier = reader.dossier(NEXT, TODAY).dossier
    assert dossier is not None
    assert [told.id for told in dossier.earlier or ()] == [BRIDGE, AGAIN]


# ── focus ────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_choice_of_focus_weighs_what_goes_on_from_an_earlier_scale(call: Call, coming: Path) -> None:
    del coming
    assert f"één tekort in {AGAIN}: medewerkers/T1" in call("focus", NEXT).out


def test_a_choice_of_focus_weighs_what_an_older_inspection_left_open(
    call: Call, coming: Path, sector: Path
) -> None:
    del coming
    file = sector / f"inspections/{AGAIN}/followup.yaml"
    text = file.read_text("utf-8")
    first, mark, rest = text.partition(f"{BRIDGE}/OS-P1/T2:")
    file.write_text(
        first + mark + rest.replace("outcome: weggewerkt", "outcome: niet_onderzocht", 1), "utf-8"
    )
    out = call("focus", NEXT, "--format", "json").out
    assert json.loads(out)["shortcomings"] == {"PP": [f"{BRIDGE}/OS-P1/T2", "medewerkers/T1"]}
    assert "twee tekorten van vroeger" in call("focus", NEXT).out


def test_a_day_on_which_nothing_was_final_yet_has_nothing_open(call: Call, sector: Path) -> None:
    del sector
    call("new", "De Wisselbrug", "--first-visit", str(date(2025, 9, 9)), "--occasion", "opvolging")
    assert call("followup", "2025-de-wisselbrug-opvolging").out.endswith(
        "neemt geen tekorten van vroeger mee\n"
    )
