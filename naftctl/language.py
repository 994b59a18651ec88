"""The language in which the program speaks: English in the source, Dutch from the catalogue beside it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache
from gettext import GNUTranslations, NullTranslations

DUTCH, ENGLISH = "nl", "en"
CATALOGUE = os.path.join(os.path.dirname(__file__), "locale", "nl", "LC_MESSAGES", "naftctl.mo")  # noqa: PTH118, PTH120  (asked at every Tab: no pathlib)
"""Compiled from the `.po` beside it, which people edit."""
_OWN = "NAFTCTL_LANG"
_LOCALE = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


def language_of(environment: Mapping[str, str]) -> str:
    """English where `NAFTCTL_LANG`, or else the locale, asks for it; Dutch in every other case."""
    named = next(filter(None, (environment.get(name) for name in (_OWN, *_LOCALE))), DUTCH)
    return ENGLISH if named.lower().startswith(ENGLISH) else DUTCH


@cache
def language() -> str:
    """The language of this run."""
    return language_of(os.environ)


def tr(message: str, /, **values: object) -> str:
    """A message in the language of this run, with its values in their places."""
    said = message if language() == ENGLISH else _dutch().gettext(message)
    return said.format_map(values) if values else said


def dutch(message: str, /, **values: object) -> str:
    """A text in Dutch whatever the language of this run: what stands in a file of the house."""
    said = _dutch().gettext(message)
    return said.format_map(values) if values else said


def later(message: str, /) -> str:
    """The message itself, which is put in words where it is used."""
    return message


@cache
def _dutch() -> NullTranslations:
    with open(CATALOGUE, "rb") as file:  # noqa: PTH123
        return GNUTranslations(file)
