"""Search finished files by value: whatever may not be made public, wherever it stands in their bytes.

`leaks` takes the files by name and all that is `Sought`; it opens zip parts and PDF streams, reads text over
the borders of elements and lines, and gives every `Leak`, without the words themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from naftctl.language import tr
from naftctl.render.leaks.layers import pieces
from naftctl.render.leaks.piece import Piece
from naftctl.render.leaks.sought import PATHS, Detector, Sought
from naftctl.render.leaks.withheld import withheld

__all__ = ["PATHS", "Detector", "Leak", "Sought", "hidden_name", "leaks", "withheld"]

_NAME = tr("name of the file")


class Leak(Struct, frozen=True, order=True):
    """Something that may not stand in a finished file: which file, where in it, and of what kind.

    `kind` is that of the words that were sought (`redacted`, `internal`), `path`, `author`, what a detector
    says, or `unreadable` for a part that nobody could search; `initial` is the first letter of it.
    """

    file: str
    where: str
    kind: str
    initial: str = ""


def leaks(files: Mapping[str, bytes], *sought: Sought) -> tuple[Leak, ...]:
    """Every leak in finished files, by name; none of them tells the words that leak.

    To open a file takes longer than to search it: who seeks by several rules does it by all of them at once.
    """
    found: set[Leak] = set()
    for number, (name, data) in enumerate(files.items(), 1):
        named = {hit for each in sought for hit in _in(Piece(_NAME, name), each)}
        shown = hidden_name(number) if named else name
        found |= {Leak(shown, _NAME, kind, words[:1]) for kind, words in named}
        found |= set(_file(shown, data, sought))
    return tuple(sorted(found))


def hidden_name(number: int) -> str:
    """What a file is called whose own name leaks, by its place among the files."""
    return tr("file {number}", number=number)


def _file(shown: str, data: bytes, sought: Sequence[Sought]) -> Iterator[Leak]:
    """The leaks in one file; a place that comes again tells only what stood nowhere else."""
    told: set[tuple[str, str]] = set()
    again: dict[tuple[str, str], str] = {}
    for piece in pieces(data):
        for kind, words in (hit for each in sought for hit in _in(piece, each)):
            if piece.again:
                again.setdefault((kind, words), _place(piece, sought))
            else:
                told.add((kind, words))
                yield Leak(shown, _place(piece, sought), kind, words[:1])
    for (kind, words), where in again.items():
        if (kind, words) not in told:
            yield Leak(shown, where, kind, words[:1])


def _in(piece: Piece, sought: Sought) -> Iterator[tuple[str, str]]:
    """The kind and the words of what may not stand in a piece."""
    if piece.kind == "unreadable":
        yield "unreadable", ""
        return
    if not piece.text:
        return
    for kind, words in sought.found(piece.text, raw=piece.kind == "raw"):
        if kind != "user" or piece.kind not in {"code", "raw"}:
            yield kind, words
    if piece.kind != "raw":
        yield from sought.looks_like(piece.text, code=piece.kind == "code")
    if piece.kind == "author" and sought.strange_author(piece.text):
        yield "author", piece.text.strip()


def _place(piece: Piece, sought: Sequence[Sought]) -> str:
    """Where a piece stands, without the name of a part that leaks itself."""
    where = piece.where
    for number, name in enumerate(piece.names, 1):
        if any(hit for each in sought for hit in each.found(name)):
            where = where.replace(name, tr("part {number}", number=number))
    return where
