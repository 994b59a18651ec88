"""`naftctl focus`: the ranking with its reasons, the choice that people make, the balance of the sector."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from naftctl.load.workspace import WorkspaceReader
from tests.cli.conftest import Call, edit, golden, started
from tests.conftest import EXAMPLE, ROOT, TODAY

GOLDEN = Path(__file__).parent / "golden"
NAME = "2026-de-kade"
NEW = ("new", "De Kade vzw", "--first-visit", "2026-12-22")
MOTIVE = ("--motive", "De aanbieder startte dit jaar een nieuwe werking.")


@pytest.fixture
def fresh(workspace: Path, call: Call) -> Path:
    """The folder of a new inspection, beside the past of the sector."""
    shutil.copy(ROOT / "history.yaml", workspace)
    ignored = shutil.ignore_patterns("output")
    shutil.copytree(ROOT / "inspections", workspace / "inspections", dirs_exist_ok=True, ignore=ignored)
    assert call(*NEW).code == 0
    return workspace / "inspections" / NAME


def stored(folder: Path) -> str:
    return (folder / "focus.yaml").read_text("utf-8")


def refused(call: Call, folder: Path, *arguments: str) -> str:
    """What is said by a call that ends with 1 or 2 and writes nothing."""
    before = {path: path.read_bytes() for path in folder.parent.rglob("*") if path.is_file()}
    called = call("focus", folder.name, *arguments)
    assert called.code in {1, 2}
    assert {path: path.read_bytes() for path in folder.parent.rglob("*") if path.is_file()} == before
    return called.out + called.err


# ── ranking ──────────────────────────────────────────────────────────────────────────────────────────────
def test_it_ranks_the_alternates_with_reasons_and_chooses_nothing(
    call: Call, fresh: Path, *, update_golden: bool
) -> None:
    before = stored(fresh)
    called = call("focus", NAME)
    assert (called.code, called.err, stored(fresh)) == (0, "", before)
    golden("focus.txt", called.out, update=update_golden)


@pytest.mark.usefixtures("fresh")
def test_the_draw_that_is_printed_can_be_replayed(call: Call) -> None:
    out = call("focus", NAME).out
    (line,) = re.findall(r"^  printf %s '(.+)' \| sha256sum$", out, re.M)
    lots = dict(re.findall(r"^  ([A-Z]{2})  ([0-9a-f]{16})…", out, re.M))
    seed, _, name = line.rpartition(" ")
    assert seed == "de-kade 2026-12-22 r-naft/2026.2"
    assert name in lots
    assert {
        each: hashlib.sha256(f"{seed} {each}".encode()).hexdigest()[:16] for each in ("SO", "NS", "PP", "VR")
    } == lots


@pytest.mark.usefixtures("fresh")
def test_the_same_call_gives_the_same_words_on_another_day(call: Call) -> None:
    assert call("focus", NAME, "--today", "2026-10-10").out == call("focus", NAME).out


def test_a_signal_and_an_open_shortcoming_are_reasons(call: Call, fresh: Path, workspace: Path) -> None:
    del fresh
    call("new", "De Wisselbrug", "--first-visit", "2026-09-01")
    folder = workspace / "inspections/2026-de-wisselbrug"
    edit(
        folder / "desk-analysis.md",
        "\nsignals: []",
        "\nsignals:\n  - investigation: SO\n    text: De site zwijgt.",
    )
    out = call("focus", folder.name).out
    assert "     - twee tekorten in 2025-de-wisselbrug: OS-P1/T1, OS-P1/T2\n" in out
    assert "     - geen tekort in 2025-de-wisselbrug\n" in out
    assert "     - één signaal in de deskanalyse\n" in out


def test_a_script_gets_the_same_as_data(call: Call, fresh: Path) -> None:
    before = stored(fresh)
    data = json.loads(call("focus", NAME, "--format", "json").out)
    assert (data["rule"], data["always"], data["seed"]) == (
        "framework",
        ["KO", "BJ"],
        "de-kade 2026-12-22 r-naft/2026.2",
    )
    assert [each["rank"] for each in data["ranking"]] == [1, 2, 3, 4]
    assert (data["ranking"][3]["investigation"], data["ranking"][3]["last_here"]) == ("PP", "2024-11-26")
    assert (data["chosen"], data["written"], stored(fresh)) == (None, None, before)
    chosen = data["ranking"][0]["investigation"]
    data = json.loads(call("focus", NAME, "--choose", chosen, "--format", "json").out)
    assert (data["chosen"], data["written"]) == (chosen, f"inspections/{NAME}/focus.yaml")


# ── choice ───────────────────────────────────────────────────────────────────────────────────────────────
def test_the_choice_is_recorded_with_its_ranking_and_says_what_comes_next(
    call: Call, fresh: Path, *, update_golden: bool
) -> None:
    called = call("focus", NAME, "--choose", "SO")
    assert (called.code, called.err) == (0, "")
    assert called.out.endswith(
        f"\n  schrijf  inspections/{NAME}/focus.yaml\n  gekozen: SO, op 09/10/2026\n\nDaarna:\n"
        '  1. haal er de schalen bij (OS-S1, OS-S2): naftctl new "De Kade vzw" --first-visit 2026-12-22\n'
        f"  2. naftctl check {NAME}\n"
    )
    golden("focus.yaml", stored(fresh), update=update_golden)
    again = call(*NEW).out
    assert "focus.yaml" not in call("check", NAME, "--format", "concise").out
    assert "OS-S1.md" in again
    assert "naftctl focus" not in again
    assert "haal er de schalen bij" not in call("focus", NAME, "--choose", "SO").out


@pytest.mark.usefixtures("fresh")
def test_what_is_written_reads_back(call: Call, workspace: Path) -> None:
    call("focus", NAME, "--choose", "VR", "--motive", 'Met "woorden": # en een \\ erin, é ⇒ 1.')
    focus = WorkspaceReader(workspace).dossier(NAME, TODAY).dossier.focus  # type: ignore[union-attr]
    assert focus is not None
    assert (focus.chosen, focus.investigations) == ("VR", ("KO", "BJ", "VR"))
    assert focus.motive == 'Met "woorden": # en een \\ erin, é ⇒ 1.'
    assert focus.seed == "de-kade 2026-12-22 r-naft/2026.2"
    assert str(focus.decided) == str(TODAY)
    assert [each.rank for each in focus.ranking] == [1, 2, 3, 4]


def test_another_choice_than_the_first_asks_for_a_motive(call: Call, fresh: Path) -> None:
    said = refused(call, fresh, "--choose", "PP")
    assert "--motive ontbreekt: PP staat niet eerst in de rangschikking, SO wel" in said
    called = call("focus", NAME, "--choose", "PP", *MOTIVE)
    assert called.code == 0
    assert f"motief: {MOTIVE[1]}" in called.out
    assert f'motive: "{MOTIVE[1]}"' in stored(fresh)


def test_a_motive_that_was_written_by_hand_is_kept(call: Call, fresh: Path) -> None:
    path = fresh / "focus.yaml"
    text = re.sub(r"^motive: null.*$", 'motive: "Van ons."', path.read_text("utf-8"), flags=re.M)
    path.write_text(text, "utf-8")
    assert call("focus", NAME, "--choose", "PP").code == 0
    assert 'motive: "Van ons."' in stored(fresh)


def test_the_same_choice_writes_no_byte(call: Call, fresh: Path) -> None:
    call("focus", NAME, "--choose", "SO")
    path = fresh / "focus.yaml"
    os.utime(path, ns=(0, 0))
    called = call("focus", NAME, "--choose", "SO", "--today", "2026-11-01")
    assert called.code == 0
    assert "er is niets geschreven" in called.out
    assert path.stat().st_mtime_ns == 0


def test_a_choice_that_was_made_by_hand_gets_its_ranking(call: Call, fresh: Path, workspace: Path) -> None:
    del fresh
    call("new", "De Vlinder", "--first-visit", "2026-12-01", "--alternate", "NS")
    folder = workspace / "inspections/2026-de-vlinder"
    assert "ranking: []" in stored(folder)
    assert call("focus", folder.name, "--choose", "NS", *MOTIVE).code == 0
    assert "- rank: 1" in stored(folder)


def test_only_the_motive_changes_where_only_that_is_given(call: Call, fresh: Path) -> None:
    call("focus", NAME, "--choose", "SO")
    before = stored(fresh)
    assert call("focus", NAME, "--choose", "SO", *MOTIVE, "--today", "2026-11-01").code == 0
    assert stored(fresh) == before.replace("motive: null", f'motive: "{MOTIVE[1]}"')


def test_a_choice_changes_before_the_visit_with_a_motive_and_never_after(call: Call, fresh: Path) -> None:
    call("focus", NAME, "--choose", "SO")
    assert "focus.yaml kiest SO" in refused(call, fresh, "--choose", "VR")
    assert call("focus", NAME, "--choose", "VR", *MOTIVE).code == 0
    assert "chosen: VR" in stored(fresh)
    edit(fresh / "inspection.yaml", "visited: []", "visited:\n    - 2026-12-22")
    said = refused(call, fresh, "--choose", "SO", *MOTIVE)
    assert "VR is gekozen, en het bezoek is al geweest" in said
    assert call("focus", NAME, "--choose", "VR").code == 0


def test_a_stopped_inspection_chooses_nothing(call: Call, fresh: Path) -> None:
    edit(
        fresh / "inspection.yaml",
        "  stopped: null",
        "  stopped:\n    date: 2026-10-08\n    motive: Er is geen werking.",
    )
    assert "stopgezet" in refused(call, fresh, "--choose", "SO")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--choose", "XX"), "--choose: `XX` bestaat niet"),
        (("--choose", "KO"), "KO wordt altijd onderzocht"),
        (("--choose", "SO", "--choose", "NS"), "u kunt hier één wisselend onderzoek kiezen"),
        (("--choose", "SO", "--motive", "⟨vul in⟩"), "--motive: een of twee zinnen verwacht"),
        (("--choose", "SO", "--motive", "een\x1b[31m"), "--motive: een of twee zinnen verwacht"),
        (("--motive", "Zomaar."), "--motive hoort bij een keuze"),
        (("--sector",), "--sector gaat over alle inspecties"),
        (("--format", "ics"), "text, json"),
    ],
)
def test_a_wrong_call_writes_nothing(arguments: tuple[str, ...], words: str, call: Call, fresh: Path) -> None:
    assert words in refused(call, fresh, *arguments)


# ── bad input ────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        ("inspection.yaml", "date: 2026-12-22", "date: 2026-12-32", "N109"),
        ("inspection.yaml", "date: 2026-12-22", 'date: "⟨vul in: de dag⟩"', "N124"),
        ("inspection.yaml", 'id: "de-kade"', 'id: "⟨vul in: id⟩"', "N124"),
        ("inspection.yaml", "occasion: regulier", "occasion: regelier", "N202"),
        ("inspection.yaml", "framework: r-naft/2026.2", "framework: r-naft/1900.1", "N201"),
        ("inspection.yaml", "\nnumber: null", "\nnumber: NAFT-2025-023", "N418"),
        ("focus.yaml", "ranking: []", "ranking: [", "N103"),
        ("focus.yaml", "ranking: []", "rankings: []", "N105"),
        ("focus.yaml", "  - BJ", "  - BX", "N211"),
        ("desk-analysis.md", "\nsignals: []", "\nsignals:\n  - investigation: XX\n    text: t", "N211"),
        ("../../history.yaml", "date: 2023-06-13", "date: 2023-06-31", "N109"),
    ],
)
def test_what_is_wrong_underneath_is_said_at_its_place_and_nothing_is_written(
    file: str, old: str, new: str, code: str, call: Call, fresh: Path
) -> None:
    edit(fresh / file, old, new)
    said = refused(call, fresh, "--choose", "SO")
    assert f"fout[{code}]" in said
    assert "--> " in said
    assert set(re.findall(r"fout\[(\w+)\]", said)) <= {code, "N124", "N416"} - (
        {"N416"} if code != "N124" else set()
    )
    data = json.loads(call("focus", NAME, "--choose", "SO", "--format", "json").out)
    assert code in {each["code"] for each in data}


def test_without_a_planned_visit_there_is_no_draw(call: Call, fresh: Path) -> None:
    path = fresh / "inspection.yaml"
    text = re.sub(r"  visits:.*?(?=  reflection)", "  visits: []\n", path.read_text("utf-8"), flags=re.S)
    path.write_text(text, "utf-8")
    assert "fout[N405]" in refused(call, fresh, "--choose", "SO")


def test_a_second_visit_without_a_day_could_be_the_first(call: Call, fresh: Path) -> None:
    edit(
        fresh / "inspection.yaml",
        "    - date: 2026-12-22\n",
        '    - date: "⟨vul in: de dag⟩"\n    - date: 2026-12-22\n',
    )
    said = refused(call, fresh, "--choose", "SO")
    assert said.count("fout[") == 1
    assert "fout[N124]" in said


def test_a_history_that_names_an_unknown_investigation_weighs_wrongly(call: Call, fresh: Path) -> None:
    text = "  - provider: de-kade\n    date: 2021-01-12\n    framework: r-naft/2026.2\n    focus: [PPP]\n"
    path = fresh.parent.parent / "history.yaml"
    path.write_text(path.read_text("utf-8") + text, "utf-8")
    said = refused(call, fresh, "--choose", "SO")
    assert "fout[N261]" in said
    assert "bedoelde u `PP`?" in said


def test_a_last_inspection_that_cannot_be_read_is_mended_first(
    call: Call, fresh: Path, workspace: Path
) -> None:
    del fresh
    call("new", "De Wisselbrug", "--first-visit", "2026-09-01")
    folder = workspace / "inspections/2026-de-wisselbrug"
    (workspace / "inspections/2025-de-wisselbrug/scorings/OS-P1.md").write_text(
        "---\nlevel: [\n---\n", "utf-8"
    )
    said = refused(call, folder, "--choose", "PP")
    assert "inspections/2025-de-wisselbrug/scorings/OS-P1.md" in said


def test_no_inspection_named_is_a_wrong_call(
    call: Call, fresh: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    called = call("focus")
    assert (called.code, called.out) == (2, "")
    monkeypatch.chdir(fresh)
    assert call("focus").out == call("focus", NAME).out


# ── occasions ────────────────────────────────────────────────────────────────────────────────────────────
def test_an_occasion_that_is_free_takes_what_the_team_chooses(
    call: Call, fresh: Path, workspace: Path
) -> None:
    del fresh
    call(*NEW, "--occasion", "thematisch")
    folder = workspace / f"inspections/{NAME}-thematisch"
    out = call("focus", folder.name).out
    assert "deze aanleiding legt geen focus op: het team kiest zelf uit" in out
    assert "1. " not in out
    called = call("focus", folder.name, "--choose", "VR", "--choose", "KO")
    assert called.code == 0
    assert "investigations:\n  - KO\n  - VR\nchosen: null\nmotive: null\nranking: []\n" in stored(folder)
    assert "seed: null" in stored(folder)
    assert 'naftctl new "De Kade vzw" --first-visit 2026-12-22 --occasion thematisch' in called.out
    assert "er is niets geschreven" in call("focus", folder.name, "--choose", "KO", "--choose", "VR").out
    assert "--motive ontbreekt" in refused(call, folder, "--choose", "KO")


def test_a_follow_up_shows_the_shortcomings_of_the_inspection_that_it_follows(
    call: Call, fresh: Path, workspace: Path
) -> None:
    del fresh
    call("new", "De Wisselbrug", "--first-visit", "2026-12-01", "--occasion", "opvolging")
    folder = workspace / "inspections/2026-de-wisselbrug-opvolging"
    (folder / "focus.yaml").unlink(missing_ok=True)
    assert "tekorten in 2025-de-wisselbrug:\n  BJ  " in call("focus", folder.name).out
    edit(folder / "inspection.yaml", "  visited:\n    - 2026-09-08\n", "  visited: []\n")
    assert call("focus", folder.name, "--choose", "PP").code == 0
    assert "investigations:\n  - PP\n" in stored(folder)


def test_a_framework_that_wants_two_is_filled_in_by_hand(call: Call, fresh: Path, workspace: Path) -> None:
    edit(workspace / "frameworks/r-naft/2026.2/framework.yaml", "  choose: 1 ", "  choose: 2 ")
    said = refused(call, fresh, "--choose", "SO")
    assert "2 wisselende onderzoeken per inspectie" in said
    assert f"vul inspections/{NAME}/focus.yaml zelf in" in said


# ── the sector ───────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.usefixtures("fresh")
def test_the_balance_of_the_sector_names_what_starves_and_ranks_no_provider(
    call: Call, *, update_golden: bool
) -> None:
    called = call("focus", "--sector")
    assert (called.code, called.err) == (0, "")
    golden("focus-sector.txt", called.out, update=update_golden)
    below = called.out.partition("per aanbieder\n")[2].splitlines()[1:]
    assert below == sorted(below)


@pytest.mark.usefixtures("fresh")
def test_the_balance_is_data_for_scripts(call: Call) -> None:
    data = json.loads(call("focus", "--sector", "--format", "json").out)
    assert [each["investigation"] for each in data["alternates"]] == ["SO", "NS", "PP", "VR"]
    assert data["least"] == ["PP"]
    assert {"provider": "de-kade", "last": {"SO": None, "NS": None, "PP": "2024-11-26", "VR": None}} in data[
        "providers"
    ]


def test_a_sector_without_a_past_has_no_balance(call: Call, workspace: Path) -> None:
    shutil.rmtree(workspace / "inspections" / EXAMPLE)
    called = call("focus", "--sector")
    assert called.code == 0
    assert "er zijn nog geen inspecties geweest" in called.out


def test_many_years_fit_in_eighty_columns(call: Call, fresh: Path) -> None:
    history = fresh.parent.parent / "history.yaml"
    text = "".join(
        f"  - provider: een-aanbieder-met-een-lange-naam-{year}\n    date: {year}-03-01\n"
        f"    framework: r-naft/2020.1\n    focus: [SO]\n"
        for year in range(2009, 2023)
    )
    history.write_text(history.read_text("utf-8") + text, "utf-8")
    lines = call("focus", "--sector").out.splitlines()
    assert "    2009: 1" in lines
    assert max(map(len, lines)) <= 80


# ── terminal ─────────────────────────────────────────────────────────────────────────────────────────────
def test_without_a_terminal_nothing_is_asked(fresh: Path, workspace: Path) -> None:
    before = stored(fresh)
    done = started("focus", NAME, folder=workspace)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith(f"\nkies met: naftctl focus {NAME} --choose ONDERZOEK\n")
    assert stored(fresh) == before


@pytest.mark.skipif(sys.platform == "win32", reason="a pseudo-terminal is a thing of POSIX")
@pytest.mark.parametrize(
    ("typed", "chosen", "asked_why"),
    [(b"\n", "", False), (b"KO\nSO\n", "SO", False), (b"PP\n\nNieuwe werking.\n", "PP", True)],
)
def test_at_a_terminal_it_asks_what_to_record(
    typed: bytes, chosen: str, fresh: Path, workspace: Path, *, asked_why: bool
) -> None:
    import pty  # noqa: PLC0415  (not there on Windows)

    ours, theirs = pty.openpty()
    asked = subprocess.Popen(
        [sys.executable, "-m", "naftctl", "focus", NAME],
        cwd=workspace,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=theirs,
    )
    os.close(theirs)
    os.write(ours, typed)
    try:
        out = asked.communicate(timeout=60)[0].decode()
    finally:
        asked.kill()
    seen = os.read(ours, 10_000).decode()
    os.close(ours)
    assert asked.returncode == 0
    assert "Welk wisselend onderzoek kiest u (SO, " in seen
    assert ("Waarom PP, en niet SO: " in seen) is asked_why
    assert ("schrijf  inspections" in out) is bool(chosen)
    assert f"\nchosen: {chosen}" in stored(fresh)
