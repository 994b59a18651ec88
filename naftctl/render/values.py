"""Plain values of a report from the records of the model."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from naftctl.model import framework as fw
from naftctl.model import inspection as insp
from naftctl.model import workspace as ws
from naftctl.model.dossier import Dossier
from naftctl.model.evidence import Evidence, Method
from naftctl.model.record import Record
from naftctl.prose import IMAGE, image_file
from naftctl.render import context as ctx
from naftctl.render import pieces as pc
from naftctl.source import Route, Span


def framework(framework: fw.Framework) -> ctx.Framework:
    """The version of the framework, with where its text comes from."""
    begun = beginnings(framework.expectations), beginnings(item.id for item in framework.regulation)
    return ctx.Framework(
        framework.ref,
        framework.version,
        framework.title,
        framework.provenance.value,
        framework.notice,
        *begun,
    )


def beginnings(ids: Iterable[str]) -> tuple[str, ...]:
    """What stands before the last dash of ids, each once: KV, REG."""
    return tuple(dict.fromkeys(name.rpartition("-")[0] for name in ids if "-" in name))


def house(house: ws.House) -> pc.House:
    """How the report looks, with every logo under a name of its own."""
    organisations: dict[str, pc.Organisation] = {}
    logos: dict[str, bytes] = {}
    for key in type(house.organisations).model_fields:
        told: ws.Organisation = getattr(house.organisations, key)
        data = house.logos.get(key)
        logo = picture_name(data) if data else None
        logos |= {logo: data} if logo and data else {}
        organisations[key] = pc.Organisation(told.name, told.address, told.email, logo)
    colours = house.colours
    return pc.House(organisations, house.font, colours.accent, colours.text, colours.levels, logos)


def passage(shown: str, span: Span, dossier: Dossier) -> pc.Passage:
    """A text as a reader gets it, with every image under the name of its bytes."""
    if "![" not in shown:
        return pc.Passage(shown, span)
    pictures: dict[str, bytes] = {}
    inside = span.path.removeprefix(f"{dossier.path}/")

    def named(image: re.Match[str]) -> str:
        data = dossier.pictures.get(image_file(inside, image["target"]) or "")
        if data is None:
            return image[0]
        name = picture_name(data)
        pictures[name] = data
        return f"![{image['alt']}]({name}{image['title'] or ''})"

    return pc.Passage(IMAGE.sub(named, shown), span, pictures)


def picture_name(data: bytes) -> str:
    """The name of an image in the document, from its bytes."""
    kind = "png" if data.startswith(b"\x89PNG") else "jpg"
    return f"picture-{hashlib.sha256(data).hexdigest()[:16]}.{kind}"


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
    for record in (*dossier.pages, dossier.framework, dossier.house.organisations):
        yield from written(record)


def written(record: Record) -> Iterator[tuple[str, Span]]:
    """Where each value beyond ASCII of one record was written."""
    yield from _inside(record, (), record.__dict__)


def gap(placeholder: re.Match[str]) -> str:
    """The Markdown of what is still to be filled in."""
    words = placeholder[0].strip("⟨⟩").replace("vul in", "nog in te vullen", 1)
    words = re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", words)
    return f"[{words}]{{.gap}}"


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
