"""The requests for a report of an inspection, without the rest of its folder."""

from __future__ import annotations

import os

from naftctl.load.folder import REQUESTS, request_id
from naftctl.load.page import read_yaml_page
from naftctl.load.tree import DiskTree, text_of
from naftctl.model.publicity import Request


def read_requests(tree: DiskTree) -> tuple[Request, ...]:
    """Every request in the inspection folder `tree` that can be used.

    What is wrong in others is not said here: `check` says it when it reads the folder.
    """
    folder = tree.root / REQUESTS
    there = os.path.isdir(folder) and not folder.is_symlink()  # noqa: PTH112  (one that is closed is none)
    names = DiskTree(folder, REQUESTS).names() if there else ()
    found = []
    for name in names:
        file = f"{REQUESTS}/{name}"
        text = text_of(tree, file)[0] if request_id(file) else None
        if text is not None:
            found.append(read_yaml_page(Request, request_id(file), text, f"{tree.label}/{file}").page)
    return tuple(request for request in found if request is not None)
