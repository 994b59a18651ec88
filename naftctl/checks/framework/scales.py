"""N231 to N233, N235 and N241: what the scales rest on, and whether they say all of it."""

from __future__ import annotations

from collections.abc import Iterator

from naftctl.checks.framework.entries import file_name, refused, twice
from naftctl.checks.framework.parts import FOUR, unexplained, unresolved
from naftctl.checks.rule import Problem, rule
from naftctl.checks.words import filled, quoted
from naftctl.diagnostic import Label
from naftctl.model.framework import Scale
from naftctl.model.version import Version
from naftctl.source import Span


@rule("N231")
def expectation_adrift(version: Version) -> Iterator[Problem]:
    """Elke kwaliteitsverwachting voedt een schaal.

    Waarom: een verwachting zonder schaal wordt nooit beoordeeld, en niemand merkt het.
    Herstel: noem de verwachting onder `based_on` van de schaal waar ze bij hoort.
    """
    framework = version.framework
    if _scale_unread(version) or not all(scale.based_on for scale in framework.scales):
        return
    fed = {name for scale in framework.scales for name in scale.based_on}
    adrift = [name for name in framework.expectations if name not in fed]
    for name in unexplained(adrift, [m.name for m in unresolved(framework, "expectations")]):
        message = f"verwachting `{name}` voedt geen enkele schaal"
        hint = f"noem {name} onder `based_on` van één schaal"
        source = refused(*((scale, "based_on") for scale in framework.scales))
        yield Problem(framework.expectations[name].where("id"), message, hint, source=source)


@rule("N232")
def expectation_twice(version: Version) -> Iterator[Problem]:
    """Elke kwaliteitsverwachting voedt niet meer dan één schaal.

    Waarom: wat onder twee schalen meetelt, wordt twee keer beoordeeld.
    Herstel: haal de verwachting weg onder `based_on` van een van beide schalen.
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
                inside = "staat hier twee keer" if before == scale.id else f"voedt ook al schaal {before}"
                related = (Label(there, f"hier staat `{name}` voor het eerst"),)
                message = f"verwachting `{name}` {inside}"
                yield Problem(place, message, "noem de verwachting onder één schaal", related=related)


@rule("N233")
def scale_without_ground(version: Version) -> Iterator[Problem]:
    """Elke schaal steunt op minstens één kwaliteitsverwachting.

    Waarom: een niveau zegt hoever de aanbieder staat met een verwachting; zonder verwachting zegt het niets.
    Herstel: noem onder `based_on` de verwachtingen waarop de schaal steunt.
    """
    for scale in version.framework.scales:
        if not scale.based_on:
            hint = "noem de verwachtingen onder `based_on`"
            yield Problem(
                scale.where("based_on"), f"schaal {scale.id} steunt op geen enkele verwachting", hint
            )


@rule("N235")
def level_undescribed(version: Version) -> Iterator[Problem]:
    """Elke schaal beschrijft elk niveau.

    Waarom: een team kan alleen inschalen wat beschreven is, en de aanbieder leest er zijn niveau in.
    Herstel: schrijf onder `levels` van de schaal de beschrijving van het niveau.
    """
    framework = version.framework
    if len(framework.level) != FOUR:
        return
    for scale in framework.scales:
        empty = [name for name in framework.level if not filled(scale.levels.get(name))]
        strange = [name for name in scale.levels if name not in framework.level]
        if missing := unexplained(empty, strange):
            what = "geen beschrijving van niveau" if len(missing) == 1 else "geen beschrijving van de niveaus"
            message = f"schaal {scale.id} heeft {what} {quoted(missing)}"
            place = _descriptor(scale, missing[0])
            source = framework.where("levels")
            yield Problem(place, message, f"beschrijf {quoted(missing)} onder `levels`", source=source)


@rule("N241")
def investigation_without_scale(version: Version) -> Iterator[Problem]:
    """Elk onderzoek heeft minstens één schaal.

    Waarom: een onderzoek zonder schaal kan gekozen worden en levert dan geen enkel niveau op.
    Herstel: noem het onderzoek bij `investigation` van een schaal, of haal het weg.
    """
    if _scale_unread(version):
        return
    framework = version.framework
    used = {scale.investigation for scale in framework.scales}
    bare = {i.id: i for i in framework.investigations if i.id not in used}
    for name in unexplained(tuple(bare), [m.name for m in unresolved(framework, "investigations")]):
        message = f"onderzoek `{name}` heeft geen enkele schaal"
        hint = f"noem {name} bij `investigation` van een schaal"
        yield Problem(bare[name].where("id"), message, hint)


def _scale_unread(version: Version) -> bool:
    """Whether there is a scale of which nothing is known."""
    return any(not name.endswith(".yaml") for name in version.unread)


def _descriptor(scale: Scale, level: str) -> Span:
    """The place of a descriptor, or of the key above it where it is not there."""
    place = scale.where("levels", level)
    return scale.where_key("levels") if place == scale.where("levels") else place
