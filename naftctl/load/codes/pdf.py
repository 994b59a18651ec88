"""The code of what can be wrong with a PDF that is held against a seal."""

from __future__ import annotations

from naftctl.load.codes.code import Code, code

PDF: dict[str, Code] = {
    "N521": code(
        "pdf-unreadable",
        "A report that is compared with a seal is a PDF file that can be read.",
        "in a file that is protected, damaged or something else, no code can be found.",
        "give the report itself, as it was made or received.",
    ),
}
