"""What a document that came in says, remark by remark, each tied to its point."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from naftctl.model.dossier import Dossier
from naftctl.model.incoming import Incoming
from naftctl.reaction.changed import from_changes
from naftctl.reaction.filling import from_tables, tables_of
from naftctl.reaction.found import Found
from naftctl.reaction.labels import Labels, known_labels
from naftctl.reaction.margin import from_comments
from naftctl.reaction.places import draft_of
from naftctl.reaction.placing import place

__all__ = ["Found", "SameDraft", "found_in", "known_labels", "same_draft", "tied_share"]


class SameDraft(StrEnum):
    """Which draft a document says that it is."""

    THIS = "this"
    OTHER = "other"
    UNSAID = "unsaid"


def found_in(incoming: Incoming, known: Mapping[str, str]) -> tuple[Found, ...]:
    """Every remark of a document, in the order in which they stand there."""
    labels = Labels(known)
    placing = place(incoming.paragraphs, labels)
    tables = tables_of(incoming.paragraphs)
    filled = frozenset(table.number for table in tables)
    found = [
        *from_comments(incoming, placing, filled),
        *from_changes(placing, filled),
        *from_tables(tables, labels),
    ]
    return tuple(remark for _, remark in sorted(found, key=lambda each: each[0]))


def same_draft(incoming: Incoming, dossier: Dossier) -> SameDraft:
    """Whether the codes in a document are that of this draft, of something else, or none."""
    if not incoming.codes:
        return SameDraft.UNSAID
    seal = draft_of(dossier)
    return SameDraft.THIS if seal and seal.code in incoming.codes else SameDraft.OTHER


def tied_share(incoming: Incoming, known: Mapping[str, str]) -> float:
    """Which part of the labels of a draft stands in front of a paragraph of a document, from 0 to 1."""
    labels = Labels(known)
    seen = {known.get(labels.first(paragraph.was)[0]) for paragraph in incoming.paragraphs} - {None}
    return len(seen) / max(len(set(known.values())), 1)
