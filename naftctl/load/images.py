"""Images that texts show: which files they are, and whether they are images that can be printed."""

from __future__ import annotations

import zlib
from collections.abc import Collection
from difflib import get_close_matches

from msgspec import Struct

from naftctl.diagnostic import Diagnostic, Severity
from naftctl.language import tr
from naftctl.load.tree import Tree, Unreadable
from naftctl.prose import Image, image_file
from naftctl.source import Span

MAX_BYTES = 5 * 1024 * 1024
MAX_PIXELS = 40_000_000
_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
_OTHERS = (
    (b"GIF8", tr("a GIF")),
    (b"RIFF", tr("a WebP")),
    (b"BM", tr("a BMP")),
    (b"II*\0", tr("a TIFF")),
    (b"MM\0*", tr("a TIFF")),
    (b"%PDF", tr("a PDF")),
    (b"<svg", tr("an SVG")),
    (b"<?xml", tr("an SVG")),
    (b"PK", tr("an Office or zip file")),
)
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_SAVE_AS = tr("save the image as PNG or JPEG, at most 5 MiB")


class BadImage(Exception):
    """Why a file is no image that can be printed, in words."""


class Seen(Struct, frozen=True):
    """What became of an image: its file and bytes, or a diagnostic; neither where that was said before."""

    file: str = ""
    data: bytes | None = None
    said: Diagnostic | None = None


def read_image(tree: Tree, text: str, image: Image, refused: Collection[str]) -> Seen:
    """Read the image that the file `text` shows; about the names `refused` something was said already."""
    file = image_file(text, image.target)
    if file is None:
        message = tr("the image `{target}` lies outside the inspection folder", target=image.target[:60])
        return _bad(
            image.span, "N130", message, tr("put it in evidence/ and write the path from this text on")
        )
    if file in refused:
        return Seen()
    names = tree.names()
    if file not in names:
        return _missing(image, file, names)
    try:
        data = tree.read(file, MAX_BYTES)
        judge_image(data)
    except Unreadable as fault:
        return _bad(
            image.span, "N131", tr("image {file}: {reason}", file=file, reason=fault.reason), _SAVE_AS
        )
    except BadImage as fault:
        return _bad(image.span, "N131", tr("image {file}: {fault}", file=file, fault=fault), _SAVE_AS)
    return Seen(file, data)


def judge_image(data: bytes) -> None:
    """Look at the structure of a PNG or JPEG without decoding it.

    Raises:
        BadImage: it is something else, too large, moving, or damaged.
    """
    if data.startswith(_PNG):
        width, height = _png_size(data)
    elif data.startswith(_JPEG):
        width, height = _jpeg_size(data)
    else:
        kind = next((words for magic, words in _OTHERS if data.startswith(magic)), "")
        kind = tr("a photo as HEIC or AVIF") if data[4:8] == b"ftyp" else kind
        raise BadImage(
            tr("this is {kind}; a PNG or JPEG expected", kind=kind) if kind else tr("this is no PNG or JPEG")
        )
    if not width or not height:
        raise BadImage(tr("this file is damaged"))
    if width * height > MAX_PIXELS:
        raise BadImage(
            tr(
                "{width} by {height} pixels is too much; at most 40 million in all",
                width=width,
                height=height,
            )
        )


def _missing(image: Image, file: str, names: Collection[str]) -> Seen:
    same = {name.casefold(): name for name in names}
    near = same.get(file.casefold()) or next(iter(get_close_matches(file, tuple(names), 1, 0.8)), "")
    hint = tr("did you mean {near}?", near=near) if near else tr("put the file there, or correct the path")
    return _bad(image.span, "N129", tr("the image {file} is not there", file=file), hint)


def _bad(span: Span, code: str, message: str, hint: str) -> Seen:
    return Seen(said=Diagnostic(span, code, Severity.ERROR, message, hint))


def _png_size(data: bytes) -> tuple[int, int]:
    """Width and height, after every chunk was looked at."""
    at, size = len(_PNG), (0, 0)
    while at + 12 <= len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        kind, end = data[at + 4 : at + 8], at + 8 + length
        if data[end : end + 4] != zlib.crc32(data[at + 4 : end]).to_bytes(4, "big"):
            break
        if kind == b"IHDR":
            size = (
                int.from_bytes(data[at + 8 : at + 12], "big"),
                int.from_bytes(data[at + 12 : at + 16], "big"),
            )
        elif kind == b"acTL":
            raise BadImage(tr("this image moves"))
        elif kind == b"IEND":
            return size
        at = end + 4
    raise BadImage(tr("this file is damaged"))


def _jpeg_size(data: bytes) -> tuple[int, int]:
    """Width and height from the first frame, where the file also has its end."""
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF and b"\xff\xd9" in data[-4096:]:
        kind = data[at + 1]
        if kind in _FRAMES:
            return int.from_bytes(data[at + 7 : at + 9], "big"), int.from_bytes(data[at + 5 : at + 7], "big")
        at += 1 if kind == 0xFF else 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    raise BadImage(tr("this file is damaged"))
