"""What was established of a signature beside a seal."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class Fit(StrEnum):
    """How a signature (handtekening) lies beside its seal and the keys of `allowed_signers`."""

    KNOWN = "known"
    UNLISTED = "unlisted"
    """It is of this seal, with a key that may not sign according to `allowed_signers`, or not any more."""
    UNCOMPARED = "uncompared"
    """It is of this seal, and there is no `allowed_signers`."""
    OTHER = "other"
    """It is not of this seal."""


class Signed(Struct, frozen=True):
    """A signature, with the name that `allowed_signers` has for its key."""

    fit: Fit
    principal: str = ""

    @property
    def bad(self) -> bool:
        """Whether somebody has to look at it."""
        return self.fit in {Fit.UNLISTED, Fit.OTHER}
