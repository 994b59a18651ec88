"""What git knows about a folder; the only caller of git."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

# A folder under check may bring a configuration of its own: nothing in it may start a program.
_GUARDED = (
    "--no-optional-locks",
    "-c", "core.fsmonitor=false",
    "-c", f"core.hooksPath={os.devnull}",
    "-c", "core.pager=cat",
    "-c", "safe.bareRepository=explicit",
    "-c", "protocol.allow=never",
)  # fmt: skip
_SECONDS = 10


def revision(root: Path, folder: str) -> str | None:
    """The last commit that touched `folder`, with `+` where it changed since; None outside git."""
    last = _git(root, "log", "-1", "--format=%h", "--abbrev=10", "--", folder)
    if not last:
        return None
    changed = _git(root, "status", "--porcelain", "--", folder)
    return last + ("+" if changed else "")


def _git(root: Path, *arguments: str) -> str | None:
    program = shutil.which("git")
    if program is None:
        return None
    clean = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    try:
        done = subprocess.run(
            [program, *_GUARDED, *arguments],
            cwd=root,
            env=clean,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.decode("utf-8", "replace").strip() if done.returncode == 0 else None
