"""SSH keys that live as long as a test."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

PROGRAM = shutil.which("ssh-keygen")
needs_ssh = pytest.mark.skipif(PROGRAM is None, reason="ssh-keygen is not on this computer")


def new_key(path: Path, passphrase: str = "") -> Path:
    """A key without a use outside its test."""
    assert PROGRAM
    arguments = ["-q", "-t", "ed25519", "-N", passphrase, "-C", "", "-f", str(path)]
    subprocess.run([PROGRAM, *arguments], check=True, stdin=subprocess.DEVNULL)
    return path


def line(key: Path, principal: str = "team@voorbeeld", options: str = "") -> str:
    """The line of a key in `allowed_signers`."""
    public = key.with_suffix(".pub").read_text("utf-8").strip()
    return " ".join(filter(None, (principal, options, public))) + "\n"
