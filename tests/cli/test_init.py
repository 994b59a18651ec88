"""`naftctl init` and `naftctl demo`: a workspace from the copies that come with the program."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.conftest import Call, started
from tests.conftest import EXAMPLE, TODAY

pytestmark = pytest.mark.usefixtures("empty")

PLACES = (
    ".gitattributes",
    ".github/workflows/check.yml",
    ".gitignore",
    ".gitlab-ci.yml",
    ".pre-commit-config.yaml",
    "README.md",
    "frameworks/r-naft/2026.1/framework.yaml",
    "naftctl.yaml",
    "schemas/inspection.json",
    "templates/inspection/inspection.yaml.j2",
    "templates/report/fonts/AtkinsonHyperlegible-Regular.ttf",
    "templates/report/report.typ",
)


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NAFTCTL_TODAY", str(TODAY))
    monkeypatch.delenv("NAFTCTL_WORKSPACE", raising=False)
    return tmp_path


def test_init_makes_a_workspace_without_inspections(call: Call, empty: Path) -> None:
    called = call("init", "naft")
    assert (called.code, called.err) == (0, "")
    assert all((empty / "naft" / place).is_file() for place in PLACES)
    assert not (empty / "naft/inspections").exists()
    assert 'Daarna:\n  1. cd naft\n  2. naftctl new "Naam van de aanbieder"' in called.out


def test_a_new_workspace_works_with_the_commands_that_it_names(call: Call, empty: Path) -> None:
    call("init", "naft")
    root = str(empty / "naft")
    assert call("new", "Kade", "--first-visit", "2027-03-09", "--workspace", root).code == 0
    assert call("check", "--workspace", root, "--format", "concise").code == 1


def test_demo_has_the_worked_example_and_nothing_that_was_compiled(call: Call, empty: Path) -> None:
    called = call("demo", "proef")
    assert (called.code, called.err) == (0, "")
    assert (empty / "proef/inspections" / EXAMPLE / "inspection.yaml").is_file()
    assert not list((empty / "proef").rglob("output"))
    assert "maak  proef/inspections/ (" in called.out
    assert "  2. naftctl check\n" in called.out


def test_the_commands_that_demo_names_work_before_the_days_of_the_example(
    call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NAFTCTL_TODAY", "2026-01-01")
    steps = re.findall(r"naftctl (.*)", call("demo", "proef").out)
    monkeypatch.chdir("proef")
    assert steps == ["check --today 2026-10-09", "report --today 2026-10-09"]
    assert [call(*step.split()).code for step in steps] == [0, 0]


def test_a_folder_that_holds_something_else_is_filled(call: Call, empty: Path) -> None:
    (empty / "naft").mkdir()
    (empty / "naft/notities.txt").write_text("blijft", "utf-8")
    assert call("init", "naft").code == 0
    assert (empty / "naft/notities.txt").read_text("utf-8") == "blijft"


def test_init_refuses_to_go_over_anything(call: Call, empty: Path) -> None:
    (empty / "naft").mkdir()
    (empty / "naft/readme.md").write_text("van mij", "utf-8")
    called = call("init", "naft")
    assert (called.code, called.out) == (2, "")
    assert "`naft` bevat al README.md" in called.err
    assert [path.name for path in (empty / "naft").iterdir()] == ["readme.md"]


def test_a_second_init_names_what_is_there(call: Call) -> None:
    call("init", "naft")
    assert "en nog " in call("init", "naft").err


def test_where_a_file_stands_nothing_is_made(call: Call, empty: Path) -> None:
    (empty / "naft").write_text("een bestand", "utf-8")
    called = call("init", "naft")
    assert (called.code, called.out) == (3, "")
    assert "waar een map moet komen, staat een bestand" in called.err


def test_two_commands_show_everything(empty: Path) -> None:
    assert started("demo", "proef", folder=empty).returncode == 0
    done = started("report", folder=empty / "proef")
    made = done.stdout.splitlines()
    assert (done.returncode, done.stderr) == (0, f"{len(made)} verslagen gemaakt\n")
    assert all((empty / "proef" / path).read_bytes().startswith(b"%PDF-") for path in made)
