"""What somebody sees who types in an editor with the YAML language server, the real one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from naftctl.cli.init import workspace_files
from naftctl.cli.program import run
from naftctl.schema import EDITOR
from tests.conftest import EXAMPLE, ROOT, TODAY
from tests.schema.server import NAME, Server, program

PROGRAM = program()
pytestmark = [
    pytest.mark.skipif(PROGRAM is None, reason=f"{NAME} is not here: npm install -g {NAME}"),
    pytest.mark.xdist_group("editor"),
]
FRESH = "2027-de-vlindertuin"


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh workspace with a fresh inspection, made by the program itself."""
    root = tmp_path_factory.mktemp("werkmap")
    for name, data in workspace_files().items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    given = ("new", "De Vlindertuin", "--first-visit", "2027-03-09", "--today", str(TODAY))
    assert run([*given, "--workspace", str(root)]) == 0
    return root


@pytest.fixture(scope="module")
def server(workspace: Path) -> Iterator[Server]:
    """A server as an editor starts it in that workspace, with the settings that `init` wrote."""
    assert PROGRAM
    schemas = json.loads((workspace / EDITOR).read_text("utf-8"))["yaml.schemas"]
    with Server(PROGRAM, workspace, schemas) as started:
        yield started


def test_a_fresh_inspection_has_nothing_to_complain_about(server: Server, workspace: Path) -> None:
    files = [*(workspace / "inspections" / FRESH).rglob("*.yaml"), workspace / "naftctl.yaml"]
    assert len(files) > 4
    assert {file.name: server.open(file) for file in files} == {file.name: [] for file in files}


def test_a_misspelt_key_and_a_wrong_value_are_pointed_at(server: Server, workspace: Path) -> None:
    file = workspace / "inspections" / FRESH / "fouten.yaml"
    text = (file.parent / "inspection.yaml").read_text("utf-8")
    changes = {
        "legal_form": "legal_fomr",
        "role: coordinator": "role: coordinater",
        "date: 2027-03-09": "date: 9 maart",
        "  visited: []": "  visited: 2027-03-09",
    }
    for before, after in changes.items():
        assert text.count(before) == 1
        text = text.replace(before, after)
    file.write_text(text, "utf-8")
    lines = text.splitlines()
    found = {lines[each["range"]["start"]["line"]].strip(): each["message"] for each in server.open(file)}
    assert found.pop('legal_fomr: "⟨vul in: rechtsvorm, bijvoorbeeld vzw⟩"') == (
        "Property legal_fomr is not allowed."  # the editor's own words; everything else is the program's
    )
    assert found == {
        "role: coordinater": "Kies een van coordinator, inspector.",
        "- date: 9 maart": "Schrijf de dag als 2026-06-09.",
        "visited: 2027-03-09": "Schrijf hier een lijst: een regel met een streepje per item.",
    }


def test_a_key_is_explained_in_dutch_and_its_values_are_offered(server: Server, workspace: Path) -> None:
    file = workspace / "inspections" / FRESH / "regulation.yaml"
    server.open(file)
    lines = file.read_text("utf-8").splitlines()
    line = next(number for number, text in enumerate(lines) if text.startswith("  result:"))
    explained = server.hover(file, line, 4)
    assert explained.startswith("#### Resultaat\n\nHet resultaat.\n")
    assert {"in_orde", "niet_in_orde", "niet_onderzocht"} <= set(server.completions(file, line, 10))


def test_a_file_of_before_the_schemas_is_known_by_its_place(server: Server, workspace: Path) -> None:
    file = workspace / "inspections" / "2026-oud" / "inspection.yaml"
    file.parent.mkdir()
    text = (ROOT / "inspections" / EXAMPLE / "inspection.yaml").read_text("utf-8")
    assert "yaml-language-server" not in text
    file.write_text(text.replace("inspectorate: zorginspectie", "inspectorate: zorg", 1), "utf-8")
    assert [each["message"] for each in server.open(file)] == [
        "Kies een van onderwijsinspectie, zorginspectie."
    ]


def test_a_commitment_is_not_taken_for_a_scoring(server: Server, workspace: Path) -> None:
    file = workspace / "inspections" / FRESH / "scorings" / "individual" / "ond2.commit.yaml"
    file.write_text(f"member: ond2\ndate: 2027-03-10\ndigest: {'a' * 64}\n", "utf-8")
    assert server.open(file) == []
