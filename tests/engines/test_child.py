from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

from naftctl.engines.child import Command, EngineError, run, running, time_limit


def command(code: str) -> Command:
    return Command("Proef", (sys.executable, "-S", "-c", code), {"KEY": "value"}, "installeer de proef")


def test_what_a_program_writes_comes_back(tmp_path: Path) -> None:
    code = "import sys; sys.stdout.write(sys.stdin.read().upper())"
    assert run(command(code), tmp_path, b"abc", 20).strip() == b"ABC"


def test_a_program_sees_only_the_environment_it_is_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NAFTCTL_SECRET", "x")
    seen = run(
        command("import os; print('NAFTCTL_SECRET' in os.environ, os.environ['KEY'])"), tmp_path, b"", 20
    )
    assert seen.split() == [b"False", b"value"]


def test_a_program_that_is_not_there_is_missing_and_the_hint_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(EngineError) as caught:
        run(Command("Proef", (str(tmp_path / "none"),), {}, "installeer de proef"), tmp_path, b"", 20)
    assert caught.value.kind == "missing"
    assert caught.value.hint == "installeer de proef"
    assert "kan niet starten" in caught.value.reason


def test_a_program_that_fails_says_its_last_words_without_the_trace(tmp_path: Path) -> None:
    with pytest.raises(EngineError) as caught:
        run(command("raise SystemExit('het lukt niet\\n\\tin main chunk')"), tmp_path, b"", 20)
    assert caught.value.kind == "failed"
    assert caught.value.reason == "Proef mislukte: het lukt niet"


@pytest.mark.skipif(sys.platform == "win32", reason="no process groups there")
def test_a_program_that_hangs_is_stopped_with_all_that_it_started(tmp_path: Path) -> None:
    mark = tmp_path / "still-here"
    late = f"import time, pathlib; time.sleep(2); pathlib.Path({str(mark)!r}).touch()"
    code = f"import subprocess, sys, time; subprocess.Popen([sys.executable, '-c', {late!r}]); time.sleep(60)"
    begun = time.monotonic()
    with pytest.raises(EngineError) as caught:
        run(command(code), tmp_path, b"", 0.8)
    assert time.monotonic() - begun < 20
    assert caught.value.kind == "hung"
    time.sleep(2.5)
    assert not mark.exists()


def test_the_time_limit_can_be_set_and_a_word_in_its_place_changes_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NAFTCTL_TIME_LIMIT", "3")
    assert time_limit() == 3
    monkeypatch.setenv("NAFTCTL_TIME_LIMIT", "lang")
    assert time_limit() == 60


def test_the_first_line_is_told_while_the_program_still_runs(tmp_path: Path) -> None:
    code = (
        "import pathlib, time\nprint('klaar', flush=True)\n"
        "while not pathlib.Path('gehoord').exists(): time.sleep(0.01)\nprint('gezien')"
    )
    lines: list[bytes] = []

    def told(line: bytes) -> None:
        lines.append(line)
        (tmp_path / "gehoord").touch()

    assert run(command(code), tmp_path, b"", 20, told).split() == [b"klaar", b"gezien"]
    assert lines == [b"klaar"]


def test_a_program_beside_other_work_has_ended_once_that_work_fails(tmp_path: Path) -> None:
    begun = time.monotonic()
    code = "import time; print('klaar', flush=True); time.sleep(60); open('te-laat', 'w')"
    with pytest.raises(KeyError), running(command(code), tmp_path, b"", 80):
        raise KeyError
    assert time.monotonic() - begun < 20
    assert list(tmp_path.iterdir()) == []


def test_a_program_that_was_done_before_it_was_asked_for_is_not_too_late(tmp_path: Path) -> None:
    with running(command("print('klaar')"), tmp_path, b"", 2) as output:
        time.sleep(2.2)
        assert output().strip() == b"klaar"
