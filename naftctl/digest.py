"""A digest by meaning: the same words give the same digest, however they were written down. Pure."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Mapping
from datetime import date, time
from functools import cache
from typing import Any

from naftctl.model.record import Record

_LISTS, _MAPPINGS, _TIMES = (tuple, list), (dict, Mapping), (date, time)
_JSON = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(domain: str, value: Any) -> str:
    """The SHA-256 of a value in hexadecimal; `domain` keeps digests of different things apart."""
    return hashlib.sha256(f"naftctl {domain}\n{canonical(value)}".encode()).hexdigest()


def canonical(value: Any) -> str:
    """The one text of a value: sorted keys, NFC, one blank between words, and no key that says the usual."""
    return _JSON.encode(_plain(value))


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return " ".join(unicodedata.normalize("NFC", value).split())
    if isinstance(value, _LISTS):
        return [_plain(inside) for inside in value]
    if isinstance(value, _MAPPINGS):
        return {str(_plain(key)): _plain(inside) for key, inside in value.items()}
    if isinstance(value, Record):
        # A key that a later version of the program adds says the usual in every file of today.
        held = vars(value)
        return {name: _plain(held[name]) for name, usual in _usual(type(value)) if held[name] != usual}
    if isinstance(value, _TIMES):
        return value.isoformat()
    return value


@cache
def _usual(kind: type[Record]) -> tuple[tuple[str, Any], ...]:
    """The keys of a kind of record, with what each says where nobody says it."""
    return tuple((name, field.default) for name, field in kind.model_fields.items())
