"""Read every inspection in brief, from the two small files that say who, when and what."""

from __future__ import annotations

from collections.abc import Iterator

from naftctl.load.record import build
from naftctl.load.tree import DiskTree, Tree, text_of
from naftctl.load.yaml import Document, read_yaml
from naftctl.model.history import History
from naftctl.model.inspection import Inspection
from naftctl.model.owned import FocusChoice
from naftctl.model.sector import Past

INSPECTION, FOCUS = "inspection.yaml", "focus.yaml"


def read_head(tree: Tree) -> Document | None:
    """What `inspection.yaml` in this folder says, not yet judged; None where there is nothing to read."""
    return _document(tree, INSPECTION)


def brief(tree: DiskTree, head: Document | None) -> Past | None:
    """The inspection in this folder in brief, None where it cannot be told whose it is.

    What is wrong in its files is not said here: `check` says it when it reads the folder.
    """
    inspection = build(Inspection, head.value, head.origin).record if head else None
    if inspection is None:
        return None
    return Past(
        id=tree.label.rpartition("/")[2],
        provider=inspection.provider.id,
        date=inspection.first_visit,
        framework=inspection.framework,
        focus=_focus(tree),
        number=inspection.number,
        span=inspection.provider.where("id"),
        numbered=inspection.where("number"),
        follows_up=inspection.follows_up,
        stopped=inspection.milestones.stopped is not None,
    )


def told(history: History) -> Iterator[Past]:
    """The past inspections of `history.yaml` in brief."""
    for entry in history.inspections:
        yield Past(
            "", entry.provider, entry.date, entry.framework, entry.focus, None, entry.where("provider")
        )


def _focus(tree: DiskTree) -> tuple[str, ...]:
    """The investigations that `focus.yaml` names, with the one that is chosen."""
    document = _document(tree, FOCUS)
    focus = build(FocusChoice, document.value, document.origin).record if document else None
    if focus is None:
        return ()
    return tuple(dict.fromkeys((*focus.investigations, *((focus.chosen,) if focus.chosen else ()))))


def _document(tree: Tree, name: str) -> Document | None:
    text, _ = text_of(tree, name)
    document = read_yaml(text, f"{tree.label}/{name}") if text is not None else None
    return document if document and document.usable else None
