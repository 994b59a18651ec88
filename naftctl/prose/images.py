"""Images in a text: what is one, which file it means, and what only looks like one."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator
from urllib.parse import unquote

from naftctl.language import tr
from naftctl.prose.code import without_code
from naftctl.prose.values import Image
from naftctl.source import Flaw, Span

IMAGE = re.compile(
    r"(?<!\\)!\[(?P<alt>[^\[\]\n]*)\]\((?P<target>[^\s()<>]*)"
    r'(?P<title>[ \t]+"(?:[^"\\\n]|\\.)*")?[ \t]*\)'
)
_LOOKS = re.compile(r"(?<!\\)!\[(?![@^])")
_BESIDE = re.compile(r"\s*(?::::.*|#{1,6}\s.*)?")
_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|/|\\")
_EMPTY_WORDS = {"", "afbeelding", "alt text", "alternatieve tekst", "foto", "figuur", "image", "beschrijving"}
_FORM = tr('write ![alternative text](plan.png "Caption") alone, with an empty line above and below')


def images(body: str, place: Callable[[int, int], Span]) -> Iterator[Image | Flaw]:
    """Every image in `body`, and a flaw for each that is not written as it should be."""
    if "![" not in body:
        return
    body = without_code(body)
    lines = [line.strip() for line in body.split("\n")]
    found = {match.start(): match for match in IMAGE.finditer(body)}
    line = at = 0
    for look in _LOOKS.finditer(body):
        line, at = line + body.count("\n", at, look.start()), look.start()
        match = found.get(look.start())
        if match is None or not match["target"]:
            end = match.end() if match else look.end()
            yield Flaw("N133", place(look.start(), end), tr("this image is not well written"), _FORM)
            continue
        span = place(match.start(), match.end())
        yield Image(match["target"], span)
        if not _alone(lines, line, match[0]):
            yield Flaw("N133", span, tr("an image does not stand alone in its paragraph"), _FORM)
        if _says_nothing(match):
            hint = tr("write between [ and ] what is to be seen, for those who cannot see it")
            yield Flaw("N132", span, tr("this image has no alternative text"), hint)


def image_file(text: str, target: str) -> str | None:
    """The file that `target` means in the file `text`, both in the inspection; None where it is elsewhere."""
    named = unquote(target)
    if not named or _ELSEWHERE.match(named) or not named.isprintable() or "\\" in named:
        return None
    path = posixpath.normpath(posixpath.join(posixpath.dirname(text), named))
    return None if path == ".." or path.startswith("../") else path


def _alone(lines: list[str], line: int, image: str) -> bool:
    """Whether nothing else stands on the line, and no other line of a paragraph is against it."""
    beside = (*lines[max(line - 1, 0) : line], *lines[line + 1 : line + 2])
    return lines[line] == image and all(map(_BESIDE.fullmatch, beside))


def _says_nothing(image: re.Match[str]) -> bool:
    words = image["alt"].strip().casefold()
    name = posixpath.basename(unquote(image["target"])).casefold()
    return words in _EMPTY_WORDS or words in {name, name.rpartition(".")[0]}
