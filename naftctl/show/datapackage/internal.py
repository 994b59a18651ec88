"""The table that stays with the inspectorates: how far the members of a team agree on a scale."""

from __future__ import annotations

from naftctl.model.overview import Overview, Reliability
from naftctl.show.datapackage.figures import FRAMEWORK, OF_SCALE, SCALE, newest
from naftctl.show.datapackage.table import Column, Row, Table, counted


def agreement(overview: Overview) -> Table:
    """How far the members of a team agree on each scale, over all teams and years."""
    columns = (
        FRAMEWORK,
        SCALE,
        counted("units", "Inschalingen", "Hoeveel inschalingen minstens twee leden deden, over alle jaren."),
        counted("exact", "Gelijk", "Paren van leden die hetzelfde niveau gaven."),
        counted("adjacent", "Ernaast", "Paren van leden die één niveau verschilden."),
        counted("further", "Verder", "Paren van leden die meer dan één niveau verschilden."),
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
    return Table("agreement", "Overeenstemming", meaning, columns, ("framework", "scale"), rows, (OF_SCALE,))


def _row(each: Reliability) -> Row:
    bounds = (each.interval.low, each.interval.high) if each.interval else (None, None)
    counts = (each.units, each.exact, each.adjacent, each.further)
    return (newest(each.versions), each.scale.id, *counts, each.alpha, *bounds)
