"""Letters: a context becomes PDF, DOCX and the text of a mail, as bytes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from naftctl.engines.fonts import printable
from naftctl.engines.typst import compile_pdf
from naftctl.render.document import Job, assemble, refuse_pictures, refuse_values
from naftctl.render.images import shown_pictures
from naftctl.render.moment import noon
from naftctl.render.reaction import spelled
from naftctl.render.template import TemplateFault, render

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
    for name in (_STYLES[form] for form in formats if form in _STYLES):
        if not (templates / name).is_file():
            raise TemplateFault(
                name, 0, "dit bestand ontbreekt; haal het uit een werkmap die `naftctl init` maakt"
            )
    house, epoch, fonts = context.report.house, noon(context.date), shared / "fonts"
    characters = printable(fonts)
    report = replace(context.report, reaction=spelled(context.report.reaction, characters))
    context = replace(context, report=report)
    refuse_values(context, characters, "letter")
    pictures, failed = shown_pictures((), house.logos)
    refuse_pictures({}, house.logos, failed)
    values = {"letter": context, "report": context.report}
    skeleton = render(templates, f"{context.kind}.md.j2", values)
    files = assemble(Job(skeleton, {}, (), characters, formats, epoch, shared, pictures, templates))
    made = {form: files[f"report.{form}"] for form in formats if form != "pdf"}
    if "pdf" in formats:
        style = (templates / "letter.typ").read_bytes()
        sources = {"ast.json": files["ast.json"], "letter.typ": style, **pictures}
        made["pdf"] = compile_pdf(sources, "letter.typ", fonts, epoch)
    return {form: made[form] for form in formats}
