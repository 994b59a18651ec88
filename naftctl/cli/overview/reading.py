"""Read every inspection of a workspace for what it brings to the overviews of the sector."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from msgspec import Struct

from naftctl.cli.judge import weigh
from naftctl.cli.session import Session
from naftctl.cli.spread import spread
from naftctl.diagnostic import Severity
from naftctl.language import tr
from naftctl.load.dossier import Loaded
from naftctl.load.workspace import WorkspaceReader
from naftctl.model.account import Account
from naftctl.overview import account_of, unread_account
from naftctl.overview.naming import Known, Naming, known_of, together
from naftctl.overview.practices import without_names


class Row(Struct, frozen=True):
    """What one inspection brings, and by what it could be recognised."""

    account: Account
    known: Known


class Brought(Struct, frozen=True):
    """What all inspections bring, and everything by which one of them could be recognised."""

    accounts: tuple[Account, ...]
    known: Known


def read_all(session: Session) -> Brought:
    """What every inspection brings; a good practice that names another provider stays out."""
    reader = session.reader
    names = reader.workspace.inspections
    rows = spread(partial(_rows, reader.root, session.today), names, tr("reading inspections"))
    past = (entry.provider for entry in reader.history[0].inspections)
    known = together((row.known for row in rows), past)
    sector = Naming(known)
    return Brought(tuple(without_names(row.account, sector) for row in rows), known)


def _rows(root: Path, today: date, names: Sequence[str]) -> Iterator[Row]:
    """What inspections bring, read anew, so that another process can do it."""
    reader = WorkspaceReader(root)
    return (_row(reader, reader.dossier(name, today)) for name in names)


def _row(reader: WorkspaceReader, loaded: Loaded) -> Row:
    dossier = loaded.dossier
    if dossier is None:
        past = next((past for past in reader.sector.past if past.id == loaded.id), None)
        ids = (loaded.id, past.provider, past.number or "") if past else (loaded.id,)
        return Row(unread_account(loaded.id, past), Known(ids=ids))
    (said,) = weigh(loaded, None)
    faults = sum(each.severity is Severity.ERROR for each in said)
    return Row(account_of(dossier, faults), known_of(dossier))
