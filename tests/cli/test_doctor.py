"""`naftctl doctor`: what is used on a device, and what is to be done about it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from naftctl.files.journal import DECIDED
from tests.cli.conftest import Call, edit, started
from tests.cli.terminal import on_terminal, without_codes
from tests.conftest import ROOT

Parts = Mapping[str, Mapping[str, str]]


@pytest.fixture
def fonts(workspace: Path) -> Path:
    """The fonts in templates of the workspace's own."""
    folder = workspace / "templates" / "report"
    shutil.copytree(ROOT / "templates" / "report", folder)
    return folder / "fonts"


def parts_of(call: Call) -> Parts:
    """What is told, by the name of the part."""
    return {part["name"]: part for part in json.loads(call("doctor", "--format", "json").out)}


def test_every_part_is_told_in_words_with_a_line_on_what_it_comes_to(call: Call, workspace: Path) -> None:
    (workspace / ".gitattributes").write_text("* text=auto eol=lf\n", "utf-8")
    subprocess.run(["git", "init", "-q"], cwd=workspace, check=True)
    called = call("doctor")
    assert (called.code, called.err) == (0, "")
    *lines, blank, last = called.out.splitlines()
    part = re.compile(r"✓ in orde    [\w.-]+( \w+)?: \S|             \S")
    assert [line for line in lines if not part.match(line)] == []
    assert (blank, last) == ("", "wat een verslag nodig heeft, is er")
    for found in (
        "Pandoc: 3.",
        "Typst: 0.",
        "lettertype: Atkinson Hyperlegible, met 342 tekens",
        "kader: r-naft/2026.1, r-naft/2026.2",
        "inspecties: 1",
        "repository: de werkmap staat onder git",
        "regeleinden: geregeld door .gitattributes",
        "ssh-keygen: is er",
    ):
        assert found in called.out


def test_for_scripts_every_part_has_the_same_keys(call: Call, workspace: Path) -> None:
    del workspace
    found = parts_of(call)
    assert {tuple(part) for part in found.values()} == {("name", "state", "message", "hint")}
    assert found["Pandoc"]["state"] == "fine"
    assert found["repository"] == {
        "name": "repository",
        "state": "look",
        "message": "deze werkmap staat niet onder git",
        "hint": "zet de werkmap onder git met git init, of werk in een kloon",
    }


def test_it_works_outside_a_workspace(call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NAFTCTL_WORKSPACE", raising=False)
    called = call("doctor")
    assert (called.code, called.err) == (0, "")
    assert "! let op     werkmap: hier is geen werkmap: geen naftctl.yaml in deze map" in called.out
    assert "naftctl init MAP" in called.out
    assert called.out.endswith("wat een verslag nodig heeft, is er; let op bij werkmap\n")


@pytest.mark.parametrize("broken", [b"font: [", b"\xff\xfe", b"", b"font: Comic Papyrus\nfnot: x\n"])
def test_it_works_with_settings_that_cannot_be_read(broken: bytes, call: Call, workspace: Path) -> None:
    (workspace / "naftctl.yaml").write_bytes(broken)
    told = parts_of(call)["naftctl.yaml"]
    assert told["state"] == "look"
    assert told["message"]
    assert told["hint"]


def test_a_framework_with_a_mistake_is_named(call: Call, workspace: Path) -> None:
    (workspace / "frameworks/r-naft/2026.2/framework.yaml").write_text("id: [", "utf-8")
    told = parts_of(call)["kader"]
    assert told["message"] == "niet te gebruiken: r-naft/2026.2"
    shutil.rmtree(workspace / "frameworks")
    assert parts_of(call)["kader"]["message"] == "geen enkele versie onder frameworks/"


def test_nothing_of_an_inspection_is_read(call: Call, workspace: Path, inspection: Path) -> None:
    del workspace
    before = call("doctor").out
    for path in inspection.rglob("*.*"):
        path.write_bytes(b"\xff")
    assert call("doctor").out == before


def test_without_programs_on_the_path_it_still_tells(
    call: Call, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(workspace / "leeg"))
    called = call("doctor")
    assert called.code == 0
    assert "! let op     git: git is er niet\n" in called.out
    assert "help: installeer git, of vraag het aan wie uw computer beheert" in called.out
    assert "! let op     ssh-keygen: is er niet" in called.out


@pytest.mark.usefixtures("workspace")
def test_without_pandoc_it_ends_with_3_and_says_what_to_do(
    call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NAFTCTL_PANDOC", "pandoc-die-er-niet-is")
    called = call("doctor")
    assert called.code == 3
    assert "✗ ontbreekt  Pandoc: Pandoc kan niet starten: pandoc-die-er-niet-is is er niet\n" in called.out
    assert "help: installeer het pakket pypandoc_binary opnieuw" in called.out
    assert called.out.endswith("\neen verslag kan hier niet gemaakt worden: eerst Pandoc\n")


@pytest.mark.skipif(os.name != "posix", reason="the stand-in is a shell script")
def test_an_old_pandoc_is_not_enough(call: Call, workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = workspace / "pandoc"
    program.write_text("#!/bin/sh\necho pandoc 2.17.1.1\n", "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("NAFTCTL_PANDOC", str(program))
    told = parts_of(call)["Pandoc"]
    assert (told["state"], told["message"]) == ("missing", "2.17.1.1, uit NAFTCTL_PANDOC: te oud")


def test_a_typst_that_makes_no_page_is_not_there(workspace: Path) -> None:
    package = workspace / "pakketten" / "typst"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text("raise ImportError('geen DLL')", "utf-8")
    done = started("doctor", folder=workspace, PYTHONPATH=f"{package.parent}{os.pathsep}{ROOT}")
    assert done.returncode == 3
    assert "✗ ontbreekt  Typst: Typst mislukte: ImportError: geen DLL" in done.stdout
    assert "help: installeer het opnieuw: pip install --force-reinstall typst" in done.stdout


def test_a_font_that_cannot_be_read_is_named_and_stops_nothing(call: Call, fonts: Path) -> None:
    (fonts / "kapot.ttf").write_bytes(b"geen lettertype")
    told = parts_of(call)["lettertype"]
    assert (told["state"], told["message"]) == ("look", "niet leesbaar: kapot.ttf")
    assert call("check").code == 0


def test_fonts_that_are_gone_end_with_3(call: Call, fonts: Path) -> None:
    for path in fonts.glob("Atkinson*"):
        path.unlink()
    called = call("doctor")
    assert called.code == 3
    assert "✗ ontbreekt  lettertype: geen enkel leesbaar lettertype" in called.out
    assert "help: zet de TTF-bestanden terug in templates/report/fonts" in called.out


def test_a_house_font_that_is_not_there_is_named(call: Call, fonts: Path, workspace: Path) -> None:
    assert fonts.is_dir()
    edit(workspace / "naftctl.yaml", "font: Atkinson Hyperlegible", "font: Vlaanderen Sans")
    told = parts_of(call)["lettertype"]
    assert (told["state"], told["message"]) == ("missing", "Vlaanderen Sans is er niet")
    assert "Atkinson Hyperlegible" in told["hint"]


def test_a_synchronised_folder_and_a_long_path_get_a_hint(
    call: Call, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deep = workspace.parent / "OneDrive - Voorbeeld" / ("lang" * 40) / "werkmap"
    deep.parent.mkdir(parents=True)
    workspace.rename(deep)
    monkeypatch.chdir(deep)
    told = parts_of(call)
    assert told["synchronisatie"]["message"] == "de werkmap staat in een map van OneDrive"
    assert told["pad"]["state"] == "look"


def test_a_path_can_be_shown_to_others(call: Call, workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(workspace.parent))
    monkeypatch.setenv("USERPROFILE", str(workspace.parent))
    assert parts_of(call)["werkmap"]["message"] == str(Path("~", "werkmap"))
    monkeypatch.setenv("HOME", str(workspace / "elders"))
    monkeypatch.setenv("USERPROFILE", str(workspace / "elders"))
    out = call("doctor").out
    assert f"werkmap: {Path('…', workspace.parent.name, 'werkmap')}" in out
    assert str(workspace.parent) not in out


def test_git_that_changes_line_ends_is_told(call: Call, workspace: Path) -> None:
    subprocess.run(["git", "init", "-q"], cwd=workspace, check=True)
    subprocess.run(["git", "config", "core.autocrlf", "true"], cwd=workspace, check=True)
    told = parts_of(call)["regeleinden"]
    assert told["message"] == "git verandert ze zelf (core.autocrlf=true)"
    assert told["hint"] == "vul .gitattributes aan met naftctl init"


def test_settings_of_the_environment_are_named_without_their_value(
    call: Call, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del workspace
    for name in [name for name in os.environ if name.startswith("NAFTCTL_") and name != "NAFTCTL_TODAY"]:
        monkeypatch.delenv(name)
    assert parts_of(call)["omgeving"]["message"] == "ingesteld met NAFTCTL_TODAY"


def test_on_a_narrow_terminal_the_lines_fit_and_the_words_stay(workspace: Path) -> None:
    seen = on_terminal("doctor", folder=workspace, width=44, PATH="/leeg")
    lines = without_codes(seen).splitlines()
    assert "\x1b[" in seen
    assert max(map(len, lines)) <= 44
    assert "terminal: 44 tekens breed, met" in "\n".join(lines)
    assert "! let op     git: git is er niet" in lines


def test_a_command_that_was_cut_off_while_it_wrote_is_told(call: Call, workspace: Path) -> None:
    (workspace / DECIDED).write_bytes(b"")
    told = parts_of(call)["schrijven"]
    assert told["state"] == "look"
    assert "onderbroken" in told["message"]
    assert "naftctl fix" in told["hint"]
