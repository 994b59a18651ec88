"""Images that texts show: which files they are, and whether they are images that can be printed."""

from __future__ import annotations

import zlib
from collections.abc import Collection
from dataclasses import dataclass
from difflib import get_close_matches

from naftctl.diagnostic import Diagnostic, Severity
from naftctl.load.tree import Tree, Unreadable
from naftctl.prose import Image, image_file
from naftctl.source import Span

MAX_BYTES = 5 * 1024 * 1024
MAX_PIXELS = 40_000_000
_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
_OTHERS = (
    (b"GIF8", "een GIF"),
    (b"RIFF", "een WebP"),
    (b"BM", "een BMP"),
    (b"II*\0", "een TIFF"),
    (b"MM\0*", "een TIFF"),
    (b"%PDF", "een pdf"),
    (b"<svg", "een SVG"),
    (b"<?xml", "een SVG"),
    (b"PK", "een Office- of zip-bestand"),
)
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_SAVE_AS = "bewaar de afbeelding als PNG of JPEG, ten hoogste 5 MiB"


class BadImage(Exception):
    """Why a file is no image that can be printed, in Dutch."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What became of an image: its file and bytes, or a diagnostic; neither where that was said before."""

    file: str = ""
    data: bytes | None = None
    said: Diagnostic | None = None


def read_image(tree: Tree, text: str, image: Image, refused: Collection[str]) -> Seen:
    """Read the image that the file `text` shows; about the names `refused` something was said already."""
    file = image_file(text, image.target)
    if file is None:
        message = f"de afbeelding `{image.target[:60]}` ligt buiten de inspectiemap"
        return _bad(image.span, "N130", message, "zet ze in evidence/ en schrijf het pad vanaf deze tekst")
    if file in refused:
        return Seen()
    names = tree.names()
    if file not in names:
        return _missing(image, file, names)
    try:
        data = tree.read(file, MAX_BYTES)
        judge_image(data)
    except Unreadable as fault:
        return _bad(image.span, "N131", f"afbeelding {file}: {fault.reason}", _SAVE_AS)
    except BadImage as fault:
        return _bad(image.span, "N131", f"afbeelding {file}: {fault}", _SAVE_AS)
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
        kind = next((words for magic, words in _OTHERS if data.startswith(magic)), "geen PNG of JPEG")
        kind = "een foto als HEIC of AVIF" if data[4:8] == b"ftyp" else kind
        raise BadImage(f"dit is {kind}; een PNG of JPEG verwacht" if "geen" not in kind else f"dit is {kind}")
    if not width or not height:
        raise BadImage("dit bestand is beschadigd")
    if width * height > MAX_PIXELS:
        raise BadImage(f"{width} op {height} beeldpunten is te veel; ten hoogste 40 miljoen in het geheel")


def _missing(image: Image, file: str, names: Collection[str]) -> Seen:
    same = {name.casefold(): name for name in names}
    near = same.get(file.casefold()) or next(iter(get_close_matches(file, tuple(names), 1, 0.8)), "")
    hint = f"bedoelde u {near}?" if near else "zet het bestand er, of verbeter het pad"
    return _bad(image.span, "N129", f"de afbeelding {file} is er niet", hint)


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
            raise BadImage("deze afbeelding beweegt")
        elif kind == b"IEND":
            return size
        at = end + 4
    raise BadImage("dit bestand is beschadigd")


def _jpeg_size(data: bytes) -> tuple[int, int]:
    """Width and height from the first frame, where the file also has its end."""
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF and b"\xff\xd9" in data[-4096:]:
        kind = data[at + 1]
        if kind in _FRAMES:
            return int.from_bytes(data[at + 7 : at + 9], "big"), int.from_bytes(data[at + 5 : at + 7], "big")
        at += 1 if kind == 0xFF else 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    raise BadImage("dit bestand is beschadigd")
