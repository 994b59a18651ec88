"""The text of a seal, one value on a line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from naftctl.model.owned import Seal

_HEAD = """# Gemaakt door naftctl seal: wat vastligt sinds het {report}. Schrijf hier niets zelf.
# `digest` en `code` staan voor de waarden onder `frozen`; `recorded` is opgetekend en mag verschillen.
"""
_ERASE = """# Wordt een bron op vraag gewist, haal dan hieronder ook haar regel weg; al de rest blijft staan.
"""
_REPORTS = {"draft": "ontwerp", "final": "definitieve verslag"}
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_/-]*")
_BARE = re.compile(r"[A-Za-z][A-Za-z_-]*")
_WORDS = {"true", "false", "null"}


def seal_text(seal: Seal) -> str:
    """The text of `seals/draft.yaml` or `seals/final.yaml`."""
    values = seal.model_dump(mode="json")
    salts = values.pop("salts")
    lines = list(_lines(values, ""))
    text = _HEAD.format(report=_REPORTS[seal.kind]) + "\n".join(lines) + "\n"
    return text + _ERASE + "\n".join(_lines({"salts": salts}, "")) + "\n" if salts else text


def _lines(values: Mapping[str, Any], indent: str) -> Iterator[str]:
    for key, value in values.items():
        name = indent + (
            key if _PLAIN.fullmatch(key) and key not in _WORDS else json.dumps(key, ensure_ascii=False)
        )
        if isinstance(value, Mapping):
            if value:
                yield f"{name}:"
                yield from _lines(value, indent + "  ")
        elif isinstance(value, list):
            if value:
                yield f"{name}:"
                yield from (f"{indent}  - {_scalar(each)}" for each in value)
        else:
            yield f"{name}: {_scalar(value)}"


def _scalar(value: object) -> str:
    """A whole number or null as it is, a plain word bare, and any other text between quotes."""
    if isinstance(value, str) and _BARE.fullmatch(value) and value not in _WORDS:
        return value
    return json.dumps(value, ensure_ascii=False)
