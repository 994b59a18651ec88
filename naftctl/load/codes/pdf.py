"""The code of what can be wrong with a PDF that is held against a seal."""

from __future__ import annotations

from naftctl.load.codes.code import Code, code

PDF: dict[str, Code] = {
    "N521": code(
        "pdf-unreadable",
        "Een verslag dat naast een zegel gelegd wordt, is een PDF-bestand dat gelezen kan worden.",
        "in een bestand dat beveiligd, beschadigd of iets anders is, is geen code te vinden.",
        "geef het verslag zelf, zoals het gemaakt of ontvangen is.",
    ),
}
