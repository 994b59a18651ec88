"""N236 to N238: has everything an id of its own that can be cited and stored?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from naftctl.checks.framework.entries import KINDS, Entry, entries, file_name, folder_names
from naftctl.checks.rule import Problem, rule
from naftctl.diagnostic import Label
from naftctl.language import tr
from naftctl.model.framework import Scale
from naftctl.model.version import Version
from naftctl.names import portable

_LONGEST = 40
_FAMILY = re.compile(r"[a-z][a-z0-9-]*")
_NUMBER = re.compile(r"\d(?:[0-9A-Za-z.-]*[0-9A-Za-z])?")


@rule("N236")
def id_twice(version: Version) -> Iterator[Problem]:
    """An id belongs to one thing, also across everything that a text can cite.

    Why: a reference to that id would point to two things.
    Fix: give one of the two an id that is still free, and check what refers to it.
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
                    tr(
                        "`{id}` is already an id of this kind: {noun}",
                        id=entry.id[:_LONGEST],
                        noun=before.kind.noun,
                    ),
                    tr("give one of the two an id that is still free"),
                    related=(Label(there, tr("this id is first used here")),),
                )


@rule("N237")
def malformed_id(version: Version) -> Iterator[Problem]:
    """An id has the form that belongs to its kind.

    Why: this way a reference can never be confused with a source or a file, and an id works as a file
    name on every computer.
    Fix: write the id like the example in the message, and adapt what refers to it.
    """
    framework = version.framework
    for entry in _own_name(entries(framework)):
        kind, name = entry.kind, entry.id
        if not kind.fits(name):
            message = tr(
                "`{name}` cannot be an id of this kind: {noun}", name=name[:_LONGEST], noun=kind.noun
            )
            yield Problem(
                entry.record.where("id"), message, tr("write the id like {example}", example=kind.example)
            )
    family, number = folder_names(version)
    if framework.id == family and (not _FAMILY.fullmatch(family) or portable(family)):
        message = tr("`{family}` cannot be the id of a framework", family=family[:_LONGEST])
        yield Problem(framework.where("id"), message, tr("write the id like r-naft"))
    if framework.version == number and not _NUMBER.fullmatch(number):
        message = tr("`{number}` cannot be the version of a framework", number=number[:_LONGEST])
        yield Problem(framework.where("version"), message, tr("write the version like 2026.1"))


@rule("N238")
def name_differs(version: Version) -> Iterator[Problem]:
    """A scale is called as its file is, a framework version as its folder is.

    Why: an inspection finds a framework and a scale by that name.
    Fix: write the id as the file or the folder is called, or rename the file or the folder.
    """
    framework = version.framework
    for scale in framework.scales:
        if (name := file_name(scale)) != scale.id:
            message = tr(
                "the file is called {name}.yaml and the scale is called `{id}`",
                name=name,
                id=scale.id[:_LONGEST],
            )
            yield Problem(scale.where("id"), message, tr("write `id: {name}`, or rename the file", name=name))
    family, number = folder_names(version)
    if framework.id != family:
        message = tr(
            "the folder is called {family} and the framework is called `{id}`",
            family=family,
            id=framework.id[:_LONGEST],
        )
        yield Problem(
            framework.where("id"), message, tr("write `id: {family}`, or rename the folder", family=family)
        )
    if framework.version != number:
        message = tr(
            "the folder is called {number} and the version is called `{version}`",
            number=number,
            version=framework.version[:_LONGEST],
        )
        hint = tr('write `version: "{number}"`, or rename the folder', number=number)
        yield Problem(framework.where("version"), message, hint)


def _own_name(found: tuple[Entry, ...]) -> Iterator[Entry]:
    """The entries without the scales that are not called as their file is: that is said already."""
    for entry in found:
        if not (isinstance(entry.record, Scale) and file_name(entry.record) != entry.id):
            yield entry
