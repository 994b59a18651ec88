"""What every test shares: paths, the day, and the flag that refreshes golden files."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = "2026-de-kantelpoort"
TODAY = date(2026, 10, 9)
USUAL = 50
"""How many examples a property gets, unless it has its own number or another profile is asked for."""
# What the program does by itself on GitHub is not what most tests are about.
os.environ.pop("GITHUB_ACTIONS", None)
# Dutch is what users read, whatever the locale of who runs the tests.
os.environ["NAFTCTL_LANG"] = "nl"
# By night as many examples as one likes, other ones every time; else the suite says the same twice.
settings.register_profile("ci", max_examples=USUAL, deadline=None, derandomize=True, print_blob=True)
settings.register_profile("nightly", max_examples=2000, deadline=None, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


def examples(number: int) -> int:
    """How many examples a test takes that has its own number: as many times more as the profile asks."""
    profile = settings.default
    return number * (profile.max_examples if profile else USUAL) // USUAL


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write what is found into the golden files")


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update-golden"))


@pytest.fixture(scope="session")
def fictitious_sector(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with a fictitious sector, as `naftctl demo --sector` makes it; nobody writes in it."""
    return make_sector(tmp_path_factory.mktemp("sector"))


def make_sector(root: Path, **plan: int) -> Path:
    """Write the workspace of a fictitious sector, without the care that the program takes."""
    from naftctl.cli.fiction import demo_files  # noqa: PLC0415  (seldom wanted, and large)
    from naftctl.cli.init import workspace_files  # noqa: PLC0415
    from naftctl.fiction import Plan  # noqa: PLC0415

    files = workspace_files()
    for name, data in (files | demo_files(Plan(**plan), files)).items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return root
