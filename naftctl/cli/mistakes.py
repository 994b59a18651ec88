"""What goes wrong on the command line: the faults of a call, and words for those that Typer finds."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from naftctl.language import tr

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
    return tr("; did you mean `{near}`?", near=near[0]) if near else ""


def worded(error: Any) -> str:
    """The message for a usage error of Typer, whose classes are private: they are known by name."""
    word = _WORDS.get(type(error).__name__)
    return word(error) if word else tr("this command cannot be understood")


_DUTCH = {"--fase": "--phase", "--vandaag": "--today", "--vorm": "--format", "--werkmap": "--workspace"}
"""Options by the Dutch word that somebody may try."""


def _no_option(error: Any) -> str:
    near = error.possibilities or ()
    meant = _DUTCH.get(error.option_name)
    hint = tr("; did you mean `{meant}`?", meant=meant) if meant else nearest(error.option_name, near)
    return tr("unknown option `{option_name}`{hint}", option_name=error.option_name, hint=hint)


def _option_usage(error: Any) -> str:
    if "does not take" in error.message:
        return tr("option `{option_name}` takes no value", option_name=error.option_name)
    return tr("option `{option_name}` needs a value", option_name=error.option_name)


def _missing(error: Any) -> str:
    return tr("{parameter} is missing", parameter=_parameter(error))


def _bad(error: Any) -> str:
    return tr("the value of {parameter} cannot be used", parameter=_parameter(error))


def _usage(error: Any) -> str:
    if extra := re.search(r"extra argument.*\((.*)\)", error.message, re.S):
        return tr("too many arguments: {extra}", extra=extra[1])
    if "Missing command" in error.message:
        return tr("a command is missing")
    return tr("this command cannot be understood")


def _parameter(error: Any) -> str:
    param = error.param
    if param is None:
        return tr("an argument")
    if param.param_type_name == "option":
        return tr("option `{name}`", name=max(param.opts, key=len))
    return tr("argument {name}", name=tr(param.metavar or param.name.upper()))


_WORDS = {
    "NoSuchOption": _no_option,
    "BadOptionUsage": _option_usage,
    "BadArgumentUsage": _bad,
    "MissingParameter": _missing,
    "BadParameter": _bad,
    "UsageError": _usage,
}
