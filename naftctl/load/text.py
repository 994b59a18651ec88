"""From bytes to text: UTF-8 with plain line ends, or the reason why not."""

from __future__ import annotations

import re

from naftctl.diagnostic import Diagnostic, Label, Severity
from naftctl.language import tr
from naftctl.source import Span

_SAVE = tr("save the file again as UTF-8")
_BOM = b"\xef\xbb\xbf"
_SAMPLE = 400
_SHOWN = 20
_MARKER = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})(?= |$).*$", re.MULTILINE)


def decode(data: bytes, path: str) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """The text of a file with LF line ends, or nothing, and what is wrong with it."""
    data = data.removeprefix(_BOM)
    if wide := _is_wide(data):
        return None, (
            _fault(Span(path), "N102", tr("this file is {wide}; UTF-8 expected", wide=wide), _SAVE),
        )
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return None, (_not_utf8(data, error.start, path),)
    said: list[Diagnostic] = []
    if "\r" in text:
        text = text.replace("\r\n", "\n")
        if "\r" in text:
            said.append(_lone_return(text, path))
            text = text.replace("\r", "\n")
    markers = _merge_markers(text, path) if "<<<<<<<" in text or ">>>>>>>" in text else None
    if markers:
        return None, (*said, markers)
    return text, tuple(said)


def _fault(span: Span, code: str, message: str, hint: str, related: tuple[Label, ...] = ()) -> Diagnostic:
    return Diagnostic(span, code, Severity.ERROR, message, hint, related=related)


def _is_wide(data: bytes) -> str:
    for mark, name in ((b"\xff\xfe\0\0", "UTF-32"), (b"\xff\xfe", "UTF-16"), (b"\xfe\xff", "UTF-16")):
        if data.startswith(mark):
            return name
    sample = data[:_SAMPLE]
    # Every second byte of western text in UTF-16 is zero; in UTF-8 none is.
    if sample and max(sample[::2].count(0), sample[1::2].count(0)) * 4 >= len(sample) >= len(_BOM):
        return "UTF-16"
    return ""


def _not_utf8(data: bytes, start: int, path: str) -> Diagnostic:
    before = data[:start].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
    message = tr("byte {byte:02X} (hexadecimal) does not belong in UTF-8", byte=data[start])
    return _fault(Span(path, before.count(b"\n") + 1, column), "N102", message, _SAVE)


def _lone_return(text: str, path: str) -> Diagnostic:
    start = text.index("\r")
    column = start - text.rfind("\n", 0, start)
    message = tr("a loose CR character stands in the place of a line ending")
    hint = tr("save the file again with LF or CRLF as the line ending")
    return _fault(Span(path, text.count("\n", 0, start) + 1, column), "N102", message, hint)


def _merge_markers(text: str, path: str) -> Diagnostic | None:
    found = list(_MARKER.finditer(text))
    sides = [match for match in found if match.group()[0] in "<>"]
    if not sides:
        return None
    places = []
    for match in found:
        line = text.count("\n", 0, match.start()) + 1
        places.append(Span(path, line, 1, line, len(match.group()) + 1))
    first, *others = places
    message = tr("here are still markers of two versions that had to be merged")
    related = tuple(Label(place, tr("belongs to it")) for place in others[:_SHOWN])
    return _fault(first, "N111", message, tr("choose what stays and remove the markers"), related)
