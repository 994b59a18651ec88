"""The tables about the year itself: how many inspections, on which occasion, with which focus."""

from __future__ import annotations

from collections.abc import Mapping

from naftctl.model.framework import Framework
from naftctl.model.overview import LeftOut, Overview
from naftctl.model.period import as_period
from naftctl.show.datapackage.table import Column, Row, Table, Tie, counted, hidden, named

YEAR = named("year", "Jaar", "Het jaar (2026) of het schooljaar (2025-2026).")
_ONLY = "Enkel bij het jaar van dit overzicht."
OF_YEAR = Tie(("year",), "years", ("year",))


def years(overview: Overview) -> Table:
    """The years that the figures are about; of an earlier one only its days are told here."""
    columns = (
        YEAR,
        Column("first", "date", "Eerste dag", "De eerste dag van het jaar."),
        Column("last", "date", "Laatste dag", "De laatste dag van het jaar."),
        Column("until", "date", "Stand op", f"Tot wanneer de gegevens gaan. {_ONLY}", required=False),
        Column("published", "date", "Gepubliceerd", f"Leeg bij een proefdruk. {_ONLY}", required=False),
        _own("threshold", "Grens", "Onder dit aantal aanbieders wordt niets getoond."),
        _own("figures", "In de cijfers", "De definitieve inspecties die in alle cijfers meetellen."),
        _own("providers", "Aanbieders", "De aanbieders van die inspecties."),
        _own("apart", "Enkel in het aantal", "De andere definitieve; leeg waar dat er te weinig zijn."),
        _own("late", "Later", "Die van figures die definitief werden na het overzicht van hun eigen jaar."),
        _own("renamed", "Andere naam", "De aanbieders die sinds een vroegere van naam veranderden."),
    )
    meaning = "De jaren waarover de gegevens gaan: dat van dit overzicht, en vroegere in het verloop."
    rows = tuple(_year(overview, each) for each in _names(overview))
    return Table("years", "Jaren", meaning, columns, ("year",), rows)


def _own(name: str, title: str, meaning: str) -> Column:
    return counted(name, title, f"{meaning} {_ONLY}", required=False)


def _names(overview: Overview) -> tuple[str, ...]:
    """Every year that has a figure, the earliest first, and that of the overview last."""
    told = {distribution.year for each in overview.series for distribution in each.years}
    return (*sorted(told - {overview.period.name}), overview.period.name)


def _year(overview: Overview, name: str) -> Row:
    if name == overview.period.name:
        period = overview.period
        own = (
            overview.until,
            overview.published,
            overview.threshold,
            overview.figures.total,
            overview.providers,
            overview.apart.total,
        )
        return (name, period.first, period.last, *own, overview.late, overview.renamed)
    earlier = as_period(name)
    days = (earlier.first, earlier.last) if earlier else (None, None)
    return (name, *days, *([None] * 8))


def occasions(overview: Overview, frameworks: Mapping[str, Framework]) -> Table:
    """How many inspections there were on each occasion."""
    known = [occasion.id for each in frameworks.values() for occasion in each.occasions]
    parts = {"figures": overview.figures, "apart": overview.apart}
    told = [count.what.id for part in parts.values() for count in part.occasions]
    columns = (
        YEAR,
        named("part", "Deel", "figures: in alle cijfers; apart: enkel in het aantal.", tuple(parts)),
        named("occasion", "Aanleiding", "Waarom de inspectie plaatsvond.", (*known, *told)),
        counted("inspections", "Inspecties", "Hoeveel het er waren.", required=False),
        hidden("het aantal"),
    )
    year = overview.period.name
    rows = tuple(
        (year, part, each.what.id, each.count, each.count is None)
        for part, found in parts.items()
        for each in found.occasions
    )
    meaning = "De definitieve inspecties naar aanleiding. Samen zijn het years.figures en years.apart."
    key = ("year", "part", "occasion")
    return Table("occasions", "Aanleidingen", meaning, columns, key, rows, (OF_YEAR,))


def focus(overview: Overview) -> Table:
    """At how many providers each investigation was in focus."""
    columns = (
        YEAR,
        named("investigation", "Onderzoek", "Het onderzoek."),
        counted("providers", "Aanbieders", "Bij hoeveel het in de focus stond."),
    )
    year = overview.period.name
    rows = tuple((year, each.investigation.id, each.providers) for each in overview.focus)
    meaning = "Hoe vaak elk onderzoek in de focus stond. Dit zegt wat onderzocht is, niet wat gevonden is."
    ties = (OF_YEAR, Tie(("investigation",), "terms", ("id",)))
    return Table("focus", "Focus", meaning, columns, ("year", "investigation"), rows, ties)


_WORDS = {
    LeftOut.UNUSABLE: "kon niet meegeteld worden",
    LeftOut.STOPPED: "stopgezet",
    LeftOut.NOT_FINAL: "niet definitief",
    LeftOut.WITHDRAWN: "ingetrokken",
    LeftOut.LATER: "definitief geworden na de publicatie, telt in een later jaar",
}
"""Why an inspection does not count, in words that name nobody."""


def left_out(overview: Overview) -> Table:
    """How many inspections do not count in the figures, and why."""
    words = "; ".join(f"{reason}: {_WORDS[reason]}" for reason in LeftOut)
    columns = (
        YEAR,
        named("reason", "Reden", f"Waarom: {words}.", tuple(LeftOut)),
        counted("inspections", "Inspecties", "Hoeveel het er zijn.", required=False),
        hidden("het aantal"),
    )
    rows = tuple(
        (overview.period.name, reason, count, count is None) for reason, count in overview.left_out.items()
    )
    meaning = "De inspecties die in dit jaar niet meetellen."
    return Table("left_out", "Niet meegeteld", meaning, columns, ("year", "reason"), rows, (OF_YEAR,))
