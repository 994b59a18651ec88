"""What makes a report: Pandoc, Typst and the fonts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from naftctl.engines.child import EngineError
from naftctl.engines.fonts import families, printable, unreadable
from naftctl.engines.pandoc import OLDEST, Source, about
from naftctl.engines.typst import compile_pdf, version
from naftctl.language import tr
from naftctl.show.doctor import Part, State

_SOURCES = {
    Source.CHOSEN: tr("from NAFTCTL_PANDOC"),
    Source.BUNDLED: tr("bundled"),
    Source.PATH: tr("from PATH"),
}
_TRIAL = b"""#set document(title: "Proef")
#set text(lang: "nl")
Proef"""


def reports(fonts: Path, font: str) -> Iterator[Part]:
    """The parts that a report needs; `fonts` is the folder with fonts, `font` the family of the house."""
    yield _pandoc()
    yield _typst(fonts)
    yield _fonts(fonts, font)


def _pandoc() -> Part:
    try:
        said, source = about()
    except EngineError as fault:
        return Part("Pandoc", State.MISSING, fault.reason, fault.hint)
    number = tuple(int(part) for part in re.findall(r"\d+", said)[:2])
    words = f"{said}, {_SOURCES[source]}"
    if number < OLDEST:
        needed = ".".join(map(str, OLDEST))
        cure = tr("install pypandoc_binary, or Pandoc {needed} or newer", needed=needed)
        return Part("Pandoc", State.MISSING, tr("{words}: too old", words=words), cure)
    return Part("Pandoc", State.FINE, words)


def _typst(fonts: Path) -> Part:
    """Typst, after it made a page: a package can be there and not work on this device."""
    try:
        said = version()
        compile_pdf({"proef.typ": _TRIAL}, "proef.typ", fonts, 0)
    except EngineError as fault:
        cure = (
            fault.hint
            if fault.kind != "failed"
            else tr("install it again: pip install --force-reinstall typst")
        )
        return Part("Typst", State.MISSING, fault.reason, cure)
    return Part("Typst", State.FINE, tr("{said}, makes a PDF", said=said or tr("version unknown")))


def _fonts(fonts: Path, font: str) -> Part:
    name, known = tr("font"), families(fonts)
    if not known:
        cure = tr("put the TTF files back in templates/report/fonts, or remove that folder")
        return Part(name, State.MISSING, tr("no readable font at all for {font}", font=font), cure)
    if broken := unreadable(fonts):
        said = tr("not readable: {broken}", broken=", ".join(broken))
        return Part(name, State.LOOK, said, tr("put these files back, or remove them"))
    if font not in known:
        cure = tr("choose in naftctl.yaml from {known}, or add the TTF files", known=", ".join(known))
        return Part(name, State.MISSING, tr("{font} is not there", font=font), cure)
    return Part(
        name, State.FINE, tr("{font}, with {number} characters", font=font, number=len(printable(fonts)))
    )
