"""Reports: a context and its texts become PDF, DOCX, HTML and Markdown, as bytes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from naftctl.engines.fonts import printable
from naftctl.engines.typst import compile_pdf
from naftctl.render.document import Job, assemble, refuse_pictures, refuse_values
from naftctl.render.images import shown_pictures
from naftctl.render.moment import noon
from naftctl.render.reaction import REFS, spelled
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
    return _rendered("report.md.j2", context, texts, formats, templates)


def render_reaction(
    context: ReportContext, texts: Mapping[str, Passage], formats: Collection[str], templates: Path
) -> dict[str, bytes]:
    """The reaction with its answers as a document of its own, likewise."""
    own = {ref: passage for ref, passage in texts.items() if ref.startswith(REFS)}
    return _rendered("reaction.md.j2", context, own, formats, templates)


def _rendered(
    name: str,
    context: ReportContext,
    texts: Mapping[str, Passage],
    formats: Collection[str],
    templates: Path,
) -> dict[str, bytes]:
    for style in (_STYLES[form] for form in formats if form in _STYLES):
        if not (templates / style).is_file():
            raise TemplateFault(
                style, 0, "dit bestand ontbreekt; haal het uit een werkmap die `naftctl init` maakt"
            )
    epoch = noon(context.date)
    fonts = templates / "fonts"
    characters = printable(fonts)
    context = replace(context, reaction=spelled(context.reaction, characters))
    refuse_values(context, characters)
    pictures, failed = shown_pictures(texts.values(), context.house.logos)
    refuse_pictures(texts, context.house.logos, failed)
    skeleton = render(templates, name, {"report": context})
    inside = {"internal": ("internal", "gap"), "public": ("redacted",), "release": ("redacted",)}
    marks = ("cite", *inside.get(context.edition, ()))
    files = assemble(Job(skeleton, texts, marks, characters, formats, epoch, templates, pictures))
    made = {form: files[f"report.{form}"] for form in formats if form != "pdf"}
    if "pdf" in formats:
        layout = (templates / "report.typ").read_bytes()
        sources = {"ast.json": files["ast.json"], "report.typ": layout, **pictures}
        made["pdf"] = compile_pdf(sources, "report.typ", fonts, epoch)
    return made
