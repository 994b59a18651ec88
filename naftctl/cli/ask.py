"""Questions to the user: only at a terminal, and each one has an option."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TypeVar

from naftctl.cli.mistakes import WrongCall

T = TypeVar("T")


def attended() -> bool:
    """Whether somebody is there to answer a question."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def ask(given: str | None, question: str, option: str, judge: Callable[[str], T]) -> T:
    """What was given, or else the answer of the user, as `judge` understands it.

    Raises:
        WrongCall: nothing was given and there is no terminal, or what was given cannot be used.
    """
    if given is not None:
        return judge(given)
    if not attended():
        raise WrongCall(f"{option} ontbreekt", f"geef {option} mee; zonder terminal wordt niets gevraagd")
    while True:
        sys.stderr.write(f"{question}: ")
        sys.stderr.flush()
        answer = sys.stdin.readline()
        if not answer:
            raise EOFError
        try:
            return judge(answer.strip())
        except WrongCall as fault:
            sys.stderr.write(f"  {fault.message}\n")


def agreed(question: str, undone: str, hint: str, *, yes: bool) -> bool:
    """Whether what was shown is wanted; without a terminal it has to be said beforehand, with --yes.

    Raises:
        WrongCall: nothing was said beforehand and there is no terminal; `undone` says that nothing happened.
    """
    if yes:
        return True
    if not attended():
        raise WrongCall(undone, hint)
    sys.stdout.flush()
    return ask(None, f"{question} (ja of nee)", "--yes", _as_answer)


def _as_answer(text: str) -> bool:
    answer = text.casefold()
    if answer not in {"ja", "j", "nee", "n"}:
        raise WrongCall("antwoord ja of nee")
    return answer.startswith("j")
