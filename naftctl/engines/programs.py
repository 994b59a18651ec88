"""Programs of this computer, and never one that lies in the folder where somebody stands."""

from __future__ import annotations

import os
import shutil
import sys

_ENDING = ".exe" if sys.platform == "win32" else ""


def program_of(name: str) -> str | None:
    """The full path of the program with this name in the folders of PATH, or None where there is none.

    Windows looks first in the folder where one stands, which may be a workspace that came from elsewhere.
    """
    folders = (folder for folder in os.get_exec_path() if os.path.isabs(folder))  # noqa: PTH117
    places = (shutil.which(os.path.join(folder, name + _ENDING)) for folder in folders)  # noqa: PTH118
    return next(filter(None, places), None)
