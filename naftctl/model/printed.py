"""What a report that was made says of itself."""

from __future__ import annotations

from msgspec import Struct


class Printed(Struct, frozen=True):
    """A report as a file (verslag): its properties, each where it has it, and the codes on its pages."""

    edition: str | None = None
    revision: str | None = None
    framework: str | None = None
    code: str | None = None
    codes: tuple[str, ...] = ()

    @property
    def own(self) -> str | None:
        """The code of the seal that the report names as its own: that of its properties, or the first."""
        return self.code or next(iter(self.codes), None)
