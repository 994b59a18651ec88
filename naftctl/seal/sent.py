"""What left the house: its list and its texts as files, and the digest of a draft that a final seal keeps."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from naftctl.digest import digest
from naftctl.model.dossier import Dossier
from naftctl.model.owned import SealKind
from naftctl.model.reaction import SentDocument
from naftctl.seal.texts import shown_texts
from naftctl.written import yaml_lines

_LIST = """# Gemaakt door naftctl letter: wat vertrok, met de sha256 van elk bestand. Schrijf hier niets zelf.
"""
_TEXTS = """# Gemaakt door naftctl letter: de teksten van het ontwerp zoals ze vertrokken. Schrijf hier niets.
"""


def report_of(document: SentDocument) -> SealKind | None:
    """The report that a document went out with: `draft`, `final` for `final-provider` or `release-01`."""
    kind = document.letter.partition("-")[0]
    if kind == "release":  # a refusal is a letter alone, without the code of a report
        return SealKind.FINAL if document.code else None
    return SealKind(kind) if kind in tuple(SealKind) else None


def sent_digest(dossier: Dossier) -> str | None:
    """A digest of the documents that went out with the draft, in whatever order; None where none did."""
    listed = dossier.sent.documents if dossier.sent else ()
    draft = [each for each in listed if report_of(each) is SealKind.DRAFT]
    return digest("sent draft", sorted(draft, key=lambda each: (each.file, each.sha256))) if draft else None


def list_text(documents: Sequence[SentDocument]) -> str:
    """The text of `sent/sent.yaml`."""
    values = {"documents": [each.model_dump(mode="json") for each in documents]}
    return _LIST + "\n".join(yaml_lines(values)) + "\n"


def sent_text(dossier: Dossier, when: date, code: str | None) -> str:
    """The text of `sent/<day>-draft.yaml`: the texts of a draft as its readers get them on that day."""
    values = {"letter": "draft", "date": when.isoformat(), "code": code, "texts": shown_texts(dossier)}
    return _TEXTS + "\n".join(yaml_lines(values)) + "\n"
