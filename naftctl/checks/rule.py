"""How a check becomes a rule: a code, a name, a severity and the phase from which it binds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from inspect import getdoc
from typing import TypeAlias

from naftctl.diagnostic import Diagnostic, Label, Severity
from naftctl.lifecycle import Phase
from naftctl.model.dossier import Dossier
from naftctl.source import Span


@dataclass(frozen=True, slots=True)
class Problem:
    """What a check found.

    `due` is the phase from which it binds where that is not the rule's own; `source` is the place of the list
    in which something was looked for, so that nothing is missed that the reader had to refuse.
    """

    span: Span
    message: str
    hint: str = ""
    label: str = ""
    related: tuple[Label, ...] = ()
    due: Phase | None = None
    source: Span | None = None


Check: TypeAlias = Callable[[Dossier], Iterator[Problem]]

_EARLY = {Severity.ERROR: Severity.PENDING, Severity.WARNING: Severity.INFO}


@dataclass(frozen=True, slots=True)
class Rule:
    """A check with its identity (regel)."""

    code: str
    name: str
    due: Phase
    severity: Severity
    check: Check

    @property
    def explanation(self) -> str:
        """What the rule asks, why, and how to mend it: the docstring of its check."""
        return getdoc(self.check) or ""

    def diagnostic(self, found: Problem, phase: Phase) -> Diagnostic:
        """A problem as seen from `phase`: before its time an error is pending and a warning is news."""
        binds = phase >= (found.due or self.due)
        severity = self.severity if binds else _EARLY.get(self.severity, self.severity)
        words = (found.message, found.hint, found.label, found.related)
        return Diagnostic(found.span, self.code, severity, *words, self.name)


def rule(code: str, *, due: Phase, severity: Severity = Severity.ERROR) -> Callable[[Check], Rule]:
    """Turn a check into the rule with this code; its name is that of the function, with dashes."""
    if not re.fullmatch(r"N[1-9]\d\d", code):
        raise ValueError(f"not the code of a rule: {code!r}")

    def decorate(check: Check) -> Rule:
        return Rule(code, check.__name__.replace("_", "-"), due, severity, check)

    return decorate
