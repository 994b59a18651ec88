"""What is said comes out in every form: all of it, in order, with no character that disturbs a screen."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any
from unicodedata import category
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from naftctl.cli.judge import entries
from naftctl.diagnostic import Diagnostic, Label, Severity
from naftctl.show.diagnostics import Room, as_json, concise, full, in_order, summary
from naftctl.show.diagnostics.around import Around
from naftctl.show.diagnostics.github import as_commands
from naftctl.show.diagnostics.gitlab import as_code_quality
from naftctl.show.diagnostics.junit import Suite, as_junit
from naftctl.show.diagnostics.sarif import as_sarif
from naftctl.show.words import plain
from naftctl.source import Span
from tests.properties.small import FILES, LABEL, ODD, damaged, said_of

CODES = sorted(entries())
PATHS = [f"{LABEL}/{name}" for name in FILES]


@st.composite
def spans(draw: st.DrawFn) -> Span:
    path = draw(st.sampled_from(PATHS) | ODD)
    line = draw(st.integers(0, 9))
    if not line:
        return Span(path)
    column, length, more = draw(st.tuples(st.integers(1, 30), st.integers(0, 20), st.integers(0, 2)))
    return Span(path, line, column, line + more, max(1, column + length))


LABELS = st.tuples(spans(), ODD).map(lambda parts: Label(*parts))
DIAGNOSTICS = st.lists(
    st.tuples(
        spans(),
        st.sampled_from(CODES),
        st.sampled_from(Severity),
        ODD,
        ODD,
        ODD,
        st.lists(LABELS, max_size=2).map(tuple),
    ).map(lambda parts: Diagnostic(*parts)),
    max_size=8,
)


def lines(path: str) -> tuple[str, ...]:
    """The lines of a file, with characters that a terminal would obey."""
    text = FILES.get(path.removeprefix(f"{LABEL}/"), "\x1b[31mrood\u202e\x07\nen\u2028nog\x00\n")
    return tuple(text.split("\n"))


AROUND = Around(lines, "map/")


def known(said: list[Diagnostic]) -> Counter[tuple[str, str]]:
    return Counter((d.code, {"error": "error", "warning": "warning"}.get(d.severity, "rest")) for d in said)


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for pair in value.items() for each in pair for text in strings(each))
    elif isinstance(value, list):
        yield from (text for each in value for text in strings(each))


def printable(text: str) -> bool:
    """Whether a terminal only shows this: no control, no direction, no half character."""
    return not any(category(sign)[0] == "C" or category(sign) in {"Zl", "Zp"} for sign in text)


# ── none is lost, none is added ──────────────────────────────────────────────────────────────────────────
@given(DIAGNOSTICS)
def test_sarif_has_each_of_them_once_under_its_code(said: list[Diagnostic]) -> None:
    run = json.loads(as_sarif(said, entries(), AROUND, "0.1.0"))["runs"][0]
    names = {"error": "error", "warning": "warning"}
    assert Counter((r["ruleId"], names.get(r["level"], "rest")) for r in run["results"]) == known(said)
    assert all(run["tool"]["driver"]["rules"][r["ruleIndex"]]["id"] == r["ruleId"] for r in run["results"])
    marks = [r["partialFingerprints"]["naftctl/v1"] for r in run["results"]]
    assert len(set(marks)) == len(said)
    for result, d in zip(run["results"], said, strict=True):
        assert len(result.get("relatedLocations", ())) == len(d.related)
        region = result["locations"][0]["physicalLocation"]["region"]
        assert region["startLine"] >= 1
        assert region.get("endLine", region["startLine"]) >= region["startLine"]


@given(DIAGNOSTICS)
def test_gitlab_has_each_of_them_once(said: list[Diagnostic]) -> None:
    issues = json.loads(as_code_quality(said, AROUND))
    names = {"major": "error", "minor": "warning", "info": "rest"}
    assert Counter((issue["check_name"], names[issue["severity"]]) for issue in issues) == known(said)
    assert len({issue["fingerprint"] for issue in issues}) == len(said)
    assert all(1 <= i["location"]["lines"]["begin"] <= i["location"]["lines"]["end"] for i in issues)


@given(DIAGNOSTICS)
def test_github_has_each_of_them_on_a_line_of_its_own(said: list[Diagnostic]) -> None:
    commands = list(as_commands(said, AROUND))
    names = {"error": "error", "warning": "warning", "notice": "rest"}
    found = Counter((c.partition("title=")[2][:4], names[c[2:].partition(" ")[0]]) for c in commands)
    assert found == known(said)
    assert all(printable(command) for command in commands)  # a line end would be a command of its own


@given(DIAGNOSTICS, st.booleans())
def test_junit_tells_each_of_them_in_the_case_of_its_code(said: list[Diagnostic], strict: bool) -> None:  # noqa: FBT001
    root = ET.fromstring(as_junit([Suite("", said, {}), Suite("een", (), {"N101": "x"})], strict=strict))
    told = {
        case.attrib["name"].split()[0]: (text.text or "").split("\n")
        for case in root.iter("testcase")
        for text in case
    }
    assert {code: len(rows) for code, rows in told.items()} == Counter(d.code for d in said)
    bad = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    assert len(list(root.iter("failure"))) == len({d.code for d in said if d.severity in bad})


@given(DIAGNOSTICS)
def test_json_has_every_field_as_it_is(said: list[Diagnostic]) -> None:
    found = json.loads(as_json(("een", d) for d in said))
    told = [(f["code"], f["severity"], f["message"], f["hint"], f["file"], f["line"]) for f in found]
    assert told == [(d.code, d.severity, d.message, d.hint, d.span.path, d.span.line) for d in said]


@given(DIAGNOSTICS)
def test_concise_has_a_line_for_each_in_the_order_of_the_files(said: list[Diagnostic]) -> None:
    rows = list(concise(said, plain))
    assert len(rows) == len(said)
    assert Counter(row.partition("[")[2][:4] for row in rows if "[" in row).total() == len(said)
    places = [(d.span.path, d.span.line, d.span.column) for d in in_order(said)]
    assert places == sorted(places)
    assert Counter(in_order(said)) == Counter(said)


@given(DIAGNOSTICS)
def test_the_closing_line_counts_every_one_of_them(said: list[Diagnostic]) -> None:
    head = summary(said, 3).partition(" in 3 ")[0]
    numbers = [int(word) for word in head.replace(",", " ").split() if word.isdigit()]
    assert sum(numbers) == len(said)


# ── what a screen gets ───────────────────────────────────────────────────────────────────────────────────
@given(DIAGNOSTICS, st.none() | st.integers(40, 120), st.none() | st.integers(1, 5))
def test_nothing_that_is_printed_can_disturb_a_screen(
    said: list[Diagnostic], width: int | None, room: int | None
) -> None:
    for row in (*full(said, lines, plain, Room(room), width), *concise(said, plain), summary(said, 3)):
        assert printable(row), repr(row)


@given(DIAGNOSTICS)
def test_what_scripts_get_is_ascii_and_is_read_back(said: list[Diagnostic]) -> None:
    for data in (as_json(("een", d) for d in said), as_code_quality(said, AROUND)):
        assert data.isascii()
        json.loads(data)
    sarif = as_sarif(said, entries(), AROUND, "0.1.0")
    assert sarif.isascii()
    results = json.loads(sarif)["runs"][0]["results"]
    for result in results:
        assert all(printable(text.replace("\n", "")) for text in strings(result["message"]))


@given(damaged())
def test_what_is_said_of_a_damaged_file_can_be_printed_as_it_is(damage: tuple[str, dict[str, str]]) -> None:
    _, files = damage

    def written(path: str) -> tuple[str, ...]:
        return tuple(files.get(path.removeprefix(f"{LABEL}/"), "").replace("\r\n", "\n").split("\n"))

    said = said_of(files)
    rows = list(full(said, written, plain, Room(None)))
    assert all(printable(row) for row in rows)
    assert {d.code for d in said} <= {row.partition("[")[2][:4] for row in rows if "[" in row}
