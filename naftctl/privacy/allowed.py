"""Words of an inspection that name no person: the provider, the houses, the parts of the framework."""

from __future__ import annotations

import re
from collections.abc import Iterator

from naftctl.model.dossier import Dossier
from naftctl.model.framework import Framework

_ASIDE = re.compile(r"\s*\([^()]*\)")
_CAPITAL = re.compile(r"\s[A-ZÀ-Þ]")


def allowed(dossier: Dossier) -> tuple[str, ...]:
    """Every word and number that is no hit in this inspection, each once."""
    houses = dossier.house.organisations
    said = [*_provider(dossier), *_framework(dossier.framework)]
    for key in type(houses).model_fields:
        house = getattr(houses, key)
        said += [house.name, house.email or "", *_address(house.address)]
    return tuple(dict.fromkeys(words for words in said if words.strip()))


def _provider(dossier: Dossier) -> Iterator[str]:
    provider = dossier.inspection.provider
    for name in (provider.name, *provider.former_names):
        yield from names_of(name, provider.legal_form)
    yield from (provider.enterprise_number or "", provider.hco_number or "")
    yield from _address(provider.address)
    for department in provider.departments:
        yield from names_of(department.name or "", None)
        yield from (department.id, department.municipality or "")
        yield from _address(department.address)


def names_of(name: str, form: str | None) -> Iterator[str]:
    """A name as it is written, and without what stands between brackets or what the law adds to it."""
    bare = _ASIDE.sub("", name).strip()
    yield from (name, bare)
    if form:
        yield re.sub(rf"(?i)^{re.escape(form)}\s+|\s+{re.escape(form)}$", "", bare)


def _address(address: str | None) -> Iterator[str]:
    """An address, its parts, and the municipality in it."""
    if not address:
        return
    yield address
    for part in address.split(","):
        yield part.strip()
        yield re.sub(r"^\d{4} ", "", part.strip())


def _framework(framework: Framework) -> Iterator[str]:
    """The titles in which a capital stands that is not the first letter."""
    titles = [framework.title, *(scale.title for scale in framework.scale.values())]
    titles += [each.title for each in framework.investigations]
    titles += [each.title for each in framework.context]
    titles += [each.title for each in framework.regulation]
    titles += [each.title for each in framework.partner_groups]
    yield from (title for title in titles if _CAPITAL.search(title))
