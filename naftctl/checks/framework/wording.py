"""N246 and N247: is everything said that a reader needs, also where the text comes from?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from naftctl.checks.rule import Problem, rule
from naftctl.checks.words import filled, quoted
from naftctl.language import tr
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
    """Every title and every text of a framework is filled in.

    Why: what stays empty stands like that in the letter and in the report.
    Fix: fill in the text, and replace everything from ⟨ to ⟩.
    """
    for name, text, place in _texts(version.framework):
        if PLACEHOLDER.search(text):
            yield Problem(
                place, tr("`{name}` has not been filled in completely yet", name=name), tr("complete this")
            )
        elif not filled(text) and name != "notice":
            yield Problem(place, tr("`{name}` is empty", name=name), tr("fill in `{name}`", name=name))


@rule("N247")
def source_incomplete(version: Version) -> Iterator[Problem]:
    """A framework says where its text comes from, and warns as long as it is not the official text.

    Why: whoever reads or contests a report has to know on which text it rests.
    Fix: fill in `source` for an official text, and `notice` for a working text or a changed text.
    """
    framework, source = version.framework, version.framework.source
    provenance = framework.provenance
    missing = [name for name in ("adopted", "adopted_by", "sha256") if not _given(source, name)]
    if missing and provenance is not Provenance.WORKING_TEXT:
        verb = tr("is missing") if len(missing) == 1 else tr("are missing")
        message = tr(
            "{missing} {verb} under `source` with provenance `{provenance}`",
            provenance=provenance,
            verb=verb,
            missing=quoted(missing),
        )
        yield Problem(
            _spot(framework, "source", missing[0]), message, tr("fill in {missing}", missing=quoted(missing))
        )
    if source.sha256 and not re.fullmatch("[0-9a-fA-F]{64}", source.sha256):
        message = tr("`sha256` is not a row of 64 digits and letters a to f")
        yield Problem(source.where("sha256"), message, tr("write the sha256 of the source file"))
    if provenance is not Provenance.OFFICIAL and not filled(framework.notice):
        message = tr(
            "with provenance `{provenance}`, `notice` is missing, the warning for the reader",
            provenance=provenance,
        )
        hint = tr("write at `notice` why this is not the official text")
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
