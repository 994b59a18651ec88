"""The codes of what can be wrong with a Word document that comes back as a reaction."""

from __future__ import annotations

from naftctl.load.codes.code import Code, code

REACTIONS: dict[str, Code] = {
    "N530": code(
        "reaction-unreadable",
        "Een reactie in Word is een gewoon document (.docx) zonder macro's of andere bestanden erin, met ten "
        "hoogste 2000 opmerkingen.",
        "wat anders is, kan niet veilig of niet volledig gelezen worden, en dan gaat een opmerking verloren.",
        "bewaar de reactie in Word als Word-document (.docx), en haal eruit wat de melding noemt.",
    ),
    "N531": code(
        "reaction-to-another-draft",
        "Een reactie gaat over het ontwerp dat in deze map verzegeld is.",
        "de nummers van een ander ontwerp of een andere inspectie wijzen hier andere punten aan.",
        "neem de reactie op bij de inspectie waarover ze gaat, of vraag opmerkingen bij het laatste ontwerp.",
    ),
}
