"""Block texts (`|`, `>`) that the parser takes and YAML does not, said before somebody misses their words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from naftctl.diagnostic import Diagnostic, Severity
from naftctl.language import tr

if TYPE_CHECKING:
    from naftctl.load.places import Sheet

_HEAD = r"[|>][0-9+-]{0,2}"
_STRANGE = re.compile(rf"{_HEAD}(?:(?P<hash>#)|[ \t]*(?:#[^\n]*)?\n(?P<blank>[ \n]*\n)(?P<indent> +)#)")


def block_faults(text: str, events: Sequence[Any], sheet: Sheet) -> Iterator[Diagnostic]:
    """What is wrong with the block texts among `events`."""
    found = {match.start(): match for match in _STRANGE.finditer(text)} if "|" in text or ">" in text else {}
    if not found:
        return
    for event in events:
        match = found.get(event.start_mark.index) if getattr(event, "style", None) in ("|", ">") else None
        if match and match["hash"]:
            message = tr("a comment begins right behind `{sign}`", sign=match.group()[:-1])
            yield _fault(sheet, match.start("hash"), message, tr("put a space before the `#`"))
        elif match and _lost(text, match):
            message = tr("this line stands less far to the right than the empty lines above it")
            hint = tr("take away the spaces on the empty lines above, or put the text on one line")
            yield _fault(sheet, match.end() - 1, message, hint)


def _lost(text: str, match: re.Match[str]) -> bool:
    """Whether a line of the text is taken for a comment because of spaces on the lines above it."""
    line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
    around = len(line) - len(line.lstrip(" "))
    widest = max(len(blank) for blank in match["blank"].split("\n"))
    return around < len(match["indent"]) < widest


def _fault(sheet: Sheet, index: int, message: str, hint: str) -> Diagnostic:
    return Diagnostic(sheet.index(index), "N103", Severity.ERROR, message, hint)
