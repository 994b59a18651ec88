"""A framework version in its workspace: what it says, what it was, who uses it."""

from __future__ import annotations

from msgspec import Struct

from naftctl.model.framework import Framework
from naftctl.model.owned import Pin
from naftctl.source import Span


class Version(Struct, frozen=True):
    """One version of the framework (kaderversie) beside all that it has to agree with.

    `path` is its folder, relative to the workspace; `unread` names the parts that have a file which could not
    be used (`OS-B3`, `digest.yaml`); `files` counts those that were read; `users` are the inspections
    that are known to pin it; `earlier` are the versions that it is held against, the latest first.
    """

    framework: Framework
    path: str
    pin: Pin | None = None
    unread: frozenset[str] = frozenset()
    files: int = 0
    users: tuple[str, ...] = ()
    earlier: tuple[Framework, ...] = ()

    def file(self, name: str) -> Span:
        """The place of a whole file in this folder, whether it is there or not."""
        return Span(f"{self.path}/{name}")
