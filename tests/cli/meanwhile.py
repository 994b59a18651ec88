"""What happens between what a command read and what it writes."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

import pytest

from naftctl.files.lock import LOCK

Meanwhile = Callable[[Callable[[], object]], None]


@pytest.fixture
def meanwhile(monkeypatch: pytest.MonkeyPatch) -> Meanwhile:
    """What is given happens once a command has read everything, just before it may write."""
    waiting: list[Callable[[], object]] = []
    opened = os.open

    def opens(path: Any, flags: int, *more: Any, **named: Any) -> int:
        if waiting and flags & os.O_CREAT and os.fspath(path).endswith(LOCK):
            waiting.pop()()
        return opened(path, flags, *more, **named)

    monkeypatch.setattr(os, "open", opens)
    return waiting.append
