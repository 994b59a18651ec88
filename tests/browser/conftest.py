"""A real browser for pages that people read in one; without it these tests skip, unless they are required."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from naftctl.load.workspace import WorkspaceReader
from naftctl.render import render_report
from naftctl.render.compose import report_context
from naftctl.render.context import Edition
from naftctl.render.document import RefusedTexts

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Playwright

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "templates" / "report"
TODAY = date(2026, 10, 9)
EXAMPLES = sorted(path.parent.name for path in ROOT.glob("inspections/*/inspection.yaml"))
EDITIONS: tuple[Edition, ...] = ("internal", "final")
MAIN = "2026-de-kantelpoort"
_ASKED = "NAFTCTL_BROWSER_TESTS"
REQUIRED = os.environ.get(_ASKED) == "required"
"""Whether a browser has to be there, and every example is looked at in every way: so in CI."""
_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")
_FLAGS = ("--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update")


def missing(what: str) -> None:
    """Skip, or fail where `NAFTCTL_BROWSER_TESTS=required` asks for a browser."""
    if REQUIRED:
        pytest.fail(f"{_ASKED}=required, and {what} is not there")
    pytest.skip(f"{what} is not there")


@pytest.fixture(scope="session")
def program() -> str:
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    if found is None:
        missing("Chromium")
    return str(found)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    if find_spec("playwright") is None:
        missing("playwright")
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  only where a browser is there

    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(program: str, playwright: Playwright) -> Iterator[Browser]:
    opened = playwright.chromium.launch(executable_path=program, args=_FLAGS)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def magnified(program: str, playwright: Playwright) -> Iterator[Browser]:
    """A browser in which the reader made all letters twice as large."""
    opened = playwright.chromium.launch(
        executable_path=program, args=(*_FLAGS, "--blink-settings=defaultFontSize=32")
    )
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """The script of axe-core."""
    if find_spec("axe_playwright_python") is None:
        missing("axe-playwright-python")
    return files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, Edition], Path]:
    """The page of every example inspection, in the editions that differ most."""
    folder = tmp_path_factory.mktemp("pages")
    reader = WorkspaceReader(ROOT)
    made: dict[tuple[str, Edition], Path] = {}
    for name in EXAMPLES:
        dossier = reader.dossier(name, TODAY).dossier
        assert dossier is not None
        for edition in EDITIONS:
            context, texts = report_context(dossier, edition, "a1b2c3d", "0.1.0")
            path = folder / f"{name}-{edition}.html"
            try:
                path.write_bytes(render_report(context, texts, ("html",), TEMPLATES)["html"])
            except RefusedTexts:  # open places: only the internal edition prints them
                continue
            made[name, edition] = path
    assert {name for name, edition in made if edition == "internal"} == set(EXAMPLES)
    assert (MAIN, "final") in made
    return made


@pytest.fixture(scope="session")
def main_page(pages: dict[tuple[str, Edition], Path]) -> str:
    return pages[MAIN, "internal"].as_uri()
