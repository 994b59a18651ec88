"""How a check becomes a rule: a code, a name, a severity and the phase from which it binds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from inspect import getdoc
from typing import Generic, TypeAlias, TypeVar

from msgspec import Struct

from naftctl.diagnostic import Diagnostic, Label, Severity
from naftctl.lifecycle import Phase
from naftctl.source import Cure, Span

S = TypeVar("S")
"""What a rule looks at: a `Dossier`, or a `Version` of the framework."""


class Problem(Struct, frozen=True):
    """What a check found.

    `due` is the phase from which it binds where that is not the rule's own; `source` is the place of the list
    in which something was looked for, so that nothing is missed that the reader had to refuse; `behind` is
    the code of a rule that says enough where it speaks of the same file; `cures` mend it together.
    """

    span: Span
    message: str
    hint: str = ""
    label: str = ""
    related: tuple[Label, ...] = ()
    due: Phase | None = None
    source: Span | None = None
    behind: str = ""
    cures: tuple[Cure, ...] = ()


Check: TypeAlias = Callable[[S], Iterator[Problem]]

_EARLY = {Severity.ERROR: Severity.PENDING, Severity.WARNING: Severity.INFO}


class Rule(Struct, Generic[S], frozen=True):
    """A check with its identity (regel)."""

    code: str
    name: str
    due: Phase
    severity: Severity
    check: Check[S]

    @property
    def explanation(self) -> str:
        """What the rule asks, why, and how to mend it: the docstring of its check."""
        return getdoc(self.check) or ""

    def diagnostic(self, found: Problem, phase: Phase) -> Diagnostic:
        """A problem as seen from `phase`: before its time an error is pending and a warning is news."""
        binds = phase >= (found.due or self.due)
        severity = self.severity if binds else _EARLY.get(self.severity, self.severity)
        words = (found.message, found.hint, found.label, found.related)
        return Diagnostic(found.span, self.code, severity, *words, self.name, found.cures)


def rule(
    code: str, *, due: Phase = Phase.PLANNED, severity: Severity = Severity.ERROR
) -> Callable[[Check[S]], Rule[S]]:
    """Turn a check into the rule with this code; its name is that of the function, with dashes."""
    if not re.fullmatch(r"N[1-9]\d\d", code):
        raise ValueError(f"not the code of a rule: {code!r}")

    def decorate(check: Check[S]) -> Rule[S]:
        return Rule(code, check.__name__.replace("_", "-"), due, severity, check)

    return decorate
