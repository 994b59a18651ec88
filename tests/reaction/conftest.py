"""The draft of the worked example in Word, made once for every test that reacts to it."""

from __future__ import annotations

import pytest

from naftctl.load.workspace import WorkspaceReader
from naftctl.model.dossier import Dossier
from naftctl.render import render_report
from naftctl.render.compose import report_context
from tests.conftest import EXAMPLE, ROOT, TODAY


@pytest.fixture(scope="session")
def dossier() -> Dossier:
    found = WorkspaceReader(ROOT).dossier(EXAMPLE, TODAY).dossier
    assert found is not None
    return found


@pytest.fixture(scope="session")
def draft(dossier: Dossier) -> bytes:
    """What the provider gets."""
    context, texts = report_context(dossier, "draft", "a1b2c3d", "0.1.0")
    return render_report(context, texts, ("docx",), ROOT / "templates" / "report")["docx"]
