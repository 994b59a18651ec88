"""Reports: a context and its texts become PDF, DOCX, HTML and Markdown, as bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from naftctl.engines.fonts import printable
from naftctl.engines.typst import compile_pdf
from naftctl.render.document import Job, assemble, refuse_pictures, refuse_values
from naftctl.render.images import shown_pictures
from naftctl.render.moment import noon
from naftctl.render.template import TemplateFault, render

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from naftctl.render.context import ReportContext
    from naftctl.render.pieces import Passage

FORMATS = ("pdf", "docx", "html", "md")
_STYLES = {"pdf": "report.typ", "docx": "docx/styles.xml", "html": "page.html"}


def render_report(
    context: ReportContext, texts: Mapping[str, Passage], formats: Collection[str], templates: Path
) -> dict[str, bytes]:
    """The report in each of `formats`, by format; `templates` is the folder `templates/report`.

    Raises:
        RefusedTexts: a text or a value holds something that may not stand in a report.
        EngineError: Pandoc or Typst is missing, fails or hangs.
        TemplateFault: a template of the workspace holds a mistake.
    """
    for name in (_STYLES[form] for form in formats if form in _STYLES):
        if not (templates / name).is_file():
            raise TemplateFault(
                name, 0, "dit bestand ontbreekt; haal het uit een werkmap die `naftctl init` maakt"
            )
    epoch = noon(context.date)
    fonts = templates / "fonts"
    characters = printable(fonts)
    refuse_values(context, characters)
    pictures, failed = shown_pictures(texts.values(), context.house.logos)
    refuse_pictures(texts, context.house.logos, failed)
    skeleton = render(templates, "report.md.j2", {"report": context})
    marks = ("cite", "internal", "gap") if context.edition == "internal" else ("cite",)
    files = assemble(Job(skeleton, texts, marks, characters, formats, epoch, templates, pictures))
    made = {form: files[f"report.{form}"] for form in formats if form != "pdf"}
    if "pdf" in formats:
        style = (templates / "report.typ").read_bytes()
        sources = {"ast.json": files["ast.json"], "report.typ": style, **pictures}
        made["pdf"] = compile_pdf(sources, "report.typ", fonts, epoch)
    return made
