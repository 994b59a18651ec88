"""The code of what can be wrong with a document that is taken in as a note."""

from __future__ import annotations

from naftctl.load.codes.code import Code, code

DOCUMENT: dict[str, Code] = {
    "N375": code(
        "document-unreadable",
        ("A note from Word is an ordinary document (.docx) without macros or other files in it."),
        "anything else cannot be read safely or completely.",
        ("save the note in Word as a Word document (.docx), and take out what the message names."),
    ),
}
