"""The folder for temporary files, in which the engines work."""

from __future__ import annotations

import shutil
import tempfile


def free_bytes() -> int:
    """The bytes that are left for temporary files.

    Raises:
        OSError: no file can be made there.
    """
    with tempfile.TemporaryDirectory(prefix="naftctl-", ignore_cleanup_errors=True) as folder:
        return shutil.disk_usage(folder).free
