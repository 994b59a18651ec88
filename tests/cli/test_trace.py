"""`naftctl trace`: down to the sources, up to the advice, with what is missing; as a tree and as data."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Call, edit, golden
from tests.cli.terminal import on_terminal, without_codes
from tests.conftest import EXAMPLE, ROOT

GOLDEN = Path(__file__).parent / "golden"
NODE_KEYS = {
    "inspection",
    "framework",
    "id",
    "nodes",
    "links",
    "gaps",
    "cycles",
    "rests_on",
    "rested_on_by",
    "touched_by",
}


def data(call: Call, *arguments: str) -> dict[str, Any]:
    called = call("trace", *arguments, "--format", "json")
    assert (called.code, called.err) == (0, "")
    found: dict[str, Any] = json.loads(called.out)
    return found


# ── as a tree ────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("OS-S2", "trace-scale.txt"),
        ("V03", "trace-evidence.txt"),
        ("KV-R3", "trace-expectation.txt"),
        ("REG-10", "trace-regulation.txt"),
        ("SO", "trace-investigation.txt"),
        ("advice/R12", "trace-recommendation.txt"),
    ],
)
@pytest.mark.usefixtures("workspace")
def test_a_node_is_shown_both_ways(name: str, file: str, call: Call, *, update_golden: bool) -> None:
    called = call("trace", name, EXAMPLE)
    assert (called.code, called.err) == (0, "")
    golden(file, called.out, update=update_golden)


def test_an_inspection_half_way_shows_its_gaps(workspace: Path, call: Call, *, update_golden: bool) -> None:
    ignored = shutil.ignore_patterns("output")
    name = "2026-de-vuurtoren"
    shutil.copytree(ROOT / "inspections" / name, workspace / "inspections" / name, ignore=ignored)
    called = call("trace", name)
    assert (called.code, called.err) == (0, "")
    golden("trace-whole.txt", called.out, update=update_golden)


def test_a_ring_of_points_and_a_slip_are_said(inspection: Path, call: Call) -> None:
    more = "- V8. Rond. [@OS-S1/V9]\n- V9. Terug. [@OS-S1/V8; @G77]\n"
    edit(inspection / "scorings" / "OS-S1.md", "## Sterke punten\n", f"{more}\n## Sterke punten\n")
    out = call("trace", "OS-S1", EXAMPLE).out
    assert "○ G77: bestaat niet" in out
    assert "○ punt V8 heeft geen bron" in out
    assert "in een kring naar elkaar: OS-S1/V8 → OS-S1/V9 → OS-S1/V8" in " ".join(out.split())
    whole = call("trace").out
    assert "○ OS-S1 verwijst naar G77, en dat bestaat niet" in whole
    assert "geen gaten" not in whole


def test_a_scale_without_readable_scoring_says_so(inspection: Path, call: Call) -> None:
    path = inspection / "scorings" / "OS-S1.md"
    path.write_text(path.read_text("utf-8").replace("divergence: null", "divergence: [", 1), "utf-8")
    called = call("trace", "OS-S1")
    assert called.code == 0
    assert "○ OS-S1 is niet leesbaar" in called.out
    assert "steunt op geen enkele bron" not in called.out
    assert called.err == f"niet leesbaar, en dus niet meegeteld: OS-S1; zie naftctl check {EXAMPLE}\n"


def test_an_inspection_that_cannot_be_used_shows_why(inspection: Path, call: Call) -> None:
    edit(inspection / "inspection.yaml", "framework: r-naft/2026.1", "framework: r-naft/1999.1")
    called = call("trace", "OS-B3")
    assert called.code == 1
    assert "N201" in called.out


def test_in_a_terminal_the_tree_is_as_wide_as_the_screen(workspace: Path) -> None:
    seen = on_terminal("trace", "OS-B3", EXAMPLE, folder=workspace, width=56)
    assert "\x1b[1mG02\x1b[0m" in seen
    lines = without_codes(seen).splitlines()
    assert 50 < max(map(len, lines)) <= 56
    assert "\x1b" not in on_terminal("trace", "OS-B3", EXAMPLE, folder=workspace, NO_COLOR="1")


# ── which one ────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.usefixtures("workspace")
def test_capitals_do_not_matter_and_one_inspection_needs_no_name(call: Call) -> None:
    assert call("trace", "os-b3/s1").out == call("trace", "OS-B3/S1", EXAMPLE).out
    assert call("trace", EXAMPLE).out == call("trace").out


def test_inside_an_inspection_the_id_is_enough(
    workspace: Path, inspection: Path, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = call("trace", "G02", EXAMPLE).out
    shutil.copytree(inspection, workspace / "inspections" / "2026-een-andere")
    called = call("trace", "G02")
    assert called.code == 2
    assert called.err.startswith("fout: INSPECTIE ontbreekt\n")
    assert "naftctl trace G02 INSPECTIE" in called.err
    monkeypatch.chdir(inspection / "evidence")
    assert call("trace", "G02").out == expected


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("OS-B33", "bedoelde u `OS-B3`?"),
        ("G09", "kies een van G01, G02, G03, G04, G05, G06, G07\n"),
        ("OS-B3/V9", "kies een van OS-B3/V1, OS-B3/V2, OS-B3/V3, OS-B3/V4, OS-B3/V5, OS-B3/S1"),
        ("REG-33", "bedoelde u `REG-03`?"),
        ("advies/R1", "zie naftctl trace zonder ID"),
        ("XX", "kies een van KO, BJ, SO, NS, PP, VR\n"),
    ],
)
@pytest.mark.usefixtures("workspace")
def test_an_unknown_id_ends_with_2_and_names_what_is_near(typed: str, said: str, call: Call) -> None:
    called = call("trace", typed)
    assert (called.code, called.out) == (2, "")
    assert called.err.startswith(f"fout: `{typed}` bestaat niet in {EXAMPLE}")
    assert said in called.err
    (hint,) = [line for line in called.err.splitlines() if line.startswith("  help: ")]
    assert hint.count(", ") <= 12


@pytest.mark.usefixtures("workspace")
def test_an_unknown_form_ends_with_2(call: Call) -> None:
    called = call("trace", "G02", "--format", "yaml")
    assert called.code == 2
    assert "kies een van text, json" in called.err


# ── as data ──────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.usefixtures("workspace")
def test_the_data_of_a_node_has_stable_keys(call: Call) -> None:
    scale, piece = data(call, "OS-B3"), data(call, "V03")
    assert set(scale) == NODE_KEYS
    assert set(piece) == NODE_KEYS | {"touches", "if_removed"}
    assert piece["if_removed"]["without_source"][:3] == ["OS-B2/V1", "OS-B4/V2", "OS-B4/T3"]
    above = {each["id"]: each for each in piece["rested_on_by"]}
    assert above["advice/R14"] == {"id": "advice/R14", "direct": False, "via": ["OS-B4/T3"]}
    nodes = {node["id"]: node for node in piece["nodes"]}
    assert nodes["V03"]["method"] == "gevalstudie"
    assert nodes["V03"]["partners"] == [{"group": "medewerkers", "count": 2}]
    assert nodes["V03"]["chosen_by"] == "inspectieteam"
    assert nodes["OS-B4/T3"]["file"] == f"inspections/{EXAMPLE}/scorings/OS-B4.md"
    assert scale["touched_by"] == {"KV-B4": ["O01", "O03", "G02", "G03", "G04", "G07", "V01", "V03", "C01"]}


@pytest.mark.parametrize("name", ["OS-B4", "G01", "KV-B6", "REG-10", "BJ", "advice/R4", "OS-S1/V1"])
@pytest.mark.usefixtures("workspace")
def test_every_link_joins_nodes_that_are_there(name: str, call: Call) -> None:
    found = data(call, name)
    nodes = {node["id"] for node in found["nodes"]}
    ends = {end for link in found["links"] for end in (link["from"], link["to"])}
    assert found["links"]
    assert ends <= nodes
    assert {*found["rests_on"], *(each["id"] for each in found["rested_on_by"])} <= nodes


@pytest.mark.usefixtures("workspace")
def test_the_data_of_the_whole_has_every_piece_and_no_gap(call: Call) -> None:
    found = data(call)
    assert (found["id"], found["gaps"], found["cycles"]) == (None, [], [])
    assert sum(node["kind"] == "evidence" for node in found["nodes"]) == 24
    assert {"from": "OS-B3/V1", "to": "KV-B4", "how": "cites"} in found["links"]
