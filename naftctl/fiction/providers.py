"""Providers that do not exist."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from naftctl.fiction.chance import Chance
from naftctl.fiction.plan import Plan
from naftctl.model.inspection import Department, Provider

_HOW = (
    *("Papieren", "Glazen", "Tinnen", "Blauwe", "Zilveren", "Ronde", "Gele", "Koperen", "Rieten"),
    *("Linnen", "Houten", "Wollen"),
)
_WHAT = (
    *("Ladder", "Kiezel", "Vlieger", "Trommel", "Wimpel", "Knoop", "Trechter", "Haspel", "Kegel", "Gieter"),
    *("Tuimelaar", "Paraplu", "Tandem", "Schommel", "Stelt", "Draaitol", "Kruiwagen", "Lampion", "Hangmat"),
    *("Zonnewijzer", "Kapstok", "Windhaan", "Fluitketel", "Knikker"),
)
_PLACES = (
    *("stad", "dorp", "brug", "duin", "heide", "beek", "berg", "dal", "haven", "meer", "molen", "poort"),
    *("sluis", "veld", "bos", "donk", "hoek", "veer", "akker", "dijk", "weide", "bron", "vaart", "lo"),
)
_ROADS = ("Lindelaan", "Molenweg", "Stationsstraat", "Brugstraat", "Kerkstraat", "Weidestraat", "Dorpsplein")
_PARTS = ("Kern", "Atelier", "Werkplaats")
_POSTCODE, _CHECK = 9993, 97
MOST = len(_HOW) * len(_WHAT) - 2
"""So many providers have names of their own, with two names left for those that are renamed."""


class Invented(Struct, frozen=True):
    """A provider as it is from a day on until another name follows; `skill` says how well it does."""

    provider: Provider
    slug: str
    skill: int
    since: date = date.min


def providers(plan: Plan) -> tuple[tuple[Invented, ...], ...]:
    """Every provider, each as it was over time, the earliest first."""
    if plan.providers > MOST:
        raise ValueError(f"at most {MOST} providers have names of their own")
    names = Chance(plan.seed, "names").shuffled([(how, what) for what in _WHAT for how in _HOW])
    renamed = {2 % plan.providers: 0, 7 % plan.providers: 1}
    found = []
    for number in range(plan.providers):
        first = _provider(plan, number, names[number])
        later = names[plan.providers + renamed[number]] if number in renamed else None
        found.append((first, _renamed(plan, first, later)) if later else (first,))
    return tuple(found)


def _provider(plan: Plan, number: int, name: tuple[str, str]) -> Invented:
    chance = Chance(plan.seed, "provider", number)
    slug = _slug(name)
    departments = tuple(_departments(chance, number, name))
    provider = Provider(
        id=slug,
        name=_named(name),
        legal_form="vzw",
        enterprise_number=_enterprise(number),
        address=departments[0].address,
        departments=departments,
    )
    return Invented(provider, slug, chance.between(-14, 14))


def _renamed(plan: Plan, before: Invented, name: tuple[str, str]) -> Invented:
    """The same provider under another name; its id stays."""
    old = before.provider
    provider = old.model_copy(update={"name": _named(name), "former_names": (old.name,)})
    return Invented(provider, _slug(name), before.skill, plan.starts(plan.years // 2))


def _departments(chance: Chance, number: int, name: tuple[str, str]) -> Iterator[Department]:
    count = 3 if number % 7 == 3 else 2 if number % 3 == 0 else 1
    for part, place in zip(_PARTS[:count], chance.shuffled(_PLACES), strict=False):
        town = f"Voorbeeld{place}"
        address = (
            f"{chance.pick(_ROADS)} {chance.between(1, 60)}, {_POSTCODE + _PLACES.index(place) % 7} {town}"
        )
        called = f"De {' '.join(name)}" + (f" {part}" if count > 1 else "")
        yield Department(id=part.lower(), name=called, address=address, municipality=town)


def _named(name: tuple[str, str]) -> str:
    return f"vzw De {' '.join(name)} (fictief)"


def _slug(name: tuple[str, str]) -> str:
    return "-".join(("de", *name)).lower()


def _enterprise(number: int) -> str:
    """A number that no enterprise has: its check digits are wrong."""
    start = 9_999_000 + number
    wrong = (_CHECK - start % _CHECK + 1) % _CHECK
    digits = f"{start:08}{wrong:02}"
    return f"{digits[:4]}.{digits[4:7]}.{digits[7:]}"
