"""N250 and N252: is a version that is in use still what it was?"""

from __future__ import annotations

from collections.abc import Iterator

from naftctl.checks.framework.entries import expectation_lists, folder_names, refused
from naftctl.checks.rule import Problem, rule
from naftctl.checks.words import count, day
from naftctl.diagnostic import Label, Severity
from naftctl.framework.pin import changed
from naftctl.model.framework import Framework
from naftctl.model.owned import Pin
from naftctl.model.version import Version
from naftctl.source import Span

_FILE = "digest.yaml"
_HINT = "zet de tekst van toen terug, of maak een nieuwe versie"


@rule("N250")
def version_changed(version: Version) -> Iterator[Problem]:
    """Een kaderversie die een inspectie vastlegt, wijzigt niet meer.

    Waarom: een inspectie wordt voor altijd gelezen en beoordeeld volgens de versie van toen.
    Herstel: zet de tekst terug zoals hij was, en breng de wijziging aan in een nieuwe versie.
    """
    pin = version.pin
    if pin is None:
        return
    ref = "/".join(folder_names(version))
    if pin.framework != ref:
        message = f"dit is de vastlegging van `{pin.framework[:40]}`, niet van `{ref}`"
        hint = f"haal {_FILE} weg en leg de versie opnieuw vast: naftctl framework pin {ref}"
        yield Problem(pin.where("framework"), message, hint)
        return
    for name in _others(version, pin):
        if name == "digest":
            message = f"{_FILE} is zelf gewijzigd: de onderdelen en de `digest` passen niet bij elkaar"
            yield Problem(pin.where("digest"), message, f"zet {_FILE} terug zoals het was")
        else:
            yield _change(version, pin, name)


@rule("N252", severity=Severity.WARNING)
def version_unpinned(version: Version) -> Iterator[Problem]:
    """Een kaderversie die een inspectie volgt, is vastgelegd in digest.yaml.

    Waarom: alleen dan valt het op wanneer iemand de versie later wijzigt.
    Herstel: leg de versie vast met `naftctl framework pin` en bewaar digest.yaml bij het kader.
    """
    if version.users and version.pin is None and _FILE not in version.unread:
        number = len(version.users)
        some = count(number, "inspectie volgt", "inspecties volgen")
        message = f"{some} deze versie en {_FILE} ontbreekt"
        hint = f"leg de versie vast: naftctl framework pin {version.framework.ref}"
        yield Problem(version.file(_FILE), message, hint)


def _others(version: Version, pin: Pin) -> tuple[str, ...]:
    """The parts that changed, without those of which something is said elsewhere or that only follow."""
    found = changed(version.framework, pin)
    silent = set(version.unread)
    # A name that is not that of the folder is a problem of its own.
    names = zip(("id", "version"), folder_names(version), strict=True)
    silent |= {key for key, name in names if getattr(version.framework, key) != name}
    # An expectation that came or went changes its rubric too.
    expectations = set(version.framework.expectations)
    came = {name for name in found if name in expectations and name not in pin.parts}
    went = {name for name in found if _kind(version.framework, name) == "rubrics"} - expectations
    silent |= {"rubrics"} if came or went else set()
    return tuple(name for name in found if name not in silent)


def _change(version: Version, pin: Pin, name: str) -> Problem:
    place, line = _place(version, name), pin.where("parts", name)
    if name not in pin.parts:
        what, line = "kwam erbij", pin.where("pinned")
    else:
        what = "is anders" if place else "is weg"
    return Problem(
        place or _old_place(version, name),
        f"`{name}` {what} sinds deze versie vastgelegd werd",
        _HINT if name in pin.parts else "haal dit weg, of maak een nieuwe versie",
        related=(Label(line, f"vastgelegd op {day(pin.pinned)}"),),
        source=_source(version.framework, name),
    )


def _source(framework: Framework, name: str) -> Span | None:
    """Where the reader left something out of the list in which a part is or was."""
    if _key(name) and name != "rubrics":
        return refused((framework, name))
    if name in framework.expectations or _kind(framework, name) == "scales":
        return None
    return refused(*expectation_lists(framework))


def _place(version: Version, name: str) -> Span | None:
    """The place of a part, or nothing where it is gone."""
    framework = version.framework
    if _key(name):
        return framework.where_key(name)
    entry = framework.expectations.get(name) or next((s for s in framework.scales if s.id == name), None)
    return entry.where("id") if entry else None


def _old_place(version: Version, name: str) -> Span:
    """Where a part that is gone would stand."""
    if _kind(version.framework, name) == "rubrics":
        return version.framework.where_key("rubrics")
    return version.file(f"scales/{name}.yaml")


def _kind(framework: Framework, name: str) -> str:
    """The list that a part is or was in, as far as its name tells; "" for a key."""
    if _key(name):
        return ""
    beginning = name.rpartition("-")[0]
    return "rubrics" if any(e.startswith(f"{beginning}-") for e in framework.expectations) else "scales"


def _key(name: str) -> bool:
    return name in Framework.model_fields
