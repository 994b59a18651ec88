"""The rules for all inspections side by side, on small workspaces that say what is expected of them."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from naftctl.checks import RULES, SECTOR_RULES, VERSION_RULES, Rule, check_sector
from naftctl.diagnostic import Diagnostic, Severity
from naftctl.language import tr
from naftctl.load.workspace import WorkspaceReader
from tests.checks.case import printed
from tests.conftest import ROOT

GOLDEN = Path(__file__).parent / "sector_golden"
HISTORY = """\
inspections:
  - provider: de-kade
    date: 2024-11-26
    framework: r-naft/2026.1
    focus: [KO, BJ, PP]
"""
INSPECTION = """\
framework: r-naft/2026.1
occasion: regulier
number: {number}
provider:
  id: {provider}
  name: {provider}
planning:
  visits:
    - date: {day}
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A workspace with two inspections of a provider that the history knows."""
    shutil.copytree(ROOT / "frameworks", tmp_path / "frameworks")
    (tmp_path / "naftctl.yaml").write_text("", "utf-8")
    (tmp_path / "history.yaml").write_text(HISTORY, "utf-8")
    add(tmp_path, "2026-de-kade", "NAFT-2026-001", "2026-02-03")
    add(tmp_path, "2027-de-kade", "NAFT-2027-001", "2027-02-02")
    return tmp_path


def add(workspace: Path, name: str, number: str, day: str, provider: str = "de-kade") -> None:
    folder = workspace / "inspections" / name
    folder.mkdir(parents=True, exist_ok=True)
    text = INSPECTION.format(number=number, provider=provider, day=day)
    (folder / "inspection.yaml").write_text(text, "utf-8")


def found(workspace: Path) -> tuple[Diagnostic, ...]:
    reader = WorkspaceReader(workspace)
    return check_sector(reader.sector, reader.history[1])


def golden(name: str, said: tuple[Diagnostic, ...], *, update: bool) -> None:
    path = GOLDEN / f"{name}.txt"
    if update:
        GOLDEN.mkdir(exist_ok=True)
        path.write_text(printed(said, "."), "utf-8", newline="\n")
    assert printed(said, ".") == path.read_text("utf-8")


def test_nothing_is_said_of_a_sector_that_is_in_order(workspace: Path) -> None:
    assert found(workspace) == ()


def test_nothing_is_wrong_with_the_sector_of_this_repository() -> None:
    reader = WorkspaceReader(ROOT)
    said = check_sector(reader.sector, reader.history[1])
    assert {d.severity for d in said} == {Severity.INFO}
    assert {d.code for d in said} == {"N262", "N265"}


def test_an_investigation_that_the_version_does_not_know(workspace: Path, *, update_golden: bool) -> None:
    (workspace / "history.yaml").write_text(HISTORY.replace("PP]", "PPP, ZZ]"), "utf-8")
    said = found(workspace)
    assert [(d.code, d.severity, d.span.line) for d in said] == [("N261", Severity.ERROR, 5)] * 2
    assert said[0].label == "bedoelde u `PP`?"
    golden("N261-unknown-investigation", said, update=update_golden)


def test_a_version_that_is_gone_is_news_once(workspace: Path, *, update_golden: bool) -> None:
    entry = HISTORY.partition("\n")[2].replace("2026.1", "2023.1")
    (workspace / "history.yaml").write_text(
        HISTORY + entry + entry.replace("PP", "XX") + entry.replace("2023.1", "2020.1"), "utf-8"
    )
    said = found(workspace)
    assert [(d.code, d.severity, d.span.line) for d in said] == [
        ("N262", Severity.INFO, 8),
        ("N262", Severity.INFO, 16),
    ]
    golden("N262-version-gone", said, update=update_golden)


def test_a_version_that_is_here_and_cannot_be_used_is_not_gone(workspace: Path) -> None:
    (workspace / "frameworks/r-naft/2026.1/framework.yaml").write_text("id: [", "utf-8")
    assert found(workspace) == ()


def test_a_provider_without_a_past_is_news(workspace: Path, *, update_golden: bool) -> None:
    add(workspace, "2026-de-vlinder", "NAFT-2026-009", "2026-05-05", "de-vlinder")
    add(workspace, "2028-de-vlinder", "NAFT-2028-009", "2028-05-05", "de-vlinder")
    said = found(workspace)
    assert [(d.code, d.severity) for d in said] == [("N265", Severity.INFO)]
    assert said[0].span.path == "inspections/2026-de-vlinder/inspection.yaml"
    golden("N265-no-earlier-inspection", said, update=update_golden)


def test_two_inspections_with_one_number(workspace: Path, *, update_golden: bool) -> None:
    add(workspace, "2027-de-kade", "naft-2026-001", "2027-02-02")
    said = found(workspace)
    assert [(d.code, d.severity, d.span.line) for d in said] == [("N418", Severity.ERROR, 3)]
    assert said[0].related[0].span.path == "inspections/2026-de-kade/inspection.yaml"
    golden("N418-number-twice", said, update=update_golden)


def test_inspections_without_a_number_do_not_share_one(workspace: Path) -> None:
    for name, day in (("2026-de-kade", "2026-02-03"), ("2027-de-kade", "2027-02-02")):
        add(workspace, name, "null", day)
    assert found(workspace) == ()


def test_where_the_reader_spoke_no_rule_speaks(workspace: Path) -> None:
    (workspace / "history.yaml").write_text(HISTORY.replace("[KO, BJ, PP]", "[KO, [BJ], PP]"), "utf-8")
    reader = WorkspaceReader(workspace)
    assert [d.code for d in reader.history[1]] == ["N107"]
    assert found(workspace) == ()


@pytest.mark.parametrize("rule", SECTOR_RULES, ids=lambda rule: rule.code)
def test_a_rule_for_the_sector_is_explained_and_shown(rule: Rule[Any]) -> None:
    sentence, _, rest = rule.explanation.partition("\n\n")
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert re.fullmatch(r"Why: .+\.\nFix: [^A-Z].+\.", rest, re.DOTALL)
    assert not re.search(r"gemiddeld|[!]|  ", tr(rule.explanation))
    assert [path.stem[:4] for path in GOLDEN.iterdir()].count(rule.code) == 1


def test_a_code_is_used_by_one_rule_only() -> None:
    codes = [rule.code for rule in SECTOR_RULES]
    assert codes == sorted(set(codes))
    others = [*(rule.code for rule in RULES), *(rule.code for rule in VERSION_RULES)]
    assert not {*codes} & {*others}
