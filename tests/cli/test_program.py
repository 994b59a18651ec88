"""The program as a whole: help and usage errors in Dutch, and how it ends."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from naftctl.cli import COMMANDS
from naftctl.cli.framework import Framework
from tests.cli.conftest import Call, started
from tests.conftest import ROOT

ENGLISH = re.compile(
    r"\b(usage|options?|arguments?|commands?|show|message|exit|error|missing|invalid|such|default|required|text|"
    r"directory|file|path|integer|env|version|try|for|the)\b",
    re.I,
)
KEPT = re.compile(
    r"--[a-z-]+|naftctl (framework )?[a-z]+|kies een van [^\n]*|/[a-z]+\.md\b"
    r"|\btext(, [a-z]+)*,? of (json|md|ics|csv)\b"
)
WRONG = [
    ("chek", "onbekende opdracht `chek`; bedoelde u `check`?"),
    ("check --fase draft", "onbekende optie `--fase`; bedoelde u `--phase`?"),
    ("check -q", "onbekende optie `-q`"),
    ("check --phase", "optie `--phase` vraagt een waarde"),
    ("check --phase draf", "--phase: `draf` bestaat niet; bedoelde u `draft`?"),
    ("check --strict=1", "optie `--strict` neemt geen waarde"),
    ("check --format xml", "--format: `xml` bestaat niet"),
    ("check --today morgen", "--today: `morgen` is geen dag als JJJJ-MM-DD"),
    ("check --today 2026-02-30", "--today: `2026-02-30` is geen dag als JJJJ-MM-DD"),
    ("check --workspace weg", "`weg` is geen werkmap: er staat geen naftctl.yaml in"),
    (
        "check 2026-de-kantelport",
        "inspectie `2026-de-kantelport` is er niet; bedoelde u `2026-de-kantelpoort`?",
    ),
    ("check ../..", "inspectie `../..` is er niet"),
    ("explain", "argument CODE ontbreekt"),
    ("explain N999", "code `N999` bestaat niet"),
    ("rules --format yaml", "--format: `yaml` bestaat niet"),
    ("rules N101", "te veel argumenten: N101"),
    ("init", "argument MAP ontbreekt"),
    ("init een twee", "te veel argumenten: twee"),
    ("new", "NAAM ontbreekt"),
    ("new Kade", "--first-visit ontbreekt"),
    ("new --first-visit 2027-03-09 ---", "onbekende optie `---`"),
    ("new Kade --first-visit 9/3/2027", "--first-visit: `9/3/2027` is geen dag als JJJJ-MM-DD"),
    ("new vzw --first-visit 2027-03-09", "NAAM: een naam met letters of cijfers verwacht"),
    (
        "new Kade --first-visit 2027-03-09 --occasion klach",
        "--occasion: `klach` bestaat niet; bedoelde u `klacht`?",
    ),
    (
        "new Kade --first-visit 2027-03-09 --framework r-naft/2025.1",
        "kaderversie `r-naft/2025.1` is er niet; bedoelde u",
    ),
    ("new Kade --first-visit 2027-03-09 --alternate KO", "--alternate: `KO` bestaat niet"),
    ("report --edition openbaar", "--edition: `openbaar` bestaat niet"),
    ("report --format pdf,odt", "--format: `odt` bestaat niet"),
    ("report --jobs 0", "--jobs: `0` is geen aantal vanaf 1"),
    ("report --output inspections", "--output: in `inspections` heeft een verslag geen plaats"),
]


@pytest.mark.parametrize(("call_line", "message"), WRONG, ids=[line for line, _ in WRONG])
def test_a_wrong_call_is_worded_in_dutch_and_ends_with_2(
    call_line: str, message: str, call: Call, workspace: Path
) -> None:
    before = sorted(workspace.rglob("*"))
    called = call(*call_line.split())
    assert (called.code, called.out) == (2, "")
    assert f"fout: {message}" in called.err
    assert not ENGLISH.findall(KEPT.sub("", called.err.replace(message, "")))
    assert sorted(workspace.rglob("*")) == before


@pytest.mark.usefixtures("workspace")
def test_a_wrong_call_shows_how_to_call(call: Call) -> None:
    assert call("check", "--fase").err == (
        "Gebruik: naftctl check [OPTIES] [INSPECTIE …]\n"
        "fout: onbekende optie `--fase`; bedoelde u `--phase`?\n"
        "  help: zie naftctl check --help\n"
    )


def test_without_a_workspace_it_says_how_to_get_one(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NAFTCTL_WORKSPACE", raising=False)
    called = call("check")
    assert (called.code, called.out) == (2, "")
    assert "hier is geen werkmap: geen naftctl.yaml in deze map of erboven" in called.err
    assert "naftctl init MAP" in called.err


NAMES = re.compile(r"^  [a-z]+  +", re.M)
CALLS = [name for name, *_ in COMMANDS] + [f"framework {name}" for name, *_ in Framework.table]


@pytest.mark.parametrize("name", CALLS)
def test_the_help_of_a_command_is_dutch(name: str, call: Call) -> None:
    called = call(*name.split(), "--help")
    assert (called.code, called.err) == (0, "")
    assert called.out.startswith(f"Gebruik: naftctl {name} [OPTIES]")
    assert "toon deze hulp" in called.out
    assert not ENGLISH.findall(KEPT.sub("", NAMES.sub("", called.out)))
    assert max(map(len, called.out.splitlines())) <= 80


def test_the_help_of_the_program_names_every_command(call: Call) -> None:
    called = call("-h")
    assert called.code == 0
    assert all(re.search(rf"^  {name} +\w", called.out, re.M) for name, *_ in COMMANDS)
    assert not ENGLISH.findall(KEPT.sub("", called.out))


def test_without_a_command_it_shows_the_help_and_ends_with_2(call: Call) -> None:
    called = call()
    assert (called.code, called.out) == (2, "")
    assert called.err.startswith("Gebruik: naftctl [OPTIES] OPDRACHT …")


def test_the_version_is_told_without_typer() -> None:
    code = "import sys; from naftctl.__main__ import main; sys.argv = ['naftctl', '--version']; main(); "
    code += "sys.exit('typer' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "naftctl 0.1.0\n")


def test_the_help_of_the_program_loads_nothing_heavy() -> None:
    code = (
        "import sys; from naftctl.cli.program import run; run(['--help']); "
        "heavy = {'pydantic', 'jinja2', 'ruamel', 'rich', 'typst', 'pypandoc', 'PIL'} & set(sys.modules); "
        "sys.exit(' '.join(heavy) or 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_a_reader_that_stops_listening_hears_no_complaint() -> None:
    done = subprocess.run(
        f"'{sys.executable}' -m naftctl rules | head -n 1",
        shell=True,
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stdout.startswith("N101")
    assert done.stderr == ""


def test_a_bug_asks_to_be_reported() -> None:
    code = (
        "import sys; from naftctl import __main__ as m; from naftctl.cli import program; "
        "program.worded = None; sys.argv = ['naftctl', 'check', '--fase']; m.main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1
    assert (
        "Dit is een fout in naftctl zelf. Meld ze, met de regels hieronder erbij.\n\nTraceback" in done.stderr
    )


def test_it_prints_utf_8_on_a_console_with_an_old_code_page(workspace: Path) -> None:
    done = started("check", "--help", folder=workspace, PYTHONIOENCODING="cp1252")
    assert (done.returncode, done.stderr) == (0, "")
    assert "[INSPECTIE …]" in done.stdout


def test_nothing_is_imported_from_the_folder_stood_in(workspace: Path) -> None:
    (workspace / "typer.py").write_text("raise SystemExit('meegelezen')", "utf-8")
    done = started("check", folder=workspace)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
