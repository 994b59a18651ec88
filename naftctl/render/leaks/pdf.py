"""The pieces of a PDF: the text of its pages, every string of its objects, and what is left in its bytes."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator
from typing import Any

import pypdf
from msgspec import Struct
from pypdf.errors import DependencyError, PyPdfError
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    StreamObject,
)

from naftctl.language import tr
from naftctl.render.leaks.piece import Kind, Piece
from naftctl.render.leaks.strings import names, strings

_BROKEN = (
    PyPdfError,
    DependencyError,
    ValueError,
    TypeError,
    LookupError,
    ArithmeticError,
    AttributeError,
    RecursionError,
    OSError,
)
_STREAM = re.compile(rb"stream\r?\n")
_AUTHOR = re.compile(rb"/Author\s*(\((?:[^()\\]|\\.)*\)|<[0-9A-Fa-f\s]*>)", re.S)
_AUTHOR_PLACE, _NAMED = tr("author"), tr("names")
_KINDS: dict[str, Kind] = {_AUTHOR_PLACE: "author", _NAMED: "code"}
_PLACES = {
    "": _NAMED,
    "/Author": _AUTHOR_PLACE,
    "/Alt": tr("alternative text"),
    "/ActualText": tr("alternative text"),
    "/E": tr("alternative text"),
    "/Title": tr("title or bookmark"),
    "/Subject": tr("properties"),
    "/Keywords": tr("properties"),
    "/Creator": tr("properties"),
    "/Producer": tr("properties"),
    "/Contents": tr("annotation"),
    "/RC": tr("annotation"),
    "/T": tr("annotation"),
    "/Subj": tr("annotation"),
    "/F": tr("name of an attachment"),
    "/UF": tr("name of an attachment"),
    "/Desc": tr("attachment"),
    "/URI": tr("link"),
    "/Names": tr("destination with a name"),
    "/Dests": tr("destination with a name"),
    "/D": tr("destination with a name"),
    "/Lang": tr("language"),
}
_LARGEST, _CHUNK = 64 * 1024 * 1024, 64 * 1024
_FONT_FILES = ("/FontFile", "/FontFile2", "/FontFile3", "/ToUnicode", "/CIDToGIDMap", "/CIDSet")


class Inner(Struct, frozen=True):
    """Bytes in a PDF that are a file of their own, and where they stand."""

    data: bytes
    where: str


def pdf(data: bytes, where: str) -> Iterator[Piece | Inner]:
    """Every piece of a PDF, and every file in it; where it cannot be read, that is a piece too."""
    seen: set[int] = set()
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted:
            yield Piece(tr("{where}protected with a password", where=where), "", "unreadable")
            return
        yield from _pages(reader, where)
        yield from _objects(reader, where, seen)
    except _BROKEN:
        yield Piece(tr("{where}damaged", where=where), "", "unreadable")
    yield from _left(data, where, seen)


def _pages(reader: pypdf.PdfReader, where: str) -> Iterator[Piece]:
    """The text of each page as it is shown, of its annotations too, and of all pages one after another."""
    texts = []
    for number, page in enumerate(reader.pages, 1):
        texts.append(page.extract_text())
        yield Piece(tr("{where}page {number}", where=where, number=number), texts[-1])
    yield Piece(tr("{where}pages one after the other", where=where), "\n".join(texts), again=True)


def _objects(reader: pypdf.PdfReader, where: str, seen: set[int]) -> Iterator[Piece | Inner]:
    """The strings of every object by the key that they stand under, and its stream."""
    numbers = {number for numbers in reader.xref.values() for number in numbers} | set(reader.xref_objStm)
    values = {number: reader.get_object(IndirectObject(number, 0, reader)) for number in sorted(numbers)}
    found: dict[str, dict[str, None]] = {}
    fonts: set[int] = set()
    for value in values.values():
        for key, text in _strings(value, ""):
            found.setdefault(_AUTHOR_PLACE if key == "/Author" else _PLACES.get(key, tr("objects")), {})[
                text
            ] = None
        fonts |= set(_font_files(value))
    for number, value in values.items():
        if isinstance(value, StreamObject) and number not in fonts:
            yield from _stream(reader, value, where, seen)
    for place, texts in found.items():
        yield Piece(where + place, "\n".join(texts), _KINDS.get(place, "text"))


def _font_files(value: Any) -> Iterator[int]:
    """The objects that a font refers to and in which nobody reads words."""
    for name in _FONT_FILES if isinstance(value, DictionaryObject) else ():
        target = value.raw_get(name) if name in value else None
        if isinstance(target, IndirectObject):
            yield target.idnum


def _strings(value: Any, key: str) -> Iterator[tuple[str, str]]:
    """Every string and name in an object, with the nearest key; what it refers to is an object of its own."""
    if isinstance(value, DictionaryObject):
        for name, inside in value.items():
            yield "", str(name)
            yield from _strings(
                value.raw_get(name) if isinstance(inside, IndirectObject) else inside, str(name)
            )
    elif isinstance(value, ArrayObject):
        for inside in value:
            yield from _strings(inside, key)
    elif isinstance(value, ByteStringObject):
        yield key, bytes(value).decode("utf-8", "ignore")
        yield key, bytes(value).decode("latin-1")
    elif isinstance(value, str):
        yield ("" if isinstance(value, NameObject) else key), str(value)


def _stream(
    reader: pypdf.PdfReader, value: StreamObject, where: str, seen: set[int]
) -> Iterator[Piece | Inner]:
    """What a stream holds: a file, a picture's properties, words drawn outside the pages, or strings."""
    subtype = value.get("/Subtype")
    if subtype == "/Image":
        yield Inner(bytes(value._data), tr("{where}image: ", where=where))  # as it is kept
        return
    content = value.get_data()
    seen.add(hash(content))
    if subtype == "/Form" and reader.pages:
        text = reader.pages[0].extract_xform_text(value, (0, 90, 180, 270), 200.0)  # type: ignore[arg-type]
        yield Piece(tr("{where}form or annotation", where=where), text)
    elif subtype == "/XML" or value.get("/Type") in {"/Metadata", "/EmbeddedFile"}:
        attached = value.get("/Type") == "/EmbeddedFile"
        place = tr("{where}attachment: ", where=where) if attached else tr("{where}properties: ", where=where)
        yield Inner(content, place)
        return
    elif value.get("/Type") not in {"/ObjStm", "/XRef"} and b"BT" not in content:
        yield Inner(content, tr("{where}stream: ", where=where))
    yield from _loose(content, tr("{where}content", where=where))


def _left(data: bytes, where: str, seen: set[int]) -> Iterator[Piece | Inner]:
    """What stands in the bytes outside the objects that count: older versions, and loose words."""
    outside, at = [], 0
    for match in _STREAM.finditer(data):
        if match.start() < at:
            continue
        content, end = _unpacked(data, match.end())
        if content is None:
            continue
        outside.append(data[at : match.end()])
        at = end
        if hash(content) in seen:
            continue
        yield from _authors(content, where)
        yield from _loose(content, tr("{where}loose parts", where=where))
        if content.lstrip()[:1] == b"<":
            yield Inner(content, tr("{where}loose parts: ", where=where))
    rest = b" ".join((*outside, data[at:]))
    yield from _authors(rest, where)
    yield from _loose(rest, tr("{where}loose parts", where=where))
    yield Piece(tr("{where}loose parts", where=where), rest.decode("latin-1"), "raw", again=True)


def _unpacked(data: bytes, at: int) -> tuple[bytes | None, int]:
    """What is packed from `at` on, and where it ends; None where nothing is."""
    packed, found, size = zlib.decompressobj(), [], 0
    try:
        while at < len(data) and not packed.eof and size < _LARGEST:
            found.append(packed.decompress(data[at : at + _CHUNK], _LARGEST))
            size += len(found[-1])
            at += _CHUNK
    except zlib.error:
        return None, at
    return b"".join(found), min(at, len(data)) - len(packed.unused_data)


def _loose(content: bytes, place: str) -> Iterator[Piece]:
    """The strings and the names in the syntax of PDF."""
    yield Piece(place, strings(content), again=True)
    yield Piece(place, names(content), "code", again=True)


def _authors(content: bytes, where: str) -> Iterator[Piece]:
    for match in _AUTHOR.finditer(content):
        yield Piece(where + _AUTHOR_PLACE, strings(match[1]), "author")
