from __future__ import annotations

import sys
from pathlib import Path

import pytest

from naftctl.engines import pandoc
from naftctl.engines.child import EngineError


def script(folder: Path, text: str) -> Path:
    path = folder / "script.lua"
    path.write_text(text, encoding="utf-8")
    return path


def program(folder: Path, text: str) -> str:
    path = folder / "pandoc-stand-in"
    path.write_text(f"#!{sys.executable}\n{text}", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


def test_a_script_gets_its_job_and_gives_output_and_files(tmp_path: Path) -> None:
    path = script(
        tmp_path,
        "local job = io.read('a') print(#job) local f = io.open('a.txt', 'wb') f:write(job) f:close()",
    )
    answer = pandoc.run_script(path, b"gegevens", 0)
    assert answer.output.split() == [b"8"]
    assert answer.files == {"a.txt": b"gegevens"}


def test_a_script_begins_in_an_empty_folder_and_nothing_of_it_stays(tmp_path: Path) -> None:
    path = script(
        tmp_path,
        "for _, x in ipairs(pandoc.system.list_directory('.')) do print(x) end "
        "print(pandoc.system.get_working_directory())",
    )
    *names, folder = pandoc.run_script(path, b"", 0).output.decode().splitlines()
    # Pandoc makes a folder for what is typed to it, where the system says that temporary files belong.
    assert [name for name in names if not name.startswith("pandoc-hist")] == []
    assert not Path(folder).exists()


def test_a_script_knows_the_time_it_is_given_and_not_the_home_folder(tmp_path: Path) -> None:
    path = script(tmp_path, "print(os.getenv('SOURCE_DATE_EPOCH'), os.getenv('HOME'))")
    assert pandoc.run_script(path, b"", 86400).output.split() == [b"86400", b"nil"]


def test_too_much_memory_ends_the_script(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pandoc, "MEMORY", "64M")
    path = script(
        tmp_path,
        "local t = {} for i = 1, 40 do t[i] = pandoc.Para{pandoc.Str(('x'):rep(4000000) .. i)} end print(#t)",
    )
    with pytest.raises(EngineError) as caught:
        pandoc.run_script(path, b"", 0, 20)
    assert caught.value.kind == "failed"
    assert caught.value.reason == "Pandoc is gestopt: het vroeg meer dan 64M geheugen"


def test_a_missing_program_is_named_with_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NAFTCTL_PANDOC", str(tmp_path / "none"))
    with pytest.raises(EngineError) as caught:
        pandoc.run_script(script(tmp_path, ""), b"", 0)
    assert caught.value.engine == "Pandoc"
    assert caught.value.kind == "missing"
    assert "NAFTCTL_PANDOC" in caught.value.hint


@pytest.mark.skipif(sys.platform == "win32", reason="a script is no program there")
def test_a_failing_program_fails_with_its_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NAFTCTL_PANDOC", program(tmp_path, "raise SystemExit('stuk')"))
    with pytest.raises(EngineError, match="stuk"):
        pandoc.run_script(script(tmp_path, ""), b"", 0)


@pytest.mark.skipif(sys.platform == "win32", reason="a script is no program there")
def test_a_hanging_program_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NAFTCTL_PANDOC", program(tmp_path, "import time; time.sleep(60)"))
    monkeypatch.setenv("NAFTCTL_TIME_LIMIT", "0.5")
    with pytest.raises(EngineError) as caught:
        pandoc.run_script(script(tmp_path, ""), b"", 0)
    assert caught.value.kind == "hung"
    assert "0.5 seconden" in caught.value.reason
