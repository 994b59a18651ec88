"""Reports: a context and its texts become PDF and Markdown, as bytes."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from naftctl.engines.typst import compile_pdf
from naftctl.render.document import Job, assemble, refuse_values
from naftctl.render.glyphs import printable
from naftctl.render.template import render

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from naftctl.render.context import ReportContext
    from naftctl.render.pieces import Passage

FORMATS = ("pdf", "md")


def render_report(
    context: ReportContext, texts: Mapping[str, Passage], formats: Collection[str], templates: Path
) -> dict[str, bytes]:
    """The report in each of `formats`, by format; `templates` is the folder `templates/report`.

    Raises:
        RefusedTexts: a text or a value holds something that may not stand in a report.
        EngineError: Pandoc or Typst is missing, fails or hangs.
        TemplateFault: a template of the workspace holds a mistake.
    """
    day = context.date
    epoch = int(datetime(day.year, day.month, day.day, 12, tzinfo=UTC).timestamp())
    fonts = templates / "fonts"
    characters = printable(fonts)
    refuse_values(context, characters)
    skeleton = render(templates, "report.md.j2", {"report": context})
    marks = ("cite", "internal", "gap") if context.edition == "internal" else ("cite",)
    files = assemble(Job(skeleton, texts, marks, characters, formats, epoch))
    made = {form: files[f"report.{form}"] for form in formats if form != "pdf"}
    if "pdf" in formats:
        sources = {"ast.json": files["ast.json"], "report.typ": (templates / "report.typ").read_bytes()}
        made["pdf"] = compile_pdf(sources, "report.typ", fonts, epoch)
    return made
