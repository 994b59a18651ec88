"""N240, N242 to N245 and N253: are the lists and numbers around an inspection complete?"""

from __future__ import annotations

from collections.abc import Iterator

from naftctl.checks.framework.parts import FOUR
from naftctl.checks.rule import Problem, rule
from naftctl.checks.words import choices, count, nearest
from naftctl.diagnostic import Label
from naftctl.language import tr
from naftctl.model.scoring import ADVICE_HEADINGS, POINT_HEADINGS
from naftctl.model.version import Version
from naftctl.source import Span

_COUNTINGS = ("kalenderdagen", "zonder_schoolvakanties")
_HEADINGS = tuple(heading for heading, letter in POINT_HEADINGS.items() if letter not in {"V", "G"})
_RECOMMENDATIONS = tuple(heading for heading, letter in ADVICE_HEADINGS.items() if letter)


@rule("N240")
def levels_four(version: Version) -> Iterator[Problem]:
    """A framework has four levels, from low to high and with `order` 1 to 4.

    Why: scales, reports and comparisons over years count on four levels in this order.
    Fix: put the four levels from low to high and give them `order` 1, 2, 3 and 4.
    """
    framework = version.framework
    source = framework.where("levels")
    if len(framework.level) != FOUR:
        message = tr(
            "the framework has {levels}, 4 expected",
            levels=count(len(framework.level), tr("level"), tr("levels")),
        )
        yield Problem(framework.where_key("levels"), message, tr("describe four levels"), source=source)
        return
    for position, level in enumerate(framework.levels, 1):
        if level.order != position and len(framework.levels) == FOUR:
            message = tr(
                "level `{id}` has `order: {order}`, {position} expected",
                id=level.id,
                order=level.order,
                position=position,
            )
            hint = tr("put the levels from low to high, with `order` 1 to 4")
            yield Problem(level.where("order"), message, hint, source=source)
            return


@rule("N242")
def advice_incomplete(version: Version) -> Iterator[Problem]:
    """There is an advice for those who have no shortcomings and one for those who do.

    Why: otherwise there is an inspection for which no advice can be chosen.
    Fix: add the value under `advice`, or correct `with_shortcomings` or `needs_shortcoming`.
    """
    framework = version.framework
    place, source = framework.where_key("advice"), framework.where("advice")
    if all(value.needs_shortcoming and value.with_shortcomings for value in framework.advice):
        hint = tr("add a value with `needs_shortcoming: false`")
        yield Problem(place, tr("no advice can be given without shortcomings"), hint, source=source)
    elif not any(value.with_shortcomings for value in framework.advice):
        hint = tr("add a value with `with_shortcomings: true`")
        yield Problem(place, tr("no advice can be given with shortcomings"), hint, source=source)
    for value in framework.advice:
        if value.needs_shortcoming and not value.with_shortcomings:
            message = tr(
                "advice `{id}` asks for a shortcoming and cannot be given with shortcomings", id=value.id
            )
            hint = tr("write `with_shortcomings: true` or `needs_shortcoming: false`")
            yield Problem(value.where("needs_shortcoming"), message, hint)


@rule("N243")
def occasions_incomplete(version: Version) -> Iterator[Problem]:
    """At least one occasion follows the framework, with scales and with an advice.

    Why: without that occasion no regular inspection can take place.
    Fix: give one occasion `focus: framework`, `scales: required` and `advice: required`.
    """
    framework = version.framework
    if not any(
        (o.focus, o.scales, o.advice) == ("framework", "required", "required") for o in framework.occasions
    ):
        message = tr("no occasion follows the framework with scales and with an advice")
        hint = tr("give one occasion `focus: framework`, `scales: required` and `advice: required`")
        source = framework.where("occasions")
        yield Problem(framework.where_key("occasions"), message, hint, source=source)
    for occasion in framework.occasions:
        if occasion.announcement_days < 0:
            message = tr(
                "an inspection cannot be announced {announcement_days} days in advance",
                announcement_days=occasion.announcement_days,
            )
            yield Problem(occasion.where("announcement_days"), message, tr("write 0 or more"))


@rule("N244")
def terms_incomplete(version: Version) -> Iterator[Problem]:
    """Every term is a possible number of days, and the framework says which days count.

    Why: the last days in the letters and on the screen follow from the terms.
    Fix: correct the number or the word under `terms`.
    """
    terms = version.framework.terms
    days = {name: getattr(terms, name) for name in type(terms).model_fields if name != "counting"}
    for name, number in days.items():
        least = 0 if name == "announcement_days" else 1
        if number < least:
            message = tr(
                "`{name}` is {number}, at least {least} expected", name=name, number=number, least=least
            )
            yield Problem(terms.where(name), message, tr("write {least} or more", least=least))
    if 0 < terms.request_extended_days < terms.request_days:
        message = tr(
            "an extended term of {request_extended_days} days is shorter than the ordinary one",
            request_extended_days=terms.request_extended_days,
        )
        related = (Label(terms.where("request_days"), tr("the ordinary term")),)
        hint = tr("write {request_days} or more", request_days=terms.request_days)
        yield Problem(terms.where("request_extended_days"), message, hint, related=related)
    if terms.counting not in _COUNTINGS:
        near = nearest(terms.counting, _COUNTINGS)
        label = tr("did you mean `{near}`?", near=near) if near else ""
        message = tr("days cannot be counted by `{counting}`", counting=terms.counting[:40])
        yield Problem(terms.where("counting"), message, choices(_COUNTINGS), label)


@rule("N245")
def report_categories(version: Version) -> Iterator[Problem]:
    """A report category has a heading with its letter from the scorings, and one from the advice.

    Why: under those headings the team writes its points and recommendations; the program knows no
    others.
    Fix: choose for every category a different one of the fixed headings, with the letter that belongs
    to it.
    """
    for field, known in (("heading", _HEADINGS), ("recommendation", _RECOMMENDATIONS)):
        first: dict[str, Span] = {}
        for category in version.framework.report_categories:
            words, place = getattr(category, field), category.where(field)
            before = first.setdefault(words, place)
            if not words.strip():
                continue  # said by the rule on empty words
            if words not in known:
                message = tr("`{words}` is not a heading that the program knows", words=words[:40])
                near = nearest(words, known)
                yield Problem(
                    place, message, choices(known), tr("did you mean `{near}`?", near=near) if near else ""
                )
            elif before != place:
                message = tr("two report categories have `{field}: {words}`", field=field, words=words)
                related = (Label(before, tr("it is first used here")),)
                yield Problem(place, message, tr("give every category its own heading"), related=related)
    for category in version.framework.report_categories:
        letter = POINT_HEADINGS.get(category.heading) if category.heading in _HEADINGS else None
        if letter and category.letter.strip() and category.letter != letter:
            message = tr(
                "letter `{letter}` does not belong with `{heading}`",
                letter=category.letter[:20],
                heading=category.heading,
            )
            yield Problem(category.where("letter"), message, tr("write `{letter}`", letter=letter))


@rule("N253")
def judgement_incomplete(version: Version) -> Iterator[Problem]:
    """A framework says what a scoring at least rests on, and what a good practice answers.

    Why: without these requirements a level can be filled in that has nothing beneath it.
    Fix: write numbers from 1 under `judgement`, and at least one question under `good_practice`.
    """
    framework = version.framework
    for name in type(framework.judgement).model_fields:
        number, least = getattr(framework.judgement, name), int(name != "difference")
        if number < least:
            message = tr(
                "`{name}` is {number}, at least {least} expected", name=name, number=number, least=least
            )
            yield Problem(framework.judgement.where(name), message, tr("write {least} or more", least=least))
    asking = next((level for level in framework.levels if level.requires_good_practice), None)
    if asking and not framework.good_practice:
        message = tr(
            "level `{id}` asks for a good practice, and the framework has no questions about it", id=asking.id
        )
        yield Problem(
            framework.where_key("good_practice"),
            message,
            tr("add at least one question under `good_practice`"),
            related=(Label(asking.where("requires_good_practice"), tr("this level asks for them")),),
            source=framework.where("good_practice"),
        )
