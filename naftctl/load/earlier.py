"""Read what other inspections of a provider tell of shortcomings, and no more of them than that."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from msgspec.structs import replace

from naftctl.diagnostic import Diagnostic
from naftctl.load.dossier import FindFramework, read_dossier
from naftctl.load.record import build
from naftctl.load.sector import INSPECTION, read_head
from naftctl.load.tree import MAX_BYTES, DiskTree, Tree, Unreadable
from naftctl.model.followup import Standing, Told, same_provider
from naftctl.model.inspection import Inspection
from naftctl.model.told import told_of

_PARTS = re.compile(
    r"inspection\.yaml|regulation\.yaml|followup\.yaml|seals/final\.yaml|(?:scorings|findings)/[^/]*\.md"
)
"""The files that say what was found, what was judged of earlier findings, and whether both are final."""


class _Parts:
    """Only those files of a folder."""

    def __init__(self, whole: Tree) -> None:
        self.whole, self.label = whole, whole.label

    def names(self) -> tuple[str, ...]:
        return tuple(name for name in self.whole.names() if _PARTS.fullmatch(name))

    def read(self, name: str, limit: int = MAX_BYTES) -> bytes:
        return self.whole.read(name, limit)

    def sha256(self, name: str, limit: int) -> str:
        return self.whole.sha256(name, limit)

    def problems(self) -> tuple[Diagnostic, ...]:
        prefix = f"{self.label}/"
        found = self.whole.problems()
        return tuple(said for said in found if _PARTS.fullmatch(said.span.path.removeprefix(prefix)))


def read_told(tree: Tree, today: date, find_framework: FindFramework) -> Told | None:
    """What the inspection in this folder tells, None where it cannot be told whose it is."""
    loaded = read_dossier(_Parts(tree), today, find_framework)
    if loaded.dossier is not None:
        return told_of(loaded.dossier)
    head = read_head(tree)
    inspection = build(Inspection, head.value, head.origin).record if head else None
    if inspection is None:
        return None
    provider = inspection.provider
    lost = Told(loaded.id, provider.id, Standing.UNREADABLE, provider.name, complete=False)
    return replace(lost, visit=inspection.first_visit)


def lowered_heads(root: Path, names: Sequence[str]) -> Mapping[str, bytes]:
    """The bytes of each `inspection.yaml` that can be read, in small letters."""
    found = {}
    for name in names:
        try:
            found[name] = DiskTree(root / name, "").read(INSPECTION).lower()
        except Unreadable:
            continue
    return found


def perhaps_of(heads: Mapping[str, bytes], provider: str) -> Iterator[str]:
    """The inspections in whose `inspection.yaml` the id of a provider stands somewhere.

    Most inspections are those of others, and to look for some bytes is a hundred times cheaper than to read.
    """
    wanted = provider.strip().casefold().encode()
    yield from (name for name, head in heads.items() if not wanted.isascii() or wanted in head)


Teller = Callable[[str], Told | None]
"""Gives what the inspection with this name tells."""


def earlier_of(provider: str, names: Iterable[str], teller: Teller) -> tuple[Told, ...]:
    """What each of these inspections tells, of those of this provider."""
    found = map(teller, names)
    return tuple(told for told in found if told is not None and same_provider(told.provider, provider))
