"""Diagnostics in the forms that CI reads, held to what their schemas ask."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
from jsonschema import Draft202012Validator
from msgspec.structs import replace
from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema as SarifLog

from naftctl.cli.judge import entries
from naftctl.diagnostic import Diagnostic, Label, Severity
from naftctl.show.diagnostics.around import Around
from naftctl.show.diagnostics.github import as_commands
from naftctl.show.diagnostics.gitlab import as_code_quality
from naftctl.show.diagnostics.junit import Suite, as_junit
from naftctl.show.diagnostics.sarif import as_sarif
from naftctl.source import Span

EVIL = 'a\x1b[31m\x00 ]]> & <b> "q" 50% ::error::x\r\n\u202e\ud800\ufffe{0} [k](javascript:x)'
LINES = ("---", "a: 1", "level: volgnes", "  [@G05; @G15]", "---")
WRONG = Diagnostic(
    Span("a.md", 3, 8, 3, 15), "N203", Severity.ERROR, "niveau `volgnes` bestaat niet", "kies een ander",
    name="unknown-level", related=(Label(Span("b.md", 2, 1), "het andere"),),
)  # fmt: skip
SAID = (
    WRONG,
    replace(WRONG, span=Span("a.md", 1, 1, 4, 3), code="N311", severity=Severity.WARNING, related=()),
    replace(WRONG, span=Span("map met één, twee/c:d.md"), code="N120", severity=Severity.PENDING, hint=""),
    replace(WRONG, span=Span("v.xlsx", 7, 4, cell="Schalen!D7"), code="N141", severity=Severity.INFO),
    Diagnostic(Span(EVIL, 1, 1), "N110", Severity.ERROR, EVIL, EVIL, EVIL, (Label(Span(EVIL), EVIL),), "x"),
)
# What GitLab's own schema for the report and the specification that it follows ask of an issue, put together.
_POSITIVE = {"type": "integer", "minimum": 1}
CODE_QUALITY = {
    "type": "array",
    "items": {
        "type": "object",
        "required": [
            "type",
            "check_name",
            "description",
            "categories",
            "fingerprint",
            "severity",
            "location",
        ],
        "properties": {
            "type": {"const": "issue"},
            "check_name": {"type": "string", "pattern": r"^N\d{3}$"},
            "description": {"type": "string", "minLength": 1},
            "categories": {"type": "array", "minItems": 1, "items": {"enum": ["Bug Risk"]}},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": "^(?!/|\\./)."},
                    "lines": {
                        "type": "object",
                        "required": ["begin", "end"],
                        "properties": {"begin": _POSITIVE, "end": _POSITIVE},
                    },
                },
            },
        },
    },
}
# What the schema of the xUnit plugin of Jenkins (junit-10) asks and allows: attributes, attributes, children.
JUNIT: dict[str, tuple[set[str], set[str], set[str]]] = {
    "testsuites": (set(), {"name", "time", "tests", "failures", "errors"}, {"testsuite"}),
    "testsuite": (
        {"name", "tests", "failures", "errors"},
        {"group", "time", "skipped", "timestamp", "hostname", "id", "package", "file", "log", "url"},
        {"testsuite", "properties", "testcase", "system-out", "system-err"},
    ),
    "testcase": (
        {"name"},
        {"time", "classname", "group"},
        {"skipped", "error", "failure", "system-out", "system-err"},
    ),
    "failure": (set(), {"type", "message"}, set()),
    "skipped": (set(), {"type", "message"}, set()),
    "system-out": (set(), set(), set()),
}


def lines(path: str) -> tuple[str, ...]:
    return LINES if path == "a.md" else ()


AROUND = Around(lines, "werk map/")


def sarif(said: tuple[Diagnostic, ...] = SAID, around: Around = AROUND) -> dict[str, Any]:
    text = as_sarif(said, entries(), around, "0.1.0")
    assert text.isascii()
    found: dict[str, Any] = json.loads(text)
    SarifLog.model_validate(found)
    return found


def junit(*suites: Suite, strict: bool = False) -> Any:
    root = ElementTree.fromstring(as_junit(suites, strict=strict))
    for element in root.iter():
        needed, allowed, children = JUNIT[element.tag]
        assert needed <= set(element.attrib) <= needed | allowed
        assert {child.tag for child in element} <= children
    for suite in root:
        cases = suite.findall("testcase")
        assert suite.get("tests") == str(len(cases))
        assert suite.get("failures") == str(len(suite.findall("testcase/failure")))
        assert suite.get("skipped") == str(len(suite.findall("testcase/skipped")))
    assert root.get("tests") == str(len(root.findall("testsuite/testcase")))
    return root


# ── SARIF ────────────────────────────────────────────────────────────────────────────────────────────────
def test_sarif_follows_its_published_schema_and_an_unknown_key_would_be_seen() -> None:
    found = sarif()
    assert sarif(())["runs"][0]["results"] == []
    found["runs"][0]["results"][0]["kleur"] = "rood"
    with pytest.raises(ValueError, match="kleur"):
        SarifLog.model_validate(found)


def test_sarif_explains_the_rules_that_it_speaks_of() -> None:
    run = sarif()["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["N110", "N120", "N141", "N203", "N311"]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])
    level = next(rule for rule in rules if rule["id"] == "N203")
    assert level["shortDescription"]["text"] == entries()["N203"].sentence
    assert "Waarom: " in level["help"]["text"]
    assert "Herstel: " in level["help"]["text"]


def test_sarif_has_every_result_with_its_weight_its_stretch_and_what_goes_with_it() -> None:
    results = sarif()["runs"][0]["results"]
    assert [result["level"] for result in results] == ["error", "warning", "note", "note", "error"]
    places = [result["locations"][0]["physicalLocation"] for result in results]
    assert [place["region"] for place in places] == [
        {"startLine": 3, "startColumn": 8, "endColumn": 15},
        {"startLine": 1, "startColumn": 1, "endLine": 4, "endColumn": 3},
        {"startLine": 1},
        {"startLine": 1},
        {"startLine": 1, "startColumn": 1},
    ]
    assert places[2]["artifactLocation"]["uri"] == "werk%20map/map%20met%20%C3%A9%C3%A9n%2C%20twee/c%3Ad.md"
    assert unquote(places[0]["artifactLocation"]["uri"]) == "werk map/a.md"
    assert results[3]["locations"][0]["logicalLocations"] == [{"fullyQualifiedName": "Schalen!D7"}]
    assert results[0]["message"]["text"] == "niveau `volgnes` bestaat niet\nkies een ander"
    related = results[0]["relatedLocations"][0]
    assert related["message"]["text"] == "het andere"
    assert related["physicalLocation"]["region"] == {"startLine": 2, "startColumn": 1}


def test_nothing_that_people_wrote_becomes_a_link_or_a_placeholder_in_sarif() -> None:
    text = sarif()["runs"][0]["results"][4]["message"]["text"]
    assert "{{0}}" in text
    assert r"[k\](javascript:x)" in text


# ── code quality ─────────────────────────────────────────────────────────────────────────────────────────
def test_code_quality_follows_its_schema() -> None:
    found = json.loads(as_code_quality(SAID, AROUND))
    Draft202012Validator(CODE_QUALITY).validate(found)
    assert [issue["severity"] for issue in found] == ["major", "minor", "info", "info", "major"]
    assert [issue["location"]["lines"] for issue in found][:2] == [
        {"begin": 3, "end": 3},
        {"begin": 1, "end": 4},
    ]
    assert found[0]["location"]["path"] == "werk map/a.md"
    assert found[0]["description"] == "N203 niveau `volgnes` bestaat niet · kies een ander"
    assert as_code_quality((), AROUND) == "[]"


def test_a_problem_keeps_its_fingerprint_when_its_line_moves_and_loses_it_when_the_line_changes() -> None:
    lower = replace(WRONG, span=Span("a.md", 5, 8, 5, 15))
    moved = Around(lambda _: ("", "", *LINES), "werk map/")
    edited = Around(lambda _: ("", "", *(line.replace("volgnes", "vollgens") for line in LINES)), "werk map/")
    assert AROUND.fingerprints([WRONG]) == moved.fingerprints([lower])
    assert AROUND.fingerprints([WRONG]) != edited.fingerprints([lower])


def test_no_two_problems_have_one_fingerprint() -> None:
    marks = AROUND.fingerprints([WRONG, WRONG, *SAID, replace(WRONG, code="N204")])
    assert len(set(marks)) == len(marks)


# ── GitHub ───────────────────────────────────────────────────────────────────────────────────────────────
def test_a_command_to_github_has_the_place_the_code_and_the_cure() -> None:
    first, second, third, cell, _ = as_commands(SAID, AROUND)
    assert first == (
        "::error file=werk map/a.md,line=3,col=8,title=N203 unknown-level::"
        "a.md:3:8 niveau `volgnes` bestaat niet%0Akies een ander"
    )
    assert second.startswith("::warning file=werk map/a.md,line=1,endLine=4,title=N311")
    assert third.startswith("::notice file=werk map/map met één%2C twee/c%3Ad.md,title=N120")
    assert cell.startswith("::notice file=werk map/v.xlsx,title=N141")


def test_no_text_can_give_github_a_command_of_its_own() -> None:
    (line,) = as_commands([SAID[4]], AROUND)
    assert line.isprintable()
    assert "50%25" in line
    properties, _, message = line.removeprefix("::error ").partition("::")
    assert properties.count(",") == 3
    assert properties.count(":") == 0
    assert message.count("%0A") == 1


# ── JUnit ────────────────────────────────────────────────────────────────────────────────────────────────
def test_junit_has_a_case_per_rule_and_fails_those_with_an_error() -> None:
    rules = {"N203": "unknown-level", "N204": "unknown-scale"}
    root = junit(Suite("", (), {}), Suite("2026-x", (WRONG, WRONG, SAID[1], SAID[2]), rules))
    around, inspection = root
    assert [case.get("name") for case in around] == ["instellingen, kader en inspecties naast elkaar"]
    assert {case.get("name"): [child.tag for child in case] for case in inspection} == {
        "N120 unknown-level": ["skipped"],
        "N203 unknown-level": ["failure"],
        "N204 unknown-scale": [],
        "N311 unknown-level": ["system-out"],
    }
    failure = root.find(".//failure")
    line = "a.md:3:8: fout: niveau `volgnes` bestaat niet · kies een ander"
    assert failure.text == f"{line}\n{line}"
    assert failure.get("message") == f"{line} (en nog 1)"
    assert {case.get("classname") for case in inspection} == {"2026-x"}


def test_a_warning_fails_its_case_only_where_that_was_asked() -> None:
    suite = Suite("2026-x", (SAID[1],), {})
    assert junit(suite).get("failures") == "0"
    assert junit(suite, strict=True).get("failures") == "1"


def test_a_rule_that_could_not_be_held_to_an_inspection_does_not_pass() -> None:
    root = junit(Suite("2026-x", (WRONG,), {"N204": "unknown-scale"}, read=False))
    assert root.find(".//skipped").get("message") == "niet nagekeken: deze inspectie kan niet gelezen worden"


def test_junit_has_only_characters_that_xml_knows() -> None:
    root = junit(Suite(EVIL, SAID, {}))
    assert r"\x1b[31m\x00 ]]> & <b>" in root.find(".//failure").text
