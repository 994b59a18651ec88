"""What every test shares: paths, the day, and the flag that refreshes golden files."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = "2026-de-kantelpoort"
TODAY = date(2026, 10, 9)
# What the program does by itself on GitHub is not what most tests are about.
os.environ.pop("GITHUB_ACTIONS", None)


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
