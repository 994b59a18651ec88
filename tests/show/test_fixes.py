"""A change is read line by line: what is wrong, what stood there, what comes there."""

from __future__ import annotations

import json

from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema as SarifLog

from naftctl.cli.judge import entries
from naftctl.diagnostic import Diagnostic, Severity
from naftctl.mending import Ends, Fix, Left, Mended, Reason
from naftctl.show.diagnostics.around import Around
from naftctl.show.diagnostics.sarif import as_sarif
from naftctl.show.fixes import change, could, done, ends_could, ends_done, left_alone, line_ends
from naftctl.show.words import coloured, plain
from naftctl.source import Cure, Span

KEY = Diagnostic(
    Span("a.md", 2, 1, 2, 6), "N105", Severity.ERROR, "onbekende sleutel `titel`",
    "schrijf `title`", cures=(Cure(Span("a.md", 2, 1, 2, 6), "titel", "title"),),
)  # fmt: skip
LABEL = Diagnostic(Span("a.md", 9, 3), "N317", Severity.ERROR, "een punt in OS-B3 heeft geen label")
BEFORE = "---\ntitel: x\n---\n\n\n\n\n\n- punt\n"
AFTER = "---\ntitle: x\n---\n\n\n\n\n\n- V1. punt\n"
MENDED = Mended({"a.md": BEFORE}, {"a.md": AFTER}, (Fix(KEY, 2), Fix(LABEL, 9)), ())


def test_each_fault_stands_above_its_change() -> None:
    assert list(change(MENDED, plain, 80)) == [
        "--- a.md",
        "+++ a.md",
        "N105 onbekende sleutel `titel`",
        "@@ -1,3 +1,3 @@",
        " ---",
        "-titel: x",
        "+title: x",
        " ---",
        "N317 een punt in OS-B3 heeft geen label",
        "@@ -8,2 +8,2 @@",
        " ",
        "-- punt",
        "+- V1. punt",
    ]


def test_colour_goes_with_the_signs_and_hostile_text_does_not_reach_a_terminal() -> None:
    evil = Mended({"a\x1b.md": "x\x1b[2J\n"}, {"a\x1b.md": "y\x1b[2J\n"}, (), ())
    lines = list(change(evil, coloured, 80))
    assert "\x1b[31m-x\\x1b[2J\x1b[0m" in lines
    assert "\x1b[32m+y\\x1b[2J\x1b[0m" in lines
    assert all("\x1b[2J" not in line for line in lines)


def test_line_ends_are_told_file_by_file() -> None:
    found = (Ends("a.md", 1, bom=True), Ends("b.md", 7, bom=False))
    assert list(line_ends(found)) == [
        "a.md: de BOM vooraan vervalt",
        "a.md: 1 regel eindigt op CRLF; dat wordt LF",
        "b.md: 7 regels eindigen op CRLF; dat wordt LF",
    ]


def test_what_is_left_alone_is_said_with_the_reason() -> None:
    assert list(left_alone((Left(KEY, Reason.SEALED), Left(KEY, Reason.WORSE)))) == [
        "a.md:2:1: N105 blijft staan: herstellen zou wijzigen wat verzegeld is",
        "a.md:2:1: N105 blijft staan: herstellen zou een andere fout geven",
    ]


def test_what_was_done_is_counted() -> None:
    assert [done(1, 1), done(2, 1), done(3, 2)] == [
        "1 plaats in 1 bestand hersteld",
        "2 plaatsen in 1 bestand hersteld",
        "3 plaatsen in 2 bestanden hersteld",
    ]
    assert [could(1, 1), could(2, 1), could(3, 2)] == [
        "1 plaats in 1 bestand te herstellen",
        "2 plaatsen in 1 bestand te herstellen",
        "3 plaatsen in 2 bestanden te herstellen",
    ]
    assert [ends_done(1), ends_done(2)] == [
        "1 bestand heeft nu gewone regeleinden",
        "2 bestanden hebben nu gewone regeleinden",
    ]
    assert [ends_could(1), ends_could(2)] == [
        "1 bestand kan gewone regeleinden krijgen",
        "2 bestanden kunnen gewone regeleinden krijgen",
    ]


def test_code_scanning_gets_the_change_too_and_its_schema_allows_it() -> None:
    around = Around(lambda _: BEFORE.split("\n"), "map/")
    found = json.loads(as_sarif((KEY, LABEL), entries(), around, "0.1.0"))
    SarifLog.model_validate(found)
    first, second = found["runs"][0]["results"]
    (fix,) = first["fixes"]
    (file,) = fix["artifactChanges"]
    assert file["artifactLocation"]["uri"] == "map/a.md"
    assert file["replacements"] == [
        {
            "deletedRegion": {"startLine": 2, "startColumn": 1, "endLine": 2, "endColumn": 6},
            "insertedContent": {"text": "title"},
        }
    ]
    assert "fixes" not in second
