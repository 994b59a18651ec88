"""`naftctl framework list`, `show`, `check` and `pin`, and what a new version means for old inspections."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from itertools import pairwise
from pathlib import Path

import pytest

from tests.cli.conftest import Call, documents, edit, golden, unseal
from tests.conftest import EXAMPLE, ROOT

pytestmark = pytest.mark.usefixtures("workspace")

OLD, NEW = "r-naft/2026.1", "r-naft/2026.2"
GOLDEN = Path(__file__).parent / "golden"


def without_pin(workspace: Path) -> Path:
    pin = workspace / "frameworks" / OLD / "digest.yaml"
    pin.unlink(missing_ok=True)
    return pin


# list
def test_list_shows_each_version_with_its_provenance_and_its_users(call: Call, workspace: Path) -> None:
    shutil.copy(ROOT / "history.yaml", workspace)
    lines = call("framework", "list").out.splitlines()
    assert lines[0].split()[:2] == ["kader", "herkomst"]
    assert [line.split()[0] for line in lines[1:]] == ["r-naft/2023.1", OLD, NEW]
    assert "niet in deze werkmap" in lines[1]
    assert lines[1].endswith("0, en 10 in history.yaml")
    assert "werktekst" in lines[2]
    assert lines[2].endswith("1")
    assert lines[3].endswith("0")


def test_list_as_data_names_the_inspections(call: Call) -> None:
    data = {each["framework"]: each for each in json.loads(call("framework", "list", "--format", "json").out)}
    assert data[OLD]["inspections"] == [EXAMPLE]
    assert data[OLD]["scales"] == 19
    assert data[NEW]["inspections"] == []


def test_list_says_which_inspection_hides_its_framework(call: Call, inspection: Path) -> None:
    (inspection / "inspection.yaml").write_bytes(b"framework: [\n")
    called = call("framework", "list")
    assert called.code == 0
    assert f"inspections/{EXAMPLE}: niet te lezen" in called.err


def test_list_counts_the_faults_of_a_version(call: Call, workspace: Path) -> None:
    (workspace / "frameworks" / NEW / "scales/OS-B3.yaml").write_bytes(b"id: [\n")
    assert "bevat fouten" in call("framework", "list").out


# show
def test_show_puts_the_four_levels_of_a_scale_side_by_side(call: Call, *, update_golden: bool) -> None:
    called = call("framework", "show", "OS-B3", "--framework", "2026.1")
    assert called.code == 0
    golden("framework-show-scale.txt", called.out, update=update_golden)


def test_show_gives_a_scale_as_a_markdown_table(call: Call, *, update_golden: bool) -> None:
    called = call("framework", "show", "OS-B3", "KV-B4", "BJ", "--framework", "2026.1", "--format", "md")
    golden("framework-show.md", called.out, update=update_golden)


def test_show_without_id_is_the_whole_framework_on_one_page(call: Call, *, update_golden: bool) -> None:
    golden("framework-show.txt", call("framework", "show", "--framework", OLD).out, update=update_golden)


def test_the_whole_framework_as_markdown_has_every_word_and_skips_no_heading(call: Call) -> None:
    page = call("framework", "show", "--framework", OLD, "--format", "md").out
    depths = [len(line) - len(line.lstrip("#")) for line in page.splitlines() if line.startswith("#")]
    assert depths[0] == 1
    assert depths.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(depths))
    data = json.loads(call("framework", "show", "--framework", OLD, "--format", "json").out)
    plain = page.replace("\\", "")
    for entry in data["entries"]:
        for words in (entry["title"], entry["text"], *(c["text"] for c in entry["columns"])):
            assert words in plain


def test_show_takes_an_id_in_any_capitals(call: Call) -> None:
    assert call("framework", "show", "os-b3").out == call("framework", "show", "OS-B3").out


def test_show_of_what_is_not_there_suggests_and_lists(call: Call) -> None:
    called = call("framework", "show", "KV-B44")
    assert called.code == 2
    assert "bedoelde u `KV-B4`?" in called.err


def test_show_inside_an_inspection_shows_the_version_that_it_pins(
    call: Call, inspection: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert NEW in call("framework", "show").out
    monkeypatch.chdir(inspection / "scorings")
    assert OLD in call("framework", "show").out


@pytest.mark.parametrize("named", ["r-naft/2026.3", "2026.3", "rnaft/2026.1"])
def test_a_version_that_is_not_there_is_suggested_and_all_are_listed(named: str, call: Call) -> None:
    for command in (("show", "--framework", named), ("check", named), ("pin", named), ("diff", OLD, named)):
        called = call("framework", *command)
        assert called.code == 2
        assert "bedoelde u" in called.err
        assert f"kies een van {OLD}, {NEW}" in called.err


def test_an_inspection_that_pins_what_is_not_there_gets_the_nearest_and_the_list(
    call: Call, inspection: Path
) -> None:
    edit(inspection / "inspection.yaml", f"framework: {OLD}", "framework: r-naft/2026.11")
    called = call("check")
    assert called.code == 1
    assert "fout[N201] kader `r-naft/2026.11` is er niet" in called.out
    assert f"bedoelde u `{OLD}`?" in called.out
    assert f"kies een van {OLD}, {NEW}" in called.out
    assert called.out.count("fout[") == 1


def test_an_inspection_whose_framework_is_broken_points_there(call: Call, workspace: Path) -> None:
    (workspace / "frameworks" / OLD / "scales/OS-B3.yaml").write_bytes(b"id: [\n")
    called = call("check")
    assert called.code == 1
    assert "fout[N103]" in called.out
    assert f"fout[N229] kader `{OLD}` bevat fouten" in called.out


# check and pin
def test_check_says_nothing_of_the_versions_here(call: Call) -> None:
    call("framework", "pin")
    called = call("framework", "check")
    assert (called.code, called.out, called.err) == (0, "", "")


def test_check_names_what_is_wrong_and_where(call: Call, workspace: Path) -> None:
    edit(workspace / "frameworks" / NEW / "scales/OS-B3.yaml", "  benadert: >-", "  benaderd: >-")
    called = call("framework", "check", "2026.2")
    assert called.code == 1
    assert f"frameworks/{NEW}/scales/OS-B3.yaml" in called.out
    assert "bedoelde u `benadert`?" in called.out
    found = json.loads(call("framework", "check", "2026.2", "--format", "json").out)
    assert {each["file"] for each in found} == {f"frameworks/{NEW}/scales/OS-B3.yaml"}


def test_check_changes_nothing(call: Call, workspace: Path) -> None:
    before = fingerprint(workspace)
    call("framework", "check")
    assert fingerprint(workspace) == before


def test_a_version_in_use_without_pin_is_a_warning(call: Call, workspace: Path) -> None:
    without_pin(workspace)
    called = call("framework", "check", OLD)
    assert called.code == 0
    assert "waarschuwing[N252]" in called.out
    assert call("framework", "check", OLD, "--strict").code == 1
    assert "waarschuwing[N252]" in call("check").out


def test_pin_writes_the_digest_of_each_version_in_use_once(call: Call, workspace: Path) -> None:
    pin = without_pin(workspace)
    assert f"maak  frameworks/{OLD}/digest.yaml" in call("framework", "pin").out
    first = pin.read_bytes()
    assert b"pinned: 2026-10-09" in first
    assert "ligt al vast" in call("framework", "pin", "--today", "2027-01-01").out
    assert pin.read_bytes() == first
    assert not (workspace / "frameworks" / NEW / "digest.yaml").exists()


def test_a_version_that_is_edited_after_it_was_pinned_is_an_error_everywhere(
    call: Call, workspace: Path
) -> None:
    without_pin(workspace)
    call("framework", "pin")
    scale = f"frameworks/{OLD}/scales/OS-B3.yaml"
    edit(workspace / scale, "De nadruk ligt op wat misloopt.", "De nadruk ligt op wat goed loopt.")
    for command in (("framework", "check"), ("check",)):
        called = call(*command)
        assert called.code == 1
        assert "fout[N250]" in called.out
        assert f"--> {scale}" in called.out
    called = call("report", "--edition", "final", "--format", "md")
    assert called.code == 1
    assert "N250" in called.out + called.err


def test_a_comment_in_a_pinned_version_is_no_change(call: Call, workspace: Path) -> None:
    without_pin(workspace)
    call("framework", "pin")
    path = workspace / "frameworks" / OLD / "framework.yaml"
    path.write_text("# gelezen door het team\n" + path.read_text("utf-8"), "utf-8")
    assert call("framework", "check").code == 0


def test_a_new_inspection_pins_the_newest_version(call: Call, workspace: Path) -> None:
    called = call("new", "De Vlindertuin", "--first-visit", "2027-03-09")
    assert f"maak  frameworks/{NEW}/digest.yaml" in called.out
    made = (workspace / "inspections/2027-de-vlindertuin/inspection.yaml").read_text("utf-8")
    assert f"framework: {NEW}" in made
    again = call("new", "Het Park", "--first-visit", "2027-03-10")
    assert "digest.yaml" not in again.out


# what a new version means for old inspections
def test_a_report_has_the_same_bytes_before_and_after_a_new_version_arrives(
    call: Call, workspace: Path
) -> None:
    shutil.copytree(ROOT / "templates", workspace / "templates")
    shutil.rmtree(workspace / "frameworks" / NEW)
    before = reports(call, workspace)
    shutil.copytree(ROOT / "frameworks" / NEW, workspace / "frameworks" / NEW)
    assert reports(call, workspace) == before
    assert len(before) == 4


def reports(call: Call, workspace: Path) -> dict[str, str]:
    output = workspace / "inspections" / EXAMPLE / "output"
    shutil.rmtree(output, ignore_errors=True)
    assert call("report", "--edition", "final", "--format", "all").code == 0
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in documents(output)}


def test_a_report_says_by_which_version_and_of_what_provenance(call: Call, workspace: Path) -> None:
    assert call("report", "--edition", "final", "--format", "md").code == 0
    text = (workspace / "inspections" / EXAMPLE / "output" / f"{EXAMPLE}-final.md").read_text("utf-8")
    assert "versie 2026.1 (werktekst)" in text


def fingerprint(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_group_lists_its_commands_and_suggests(call: Call) -> None:
    listed = call("framework", "--help")
    assert listed.code == 0
    for name in ("list", "show", "check", "diff", "form", "import", "migrate", "pin"):
        assert f"\n  {name} " in listed.out
    wrong = call("framework", "shwo")
    assert wrong.code == 2
    assert "bedoelde u `show`?" in wrong.err
    assert call("framework").code == 2


def test_a_report_by_an_official_text_says_so_and_carries_no_notice(call: Call, workspace: Path) -> None:
    unseal(workspace / "inspections" / EXAMPLE)
    main = workspace / "frameworks" / OLD / "framework.yaml"
    (main.parent / "digest.yaml").unlink()
    edit(main, "provenance: werktekst", "provenance: officieel")
    edit(main, "adopted: null", "adopted: 2026-01-15")
    edit(main, "adopted_by: null", "adopted_by: stafmedewerker kwaliteit")
    edit(main, "sha256: null", f"sha256: {'a1' * 32}")
    inspection = workspace / "inspections" / EXAMPLE / "focus.yaml"
    inspection.write_text(re.sub(r"(?m)^digest: .*$", "digest: null", inspection.read_text("utf-8")), "utf-8")
    assert call("report", "--edition", "final", "--format", "md").code == 0
    text = (workspace / "inspections" / EXAMPLE / "output" / f"{EXAMPLE}-final.md").read_text("utf-8")
    assert text.count("versie 2026.1 (officiële tekst)") == 2
    assert "werktekst" not in text
