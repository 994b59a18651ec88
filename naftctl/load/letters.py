"""Letters and signs that a report cannot print, said where they were written."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable, Collection, Iterator
from itertools import islice
from typing import Any

from naftctl.characters import ODD
from naftctl.diagnostic import Diagnostic, Severity
from naftctl.load.places import Sheet
from naftctl.model.evidence import Evidence
from naftctl.model.inspection import Inspection
from naftctl.model.publicity import Request
from naftctl.model.record import Page, Record
from naftctl.model.scoring import Finding, RegulationResult, Scoring
from naftctl.model.workspace import Settings
from naftctl.prose.lookalikes import reads_as_mark
from naftctl.source import Route, Span

MAX_SAID = 20
SURE = "\t\n\x20-\x7e\xa0-\xac\xae-\u0107œŒ–—‘’“”„…•€⟨⟩"
"""Signs that a font for Dutch has, as the inside of a character class; only the others ask for the fonts."""

_UNSURE = re.compile(f"[^{SURE}]+")
_ENTITY = re.compile(r"(?<!\\)&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_SCRIPTS = {
    "LATIN": "een Latijnse letter met een zeldzaam accent",
    "GREEK": "een Griekse letter",
    "CYRILLIC": "een Cyrillische letter",
    "ARABIC": "een Arabische letter",
    "HEBREW": "een Hebreeuwse letter",
    "CJK": "een Chinees of Japans teken",
    "HIRAGANA": "een Japans teken",
    "KATAKANA": "een Japans teken",
    "HANGUL": "een Koreaans teken",
    "COMBINING": "een los accent",
}
_KINDS = {
    "So": "een pictogram",
    "Sk": "een deel van een pictogram",
    "Sm": "een wiskundig teken",
    "Mn": "een los accent",
}
_MARKED = "hier staat een merk, of iets wat erop lijkt; een merk werkt enkel in een tekst"
_UNMARKED = "schrijf dit zo dat iedereen het mag lezen, zonder merk"
_LATIN = "schrijf het in Latijnse letters"
_PLAIN = "schrijf het in woorden, of haal het teken weg"

# What a report prints of each kind of file; the rest stays in the dossier.
_PRINTED: dict[type[Page], tuple[str, ...]] = {
    Inspection: ("number", "provider"),
    Evidence: ("title", "partners", "provided_by"),
    Scoring: ("motive",),
    Finding: ("question",),
    RegulationResult: ("note", "shortcoming"),
    Request: ("left_out",),
    Settings: ("organisations",),
}


class Letters:
    """What can be printed; `printable` gives the code points, and is asked only where there is a doubt."""

    def __init__(self, printable: Callable[[], Collection[int]]) -> None:
        self.printable = printable

    def in_text(self, sheet: Sheet) -> Iterator[Diagnostic]:
        """What cannot be printed in a text of people."""
        return islice(self._in_text(sheet), MAX_SAID)

    def in_page(self, page: Page) -> Iterator[Diagnostic]:
        """What cannot be printed in the values of a file, and what would be printed as a mark is written."""
        for name in _PRINTED.get(type(page), ()):
            for value, span in _words(page, (name,), getattr(page, name)):
                for found, _, _ in self._unprintable(value):
                    yield _said(found, span)
                if reads_as_mark(value):
                    yield Diagnostic(span, "N117", Severity.ERROR, _MARKED, _UNMARKED)

    def _in_text(self, sheet: Sheet) -> Iterator[Diagnostic]:
        for found, start, end in self._unprintable(sheet.text):
            yield _said(found, sheet.index(start, end - start))
        for entity in _ENTITY.finditer(sheet.text) if "&" in sheet.text else ():
            for found, _, _ in self._unprintable(html.unescape(entity[0])):
                yield _said(found, sheet.index(entity.start(), len(entity[0])))

    def _unprintable(self, text: str) -> Iterator[tuple[str, int, int]]:
        """Each run of what cannot be printed, with its first and last place in `text`."""
        if text.isascii():
            return
        for run in _UNSURE.finditer(text):
            # An accent that stands loose joins the letter before it where there is such a letter.
            start = run.start() - bool(run.start() and unicodedata.combining(run[0][0]))
            whole = unicodedata.normalize("NFC", text[start : run.end()])
            known = self.printable()
            bad = [c for c in whole if ord(c) not in known and not c.isspace() and not ODD.match(c)]
            if bad:
                yield "".join(bad), run.start(), run.end()


def _said(found: str, span: Span) -> Diagnostic:
    first, more = found[0], len(set(found)) - 1
    kind, hint = _kind(first)
    rest = "" if not more else f" en {more} {'ander teken' if more == 1 else 'andere tekens'}"
    verb = "staan" if more else "staat"
    message = f"teken U+{ord(first):04X} ({kind}){rest} {verb} niet in het lettertype van het verslag"
    return Diagnostic(span, "N134", Severity.ERROR, message, hint)


def _kind(character: str) -> tuple[str, str]:
    script = unicodedata.name(character, "").partition(" ")[0]
    category = unicodedata.category(character)
    kind = _SCRIPTS.get(script) or _KINDS.get(category)
    if kind is None:
        kind = "een letter uit een ander schrift" if category.startswith("L") else "een bijzonder teken"
    return kind, _LATIN if category.startswith("L") else _PLAIN


def _words(record: Record, route: Route, value: Any) -> Iterator[tuple[str, Span]]:
    if isinstance(value, str):
        yield value, record.where(*route)
    elif isinstance(value, Record):
        for name, inside in value.__dict__.items():
            yield from _words(value, (name,), inside)
    elif isinstance(value, tuple):
        for index, inside in enumerate(value):
            yield from _words(record, (*route, index), inside)


ANY = Letters(lambda: range(0x110000))
"""For where nothing is known about what can be printed."""
