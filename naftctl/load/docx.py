"""A note in Word as Markdown, with what was left out; a document that is more than a note is refused."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from naftctl.characters import ODD, character_name
from naftctl.diagnostic import Diagnostic, Severity
from naftctl.engines.child import time_limit
from naftctl.engines.pandoc import run_script
from naftctl.load.folder import NOTE
from naftctl.load.package import Limits, Refusal, Unopenable, Wanted, open_package
from naftctl.prose import parse
from naftctl.prose.tables import COLUMNS
from naftctl.source import Span

MAX_BYTES = 20 * 1024 * 1024
MAX_TEXT = 400_000
"""The most bytes of text; a note with its front matter has to stay below what the reader takes."""
_SECONDS = 30.0
_SCRIPT = Path(__file__).with_suffix(".lua")
_FILE = "note.docx"

_SAVE = "bewaar het in Word als Word-document (.docx)"
_DAMAGED = "dit document is beschadigd en kan niet gelezen worden"
_COPY = "kopieer de tekst naar een nieuw document en neem dat over"
_INSERTED = Refusal(
    re.compile(r"^word/(?:embeddings|activex|afchunk)|oleobject"),
    "in dit document zit een ander bestand (een werkblad, object of grafiek)",
    "haal het eruit en bewaar opnieuw; voeg het zo nodig zelf toe met --attach",
)
WANTED = Wanted(
    this="dit document",
    kind="Word-document",
    older="een oud Word-bestand (.doc)",
    main="word/document.xml",
    limits=Limits(MAX_BYTES, 1_000, 64 * 1024 * 1024),
    too_large="dit document is te groot voor een notitie",
    nobody="geen tekstverwerker",
    save=_SAVE,
    mend="open het in Word en bewaar het opnieuw",
    again=_COPY,
    refused=(
        Refusal(re.compile(r"vba(?:project|data)"), "dit document bevat macro's (.docm)", _SAVE),
        _INSERTED,
    ),
    others=(
        ("xl/", "een werkmap"),
        ("ppt/", "een presentatie"),
        ("content.xml", "een OpenDocument-bestand (.odt)"),
        ("index/", "een Pages-bestand"),
    ),
    unread="word/media/",
)
# A document made in a house's own template names that template; nobody fetches it.
_ELSEWHERE = ("/hyperlink", "/attachedTemplate")
_CHUNK = ("/aFChunk", "/subDocument", "/oleObject", "/package", "/control")
_EDGE = re.compile(r"word/(?:header|footer)\d*\.xml", re.I)
_WORDS = re.compile(rb"<w:t(?: [^>]*)?>[^<]*[^<\s][^<]*</w:t>")
_BOX = re.compile(rb"<(?:\w+:)?txbxContent[ >]")
_LEFT = {
    "images": ("1 afbeelding is weggelaten", "{} afbeeldingen zijn weggelaten"),
    "comments": ("1 opmerking in de marge is weggelaten", "{} opmerkingen in de marge zijn weggelaten"),
    "deletions": ("1 geschrapt stuk is niet overgenomen", "{} geschrapte stukken zijn niet overgenomen"),
    "insertions": (
        "1 stuk dat als toegevoegd was gemarkeerd, is overgenomen",
        "{} stukken die als toegevoegd waren gemarkeerd, zijn overgenomen",
    ),
    "formulas": ("1 formule staat er als gewone tekst", "{} formules staan er als gewone tekst"),
    "links": (
        "van 1 koppeling is de tekst overgenomen, het adres niet",
        "van {} koppelingen is de tekst overgenomen, het adres niet",
    ),
}


@dataclass(frozen=True, slots=True)
class WordNote:
    """The text of a note, and a Dutch line for each thing that the document had besides."""

    text: str
    left: tuple[str, ...] = ()


def read_docx(data: bytes, path: str) -> tuple[WordNote | None, tuple[Diagnostic, ...]]:
    """The note in a Word document, or None with the reasons at `path`.

    Raises:
        EngineError: Pandoc is missing, fails or is not done in time.
    """
    try:
        parts = open_package(data, WANTED)
        refuse_relations(parts, _INSERTED)
        note = _converted(data, parts)
    except Unopenable as fault:
        return None, (Diagnostic(Span(path), "N375", Severity.ERROR, fault.message, fault.hint),)
    flaws = parse(note.text, path, 1, NOTE).flaws
    said = (Diagnostic(Span(path), f.code, Severity.ERROR, f.message, f.hint) for f in flaws)
    found = tuple(dict.fromkeys(said))
    return (None if found else note), found


def refuse_relations(parts: Mapping[str, bytes], inserted: Refusal) -> None:
    """Refuse what is fetched from elsewhere, and as `inserted` what is brought in as another document.

    Raises:
        Unopenable: the document has such a relation, or its relations cannot be read.
    """
    from defusedxml import DefusedXmlException  # type: ignore[import-untyped]  # noqa: PLC0415
    from defusedxml.ElementTree import ParseError, fromstring  # type: ignore[import-untyped]  # noqa: PLC0415

    for name, content in parts.items():
        if not name.casefold().endswith(".rels"):
            continue
        try:
            relations = tuple(fromstring(content))
        except (ParseError, DefusedXmlException, ValueError, LookupError) as fault:
            raise Unopenable(_DAMAGED, WANTED.mend) from fault
        for relation in relations:
            kind = relation.get("Type", "")
            if kind.endswith(_CHUNK):
                raise Unopenable(inserted.message, inserted.hint)
            if relation.get("TargetMode", "").casefold() == "external" and not kind.endswith(_ELSEWHERE):
                hint = "verbreek in Word de koppeling, of haal het weg en bewaar opnieuw"
                raise Unopenable("dit document haalt een afbeelding of stuk van elders", hint)


def _converted(data: bytes, parts: Mapping[str, bytes]) -> WordNote:
    job = json.dumps({"columns": COLUMNS}).encode()
    answer = run_script(_SCRIPT, job, 0, min(_SECONDS, time_limit()), {_FILE: data})
    made = json.loads(answer.output)
    if "text" not in made:
        raise Unopenable(_DAMAGED, WANTED.mend)
    odd = Counter(character_name(found[0]) for found in ODD.finditer(made["text"]))
    text = ODD.sub("", made["text"])
    if not text.strip():
        raise Unopenable("dit document bevat geen tekst", "neem een document met tekst over")
    if len(text.encode()) > MAX_TEXT:
        raise Unopenable(
            "dit document is te lang voor een notitie", "splits het, of voeg het toe met --attach"
        )
    left = (*_left_out(dict(made["left"])), *_aside(parts), *_removed(odd))
    return WordNote(text.strip("\n") + "\n", left)


def _left_out(counts: Mapping[str, Any]) -> Iterator[str]:
    """A line for each kind of thing that the script left out."""
    for kind, (one, many) in _LEFT.items():
        if number := int(counts.get(kind, 0)):
            yield one if number == 1 else many.format(number)
    if tables := int(counts.get("tables", 0)):
        what = "1 tabel is" if tables == 1 else f"{tables} tabellen zijn"
        yield f"{what} weggelaten: meer dan {COLUMNS} kolommen passen niet op een bladzijde"


def _aside(parts: Mapping[str, bytes]) -> Iterator[str]:
    """A line for each place in the document that no reader of its text sees."""
    if any(_BOX.search(content) for name, content in parts.items() if name.startswith("word/document")):
        yield "tekst in tekstvakken is weggelaten"
    if any(_WORDS.search(content) for name, content in parts.items() if _EDGE.fullmatch(name)):
        yield "kop- en voetteksten zijn weggelaten"


def _removed(odd: Mapping[str, int]) -> Iterator[str]:
    for name, number in odd.items():
        yield f"{number} keer een teken dat niet in een tekst kan, weggelaten: {name}"
