"""Front matter and Markdown as people write them."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from naftctl.written import yaml_lines

WIDTH = 108
_BARE = re.compile(r'(: |- |^ *)"(\d{4}-\d\d-\d\d|[A-Za-z][A-Za-z0-9-]*\d)"(?=$|:)')
"""A day or an id between quotes that can do without them, as people write it."""
_KEPT = "\x1f"


def yaml(values: Mapping[str, Any]) -> str:
    """Values as the text of a YAML file."""
    lines = (_BARE.sub(r"\1\2", line) for line in yaml_lines(_plain(values)))
    return "\n".join(lines) + "\n"


def page(values: Mapping[str, Any], *blocks: str) -> str:
    """Front matter with the text under it; the blocks are apart by a blank line."""
    return f"---\n{yaml(values)}---\n\n" + text(*blocks)


def text(*blocks: str) -> str:
    """A text of blocks apart by a blank line."""
    return "\n\n".join(block for block in blocks if block) + "\n"


def heading(title: str, points: Iterable[str] = ()) -> str:
    """A fixed heading with its points."""
    return "\n\n".join(filter(None, (f"## {title}", "\n".join(points))))


def paragraph(words: str) -> str:
    """A paragraph, broken into lines."""
    return _wrapped(words, "", "")


def point(words: str, cited: Iterable[str] = ()) -> str:
    """A list item that ends with what it rests on."""
    return _wrapped(f"{words}{cite(cited)}", "- ", "  ")


def below(words: str) -> str:
    """A list item under another one."""
    return _wrapped(words, "  - ", "    ")


def cite(cited: Iterable[str]) -> str:
    """References as they stand at the end of a sentence, or nothing."""
    found = "; ".join(f"@{name}" for name in dict.fromkeys(cited))
    return f" [{found}]" if found else ""


def _wrapped(words: str, first: str, then: str) -> str:
    kept = words.replace("; @", f";{_KEPT}@")
    lines = textwrap.fill(
        kept,
        WIDTH,
        initial_indent=first,
        subsequent_indent=then,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return lines.replace(_KEPT, " ")


def _plain(value: Any) -> Any:
    """Days and choices as the texts that they are in a file."""
    if isinstance(value, Mapping):
        return {key: _plain(inside) for key, inside in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inside) for inside in value]
    return str(value) if isinstance(value, date | StrEnum) else value
