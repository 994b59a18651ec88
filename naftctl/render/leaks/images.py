"""The pieces of an image that are not its picture: properties, comments, and what stands behind its end."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

from naftctl.language import tr
from naftctl.render.leaks.piece import Piece

PNG, JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8"
_OTHERS = (b"GIF8", b"BM", b"II*\0", b"MM\0*")
_PICTURE = frozenset(
    {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"pHYs", b"gAMA", b"cHRM", b"sRGB", b"tRNS", b"bKGD", b"sBIT"}
)
_WIDE = ("utf-16-le", "utf-16-be")
_STRANGE = re.compile("[^ -\u017f]+")


def is_image(data: bytes) -> bool:
    """Whether these bytes are an image."""
    return data.startswith((PNG, JPEG, *_OTHERS)) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP")


def image(data: bytes, where: str) -> Iterator[Piece]:
    """Every piece of an image beside its pixels."""
    place = tr("{where}properties of an image", where=where)
    if data.startswith(PNG):
        parts = _png(data)
    elif data.startswith(JPEG):
        parts = _jpeg(data)
    else:
        yield from (Piece(place, text, "raw") for text in words_in(data))
        return
    for part in parts:
        yield from (Piece(place, text) for text in words_in(part))


def words_in(data: bytes) -> Iterator[str]:
    """What can be read in bytes, in each way in which text is kept."""
    yield data.decode("utf-8", "ignore")
    yield data.decode("latin-1")
    for coding in _WIDE if b"\0" in data else ():
        yield from (_STRANGE.sub(" ", data[start:].decode(coding, "ignore")) for start in (0, 1))


def _png(data: bytes) -> Iterator[bytes]:
    at = len(PNG)
    while at + 12 <= len(data):
        length, kind = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        chunk = data[at + 8 : at + 8 + length]
        if kind not in _PICTURE:
            yield kind + b" " + chunk
            yield from _unpacked(chunk)
        at += length + 12
        if kind == b"IEND":
            break
    yield data[at:]


def _unpacked(chunk: bytes) -> Iterator[bytes]:
    """What is packed behind the keyword of a chunk."""
    for start in (index for index in range(min(len(chunk), 200)) if chunk[index] == 0x78):
        try:
            yield zlib.decompressobj().decompress(chunk[start:], 4 * 1024 * 1024)
        except zlib.error:
            continue


def _jpeg(data: bytes) -> Iterator[bytes]:
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF and data[at + 1] != 0xDA:
        length = int.from_bytes(data[at + 2 : at + 4], "big")
        if 0xE0 <= data[at + 1] <= 0xEF or data[at + 1] == 0xFE:
            yield data[at + 4 : at + 2 + length]
        at += 2 + length
    yield data[data.rfind(b"\xff\xd9") + 2 :] if b"\xff\xd9" in data else data[at:]
