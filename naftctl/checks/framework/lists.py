"""N240, N242 to N245 and N253: are the lists and numbers around an inspection complete?"""

from __future__ import annotations

from collections.abc import Iterator

from naftctl.checks.framework.parts import FOUR
from naftctl.checks.rule import Problem, rule
from naftctl.checks.words import choices, count, nearest
from naftctl.diagnostic import Label
from naftctl.model.scoring import ADVICE_HEADINGS, POINT_HEADINGS
from naftctl.model.version import Version
from naftctl.source import Span

_COUNTINGS = ("kalenderdagen", "zonder_schoolvakanties")
_HEADINGS = tuple(heading for heading, letter in POINT_HEADINGS.items() if letter not in {"V", "G"})
_RECOMMENDATIONS = tuple(heading for heading, letter in ADVICE_HEADINGS.items() if letter)


@rule("N240")
def levels_four(version: Version) -> Iterator[Problem]:
    """Een kader heeft vier niveaus, van laag naar hoog en met `order` 1 tot en met 4.

    Waarom: schalen, verslagen en vergelijkingen over jaren rekenen op vier niveaus in deze volgorde.
    Herstel: zet de vier niveaus van laag naar hoog en geef ze `order` 1, 2, 3 en 4.
    """
    framework = version.framework
    source = framework.where("levels")
    if len(framework.level) != FOUR:
        message = f"het kader heeft {count(len(framework.level), 'niveau', 'niveaus')}, 4 verwacht"
        yield Problem(framework.where_key("levels"), message, "beschrijf vier niveaus", source=source)
        return
    for position, level in enumerate(framework.levels, 1):
        if level.order != position and len(framework.levels) == FOUR:
            message = f"niveau `{level.id}` heeft `order: {level.order}`, {position} verwacht"
            hint = "zet de niveaus van laag naar hoog, met `order` 1 tot en met 4"
            yield Problem(level.where("order"), message, hint, source=source)
            return


@rule("N242")
def advice_incomplete(version: Version) -> Iterator[Problem]:
    """Er is een advies voor wie geen tekorten heeft en een voor wie ze wel heeft.

    Waarom: anders is er een inspectie waarvoor geen enkel advies gekozen kan worden.
    Herstel: voeg de waarde toe onder `advice`, of verbeter `with_shortcomings` of `needs_shortcoming`.
    """
    framework = version.framework
    place, source = framework.where_key("advice"), framework.where("advice")
    if all(value.needs_shortcoming and value.with_shortcomings for value in framework.advice):
        hint = "voeg een waarde toe met `needs_shortcoming: false`"
        yield Problem(place, "geen enkel advies kan zonder tekorten gegeven worden", hint, source=source)
    elif not any(value.with_shortcomings for value in framework.advice):
        hint = "voeg een waarde toe met `with_shortcomings: true`"
        yield Problem(place, "geen enkel advies kan met tekorten gegeven worden", hint, source=source)
    for value in framework.advice:
        if value.needs_shortcoming and not value.with_shortcomings:
            message = f"advies `{value.id}` vraagt een tekort en kan niet met tekorten gegeven worden"
            hint = "schrijf `with_shortcomings: true` of `needs_shortcoming: false`"
            yield Problem(value.where("needs_shortcoming"), message, hint)


@rule("N243")
def occasions_incomplete(version: Version) -> Iterator[Problem]:
    """Minstens één aanleiding volgt het raamwerk, met schalen en met een advies.

    Waarom: zonder die aanleiding kan geen enkele reguliere inspectie gebeuren.
    Herstel: geef één aanleiding `focus: framework`, `scales: required` en `advice: required`.
    """
    framework = version.framework
    if not any(
        (o.focus, o.scales, o.advice) == ("framework", "required", "required") for o in framework.occasions
    ):
        message = "geen enkele aanleiding volgt het raamwerk met schalen en met een advies"
        hint = "geef één aanleiding `focus: framework`, `scales: required` en `advice: required`"
        source = framework.where("occasions")
        yield Problem(framework.where_key("occasions"), message, hint, source=source)
    for occasion in framework.occasions:
        if occasion.announcement_days < 0:
            message = f"een inspectie kan niet {occasion.announcement_days} dagen vooraf aangekondigd worden"
            yield Problem(occasion.where("announcement_days"), message, "schrijf 0 of meer")


@rule("N244")
def terms_incomplete(version: Version) -> Iterator[Problem]:
    """Elke termijn is een aantal dagen dat kan, en het kader zegt welke dagen tellen.

    Waarom: uit de termijnen volgen de laatste dagen in de brieven en op het scherm.
    Herstel: verbeter het getal of het woord onder `terms`.
    """
    terms = version.framework.terms
    days = {name: getattr(terms, name) for name in type(terms).model_fields if name != "counting"}
    for name, number in days.items():
        least = 0 if name == "announcement_days" else 1
        if number < least:
            message = f"`{name}` is {number}, minstens {least} verwacht"
            yield Problem(terms.where(name), message, f"schrijf {least} of meer")
    if 0 < terms.request_extended_days < terms.request_days:
        message = f"een verlengde termijn van {terms.request_extended_days} dagen is korter dan de gewone"
        related = (Label(terms.where("request_days"), "de gewone termijn"),)
        hint = f"schrijf {terms.request_days} of meer"
        yield Problem(terms.where("request_extended_days"), message, hint, related=related)
    if terms.counting not in _COUNTINGS:
        near = nearest(terms.counting, _COUNTINGS)
        label = f"bedoelde u `{near}`?" if near else ""
        message = f"dagen tellen kan niet volgens `{terms.counting[:40]}`"
        yield Problem(terms.where("counting"), message, choices(_COUNTINGS), label)


@rule("N245")
def report_categories(version: Version) -> Iterator[Problem]:
    """Een verslagcategorie heeft een kop met haar letter uit de inschalingen, en een kop uit het advies.

    Waarom: onder die koppen schrijft het team zijn punten en aanbevelingen; andere kent het programma niet.
    Herstel: kies voor elke categorie een andere van de vaste koppen, met de letter die erbij hoort.
    """
    for field, known in (("heading", _HEADINGS), ("recommendation", _RECOMMENDATIONS)):
        first: dict[str, Span] = {}
        for category in version.framework.report_categories:
            words, place = getattr(category, field), category.where(field)
            before = first.setdefault(words, place)
            if not words.strip():
                continue  # said by the rule on empty words
            if words not in known:
                message = f"`{words[:40]}` is geen kop die het programma kent"
                near = nearest(words, known)
                yield Problem(place, message, choices(known), f"bedoelde u `{near}`?" if near else "")
            elif before != place:
                message = f"twee verslagcategorieën hebben `{field}: {words}`"
                related = (Label(before, "hier staat het voor het eerst"),)
                yield Problem(place, message, "geef elke categorie haar eigen kop", related=related)
    for category in version.framework.report_categories:
        letter = POINT_HEADINGS.get(category.heading) if category.heading in _HEADINGS else None
        if letter and category.letter.strip() and category.letter != letter:
            message = f"letter `{category.letter[:20]}` hoort niet bij `{category.heading}`"
            yield Problem(category.where("letter"), message, f"schrijf `{letter}`")


@rule("N253")
def judgement_incomplete(version: Version) -> Iterator[Problem]:
    """Een kader zegt waarop een inschaling minstens steunt, en wat een goede praktijk beantwoordt.

    Waarom: zonder deze eisen kan een niveau ingevuld worden waar niets onder staat.
    Herstel: schrijf onder `judgement` getallen vanaf 1, en minstens één vraag onder `good_practice`.
    """
    framework = version.framework
    for name in type(framework.judgement).model_fields:
        number, least = getattr(framework.judgement, name), int(name != "difference")
        if number < least:
            message = f"`{name}` is {number}, minstens {least} verwacht"
            yield Problem(framework.judgement.where(name), message, f"schrijf {least} of meer")
    asking = next((level for level in framework.levels if level.requires_good_practice), None)
    if asking and not framework.good_practice:
        message = f"niveau `{asking.id}` vraagt een goede praktijk, en het kader heeft er geen vragen over"
        yield Problem(
            framework.where_key("good_practice"),
            message,
            "voeg onder `good_practice` minstens één vraag toe",
            related=(Label(asking.where("requires_good_practice"), "dit niveau vraagt ze"),),
            source=framework.where("good_practice"),
        )
