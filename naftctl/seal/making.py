"""Make a seal, and hold it against itself, the seal before it and the seal it was."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from naftctl.digest import digest
from naftctl.model.dossier import Dossier
from naftctl.model.evidence import Evidence
from naftctl.model.owned import Frozen, Recorded, Seal, SealKind
from naftctl.model.record import attach, attach_page
from naftctl.seal.frozen import frozen_of
from naftctl.seal.texts import texts_of
from naftctl.source import Origin

VERSION = 1
"""The newest form of a seal that this program knows."""
FILES = {kind.value: f"seals/{kind.value}.yaml" for kind in SealKind}
"""The file of each seal by its kind, from the folder of the inspection on."""
_DIGITS = 32


class Versions(Struct, frozen=True):
    """What a report was made with: the program, and a digest of its templates."""

    tool: str
    templates: str | None = None


def seal_of(  # noqa: PLR0913  what chance, the clock, git and the disk gave is told by the caller
    dossier: Dossier,
    kind: SealKind,
    *,
    today: date,
    nonce: str,
    salts: Mapping[str, str],
    versions: Versions,
    revision: str | None = None,
    sent: str | None = None,
) -> Seal:
    """The seal of an inspection as it is now; `salts` has one per piece of evidence.

    A final seal is linked to the draft seal that the dossier has.
    """
    frozen = frozen_of(dossier)
    found = digest_of(kind, nonce, frozen)
    before = dossier.seals.get(SealKind.DRAFT) if kind is SealKind.FINAL else None
    seal = Seal(
        kind=kind,
        version=VERSION,
        inspection=dossier.id,
        provider=dossier.inspection.provider.id,
        sealed=today,
        revision=revision,
        nonce=nonce,
        code=code_of(found),
        digest=found,
        previous=link(before) if before else None,
        sent=sent,
        frozen=frozen,
        individual=individual_of(dossier),
        recorded=Recorded(tool=versions.tool, templates=versions.templates, texts=texts_of(dossier)),
        evidence={piece.id: evidence_digest(piece, salts[piece.id]) for piece in dossier.evidence},
        salts={piece.id: salts[piece.id] for piece in dossier.evidence},
    )
    attach(seal, Origin(f"{dossier.path}/{FILES[kind]}"))
    attach_page(seal, kind.value, seal.body)
    return seal


def digest_of(kind: str, nonce: str, frozen: Frozen) -> str:
    """The digest of a seal: it covers the nonce and the frozen values, and nothing else."""
    return digest(f"seal {kind}", {"nonce": nonce, "frozen": frozen})


def code_of(found: str) -> str:
    """The code that a report prints: the first 128 bits of the digest, `xxxx-xxxx-…` in eight groups."""
    return "-".join(found[start : start + 4] for start in range(0, _DIGITS, 4))


def intact(seal: Seal) -> bool:
    """Whether the digest and the code of a seal are still those of its frozen values."""
    found = digest_of(seal.kind, seal.nonce, seal.frozen)
    return seal.digest == found and seal.code == code_of(found)


def link(seal: Seal) -> str:
    """What the next seal keeps of this one: a digest of all of it but the salts, which may be erased."""
    return digest("seal link", seal.model_copy(update={"salts": {}}))


def rewritten(seal: Seal, earlier: Seal) -> bool:
    """Whether a seal is other than it was: only its salts may go, each with the evidence that is erased."""
    return link(seal) != link(earlier) or not seal.salts.items() <= earlier.salts.items()


def individual_of(dossier: Dossier) -> str | None:
    """A digest of the individual scorings; None where there are none."""
    scorings = {page.id: page for page in dossier.individual}
    return digest("seal individual", scorings) if scorings else None


def evidence_digest(piece: Evidence, salt: str) -> str:
    """The salted digest of one piece: its front matter, its text and the sha256 of its attachments."""
    texts = [text.markdown for section in piece.body.sections for text in section.texts]
    return digest("seal evidence", {"salt": salt, "piece": piece, "texts": texts})


def templates_digest(files: Mapping[str, bytes]) -> str:
    """A digest of the templates of a report, by their names."""
    found = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
    return digest("seal templates", found)
