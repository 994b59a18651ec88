"""What makes a report: Pandoc, Typst and the fonts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from naftctl.engines.child import EngineError
from naftctl.engines.fonts import families, printable, unreadable
from naftctl.engines.pandoc import OLDEST, Source, about
from naftctl.engines.typst import compile_pdf, version
from naftctl.show.doctor import Part, State

_SOURCES = {
    Source.CHOSEN: "uit NAFTCTL_PANDOC",
    Source.BUNDLED: "meegeleverd",
    Source.PATH: "uit PATH",
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
        cure = f"installeer pypandoc_binary, of Pandoc {needed} of nieuwer"
        return Part("Pandoc", State.MISSING, f"{words}: te oud", cure)
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
            else "installeer het opnieuw: pip install --force-reinstall typst"
        )
        return Part("Typst", State.MISSING, fault.reason, cure)
    return Part("Typst", State.FINE, f"{said or 'versie onbekend'}, maakt een pdf")


def _fonts(fonts: Path, font: str) -> Part:
    name, known = "lettertype", families(fonts)
    if not known:
        cure = "zet de TTF-bestanden terug in templates/report/fonts, of haal die map weg"
        return Part(name, State.MISSING, f"geen enkel leesbaar lettertype voor {font}", cure)
    if broken := unreadable(fonts):
        said = f"niet leesbaar: {', '.join(broken)}"
        return Part(name, State.LOOK, said, "zet deze bestanden terug, of haal ze weg")
    if font not in known:
        cure = f"kies in naftctl.yaml uit {', '.join(known)}, of zet de TTF-bestanden erbij"
        return Part(name, State.MISSING, f"{font} is er niet", cure)
    return Part(name, State.FINE, f"{font}, met {len(printable(fonts))} tekens")
