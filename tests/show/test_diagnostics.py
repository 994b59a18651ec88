"""Diagnostics in print."""

from __future__ import annotations

import json

from msgspec.structs import replace

from naftctl.diagnostic import Diagnostic, Label, Severity
from naftctl.show.diagnostics import Room, as_json, concise, full, summary
from naftctl.show.words import coloured, plain
from naftctl.source import Span


def said(line: int = 3, code: str = "N203", severity: Severity = Severity.ERROR) -> Diagnostic:
    return Diagnostic(
        Span("a.md", line, 8, line, 15), code, severity, "niveau `volgnes` bestaat niet", "kies een ander"
    )


def lines(*_: str) -> tuple[str, ...]:
    return ("---", "a: 1", "level: volgnes", "---")


def test_a_problem_shows_its_line_with_carets_and_words() -> None:
    found = Diagnostic(
        Span("a.md", 3, 8, 3, 15),
        "N203",
        Severity.ERROR,
        "niveau bestaat niet",
        "kies een ander",
        "bedoelde u `volgens`?",
    )
    assert list(full([found], lines, plain)) == [
        "fout[N203] niveau bestaat niet",
        "  --> a.md:3:8",
        "   |",
        " 3 | level: volgnes",
        "   |        ^^^^^^^ bedoelde u `volgens`?",
        "   |",
        "  help: kies een ander",
        "",
    ]


def test_related_places_in_the_same_line_share_the_row() -> None:
    text = "10 | - Jongeren voelen zich welkom. [@G02; @G04]"
    first, second = Span("a.md", 1, 33, 1, 37), Span("a.md", 1, 39, 1, 43)
    found = Diagnostic(
        first, "N311", Severity.WARNING, "één methode", related=(Label(second, "beide zijn gesprekken"),)
    )
    printed = list(full([found], lambda _: (text[5:],), plain))
    assert printed[3:5] == [f" 1 | {text[5:]}", "   | " + " " * 32 + "^^^^  ---- beide zijn gesprekken"]


def test_related_places_elsewhere_are_named() -> None:
    found = Diagnostic(
        Span("b.md"), "N120", Severity.ERROR, "twee bestanden", related=(Label(Span("a.md"), "het andere"),)
    )
    assert list(full([found], lines, plain)) == [
        "fout[N120] twee bestanden",
        "  --> b.md",
        "  ::: a.md het andere",
        "",
    ]


def test_a_line_that_is_not_there_gives_no_excerpt() -> None:
    assert list(full([said(99)], lines, plain)) == [
        "fout[N203] niveau `volgnes` bestaat niet",
        "  --> a.md:99:8",
        "  help: kies een ander",
        "",
    ]


def test_problems_come_in_the_order_of_their_places() -> None:
    found = [said(2, "N302"), said(1, "N311"), said(1, "N203")]
    assert [line.partition(" ")[2][:10] for line in concise(found, plain)] == [
        "fout[N203]",
        "fout[N311]",
        "fout[N302]",
    ]


def test_the_word_for_the_severity_is_there_with_and_without_colour() -> None:
    for paint in (plain, coloured):
        printed = " ".join(concise([said(severity=severity) for severity in Severity], paint))
        assert all(word in printed for word in ("fout[", "waarschuwing[", "nog te doen[", "info["))
    assert "\x1b[1;31mfout[N203]\x1b[0m" in " ".join(concise([said()], coloured))


def test_many_of_a_kind_come_last_with_a_count() -> None:
    found = [*(said(line) for line in range(1, 23)), said(30, "N302")]
    printed = list(full(found, lines, plain))
    assert printed[0].startswith("fout[N302]")
    assert printed[4] == "fout[N203] niveau `volgnes` bestaat niet: 22 keer"
    assert printed[5:25] == [f"  --> a.md:{line}:8" for line in range(1, 21)]
    assert printed[25:] == [
        "  en nog 2; met --verbose ziet u ze alle:",
        "  --> a.md: 2",
        "  help: kies een ander",
        "",
    ]


def test_a_run_shows_twenty_of_a_kind_and_counts_the_rest_once() -> None:
    room = Room()
    first = [replace(said(line), span=Span("a.md", line, 1)) for line in range(1, 16)]
    second = [replace(said(line), span=Span("b.md", line, 1)) for line in range(1, 11)]
    third = [replace(said(line), span=Span("c.md", line, 1)) for line in range(1, 4)]
    assert len([line for line in full(first, lines, plain, room) if "-->" in line]) == 15
    assert list(full(second, lines, plain, room))[6:8] == [
        "  en nog 5; met --verbose ziet u ze alle:",
        "  --> b.md: 5",
    ]
    last = list(full([*third, said(9, "N302")], lines, plain, room))
    assert [line for line in last if "fout[" in line] == ["fout[N302] niveau `volgnes` bestaat niet"]
    assert list(room.closing()) == ["… en nog 3 van N203 in 1 bestand: met --verbose ziet u ze alle"]


def test_one_line_each_stops_at_twenty_of_a_kind_where_the_run_has_a_limit() -> None:
    found = [said(line) for line in range(1, 24)]
    room = Room()
    assert len(list(concise(found, plain, room))) == 20
    assert list(room.closing()) == ["… en nog 3 van N203 in 1 bestand: met --verbose ziet u ze alle"]
    assert len(list(concise(found, plain))) == 23
    everything = Room(None)
    assert sum("-->" in line for line in full(found, lines, plain, everything)) == 23
    assert list(everything.closing()) == []


def test_the_summary_counts_and_points_at_the_worst() -> None:
    found = [said(1, "N302", Severity.PENDING), said(2, "N311", Severity.WARNING), said(3), said(4)]
    assert (
        summary(found, 41)
        == "2 fouten, 1 waarschuwing, 1 nog te doen in 41 bestanden · uitleg: naftctl explain N203"
    )
    assert summary([said()], 1) == "1 fout in 1 bestand · uitleg: naftctl explain N203"
    assert summary([], 41) == "geen problemen in 41 bestanden"


def test_the_summary_counts_the_exceptions() -> None:
    assert (
        summary([said()], 41, 2)
        == "1 fout, 2 uitzonderingen met motief in 41 bestanden · uitleg: naftctl explain N203"
    )
    assert summary([], 41, 1) == "geen problemen, 1 uitzondering met motief in 41 bestanden"


def test_nothing_unseen_reaches_the_terminal() -> None:
    evil = "rood\x1b[31m en \u202eom"
    found = Diagnostic(
        Span(f"{evil}.md", 1, 1, 1, 3), "N110", Severity.ERROR, evil, evil, evil, (Label(Span(evil), evil),)
    )
    printed = "\n".join((*full([found], lambda _: (evil,), plain), *concise([found], plain)))
    assert "\x1b" not in printed
    assert "\u202e" not in printed
    assert r"\x1b[31m en \u202e" in printed
    assert "\x1b" not in as_json([("x", found)])


def test_json_is_ascii_and_keeps_every_character() -> None:
    found = Diagnostic(Span("a.md", 1, 2, 3, 4), "N110", Severity.INFO, "één", name="x")
    text = as_json([("2026-x", found)])
    assert text.isascii()
    assert json.loads(text) == [
        {
            "code": "N110",
            "name": "x",
            "severity": "info",
            "message": "één",
            "hint": "",
            "file": "a.md",
            "line": 1,
            "column": 2,
            "end_line": 3,
            "end_column": 4,
            "inspection": "2026-x",
            "related": [],
        }
    ]
