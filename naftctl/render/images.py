"""Images as a document shows them: written again, small enough, with nothing but the picture in them."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from naftctl.render.pieces import Passage

if TYPE_CHECKING:
    from PIL.Image import Image as PillowImage

LARGEST = 1600
"""The most pixels along a side; a page of A4 shows some 260 to the inch of them."""

RESOLUTION = 150
"""Pixels to the inch that a document counts with, so that a small image is not blown up."""

_QUALITY = 88


def shown_pictures(texts: Iterable[Passage], logos: Mapping[str, bytes]) -> tuple[dict[str, bytes], set[str]]:
    """Every image of the texts and the house by name, ready to be shown; and the names of those that fail."""
    made: dict[str, bytes] = {}
    failed: set[str] = set()
    for pictures in (*(text.pictures for text in texts), logos):
        for name, data in pictures.items():
            if name in made or name in failed:
                continue
            clean = clean_image(data)
            if clean is None:
                failed.add(name)
            else:
                made[name] = clean
    return made, failed


def clean_image(data: bytes) -> bytes | None:
    """The image as PNG or JPEG of at most `LARGEST` pixels a side, upright and without metadata.

    The same bytes give the same bytes; None for what cannot be decoded. Where an image lets the page through,
    it gets a white ground, so that it also reads on a dark page.
    """
    from PIL import Image, ImageOps, UnidentifiedImageError  # noqa: PLC0415  heavy, and most reports show none

    try:
        with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as opened:
            form = opened.format
            opened.draft("RGB", (LARGEST, LARGEST))
            upright = ImageOps.exif_transpose(opened)
            upright.thumbnail((LARGEST, LARGEST))
            flat = _flat(upright)
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError, EOFError):
        return None
    out = io.BytesIO()
    if form == "PNG":
        flat.save(out, "PNG", dpi=(RESOLUTION, RESOLUTION), optimize=True)
    else:
        flat.save(out, "JPEG", dpi=(RESOLUTION, RESOLUTION), quality=_QUALITY, optimize=True)
    return out.getvalue()


def _flat(image: PillowImage) -> PillowImage:
    """The pixels alone, in greys or in colours, on white."""
    from PIL import Image  # noqa: PLC0415

    if image.mode in {"1", "L"} and "transparency" not in image.info:
        flat = image.convert("L")
    elif image.mode.startswith("I") or image.mode == "F":  # 16 bits a pixel
        flat = image.point(lambda value: value / 256).convert("L")
    elif image.has_transparency_data:
        layer = image.convert("RGBA")
        flat = Image.new("RGB", image.size, "white")
        flat.paste(layer, mask=layer.getchannel("A"))
    else:
        flat = image.convert("RGB")
    clean = Image.new(flat.mode, flat.size)
    clean.paste(flat)
    return clean
