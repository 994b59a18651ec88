"""What goes wrong with a program that is not its own words, told to the user."""

from __future__ import annotations

from typing import Literal

from naftctl.language import tr

_KILLED = {-9, 128 + 9}
"""What a program ends with that the system stops, most of the time because memory runs out."""
_LARGE = {-25, 128 + 25}
_LONG = {-24, 128 + 24}
_HEAVY = (
    "Heap exhausted",
    "not enough memory",
    "MemoryError",
    "memory allocation of",
    "annot allocate memory",
)
"""What programs say that are held to a limit of memory."""


class EngineError(Exception):
    """A program that is missing, fails or hangs; `reason` and `hint` are words for the user.

    `kind` says which of the three; `diagnostic` keeps the program's own words.
    """

    def __init__(
        self,
        engine: str,
        reason: str,
        hint: str,
        kind: Literal["missing", "failed", "hung"] = "failed",
        diagnostic: str = "",
    ) -> None:
        super().__init__(f"{engine}: {reason}")
        self.engine, self.reason, self.hint, self.kind = engine, reason, hint, kind
        self.diagnostic = diagnostic


def wordy(engine: str) -> EngineError:
    """That a program says more than it may."""
    reason = tr("{engine} was stopped: it wrote too much", engine=engine)
    return EngineError(engine, reason, again())


def stopped(engine: str, code: int, words: str) -> EngineError | None:
    """That a program was stopped by a limit or by the system; None where it failed by itself."""
    if any(said in words for said in _HEAVY):
        reason = tr("{engine} was stopped: it asked for too much memory", engine=engine)
    elif code in _KILLED:
        reason = tr("{engine} was stopped by the system, most likely because memory ran out", engine=engine)
    elif code in _LARGE:
        reason = tr("{engine} was stopped: it wrote too large a file", engine=engine)
    elif code in _LONG:
        reason = tr("{engine} was stopped: it took too long", engine=engine)
    else:
        return None
    hint = tr("close other programs, and try again; make the text shorter if it comes back")
    return EngineError(engine, reason, hint, "failed", words)


def again() -> str:
    """What to do about a fault of which nobody knows the cause."""
    return tr("try again, and report the fault if it comes back")
