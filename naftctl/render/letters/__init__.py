"""Letters: a context becomes PDF, DOCX and the text of a mail, as bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from naftctl.engines.fonts import printable
from naftctl.render.document import Job, refuse_pictures, refuse_values
from naftctl.render.finish import finish, require
from naftctl.render.images import shown_pictures
from naftctl.render.moment import noon
from naftctl.render.reaction import spelled
from naftctl.render.template import render

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from naftctl.render.letters.context import LetterContext

FORMATS = ("docx", "pdf", "txt")
_STYLES = {"pdf": "letter.typ", "docx": "docx/styles.xml"}


def render_letter(
    context: LetterContext, formats: Collection[str], templates: Path, shared: Path
) -> dict[str, bytes]:
    """The letter in each of `formats`, by format.

    `templates` is the folder `templates/letters`; `shared` is `templates/report`, which has the fonts and the
    parts of a Word file that letters and reports share.

    Raises:
        RefusedTexts: a value holds a character that cannot be printed.
        EngineError: Pandoc or Typst is missing, fails or hangs.
        TemplateFault: a template of the workspace is missing or holds a mistake.
    """
    require(templates, _STYLES, formats)
    house, epoch, fonts = context.report.house, noon(context.date), shared / "fonts"
    characters = printable(fonts)
    report = replace(context.report, reaction=spelled(context.report.reaction, characters))
    context = replace(context, report=report)
    refuse_values(context, characters, "letter")
    pictures, failed = shown_pictures((), house.logos)
    refuse_pictures({}, house.logos, failed)
    values = {"letter": context, "report": context.report}
    skeleton = render(templates, f"{context.kind}.md.j2", values)
    job = Job(skeleton, {}, (), characters, formats, epoch, shared, pictures, templates)
    made = finish(job, templates / _STYLES["pdf"], fonts)
    return {form: made[form] for form in formats}
