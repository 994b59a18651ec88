"""A seal: the judgements of a report as they were, and what is other since. Pure."""

from naftctl.seal.belonging import foreign, strangers, usable, whole
from naftctl.seal.changes import Change, Correction, changes, corrections, excused, lost_evidence
from naftctl.seal.frozen import frozen_of, heading_of
from naftctl.seal.making import (
    FILES,
    VERSION,
    Versions,
    code_of,
    digest_of,
    intact,
    link,
    rewritten,
    seal_of,
    templates_digest,
)
from naftctl.seal.sent import list_text, report_of, sent_digest, sent_text
from naftctl.seal.text import seal_text
from naftctl.seal.texts import shown_texts

__all__ = [
    "FILES",
    "VERSION",
    "Change",
    "Correction",
    "Versions",
    "changes",
    "code_of",
    "corrections",
    "digest_of",
    "excused",
    "foreign",
    "frozen_of",
    "heading_of",
    "intact",
    "link",
    "list_text",
    "lost_evidence",
    "report_of",
    "rewritten",
    "seal_of",
    "seal_text",
    "sent_digest",
    "sent_text",
    "shown_texts",
    "strangers",
    "templates_digest",
    "usable",
    "whole",
]
