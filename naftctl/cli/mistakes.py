"""What goes wrong on the command line: the faults of a call, and Dutch words for those that Typer finds."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable


class WrongCall(Exception):
    """A call that cannot be carried out as it stands; `hint` is one imperative or nothing."""

    exit_code = 2

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


class Unable(Exception):
    """Something that cannot be done here and now, with the exit code that says why."""

    def __init__(self, message: str, hint: str = "", exit_code: int = 3) -> None:
        super().__init__(message)
        self.message, self.hint, self.exit_code = message, hint, exit_code


def nearest(word: str, known: Iterable[str]) -> str:
    """`; bedoelde u `x`?` for the nearest known word, or nothing."""
    near = get_close_matches(word, list(known), 1, 0.6)
    return f"; bedoelde u `{near[0]}`?" if near else ""


def worded(error: Any) -> str:
    """The message for a usage error of Typer, whose classes are private: they are known by name."""
    word = _WORDS.get(type(error).__name__)
    return word(error) if word else "deze opdracht is niet te begrijpen"


_DUTCH = {"--fase": "--phase", "--vandaag": "--today", "--vorm": "--format", "--werkmap": "--workspace"}
"""Options by the Dutch word that somebody may try."""


def _no_option(error: Any) -> str:
    near = error.possibilities or ()
    meant = _DUTCH.get(error.option_name)
    hint = f"; bedoelde u `{meant}`?" if meant else nearest(error.option_name, near)
    return f"onbekende optie `{error.option_name}`{hint}"


def _option_usage(error: Any) -> str:
    if "does not take" in error.message:
        return f"optie `{error.option_name}` neemt geen waarde"
    return f"optie `{error.option_name}` vraagt een waarde"


def _missing(error: Any) -> str:
    return f"{_parameter(error)} ontbreekt"


def _bad(error: Any) -> str:
    return f"de waarde van {_parameter(error)} kan niet gebruikt worden"


def _usage(error: Any) -> str:
    if extra := re.search(r"extra argument.*\((.*)\)", error.message, re.S):
        return f"te veel argumenten: {extra[1]}"
    if "Missing command" in error.message:
        return "een opdracht ontbreekt"
    return "deze opdracht is niet te begrijpen"


def _parameter(error: Any) -> str:
    param = error.param
    if param is None:
        return "een argument"
    if param.param_type_name == "option":
        return f"optie `{max(param.opts, key=len)}`"
    return f"argument {param.metavar or param.name.upper()}"


_WORDS = {
    "NoSuchOption": _no_option,
    "BadOptionUsage": _option_usage,
    "BadArgumentUsage": _bad,
    "MissingParameter": _missing,
    "BadParameter": _bad,
    "UsageError": _usage,
}
