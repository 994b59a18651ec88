"""The code of what can be wrong with a document that is taken in as a note."""

from __future__ import annotations

from naftctl.load.codes.code import Code, code

DOCUMENT: dict[str, Code] = {
    "N375": code(
        "document-unreadable",
        "Een notitie uit Word is een gewoon document (.docx) zonder macro's of andere bestanden erin.",
        "wat anders is, kan niet veilig of niet volledig gelezen worden.",
        "bewaar de notitie in Word als Word-document (.docx), en haal eruit wat de melding noemt.",
    ),
}
