"""`naftctl status`: where inspections stand, whatever state they are in."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Call, edit, seal_as, started
from tests.conftest import EXAMPLE

pytestmark = pytest.mark.usefixtures("workspace")


def reach(inspection: Path, **milestones: str) -> None:
    """Write milestones as they stand at some moment; those that are not named are left out.

    The reaction stays only where the draft was sent before it came in.
    """
    if milestones.get("draft_sent", "later") > "2026-07-09":
        shutil.rmtree(inspection / "reaction", ignore_errors=True)
    path = inspection / "inspection.yaml"
    head = path.read_text("utf-8").partition("milestones:\n")[0]
    lines = "".join(f"  {name}: {value}\n" for name, value in milestones.items())
    path.write_text(f"{head}milestones:\n{lines}" if lines else head, "utf-8")
    seal_as(inspection, [kind for kind in ("draft", "final") if f"{kind}_sent" in milestones])


DONE = {
    "announced": "2026-05-12",
    "visited": "[2026-06-09, 2026-06-10]",
    "reflected": "2026-06-10",
    "reviewed": "2026-06-25",
    "draft_sent": "2026-09-29",
}


def beside(inspection: Path, name: str, count: int) -> Path:
    """A copy of the worked example that got as far as its first `count` milestones."""
    copy = Path(shutil.copytree(inspection, inspection.with_name(name)))
    reach(copy, **dict(list(DONE.items())[:count]))
    return copy


def test_one_inspection_is_shown_with_its_course(call: Call, inspection: Path) -> None:
    reach(inspection, **DONE)
    called = call("status", EXAMPLE)
    assert (called.code, called.err) == (0, "")
    assert called.out == (
        f"{EXAMPLE} · regulier · r-naft/2026.1 · reactietermijn\n"
        "  ● aangekondigd 12/05  ● bezoek 9–10/06  ● ingeschaald en reflectie 10/06\n"
        "  ● ontwerp 29/09  ◐ reactie t/m di 13/10 (nog 4 dagen)\n"
        "  ○ definitief verslag uiterlijk di 27/10 (nog 18 dagen)\n"
        "  ○ later: bezorging aan Opgroeien, publicatie\n"
        "  niveaus en advies: verzegeld op 30/06 · feiten: nog te verbeteren\n"
        "  open: niets\n"
        "  volgende stap: wacht op de reactie van de aanbieder\n"
    )


def test_several_are_a_table_and_a_broken_one_does_not_stop_it(call: Call, inspection: Path) -> None:
    beside(inspection, "2026-aaa", 5)
    (beside(inspection, "2026-bbb", 5) / "inspection.yaml").write_text("x: [", "utf-8")
    (beside(inspection, "2026-ccc", 4) / "advice.md").unlink()
    called = call("status")
    assert (called.code, called.err) == (0, "")
    assert called.out.splitlines()[:11] == [
        "  inspectie            fase            open",
        "✗ 2026-bbb             niet leesbaar   1 fout",
        "    volgende stap: verbeter wat fout is · naftctl check 2026-bbb",
        "◐ 2026-aaa             reactietermijn  niets",
        "    regulier · r-naft/2026.1 · reactietermijn t/m di 13/10 (nog 4 dagen)",
        "    volgende stap: wacht op de reactie van de aanbieder",
        "◐ 2026-ccc             ingeschaald     1 nog te doen",
        "    regulier · r-naft/2026.1",
        "    volgende stap: werk af wat nog moet voor het ontwerp ·",
        "      naftctl check 2026-ccc --phase draft",
        f"◐ {EXAMPLE}  definitief      niets",
    ]


def test_the_day_decides_what_comes_after_the_draft(call: Call, inspection: Path) -> None:
    reach(inspection, **DONE)
    assert "t/m di 13/10 (dat is vandaag)" in call("status", EXAMPLE, "--today", "2026-10-13").out
    later = call("status", EXAMPLE, "--today", "2026-10-14").out
    assert "· reactie afgelopen\n" in later
    assert "● reactie 13/10" in later
    assert "◐ definitief verslag uiterlijk di 27/10 (nog 13 dagen)" in later
    assert f"naftctl seal final {EXAMPLE}" in later
    missed = call("status", EXAMPLE, "--today", "2026-10-28").out
    assert "uiterlijk di 27/10 (dat was 1 dag geleden)" in missed


def test_a_fresh_inspection_says_by_when_it_is_announced(call: Call) -> None:
    call("new", "De Vlinder", "--first-visit", "2027-03-09")
    out = call("status", "2027-de-vlinder").out
    assert "◐ aankondiging uiterlijk di 9/02/2027 (nog 123 dagen)" in out
    assert "○ bezoek gepland 9/03/2027" in out
    assert "  niveaus: 0 van 11 schalen ingeschaald, 11 nog open · advies: nog niet gekozen" in out
    assert " fouten, " in out


@pytest.mark.parametrize("count", range(6))
def test_every_phase_fits_in_eighty_columns(call: Call, inspection: Path, count: int) -> None:
    copy = beside(inspection, "2026-een-aanbieder-met-een-naam-die-veel-langer-is-dan-gewoonlijk", count)
    for arguments in ((copy.name,), ()):
        lines = call("status", *arguments).out.splitlines()
        assert max(map(len, lines)) <= 80
        assert any("volgende stap" in line for line in lines)


def test_a_framework_that_is_not_there_is_not_readable_and_no_fault(call: Call, inspection: Path) -> None:
    path = inspection / "inspection.yaml"
    path.write_text(path.read_text("utf-8").replace("r-naft/2026.1", "r-naft/1900.1"), "utf-8")
    called = call("status")
    assert (called.code, called.err) == (0, "")
    assert called.out.startswith(f"{EXAMPLE} · niet leesbaar\n  open: 1 fout\n")


def test_a_script_gets_the_same_as_data(call: Call, inspection: Path) -> None:
    reach(inspection, **DONE)
    (beside(inspection, "2026-bbb", 5) / "inspection.yaml").write_text("x: [", "utf-8")
    broken, whole = json.loads(call("status", "--format", "json").out)
    assert broken == {
        "inspection": "2026-bbb",
        "readable": False,
        "occasion": None,
        "framework": None,
        "phase": None,
        "course": [],
        "open": {"error": 1, "pending": 0, "warning": 0},
        "term": None,
        "terms": [],
        "requests": [],
        "requested": None,
        "reaction": None,
        "privacy": None,
        "next": {"step": "repair", "command": "naftctl check 2026-bbb"},
    }
    assert whole["phase"] == "draft"
    assert whole["term"] == {"name": "reaction", "last_day": "2026-10-13", "days_left": 4}
    assert whole["terms"] == [
        {"name": "reaction", "start": "2026-09-29", "last": "2026-10-13", "days_left": 4, "request": None},
        {
            "name": "processing",
            "start": "2026-10-13",
            "last": "2026-10-27",
            "days_left": 18,
            "request": None,
        },
    ]
    assert whole["requested"]["asked"] == "2026-05-12"
    assert (whole["requested"]["received"]["INF-10"], whole["requested"]["missing"]) == ("2026-05-29", [])
    assert whole["reaction"] is None
    assert whole["next"] == {"step": "await_reaction", "command": None}
    assert {"milestone": "visited", "state": "done", "days": ["2026-06-09", "2026-06-10"]} in whole["course"]
    assert [stage["state"] for stage in whole["course"]] == ["done"] * 4 + ["now"] + ["later"] * 3


REACTED = DONE | {"draft_sent": "2026-06-30"}


def test_what_came_in_and_what_is_open_is_counted(call: Call, inspection: Path) -> None:
    reach(inspection, **REACTED)
    day = ("--today", "2026-07-10")
    out = call("status", EXAMPLE, *day).out
    assert "  reactie: 3 opmerkingen, 3 beantwoord\n" in out
    assert "  volgende stap: wacht op de reactie van de aanbieder\n" in out
    (inspection / "reaction/answers/01.2.md").unlink()
    out = call("status", EXAMPLE, *day).out
    assert "  reactie: 3 opmerkingen, 2 beantwoord, 1 open\n" in out
    assert "volgende stap: beantwoord opmerking 01.2 in reaction/answers/01.2.md" in out
    assert f"naftctl reaction {EXAMPLE}\n" in out
    told = json.loads(call("status", EXAMPLE, "--format", "json", *day).out)[0]
    assert told["reaction"] == {"deliveries": 1, "late": 0, "remarks": 3, "answered": 2, "open": 1}
    assert told["next"] == {"step": "answer_remark", "command": f"naftctl reaction {EXAMPLE}"}


def test_an_answer_without_its_kind_is_open(call: Call, inspection: Path) -> None:
    reach(inspection, **REACTED)
    path = inspection / "reaction/answers/01.3.md"
    path.write_text(path.read_text("utf-8").replace("kind: opinion", "kind: null"), "utf-8")
    assert "reactie: 3 opmerkingen, 2 beantwoord, 1 open\n" in call("status", EXAMPLE).out


def test_a_reaction_without_remarks_or_after_the_term_says_so(call: Call, inspection: Path) -> None:
    reach(inspection, **REACTED)
    shutil.rmtree(inspection / "reaction/answers")
    path = inspection / "reaction/received/01.yaml"
    path.write_text("from: coördinator\ndate: 2026-07-15\nremarks: []\n", "utf-8")
    assert "  reactie: geen opmerkingen, na de termijn\n" in call("status", EXAMPLE).out
    (path.with_name("02.yaml")).write_text("from: bestuur\ndate: 2026-07-14\nremarks: []\n", "utf-8")
    assert "  reactie: geen opmerkingen, 1 van 2 keer na de termijn\n" in call("status", EXAMPLE).out


def test_where_nothing_came_in_nothing_is_said_of_it(call: Call, inspection: Path) -> None:
    reach(inspection, **DONE)
    for day in ("2026-10-09", "2026-10-14"):
        assert "reactie:" not in call("status", EXAMPLE, "--today", day).out


def test_another_form_is_a_wrong_call(call: Call) -> None:
    called = call("status", "--format", "tekst")
    assert (called.code, called.out) == (2, "")
    assert "text, json, ics" in called.err


def test_an_empty_workspace_has_nothing_to_tell(call: Call, inspection: Path) -> None:
    shutil.rmtree(inspection)
    called = call("status")
    assert (called.code, called.out) == (0, "")
    assert "nog geen inspecties" in called.err


ENDED = DONE | {"draft_sent": "2026-06-30", "final_sent": "2026-07-16", "delivered": "2026-07-17"}


def sector(inspection: Path) -> None:
    """Inspections in every state, of which the names say nothing about the order."""
    visits = (("a-later", "2027-03-09"), ("b-soon", "2026-11-10"), ("c-visit", "2026-10-12"))
    for name, visit in visits:
        copy = beside(inspection, f"2026-{name}", 0)
        _plan(copy, visit)
    reach(inspection.with_name("2026-c-visit"), announced="2026-09-14")
    reach(beside(inspection, "2026-d-reacting", 0), **DONE)
    reach(beside(inspection, "2026-e-published", 0), **ENDED, published="2026-09-01")
    reach(
        beside(inspection, "2026-f-stopped", 1),
        announced="2026-05-12",
        stopped="\n    date: 2026-05-20\n    motive: gesloten",
    )
    (beside(inspection, "2026-g-broken", 5) / "inspection.yaml").unlink()


def _plan(inspection: Path, visit: str) -> None:
    path = inspection / "inspection.yaml"
    head = path.read_text("utf-8").partition("planning:\n")[0]
    path.write_text(f"{head}planning:\n  visits:\n    - date: {visit}\n", "utf-8")
    shutil.rmtree(inspection / "reaction", ignore_errors=True)
    seal_as(inspection, [])


def test_all_that_is_open_is_shown_the_nearest_day_first(call: Call, inspection: Path) -> None:
    sector(inspection)
    called = call("status")
    lines = called.out.splitlines()
    assert [line.split()[1] for line in lines[1:] if line[0] in "✗◐○●"] == [
        "2026-g-broken",
        "2026-c-visit",
        "2026-b-soon",
        "2026-d-reacting",
        "2026-a-later",
        EXAMPLE,
    ]
    assert "    regulier · r-naft/2026.1 · bezoek ma 12/10 (nog 3 dagen)" in lines
    assert lines[-1] == "niet getoond: 2 afgesloten inspecties · naftctl status --all"
    assert called.err == ""


def test_what_is_closed_is_there_when_it_is_asked_for(call: Call, inspection: Path) -> None:
    sector(inspection)
    everything = call("status", "--all").out
    assert "● 2026-e-published" in everything
    assert "2026-f-stopped" in everything
    assert "niet getoond" not in everything
    assert "· gepubliceerd\n" in call("status", "2026-e-published").out
    told = json.loads(call("status", "--format", "json").out)
    assert "2026-e-published" not in [each["inspection"] for each in told]
    assert len(json.loads(call("status", "--format", "json", "--all").out)) == len(told) + 2


def test_where_nothing_is_open_that_is_said(call: Call, inspection: Path) -> None:
    beside(inspection, "2026-aaa", 0)
    for folder in (inspection, inspection.with_name("2026-aaa")):
        reach(folder, **ENDED, published="2026-09-01")
    called = call("status")
    assert called.out == "niet getoond: 2 afgesloten inspecties · naftctl status --all\n"


def test_the_one_that_is_open_is_shown_whole(call: Call, inspection: Path) -> None:
    reach(beside(inspection, "2026-aaa", 0), **ENDED, published="2026-09-01")
    out = call("status").out
    assert "● ontwerp 30/06" in out
    assert out.endswith("niet getoond: 1 afgesloten inspectie · naftctl status --all\n")


def test_those_that_are_named_keep_their_order(call: Call, inspection: Path) -> None:
    sector(inspection)
    out = call("status", "2026-e-published", "2026-a-later", "2026-b-soon").out
    places = [out.index(name) for name in ("2026-e-published", "2026-a-later", "2026-b-soon")]
    assert places == sorted(places)


def test_a_day_off_is_named_beside_the_date(call: Call, inspection: Path) -> None:
    reach(inspection, **DONE | {"draft_sent": "2026-06-27"})
    on_holiday = call("status", EXAMPLE, "--today", "2026-07-06").out
    assert "reactie t/m za 11/07, Feest van de Vlaamse Gemeenschap" in on_holiday
    reach(inspection, **DONE | {"draft_sent": "2026-06-28"})
    assert (
        "reactie t/m zo 12/07, weekend (nog 6 dagen)" in call("status", EXAMPLE, "--today", "2026-07-06").out
    )


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("", "", "informatie: gevraagd 12/05, 14 van 14 ontvangen\n"),
        ("  INF-10: 2026-05-29\n", "", "13 van 14 ontvangen; INF-10 ontbreekt\n"),
        ("INF-10: 2026-05-29", "INF-10: niet_beschikbaar", "13 van 14 ontvangen, 1 niet beschikbaar\n"),
        (
            "  INF-01: 2026-05-26\n  INF-02: 2026-05-26\n",
            "",
            "12 van 14 ontvangen; INF-01 en INF-02 ontbreken\n",
        ),
        ("asked: 2026-05-12\n", "asked: null\n", "informatie: nog niet gevraagd, 14 van 14 ontvangen\n"),
    ],
)
def test_what_is_missing_of_the_information_is_shown_until_the_visit(
    call: Call, inspection: Path, before: str, after: str, words: str
) -> None:
    path = inspection / "desk-analysis.md"
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1) if before else text, "utf-8")
    reach(inspection, announced="2026-05-12")
    assert words in call("status", EXAMPLE, "--today", "2026-06-01").out
    reach(inspection, **DONE)
    assert "informatie:" not in call("status", EXAMPLE).out


def test_nothing_that_was_asked_for_is_said_shortly(call: Call) -> None:
    call("new", "De Vlinder", "--first-visit", "2027-03-09")
    assert "  informatie: nog niet gevraagd (15 stukken)\n" in call("status", "2027-de-vlinder").out


def test_before_the_announcement_comes_the_focus(call: Call, inspection: Path) -> None:
    _plan(inspection, "2027-03-09")
    announce = "volgende stap: kondig de inspectie aan, en vul bij `announced` de dag in · "
    out = " ".join(call("status", EXAMPLE).out.split())
    assert f"{announce}naftctl letter announcement {EXAMPLE}" in out
    focus = inspection / "focus.yaml"
    focus.write_text(focus.read_text("utf-8").replace("chosen: SO", "chosen: null"), "utf-8")
    choose = f"volgende stap: kies de focus · naftctl focus {EXAMPLE}\n"
    assert choose in call("status", EXAMPLE).out
    focus.unlink()
    assert choose in call("status", EXAMPLE).out


def test_the_calendar_goes_to_the_screen_or_to_a_file(call: Call, inspection: Path, workspace: Path) -> None:
    reach(inspection, **DONE)
    shown = call("status", "--format", "ics").out
    assert shown.startswith("BEGIN:VCALENDAR")
    assert "UID:2026-de-kantelpoort-reaction@naftctl" in shown
    called = call("status", "--format", "ics", "--output", "agenda.ics")
    assert (called.code, called.out, called.err) == (0, "agenda.ics\n", "")
    written = workspace / "agenda.ics"
    assert written.read_bytes().startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    reach(inspection, **DONE | {"draft_sent": "2026-09-30"})
    assert call("status", "--format", "ics", "--output", "agenda.ics").code == 0
    assert b"DTSTART;VALUE=DATE:20261014" in written.read_bytes()


@pytest.mark.parametrize("name", ["agenda.ics", "agenda.txt"])
def test_a_file_of_somebody_else_is_never_replaced(call: Call, workspace: Path, name: str) -> None:
    file = workspace / name
    file.write_text("BEGIN:VCALENDAR\r\nPRODID:-//iemand//NL\r\nEND:VCALENDAR\r\n", "utf-8")
    before = file.read_bytes()
    called = call("status", "--format", "ics", "--output", name)
    assert (called.code, called.out, file.read_bytes()) == (2, "", before)
    assert name in called.err
    assert "help: " in called.err


def test_a_folder_with_the_name_of_a_calendar_is_refused(call: Call, workspace: Path) -> None:
    (workspace / "agenda.ics").mkdir()
    called = call("status", "--format", "ics", "--output", "agenda.ics")
    assert called.code == 2
    assert "bestaat al" in called.err


def test_output_without_the_calendar_is_a_wrong_call(call: Call, workspace: Path) -> None:
    called = call("status", "--output", "agenda.ics")
    assert called.code == 2
    assert "voeg --format ics toe" in called.err
    assert not (workspace / "agenda.ics").exists()


def test_a_calendar_says_which_inspection_is_not_in_it(call: Call, inspection: Path) -> None:
    (beside(inspection, "2026-bbb", 5) / "inspection.yaml").write_text("x: [", "utf-8")
    called = call("status", "--format", "ics")
    assert called.code == 0
    assert called.err == "2026-bbb is niet leesbaar en staat niet in de agenda: naftctl check 2026-bbb\n"
    assert "2026-de-kantelpoort-visit-1" in called.out


def test_many_inspections_are_told_as_each_is_alone(call: Call, inspection: Path, workspace: Path) -> None:
    for number in range(25):
        beside(inspection, f"2026-x{number:02}", number % 6)
    together = started("status", "--all", "--format", "json", folder=workspace)
    assert (together.returncode, together.stderr) == (0, "")
    told = json.loads(together.stdout)
    assert len(told) == 26
    alone = [json.loads(call("status", each["inspection"], "--format", "json").out)[0] for each in told]
    assert told == alone


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals there")
def test_a_narrow_terminal_loses_no_word_and_colour_says_nothing_alone(
    workspace: Path, inspection: Path
) -> None:
    from tests.cli.terminal import on_terminal, without_codes  # noqa: PLC0415  (not on Windows)

    (beside(inspection, "2026-aaa", 4) / "advice.md").unlink()
    wide = on_terminal("status", folder=workspace)
    narrow = on_terminal("status", folder=workspace, width=44)
    assert "\x1b[1;36m1 nog te doen\x1b[0m" in wide
    assert on_terminal("status", folder=workspace, NO_COLOR="1") == without_codes(wide)
    # A command stays whole, so that it can be copied.
    loose = [line for line in without_codes(narrow).splitlines() if "naftctl" not in line]
    assert max(map(len, loose)) <= 44
    header, body = without_codes(wide).split("\n", 1)
    assert header.split() == ["inspectie", "fase", "open"]
    assert [word for word in body.split() if word not in without_codes(narrow)] == []


def test_it_says_how_many_places_may_still_identify_somebody(call: Call, inspection: Path) -> None:
    assert "privacy:" not in call("status", EXAMPLE).out
    said = "openen met de vraag van de school"
    edit(inspection / "scorings/OS-S1.md", said, f"{said} van jongere Emma en mevrouw Verlinden")
    assert "\n  privacy: 2 treffers open\n" in call("status", EXAMPLE).out
    assert json.loads(call("status", EXAMPLE, "--format", "json").out)[0]["privacy"] == {"open": 2}
