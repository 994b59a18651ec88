"""The data dictionary: what every id in the tables means, out of the framework itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from naftctl.model.framework import Framework
from naftctl.model.overview import Overview
from naftctl.show.datapackage.figures import newest
from naftctl.show.datapackage.table import Column, Row, Table, Tie, counted, named

_KINDS = ("investigation", "scale", "descriptor", "level", "rubric", "expectation", "category", "occasion")
_ORIGIN, _HEIR, _SAME = "origin", "heir", "same"


def terms(overview: Overview, frameworks: Mapping[str, Framework]) -> Table:
    """Every id of the versions that the tables speak of, with its title and its words."""
    columns = (
        named("framework", "Kaderversie", "De versie van het kader."),
        named(
            "kind",
            "Soort",
            "Wat voor iets het is; descriptor is wat een schaal op een niveau vraagt.",
            _KINDS,
        ),
        named("id", "Naam", "De naam zoals ze in de andere tabellen staat."),
        Column("title", "string", "Titel", "De titel in het kader.", required=False),
        Column("parent", "string", "Hoort bij", "De naam van wat erboven staat.", required=False),
        counted("position", "Volgorde", "De plaats in het kader, vanaf 1."),
        Column("text", "string", "Tekst", "De woorden van het kader.", required=False),
    )
    rows = tuple(
        (ref, kind, name, title, parent or None, position, text or None)
        for ref in _refs(overview, frameworks)
        for position, (kind, name, title, parent, text) in enumerate(_entries(frameworks[ref]), 1)
    )
    meaning = (
        "Het woordenboek, uit het kader zelf. Waar een rekenblad een cel zou uitrekenen (=, +, - of @ "
        "vooraan), staat er een apostrof voor."
    )
    return Table("terms", "Woordenboek", meaning, columns, ("framework", "kind", "id"), rows)


def _refs(overview: Overview, frameworks: Mapping[str, Framework]) -> tuple[str, ...]:
    """Every version that a figure stands under, and those that inspections of the year follow."""
    held = [*(each.versions for each in overview.series), *(each.versions for each in overview.mentions)]
    held += [each.versions for each in overview.reliability]
    told = frozenset((*overview.versions, *(ref for versions in held for ref in versions)))
    return tuple(ref for ref in frameworks if ref in told)


def _entries(framework: Framework) -> Iterator[tuple[str, str, str, str, str]]:
    questions = {question.id: question.text for question in framework.research_questions}
    for inquiry in framework.investigations:
        yield "investigation", inquiry.id, inquiry.title, "", questions.get(inquiry.research_question, "")
    for scale in framework.scale.values():
        yield "scale", scale.id, scale.title, scale.investigation, "; ".join(scale.key_elements)
        for level in framework.level.values():
            words = scale.levels.get(level.id, "")
            yield "descriptor", f"{scale.id}/{level.id}", level.label, scale.id, words
    for level in framework.level.values():
        yield "level", level.id, level.label, "", level.meaning
    for rubric in framework.rubrics:
        yield "rubric", rubric.id, rubric.title, "", rubric.core
        for each in rubric.expectations:
            yield "expectation", each.id, each.title, rubric.id, each.quality_image
    for category in framework.report_categories:
        yield "category", category.id, category.label, "", category.heading
    for occasion in framework.occasions:
        yield "occasion", occasion.id, occasion.label, "", ""


def grounds(overview: Overview, frameworks: Mapping[str, Framework]) -> Table:
    """The expectations that each scale rests on."""
    columns = (
        named("framework", "Kaderversie", "De versie van het kader."),
        named("scale", "Ontwikkelingsschaal", "De schaal."),
        named("expectation", "Kwaliteitsverwachting", "Een verwachting waarop ze steunt."),
    )
    rows = tuple(
        (ref, scale.id, ground)
        for ref in _refs(overview, frameworks)
        for scale in frameworks[ref].scale.values()
        for ground in dict.fromkeys(scale.based_on)
    )
    ties = (
        Tie(("framework", "scale"), "terms", ("framework", "id")),
        Tie(("framework", "expectation"), "terms", ("framework", "id")),
    )
    meaning = "Op welke kwaliteitsverwachtingen elke schaal steunt."
    return Table(
        "grounds", "Gronden van schalen", meaning, columns, ("framework", "scale", "expectation"), rows, ties
    )


def series(overview: Overview) -> Table:
    """In which versions the words of a scale or expectation are the same, and what came before and after."""
    columns = (
        named("framework", "Kaderversie", "De versie waaronder de reeks in de andere tabellen staat."),
        named("kind", "Soort", "Wat voor reeks het is.", ("scale", "expectation")),
        named("id", "Naam", "De schaal of de verwachting."),
        named(
            "relation",
            "Verband",
            "same: in deze versie woordelijk dezelfde; origin: komt van deze schaal; heir: gaat zo verder.",
            (_SAME, _ORIGIN, _HEIR),
        ),
        named("other", "Met", "De kaderversie, of bij origin en heir de naam van de andere schaal."),
    )
    meaning = (
        "Een reeks loopt door zolang de woorden dezelfde zijn. Waar ze veranderen, begint een nieuwe: "
        "cijfers van voor en na zo'n breuk zijn niet te vergelijken."
    )
    ties = (Tie(("framework", "id"), "terms", ("framework", "id")),)
    key = ("framework", "kind", "id", "relation", "other")
    rows = tuple(dict.fromkeys(_held(overview)))
    return Table("series", "Reeksen", meaning, columns, key, rows, ties)


def _held(overview: Overview) -> Iterator[Row]:
    held = [(each.versions, each.scale.id) for each in overview.series]
    for versions, scale in (*held, *((each.versions, each.scale.id) for each in overview.reliability)):
        yield from ((newest(versions), "scale", scale, _SAME, ref) for ref in versions)
    for line in overview.series:
        head = (newest(line.versions), "scale", line.scale.id)
        yield from ((*head, _ORIGIN, origin.id) for origin in line.origins)
        yield from ((*head, _HEIR, heir.id) for heir in line.heirs)
    for mention in overview.mentions:
        head = (newest(mention.versions), "expectation", mention.expectation.id)
        yield from ((*head, _SAME, ref) for ref in mention.versions)
