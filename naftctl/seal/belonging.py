"""Which seals can say what was judged in an inspection."""

from __future__ import annotations

from naftctl.model.dossier import Dossier
from naftctl.model.once import once
from naftctl.model.owned import Seal
from naftctl.seal.changes import changes
from naftctl.seal.making import intact


@once
def usable(dossier: Dossier) -> tuple[Seal, ...]:
    """The seals that can say what was judged here: whole, under their own name, of this inspection."""
    return tuple(
        seal
        for name, seal in dossier.seals.items()
        if seal.kind == name and name in whole(dossier) and name not in strangers(dossier)
    )


@once
def whole(dossier: Dossier) -> frozenset[str]:
    """The names of the seals of which the digest and the code are those of their values."""
    return frozenset(name for name, seal in dossier.seals.items() if intact(seal))


@once
def strangers(dossier: Dossier) -> frozenset[str]:
    """The names of the seals that are foreign."""
    return frozenset(name for name, seal in dossier.seals.items() if foreign(seal, dossier))


def foreign(seal: Seal, dossier: Dossier) -> bool:
    """Whether a seal is of another inspection, and not of this one under an earlier name of its folder."""
    if seal.provider != dossier.inspection.provider.id:
        return True
    if seal.inspection == dossier.id:
        return False
    values = sum(len(labels) for labels in seal.frozen.points.values()) + len(seal.frozen.levels)
    return len(changes(seal, dossier)) * 2 > values
