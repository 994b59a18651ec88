"""The seals of every inspection at a revision, to hold those of now against."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from naftctl.load.revisions import GitTree
from naftctl.load.seals import read_seal
from naftctl.load.tree import text_of
from naftctl.model.owned import Seal

_SEAL = re.compile(r"([^/]+)/seals/(draft|final)\.yaml")


def base_seals(root: Path, commit: str) -> Mapping[str, Mapping[str, Seal]]:
    """Every seal that could be read at `commit`, by inspection and kind.

    Raises:
        GitFault: git cannot answer.
    """
    tree = GitTree(root, commit, "inspections")
    found: dict[str, dict[str, Seal]] = {}
    for name in tree.names():
        match = _SEAL.fullmatch(name)
        text, _ = text_of(tree, name) if match else (None, ())
        if match is None or text is None:
            continue
        seal = read_seal(match[2], text, f"inspections/{name}").page
        if seal is not None:
            found.setdefault(match[1], {})[match[2]] = seal
    return found
