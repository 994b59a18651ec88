"""A text of outsiders from its bytes: UTF-8, UTF-16 with a mark, or as Windows Notepad once wrote it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from naftctl.diagnostic import Diagnostic, Severity
from naftctl.source import Span

MAX_TEXT = 60_000
"""The most characters of one remark: longer values are refused when its file is read."""
_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_NAMES = {"utf-16-le": "UTF-16", "utf-16-be": "UTF-16", "cp1252": "Windows-1252"}


@dataclass(frozen=True, slots=True)
class PlainText:
    """A text, and in which encoding it was where that is not UTF-8."""

    text: str
    encoding: str = ""


def read_plain(data: bytes, path: str) -> tuple[PlainText | None, tuple[Diagnostic, ...]]:
    """The text in some bytes, or None with the reason at `path`."""
    found = _decoded(data)
    if found is None:
        return None, _refused(path, "dit is geen tekst", "geef een Word-document (.docx) of gewone tekst")
    if not found.text.strip():
        return None, _refused(path, "dit bestand bevat geen tekst", "geef het bestand met de reactie")
    if len(found.text) > MAX_TEXT:
        message = f"{len(found.text)} tekens is te lang voor één opmerking; ten hoogste {MAX_TEXT} verwacht"
        return None, _refused(path, message, "splits de tekst, en neem elk deel apart op")
    return found, ()


def _decoded(data: bytes) -> PlainText | None:
    mark, encoding = next(((m, e) for m, e in _MARKS if data.startswith(m)), (b"", ""))
    # A mark says how to read on; without one the old encoding of Windows takes what is no UTF-8.
    for each in (encoding,) if encoding else ("utf-8", "cp1252"):
        try:
            text = data[len(mark) :].decode(each)
        except UnicodeDecodeError:
            continue
        return None if _CONTROL.search(text) else PlainText(text, _NAMES.get(each, ""))
    return None


def _refused(path: str, message: str, hint: str) -> tuple[Diagnostic, ...]:
    return (Diagnostic(Span(path), "N530", Severity.ERROR, message, hint),)
