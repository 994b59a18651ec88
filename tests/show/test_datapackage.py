"""The data behind an overview: tables whose ids a dictionary explains, and nothing that is hidden."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from naftctl.model.framework import Framework
from naftctl.model.overview import LeftOut, Overview
from naftctl.show.datapackage import Imprint, data_package
from tests.render.overview.sector import FRAMEWORKS, NEW, OLD, inside, many, nothing, rich

MADE = Imprint(("Onderwijsinspectie", "Zorginspectie"), date(2026, 10, 9), "naftctl 0.1.0")


def package(overview: Overview, frameworks: Mapping[str, Framework] = FRAMEWORKS) -> dict[str, bytes]:
    return data_package(overview, frameworks, MADE)


def rows(files: Mapping[str, bytes], name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(files[f"{name}.csv"].decode())))


def described(files: Mapping[str, bytes]) -> dict[str, Any]:
    found = json.loads(files["datapackage.json"])
    assert isinstance(found, dict)
    return found


def validated(files: Mapping[str, bytes], folder: Path) -> dict[str, Any]:
    """What `frictionless validate` says, without a network, in a process of its own."""
    for name, data in files.items():
        (folder / name).write_bytes(data)
    done = subprocess.run(
        [sys.executable, "-m", "frictionless", "validate", "datapackage.json", "--json"],
        cwd=folder,
        env={**os.environ, "https_proxy": "http://127.0.0.1:9", "http_proxy": "http://127.0.0.1:9"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    report = json.loads(done.stdout)
    assert isinstance(report, dict)
    return report


@pytest.mark.parametrize("overview", [inside(), replace(rich(), reliability=()), nothing(), many()])
def test_frictionless_finds_nothing_wrong(overview: Overview, tmp_path: Path) -> None:
    report = validated(package(overview), tmp_path)
    assert report["valid"], report["tasks"]
    assert all(not task["warnings"] for task in report["tasks"])


def test_frictionless_would_find_a_figure_without_its_scale(tmp_path: Path) -> None:
    files = package(rich())
    broken = files["levels.csv"].replace(b",OS-K2,", b",OS-X9,")
    files["levels.csv"] = broken
    assert not validated(files, tmp_path)["valid"]


def test_the_same_overview_on_the_same_day_gives_the_same_bytes() -> None:
    assert package(rich()) == package(rich())


def test_every_row_of_levels_is_a_run_that_is_told() -> None:
    found = rows(package(rich()), "levels")
    merged = next(r for r in found if r["lowest"] != r["highest"])
    assert int(merged["providers"]) >= 5
    told = [group for each in rich().series for year in each.years for group in year.groups]
    assert len(found) == len(told)
    assert [int(row["providers"]) for row in found] == [group.count for group in told]


def test_a_scale_of_which_too_few_were_scaled_has_denominators_and_no_levels() -> None:
    files = package(rich())
    few = [r for r in rows(files, "scales") if int(r["scaled"]) < 5]
    levels = {(r["year"], r["framework"], r["scale"]) for r in rows(files, "levels")}
    assert few
    assert all((r["year"], r["framework"], r["scale"]) not in levels for r in few)


def test_a_figure_that_is_held_back_is_empty_and_says_so() -> None:
    files = package(rich())
    for name, column in (
        ("expectations", "providers"),
        ("occasions", "inspections"),
        ("left_out", "inspections"),
    ):
        found = rows(files, name)
        assert {row["hidden"] for row in found} == {"true", "false"}
        assert all((row[column] == "") == (row["hidden"] == "true") for row in found)


def test_the_focus_is_always_a_number() -> None:
    found = rows(package(rich()), "focus")
    assert [row["providers"] for row in found] == ["26", "26", "17", "9", "3"]
    assert set(found[0]) == {"year", "investigation", "providers"}


def test_every_reason_to_leave_out_has_its_words_and_no_other_reason_can_be_told() -> None:
    (table,) = (each for each in described(package(rich()))["resources"] if each["name"] == "left_out")
    reason = table["schema"]["fields"][1]
    assert set(reason["constraints"]["enum"]) == set(LeftOut)
    words = reason["description"].removeprefix("Waarom: ").removesuffix(".").split("; ")
    said = dict(each.split(": ", 1) for each in words)
    assert set(said) == set(LeftOut)
    assert all(said.values())


def test_left_out_inspections_are_counted_by_reason_and_nobody_is_named() -> None:
    found = {row["reason"]: row["inspections"] for row in rows(package(rich()), "left_out")}
    assert (found["not_final"], found["later"]) == ("7", "")
    assert not {"passive", "unscaled", "replaced", "unreadable", "faults"} & found.keys()


def test_the_dictionary_has_every_id_of_the_tables_with_the_words_of_the_framework() -> None:
    files = package(rich())
    terms = {(row["framework"], row["kind"], row["id"]): row for row in rows(files, "terms")}
    for row in rows(files, "scales"):
        assert (row["framework"], "scale", row["scale"]) in terms
        assert terms[row["framework"], "scale", row["scale"]]["parent"] == row["investigation"]
    for row in rows(files, "levels"):
        assert (row["framework"], "descriptor", f"{row['scale']}/{row['lowest']}") in terms
    scale = FRAMEWORKS[NEW].scale["OS-B3"]
    assert terms[NEW, "descriptor", "OS-B3/volgens"]["text"] == scale.levels["volgens"]
    image = FRAMEWORKS[OLD].expectations["KV-B4"].quality_image
    assert terms[OLD, "expectation", "KV-B4"]["text"] == image
    assert {ref for ref, _, _ in terms} == {OLD, NEW}


def test_a_series_says_where_it_came_from_and_what_came_of_it() -> None:
    found = [tuple(row.values()) for row in rows(package(rich()), "series")]
    assert (OLD, "scale", "OS-B5", "heir", "OS-B6") in found
    assert (OLD, "scale", "OS-B5", "heir", "OS-B7") in found
    assert (OLD, "scale", "OS-B5", "same", OLD) in found
    assert any(row[3] == "origin" for row in found)


def test_only_the_internal_edition_has_the_reliability() -> None:
    found = package(inside())
    told = rows(found, "reliability")
    assert [row["alpha"] for row in told] == ["0.8234", "", "-0.0410"]
    assert [(row["units"], row["exact"], row["further"]) for row in told] == [
        ("12", "20", "1"), ("9", "", ""), ("10", "20", "1"),
    ]  # fmt: skip
    assert described(found)["name"].endswith("-intern")
    assert "reliability.csv" not in package(rich())


def test_a_cell_that_a_spreadsheet_would_compute_has_an_apostrophe_before_it() -> None:
    new = FRAMEWORKS[NEW]
    first, *more = new.report_categories
    category = first.model_copy(update={"heading": "=HYPERLINK(1)"})
    changed = new.model_copy(update={"report_categories": (category, *more)})
    found = rows(package(rich(), frameworks={**FRAMEWORKS, NEW: changed}), "terms")
    assert "'=HYPERLINK(1)" in {row["text"] for row in found}


def test_the_description_tells_people_what_every_column_means() -> None:
    found = described(package(rich()))
    fields = [field for each in found["resources"] for field in each["schema"]["fields"]]
    assert all(field["title"] and field["description"].endswith(".") for field in fields)
    assert found["created"] == "2026-10-09T00:00:00Z"
    assert found["version"] == "0.1.0"
    assert found["description"].startswith("Proefdruk, niet gepubliceerd.")
    assert "vergelijken geen aanbieders" in found["description"]
    assert described(package(many()))["version"] == "1.0.0"


def test_the_description_has_the_fingerprint_of_every_table() -> None:
    files = package(rich())
    for each in described(files)["resources"]:
        assert each["hash"] == f"sha256:{sha256(files[each['path']]).hexdigest()}"
        assert each["bytes"] == len(files[each["path"]])
