"""Links in a text: to the web or to an address for mail, and to nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from naftctl.language import tr
from naftctl.prose.code import without_code
from naftctl.source import Flaw, Span

_LINK = re.compile(
    r"(?:(?<!\\)\]\([ \t]*|^ {0,3}\[[^\[\]\n@^][^\[\]\n]*\]:[ \t]*)<?(?P<target>[^\s()<>]+)", re.M
)
_IMAGE = re.compile(r"!\[[^\[\]\n]*\]\([^()\n]*")
_ALLOWED = re.compile(r"https?://\w|mailto:\w")
_LONGEST = 60


def link_flaws(body: str, place: Callable[[int, int], Span]) -> Iterator[Flaw]:
    """A flaw for every link that leads elsewhere, at its target; images are judged as images."""
    if "](" not in body and "]:" not in body:
        return
    body = _IMAGE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), without_code(body))
    for link in _LINK.finditer(body):
        if not _ALLOWED.match(link["target"]):
            message = tr("a link to `{target}` has no place in a report", target=link["target"][:_LONGEST])
            hint = tr("link to a page that begins with https://, or cite evidence as [@D01]")
            yield Flaw("N150", place(*link.span("target")), message, hint)
