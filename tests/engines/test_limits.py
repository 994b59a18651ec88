"""Programs that misbehave in every way that was thought of, and what the user reads of it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from naftctl.engines import limits
from naftctl.engines.child import Command, EngineError, run
from naftctl.engines.limits import offline
from tests.conftest import ROOT

posix = pytest.mark.skipif(os.name != "posix", reason="the system has no such limits")
MEGA = 1024**2


def python(code: str, memory: int = 0) -> Command:
    return Command("Proef", (sys.executable, "-S", "-c", code), {}, "installeer de proef", memory)


def fault(command: Command, folder: Path, seconds: float = 20) -> EngineError:
    with pytest.raises(EngineError) as caught:
        run(command, folder, b"", seconds)
    return caught.value


@posix
def test_a_program_that_eats_memory_is_stopped(tmp_path: Path) -> None:
    code = "held = []\nwhile True: held.append(bytearray(10_000_000))"
    said = fault(python(code, 512 * MEGA), tmp_path)
    assert said.reason == "Proef is gestopt: het vroeg te veel geheugen"
    assert said.hint.startswith("sluit andere programma's")


@pytest.mark.parametrize("output", ["stdout", "stderr"])
def test_a_program_that_says_a_gigabyte_is_stopped(tmp_path: Path, output: str) -> None:
    code = f"import sys\nfor _ in range(1024): sys.{output}.write('x' * {MEGA})"
    begun = time.monotonic()
    assert fault(python(code), tmp_path).reason == "Proef is gestopt: het schreef te veel"
    assert time.monotonic() - begun < 15


@pytest.mark.parametrize("output", ["stdout", "stderr"])
def test_much_on_either_output_comes_whole_and_blocks_nothing(tmp_path: Path, output: str) -> None:
    code = f"import sys; sys.{output}.write('x' * 5_000_000); sys.stdout.write('klaar')"
    said = run(python(code), tmp_path, b"", 30)
    assert said.endswith(b"klaar")
    assert len(said) == (5_000_005 if output == "stdout" else 5)


@posix
def test_a_file_cannot_fill_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FILE", MEGA)
    call = ("dd", "if=/dev/zero", "of=groot", "bs=65536", "count=1000")
    said = fault(Command("Proef", call, {}, ""), tmp_path)
    assert said.reason == "Proef is gestopt: het schreef een te groot bestand"
    assert (tmp_path / "groot").stat().st_size <= MEGA


@posix
@pytest.mark.parametrize("code", ["import os; os.kill(os.getpid(), 9)", "raise SystemExit(137)"])
def test_a_program_that_the_system_stops_is_told_so(tmp_path: Path, code: str) -> None:
    assert "door het systeem gestopt" in fault(python(code), tmp_path).reason


@posix
def test_a_program_without_words_says_at_least_its_code(tmp_path: Path) -> None:
    assert fault(python("raise SystemExit(3)"), tmp_path).reason.endswith("afsluitcode 3")


def test_a_program_that_closes_its_outputs_and_hangs_is_stopped(tmp_path: Path) -> None:
    code = "import os, time; os.close(1); os.close(2); time.sleep(60)"
    assert fault(python(code), tmp_path, 0.8).kind == "hung"


@posix
def test_a_program_that_ends_while_what_it_started_goes_on_is_stopped_with_it(tmp_path: Path) -> None:
    late = "import time; time.sleep(2); open('nog-hier', 'w')"
    code = f"import subprocess, sys; subprocess.Popen([sys.executable, '-S', '-c', {late!r}])"
    assert fault(python(code), tmp_path, 0.8).kind == "hung"
    time.sleep(2.5)
    assert not (tmp_path / "nog-hier").exists()


def test_a_call_reaches_the_program_as_it_is_written(tmp_path: Path) -> None:
    odd = ("$(touch a)", "`touch b`", "; touch c", "'\"", "-x", "", "a  b", "*", "é\n")
    command = Command(
        "Proef", (sys.executable, "-S", "-c", "import sys; print(ascii(sys.argv[1:]))", *odd), {}, ""
    )
    assert run(command, tmp_path, b"", 20).strip() == ascii(list(odd)).encode()
    assert list(tmp_path.iterdir()) == []


@posix
def test_limits_that_are_lower_already_are_left_as_they_are(tmp_path: Path) -> None:
    code = (
        "import resource, sys; sys.path.insert(0, sys.argv[1])\n"
        "resource.setrlimit(resource.RLIMIT_AS, (900 * 1024**2,) * 2)\n"
        "from pathlib import Path; from naftctl.engines.child import Command, run\n"
        "ask = 'import resource as r; print(r.getrlimit(r.RLIMIT_AS)[1], r.getrlimit(r.RLIMIT_CORE)[1])'\n"
        "call = (sys.executable, '-S', '-c', ask)\n"
        "print(run(Command('x', call, {}, '', 4 * 1024**3), Path.cwd(), b'', 20).decode())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(ROOT)], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == [str(900 * MEGA), "0"]


@posix
def test_a_program_that_outlives_a_killed_parent_ends_by_itself_and_the_next_run_cleans_up(
    tmp_path: Path,
) -> None:
    code = (
        "import sys; from naftctl.engines.child import Command, run\n"
        "from naftctl.engines.room import room\n"
        'spin = \'import os; print(os.getpid(), flush=True)\\nopen("pid", "w").write(str(os.getpid()))\\n'
        "while True: pass'\n"
        "with room({'geheim.txt': b'x'}) as folder:\n"
        "    run(Command('x', (sys.executable, '-S', '-c', spin), {}, ''), folder, b'', 0.9)"
    )
    environment = os.environ | {"TMPDIR": str(tmp_path), "PYTHONPATH": str(ROOT)}
    parent = subprocess.Popen([sys.executable, "-c", code], env=environment, cwd=tmp_path)
    mark = _appears(tmp_path)
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    child = int(mark.read_text())
    _ends(child, 10 * (os.cpu_count() or 1))
    (left,) = tmp_path.glob("naftctl-child-*")
    os.utime(left, (0, 0))
    after = "from naftctl.engines.room import room\nwith room(): pass"
    subprocess.run([sys.executable, "-c", after], env=environment, cwd=tmp_path, check=True)
    assert list(tmp_path.glob("naftctl-child-*")) == []


def test_a_program_that_honours_a_proxy_is_offered_none_that_works() -> None:
    said = offline()
    assert {name.lower() for name in said} == {"http_proxy", "https_proxy", "all_proxy"}
    assert set(said.values()) == {"http://127.0.0.1:0"}


def _appears(folder: Path) -> Path:
    for _ in range(200):
        for path in folder.glob("naftctl-child-*/pid"):
            if path.read_text():
                return path
        time.sleep(0.05)
    raise AssertionError("the program did not start")


def _ends(pid: int, seconds: float) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        state = subprocess.run(
            ["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False
        )
        if not state.stdout.strip() or state.stdout.startswith("Z"):
            return
        time.sleep(0.1)
    raise AssertionError("the program still runs")
