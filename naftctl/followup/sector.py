"""What is open in the sector, and which inspections that still run take it along."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from naftctl.followup.standing import OpenShortcoming, position
from naftctl.model.followup import Standing, Told


class Next(Struct, frozen=True):
    """An inspection that still runs (volgende inspectie), and whether its `followup.yaml` names it."""

    inspection: str
    included: bool


class Item(Struct, frozen=True):
    """An open shortcoming of a provider, by the id and the last name of the provider."""

    open: OpenShortcoming
    provider: str
    name: str
    next: tuple[Next, ...] = ()


def sector_items(told: Iterable[Told], today: date) -> tuple[Item, ...]:
    """Every shortcoming that is open today, the oldest first."""
    providers: dict[str, list[Told]] = {}
    for each in told:
        providers.setdefault(each.provider.strip().casefold(), []).append(each)
    found = [item for own in providers.values() for item in _of_provider(own, today)]
    return tuple(sorted(found, key=lambda item: (item.open.since, item.open.id)))


def _of_provider(told: list[Told], today: date) -> Iterable[Item]:
    last = max(told, key=lambda each: (each.visit or date.min, each.id))
    running = [each for each in told if each.standing is Standing.RUNNING and each.takes_along]
    keys = {each.id: {item.key for item in each.judged} for each in running}
    for one in position(told, today).open:
        coming = tuple(Next(each.id, one.id in keys[each.id]) for each in running)
        yield Item(one, last.provider, last.name, coming)
