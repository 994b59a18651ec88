"""What the tool says about a file: where, which rule, how bad, what to do."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from naftctl.source import Cure, Span


class Severity(StrEnum):
    """How much a diagnostic weighs (ernst). Only errors change the exit code."""

    ERROR = "error"
    WARNING = "warning"
    PENDING = "pending"
    INFO = "info"


class Label(Struct, frozen=True):
    """A few words at a place: under the carets, or at a related place elsewhere."""

    span: Span
    text: str


class Diagnostic(Struct, frozen=True):
    """One remark about one place, ready to print.

    `message` says what was found and what was expected, without a full stop; `hint` is one imperative or
    nothing; `label` stands under the carets; `related` are further places, in this file or another; `cures`
    mend it together, where that is a matter of typing and of nothing else.
    """

    span: Span
    code: str
    severity: Severity
    message: str
    hint: str = ""
    label: str = ""
    related: tuple[Label, ...] = ()
    name: str = ""
    cures: tuple[Cure, ...] = ()
