"""From a document that is put together to its files: what every report, letter and overview has in common."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from naftctl.engines.typst import compile_pdf
from naftctl.render.document import Job, assemble
from naftctl.render.template import TemplateFault

STYLES = {"pdf": "report.typ", "docx": "docx/styles.xml", "html": "page.html"}
"""The files in `templates/report` that give a report its look, by format."""


def require(folder: Path, styles: Mapping[str, str], formats: Collection[str]) -> None:
    """Make sure that the look of each format is in `folder`; `styles` has its file by format.

    Raises:
        TemplateFault: one of them is missing.
    """
    for style in (styles[form] for form in formats if form in styles):
        if not (folder / style).is_file():
            raise TemplateFault(
                style, 0, "dit bestand ontbreekt; haal het uit een werkmap die `naftctl init` maakt"
            )


def finish(job: Job, layout: Path, fonts: Path) -> dict[str, bytes]:
    """The document in each format of the job, by format; `layout` is what Typst sets it with.

    Raises:
        RefusedTexts: a text holds something that may not stand in a document.
        EngineError: Pandoc or Typst is missing, fails or hangs.
    """
    files = assemble(job)
    made = {form: files[f"report.{form}"] for form in job.formats if form != "pdf"}
    if "pdf" in job.formats:
        sources = {"ast.json": files["ast.json"], layout.name: layout.read_bytes(), **job.pictures}
        made["pdf"] = compile_pdf(sources, layout.name, fonts, job.epoch)
    return made
