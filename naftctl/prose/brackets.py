"""Which [ belongs to which ], in the same paragraph; each text is read once, however many there are."""

from __future__ import annotations

import re

_SIGN = re.compile(r"[\[\]\n]")
_BLANKS = " \t>"


def openings(text: str) -> dict[int, int]:
    """The index of the `[` of every `]` that has one."""
    found: dict[int, int] = {}
    opened: list[int] = []
    for sign in _SIGN.finditer(text):
        at = sign.start()
        if at and text[at - 1] == "\\":
            continue
        if sign[0] == "[":
            opened.append(at)
        elif sign[0] == "]":
            if opened:
                found[at] = opened.pop()
        elif not text[text.rfind("\n", 0, at) + 1 : at].strip(_BLANKS):
            opened.clear()
    return found


class Passages:
    """A text that is written out piece by piece, of which the passage that ended last can still change."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self._opened: list[int] = []
        self._begins: dict[int, int | None] = {}

    def add(self, piece: str) -> None:
        """Go on with a bracket, the end of a line, or words with none of those."""
        if not piece:
            return
        if _SIGN.fullmatch(piece):
            if self.pieces and self.pieces[-1][-1] == "\\":
                self.pieces[-1] += piece
                return
            if piece == "[":
                self._opened.append(len(self.pieces))
            elif piece == "]":
                self._begins[len(self.pieces)] = self._opened.pop() if self._opened else None
            elif self._on_empty_line():
                self._opened.clear()
        self.pieces.append(piece)

    @property
    def ended(self) -> bool:
        """Whether the last piece is a `]`."""
        return self.pieces[-1:] == ["]"]

    @property
    def begin(self) -> int | None:
        """Which piece is the `[` of that `]`, None where it has none."""
        return self._begins[len(self.pieces) - 1]

    def replace(self, words: str) -> None:
        """Write other words instead of the passage that ended last."""
        del self.pieces[self.begin :]
        self.pieces.append(words)
        self._trim()

    def unwrap(self) -> None:
        """Take away the brackets of the passage that ended last."""
        self.pieces[self.begin or 0] = ""
        self.pieces.pop()
        self._trim()

    def _trim(self) -> None:
        while self.pieces and not self.pieces[-1]:
            self.pieces.pop()

    def _on_empty_line(self) -> bool:
        for piece in reversed(self.pieces):
            _, newline, line = piece.rpartition("\n")
            if line.strip(_BLANKS):
                return False
            if newline:
                return True
        return True
