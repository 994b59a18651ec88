"""What lies in `sent/`: the sha256 of every document that left the house."""

from __future__ import annotations

from collections.abc import Mapping

from naftctl.load.tree import Tree, Unreadable

MAX_BYTES = 50 * 1024 * 1024
FOLDER = "sent/"
_LIST = "sent/sent.yaml"


def sent_files(tree: Tree) -> Mapping[str, str]:
    """The sha256 of every file in `sent/` but the list, by its name there; "" for one that is unreadable."""
    names = [name for name in tree.names() if name.startswith(FOLDER) and name != _LIST]
    return {name.removeprefix(FOLDER): _sha256(tree, name) for name in names}


def _sha256(tree: Tree, name: str) -> str:
    try:
        return tree.sha256(name, MAX_BYTES)
    except Unreadable:
        return ""
