"""Seals for examples in memory: the same call gives the same seal."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from naftctl.load.dossier import read_dossier
from naftctl.load.tree import MemoryTree
from naftctl.load.workspace import WorkspaceReader
from naftctl.model.dossier import Dossier
from naftctl.model.owned import SealKind
from naftctl.seal import FILES, Versions, seal_of, seal_text
from tests.conftest import EXAMPLE, ROOT, TODAY

LABEL = f"inspections/{EXAMPLE}"
DAYS = {SealKind.DRAFT: date(2026, 6, 30), SealKind.FINAL: date(2026, 7, 16)}
CARRIED_ID = "2022-de-kantelpoort/OS-B4/T1"
CARRIED = f"""{CARRIED_ID}:
  text: Na een traject is er geen nazorg.
  since: 2022-04-21
  occasion: regulier
  outcome: niet_weggewerkt
  note: De nazorg is er nog niet.
  evidence: [V01]
  continues_as: OS-B4/T2
"""
"""A `followup.yaml` of the worked example with one shortcoming that goes on."""
_READER = WorkspaceReader(ROOT)


def dossier_of(files: Mapping[str, str], label: str = LABEL) -> Dossier:
    """The inspection in these files."""
    found = read_dossier(MemoryTree(dict(files), label), TODAY, _READER.framework).dossier
    assert found is not None
    return found


_DRAFTED = (
    ("scorings/OS-K2.md", "de mediane wachttijd van 16", "de mediane wachttijd van 19"),
    ("scorings/OS-S1.md", "de cel leerlingenbegeleiding, het CLB en", "de cel leerlingenbegeleiding en"),
)
"""What the accepted remarks of the worked example changed: file, words now, words in the draft."""


def drafted(files: Mapping[str, str]) -> dict[str, str]:
    """These files with the words that the draft of the worked example had."""
    said = [(name, now, then) for name, now, then in _DRAFTED if name in files]
    return {**files, **{name: files[name].replace(now, then) for name, now, then in said}}


def as_sealed(files: Mapping[str, str], *kinds: str, label: str = LABEL) -> dict[str, str]:
    """These files with the seals that were asked for, the draft over the words that it had then."""
    found = dict(files)
    if "draft" in kinds:
        found[FILES["draft"]] = with_seals(drafted(files), "draft", label=label)[FILES["draft"]]
    return with_seals(found, "final", label=label) if "final" in kinds else found


def with_seals(files: Mapping[str, str], *kinds: str, label: str = LABEL) -> dict[str, str]:
    """These files with the seals that were asked for, as `naftctl seal` makes them."""
    sealed = dict(files)
    for kind in map(SealKind, kinds):
        number = 1 + list(SealKind).index(kind)
        dossier = dossier_of(sealed, label)
        seal = seal_of(
            dossier,
            kind,
            today=DAYS[kind],
            nonce=f"{number:032x}",
            salts={piece.id: f"{index:032x}" for index, piece in enumerate(dossier.evidence)},
            versions=Versions("0.1.0", "0" * 64),
            revision="0123456789",
        )
        sealed[FILES[kind]] = seal_text(seal)
    return sealed
