"""References in a text: what is one, what it names, and what only looks like one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from naftctl.language import tr
from naftctl.prose.values import CITATION, NAME, Citation
from naftctl.source import Cure, Flaw, Span

_TARGET = re.compile(rf"@([DOGVC]\d{{2,}}|{NAME}|[A-Za-z][A-Za-z0-9-]*/[VSOTGRH]\d+)")
_DIGITS = str.maketrans("OoIl", "0011")
_LOOSE = re.compile(
    r"(?<![\w@.\[\\])@(?:[DOGVC]\d{2,}\b|[A-Z]{1,4}(?:-[A-Z]+)*-[A-Z]?\d+\b)|(?<!\\)\[@[^\]\n]{0,40}"
)


def citations(body: str, place: Callable[[int, int], Span]) -> Iterator[Citation | Flaw]:
    """Every reference in `body`, and a flaw for each thing that looks like one and is not."""
    if "@" not in body:
        return
    for match in CITATION.finditer(body):
        offset = match.start(1) - 1
        for part in ("@" + match.group(1)).split(";"):
            yield _citation(part, offset, place)
            offset += len(part) + 1
    if "@" not in CITATION.sub("", body):
        return
    hint = tr("write a reference as [@G02; @KV-B4]")
    for match in _LOOSE.finditer(CITATION.sub(lambda m: " " * len(m.group()), body)):
        span = place(match.start(), match.end())
        yield Flaw("N123", span, tr("a reference does not stand between [@ and ]"), hint)


def _citation(part: str, offset: int, place: Callable[[int, int], Span]) -> Citation | Flaw:
    wanted = part.strip()
    start = offset + len(part) - len(part.lstrip())
    span = place(start, start + len(wanted)) if wanted else place(offset, offset + 1)
    found = _TARGET.fullmatch(wanted)
    if found:
        return Citation(found.group(1), span)
    shown = " ".join(wanted.split())[:40]
    message = tr("`{shown}` is no reference to a source or a point", shown=shown)
    meant = wanted[:2].upper() + wanted[2:].translate(_DIGITS)  # a source: @D06, in which no O or l stands
    if _TARGET.fullmatch(meant) and meant[2:].isdigit():
        cure = Cure(span, wanted[1:], meant[1:])
        return Flaw("N123", span, message, tr("write `{meant}`, with digits", meant=meant), (cure,))
    hint = tr("write [@G02; @KV-B4]: every reference begins with @ and a ; parts them")
    return Flaw("N123", span, message, hint)
