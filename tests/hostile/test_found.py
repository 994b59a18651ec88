"""Faults that malformed variations found, each with a test of its own."""

from __future__ import annotations

import os
import shutil
import struct
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from naftctl.cli.mistakes import Unable
from naftctl.cli.share import templates
from naftctl.engines.fonts import families, printable, unreadable
from naftctl.load.folder import SCORING, sort_folder
from naftctl.load.overview import CHANGED, read_published
from naftctl.load.requests import read_requests
from naftctl.load.tree import DiskTree
from naftctl.load.workspace import WorkspaceReader
from naftctl.privacy.searching import search
from naftctl.privacy.texts import Stretch
from naftctl.prose import parse
from tests.conftest import ROOT, TODAY

FONTS = ROOT / "templates" / "report" / "fonts"
posix = pytest.mark.skipif(os.name == "nt", reason="pipes, links and rights are those of POSIX")


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    shutil.copy(ROOT / "naftctl.yaml", tmp_path)
    shutil.copytree(ROOT / "frameworks", tmp_path / "frameworks")
    for folder in ("inspections", "overviews/2026", "templates/report/fonts"):
        (tmp_path / folder).mkdir(parents=True)
    return tmp_path


# ── fonts of a workspace ─────────────────────────────────────────────────────────────────────────────────
def _with_table(form: int, body: bytes, tables: int = 1) -> bytes:
    """A font whose only table says what it can print; every one of `tables` is the same."""
    at = 4 + 8 * tables
    records = b"".join(struct.pack(">HHL", 3, 1, at) for _ in range(tables))
    cmap = struct.pack(">HH", 0, tables) + records + struct.pack(">H", form) + body
    return struct.pack(">LHHHH4sLLL", 0x10000, 1, 0, 0, 0, b"cmap", 0, 28, len(cmap)) + cmap


@pytest.mark.parametrize(
    "font",
    [
        _with_table(12, b"\0" * 10 + struct.pack(">LLLL", 1, 0, 0xFFFFFFFF, 1)),
        _with_table(12, b"\0" * 10 + struct.pack(">L", 0xFFFFFFFF)),
        _with_table(12, b"\0" * 10 + struct.pack(">L", 300) + struct.pack(">LLL", 0, 0x10FFFF, 1) * 300),
        _with_table(4, struct.pack(">HHHHHH", 0, 0, 80, 0, 0, 0) + b"\xff\xff" * 40 + b"\0" * 400),
        _with_table(12, b"\0" * 10 + struct.pack(">LLLL", 1, 0, 0xFFFF, 1), 60_000),
    ],
    ids=["one group of everything", "groups without end", "groups again", "segments again", "tables again"],
)
def test_a_font_that_holds_more_than_there_is_does_not_count_and_takes_no_time(
    font: bytes, tmp_path: Path
) -> None:
    shutil.copy(next(FONTS.glob("*-Regular.ttf")), tmp_path / "goed.ttf")
    (tmp_path / "kwaad.ttf").write_bytes(font)
    began = time.process_time()
    assert unreadable(tmp_path) == ("kwaad.ttf",)
    assert printable(tmp_path) >= printable(FONTS)
    assert time.process_time() - began < 2


@posix
def test_what_is_no_regular_file_is_no_font(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a-pijp.ttf")
    (tmp_path / "b-link.ttf").symlink_to(next(FONTS.glob("*.ttf")))
    (tmp_path / "c-nul.ttf").symlink_to("/dev/zero")
    (tmp_path / "d-map.ttf").mkdir()
    with (tmp_path / "e-groot.ttf").open("wb") as file:
        file.truncate(5 * 1024**3)
    assert len(unreadable(tmp_path)) == 5
    assert families(tmp_path) == ()


# ── overviews ────────────────────────────────────────────────────────────────────────────────────────────
@posix
def test_a_record_of_an_overview_that_cannot_be_read_is_said(workspace: Path) -> None:
    os.mkfifo(workspace / "overviews/2026/published.yaml")
    kept = read_published(workspace)
    assert [(said.code, str(said.span)) for said in kept.diagnostics] == [
        (CHANGED, "overviews/2026/published.yaml")
    ]


@posix
def test_a_link_among_the_overviews_is_not_looked_into_and_said(workspace: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elders"
    elsewhere.mkdir()
    (elsewhere / "published - kopie.yaml").write_bytes(b"")
    (workspace / "overviews/2025").symlink_to(elsewhere)
    kept = read_published(workspace)
    assert kept.copies == ()
    assert [str(said.span) for said in kept.diagnostics] == ["overviews/2025/published.yaml"]
    assert "koppeling" in kept.diagnostics[0].message


# ── folders ──────────────────────────────────────────────────────────────────────────────────────────────
@posix
def test_requests_are_not_looked_for_through_a_link(workspace: Path) -> None:
    inspection, elsewhere = workspace / "inspections/2026-a", workspace / "elders"
    for folder in (inspection, elsewhere):
        folder.mkdir()
    (elsewhere / "01.yaml").write_bytes(b"received: 2026-07-06\n")
    (inspection / "requests").symlink_to(elsewhere)
    assert read_requests(DiskTree(inspection, "inspections/2026-a")) == ()


@posix
@pytest.mark.parametrize("name", ["inspections", "frameworks", "templates", "overviews"])
def test_a_folder_of_the_workspace_that_is_a_link_is_said_and_not_looked_into(
    workspace: Path, tmp_path: Path, name: str
) -> None:
    elsewhere = tmp_path / "elders"
    (workspace / name).rename(elsewhere)
    (elsewhere / "2026-geheim").mkdir()
    (elsewhere / "2026-geheim" / "inspection.yaml").write_text("GEHEIM: 1\n", "utf-8")
    (workspace / name).symlink_to(elsewhere)
    reader = WorkspaceReader(workspace)
    said = [each for each in reader.settings[1] if each.span.path == name]
    assert [each.message for each in said] == [
        "deze map is een koppeling; de bestanden moeten in de werkmap zelf staan"
    ]
    assert reader.workspace.inspections == ()
    assert bool(reader.workspace.frameworks) is (name != "frameworks")


@posix
@pytest.mark.parametrize("name", ["templates", "templates/report", "templates/report/parts/advice.md.j2"])
def test_a_link_among_the_templates_brings_nothing_from_elsewhere_into_a_report(
    workspace: Path, tmp_path: Path, name: str
) -> None:
    shutil.copytree(ROOT / "templates", workspace / "templates", dirs_exist_ok=True)
    assert templates(workspace, "report") == workspace / "templates" / "report"
    place = workspace / name
    assert place.exists()
    place.rename(tmp_path / "elders")
    place.symlink_to(tmp_path / "elders")
    with pytest.raises(Unable) as raised:
        templates(workspace, "report")
    assert raised.value.message.startswith(f"{name}: ")
    assert "koppeling" in raised.value.message


def test_a_file_where_a_folder_should_be_is_an_error() -> None:
    said = sort_folder(("evidence", "inspection.yaml"), "inspections/a").diagnostics
    assert [(each.code, str(each.span), each.severity.value) for each in said] == [
        ("N101", "inspections/a/evidence", "error")
    ]
    assert said[0].message == "dit is een bestand; een map verwacht"


@contextmanager
def _closed(folder: Path) -> Iterator[None]:
    """A folder that nobody may look into, for somebody who does not rule the computer."""
    above, before = folder, {}
    while above.parent != above and os.geteuid() == 0:
        above = above.parent
        if not (mode := above.stat().st_mode) & 0o001:
            before[above] = mode
            above.chmod(mode | 0o711)
    rights = folder.stat().st_mode
    folder.chmod(0)
    try:
        if os.geteuid() == 0:
            os.seteuid(65_534)
        yield
    finally:
        if os.getuid() == 0:
            os.seteuid(0)
        folder.chmod(rights)
        for path, mode in before.items():
            path.chmod(mode)


@posix
@pytest.mark.parametrize("name", ["inspections", "frameworks", "templates", "overviews"])
def test_a_folder_without_rights_is_said_and_not_taken_for_an_empty_one(workspace: Path, name: str) -> None:
    for path in workspace.rglob("*"):
        path.chmod(path.stat().st_mode | 0o055)
    reader = WorkspaceReader(workspace)
    with _closed(workspace / name):
        _, said = reader.settings
        assert [(each.code, str(each.span)) for each in said if each.code == "N101"] == [("N101", name)]
        assert reader.dossier("2026-a", TODAY).dossier is None
        assert reader.house.font == "Atkinson Hyperlegible"
    assert [each for each in WorkspaceReader(workspace).settings[1] if each.code == "N101"] == []


# ── many points, and notes that are repeated ─────────────────────────────────────────────────────────────
def test_a_file_with_thousands_of_points_and_citations_is_read_in_time() -> None:
    body = "## Vaststellingen\n\n" + "\n".join(f"- V{n}. Een punt. [@G{n:04}]" for n in range(1, 6_001))
    began = time.process_time()
    points = parse(body, "a.md", 1, SCORING).sections[0].points
    assert time.process_time() - began < 3
    assert [each.text.citations[0].target for each in points] == [f"G{n:04}" for n in range(1, 6_001)]


def test_a_citation_in_a_note_belongs_to_every_point_that_refers_to_it() -> None:
    body = "## Vaststellingen\n\n- V1. Een.[^a] [@G01]\n- V2. Twee.[^a]\n\n[^a]: Noot. [@G02;\n  @G03]\n"
    points = parse(body, "a.md", 1, SCORING).sections[0].points
    assert [[c.target for c in each.text.citations] for each in points] == [
        ["G01", "G02", "G03"],
        ["G02", "G03"],
    ]


def test_a_long_note_that_thousands_of_points_refer_to_is_refused_and_not_repeated() -> None:
    points = "\n".join(f"- V{n}. Een punt.[^lang]" for n in range(1, 3_001))
    prose = parse(f"## Vaststellingen\n\n{points}\n\n[^lang]: {'woord ' * 30_000}\n", "a.md", 1, SCORING)
    assert sum(len(text.markdown) for text in prose.texts) < 3_000_000
    assert [(flaw.code, flaw.message) for flaw in prose.flaws] == [
        ("N125", "naar lange voetnoten wordt op te veel plaatsen verwezen")
    ]


def _seldom(text: Stretch) -> bool:
    """No text is looked at for what is only possible."""
    return text.file == ""


# ── looking for persons ──────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("piece", ["1a", "\\u00e9", "geb ° ", "9 dob ", "jarig "])
def test_a_long_line_is_screened_in_a_time_that_grows_with_its_length(piece: str) -> None:
    words, began = (piece * 300_000)[:300_000], time.process_time()
    list(search([Stretch("a.md", words, printed=True, path="a.md")], (), (), _seldom))
    assert time.process_time() - began < 4


@pytest.mark.parametrize("words", ["Hij is geboren op 2010-05-06.", "Op 06/05/2010 is ze geboren."])
def test_a_day_of_birth_is_seen_where_only_certain_things_are_looked_for(words: str) -> None:
    found = list(search([Stretch("a.md", words, printed=True, path="a.md")], (), (), _seldom))
    assert len(found) == 1
