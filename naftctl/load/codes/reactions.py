"""The codes of what can be wrong with a Word document that comes back as a reaction."""

from __future__ import annotations

from naftctl.load.codes.code import Code, code

REACTIONS: dict[str, Code] = {
    "N530": code(
        "reaction-unreadable",
        (
            "A reaction in Word is an ordinary document (.docx) without macros or other files in "
            "it, with at most 2000 remarks."
        ),
        "anything else cannot be read safely or completely, and then a remark gets lost.",
        ("save the reaction in Word as a Word document (.docx), and take out what the message names."),
    ),
    "N531": code(
        "reaction-to-another-draft",
        "A reaction is about the draft that is sealed in this folder.",
        "the numbers of another draft or another inspection point to other points here.",
        ("record the reaction with the inspection it is about, or ask for remarks on the latest draft."),
    ),
}
