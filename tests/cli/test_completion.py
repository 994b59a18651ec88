"""`naftctl completion`: what a shell offers at Tab, and the scripts by which it asks."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from naftctl.cli.completing import table as table_of_program
from naftctl.cli.completing.answer import answer, complete
from naftctl.cli.completing.table import read_table
from naftctl.show.completion import SCRIPTS
from tests.cli.completion_table import said_of
from tests.cli.conftest import Call
from tests.conftest import EXAMPLE, ROOT

BASH = shutil.which("bash")
Ask = Callable[[str], list[str]]
CHOICES = [
    (command, parameter.names[0] if parameter.names else None, value)
    for command, parameters in read_table().parameters.items()
    for parameter in parameters
    for value in parameter.values[:1]
    if parameter.kind != "CODE"
]


@pytest.fixture
def ask(workspace: Path) -> Ask:
    """What is offered for a line that ends at the cursor, in a workspace with a second, empty inspection."""
    (workspace / "inspections" / "2027-de-vlindertuin").mkdir()

    def asked(line: str) -> list[str]:
        return [word for word, _ in answer(line.split(" ")[1:])]

    return asked


@pytest.mark.usefixtures("workspace")
def test_what_is_offered_is_what_the_program_takes(update_golden: bool) -> None:  # noqa: FBT001
    path = Path(table_of_program.__file__).with_name(table_of_program.FILE)
    english = {**os.environ, "NAFTCTL_LANG": "en", "PYTHONPATH": str(ROOT)}
    call = [sys.executable, "-m", "tests.cli.completion_table"]
    found = subprocess.run(call, env=english, capture_output=True, encoding="utf-8", check=True).stdout
    if update_golden:
        path.write_text(found, "utf-8", newline="\n")
    assert path.read_text("utf-8") == found, "refresh it with pytest --update-golden"


@pytest.mark.parametrize(("command", "option", "value"), CHOICES)
@pytest.mark.usefixtures("workspace")
def test_a_value_with_a_slip_gets_the_nearest_and_all_that_are_allowed(
    command: str, option: str | None, value: str
) -> None:
    said = said_of(command, option, value + "e")
    assert f"bedoelde u `{value}`?" in said
    assert f"kies een van {value}" in said or re.search(rf"kies een van .*, {value}\b", said)


@pytest.mark.parametrize("name", [name for name in read_table().commands if " " in name])
def test_a_command_of_a_group_with_a_slip_gets_the_nearest(name: str, call: Call) -> None:
    group, _, command = name.partition(" ")
    called = call(group, command + "e")
    assert (called.code, called.out) == (2, "")
    assert f"onbekende opdracht `{command}e`; bedoelde u `{command}`?" in called.err


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("naftctl ver", ["verify"]),
        ("naftctl framework mi", ["migrate"]),
        ("naftctl status --f", ["--format"]),
        ("naftctl status --format json --f", []),
        ("naftctl focus --choose NS --ch", ["--choose"]),
        ("naftctl status --format ", ["text", "json", "ics"]),
        ("naftctl status --format=j", ["--format=json"]),
        ("naftctl status --format = j", ["json"]),
        ("naftctl report --format pdf,h", ["pdf,html"]),
        ("naftctl report --format pdf,p", []),
        ("naftctl check --phase f", ["final"]),
        ("naftctl new --occasion kl", ["klacht"]),
        ("naftctl letter final", ["final-provider", "final-agency"]),
        ("naftctl letter draft 2027", ["2027-de-vlindertuin"]),
        ("naftctl check 2027-de-vlindertuin 202", [EXAMPLE]),
        ("naftctl check --strict 2026-DE", [EXAMPLE]),
        ("naftctl check -- 2027", ["2027-de-vlindertuin"]),
        ("naftctl trace os-b", [f"OS-B{n}" for n in range(1, 6)]),
        ("naftctl trace OS-B3/S", ["OS-B3/S1", "OS-B3/S2"]),
        ("naftctl trace KV-B4", ["KV-B4"]),
        ("naftctl trace G02 2026", [EXAMPLE]),
        ("naftctl evidence rename D0", [f"D0{n}" for n in range(1, 9)]),
        ("naftctl explain n311 N31", [f"N31{n}" for n in range(10) if n != 1]),
        ("naftctl focus --choose N", ["NS"]),
        ("naftctl scores commit 2026-de-kantelpoort --member z", ["zrg1", "zrg2"]),
        ("naftctl framework diff 2026.1 2026.", ["2026.1", "2026.2"]),
        ("naftctl framework show --framework 2026.1 REG-03", ["REG-03"]),
        ("naftctl completion p", ["powershell"]),
        ("naftctl init ", []),
        ("naftctl chek ", []),
        ("naftctl rules teveel ", []),
    ],
)
def test_the_words_that_may_follow_are_offered(line: str, offered: list[str], ask: Ask) -> None:
    assert ask(line) == offered


def test_every_command_is_offered_with_what_it_does(ask: Ask) -> None:
    assert ask("naftctl ") == [name for name, _ in read_table().below("")]
    assert answer(["rul"]) == [("rules", "alle regels op een rij")]


def test_points_are_offered_of_the_inspection_stood_in(
    inspection: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(inspection / "scorings")
    assert ("OS-B3/S1", "") in answer(["reaction", "--new", "x", "--about", "OS-B3/"])


def test_another_workspace_may_be_named(
    workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert answer(["check", "2026"]) == []
    assert answer(["check", "--workspace", str(workspace), "2026"]) == [(EXAMPLE, "")]
    monkeypatch.setenv("NAFTCTL_WORKSPACE", "werkmap")
    assert answer(["check", "2026"]) == [(EXAMPLE, "")]


def test_an_inspection_that_cannot_be_read_keeps_nothing_from_being_offered(
    inspection: Path, ask: Ask
) -> None:
    (inspection / "inspection.yaml").write_bytes(b"\xff: [")
    assert ask(f"naftctl trace {EXAMPLE[:6]}") == [EXAMPLE]
    assert ask("naftctl trace OS-B3/") == []


@pytest.mark.parametrize("words", [["check", "2026"], ["trace", "OS-B"], ["check", "--format", ""]])
def test_names_are_offered_without_loading_what_takes_long(words: list[str], workspace: Path) -> None:
    code = (
        "import sys; from naftctl.__main__ import main; sys.argv = ['naftctl', *sys.argv[1:]]; main(); "
        "slow = {'typer', 'pydantic', 'ruamel', 'pathlib', 'subprocess'} & set(sys.modules); "
        "sys.exit(' '.join(slow) or 0)"
    )
    done = subprocess.run(
        [sys.executable, "-S", "-c", code, *words],
        cwd=workspace,
        env={"PYTHONPATH": str(ROOT), "_NAFTCTL_COMPLETE": "zsh"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "\t" in done.stdout


@pytest.mark.parametrize("shell", SCRIPTS)
def test_the_script_says_how_it_is_installed_in_plain_characters(shell: str, call: Call) -> None:
    called = call("completion", shell)
    assert (called.code, called.err) == (0, "")
    assert called.out.isascii()
    assert f"naftctl completion {shell}" in called.out.splitlines()[0]
    assert f"_NAFTCTL_COMPLETE={shell}" in called.out.replace(" = '", "=")


def test_a_shell_that_is_not_known_gets_the_nearest(call: Call) -> None:
    called = call("completion", "bsh")
    assert (called.code, called.out) == (2, "")
    assert "SHELL: `bsh` bestaat niet; bedoelde u `bash`?" in called.err


@pytest.mark.parametrize("word", ["2026-de", '"2026-de', "2026\\-de"])
@pytest.mark.skipif(BASH is None, reason="there is no bash")
def test_bash_offers_what_the_program_offers(word: str, workspace: Path) -> None:
    assert _in_bash(workspace, "check", word) == [EXAMPLE]


@pytest.mark.skipif(BASH is None, reason="there is no bash")
def test_bash_takes_a_value_after_an_equals_sign(workspace: Path) -> None:
    assert _in_bash(workspace, "status", "--format", "=", "j") == ["json"]
    assert _in_bash(workspace, "status", "--format", "=") == ["text", "json", "ics"]
    assert _in_bash(workspace, "report", "--format", "pdf,d") == ["pdf,docx"]
    assert _in_bash(workspace, "init", "werk") == []


@pytest.mark.skipif(BASH is None or os.name != "posix", reason="there is no bash")
def test_bash_carries_out_nothing_that_stands_in_a_name(workspace: Path) -> None:
    (workspace / "inspections" / "2028-$(touch kwaad)`touch kwaad`").mkdir()
    (workspace / "inspections" / "2028-\x1b[31m").mkdir()
    assert _in_bash(workspace, "check", "2028") == [r"2028-\$\(touch\ kwaad\)\`touch\ kwaad\`"]
    assert not (workspace / "kwaad").exists()


@pytest.mark.skipif(shutil.which("fish") is None, reason="there is no fish")
def test_fish_offers_what_the_program_offers(workspace: Path, call: Call) -> None:
    script = call("completion", "fish").out + f'complete -C "{_program(workspace)} check --phase f"'
    done = subprocess.run(
        ["fish", "-N", "-c", script], cwd=workspace, capture_output=True, encoding="utf-8", check=False
    )
    assert done.stdout.splitlines() == ["final"]


@pytest.mark.skipif(shutil.which("zsh") is None, reason="there is no zsh")
def test_zsh_can_read_its_script(call: Call) -> None:
    script = call("completion", "zsh").out
    done = subprocess.run(["zsh", "-n"], input=script, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.usefixtures("workspace")
def test_powershell_gives_the_last_word_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_NAFTCTL_COMPLETE", "powershell")
    assert complete(["check", "--phase"]).splitlines()[0] == "planned\t"
    monkeypatch.setenv("_NAFTCTL_WORD", "2026")
    assert complete(["check"]) == f"{EXAMPLE}\t\n"


def _in_bash(folder: Path, *words: str) -> list[str]:
    """What bash is given for the last word, by the script itself."""
    script = SCRIPTS["bash"] + (
        'COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _naftctl "$1" "${!#}" "$2"; '
        "((${#COMPREPLY[@]})) && printf '%s\\n' \"${COMPREPLY[@]}\"; exit 0"
    )
    done = subprocess.run(
        [BASH or "", "-c", script, "bash", _program(folder), *words],
        cwd=folder,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stderr == ""
    return done.stdout.splitlines()


def _program(folder: Path) -> str:
    """A program `naftctl`, as it is after installation."""
    path = folder / "bin" / "naftctl"
    path.parent.mkdir(exist_ok=True)
    path.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m naftctl "$@"\n', "utf-8")
    path.chmod(0o755)
    return str(path)
