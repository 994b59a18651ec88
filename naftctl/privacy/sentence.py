"""The sentence around a hit, and the fingerprint by which a decision about it is known again."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from bisect import bisect_right
from functools import lru_cache

from naftctl.privacy.hit import Hit
from naftctl.privacy.plain import plain

_END = re.compile(r"\n|[.!?…][.!?…\"')\]]* (?=[\"'(\[]*[A-ZÀ-ÖØ-Þ0-9])")
_SHORT = re.compile(
    r"(?:(?<!\w)(?:[A-Z]|mevr|mw|dhr|dr|prof|ir|ing|nr|nrs|bv|bijv|blz|art|st|tel|geb|ca|incl|excl|resp"
    r"|vs)"
    r"|\w\.\w)$",
    re.I,
)


class Sentences:
    """The sentences and the passages of a text as it is read."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0]
        self.passages = [0]
        for end in _END.finditer(text):
            passage = end[0] == "\n"
            if not passage and _SHORT.search(text, max(0, end.start() - 6), end.start()):
                continue
            self.starts.append(end.end())
            if passage:
                self.passages.append(end.end())

    def around(self, index: int) -> tuple[int, int]:
        """The sentence that holds this index."""
        return self._within(self.starts, index)

    def passage(self, index: int) -> tuple[int, int]:
        """The passage that holds this index: a paragraph, a list item, a heading or a row of a table."""
        return self._within(self.passages, index)

    def _within(self, starts: list[int], index: int) -> tuple[int, int]:
        number = bisect_right(starts, index)
        begin, end = starts[number - 1], starts[number] if number < len(starts) else len(self.text)
        while end > begin + 1 and self.text[end - 1].isspace():
            end -= 1
        return begin, end


def fingerprint(salt: str, kind: str, sentence: str, words: str = "") -> str:
    """The salted SHA-256 of a hit in its sentence: the same for the same words, wherever lines break.

    `words` are those of the hit itself, so that a decision about one name in a sentence is not one about
    another. Marks count for nothing: marking a passage for redaction keeps what was decided.
    """
    parts = "\n".join((salt, kind, _same(sentence), _same(words)))
    return hashlib.sha256(f"naftctl privacy\n{parts}".encode()).hexdigest()


def hit_fingerprint(salt: str, hit: Hit, text: str) -> str:
    """The fingerprint of a hit in this text."""
    sentence = text[hit.sentence_start : hit.sentence_end]
    return fingerprint(salt, hit.kind.value, sentence, text[hit.start : hit.end])


@lru_cache(maxsize=256)
def _same(words: str) -> str:
    return " ".join(unicodedata.normalize("NFC", plain(words).text).split())
