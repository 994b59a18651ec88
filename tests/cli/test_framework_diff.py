"""`naftctl framework diff`: in which words two versions differ, and what is said where one is not there."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Call

pytestmark = pytest.mark.usefixtures("workspace")

GOLDEN = Path(__file__).parent / "golden"
OLD, NEW = "r-naft/2026.1", "r-naft/2026.2"


def version(workspace: Path, number: str, *edits: tuple[str, str, str], of: str = OLD) -> Path:
    """A new version beside the others: a copy in which words in some files are others."""
    folder = Path(shutil.copytree(workspace / "frameworks" / of, workspace / "frameworks/r-naft" / number))
    (folder / "digest.yaml").unlink(missing_ok=True)
    own = of.rpartition("/")[2]
    for file, before, after in (("framework.yaml", f'version: "{own}"', f'version: "{number}"'), *edits):
        path = folder / file
        text = path.read_text("utf-8")
        assert before in text
        path.write_text(text.replace(before, after), "utf-8", newline="\n")
    return folder


@pytest.mark.parametrize(("form", "suffix"), [("text", "txt"), ("md", "md"), ("json", "json")])
def test_what_it_prints_is_what_the_golden_file_shows(
    form: str, suffix: str, call: Call, *, update_golden: bool
) -> None:
    called = call("framework", "diff", OLD, NEW, "--format", form)
    golden = GOLDEN / f"framework-diff.{suffix}"
    if update_golden:
        golden.write_text(called.out, "utf-8", newline="\n")
    assert called.out == golden.read_text("utf-8")
    assert (called.code, called.err) == (0, "")


def test_the_number_alone_is_enough_where_one_framework_has_it(call: Call) -> None:
    assert call("framework", "diff", "2026.1", "2026.2").out == call("framework", "diff", OLD, NEW).out


def test_a_version_beside_itself_has_no_difference(call: Call) -> None:
    called = call("framework", "diff", OLD, OLD)
    assert (called.code, called.err) == (0, "")
    assert called.out.splitlines()[1:] == ["geen verschil in betekenis"]


def test_comments_and_line_breaks_are_no_difference(call: Call, workspace: Path) -> None:
    folder = version(workspace, "2026.5", ("framework.yaml", "rubrics:\n", "# Een opmerking.\nrubrics:\n"))
    scale = folder / "scales/OS-B3.yaml"
    scale.write_bytes(scale.read_bytes().replace(b"\n", b"\r\n"))
    assert "geen verschil in betekenis" in call("framework", "diff", OLD, "2026.5").out


def test_the_older_version_is_put_first_and_that_is_said(call: Call) -> None:
    called = call("framework", "diff", NEW, OLD)
    assert called.out == call("framework", "diff", OLD, NEW).out
    assert called.err == f"{OLD} is de oudste van de twee: het verschil gaat van {OLD} naar {NEW}\n"


def test_a_later_number_with_more_digits_is_later(call: Call, workspace: Path) -> None:
    version(workspace, "2026.10", ("framework.yaml", "title: Privacybeleid", "title: Beleid voor privacy"))
    called = call("framework", "diff", "2026.1", "2026.10")
    assert "  INF-12 is herschreven: titel\n" in called.out
    assert called.err == ""


def test_what_a_version_in_between_replaced_is_followed(call: Call, workspace: Path) -> None:
    edits = (
        ("scales/OS-K8.yaml", "id: OS-K8", "id: OS-K9"),
        ("scales/OS-K8.yaml", "OS-K6", "OS-K8"),
    )
    folder = version(workspace, "2026.3", *edits, of=NEW)
    (folder / "scales/OS-K8.yaml").rename(folder / "scales/OS-K9.yaml")
    assert "  OS-K6 heet nu OS-K9\n" in call("framework", "diff", OLD, "2026.3").out
    broken = workspace / "frameworks" / NEW / "framework.yaml"
    broken.write_text("id: [", "utf-8")
    called = call("framework", "diff", OLD, "2026.3")
    assert "  OS-K6 valt weg: " in called.out
    assert called.err == f"{NEW} bevat fouten: wat daarin vervangen werd, telt hier niet mee\n"


def test_a_version_that_is_not_there_is_a_wrong_call_with_the_nearest_and_all(call: Call) -> None:
    called = call("framework", "diff", OLD, "r-naft/2026.22")
    assert (called.code, called.out) == (2, "")
    assert "`r-naft/2026.22` is er niet; bedoelde u `r-naft/2026.2`?" in called.err
    assert f"kies een van {OLD}, {NEW}" in called.err


def test_a_broken_version_is_shown_with_its_faults(call: Call, workspace: Path) -> None:
    version(workspace, "2026.3", ("scales/OS-B3.yaml", "title: ", "titel: "))
    called = call("framework", "diff", OLD, "2026.3")
    assert called.code == 1
    assert "--> frameworks/r-naft/2026.3/scales/OS-B3.yaml:" in called.out
    assert "kader r-naft/2026.3 bevat fouten" in called.err


def test_another_form_and_a_missing_version_are_wrong_calls(call: Call) -> None:
    called = call("framework", "diff", OLD, NEW, "--format", "tekst")
    assert (called.code, called.out) == (2, "")
    assert "text, json, md" in called.err
    assert call("framework", "diff", OLD).code == 2


def test_nothing_is_written(call: Call, workspace: Path) -> None:
    before = {path: path.read_bytes() for path in workspace.rglob("*") if path.is_file()}
    for form in ("text", "json", "md"):
        call("framework", "diff", OLD, NEW, "--format", form)
    assert {path: path.read_bytes() for path in workspace.rglob("*") if path.is_file()} == before


def test_a_script_reads_each_text_back_from_its_segments(call: Call) -> None:
    data = json.loads(call("framework", "diff", OLD, NEW, "--format", "json").out)
    fields = [field for change in data["changes"] for field in change["fields"] if field["segments"]]
    for field in fields:
        for side, other in (("old", "added"), ("new", "removed")):
            value = field[side] if isinstance(field[side], list) else [field[side] or ""]
            words = "".join(part["text"] for part in field["segments"] if part["op"] != other)
            assert words == "; ".join(value)
    assert len(fields) >= 30


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals there")
def test_a_terminal_gets_colour_that_says_nothing_alone(workspace: Path) -> None:
    from tests.cli.terminal import on_terminal, without_codes  # noqa: PLC0415  (not on Windows)

    wide = on_terminal("framework", "diff", OLD, NEW, folder=workspace)
    assert "\x1b[32m{+" in wide
    assert on_terminal("framework", "diff", OLD, NEW, folder=workspace, NO_COLOR="1") == without_codes(wide)
