"""N246 and N247: is everything said that a reader needs, also where the text comes from?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from naftctl.checks.rule import Problem, rule
from naftctl.checks.words import filled, quoted
from naftctl.model.framework import Framework, FrameworkSource, Provenance
from naftctl.model.record import Record
from naftctl.model.version import Version
from naftctl.prose import PLACEHOLDER
from naftctl.source import Span

_WORDS = {
    "title",
    "core",
    "text",
    "attention",
    "question",
    "quality_image",
    "label",
    "meaning",
    "heading",
    "recommendation",
    "key_elements",
    "levels",
    "notice",
    "article",
}


@rule("N246")
def empty_words(version: Version) -> Iterator[Problem]:
    """Elke titel en elke tekst van een kader is ingevuld.

    Waarom: wat leeg blijft, staat zo in de brief en in het verslag.
    Herstel: vul de tekst in, en vervang alles van ⟨ tot en met ⟩.
    """
    for name, text, place in _texts(version.framework):
        if PLACEHOLDER.search(text):
            yield Problem(place, f"`{name}` is nog niet helemaal ingevuld", "vul dit aan")
        elif not filled(text) and name != "notice":
            yield Problem(place, f"`{name}` is leeg", f"vul `{name}` in")


@rule("N247")
def source_incomplete(version: Version) -> Iterator[Problem]:
    """Een kader zegt waar zijn tekst vandaan komt, en waarschuwt zolang het niet de officiële tekst is.

    Waarom: wie een verslag leest of betwist, moet weten op welke tekst het steunt.
    Herstel: vul `source` in voor een officiële tekst, en `notice` voor een werktekst of een gewijzigde tekst.
    """
    framework, source = version.framework, version.framework.source
    provenance = framework.provenance
    missing = [name for name in ("adopted", "adopted_by", "sha256") if not _given(source, name)]
    if missing and provenance is not Provenance.WORKING_TEXT:
        verb = "ontbreekt" if len(missing) == 1 else "ontbreken"
        message = f"bij herkomst `{provenance}` {verb} {quoted(missing)} onder `source`"
        yield Problem(_spot(framework, "source", missing[0]), message, f"vul {quoted(missing)} in")
    if source.sha256 and not re.fullmatch("[0-9a-fA-F]{64}", source.sha256):
        message = "`sha256` is geen reeks van 64 cijfers en letters a tot en met f"
        yield Problem(source.where("sha256"), message, "schrijf de sha256 van het bronbestand")
    if provenance is not Provenance.OFFICIAL and not filled(framework.notice):
        message = f"bij herkomst `{provenance}` ontbreekt `notice`, de waarschuwing voor de lezer"
        hint = "schrijf bij `notice` waarom dit niet de officiële tekst is"
        yield Problem(_spot(framework, "notice"), message, hint)


def _spot(framework: Framework, *route: str) -> Span:
    """The place of a value, or of the key that it belongs with where it is not there."""
    place = framework.where(*route)
    if place != framework.where(*route[:-1]):
        return place
    return framework.where_key(route[0] if len(route) > 1 else "provenance")


def _given(source: FrameworkSource, name: str) -> bool:
    value = getattr(source, name)
    return filled(value) if isinstance(value, str) else value is not None


def _texts(record: Record) -> Iterator[tuple[str, str, Span]]:
    """Every text in a record that may not be filled in, with its field and its place."""
    for name in type(record).model_fields:
        value = getattr(record, name)
        if isinstance(value, Record):
            yield from _texts(value)
        elif isinstance(value, str):
            if name in _WORDS and _suspect(value):
                yield name, value, record.where(name)
        elif isinstance(value, tuple | dict):
            yield from _inside(record, name, value)


def _inside(
    record: Record, name: str, values: tuple[object, ...] | dict[str, str]
) -> Iterator[tuple[str, str, Span]]:
    named = isinstance(values, dict)  # an empty descriptor is as good as none: another rule asks for one
    for step, value in values.items() if isinstance(values, dict) else enumerate(values):
        if isinstance(value, Record):
            yield from _texts(value)
        elif not isinstance(value, str) or name not in _WORDS or (named and not value.strip()):
            continue
        elif _suspect(value):
            yield str(step) if named else name, value, record.where(name, step)


def _suspect(text: str) -> bool:
    return not text.strip() or "⟨" in text
