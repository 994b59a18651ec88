"""The revision of a folder, as git knows it."""

from __future__ import annotations

import subprocess
from pathlib import Path

from naftctl.load.git import revision


def git(root: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=test", "-c", "user.email=test@example.org")
    subprocess.run(["git", *identity, *arguments], cwd=root, check=True, capture_output=True)


def test_a_folder_outside_git_has_no_revision(tmp_path: Path) -> None:
    assert revision(tmp_path, "inspections/a") is None


def test_the_revision_is_the_last_commit_of_the_folder_with_a_sign_for_changes(tmp_path: Path) -> None:
    folder = tmp_path / "inspections" / "a"
    folder.mkdir(parents=True)
    (folder / "x.md").write_text("een", encoding="utf-8")
    git(tmp_path, "init")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-m", "een")
    first = revision(tmp_path, "inspections/a")
    assert first
    (tmp_path / "elsewhere.md").write_text("twee", encoding="utf-8")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-m", "twee")
    assert revision(tmp_path, "inspections/a") == first
    (folder / "x.md").write_text("drie", encoding="utf-8")
    assert revision(tmp_path, "inspections/a") == first + "+"


def test_a_configuration_in_the_folder_starts_nothing(tmp_path: Path) -> None:
    git(tmp_path, "init")
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "x.md").write_text("een", encoding="utf-8")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-m", "een")
    (tmp_path / "hook.sh").write_text(f"#!/bin/sh\ntouch {tmp_path}/started\n", encoding="utf-8")
    (tmp_path / "hook.sh").chmod(0o755)
    git(tmp_path, "config", "core.fsmonitor", str(tmp_path / "hook.sh"))
    assert revision(tmp_path, "a")
    assert not (tmp_path / "started").exists()
