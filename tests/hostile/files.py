"""Faults of a whole file: its bytes, its characters, its line ends, its front matter."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable

from tests.hostile.variation import Edited, Source

Kind = Callable[[Source, random.Random], Edited | None]
ODD = {
    "nul": "\0",
    "escape": "\x1b[2J\x1b[31m",
    "bell": "\x07",
    "next line": "\x85",
    "bidi": "\u202e",
    "bidi isolate": "\u2066",
    "zero width": "\u200b",
    "soft hyphen": "\xad",
    "bom inside": "\ufeff",
    "line separator": "\u2028",
    "private use": "\ue000",
    "no character": "\ufdd0",
    "tag letter": "\U000e0041",
    "lost": "\ufffd",
}


def _odd(character: str) -> Kind:
    def kind(source: Source, chance: random.Random) -> Edited:
        number = _some_line(source, chance)
        line = source.lines[number]
        at = chance.randrange(1, len(line) + 1)
        return Edited(source.swapped(number, line[:at] + character + line[at:]), (number + 1,), bad=True)

    return kind


def _bytes_inside(piece: bytes) -> Kind:
    def kind(source: Source, chance: random.Random) -> Edited:
        number = _some_line(source, chance)
        lines = source.text.encode().split(b"\n")
        lines[number] += piece
        return Edited(b"\n".join(lines), (number + 1,), bad=True)

    return kind


def _some_line(source: Source, chance: random.Random) -> int:
    numbers = [n for n, line in enumerate(source.lines) if line.strip() and line != "---"]
    return chance.choice(numbers)


def _as(codec: str, mark: bytes = b"") -> Kind:
    return lambda source, _: Edited(mark + source.text.encode(codec), (0,), bad=True)


def _latin(source: Source, _: random.Random) -> Edited | None:
    number = next((n for n, line in enumerate(source.lines) if not line.isascii()), None)
    if number is None:
        return None
    return Edited(source.text.encode("cp1252", "replace"), (number + 1,), bad=True)


def _flip(source: Source, chance: random.Random) -> Edited:
    data = bytearray(source.text.encode())
    for _ in range(chance.choice((1, 1, 2, 10))):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return Edited(bytes(data))


def _cut(source: Source, chance: random.Random) -> Edited:
    return Edited(source.text.encode()[: chance.randrange(len(source.text))])


def _shuffled(source: Source, chance: random.Random) -> Edited:
    lines = source.lines
    chance.shuffle(lines)
    return Edited("\n".join(lines).encode())


def _noise(source: Source, chance: random.Random) -> Edited:
    return Edited(b"\xff" + chance.randbytes(3_000), (0, 1), bad=source.is_told)


def _lone_return(source: Source, chance: random.Random) -> Edited:
    number = _some_line(source, chance)
    return Edited(source.swapped(number, source.lines[number] + "\rx"), (number + 1,), bad=True)


def _mixed_ends(source: Source, chance: random.Random) -> Edited:
    return Edited("".join(line + chance.choice(("\n", "\r\n")) for line in source.lines).encode())


def _markers(source: Source, chance: random.Random) -> Edited:
    number = _some_line(source, chance)
    line = source.lines[number]
    new = ("<<<<<<< HEAD", line, "=======", line, ">>>>>>> andere")
    return Edited(source.swapped(number, *new), (number + 1,), bad=True)


def _stretched(piece: bytes, times: int, lines: tuple[int, ...] = (0,)) -> Kind:
    return lambda source, _: Edited(source.text.encode() + piece * times, lines, bad=bool(lines))


def _front(make: Callable[[list[str], int], tuple[list[str], tuple[int, ...]]], *, bad: bool = True) -> Kind:
    """A kind that changes the lines of a file with front matter, which ends at a line number."""

    def kind(source: Source, _: random.Random) -> Edited | None:
        if source.is_yaml or not source.front:
            return None
        lines, places = make(source.lines, source.front.stop)
        return Edited("\n".join(lines).encode(), places, bad=bad)

    return kind


BYTES: dict[str, Kind] = {
    **{f"odd {name}": _odd(character) for name, character in ODD.items()},
    "bytes no utf-8": _bytes_inside(b"\xff"),
    "bytes surrogate": _bytes_inside(b"\xed\xa0\x80"),
    "bytes overlong": _bytes_inside(b"\xc0\xaf"),
    "bytes half": _bytes_inside(b"\xe2\x82"),
    "utf-16": _as("utf-16"),
    "utf-16 bare": _as("utf-16-le"),
    "utf-16 big": _as("utf-16-be", b"\xfe\xff"),
    "utf-32": _as("utf-32"),
    "latin": _latin,
    "flip": _flip,
    "flip again": _flip,
    "cut": _cut,
    "shuffled": _shuffled,
    "noise": _noise,
    "bom": lambda source, _: Edited(b"\xef\xbb\xbf" + source.text.encode()),
    "crlf": lambda source, _: Edited(source.text.replace("\n", "\r\n").encode()),
    "crlf mixed": _mixed_ends,
    "cr lone": _lone_return,
    "cr only": lambda source, _: Edited(source.text.replace("\n", "\r").encode(), (1,), bad=True),
    "nfd": lambda source, _: Edited(unicodedata.normalize("NFD", source.text).encode()),
    "markers": _markers,
    "empty": lambda source, _: Edited(b"", (0,), bad=source.is_told),
    "blank": lambda source, _: Edited(b" \n\n", (0, 1), bad=source.is_told),
    "no end": lambda source, _: Edited(source.text.rstrip("\n").encode()),
    "large": _stretched(b"# x\n", 200_000),
    "long line": _stretched(b"x" * 1000, 300, ()),
    "newlines": _stretched(b"\n", 400_000, ()),
    "nuls": lambda source, _: Edited(b"\0" * len(source.text), (0,), bad=True),
    "twice": lambda source, _: Edited(source.text.encode() * 2),
}
FRONT: dict[str, Kind] = {
    "not begun": _front(lambda lines, _: (lines[1:], (1,))),
    "not closed": _front(lambda lines, end: (lines[:end] + lines[end + 1 :], (1,))),
    "blank before": _front(lambda lines, _: (["", *lines], (1,))),
    "four dashes": _front(lambda lines, _: (["----", *lines[1:]], (1,))),
    "two dashes": _front(lambda lines, end: ([*lines[:end], "--", *lines[end + 1 :]], (1, end + 1))),
    "blank after dashes": _front(lambda lines, _: (["--- ", *lines[1:]], (1,))),
    "closing indented": _front(lambda lines, end: ([*lines[:end], " ---", *lines[end + 1 :]], (1, end + 1))),
    "closed with dots": _front(lambda lines, end: ([*lines[:end], "...", *lines[end + 1 :]], (1, end + 1))),
    "gone": _front(lambda lines, end: (lines[end + 1 :], (1,))),
    "empty": _front(lambda lines, end: (["---", *lines[end:]], (0, 1, 2))),
    "twice": _front(lambda lines, end: (lines[: end + 1] + lines, ()), bad=False),
    "list": _front(lambda lines, end: (["---", "- a", *lines[end:]], (2,))),
    "word": _front(lambda lines, end: (["---", "woord", *lines[end:]], (2,))),
    "in a fence": _front(lambda lines, _: (["```", *lines], (1,))),
    "only": _front(lambda lines, end: (lines[: end + 1], ()), bad=False),
}
