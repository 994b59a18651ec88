"""Plain values of a report from the records of the model."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from naftctl.model import framework as fw
from naftctl.model import inspection as insp
from naftctl.model.dossier import Dossier
from naftctl.model.evidence import Evidence, Method
from naftctl.model.record import Record
from naftctl.render import context as ctx
from naftctl.render import pieces as pc
from naftctl.source import Route, Span


def framework(framework: fw.Framework) -> ctx.Framework:
    """The version of the framework, with whether it is official."""
    official = framework.provenance is fw.Provenance.OFFICIAL
    return ctx.Framework(framework.version, framework.title, official, framework.notice)


def provider(provider: insp.Provider) -> pc.Provider:
    """The provider with its departments; one without a name goes by its id."""
    departments = (pc.Department(d.name or d.id, d.address, d.municipality) for d in provider.departments)
    return pc.Provider(
        provider.name,
        provider.former_names,
        provider.legal_form,
        provider.enterprise_number,
        provider.hco_number,
        provider.address,
        tuple(departments),
    )


def visits(inspection: insp.Inspection) -> tuple[pc.Visit, ...]:
    """The planned visits in order of day, with the names of their departments."""
    names = {
        department.id: department.name or department.id for department in inspection.provider.departments
    }
    return tuple(
        pc.Visit(v.date, v.from_, v.until, v.place.value if v.place else None, names.get(v.department or ""))
        for v in sorted(inspection.planning.visits, key=lambda visit: visit.date)
    )


def methods(pieces: Iterable[Evidence]) -> tuple[pc.MethodCount, ...]:
    """How many pieces came by each method, in the order of the methods."""
    by_method: dict[Method, list[str]] = {method: [] for method in Method}
    for piece in sorted(pieces, key=order):
        by_method[piece.method].append(piece.id)
    return tuple(pc.MethodCount(m.value, len(ids), tuple(ids)) for m, ids in by_method.items() if ids)


def order(piece: Evidence) -> tuple[int, str]:
    """The key that sorts pieces by method, and then by id."""
    return list(Method).index(piece.method), piece.id


def anchor(ref: str) -> str:
    """The name of the place of a ref in the document: `os-b3-s1`."""
    return re.sub(r"[^a-z0-9]+", "-", ref.lower()).strip("-")


def places(dossier: Dossier) -> Iterator[tuple[str, Span]]:
    """Where each value beyond ASCII was written."""
    for page in dossier.pages:
        yield from _inside(page, (), page.__dict__)
    yield from _inside(dossier.framework, (), dossier.framework.__dict__)


def _inside(record: Record, route: Route, value: Any) -> Iterator[tuple[str, Span]]:
    if isinstance(value, str):
        if not value.isascii():
            yield value, record.where(*route)
    elif isinstance(value, Record):
        yield from _inside(value, (), value.__dict__)
    elif isinstance(value, Mapping):
        for key, inside in value.items():
            yield from _inside(record, (*route, key), inside)
    elif isinstance(value, tuple):
        for index, inside in enumerate(value):
            yield from _inside(record, (*route, index), inside)
