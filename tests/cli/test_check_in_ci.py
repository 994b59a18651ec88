"""`naftctl check` where a machine looks on: its forms, the file it writes, how it ends."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from naftctl.cli.judged import FORMATS
from tests.cli.conftest import Call, edit
from tests.cli.test_check import BROKEN, fingerprint, put
from tests.conftest import EXAMPLE, ROOT
from tests.load.test_git import git

pytestmark = pytest.mark.usefixtures("workspace")

DATA = ("json", "sarif", "gitlab", "junit")


@pytest.fixture
def wrong(inspection: Path) -> str:
    """An inspection with a fault in one file; gives its path."""
    edit(inspection / "scorings/OS-S1.md", "\nlevel: volgens\n", "\nlevel: volgnes\n")
    return f"inspections/{EXAMPLE}/scorings/OS-S1.md"


def results(text: str) -> list[tuple[str, int]]:
    """The file and line of each result of a SARIF log."""
    places = [result["locations"][0]["physicalLocation"] for result in json.loads(text)["runs"][0]["results"]]
    return [(place["artifactLocation"]["uri"], place["region"]["startLine"]) for place in places]


# ── forms ────────────────────────────────────────────────────────────────────────────────────────────────
def test_each_form_for_ci_tells_of_each_problem_and_its_place(call: Call, wrong: str) -> None:
    called = {form: call("check", "--format", form) for form in FORMATS}
    assert {each.code for each in called.values()} == {1}
    assert {each.err for each in called.values()} == {""}
    assert [found["code"] for found in json.loads(called["json"].out)] == ["N203"]
    assert results(called["sarif"].out) == [(wrong, 3)]
    issues = json.loads(called["gitlab"].out)
    assert [issue["check_name"] for issue in issues] == ["N203"]
    assert {issue["location"]["path"] for issue in issues} == {wrong}
    annotations = [line for line in called["github"].out.splitlines() if line.startswith("::error ")]
    assert any(
        line.startswith(f"::error file={wrong},line=3,col=8,title=N203 unknown-level::")
        for line in annotations
    )
    assert called["github"].out.splitlines()[-1].endswith("uitleg: naftctl explain N203")
    failed = {
        case.get("name") for case in ElementTree.fromstring(called["junit"].out).iterfind(".//*[failure]")
    }
    assert "N203 unknown-level" in failed


def test_without_problems_each_form_is_still_whole(call: Call) -> None:
    assert json.loads(call("check", "--format", "gitlab").out) == []
    assert results(call("check", "--format", "sarif").out) == []
    assert call("check", "--format", "github").out == ""
    suites = ElementTree.fromstring(call("check", "--format", "junit").out)
    assert (suites.get("failures"), [suite.get("name") for suite in suites]) == ("0", ["werkmap", EXAMPLE])


def test_github_is_spoken_to_by_itself_and_only_there(
    call: Call, wrong: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert call("check").out.startswith(f"::error file={wrong},")
    assert call("check", "--format", "concise").out.startswith(f"{wrong}:3:8: ")
    assert call("check", "--output", "resultaat.txt").out == ""
    assert Path("resultaat.txt").read_text("utf-8").startswith("fout[N203]")
    monkeypatch.setenv("GITHUB_ACTIONS", "false")
    assert call("check").out.startswith("fout[N203]")


def test_paths_begin_at_the_top_of_the_repository(call: Call, wrong: str, workspace: Path) -> None:
    git(workspace.parent, "init")
    assert results(call("check", "--format", "sarif").out)[0][0] == f"werkmap/{wrong}"
    assert call("check", "--format", "github").out.startswith(f"::error file=werkmap/{wrong},")
    assert json.loads(call("check", "--format", "gitlab").out)[0]["location"]["path"] == f"werkmap/{wrong}"
    assert json.loads(call("check", "--format", "json").out)[0]["file"] == wrong


@pytest.mark.parametrize("form", DATA)
def test_the_same_files_give_the_same_result_and_none_is_left_out(
    form: str, call: Call, inspection: Path
) -> None:
    names = (f"nieuw-{number:02}.md" for number in range(30))
    put(inspection, dict.fromkeys(names, b"x"))
    first = call("check", "--format", form).out
    assert first == call("check", "--format", form).out
    assert all(f"nieuw-{number:02}.md" in first for number in range(30))


def test_a_run_over_inspections_shows_twenty_of_a_kind_and_counts_the_others(
    call: Call, inspection: Path
) -> None:
    other = inspection.with_name("2026-een-andere")
    shutil.copytree(inspection, other)
    for folder in (inspection, other):
        put(folder, {f"nieuw-{number:02}.md": b"x" for number in range(15)})
    lines = call("check", "--format", "concise").out.splitlines()
    assert sum("[N121]" in line for line in lines) == 20
    assert lines[-2] == "… en nog 10 van N121 in 10 bestanden: met --verbose ziet u ze alle"
    verbose = call("check", "--format", "concise", "--verbose").out
    assert verbose.count("[N121]") == 30
    assert "… en nog" not in verbose


# ── the file that is written ─────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("form", FORMATS)
def test_a_result_is_written_and_takes_the_place_of_one_before(
    form: str, call: Call, wrong: str, workspace: Path
) -> None:
    path = workspace / "uit/resultaat"
    for before in FORMATS:
        call("check", "--format", before, "--output", "uit/resultaat")
        called = call("check", "--format", form, "--output", "uit/resultaat")
        assert (called.code, called.out) == (1, "")
    assert called.err.endswith("uitleg: naftctl explain N203 · zie uit/resultaat\n")
    assert path.read_text("utf-8") == call("check", "--format", form).out
    assert wrong in path.read_text("utf-8")


@pytest.mark.parametrize("form", FORMATS)
def test_a_result_without_problems_takes_the_place_of_another(form: str, call: Call) -> None:
    for _ in range(2):
        assert call("check", "--format", form, "--output", "resultaat").code == 0
    assert call("check", "--verbose", "--output", "resultaat").code == 0
    assert call("check", "--format", form, "--output", "resultaat").err.startswith("geen problemen in ")


@pytest.mark.parametrize(
    ("named", "reason"),
    [
        ("naftctl.yaml", "`naftctl.yaml` bestaat al, en is geen eerder resultaat van naftctl check"),
        ("brief.txt", "`brief.txt` bestaat al"),
        ("gegevens.json", "`gegevens.json` bestaat al"),
        (f"inspections/{EXAMPLE}/advice.md", "in inspections/ komt geen resultaat"),
        ("Inspections/nieuw.json", "in Inspections/ komt geen resultaat"),
        ("frameworks/x.json", "in frameworks/ komt geen resultaat"),
        (".git/x.json", "in .git/ komt geen resultaat"),
        ("weg/../templates/x.json", "in templates/ komt geen resultaat"),
        ("frameworks", "`frameworks` is een map"),
        (".", "`.` is een map"),
        ("", "`` is een map"),
    ],
)
def test_it_writes_over_nothing_of_people(named: str, reason: str, call: Call, workspace: Path) -> None:
    (workspace / "brief.txt").write_text("Zie naftctl explain N203.\n\nVriendelijke groeten\n", "utf-8")
    (workspace / "gegevens.json").write_text('[{"code": "A1"}]\n', "utf-8")
    before = fingerprint(workspace)
    called = call("check", "--format", "json", "--output", named)
    assert called.code == 2
    assert f"--output: {reason}" in called.err
    assert "  help: " in called.err
    assert fingerprint(workspace) == before


def test_a_file_that_cannot_be_written_is_said_in_words(call: Call, workspace: Path) -> None:
    (workspace / "bezet").write_text("", "utf-8")
    called = call("check", "--output", "bezet/resultaat.json")
    assert called.code == 3
    assert "waar een map moet komen, staat een bestand" in called.err
    assert "help: kies een andere map" in called.err


# ── how it ends ──────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("form", FORMATS)
def test_the_exit_code_is_the_same_in_each_form(form: str, call: Call, inspection: Path) -> None:
    assert call("check", "--format", form).code == 0
    put(inspection, {"foto.jpg": b"\xff\xd8"})
    assert call("check", "--format", form).code == 0
    assert call("check", "--format", form, "--strict").code == 1
    put(inspection, BROKEN["verkeerd-niveau"])
    assert call("check", "--format", form).code == 1


def test_an_unknown_form_gives_the_nearest(call: Call) -> None:
    called = call("check", "--format", "sarfi")
    assert called.code == 2
    assert "--format: `sarfi` bestaat niet; bedoelde u `sarif`?" in called.err
    assert "kies een van full, concise, json, sarif, github, gitlab, junit" in called.err


def test_what_only_ci_reads_is_not_loaded_for_people(wrong: str, workspace: Path) -> None:
    assert wrong
    code = "import sys; from naftctl.cli.program import run; run(['check']); print(*sorted(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=workspace,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    modules = set(done.stdout.splitlines()[-1].split())
    assert "naftctl.show.diagnostics.text" in modules
    assert (
        not {f"naftctl.show.diagnostics.{form}" for form in ("sarif", "github", "gitlab", "junit")} & modules
    )
    assert "naftctl.load.git" not in modules


@pytest.mark.skipif(os.name == "nt", reason="no such names there")
def test_the_name_of_a_result_does_nothing_to_a_terminal(call: Call, tmp_path: Path) -> None:
    folder = tmp_path / "map\x1b]0;titel\a\x1b[31m"
    for words in (["check", EXAMPLE, "--output"], ["status", "--format", "ics", "--output"]):
        called = call(*words, str(folder / "uit.ics"))
        assert "uit.ics" in called.out + called.err
        assert not {"\x1b", "\a"} & set(called.out + called.err)
        (folder / "uit.ics").unlink()
