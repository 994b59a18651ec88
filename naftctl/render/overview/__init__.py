"""Overviews: the figures of a year and the texts beside them become documents, as bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from naftctl.engines.fonts import printable
from naftctl.render.document import Job, refuse_pictures, refuse_values
from naftctl.render.finish import STYLES, finish, require
from naftctl.render.images import shown_pictures
from naftctl.render.moment import noon
from naftctl.render.template import render

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from naftctl.render.overview.context import OverviewContext
    from naftctl.render.pieces import Passage


def render_overview(
    context: OverviewContext,
    texts: Mapping[str, Passage],
    formats: Collection[str],
    templates: Path,
    shared: Path,
) -> dict[str, bytes]:
    """The overview in each of `formats`, by format.

    `templates` is the folder `templates/overview`; `shared` is `templates/report`, which has the look of each
    format and the fonts.

    Raises:
        RefusedTexts: a text or a value holds something that may not stand in an overview.
        EngineError: Pandoc or Typst is missing, fails or hangs.
        TemplateFault: a template of the workspace is missing or holds a mistake.
    """
    require(shared, STYLES, formats)
    epoch, fonts, house = noon(context.overview.until), shared / "fonts", context.house
    characters = printable(fonts)
    refuse_values(context, characters, "year")
    pictures, failed = shown_pictures(texts.values(), house.logos)
    refuse_pictures(texts, house.logos, failed)
    skeleton = render(templates, "overview.md.j2", {"year": context})
    marks = ("redacted", *(() if context.overview.published else ("gap",)))
    marks += ("internal",) if context.overview.internal else ()
    job = Job(skeleton, texts, marks, characters, formats, epoch, shared, pictures, templates)
    return finish(job, shared / STYLES["pdf"], fonts)
