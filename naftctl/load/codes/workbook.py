"""What can be wrong with a workbook, and with what is taken in by it."""

from __future__ import annotations

from naftctl.load.codes.code import Code, code

WORKBOOK: dict[str, Code] = {
    "N140": code(
        "workbook-unreadable",
        "A form is an ordinary Excel workbook (.xlsx) without macros, a password or links.",
        "anything else cannot be read safely or completely.",
        "save the form in your spreadsheet program as an Excel workbook (.xlsx).",
    ),
    "N141": code(
        "wrong-sheets",
        "A form has the sheets of `naftctl framework form`, each of them once, and no others.",
        (
            "a sheet with another name would be ignored in silence, and a part of the framework "
            "would be missing."
        ),
        "give the sheet its name back, or remove what does not belong there.",
    ),
    "N142": code(
        "wrong-columns",
        ("Every sheet of a form has its own columns or fields, each of them once, and no others."),
        "what stands under another heading would be ignored in silence.",
        "write the heading as the message says.",
    ),
    "N143": code(
        "formula-in-cell",
        "A cell of a form holds no formula and no error value.",
        "what a formula shows depends on the program and on other files.",
        "type the text or the number itself in the cell.",
    ),
    "N144": code(
        "wrong-cell",
        "What stands in a cell of a form fits its column.",
        ("a spreadsheet program sometimes turns 2026.10 into the number 2026.1, and 1-2 into a day."),
        ("format the cell as text and type again, or choose one of the words that the message names."),
    ),
    "N145": code(
        "empty-cell",
        "In every row that is used, what is needed is filled in, beginning with the id.",
        "without that value the row cannot be used.",
        "fill in the cell, or delete the whole row.",
    ),
    "N146": code(
        "import-folder",
        (
            "The folder that you have read in contains framework.yaml with scales/, or exactly "
            "one form (.xlsx)."
        ),
        "the program does not guess which file the text comes from.",
        "put one of the two in a folder of its own, together with the official document.",
    ),
    "N147": code(
        "version-taken",
        ("A new version has a number that does not exist yet, and an id that is written as it is here."),
        "an existing version never changes: inspections are judged by it forever.",
        "choose a new version number.",
    ),
    "N148": code(
        "source-incomplete",
        ("An official version says which document it comes from: title, day, function and sha256."),
        "who disputes a report later has to be able to find the text on which it rests.",
        "fill in what is missing at the source; a function, no name of a person.",
    ),
    "N149": code(
        "source-differs",
        "The sha256 of the source is that of the document that lies beside the form.",
        "otherwise the text does not come from the document that is named.",
        ("put exactly the adopted document in the folder, and leave the sha256 empty or correct it."),
    ),
}
