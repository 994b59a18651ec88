"""Texts by their words and their references, so that how they are written down makes no difference. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping

from msgspec import Struct

from naftctl.difference.values import What
from naftctl.prose.values import CITATION

Names = Mapping[str, str]
"""What something was called then, with what it is called now."""
_LEAST = 3
"""Texts of fewer words say too little to be recognised elsewhere."""


class Reading(Struct, frozen=True):
    """A text as one line; its words without references, and what is referred to after so many words."""

    line: str
    words: tuple[str, ...]
    cited: tuple[tuple[int, frozenset[str]], ...]

    @property
    def targets(self) -> frozenset[str]:
        """Everything that is referred to."""
        return frozenset().union(*(names for _, names in self.cited))


def normal(text: str) -> str:
    """The text on one line, in one spelling of every letter."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def reading(markdown: str, names: Names | None = None) -> Reading:
    """The text read; what was renamed since is called by its name of now."""
    line = normal(_renamed(markdown, names or {}))
    words: list[str] = []
    cited: dict[int, frozenset[str]] = {}
    start = 0
    for found in CITATION.finditer(line):
        words += line[start : found.start()].split()
        cited[len(words)] = cited.get(len(words), frozenset()) | frozenset(_targets(found))
        start = found.end()
    words += line[start:].split()
    return Reading(line, tuple(words), tuple(cited.items()))


def happened(old: Reading, new: Reading) -> What | None:
    """Whether other words were written, or only other references; None where neither."""
    if old.words != new.words:
        return What.REWORDED
    if old.cited == new.cited:
        return None
    return What.CITED if old.targets != new.targets else What.REWORDED


def alike(old: Reading, new: Reading) -> float:
    """Which part of the words two texts share, from 0 to 1."""
    total = len(old.words) + len(new.words)
    return 2 * (Counter(old.words) & Counter(new.words)).total() / total if total else 0.0


def telling(one: Reading) -> bool:
    """Whether a text has enough words to be recognised elsewhere."""
    return len(one.words) >= _LEAST


def _renamed(markdown: str, names: Names) -> str:
    if not names:
        return markdown

    def again(found: re.Match[str]) -> str:
        return "[" + "; ".join(f"@{names.get(name, name)}" for name in _targets(found)) + "]"

    return CITATION.sub(again, markdown)


def _targets(found: re.Match[str]) -> list[str]:
    return [part.strip().removeprefix("@") for part in found[1].split(";")]
