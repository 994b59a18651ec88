"""What an inspection was when it was sealed, as far as git kept it."""

from __future__ import annotations

import re

from naftctl.cli.session import Session, say
from naftctl.language import later, tr
from naftctl.load.dossier import Loaded
from naftctl.load.git import GitFault, Revision, brought_in, find_revision
from naftctl.load.revisions import PastReader
from naftctl.model.dossier import Dossier
from naftctl.model.owned import Seal

SINCE_SEAL = later("the seal of the draft ({day})")
_FOLDER = re.compile(r"[^/\\.][^/\\]*")
_COMMIT = re.compile(r"[0-9a-f]{7,64}")


def then_of(session: Session, now: Dossier, seal: Seal) -> Dossier | None:
    """The inspection at the revision that the seal names, or at the commit that brought the seal in.

    Where neither is here, that is said: then only the judgements are known, and which texts are others.
    """
    try:
        loaded = _loaded(session, now, seal)
    except GitFault as fault:
        say(tr("{reason}: of texts you only see that they differ", reason=fault.reason))
        return None
    if loaded is None or loaded.dossier is None:
        say(tr("git does not have the files of that time: of texts you only see that they differ"))
        return None
    return loaded.dossier


def _loaded(session: Session, now: Dossier, seal: Seal) -> Loaded | None:
    """The folder as it was, under the name that it was sealed with or its name of now."""
    own = seal.provider == now.inspection.provider.id and _FOLDER.fullmatch(seal.inspection)
    names = dict.fromkeys((seal.inspection if own else now.id, now.id))
    at = _sealed_at(session, seal)
    for name in names:
        found = at or brought_in(session.reader.root, f"inspections/{name}/seals/draft.yaml")
        loaded = PastReader(session.reader, found).dossier(name, session.today) if found else None
        if loaded is not None:
            return loaded
    return None


def _sealed_at(session: Session, seal: Seal) -> Revision | None:
    """The commit that the seal names; None where files had changed since, or where it is not here."""
    if seal.revision is None or not _COMMIT.fullmatch(seal.revision):
        return None
    try:
        return find_revision(session.reader.root, seal.revision)
    except GitFault:
        return None
