"""A note in Word as Markdown, with what was left out; a document that is more than a note is refused."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from naftctl.characters import ODD, character_name
from naftctl.diagnostic import Diagnostic, Severity
from naftctl.engines.child import time_limit
from naftctl.engines.pandoc import run_script
from naftctl.language import later, tr
from naftctl.load.folder import NOTE
from naftctl.load.nested import TooMuch, count
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

_SAVE = tr("save it in Word as a Word document (.docx)")
_DAMAGED = tr("this document is damaged and cannot be read")
_COPY = tr("copy the text to a new document and add that one")
_INSERTED = Refusal(
    re.compile(r"^word/(?:embeddings|activex|afchunk)|oleobject"),
    tr("this document contains another file (a worksheet, object or chart)"),
    tr("take it out and save again; if needed, add it yourself with --attach"),
)
WANTED = Wanted(
    this=tr("this document"),
    kind=tr("a Word document"),
    older=tr("an old Word file (.doc)"),
    main="word/document.xml",
    limits=Limits(MAX_BYTES, 1_000, 64 * 1024 * 1024),
    too_large=tr("this document is too large for a note"),
    nobody=tr("no word processor"),
    save=_SAVE,
    mend=tr("open it in Word and save it again"),
    again=_COPY,
    refused=(
        Refusal(re.compile(r"vba(?:project|data)"), tr("this document contains macros (.docm)"), _SAVE),
        _INSERTED,
    ),
    others=(
        ("xl/", tr("a workbook")),
        ("ppt/", tr("a presentation")),
        ("content.xml", tr("an OpenDocument file (.odt)")),
        ("index/", tr("a Pages file")),
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
    "images": (later("1 image was left out"), later("{number} images were left out")),
    "comments": (
        later("1 comment in the margin was left out"),
        later("{number} comments in the margin were left out"),
    ),
    "deletions": (
        later("1 deleted piece was not taken over"),
        later("{number} deleted pieces were not taken over"),
    ),
    "insertions": (
        later("1 piece that was marked as inserted was taken over"),
        later("{number} pieces that were marked as inserted were taken over"),
    ),
    "formulas": (later("1 formula stands as plain text"), later("{number} formulas stand as plain text")),
    "links": (
        later("the text of 1 link was taken over, the address was not"),
        later("the text of {number} links was taken over, the addresses were not"),
    ),
}


class WordNote(Struct, frozen=True):
    """The text of a note, and a line for each thing that the document had besides."""

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
        _refuse_mazes(parts)
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
                hint = tr("break the link in Word, or remove it and save again")
                raise Unopenable(tr("this document fetches an image or piece from elsewhere"), hint)


def _refuse_mazes(parts: Mapping[str, bytes]) -> None:
    """Refuse what Pandoc is not done with in time: elements without end, or in one another without end."""
    from defusedxml import DefusedXmlException  # noqa: PLC0415

    for name, content in parts.items():
        if not name.casefold().endswith(".xml"):
            continue
        try:
            count(content)
        except TooMuch:
            message = tr("this document has more parts, or parts in one another, than a note")
            raise Unopenable(message, _COPY) from None
        except (SyntaxError, DefusedXmlException, ValueError, LookupError) as fault:
            raise Unopenable(_DAMAGED, WANTED.mend) from fault


def _converted(data: bytes, parts: Mapping[str, bytes]) -> WordNote:
    job = json.dumps({"columns": COLUMNS}).encode()
    answer = run_script(_SCRIPT, job, 0, min(_SECONDS, time_limit()), {_FILE: data})
    made = json.loads(answer.output)
    if "text" not in made:
        raise Unopenable(_DAMAGED, WANTED.mend)
    odd = Counter(character_name(found[0]) for found in ODD.finditer(made["text"]))
    text = ODD.sub("", made["text"])
    if not text.strip():
        raise Unopenable(tr("this document contains no text"), tr("add a document with text"))
    if len(text.encode()) > MAX_TEXT:
        raise Unopenable(tr("this document is too long for a note"), tr("split it, or add it with --attach"))
    left = (*_left_out(dict(made["left"])), *_aside(parts), *_removed(odd))
    return WordNote(text.strip("\n") + "\n", left)


def _left_out(counts: Mapping[str, Any]) -> Iterator[str]:
    """A line for each kind of thing that the script left out."""
    for kind, (one, many) in _LEFT.items():
        if number := int(counts.get(kind, 0)):
            yield tr(one) if number == 1 else tr(many, number=number)
    if tables := int(counts.get("tables", 0)):
        what = tr("1 table was") if tables == 1 else tr("{tables} tables were", tables=tables)
        yield tr(
            "{what} left out: more than {columns} columns do not fit on a page", what=what, columns=COLUMNS
        )


def _aside(parts: Mapping[str, bytes]) -> Iterator[str]:
    """A line for each place in the document that no reader of its text sees."""
    if any(_BOX.search(content) for name, content in parts.items() if name.startswith("word/document")):
        yield tr("text in text boxes was left out")
    if any(_WORDS.search(content) for name, content in parts.items() if _EDGE.fullmatch(name)):
        yield tr("headers and footers were left out")


def _removed(odd: Mapping[str, int]) -> Iterator[str]:
    for name, number in odd.items():
        yield tr("{number} × a character that a text cannot hold, left out: {name}", number=number, name=name)
