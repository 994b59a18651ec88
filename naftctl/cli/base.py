"""What `check --base` holds the seals of now against: those of a revision, as on the protected branch."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from msgspec.structs import replace

from naftctl.checks import seals as rules
from naftctl.cli.mistakes import Unable, WrongCall
from naftctl.diagnostic import Diagnostic
from naftctl.lifecycle import Phase
from naftctl.load.dossier import Loaded
from naftctl.model.owned import Seal


class Base:
    """The seals of a revision by inspection; it remembers which of them were found back."""

    def __init__(self, seals: Mapping[str, Mapping[str, Seal]]) -> None:
        self.seals = seals
        self.claimed: set[str] = set()

    def beside(self, loaded: Loaded) -> Loaded:
        """An inspection with the seals that it had, under its own name or the one that it was sealed with."""
        dossier = loaded.dossier
        if dossier is None:
            self.claimed.add(loaded.id)
            return loaded
        names = [loaded.id, *(seal.inspection for seal in dossier.seals.values())]
        name = next((name for name in names if name in self.seals), loaded.id)
        self.claimed.add(name)
        return replace(loaded, dossier=replace(dossier, base=self.seals.get(name, {})))

    def gone(self, known: Collection[str]) -> tuple[Diagnostic, ...]:
        """What is to be said of inspections that were sealed and whose folder is nowhere now."""
        lost = [name for name in self.seals if name not in known and name not in self.claimed]
        return tuple(
            rules.seal_rewritten.diagnostic(problem, Phase.PLANNED)
            for name in lost
            for problem in rules.gone_with_folder(name, self.seals[name])
        )


def read_base(root: Path, named: str) -> Base:
    """The seals at the revision that was named."""
    # Only a check that asks for it pays for git.
    from naftctl.load.base import base_seals  # noqa: PLC0415
    from naftctl.load.git import GitFault, Lack, find_revision  # noqa: PLC0415

    try:
        return Base(base_seals(root, find_revision(root, named).commit))
    except GitFault as fault:
        if fault.lack is Lack.REVISION:
            raise WrongCall(f"--base: {fault.reason}", fault.hint) from None
        raise Unable(f"--base: {fault.reason}", fault.hint) from None
