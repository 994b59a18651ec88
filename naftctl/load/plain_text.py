"""A text of outsiders from its bytes: UTF-8, UTF-16 with a mark, or as Windows Notepad once wrote it."""

from __future__ import annotations

import re

from msgspec import Struct

from naftctl.diagnostic import Diagnostic, Severity
from naftctl.language import tr
from naftctl.source import Span

MAX_TEXT = 60_000
"""The most characters of one remark: longer values are refused when its file is read."""
_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_NAMES = {"utf-16-le": "UTF-16", "utf-16-be": "UTF-16", "cp1252": "Windows-1252"}


class PlainText(Struct, frozen=True):
    """A text, and in which encoding it was where that is not UTF-8."""

    text: str
    encoding: str = ""


def read_plain(data: bytes, path: str) -> tuple[PlainText | None, tuple[Diagnostic, ...]]:
    """The text in some bytes, or None with the reason at `path`."""
    found = _decoded(data)
    if found is None:
        return None, _refused(path, tr("this is not text"), tr("give a Word document (.docx) or plain text"))
    if not found.text.strip():
        return None, _refused(path, tr("this file contains no text"), tr("give the file with the reaction"))
    if len(found.text) > MAX_TEXT:
        message = tr(
            "{length} characters is too long for one remark; at most {most} expected",
            length=len(found.text),
            most=MAX_TEXT,
        )
        return None, _refused(path, message, tr("split the text, and record each part separately"))
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
