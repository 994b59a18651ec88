"""`naftctl schema`: which there are, one of them, and as files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from naftctl.cli.init import workspace_files
from naftctl.schema import KINDS
from tests.cli.conftest import Call, started

pytestmark = pytest.mark.usefixtures("workspace")


def test_without_a_name_it_tells_which_there_are(call: Call) -> None:
    called = call("schema")
    lines = called.out.splitlines()
    assert (called.code, called.err, len(lines)) == (0, "", len(KINDS))
    assert lines[0].split("  ")[0] == "inspection"
    assert lines[0].endswith("  Wie, waarom, wanneer en volgens welk kader.")


def test_with_a_name_it_gives_a_schema_with_dutch_words(call: Call) -> None:
    called = call("schema", "evidence")
    told = json.loads(called.out)
    assert called.code == 0
    assert told["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert told["title"] == "Bron"
    assert told["properties"]["chosen_by"]["title"] == "Gekozen door"
    assert told["properties"]["date"]["description"] == "De dag."


def test_a_schema_is_dutch_whatever_the_language_of_the_user(call: Call, workspace: Path) -> None:
    english = started("schema", "inspection", folder=workspace, NAFTCTL_LANG="en")
    assert english.stdout == call("schema", "inspection").out
    listed = started("schema", folder=workspace, NAFTCTL_LANG="en").stdout
    assert "  Who, why, when and by which framework.\n" in listed


@pytest.mark.parametrize(("named", "meant"), [("inspectoin", "inspection"), ("scorings", "scoring")])
def test_an_unknown_name_gets_the_nearest(named: str, meant: str, call: Call) -> None:
    called = call("schema", named)
    assert (called.code, called.out) == (2, "")
    assert f"`{named}` bestaat niet; bedoelde u `{meant}`?" in called.err
    assert "help: kies een van inspection, focus, desk-analysis" in called.err


def test_all_of_them_as_files_are_those_of_a_new_workspace(call: Call, workspace: Path) -> None:
    called = call("schema", "--output", "schemas")
    assert (called.code, called.err) == (0, "")
    assert called.out.startswith("  maak  schemas/advice.json\n")
    made = {f"schemas/{file.name}": file.read_bytes() for file in (workspace / "schemas").iterdir()}
    assert made == {name: data for name, data in workspace_files().items() if name.startswith("schemas/")}
    assert call("check").code == 0  # a folder beside the inspections does not disturb


def test_an_earlier_schema_is_replaced_and_nothing_else(call: Call, workspace: Path) -> None:
    assert call("schema", "scoring", "--output", "eigen.json").code == 0
    assert call("schema", "evidence", "--output", "eigen.json").code == 0
    assert json.loads((workspace / "eigen.json").read_text("utf-8"))["title"] == "Bron"
    (workspace / "eigen.json").write_text("{}", "utf-8")
    called = call("schema", "evidence", "--output", "eigen.json")
    assert called.code == 2
    assert "`eigen.json` bestaat al, en is geen schema van naftctl" in called.err
    assert (workspace / "eigen.json").read_text("utf-8") == "{}"


def test_one_schema_in_a_folder_gets_its_own_name(call: Call, workspace: Path) -> None:
    assert call("schema", "scale", "--output", "map/").code == 0
    assert (workspace / "map/scale.json").is_file()


def test_one_file_of_people_in_the_way_stops_all_of_them(call: Call, workspace: Path) -> None:
    (workspace / "schemas").mkdir()
    (workspace / "schemas/focus.json").write_text('{"van": "iemand"}', "utf-8")
    assert call("schema", "--output", "schemas").code == 2
    assert [file.name for file in (workspace / "schemas").iterdir()] == ["focus.json"]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("--output", "naftctl.yaml"), "`naftctl.yaml` is geen map"),
        (("--output", ""), "`` is geen map"),
        (("--output", "inspections/schemas"), "in inspections/ komt geen schema"),
        (("scale", "--output", "frameworks/scale.json"), "in frameworks/ komt geen schema"),
    ],
)
def test_a_place_that_cannot_be_is_said(given: tuple[str, ...], said: str, call: Call) -> None:
    called = call("schema", *given)
    assert (called.code, called.out) == (2, "")
    assert said in called.err
