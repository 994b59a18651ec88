"""N231 to N233, N235 and N241: what the scales rest on, and whether they say all of it."""

from __future__ import annotations

from collections.abc import Iterator

from naftctl.checks.framework.entries import file_name, refused, twice
from naftctl.checks.framework.parts import FOUR, unexplained, unresolved
from naftctl.checks.rule import Problem, rule
from naftctl.checks.words import filled, quoted
from naftctl.diagnostic import Label
from naftctl.language import tr
from naftctl.model.framework import Scale
from naftctl.model.version import Version
from naftctl.source import Span


@rule("N231")
def expectation_adrift(version: Version) -> Iterator[Problem]:
    """Every quality expectation feeds a scale.

    Why: an expectation without a scale is never judged, and nobody notices.
    Fix: name the expectation under `based_on` of the scale that it belongs to.
    """
    framework = version.framework
    if _scale_unread(version) or not all(scale.based_on for scale in framework.scales):
        return
    fed = {name for scale in framework.scales for name in scale.based_on}
    adrift = [name for name in framework.expectations if name not in fed]
    for name in unexplained(adrift, [m.name for m in unresolved(framework, "expectations")]):
        message = tr("expectation `{name}` does not feed any scale", name=name)
        hint = tr("name {name} under `based_on` of one scale", name=name)
        source = refused(*((scale, "based_on") for scale in framework.scales))
        yield Problem(framework.expectations[name].where("id"), message, hint, source=source)


@rule("N232")
def expectation_twice(version: Version) -> Iterator[Problem]:
    """Every quality expectation feeds no more than one scale.

    Why: what counts under two scales is judged twice.
    Fix: remove the expectation under `based_on` of one of the two scales.
    """
    copied = twice(version.framework, "scales")
    first: dict[str, tuple[str, Span]] = {}
    for scale in version.framework.scales:
        if scale.id in copied and file_name(scale) != scale.id:
            continue  # a copied file that still has the id of the original: that is what is wrong with it
        for index, name in enumerate(scale.based_on):
            place = scale.where("based_on", index)
            before, there = first.setdefault(name, (scale.id, place))
            if there != place:
                inside = (
                    tr("is here twice")
                    if before == scale.id
                    else tr("already feeds scale {before} too", before=before)
                )
                related = (Label(there, tr("`{name}` is first used here", name=name)),)
                message = tr("expectation `{name}` {inside}", name=name, inside=inside)
                yield Problem(place, message, tr("name the expectation under one scale"), related=related)


@rule("N233")
def scale_without_ground(version: Version) -> Iterator[Problem]:
    """Every scale rests on at least one quality expectation.

    Why: a level says how far the provider has come with an expectation; without one it says nothing.
    Fix: name under `based_on` the expectations on which the scale rests.
    """
    for scale in version.framework.scales:
        if not scale.based_on:
            hint = tr("name the expectations under `based_on`")
            yield Problem(
                scale.where("based_on"), tr("scale {id} does not rest on any expectation", id=scale.id), hint
            )


@rule("N235")
def level_undescribed(version: Version) -> Iterator[Problem]:
    """Every scale describes every level.

    Why: a team can score only what is described, and the provider reads its level in it.
    Fix: write the description of the level under `levels` of the scale.
    """
    framework = version.framework
    if len(framework.level) != FOUR:
        return
    for scale in framework.scales:
        empty = [name for name in framework.level if not filled(scale.levels.get(name))]
        strange = [name for name in scale.levels if name not in framework.level]
        if missing := unexplained(empty, strange):
            what = tr("no description of level") if len(missing) == 1 else tr("no description of the levels")
            message = tr("scale {id} has {what} {missing}", id=scale.id, what=what, missing=quoted(missing))
            place = _descriptor(scale, missing[0])
            source = framework.where("levels")
            yield Problem(
                place,
                message,
                tr("describe {missing} under `levels`", missing=quoted(missing)),
                source=source,
            )


@rule("N241")
def investigation_without_scale(version: Version) -> Iterator[Problem]:
    """Every investigation has at least one scale.

    Why: an investigation without a scale can be chosen and then yields no level at all.
    Fix: name the investigation at `investigation` of a scale, or remove it.
    """
    if _scale_unread(version):
        return
    framework = version.framework
    used = {scale.investigation for scale in framework.scales}
    bare = {i.id: i for i in framework.investigations if i.id not in used}
    for name in unexplained(tuple(bare), [m.name for m in unresolved(framework, "investigations")]):
        message = tr("investigation `{name}` has no scale", name=name)
        hint = tr("name {name} at `investigation` of a scale", name=name)
        yield Problem(bare[name].where("id"), message, hint)


def _scale_unread(version: Version) -> bool:
    """Whether there is a scale of which nothing is known."""
    return any(not name.endswith(".yaml") for name in version.unread)


def _descriptor(scale: Scale, level: str) -> Span:
    """The place of a descriptor, or of the key above it where it is not there."""
    place = scale.where("levels", level)
    return scale.where_key("levels") if place == scale.where("levels") else place
