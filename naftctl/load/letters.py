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
from naftctl.language import tr
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
    "LATIN": tr("a Latin letter with a rare accent"),
    "GREEK": tr("a Greek letter"),
    "CYRILLIC": tr("a Cyrillic letter"),
    "ARABIC": tr("an Arabic letter"),
    "HEBREW": tr("a Hebrew letter"),
    "CJK": tr("a Chinese or Japanese character"),
    "HIRAGANA": tr("a Japanese character"),
    "KATAKANA": tr("a Japanese character"),
    "HANGUL": tr("a Korean character"),
    "COMBINING": tr("a loose accent"),
}
_KINDS = {
    "So": tr("a pictogram"),
    "Sk": tr("a part of a pictogram"),
    "Sm": tr("a mathematical sign"),
    "Mn": tr("a loose accent"),
}
_MARKED = tr("here is a mark, or something that looks like one; a mark works only in a text")
_UNMARKED = tr("write this so that everybody may read it, without a mark")
_LATIN = tr("write it in Latin letters")
_PLAIN = tr("write it in words, or remove the character")

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
            for value, record, route in _words(page, (name,), getattr(page, name)):
                for found, _, _ in self._unprintable(value):
                    yield _said(found, record.where(*route))
                if reads_as_mark(value):
                    yield Diagnostic(record.where(*route), "N117", Severity.ERROR, _MARKED, _UNMARKED)

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
    several = tr(" and {number} other characters", number=more)
    rest = {0: "", 1: tr(" and 1 other character")}.get(more, several)
    verb = tr("are absent") if more else tr("is absent")
    message = tr(
        "character U+{first:04X} ({kind}){rest} {verb} from the font of the report",
        first=ord(first),
        kind=kind,
        rest=rest,
        verb=verb,
    )
    return Diagnostic(span, "N134", Severity.ERROR, message, hint)


def _kind(character: str) -> tuple[str, str]:
    script = unicodedata.name(character, "").partition(" ")[0]
    category = unicodedata.category(character)
    kind = _SCRIPTS.get(script) or _KINDS.get(category)
    if kind is None:
        kind = tr("a letter of another script") if category.startswith("L") else tr("a special character")
    return kind, _LATIN if category.startswith("L") else _PLAIN


def _words(record: Record, route: Route, value: Any) -> Iterator[tuple[str, Record, Route]]:
    """Every text in a value, with the record that it stands in and where it stands there."""
    if isinstance(value, str):
        yield value, record, route
    elif isinstance(value, Record):
        for name, inside in value.__dict__.items():
            yield from _words(value, (name,), inside)
    elif isinstance(value, tuple):
        for index, inside in enumerate(value):
            yield from _words(record, (*route, index), inside)


ANY = Letters(lambda: range(0x110000))
"""For where nothing is known about what can be printed."""
