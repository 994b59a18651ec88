"""A framework that is not R-NAFT, from new to report: other rubrics, scales, levels, names and terms."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from naftctl.load.workspace import WorkspaceReader
from naftctl.model.framework import Framework
from tests.cli.conftest import Call, call
from tests.conftest import ROOT, TODAY

__all__ = ["call"]

NAME = "2026-de-klaver"
FOLDER = f"inspections/{NAME}"
NEW = ("new", "De Klaver", "--first-visit", "2026-09-08", "--alternate", "VEILIG")
ANSWERS = {
    "ondernemingsnummer": "0123.456.749",
    "aantal": "3",
    "datum": "2026-09-08",
    "beginuur": "09:00",
    "einduur": "16:30",
    "aanbieder of inspectieteam": "inspectieteam",
    "een verwachting": "ZV-1",
    "de teamleden": "ond1",
    "het teamlid": "ond1",
    "een groep": "zorgboeren",
    "ter_plaatse": "ter_plaatse",
}
"""What a placeholder that begins so is filled in with; any other becomes a few words."""
SCORING = """---
provisional: bloeiend
level: bloeiend
decided: 2026-09-09
---

## Vaststellingen

- V1. Deelnemers kiezen zelf wat ze doen. [@G02; @ZV-1; @OM-1; @RG-2]

## Sterke punten

- S1. Er staan bedden in de hooischuur. [@O01; @ZV-2]

## Ontwikkelkansen

## Tekorten

## Goede praktijk

- G1. Deelnemers leren elkaar de trekker besturen. [@G02]
  - VB-1. Ze vinden er later werk mee. [@G02]
  - VB-2. Wie een trekker heeft, kan het ook. [@O01]
  - share: ja
"""


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace to stand in that knows one framework, which is not R-NAFT."""
    root = tmp_path / "werkmap"
    shutil.copytree(ROOT / "tests/frameworks", root / "frameworks")
    shutil.copy(ROOT / "naftctl.yaml", root)
    monkeypatch.chdir(root)
    monkeypatch.setenv("NAFTCTL_TODAY", str(TODAY))
    monkeypatch.delenv("NAFTCTL_WORKSPACE", raising=False)
    return root


@pytest.fixture
def framework(workspace: Path) -> Framework:
    found = WorkspaceReader(workspace).framework("zorgboog/1.0")
    assert found is not None
    return found


@pytest.fixture
def folder(workspace: Path, call: Call) -> Path:
    """An inspection as `new` makes it, filled in, with one scale judged."""
    assert call(*NEW).code == 0
    folder = workspace / FOLDER
    for path in folder.rglob("*"):
        if path.is_file():
            path.write_text(re.sub(r'("?)⟨vul in: ([^⟩]*)⟩\1', filled, path.read_text("utf-8")), "utf-8")
    (folder / "scorings/Z-1.md").write_text(SCORING, "utf-8")
    (folder / "scorings/Z-2.md").unlink()
    for member in ("ond1", "zrg1"):
        path = folder / f"scorings/individual/{member}.yaml"
        path.write_text(re.sub("level: .*", "level: stevig", path.read_text("utf-8")), "utf-8")
    regulation = folder / "regulation.yaml"
    regulation.write_text(re.sub("result: .*", "result: in_orde", regulation.read_text("utf-8")), "utf-8")
    inspection = folder / "inspection.yaml"
    inspection.write_text(
        inspection.read_text("utf-8").replace("announced: null", "announced: 2026-08-11"), "utf-8"
    )
    desk = folder / "desk-analysis.md"
    desk.write_text(re.sub("STUK-1: .*", "STUK-1: niet_beschikbaar", desk.read_text("utf-8")), "utf-8")
    advice = folder / "advice.md"
    advice.write_text(re.sub("(?m)^value: .*", "value: verder", advice.read_text("utf-8")), "utf-8")
    return folder


def filled(place: re.Match[str]) -> str:
    return next((answer for asked, answer in ANSWERS.items() if place[2].startswith(asked)), "enkele woorden")


def problems(call: Call) -> list[str]:
    return [line for line in call("check", "--format", "concise").out.splitlines() if line.startswith(FOLDER)]


@pytest.mark.usefixtures("workspace")
def test_it_passes_the_rules_for_a_framework(call: Call) -> None:
    called = call("framework", "check", "zorgboog/1.0")
    assert (called.code, called.out) == (0, "")


def test_a_folder_follows_the_terms_the_focus_and_the_names_of_its_framework(
    call: Call, workspace: Path
) -> None:
    out = call(*NEW).out
    assert "Aankondigen uiterlijk dinsdag 18 augustus 2026 (21 dagen vooraf)" in out
    texts = {path.name: path.read_text("utf-8") for path in (workspace / FOLDER).rglob("*.*")}
    assert {"Z-1.md", "Z-2.md"} <= set(texts)
    assert "Z-3.md" not in texts
    assert "# Z-1 Werk en rust op maat" in texts["Z-1.md"]
    assert "framework: zorgboog/1.0\n" in texts["inspection.yaml"]
    assert "investigations:\n  - DAG\n  - VEILIG\n" in texts["focus.yaml"]
    assert "  - group: deelnemers\n" in texts["G02-gesprek-jongeren.md"]
    foreign = re.compile(r"\b(?:OS|KV|CI|REG|INF|GP)-[A-Z]?\d|\b(?:KO|BJ|SO)\b|group: (?:jongeren|leiding)")
    assert [name for name, text in texts.items() if foreign.search(text)] == []


@pytest.mark.usefixtures("workspace")
def test_scales_that_come_later_are_named_as_they_are(call: Call) -> None:
    call("new", "De Klaver", "--first-visit", "2026-09-08")
    out = call(*NEW).out
    assert f"  maak  {FOLDER}/scorings/Z-2.md\n" in out
    assert f"zet Z-2 ook in de bestanden van {FOLDER}/scorings/individual/" in out


@pytest.mark.usefixtures("folder")
def test_what_is_filled_in_by_its_names_can_be_read_and_resolves(call: Call) -> None:
    left = [line for line in problems(call) if "fout[" in line]
    assert left == []


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (
            "scorings/individual/ond1.yaml",
            "  Z-1:",
            "  Z-11:",
            "fout[N204] schaal `Z-11` bestaat niet in zorgboog/1.0",
        ),
        (
            "scorings/Z-1.md",
            "level: bloeiend\ndecided",
            "level: bloeind\ndecided",
            "fout[N203] niveau `bloeind` bestaat niet in zorgboog/1.0",
        ),
        (
            "scorings/Z-1.md",
            "@ZV-1",
            "@ZV-9",
            "fout[N205] kwaliteitsverwachting `ZV-9` bestaat niet in zorgboog/1.0",
        ),
        (
            "scorings/Z-1.md",
            "@RG-2",
            "@RG-7",
            "fout[N207] regelgevingsitem `RG-7` bestaat niet in zorgboog/1.0",
        ),
        ("scorings/Z-1.md", "@OM-1", "@KV-B4", "fout[N315] bron `KV-B4` bestaat niet in deze inspectie"),
        (
            "scorings/Z-1.md",
            "- VB-2.",
            "- VB-3.",
            "fout[N209] vraag over goede praktijk `VB-3` bestaat niet in zorgboog/1.0",
        ),
        (
            "desk-analysis.md",
            "## OM-2 ",
            "## OM-8 ",
            "fout[N206] contextkenmerk `OM-8` bestaat niet in zorgboog/1.0",
        ),
        (
            "evidence/G02-gesprek-jongeren.md",
            "group: deelnemers",
            "group: jongeren",
            "fout[N210] groep gesprekspartners `jongeren` bestaat niet in zorgboog/1.0",
        ),
    ],
)
def test_a_name_that_it_does_not_have_is_one_error(
    file: str, old: str, new: str, said: str, folder: Path, call: Call
) -> None:
    path = folder / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    left = [line for line in problems(call) if "fout[" in line]
    assert [line.partition(": ")[2] for line in left] == [said]
    assert left[0].startswith(f"{FOLDER}/{file}:")


def test_a_misspelt_scale_gets_the_nearest_one_of_this_framework(folder: Path, call: Call) -> None:
    path = folder / "scorings/individual/zrg1.yaml"
    path.write_text(path.read_text("utf-8").replace("  Z-1:", "  Z-11:"), "utf-8")
    out = call("check").out
    assert "fout[N204] schaal `Z-11` bestaat niet in zorgboog/1.0" in out
    assert "bedoelde u `Z-1`?" in out
    assert "kies een van Z-1, Z-2, Z-3" in out


@pytest.mark.usefixtures("folder")
def test_a_report_prints_its_expectations_scales_and_levels(
    call: Call, workspace: Path, framework: Framework
) -> None:
    called = call("report", NAME, "--edition", "internal", "--format", "md")
    assert called.code == 0, called.err
    text = (workspace / FOLDER / f"output/{NAME}-internal.md").read_text("utf-8")
    plain = re.sub(r"\s+", " ", re.sub(r"[\\*_]|\[([^\]]*)\]\([^)]*\)", r"\1", text))
    for scale in framework.scales[:2]:
        assert f"{scale.id} {scale.title}" in plain
        assert all(f"{name} {framework.expectations[name].title}" in plain for name in scale.based_on)
    assert "Samen met familie" not in plain
    assert "Ontwikkelingsniveau 4 van 4: bloeiend" in plain
    assert all(level.meaning in plain for level in framework.levels)
    assert "Begint een verwijzing met ZV, dan gaat het om een kwaliteitsverwachting" in plain
    assert "; RG is een item van de regelgeving." in plain
    assert all(item.title in plain for item in framework.context)
    assert all(item.title in plain for item in framework.regulation)
    assert all(value.label in plain for value in framework.advice)
    assert "heeft 10 dagen om feitelijke onjuistheden te melden" in plain
    assert "Kwaliteitskader voor zorgboerderijen (verzonnen), versie 1.0 (werktekst)" in plain
    assert not re.search(r"\b(?:OS|KV|CI|REG|GP)-[A-Z]?\d", plain)
