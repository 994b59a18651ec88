"""A digest by meaning: the same words give the same digest, however they were written down. Pure."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Mapping
from datetime import date, time
from typing import Any

from naftctl.model.record import Record

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
    if isinstance(value, Record):
        # A key that a later version of the program adds says the usual in every file of today.
        usual = type(value).model_fields
        held = {name: getattr(value, name) for name in usual}
        return {name: _plain(each) for name, each in held.items() if each != usual[name].default}
    if isinstance(value, Mapping):
        return {str(_plain(key)): _plain(inside) for key, inside in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(inside) for inside in value]
    if isinstance(value, date | time):
        return value.isoformat()
    return value
