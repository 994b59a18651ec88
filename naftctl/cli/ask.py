"""Questions to the user: only at a terminal, and each one has an option."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TypeVar

from naftctl.cli.mistakes import WrongCall
from naftctl.language import tr

T = TypeVar("T")
_YES, _NO = ("ja", "j", "yes", "y"), ("nee", "n", "no")
"""Both languages, whichever the question is in."""


def attended() -> bool:
    """Whether somebody is there to answer a question."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def looks_on() -> bool:
    """Whether somebody is there who sees what is printed, and can say whether it is wanted."""
    return attended() and sys.stdout.isatty()


def ask(given: str | None, question: str, option: str, judge: Callable[[str], T]) -> T:
    """What was given, or else the answer of the user, as `judge` understands it.

    Raises:
        WrongCall: nothing was given and there is no terminal, or what was given cannot be used.
    """
    if given is not None:
        return judge(given)
    if not attended():
        raise WrongCall(
            tr("{option} is missing", option=option),
            tr("give {option}; without a terminal nothing is asked", option=option),
        )
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
    if not looks_on():
        raise WrongCall(undone, hint)
    sys.stdout.flush()
    return ask(None, tr("{question} (yes or no)", question=question), "--yes", _as_answer)


def _as_answer(text: str) -> bool:
    answer = text.casefold()
    if answer not in {*_YES, *_NO}:
        raise WrongCall(tr("answer yes or no"))
    return answer in _YES
