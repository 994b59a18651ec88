"""What a workspace has to have for each format."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from naftctl.render import render_report
from naftctl.render.context import ReportContext
from naftctl.render.pieces import Passage
from naftctl.render.template import TemplateFault


@pytest.mark.parametrize(
    ("form", "name"), [("pdf", "report.typ"), ("html", "page.html"), ("docx", "docx/styles.xml")]
)
def test_a_style_file_that_is_not_there_is_named(
    form: str,
    name: str,
    material: tuple[ReportContext, Mapping[str, Passage]],
    templates: Path,
    tmp_path: Path,
) -> None:
    older = tmp_path / "report"
    shutil.copytree(templates, older)
    (older / name).unlink()
    with pytest.raises(TemplateFault) as fault:
        render_report(*material, (form,), older)
    assert (fault.value.path, fault.value.line) == (name, 0)
    assert "ontbreekt" in fault.value.message
