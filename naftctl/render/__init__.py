"""Reports: a context and its texts become PDF, DOCX, HTML and Markdown, as bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from naftctl.engines.fonts import printable
from naftctl.render.document import Job, refuse_pictures, refuse_values
from naftctl.render.finish import STYLES, finish, require
from naftctl.render.images import shown_pictures
from naftctl.render.moment import noon
from naftctl.render.reaction import REFS, spelled
from naftctl.render.template import render

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from naftctl.render.context import ReportContext
    from naftctl.render.pieces import Passage

FORMATS = ("pdf", "docx", "html", "md")


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
    require(templates, STYLES, formats)
    epoch, fonts = noon(context.date), templates / "fonts"
    characters = printable(fonts)
    context = replace(context, reaction=spelled(context.reaction, characters))
    refuse_values(context, characters)
    pictures, failed = shown_pictures(texts.values(), context.house.logos)
    refuse_pictures(texts, context.house.logos, failed)
    skeleton = render(templates, name, {"report": context})
    inside = {"internal": ("internal", "gap"), "public": ("redacted",), "release": ("redacted",)}
    marks = ("cite", *inside.get(context.edition, ()))
    job = Job(skeleton, texts, marks, characters, formats, epoch, templates, pictures)
    return finish(job, templates / STYLES["pdf"], fonts)
