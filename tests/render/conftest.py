"""The worked example, read and rendered once for every test that looks at it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from naftctl.load.workspace import WorkspaceReader
from naftctl.render import render_report
from naftctl.render.compose import report_context

if TYPE_CHECKING:
    from naftctl.model.dossier import Dossier
    from naftctl.render.context import ReportContext
    from naftctl.render.pieces import Passage

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "templates" / "report"


@pytest.fixture(scope="session")
def templates() -> Path:
    return TEMPLATES


@pytest.fixture(scope="session")
def example() -> Dossier:
    dossier = WorkspaceReader(ROOT).dossier("2026-de-kantelpoort", date(2026, 10, 9)).dossier
    assert dossier is not None
    return replace(dossier, seals={})  # as a proof; what a seal adds has tests of its own


@pytest.fixture(scope="session")
def material(example: Dossier) -> tuple[ReportContext, Mapping[str, Passage]]:
    return report_context(example, "final", "a1b2c3d", "0.1.0")


@pytest.fixture(scope="session")
def report(material: tuple[ReportContext, Mapping[str, Passage]]) -> dict[str, bytes]:
    return render_report(*material, ("pdf", "md"), TEMPLATES)


@pytest.fixture(scope="session")
def report_docx(material: tuple[ReportContext, Mapping[str, Passage]]) -> bytes:
    return render_report(*material, ("docx",), TEMPLATES)["docx"]
