"""`naftctl report`: which edition, where it goes, and when there is none."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Call
from tests.conftest import EXAMPLE, ROOT

pytestmark = pytest.mark.usefixtures("workspace")

FINAL = f"inspections/{EXAMPLE}/output/{EXAMPLE}-final"
EARLIER = ("draft_sent", "final_sent", "delivered", "published", "reaction_closed")


def go_back(inspection: Path, *milestones: str) -> None:
    """Take milestones away, as if they had not been reached."""
    path = inspection / "inspection.yaml"
    lines = path.read_text("utf-8").splitlines()
    starts = tuple(f"  {name}:" for name in milestones)
    path.write_text("".join(f"{line}\n" for line in lines if not line.startswith(starts)), "utf-8")


def test_it_writes_the_furthest_edition_and_prints_where(call: Call, workspace: Path) -> None:
    called = call("report")
    assert (called.code, called.out, called.err) == (0, f"{FINAL}.pdf\n", "")
    assert (workspace / f"{FINAL}.pdf").read_bytes().startswith(b"%PDF-")
    assert [path.name for path in (workspace / f"{FINAL}.pdf").parent.iterdir()] == [f"{EXAMPLE}-final.pdf"]


def test_before_the_draft_is_sent_the_edition_is_internal(call: Call, inspection: Path) -> None:
    go_back(inspection, *EARLIER)
    assert call("report", "--format", "md").out == f"inspections/{EXAMPLE}/output/{EXAMPLE}-internal.md\n"


def test_both_formats_go_where_they_are_asked_and_over_the_last_ones(call: Call, workspace: Path) -> None:
    target = workspace.parent / "verslagen"
    for _ in range(2):
        called = call("report", EXAMPLE, "--edition", "draft", "--format", "md,pdf", "--output", str(target))
        assert called.code == 0
        assert sorted(called.out.splitlines()) == [
            str(target / f"{EXAMPLE}-draft.{form}") for form in ("md", "pdf")
        ]
    assert sorted(path.suffix for path in target.iterdir()) == [".md", ".pdf"]


def test_the_same_files_on_the_same_day_give_the_same_bytes(call: Call, workspace: Path) -> None:
    call("report")
    first = (workspace / f"{FINAL}.pdf").read_bytes()
    call("report")
    assert (workspace / f"{FINAL}.pdf").read_bytes() == first


def test_errors_of_the_edition_refuse_it_and_are_shown(call: Call, inspection: Path) -> None:
    go_back(inspection, *EARLIER)
    (inspection / "summary.md").unlink()
    called = call("report", "--edition", "draft")
    assert (called.code, called.out) == (1, "")
    assert "fout[N354]" in called.err
    assert called.err.endswith(f"geen verslag (draft) van {EXAMPLE}: los eerst op wat hierboven staat\n")
    assert not (inspection / "output").exists()
    assert call("report", "--edition", "internal", "--format", "md").code == 0


def test_a_file_that_cannot_be_read_refuses_every_edition(call: Call, inspection: Path) -> None:
    (inspection / "scorings/OS-B1.md").write_bytes(b"\xff\xff")
    called = call("report", "--edition", "internal")
    assert (called.code, called.out) == (1, "")
    assert "fout[N102]" in called.err


def test_without_a_framework_there_is_no_edition_and_it_says_why(call: Call, inspection: Path) -> None:
    path = inspection / "inspection.yaml"
    path.write_text(path.read_text("utf-8").replace("r-naft/2026.1", '"⟨vul in: het kader⟩"'), "utf-8")
    called = call("report", "--edition", "internal")
    assert (called.code, called.out) == (1, "")
    assert "fout[N124] nog in te vullen" in called.err


def test_a_text_that_cannot_be_printed_is_shown_at_its_place(call: Call, inspection: Path) -> None:
    path = inspection / "summary.md"
    path.write_text(path.read_text("utf-8") + "\n![Een foto](foto.png)\n", "utf-8")
    called = call("report", "--format", "md")
    assert (called.code, called.out) == (1, "")
    assert "fout[N" in called.err
    assert f"--> inspections/{EXAMPLE}/summary.md:" in called.err


def test_an_engine_that_hangs_leaves_the_last_report_and_no_litter(
    call: Call, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = (workspace / FINAL).parent
    output.mkdir()
    (output / f"{EXAMPLE}-final.pdf").write_bytes(b"het vorige")
    monkeypatch.setenv("NAFTCTL_TIME_LIMIT", "0.001")
    called = call("report")
    assert (called.code, called.out) == (3, "")
    assert "niet klaar na" in called.err
    assert "help: " in called.err
    assert [(path.name, path.read_bytes()) for path in output.iterdir()] == [
        (f"{EXAMPLE}-final.pdf", b"het vorige")
    ]


def test_a_mistake_in_a_template_names_its_line(call: Call, workspace: Path) -> None:
    shutil.copytree(ROOT / "templates/report", workspace / "templates/report")
    template = workspace / "templates/report/parts/cover.md.j2"
    template.write_text("\n{{ report.nergens }}\n" + template.read_text("utf-8"), "utf-8")
    called = call("report")
    assert (called.code, called.out) == (1, "")
    assert "cover.md.j2:2: `nergens` bestaat niet" in called.err


def test_one_that_is_refused_does_not_stop_the_others(call: Call, inspection: Path) -> None:
    other = inspection.with_name("2026-aaa")
    shutil.copytree(inspection, other)
    (other / "advice.md").write_bytes(b"")
    called = call("report", "--format", "md")
    assert called.code == 1
    assert called.out == f"{FINAL}.md\n"


def test_where_a_folder_stands_in_the_way_nothing_is_left(call: Call, inspection: Path) -> None:
    (inspection / "output").write_text("", "utf-8")
    called = call("report", "--format", "md")
    assert (called.code, called.out) == (3, "")
    assert "waar een map moet komen, staat een bestand" in called.err


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_an_output_folder_that_is_a_link_is_not_followed(
    call: Call, workspace: Path, inspection: Path
) -> None:
    (workspace / "elders").mkdir()
    (inspection / "output").symlink_to(workspace / "elders")
    called = call("report", "--edition", "internal", "--format", "md")
    assert called.code != 0
    assert called.out == ""
    assert list((workspace / "elders").iterdir()) == []
