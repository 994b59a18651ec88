"""What can be wrong with a file or a text."""

from __future__ import annotations

from naftctl.load.codes.code import Code, code

FILES: dict[str, Code] = {
    "N101": code(
        "unreadable-file",
        "Every file in an inspection folder is an ordinary file that can be read.",
        ("a link or device points outside the folder, and without permission there is nothing to read."),
        "replace it by an ordinary file in this folder, or remove it.",
    ),
    "N102": code(
        "not-utf-8",
        "Text is saved as UTF-8. A BOM and Windows line endings (CRLF) are fine.",
        "in another encoding, letters with accents come out wrong in the report.",
        "save the file again as UTF-8.",
    ),
    "N103": code(
        "invalid-yaml",
        "The YAML of a file can be read.",
        "after a slip in the writing, nobody can tell what was meant.",
        ("mend the line that is named; mind the indentation with spaces and the quotation marks."),
    ),
    "N104": code(
        "double-key",
        "A key occurs only once in the same group.",
        "of two values, one would disappear without a word.",
        "keep one of the two.",
    ),
    "N105": code(
        "unknown-key",
        "Every key is one that the program knows.",
        "a key with a typing error would otherwise be ignored in silence.",
        "correct the name of the key, or remove it.",
    ),
    "N106": code(
        "missing-key",
        "A value that is always needed is there.",
        "without that value the file cannot be used.",
        "complete the key.",
    ),
    "N107": code(
        "wrong-value",
        "Every value is of the kind that belongs to its key.",
        "a value of another kind would be misunderstood.",
        "write the value as the message says.",
    ),
    "N108": code(
        "refused-yaml",
        "Anchors, aliases, tags, directives, merge keys and a second document do not occur.",
        "they make a file mean something else than what it says.",
        "write the value out in full.",
    ),
    "N109": code(
        "impossible-day",
        "A day is an existing day as YYYY-MM-DD, a time as HH:MM.",
        "terms are counted to the day.",
        "correct the day or the time.",
    ),
    "N110": code(
        "odd-character",
        "Invisible control characters and direction marks do not occur.",
        "they can show a text differently from how it was written.",
        "remove the character.",
    ),
    "N111": code(
        "merge-conflict",
        "A file holds no remains of a merge conflict.",
        "two versions are then mixed up in it.",
        ("choose one of the two versions and remove the lines with <<<<<<<, ======= and >>>>>>>."),
    ),
    "N112": code(
        "conflict-copy",
        "An inspection folder holds no conflict copies from a synchronised folder.",
        "the copy would pass for a second source or scoring, or be ignored in silence.",
        "compare the copy with the original, merge what is needed and remove the copy.",
    ),
    "N113": code(
        "empty-file",
        "A file that is there has content.",
        "an empty file is often one that failed to save.",
        "fill in the file or remove it.",
    ),
    "N114": code(
        "no-front-matter",
        "A Markdown file begins with front matter between two lines with ---.",
        "it says what the file is.",
        "begin the file with --- on the first line and close the front matter with ---.",
    ),
    "N115": code(
        "raw-html",
        "Texts contain no HTML and no HTML comments.",
        "comments would end up in a report or in its source.",
        "remove it; for the character < itself, write \\<.",
    ),
    "N116": code(
        "invalid-block",
        "A block begins with ::: internal after an empty line and ends with :::.",
        "a block that is not closed can leak an internal passage or swallow other text.",
        ("close the block with ::: on a line of its own, and do not put it in a list, a quotation or code."),
    ),
    "N117": code(
        "invalid-mark",
        ('The only marks are [text]{.internal}, [text]{.redact} and [text]{.redact as="words"}.'),
        "a mark with a typing error would publish a passage that had to stay internal.",
        (
            "write the mark as above, within one paragraph, point or cell, not in code or an "
            "address, and close every [ in that paragraph with a ]."
        ),
    ),
    "N118": code(
        "invalid-heading",
        "The headings in a text are the fixed headings of that file, each of them once.",
        "what stands under another heading has no place in the report.",
        "use the fixed heading, or turn it into ordinary text.",
    ),
    "N119": code(
        "invalid-label",
        (
            "A label is a capital letter, a number and a full stop (V1. S1. O1. T1. G1. R1.), "
            "fitting the heading."
        ),
        "the label is the address of a point; the report and the reaction refer to it.",
        "write the label as the message says.",
    ),
    "N120": code(
        "double-id",
        "No two files have the same id.",
        "a reference to that id would point to two things.",
        "give one of the two the next free number and adapt the references.",
    ),
    "N121": code(
        "file-without-place",
        "Every file has a name and a place that the program knows.",
        "a file with another name would stay out of the report without a word.",
        ("give the file the name that the message gives, or put it outside the inspection folder."),
    ),
    "N122": code(
        "no-inspection",
        "An inspection folder contains inspection.yaml.",
        "it says by which framework the inspection is judged.",
        "make the folder with `naftctl new`, or put inspection.yaml back.",
    ),
    "N123": code(
        "invalid-citation",
        "A citation stands between square brackets: [@G02; @KV-B4].",
        "only then can a reader follow what a point rests on.",
        "write the citation as above.",
    ),
    "N125": code(
        "loose-note",
        "A footnote and the reference to it are in the same section.",
        "a footnote that nothing refers to disappears from the report.",
        "add the reference or the footnote, or remove the other one.",
    ),
    "N126": code(
        "name-not-portable",
        "A file name works on every computer, also on Windows and in a synchronised folder.",
        "otherwise the file does not reach a colleague.",
        "rename the file.",
    ),
    "N127": code(
        "too-large",
        "A file stays within the limits of size and depth.",
        "what is larger is not a note, and holds the program up.",
        "split the file, or put large pieces as an attachment beside a note.",
    ),
    "N128": code(
        "no-keys",
        "A YAML file consists of keys with values.",
        "only then does every value have a name.",
        "write `key: value`.",
    ),
}
