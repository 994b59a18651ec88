"""From a document that is put together to its files: what every report, letter and overview has in common."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from contextlib import ExitStack
from contextvars import ContextVar
from pathlib import Path

from naftctl.engines.child import EngineError
from naftctl.engines.typst import compiling
from naftctl.language import tr
from naftctl.render.blame import blamed, judge_word
from naftctl.render.document import Job, assemble
from naftctl.render.template import TemplateFault

SERIAL: ContextVar[bool] = ContextVar("SERIAL", default=False)
"""Whether Typst waits until Pandoc has ended: one program at a time."""

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
                style, 0, tr("this file is missing; take it from a workspace that `naftctl init` makes")
            )


def finish(job: Job, layout: Path, fonts: Path) -> dict[str, bytes]:
    """The document in each format of the job, by format; `layout` is what Typst sets it with.

    Raises:
        RefusedTexts: a text holds something that may not stand in a document.
        TemplateFault: Pandoc or Typst stops at something in a template.
        EngineError: Pandoc or Typst is missing, fails or hangs.
    """
    if "docx" in job.formats:
        judge_word(job)
    try:
        return _made(job, layout, fonts)
    except EngineError as error:
        raise blamed(error, job, layout) from None


def _made(job: Job, layout: Path, fonts: Path) -> dict[str, bytes]:
    """The formats, of which Typst sets the PDF while Pandoc still writes the others."""
    look = {layout.name: layout.read_bytes(), **job.pictures} if "pdf" in job.formats else {}
    pdfs: list[Callable[[], bytes]] = []
    with ExitStack() as under_way:

        def set_pdf(ast: bytes) -> None:
            if look:
                sources = {"ast.json": ast, **look}
                pdfs.append(under_way.enter_context(compiling(sources, layout.name, fonts, job.epoch)))

        files = assemble(job, None if SERIAL.get() else set_pdf)
        if not pdfs:
            set_pdf(files["ast.json"])
        made = {form: files[f"report.{form}"] for form in job.formats if form != "pdf"}
        for pdf in pdfs:
            made["pdf"] = pdf()
        return made
