"""Which ids of sources an inspection has, and which one comes next."""

from __future__ import annotations

from naftctl.load.tree import DiskTree
from naftctl.model.dossier import Dossier, Kind
from naftctl.model.references import references
from naftctl.notes.ids import next_id, taken


def used_ids(tree: DiskTree) -> frozenset[str]:
    """Every id that a file has at this moment, also one of a file that may not be read."""
    refused = (said.span.path.removeprefix(f"{tree.label}/") for said in tree.problems())
    return taken((*tree.names(), *refused))


def following_id(letter: str, used: frozenset[str], dossier: Dossier) -> str:
    """The next id of a letter: no file has it, and nothing refers to it."""
    cited = {each.target for each in references(dossier) if each.kind is Kind.EVIDENCE}
    return next_id(letter, used | cited)
