"""What can be wrong with images, letters, the house style and the framework."""

from __future__ import annotations

from naftctl.load.codes.code import Code, code

HOUSE: dict[str, Code] = {
    "N129": code(
        "image-missing",
        "An image that a text shows is a file in the inspection folder.",
        "without the file, the report shows a gap.",
        "put the file in evidence/ or beside the text, and write the path from the text on.",
    ),
    "N130": code(
        "image-outside",
        ("An image lies in the inspection folder itself, not on the web and not in another folder."),
        "a report may not change later, and may not take along a file from elsewhere.",
        ("copy it to evidence/ and write the path from the text on, for example ../evidence/plan.png."),
    ),
    "N131": code(
        "image-unusable",
        ("An image is a PNG or JPEG that does not move, of at most 5 MiB and 40 million pixels."),
        "anything else cannot be shown in every format of the report.",
        "save the image again as PNG or JPEG, smaller if need be.",
    ),
    "N132": code(
        "image-without-words",
        'An image has an alternative text: `![what it shows](plan.png "Caption")`.',
        "who does not see the image has to learn the same; that is a legal requirement too.",
        "write between the brackets what the image shows and why it is there.",
    ),
    "N133": code(
        "image-not-alone",
        'An image stands alone in its paragraph: `![words](plattegrond.png "Caption")`.',
        "in the middle of a sentence, a table or a quotation it has no place in the report.",
        "put the image on a line of its own, with an empty line above and below.",
    ),
    "N134": code(
        "unprintable-letter",
        ("What comes into the report consists of letters and characters of the font of the report."),
        ("a character that the font lacks would appear as an empty box or disappear in silence."),
        "write names in Latin letters and emoji in words.",
    ),
    "N135": code(
        "table-too-wide",
        "A table has at most eight columns.",
        "more columns do not fit readably on a page or a phone.",
        "split the table, or turn columns into rows.",
    ),
    "N136": code(
        "logo-unusable",
        "A logo in naftctl.yaml is a PNG or JPEG in the workspace.",
        "a report without the requested logo would look different from what the house wants.",
        "put the file in the workspace and write the path, or write null.",
    ),
    "N137": code(
        "unknown-font",
        "The font in naftctl.yaml is there as a TTF file in templates/report/fonts.",
        "a report uses no fonts of a computer: it would then be different everywhere.",
        "write the name of a font that is there, or add the files.",
    ),
    "N138": code(
        "unreadable-colour",
        (
            "A colour in naftctl.yaml is #rrggbb, with a contrast on white of at least 4.5 to 1 "
            "(WCAG 2.1, AA)."
        ),
        ("many people cannot read words that are too light; accessibility is a legal requirement."),
        "choose a darker colour.",
    ),
    "N139": code(
        "small-cell",
        "The threshold for small counts in an overview (`small_cell`) is at least 3.",
        ("with a count of one or two a reader knows who it is about, or the one knows it of the other."),
        "write 3 or more, usually 5.",
    ),
    "N150": code(
        "link-elsewhere",
        "A link leads to a page on the web (https://) or to an address for mail (mailto:).",
        "a reader has no other file of the inspection, and a link that runs something is dangerous.",
        "link to a page on the web, or cite evidence as [@D01].",
    ),
    "N201": code(
        "unknown-framework",
        "The framework that an inspection names is a folder under frameworks/.",
        "an inspection is judged forever by the version that it names.",
        "write `framework: r-naft/2026.1` as the folder is called, or put that folder back.",
    ),
    "N229": code(
        "framework-unusable",
        "The framework that an inspection names can be read without errors.",
        "with half a framework, the inspection would be half judged.",
        "correct the errors in the framework first: `naftctl framework check` shows them.",
    ),
    "N230": code(
        "no-framework-file",
        "A folder of a framework version contains framework.yaml.",
        (
            "it holds the reference framework, the investigation framework and the lists around "
            "the inspection."
        ),
        "put framework.yaml back, or remove the folder.",
    ),
}
