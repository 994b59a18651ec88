"""N236 to N238: has everything an id of its own that can be cited and stored?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from naftctl.checks.framework.entries import KINDS, Entry, entries, file_name, folder_names
from naftctl.checks.rule import Problem, rule
from naftctl.diagnostic import Label
from naftctl.model.framework import Scale
from naftctl.model.version import Version
from naftctl.names import portable

_LONGEST = 40
_FAMILY = re.compile(r"[a-z][a-z0-9-]*")
_NUMBER = re.compile(r"\d(?:[0-9A-Za-z.-]*[0-9A-Za-z])?")


@rule("N236")
def id_twice(version: Version) -> Iterator[Problem]:
    """Een id hoort bij één ding, ook over alles heen wat een tekst kan aanhalen.

    Waarom: een verwijzing naar dat id zou naar twee dingen wijzen.
    Herstel: geef een van beide een id dat nog vrij is, en kijk na wat ernaar verwijst.
    """
    cited: dict[str, Entry] = {}
    for kind in KINDS:
        first = cited if kind.cited else {}
        for entry in _own_name(entries(version.framework, (kind,))):
            before = first.setdefault(entry.id, entry)
            if before is not entry:
                there = before.record.where("id")
                yield Problem(
                    entry.record.where("id"),
                    f"`{entry.id[:_LONGEST]}` is al het id van een {before.kind.noun}",
                    "geef een van beide een id dat nog vrij is",
                    related=(Label(there, "hier staat dit id voor het eerst"),),
                )


@rule("N237")
def malformed_id(version: Version) -> Iterator[Problem]:
    """Een id heeft de vorm die bij zijn soort hoort.

    Waarom: zo is een verwijzing nooit met een bron of een bestand te verwarren, en werkt een id op elk
    toestel als bestandsnaam.
    Herstel: schrijf het id zoals het voorbeeld in de melding, en pas aan wat ernaar verwijst.
    """
    framework = version.framework
    for entry in _own_name(entries(framework)):
        kind, name = entry.kind, entry.id
        if not kind.fits(name):
            message = f"`{name[:_LONGEST]}` kan geen id van een {kind.noun} zijn"
            yield Problem(entry.record.where("id"), message, f"schrijf het id zoals {kind.example}")
    family, number = folder_names(version)
    if framework.id == family and (not _FAMILY.fullmatch(family) or portable(family)):
        message = f"`{family[:_LONGEST]}` kan geen id van een kader zijn"
        yield Problem(framework.where("id"), message, "schrijf het id zoals r-naft")
    if framework.version == number and not _NUMBER.fullmatch(number):
        message = f"`{number[:_LONGEST]}` kan geen versie van een kader zijn"
        yield Problem(framework.where("version"), message, "schrijf de versie zoals 2026.1")


@rule("N238")
def name_differs(version: Version) -> Iterator[Problem]:
    """Een schaal heet zoals haar bestand, een kaderversie zoals haar map.

    Waarom: een inspectie vindt een kader en een schaal aan die naam.
    Herstel: schrijf het id zoals het bestand of de map heet, of hernoem het bestand of de map.
    """
    framework = version.framework
    for scale in framework.scales:
        if (name := file_name(scale)) != scale.id:
            message = f"het bestand heet {name}.yaml en de schaal heet `{scale.id[:_LONGEST]}`"
            yield Problem(scale.where("id"), message, f"schrijf `id: {name}`, of hernoem het bestand")
    family, number = folder_names(version)
    if framework.id != family:
        message = f"de map heet {family} en het kader heet `{framework.id[:_LONGEST]}`"
        yield Problem(framework.where("id"), message, f"schrijf `id: {family}`, of hernoem de map")
    if framework.version != number:
        message = f"de map heet {number} en de versie heet `{framework.version[:_LONGEST]}`"
        hint = f'schrijf `version: "{number}"`, of hernoem de map'
        yield Problem(framework.where("version"), message, hint)


def _own_name(found: tuple[Entry, ...]) -> Iterator[Entry]:
    """The entries without the scales that are not called as their file is: that is said already."""
    for entry in found:
        if not (isinstance(entry.record, Scale) and file_name(entry.record) != entry.id):
            yield entry
