"""Every piece of a finished file, through all the layers in which text is packed."""

from __future__ import annotations

import base64
import binascii
import gzip
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from urllib.parse import unquote_to_bytes

from naftctl.language import tr
from naftctl.render.leaks.images import image, is_image, words_in
from naftctl.render.leaks.markup import markup
from naftctl.render.leaks.piece import Piece

DEEPEST = 6
LOST = "\ufffd"
_LARGEST = 256 * 1024 * 1024
_MARKUP = re.compile(r"<[A-Za-z!?/][^<>]*>")
_DATA = re.compile(r"data:[\w.+/-]*(?:;[\w=.+-]+)*?(;base64)?,([^\"'\s<>)]+)", re.I)
_BASE64 = re.compile(r"(?<![A-Za-z0-9+/=_-])[A-Za-z0-9+/_-]{16,}={0,2}(?![A-Za-z0-9+/=_-])")
_FONTS = (b"wOFF", b"wOF2", b"OTTO", b"\x00\x01\x00\x00", b"true")
_MARKS = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"), (b"\xef\xbb\xbf", "utf-8"))
_READABLE = re.compile(rb"[A-Za-z0-9\x80-\xff][A-Za-z0-9 '.\-_\x80-\xff]{4,}")
_DAMAGED = (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError, NotImplementedError)


def pieces(data: bytes, where: str = "", depth: int = 0) -> Iterator[Piece]:
    """Every piece of these bytes; `where` stands before the name of each place."""
    if depth > DEEPEST:
        yield Piece(tr("{where}packed too deeply", where=where), "", "unreadable")
    elif b"%PDF-" in data[:1024]:
        from naftctl.render.leaks.pdf import pdf  # noqa: PLC0415  pypdf is heavy, and not every file is a PDF

        for found in pdf(data, where):
            yield from (found,) if isinstance(found, Piece) else pieces(found.data, found.where, depth + 1)
    elif data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        yield from _package(data, where, depth)
    elif data.startswith(b"\x1f\x8b"):
        yield from _unzipped(data, where, depth)
    elif is_image(data):
        yield from image(data, where)
    elif not data.startswith(_FONTS):
        yield from _written(data, where, depth)


def _package(data: bytes, where: str, depth: int) -> Iterator[Piece]:
    """The parts of a zip file, their names, and the words between them."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = package.infolist()
            if sum(part.file_size for part in parts) > _LARGEST:
                raise ValueError("too large")
            read = [(part, package.read(part)) for part in parts]
            comment = package.comment
    except _DAMAGED:
        yield Piece(tr("{where}package", where=where), "", "unreadable")
        return
    names = tuple(part.filename for part in parts)
    yield Piece(tr("{where}names of parts", where=where), "\n".join(names))
    told = b"\n".join((comment, *(part.comment + part.extra for part in parts)))
    yield from (Piece(tr("{where}remark on the package", where=where), text) for text in words_in(told))
    for part, content in read:
        for piece in pieces(content, f"{where}{part.filename}: ", depth + 1):
            yield Piece(piece.where, piece.text, piece.kind, (part.filename, *piece.names), piece.again)
    yield Piece(tr("{where}package", where=where), _letters(data), "raw", again=True)


def _unzipped(data: bytes, where: str, depth: int) -> Iterator[Piece]:
    try:
        yield from pieces(gzip.decompress(data), where, depth + 1)
    except _DAMAGED:
        yield Piece(tr("{where}package", where=where), "", "unreadable")


def _written(data: bytes, where: str, depth: int) -> Iterator[Piece]:
    """The pieces of bytes that are text, or only partly so."""
    text = _text(data)
    if text is None:
        yield Piece(tr("{where}bytes", where=where), _strings(data), "raw")
        return
    if _MARKUP.search(text):
        yield from markup(text, where)
    else:
        yield Piece(tr("{where}text", where=where), text)
    yield from packed(text, where, depth)


def packed(text: str, where: str, depth: int) -> Iterator[Piece]:
    """What is packed in the letters of a text: data in an address, and words in base64."""
    for match in _DATA.finditer(text):
        content = _unbase(match[2]) if match[1] else unquote_to_bytes(match[2])
        yield from pieces(content or b"", tr("{where}enclosed data: ", where=where), depth + 1)
    for match in _BASE64.finditer(_DATA.sub(" ", text)):
        words = (_unbase(match[0]) or b"").decode("utf-8", "replace")
        if LOST not in words:
            yield Piece(tr("{where}encoded text", where=where), words)


def _unbase(text: str) -> bytes | None:
    bare = re.sub(r"%([0-9A-Fa-f]{2})", lambda match: chr(int(match[1], 16)), text)
    bare = bare.translate({ord("-"): "+", ord("_"): "/"}).rstrip("=")
    try:
        return base64.b64decode(bare + "=" * (-len(bare) % 4))
    except (binascii.Error, ValueError):
        return None


def _text(data: bytes) -> str | None:
    """The text that these bytes are, or None where they are something else."""
    for mark, coding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(coding, "ignore")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("latin-1")
        odd = sum(char < 9 or 13 < char < 32 or 0x7F <= char < 0xA0 for char in data[:4096])
        return text if odd == 0 else None
    return None if "\0" in text else text


def _strings(data: bytes) -> str:
    """What can be read in bytes that are no text, in every coding."""
    return "\n".join((_letters(data), *words_in(data)))


def _letters(data: bytes) -> str:
    """The runs of letters in bytes."""
    return "\n".join(match[0].decode("utf-8", "replace") for match in _READABLE.finditer(data))
