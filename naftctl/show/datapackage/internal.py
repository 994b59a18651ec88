"""The table that stays with the inspectorates: how far the members of a team agree on a scale."""

from __future__ import annotations

from naftctl.model.overview import Overview, Reliability
from naftctl.show.datapackage.figures import FRAMEWORK, OF_SCALE, SCALE, newest
from naftctl.show.datapackage.table import Column, Row, Table, counted


def reliability(overview: Overview) -> Table:
    """How far the members of a team agree on each scale, over all teams and years."""
    columns = (
        FRAMEWORK,
        SCALE,
        counted("units", "Inschalingen", "Hoeveel inschalingen minstens twee leden deden, over alle jaren."),
        _pairs("exact", "Gelijk", "hetzelfde niveau gaven"),
        _pairs("adjacent", "Ernaast", "één niveau verschilden"),
        _pairs("further", "Verder", "meer dan één niveau verschilden"),
        Column(
            "alpha",
            "number",
            "Alfa",
            "Krippendorffs alfa, ordinaal; leeg bij te weinig gegevens.",
            required=False,
        ),
        Column("low", "number", "Ondergrens", "Van het interval van 95 %.", required=False),
        Column("high", "number", "Bovengrens", "Van het interval van 95 %.", required=False),
    )
    meaning = "De overeenstemming per schaal, om schalen te verbeteren. Ze zegt niets over één inspecteur."
    rows = tuple(map(_row, overview.reliability))
    return Table(
        "reliability", "Overeenstemming", meaning, columns, ("framework", "scale"), rows, (OF_SCALE,)
    )


def _pairs(name: str, title: str, which: str) -> Column:
    return counted(name, title, f"Paren van leden die {which}; leeg bij te weinig gegevens.", required=False)


def _row(each: Reliability) -> Row:
    bounds = (each.interval.low, each.interval.high) if each.interval else (None, None)
    counts = (each.units, each.exact, each.adjacent, each.further)
    return (newest(each.versions), each.scale.id, *counts, each.alpha, *bounds)
