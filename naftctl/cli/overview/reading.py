"""Read every inspection of a workspace for what it brings to the overviews of the sector."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from naftctl.cli.judge import judge_from
from naftctl.cli.overview.names import Known, Naming
from naftctl.cli.progress import progress
from naftctl.cli.session import Session
from naftctl.cli.spread import spread
from naftctl.diagnostic import Severity
from naftctl.load.dossier import Loaded
from naftctl.load.workspace import WorkspaceReader
from naftctl.model.dossier import Dossier
from naftctl.model.overview import Account, Practice
from naftctl.overview import account_of, unread_account
from naftctl.privacy.allowed import names_of


@dataclass(frozen=True, slots=True)
class Row:
    """What one inspection brings, and by what it could be recognised."""

    account: Account
    known: Known


@dataclass(frozen=True, slots=True)
class Brought:
    """What all inspections bring, and everything by which one of them could be recognised."""

    accounts: tuple[Account, ...]
    known: Known


def read_all(session: Session) -> Brought:
    """What every inspection brings; a good practice that names another provider stays out."""
    reader = session.reader
    names = reader.workspace.inspections
    with progress("inspecties lezen", 1 if names else 0):
        rows = spread(partial(_rows, reader.root, session.today), names)
    known = _known_of(session, rows)
    naming = Naming(known)
    return Brought(tuple(_without_names(row.account, naming) for row in rows), known)


def _known_of(session: Session, rows: Sequence[Row]) -> Known:
    """All that may not be told, of every inspection and of those without a folder."""
    past = (entry.provider for entry in session.reader.history[0].inspections)
    return Known(
        _each(name for row in rows for name in row.known.names),
        _each(name for row in rows for name in row.known.departments),
        _each((*(name for row in rows for name in row.known.ids), *past)),
    )


def _without_names(account: Account, naming: Naming) -> Account:
    """The account without the good practices that name anybody of the sector, which are counted."""
    told = tuple(each for each in account.practices if not any(map(naming.names, _texts(each))))
    unsafe = account.unsafe + len(account.practices) - len(told)
    return account if told == account.practices else replace(account, practices=told, unsafe=unsafe)


def _texts(practice: Practice) -> tuple[str, ...]:
    return (practice.text, *(answer.text for answer in practice.answers))


def _rows(root: Path, today: date, names: Sequence[str]) -> list[Row]:
    """What inspections bring, read anew, so that another process can do it."""
    reader = WorkspaceReader(root)
    return [_row(reader, reader.dossier(name, today)) for name in names]


def _row(reader: WorkspaceReader, loaded: Loaded) -> Row:
    dossier = loaded.dossier
    if dossier is None:
        past = next((past for past in reader.sector.past if past.id == loaded.id), None)
        ids = (past.provider, past.number or "") if past else ()
        return Row(unread_account(loaded.id, past), Known(ids=_each((loaded.id, *ids))))
    (said,) = judge_from(loaded, None)
    faults = sum(each.severity is Severity.ERROR for each in said)
    return Row(account_of(dossier, faults), _known(dossier))


def _known(dossier: Dossier) -> Known:
    provider = dossier.inspection.provider
    names = (
        each
        for name in (provider.name, *provider.former_names)
        for each in names_of(name, provider.legal_form)
    )
    ids = (
        dossier.id,
        provider.id,
        dossier.inspection.number or "",
        provider.enterprise_number or "",
        provider.hco_number or "",
    )
    return Known(_each(names), _each(each.name or "" for each in provider.departments), _each(ids))


def _each(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name.strip() for name in names if name.strip()))
