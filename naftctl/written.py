"""Values as YAML text that this program reads back as they were: one value on a line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_/-]*")
_BARE = re.compile(r"[A-Za-z][A-Za-z_-]*")
_WORDS = {"true", "false", "null"}
_BLOCK = re.compile(r"[^\W_](?:[^\W_]|[ \n.,;:!?()'\"„”“’‘«»&%/@€+*=\[\]{}#_-])*[^\s]")
"""A text that can stand as a block as it is; any other is put between quotes."""


def yaml_lines(values: Mapping[str, Any], indent: str = "") -> Iterator[str]:
    """The lines of a mapping; an empty list or mapping is left out, a text of several lines is a block."""
    for key, value in values.items():
        name = indent + _key(key)
        if isinstance(value, Mapping):
            if value:
                yield f"{name}:"
                yield from yaml_lines(value, indent + "  ")
        elif isinstance(value, list):
            if value:
                yield f"{name}:"
                yield from _items(value, indent + "  ")
        else:
            yield from _value(f"{name}:", value, indent + "  ")


def _items(values: list[Any], indent: str) -> Iterator[str]:
    for value in values:
        if isinstance(value, Mapping):
            first, *more = yaml_lines(value, indent + "  ")
            yield f"{indent}- {first.lstrip()}"
            yield from more
        else:
            yield f"{indent}- {_scalar(value)}"


def _value(name: str, value: object, indent: str) -> Iterator[str]:
    if isinstance(value, str) and "\n" in value and _BLOCK.fullmatch(value):
        yield f"{name} |-"
        yield from (indent + line if line else "" for line in value.split("\n"))
    else:
        yield f"{name} {_scalar(value)}"


def _key(key: str) -> str:
    return key if _PLAIN.fullmatch(key) and key not in _WORDS else json.dumps(key, ensure_ascii=False)


def _scalar(value: object) -> str:
    """A whole number or null as it is, a plain word bare, and any other text between quotes."""
    if isinstance(value, str) and _BARE.fullmatch(value) and value not in _WORDS:
        return value
    return json.dumps(value, ensure_ascii=False)
