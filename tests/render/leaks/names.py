"""Twenty names and other words that point at somebody, and how they can be written."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from collections.abc import Callable, Sequence
from xml.sax.saxutils import escape

from PIL import Image
from PIL.PngImagePlugin import PngInfo

NAMES = (
    "Lotte Peeters",
    "Youssef El Amrani",
    "Zoë Vandenbroucke",
    "Anne-Marie D'hooghe",
    "Bram van den Berghe",
    "Noémie Lefèvre",
    "Søren Østergård",
    "Łukasz Wójcik",
    "Fatma Çelik",
    "Ibe Verstraete",
    "Jan De Smet",
    "Eline O'Connor",
    "Thijs Claes",
    "Maÿlis Vandewalle",
    "Kobe Goossens",
    "0475 12 34 56",
    "Molenbergstraat 217",
    "Sint-Jozefsinstituut",
    "Basketclub Zeerob",
    "Wolfhond",
)
Plant = Callable[[bytes, Sequence[str]], bytes]


def slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.lower().translate({0xF8: "o", 0x142: "l"}))
    return re.sub(r"[^a-z0-9]+", "-", "".join(c for c in plain if not unicodedata.combining(c))).strip("-")


def entities(name: str) -> str:
    return "".join(f"&#{ord(c)};" if n % 2 else f"&#x{ord(c):X};" for n, c in enumerate(name))


def split(name: str, between: str) -> str:
    """The name with something between every two or three of its signs."""
    return between.join(escape(name[at : at + 3]) for at in range(0, len(name), 3))


def png(words: str, *, packed: bool = False) -> bytes:
    """A small image that says something in its properties."""
    info, out = PngInfo(), io.BytesIO()
    info.add_itxt("Description", words, zip=packed)
    Image.new("RGB", (4, 4), "white").save(out, "PNG", pnginfo=info)
    return out.getvalue()


def jpeg(words: str) -> bytes:
    """A small photograph with a description in its EXIF, in two codings."""
    image, out = Image.new("RGB", (8, 8), "white"), io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = words.encode("ascii", "ignore").decode()
    exif[0x9C9B] = words.encode("utf-16-le")
    image.save(out, "JPEG", exif=exif)
    return out.getvalue()


def package(parts: dict[str, bytes], comment: bytes = b"") -> bytes:
    """A zip file of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
        made.comment = comment
    return out.getvalue()
