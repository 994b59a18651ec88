"""What a reader would take for a mark, in whatever signs it is written; people's text never has it."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator

from naftctl.language import tr
from naftctl.prose.marks import LOOKS, MARK, Place
from naftctl.source import Flaw

_BLOCK = re.compile(r"^:::[^\n]*$", re.M)
# Plain letters and signs cannot hide a mark; where there are others, the text is looked at once more.
_STRANGE = re.compile(r"[^\0-%'-z|~-\u024f\u2010-\u201f\u2026\u20ac\u27e8\u27e9]")
_BEHIND = re.compile(r"\]\s*[.#:](?:intern|red)")
_STEP = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]*);|\\(?=[!-/:-@\[-`{-~])|.", re.S)
_SUSPECT = re.compile(
    r"\]\s*\{[^}\n]*\}?"
    r"|\{\s*[.#:][^}\n]*\}?"
    r"|(?<![a-z])redact(?:ed|s)?(?![a-z])|redact\s*as\s*="
    r"|[^\w\s\"'‘’“”„(/*_-]internal(?![a-z])"
    r"|(?<![a-z])internal\s*[}\]>]"
    r"|\]\s*[.#:](?:intern|redac|redca|redct)|\][^\s\[\](){}]{1,20}\}"
    r"|(?<!:):{2,}\s*internal(?![a-z])"
)
_HINT = tr('write the mark as [tekst]{.internal}, [tekst]{.redact} or [tekst]{.redact as="woorden"}')


def lookalikes(body: str, place: Place) -> Iterator[Flaw]:
    """A flaw for everything that is no mark and reads as one, beyond what the signs themselves say."""
    if not _is_strange(body):
        return
    rest = body
    for known in (MARK, LOOKS, _BLOCK):
        rest = known.sub(lambda match: re.sub(r"[^\n]", "\N{PILCROW SIGN}", match[0]), rest)
    if not _is_strange(rest):
        return
    folded, places = _folded(rest)
    for match in _SUSPECT.finditer(folded):
        start, end = places[match.start()][0], places[match.end() - 1][1]
        shown = " ".join(body[start:end].split())[:30]
        yield Flaw(
            "N117", place(start, end), tr("`{shown}` looks like a mark and is none", shown=shown), _HINT
        )


def reads_as_mark(value: str) -> bool:
    """Whether a plain value, in which no mark means anything, holds something that reads as one."""
    if not _is_strange(value):
        return False
    return bool(MARK.search(value) or LOOKS.search(value) or _SUSPECT.search(_folded(value)[0]))


def _is_strange(text: str) -> bool:
    small = text.lower()
    return bool("redact" in small or "internal" in small or _STRANGE.search(text) or _BEHIND.search(small))


def _folded(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The text in small plain letters without what cannot be seen, and where each of them stood."""
    letters: list[str] = []
    places: list[tuple[int, int]] = []
    for step in _STEP.finditer(text):
        signs = "" if step[0] == "\\" else html.unescape(step[0])
        for sign in unicodedata.normalize("NFKD", signs).casefold():
            if unicodedata.category(sign) not in {"Cf", "Mn", "Me", "Cc"} or sign in "\n\t":
                letters.append(sign)
                places.append(step.span())
    return "".join(letters), places
