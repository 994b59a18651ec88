"""One malformed variation of a workspace, and one file of it as lines that can be changed."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

_KEY = re.compile(r"(?P<lead> *(?:- )?)(?P<key>[A-Za-z0-9][\w/.-]*):(?: (?P<value>\S.*))?")
_UNTOLD = ("seals/", "sent/", "reaction/received/")
"""What the program writes: who changes it is told so, wherever in the file that was."""


class Variation(Struct, frozen=True):
    """What is changed in a workspace, and what is known of the fault that this makes.

    `lines` are the places that are right for it in `file`, 0 for the file as a whole, empty where nobody
    knows; where it is `bad`, something has to be said about it. `call` is the command, `check` unless said;
    an `unprivileged` one is carried out without the rights of whoever rules the computer.
    """

    name: str
    inspection: str
    change: Callable[[Path], None]
    file: str = ""
    lines: tuple[int, ...] = ()
    bad: bool = False
    call: tuple[str, ...] = ()
    unprivileged: bool = False


class Edited(Struct, frozen=True):
    """The new bytes of a file, the lines that are right for its fault, and whether it must be said."""

    data: bytes
    lines: tuple[int, ...] = ()
    bad: bool = False


class Source(Struct, frozen=True):
    """A text file of an inspection; lines count from 0 here."""

    name: str
    text: str

    @property
    def lines(self) -> list[str]:
        """The lines without their ends."""
        return self.text.split("\n")

    @property
    def is_yaml(self) -> bool:
        """Whether all of it is YAML."""
        return self.name.endswith(".yaml")

    @property
    def front(self) -> range:
        """The lines of YAML."""
        if self.is_yaml:
            return range(len(self.lines) - 1)
        return range(1, self.lines.index("---", 1)) if self.text.startswith("---\n") else range(0)

    @property
    def gaps(self) -> list[int]:
        """The empty lines between two paragraphs under a heading, where it is prose."""
        lines, begin = self.lines, 0 if self.is_yaml or not self.front else self.front.stop + 1
        below = next((i for i in range(begin, len(lines)) if lines[i].startswith("## ")), begin)
        return [] if self.is_yaml else [i for i in range(below + 1, len(lines) - 1) if not lines[i]]

    @property
    def is_printed(self) -> bool:
        """Whether its prose comes into the report."""
        return not self.is_yaml and not self.name.startswith("evidence/")

    @property
    def is_told(self) -> bool:
        """Whether a fault in it has a place of its own."""
        return not self.name.startswith(_UNTOLD)

    @property
    def with_keys(self) -> list[tuple[int, str, str, str]]:
        """The lines with a key and a value on it: number, what stands before, key, value."""
        lines, found = self.lines, []
        for number in self.front:
            match = _KEY.fullmatch(lines[number])
            if match and match["value"] and match["value"][0] not in ">|#":
                found.append((number, match["lead"], match["key"], match["value"]))
        return found

    def swapped(self, number: int, *instead: str) -> bytes:
        """The file with other lines in the place of one."""
        lines = self.lines
        lines[number : number + 1] = instead
        return "\n".join(lines).encode("utf-8", "surrogatepass")


def rewrite(path: str, data: bytes) -> Callable[[Path], None]:
    """The change that writes a file anew."""

    def change(root: Path) -> None:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)

    return change
