"""Every inspection in brief, from its folder and from `history.yaml`, quickly and without a word."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from time import process_time

import pytest

from naftctl.load.workspace import WorkspaceReader
from tests.conftest import EXAMPLE, ROOT


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A workspace with one inspection in two files, and one past inspection."""
    shutil.copytree(ROOT / "frameworks", tmp_path / "frameworks")
    folder = tmp_path / "inspections" / EXAMPLE
    folder.mkdir(parents=True)
    for name in ("inspection.yaml", "focus.yaml"):
        shutil.copy(ROOT / "inspections" / EXAMPLE / name, folder)
    (tmp_path / "naftctl.yaml").write_text("", "utf-8")
    lines = (
        "  - provider: de-kade",
        "    date: 2024-11-26",
        "    framework: r-naft/2026.1",
        "    focus: [PP]",
    )
    (tmp_path / "history.yaml").write_text("\n".join(("inspections:", *lines)) + "\n", "utf-8")
    return tmp_path


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_a_folder_and_an_entry_of_the_history_are_told_alike(workspace: Path) -> None:
    own, entry = WorkspaceReader(workspace).sector.past
    assert (own.id, own.provider, own.date) == (EXAMPLE, "de-kantelpoort", date(2026, 6, 9))
    assert (own.framework, own.focus, own.number) == ("r-naft/2026.1", ("KO", "BJ", "SO"), "NAFT-2026-014")
    assert str(own.span) == f"inspections/{EXAMPLE}/inspection.yaml:6:7"
    assert str(own.numbered) == f"inspections/{EXAMPLE}/inspection.yaml:3:9"
    assert (entry.id, entry.provider, entry.focus) == ("", "de-kade", ("PP",))
    assert str(entry.span) == "history.yaml:2:15"


def test_the_chosen_investigation_counts_also_where_the_list_forgets_it(workspace: Path) -> None:
    edit(workspace / "inspections" / EXAMPLE / "focus.yaml", "  - BJ\n  - SO\n", "  - BJ\n")
    assert WorkspaceReader(workspace).sector.past[0].focus == ("KO", "BJ", "SO")


def test_what_is_still_to_be_filled_in_does_not_count(workspace: Path) -> None:
    focus = workspace / "inspections" / EXAMPLE / "focus.yaml"
    focus.write_text('investigations:\n  - KO\nchosen: "⟨vul in: een van SO, NS⟩"\n', "utf-8")
    assert WorkspaceReader(workspace).sector.past[0].focus == ("KO",)


def test_a_folder_without_a_focus_that_can_be_read_is_there_without_one(workspace: Path) -> None:
    focus = workspace / "inspections" / EXAMPLE / "focus.yaml"
    focus.write_text("investigations: [", "utf-8")
    assert WorkspaceReader(workspace).sector.past[0].focus == ()
    focus.unlink()
    assert WorkspaceReader(workspace).sector.past[0].focus == ()


def test_a_folder_that_does_not_tell_whose_it_is_does_not_count_and_still_pins_its_version(
    workspace: Path,
) -> None:
    path = workspace / "inspections" / EXAMPLE / "inspection.yaml"
    path.write_text("framework: r-naft/2026.1\noccasion: regulier\n", "utf-8")
    reader = WorkspaceReader(workspace)
    assert [past.id for past in reader.sector.past] == [""]
    assert reader.pins == {"r-naft/2026.1": (EXAMPLE,)}


def test_a_stopped_inspection_is_known_and_does_not_count(workspace: Path) -> None:
    path = workspace / "inspections" / EXAMPLE / "inspection.yaml"
    edit(path, "  stopped: null", "  stopped:\n    date: 2026-06-11\n    motive: De aanbieder stopt.")
    sector = WorkspaceReader(workspace).sector
    assert [past.stopped for past in sector.past] == [True, False]
    assert [past.provider for _, past in sector.examined] == ["de-kade"]


def test_only_the_versions_that_the_history_names_are_read(workspace: Path) -> None:
    edit(workspace / "history.yaml", "r-naft/2026.1", "r-naft/2023.1")
    assert WorkspaceReader(workspace).sector.frameworks == {}
    edit(workspace / "history.yaml", "r-naft/2023.1", "r-naft/2026.2")
    assert list(WorkspaceReader(workspace).sector.frameworks) == ["r-naft/2026.2"]


def test_the_last_inspection_that_can_tell_what_is_open_is_not_a_complaint() -> None:
    sector = WorkspaceReader(ROOT).sector
    day = date(2027, 1, 1)
    latest = {name: sector.latest(name, day) for name in ("de-wisselbrug", "de-branding", "de-kade")}
    assert {name: past.id if past else None for name, past in latest.items()} == {
        "de-wisselbrug": "2026-de-wisselbrug-opvolging",
        "de-branding": None,
        "de-kade": None,
    }
    before = sector.latest("de-wisselbrug", date(2026, 9, 8))
    assert before is not None
    assert before.id == "2025-de-wisselbrug"


def test_two_hundred_inspections_are_read_in_brief_at_once(workspace: Path) -> None:
    folder = workspace / "inspections"
    for number in range(199):
        shutil.copytree(folder / EXAMPLE, folder / f"2026-aanbieder-{number:03}")
    start = process_time()
    assert len(WorkspaceReader(workspace).sector.past) == 201
    assert process_time() - start < 1.5  # 0.25 s on a quiet machine
