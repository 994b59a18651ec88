"""Strings and names in the syntax of PDF, read from bytes without any structure around them."""

from __future__ import annotations

import re

_LITERAL = re.compile(rb"\(((?:[^()\\]|\\.|\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\))*)\)", re.S)
_HEX = re.compile(rb"<([0-9A-Fa-f\s]{6,})>")
_NAME = re.compile(rb"/([^\s/<>\[\](){}%]{3,})")
_ESCAPE = re.compile(rb"\\(?:([0-7]{1,3})|(\r\n|[\s\S]))")
_CODED = re.compile(rb"#([0-9A-Fa-f]{2})")
_SIGNS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b" ", b"f": b" ", b"\n": b"", b"\r": b"", b"\r\n": b""}


def strings(content: bytes) -> str:
    """Every string, one to a line."""
    found = [_decoded(_ESCAPE.sub(_unescaped, match[1])) for match in _LITERAL.finditer(content)]
    drawn = b"BT" in content and b"ET" in content
    for match in _HEX.finditer(content):
        digits = re.sub(rb"\s", b"", match[1])
        if not drawn or digits[:4].upper() == b"FEFF":
            found.append(_decoded(bytes.fromhex(digits.decode() + "0" * (len(digits) % 2))))
    return "\n".join(dict.fromkeys(found))


def names(content: bytes) -> str:
    """Every name, such as those of destinations, one to a line."""
    found = (_decoded(_CODED.sub(_plain, match[1])) for match in _NAME.finditer(content))
    return "\n".join(dict.fromkeys(found))


def _unescaped(match: re.Match[bytes]) -> bytes:
    if match[1]:
        return bytes([int(match[1], 8) & 0xFF])
    return _SIGNS.get(match[2], match[2])


def _plain(code: re.Match[bytes]) -> bytes:
    return bytes([int(code[1], 16)])


def _decoded(value: bytes) -> str:
    if value.startswith(b"\xfe\xff"):
        return value[2:].decode("utf-16-be", "ignore")
    if value.startswith(b"\xff\xfe"):
        return value[2:].decode("utf-16-le", "ignore")
    try:
        return value.removeprefix(b"\xef\xbb\xbf").decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("latin-1")
