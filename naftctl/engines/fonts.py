"""What a folder of TrueType fonts holds, read from the fonts: families, and what they can print."""

from __future__ import annotations

import os
import stat
import struct
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import TypeVar

MAX_BYTES = 32 * 1024 * 1024
"""The most bytes of a font."""
_MAX_TABLES = 64
_MAX_GROUPS = 0x10000
_MAX_POINTS = 0x110000
_FLAGS = os.O_RDONLY
for _flag in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY", "O_NOINHERIT"):
    _FLAGS |= getattr(os, _flag, 0)

Told = TypeVar("Told", str, frozenset[int])


@cache
def printable(folder: Path) -> frozenset[int]:
    """The code points that every font in `folder` has a glyph for."""
    fonts = [points for points in _each(folder, code_points).values() if points is not None]
    return frozenset.intersection(*fonts) if fonts else frozenset()


def unreadable(folder: Path) -> tuple[str, ...]:
    """The names of the files in `folder` that are called a font and are none; they do not count."""
    return tuple(name for name, points in _each(folder, code_points).items() if points is None)


def _each(folder: Path, ask: Callable[[bytes], Told]) -> dict[str, Told | None]:
    """What every font in `folder` tells, by its file; None where it cannot be read."""
    found: dict[str, Told | None] = {}
    for path in sorted(folder.glob("*.ttf")):
        try:
            found[path.name] = ask(_read(path))
        except (OSError, struct.error, StopIteration):
            found[path.name] = None
    return found


def _read(path: Path) -> bytes:
    """The bytes of a font; a link, a pipe, or what is far too large is none."""
    descriptor = os.open(path, _FLAGS)
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode) or status.st_size > MAX_BYTES or path.is_symlink():
            raise OSError("no regular file of a bearable size")
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            return file.read(MAX_BYTES)
    finally:
        os.close(descriptor)


def code_points(font: bytes) -> frozenset[int]:
    """The code points in the Unicode tables (`cmap`, formats 4 and 12) of one TrueType font."""
    (count,) = struct.unpack_from(">H", font, 4)
    records = (struct.unpack_from(">4sLLL", font, 12 + 16 * i) for i in range(count))
    cmap = next(offset for tag, _, offset, _ in records if tag == b"cmap")
    (tables,) = struct.unpack_from(">H", font, cmap + 2)
    found: set[int] = set()
    if tables > _MAX_TABLES:
        raise struct.error("more tables than a font has")
    for i in range(tables):
        platform, _, offset = struct.unpack_from(">HHL", font, cmap + 4 + 8 * i)
        (form,) = struct.unpack_from(">H", font, cmap + offset)
        if platform in (0, 3) and form in (4, 12):
            found |= (_segments if form == 4 else _groups)(font, cmap + offset)
    return frozenset(found)


def _segments(font: bytes, at: int) -> set[int]:
    """Format 4: segments of the basic plane, each with a delta or an array of glyph numbers."""
    count = struct.unpack_from(">H", font, at + 6)[0] // 2
    ends = struct.unpack_from(f">{count}H", font, at + 14)
    starts = struct.unpack_from(f">{count}H", font, at + 16 + 2 * count)
    deltas = struct.unpack_from(f">{count}H", font, at + 16 + 4 * count)
    ranges_at = at + 16 + 6 * count
    _refuse_too_many(zip(starts, ends, strict=True))
    found = set()
    for i, (start, end, delta) in enumerate(zip(starts, ends, deltas, strict=True)):
        (shift,) = struct.unpack_from(">H", font, ranges_at + 2 * i)
        for code in range(start, min(end, 0xFFFE) + 1):
            glyph = code
            if shift:
                (glyph,) = struct.unpack_from(">H", font, ranges_at + 2 * i + shift + 2 * (code - start))
            if (glyph + delta) & 0xFFFF and (glyph or not shift):
                found.add(code)
    return found


def _groups(font: bytes, at: int) -> set[int]:
    """Format 12: groups of consecutive code points and glyphs, over all planes."""
    (count,) = struct.unpack_from(">L", font, at + 12)
    if count > _MAX_GROUPS:
        raise struct.error("more groups than a font has")
    groups = [struct.unpack_from(">LLL", font, at + 16 + 12 * i) for i in range(count)]
    _refuse_too_many((start, end) for start, end, _ in groups)
    return {code for start, end, glyph in groups for code in range(start, end + 1) if glyph + code - start}


def _refuse_too_many(stretches: Iterable[tuple[int, int]]) -> None:
    """Refuse stretches that hold more than there is: only a font that was made to harm has those."""
    if sum(max(0, end - start + 1) for start, end in stretches) > _MAX_POINTS:
        raise struct.error("more code points than there are")


@cache
def families(folder: Path) -> tuple[str, ...]:
    """The names of the font families in `folder`, sorted."""
    return tuple(sorted({name for name in _each(folder, family).values() if name}))


def family(font: bytes) -> str:
    """The family in the naming table of one TrueType font, as Windows reads it; "" where there is none."""
    (count,) = struct.unpack_from(">H", font, 4)
    records = (struct.unpack_from(">4sLLL", font, 12 + 16 * i) for i in range(count))
    table = next((offset for tag, _, offset, _ in records if tag == b"name"), None)
    if table is None:
        return ""
    count, strings = struct.unpack_from(">HH", font, table + 2)
    found: dict[int, str] = {}
    for i in range(count):
        platform, _, language, name, length, offset = struct.unpack_from(">6H", font, table + 6 + 12 * i)
        if platform == 3 and language == 0x409 and name in {1, 16}:
            start = table + strings + offset
            found[name] = font[start : start + length].decode("utf-16-be", "replace")
    return found.get(16) or found.get(1, "")
