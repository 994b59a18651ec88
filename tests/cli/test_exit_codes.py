"""How each command ends: 0 done, 1 problems, 2 a wrong call, 3 something is missing, 130 interrupted."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Call, edit
from tests.cli.every_command import commands
from tests.conftest import ROOT, TODAY

FORM = "framework form --output"
CALLS: dict[str, dict[int, str]] = {
    "init": {0: "init proef", 2: "init", 3: "init naftctl.yaml/proef"},
    "demo": {0: "demo proef", 2: "demo een twee", 3: "demo naftctl.yaml/proef"},
    "new": {0: "new Kade --first-visit 2027-03-09", 2: "new Kade --first-visit morgen"},
    "focus": {0: "focus", 2: "focus --format xml"},
    "evidence add": {0: "evidence add gesprek --title Ouderavond", 2: "evidence add praatje"},
    "evidence rename": {0: "evidence rename O01 O07 --yes", 2: "evidence rename O99 O07 --yes"},
    "check": {0: "check", 1: "MISTAKE check", 2: "check --format xml", 3: "check --changed"},
    "fix": {0: "fix --yes", 2: "fix weg"},
    "status": {0: "status", 2: "status --format xml"},
    "trace": {0: "trace OS-B3", 2: "trace OS-B33"},
    "scores show": {0: "scores show", 2: "scores show weg"},
    "scores commit": {2: "scores commit --member ond9"},
    "scores open": {2: "scores open --member ond9"},
    "seal": {1: "MISTAKE UNSEALED seal draft", 2: "seal drfat"},
    "letter": {
        0: "letter announcement --format txt",
        1: "MISTAKE letter announcement",
        2: "letter anouncement",
        3: "NOPANDOC letter announcement",
    },
    "reaction": {0: "reaction", 2: "DRAFTED reaction weg.docx"},
    "followup": {
        0: "followup",
        2: "followup --format xml",
        3: "followup --format csv --output naftctl.yaml/o.csv",
    },
    "screen": {0: "screen", 2: "screen --format xml"},
    "report": {
        0: "report --format md",
        1: "MISTAKE report --format md",
        2: "report --edition openbaar",
        3: "NOPANDOC report",
    },
    "deliver": {1: "MISTAKE deliver --output uit", 2: "deliver weg", 3: "NOPANDOC deliver --output uit"},
    "overview": {
        0: "overview 2026 --format md",
        2: "overview ooit",
        3: "NOPANDOC overview 2026 --format html",
    },
    "verify": {0: "verify", 1: "MISTAKE verify", 2: "verify --format xml"},
    "diff": {0: "diff", 1: "diff --from main", 2: "diff --format xml"},
    "framework list": {0: "framework list", 2: "framework list --format xml"},
    "framework show": {0: "framework show OS-B3", 2: "framework show OS-B33"},
    "framework check": {0: "framework check", 1: "CHANGED framework check", 2: "framework check 1999.1"},
    "framework diff": {0: "framework diff 2026.1 2026.2", 2: "framework diff 2026.1"},
    "framework form": {0: f"{FORM} vorm.xlsx", 2: f"{FORM} vorm.txt", 3: f"{FORM} naftctl.yaml/vorm.xlsx"},
    "framework import": {2: "framework import weg"},
    "framework migrate": {0: "framework migrate --to 2026.2", 2: "framework migrate --to 1999.1"},
    "framework pin": {0: "framework pin", 2: "framework pin 1999.1"},
    "explain": {0: "explain N203", 2: "explain N999"},
    "rules": {0: "rules", 2: "rules --format xml"},
    "schema": {0: "schema evidence", 2: "schema evidnce"},
    "doctor": {0: "doctor", 2: "doctor --format xml", 3: "NOPANDOC doctor"},
    "completion": {0: "completion bash", 2: "completion sch"},
}
"""A call of each command for each way in which it can end; words in capitals say what comes before."""
ENDINGS = [(line, code) for calls in CALLS.values() for code, line in calls.items()]


def test_every_command_has_its_endings() -> None:
    assert sorted(CALLS) == sorted(commands())
    assert [name for name, calls in CALLS.items() if 2 not in calls] == []
    assert all(
        line.split(name)[0].isupper() or line.startswith(name)
        for name, calls in CALLS.items()
        for line in calls.values()
    )


@pytest.mark.parametrize(("line", "code"), ENDINGS, ids=[f"{code}: {line}" for line, code in ENDINGS])
def test_a_command_ends_with_the_code_that_says_how(
    line: str, code: int, call: Call, inspection: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = line.split()
    while words[0].isupper():
        _before(words.pop(0), inspection, monkeypatch)
    called = call(*words)
    assert called.code == code, called.out + called.err
    refused = "fout: " in called.err
    assert refused == (code in {2, 3}) or code == 1 or "doctor" in words
    assert "Traceback" not in called.err


def _before(what: str, inspection: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Do what a word in capitals says."""
    workspace = inspection.parents[1]
    if what == "MISTAKE":
        edit(inspection / "scorings/OS-S1.md", "level: volgens", "level: volgnes")
    elif what in {"UNSEALED", "DRAFTED"}:
        (inspection / "seals/final.yaml").unlink()
        if what == "UNSEALED":
            (inspection / "seals/draft.yaml").unlink()
    elif what == "CHANGED":
        edit(
            workspace / "frameworks/r-naft/2026.1/framework.yaml",
            "presented: 2020-03-02",
            "presented: 2020-03-03",
        )
    else:
        monkeypatch.setenv("NAFTCTL_PANDOC", str(workspace / "weg"))


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent in another way there")
@pytest.mark.parametrize("after", [0.05, 0.6])
def test_who_interrupts_hears_nothing_but_that(after: float, workspace: Path) -> None:
    code = (
        "import os, signal, sys; from naftctl.__main__ import main; "
        "signal.signal(signal.SIGALRM, lambda *_: os.kill(os.getpid(), signal.SIGINT)); "
        f"signal.setitimer(signal.ITIMER_REAL, {after}); "
        "sys.argv = ['naftctl', 'demo', 'proef', '--sector']; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=workspace,
        env={"PYTHONPATH": str(ROOT), "NAFTCTL_TODAY": str(TODAY)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    # A shell says 130 too of a program that ends by the signal itself, as Python sometimes does.
    assert done.returncode in {130, -signal.SIGINT}
    assert "Traceback" not in done.stderr
    assert not (workspace / "proef" / "naftctl.yaml").exists()
