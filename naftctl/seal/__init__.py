"""A seal: the judgements of a report as they were, and what is other since. Pure."""

from naftctl.seal.belonging import foreign, usable
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
from naftctl.seal.text import seal_text

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
    "lost_evidence",
    "rewritten",
    "seal_of",
    "seal_text",
    "templates_digest",
    "usable",
]
