"""The tables with the figures: scales, levels, and what is said about expectations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from naftctl.model.framework import Framework
from naftctl.model.overview import Mention, Overview, Series
from naftctl.show.datapackage.table import Row, Table, Tie, counted, hidden, named
from naftctl.show.datapackage.years import OF_YEAR, YEAR

FRAMEWORK = named(
    "framework",
    "Kaderversie",
    "De nieuwste versie waarin de woorden dezelfde zijn; alle versies staan in series.csv.",
)
SCALE = named("scale", "Ontwikkelingsschaal", "De schaal, met haar naam in die versie.")
OF_SCALE = Tie(("framework", "scale"), "terms", ("framework", "id"))


def newest(versions: Sequence[str]) -> str:
    """The version under which something stands in the tables."""
    return versions[-1] if versions else ""


def scales(overview: Overview) -> Table:
    """How many providers were inspected on each scale, in each year."""
    columns = (
        YEAR,
        FRAMEWORK,
        SCALE,
        named("investigation", "Onderzoek", "Het onderzoek waarbij de schaal hoort."),
        counted("in_focus", "In focus", "Bij hoeveel aanbieders de schaal in de focus stond."),
        counted(
            "scaled", "Ingeschaald", "Hoeveel aanbieders een niveau kregen; de andere zijn niet ingeschaald."
        ),
    )
    rows = tuple(
        (told.year, newest(each.versions), each.scale.id, each.investigation.id, told.in_focus, told.scaled)
        for each in overview.series
        for told in each.years
    )
    meaning = "De noemers: per jaar en per schaal hoeveel aanbieders onderzocht en ingeschaald zijn."
    key = ("year", "framework", "scale")
    return Table("scales", "Schalen", meaning, columns, key, rows, (OF_YEAR, OF_SCALE))


def levels(overview: Overview) -> Table:
    """How many providers are on each run of levels that is told."""
    known = [level.id for level in overview.levels]
    columns = (
        YEAR,
        FRAMEWORK,
        SCALE,
        named("lowest", "Laagste niveau", "Het laagste niveau van de groep.", known),
        named(
            "highest", "Hoogste niveau", "Het hoogste niveau van de groep; bij één niveau hetzelfde.", known
        ),
        counted(
            "providers",
            "Aanbieders",
            "Hoeveel aanbieders samen op deze niveaus staan: 0, of minstens de grens.",
        ),
    )
    meaning = (
        "De verdeling over de niveaus. Waar een niveau minder aanbieders telt dan de grens, staat het samen "
        "met het niveau ernaast. Waar minder aanbieders ingeschaald zijn dan de grens, zijn er geen rijen."
    )
    ties = (Tie(("year", "framework", "scale"), "scales", ("year", "framework", "scale")),)
    rows = tuple(row for each in overview.series for row in _runs(each))
    return Table("levels", "Niveaus", meaning, columns, ("year", "framework", "scale", "lowest"), rows, ties)


def _runs(series: Series) -> Iterator[Row]:
    for told in series.years:
        for group in told.groups:
            ends = (group.levels[0], group.levels[-1])
            yield (told.year, newest(series.versions), series.scale.id, *ends, group.count)


def expectations(overview: Overview, frameworks: Mapping[str, Framework]) -> Table:
    """How many providers got a point of each kind that cites an expectation."""
    kinds = dict.fromkeys(each.id for f in frameworks.values() for each in f.report_categories)
    columns = (
        YEAR,
        FRAMEWORK,
        named("expectation", "Kwaliteitsverwachting", "De verwachting, met haar naam in die versie."),
        counted(
            "asked", "Onderzocht", "Bij hoeveel aanbieders een schaal in de focus stond die erop steunt."
        ),
        named("category", "Soort punt", "Sterk punt, ontwikkelkans of tekort.", tuple(kinds)),
        counted(
            "providers",
            "Aanbieders",
            "Hoeveel aanbieders zo'n punt kregen dat naar de verwachting verwijst.",
            required=False,
        ),
        hidden("het aantal"),
    )
    rows = tuple(row for each in overview.mentions for row in _mentioned(overview, each, frameworks))
    meaning = (
        "Sterke punten, ontwikkelkansen en tekorten naar kwaliteitsverwachting, in aantallen aanbieders."
    )
    ties = (OF_YEAR, Tie(("framework", "expectation"), "terms", ("framework", "id")))
    key = ("year", "framework", "expectation", "category")
    return Table("expectations", "Kwaliteitsverwachtingen", meaning, columns, key, rows, ties)


def _mentioned(overview: Overview, mention: Mention, frameworks: Mapping[str, Framework]) -> Iterator[Row]:
    ref = newest(mention.versions)
    letters = {"S": mention.strengths, "O": mention.opportunities, "T": mention.shortcomings}
    for category in frameworks[ref].report_categories:
        if category.letter in letters:
            count = letters[category.letter]
            head = (overview.period.name, ref, mention.expectation.id, mention.asked)
            yield (*head, category.id, count, count is None)
