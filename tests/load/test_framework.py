"""A folder of `frameworks/` is read whole, and everything strange in it is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from naftctl.diagnostic import Severity
from naftctl.load.framework import read_version
from naftctl.load.tree import DiskTree, MemoryTree
from naftctl.load.workspace import WorkspaceReader
from tests.conftest import ROOT

LABEL = "frameworks/r-naft/2026.1"
BASE = DiskTree(ROOT / LABEL, LABEL)


def said(files: dict[str, str | bytes], gone: str = "") -> list[tuple[str, str, str]]:
    kept: dict[str, str | bytes] = {name: BASE.read(name) for name in BASE.names() if name != gone}
    _, found = read_version(MemoryTree({**kept, **files}, LABEL))
    return [(d.code, str(d.severity), str(d.span).removeprefix(f"{LABEL}/")) for d in found]


@pytest.mark.parametrize("ref", ["r-naft/2026.1", "r-naft/2026.2"])
def test_every_version_here_is_read_without_a_fault(ref: str) -> None:
    version, found = WorkspaceReader(ROOT).version(ref)
    assert found == ()
    assert version is not None
    assert version.framework.ref == ref
    assert version.files == len(version.framework.scales) + 1 + (version.pin is not None)


@pytest.mark.parametrize(
    ("name", "code", "severity"),
    [
        ("scales/OS-B3 (1).yaml", "N112", "error"),
        ("scales/OS-B3.yml", "N121", "error"),
        ("notities.md", "N121", "error"),
        ("bron.pdf", "N121", "warning"),
        ("scales/con.yaml", "N126", "error"),
    ],
)
def test_a_file_that_does_not_belong_there_is_said(name: str, code: str, severity: str) -> None:
    content = BASE.read("scales/OS-B3.yaml")
    assert (code, severity, name) in said({name: content})


def test_a_copy_of_a_scale_is_no_second_scale() -> None:
    kept = {name: BASE.read(name) for name in BASE.names()}
    copy = {**kept, "scales/OS-B3 (1).yaml": kept["scales/OS-B3.yaml"]}
    version, _ = read_version(MemoryTree(copy, LABEL))
    assert version is not None
    assert len(version.framework.scales) == len(kept) - 1 - ("CHANGES.md" in kept) - ("digest.yaml" in kept)


def test_a_folder_without_framework_is_no_version() -> None:
    assert said({}, gone="framework.yaml") == [("N230", "error", "framework.yaml")]


def test_a_scale_that_cannot_be_read_is_there_all_the_same() -> None:
    files = {name: BASE.read(name) for name in BASE.names()} | {"scales/OS-B3.yaml": b"id: [\n"}
    version, found = read_version(MemoryTree(files, LABEL))
    assert version is not None
    assert version.unread == {"OS-B3"}
    assert [d.code for d in found] == ["N103"]


def test_a_link_in_place_of_a_scale_is_refused(tmp_path: Path) -> None:
    for name in BASE.names():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(BASE.read(name))
    (tmp_path / "scales/OS-B3.yaml").unlink()
    (tmp_path / "scales/OS-B3.yaml").symlink_to("OS-B4.yaml")
    version, found = read_version(DiskTree(tmp_path, LABEL))
    assert version is not None
    assert "OS-B3" not in version.framework.scale
    assert [(d.code, d.severity) for d in found] == [("N101", Severity.ERROR)]
