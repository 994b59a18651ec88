"""What can be wrong with the record of a published overview."""

from __future__ import annotations

from naftctl.load.codes.code import Code, code

OVERVIEWS: dict[str, Code] = {
    "N630": code(
        "overview-record",
        "overviews/<jaar>/published.yaml is zoals `naftctl overview --publish` het schreef.",
        "het zegt voor altijd welke inspecties een jaar telt. Wie er een bij of af doet, laat kleine "
        "aantallen uitrekenen. Elk bestand houdt daarom vast aan dat van het jaar ervoor.",
        "zet het bestand terug uit de geschiedenis van de werkmap.",
    ),
}
