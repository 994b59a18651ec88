"""Candidates that stand inside files: points, expectations, investigations, members, open hits."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from naftctl.cli.session import the_day
from naftctl.load.workspace import WorkspaceReader
from naftctl.model.dossier import Dossier

if TYPE_CHECKING:
    from naftctl.cli.completing.answer import Asked, Candidate


_MOST = 8
"""So many inspections are read where none is named: a person waits."""


def values(asked: Asked, kind: str) -> list[Candidate]:
    """The values of a kind, each with a few words where it has any."""
    find = _KINDS.get(kind)
    found = find(asked) if find else ()
    return [(name, " ".join(said.split())) for name, said in dict(found).items()]


def _dossiers(asked: Asked) -> Iterable[Dossier]:
    """The inspection that is meant, or the first few; as far as they can be read."""
    reader, today = WorkspaceReader(Path(asked.root)), the_day(None)
    read = (reader.dossier(name, today).dossier for name in asked.among(_MOST))
    return [dossier for dossier in read if dossier]


def _ids(asked: Asked) -> Iterable[Candidate]:
    """What `trace` knows."""
    from naftctl.trace import Kind, trace_of  # noqa: PLC0415

    kinds = frozenset(Kind) - {Kind.MISSING, Kind.UNREAD}
    return [(name, "") for each in _dossiers(asked) for name in trace_of(each).of_kind(*kinds)]


def _points(asked: Asked) -> Iterable[Candidate]:
    return [(name, said) for name, said in _ids(asked) if "/" in name]


def _framework_ids(asked: Asked) -> Iterable[Candidate]:
    """What `framework show` knows, of the version that is meant or the newest."""
    from naftctl.framework.order import in_order  # noqa: PLC0415
    from naftctl.show.entries import by_id  # noqa: PLC0415

    reader, named = WorkspaceReader(Path(asked.root)), asked.given.get("--framework", "")
    known = in_order(reader.workspace.frameworks)
    meant = [ref for ref in known if named in {"", ref, ref.partition("/")[2]}]
    framework = reader.framework(meant[-1]) if meant else None
    return [(name, "") for name in by_id(framework)] if framework else []


def _investigations(asked: Asked) -> Iterable[Candidate]:
    """The alternating investigations of the inspection's framework, or of the newest."""
    from naftctl.framework.order import in_order  # noqa: PLC0415

    reader = WorkspaceReader(Path(asked.root))
    newest = map(reader.framework, in_order(reader.workspace.frameworks)[-1:])
    known = [dossier.framework for dossier in _dossiers(asked)] if asked.inspection else newest
    return [(each.id, each.title) for framework in known if framework for each in framework.alternates]


def _members(asked: Asked) -> Iterable[Candidate]:
    return [(member.id, member.role) for each in _dossiers(asked) for member in each.inspection.team]


def _hits(asked: Asked) -> Iterable[Candidate]:
    """The numbers of what a person still has to decide about."""
    from naftctl.privacy.screening import screening  # noqa: PLC0415

    hits = [hit for each in _dossiers(asked) for hit in screening(each).hits if hit.open]
    return [(hit.id, f"{hit.place.path}:{hit.place.line}") for hit in hits]


_KINDS: dict[str, Callable[[Asked], Iterable[Candidate]]] = {
    "ID": _ids,
    "POINT": _points,
    "FRAMEWORK-ID": _framework_ids,
    "INVESTIGATION": _investigations,
    "MEMBER": _members,
    "HIT": _hits,
}
