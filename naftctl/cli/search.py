"""Look through the seals of a workspace for one with a code."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from naftctl.cli.session import Session, say
from naftctl.language import tr
from naftctl.load.dossier import Loaded
from naftctl.model.dossier import Dossier
from naftctl.seal import FILES
from naftctl.seal.verdict import Verdict, verdicts
from naftctl.seal.witness import Held, holders
from naftctl.show.words import visible


class Search(Struct, frozen=True):
    """All seals that were looked through, and those that have the code."""

    every: Sequence[Held]
    found: Sequence[Held]
    dossier: Dossier | None

    @property
    def verdict(self) -> Verdict | None:
        """What holds of the first seal that was found."""
        kind = self.found[0].seal.kind if self.found else None
        judged = verdicts(self.dossier) if self.dossier else ()
        return next((verdict for verdict in judged if verdict.seal.kind is kind), None)


def look_through(session: Session, name: str, code: str) -> Search:
    """Look for a code in the inspection `name` first, where one is meant, and then in all others."""
    every: list[Held] = []
    dossiers: dict[str, Dossier] = {}
    known = session.reader.workspace.inspections
    for each in dict.fromkeys((name, *known) if name else known):
        loaded = session.read(each)
        dossier = loaded.dossier
        if files := unreadable(loaded):
            say(tr("not readable, and so not checked: {files}", files=", ".join(map(visible, files))))
        held = [Held(each, seal) for seal in dossier.seals.values()] if dossier else []
        every += held
        if dossier and holders(code, held):
            dossiers[each] = dossier
            if each == name:
                break
    found = holders(code, every)
    return Search(every, found, dossiers[found[0].inspection] if found else None)


def unreadable(loaded: Loaded) -> tuple[str, ...]:
    """What keeps seals from being judged: an inspection that is not readable, or seals that are not."""
    dossier = loaded.dossier
    if dossier is None:
        return (loaded.path,)
    return tuple(f"{loaded.path}/{file}" for file in FILES.values() if file in dossier.unread)
