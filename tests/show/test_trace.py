"""A trace in words: a tree as wide as the line, and text of people that stays text."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from naftctl.load.workspace import WorkspaceReader
from naftctl.show.trace import node_text, whole_text
from naftctl.show.tree import Branch, draw
from naftctl.show.words import coloured, plain
from naftctl.source import Span
from naftctl.trace import Kind, Node, Trace, trace_of
from tests.conftest import EXAMPLE, ROOT, TODAY


@pytest.fixture(scope="module")
def trace() -> Trace:
    dossier = WorkspaceReader(ROOT).dossier(EXAMPLE, TODAY).dossier
    assert dossier is not None
    return trace_of(dossier)


def test_a_long_line_goes_on_below_within_the_tree() -> None:
    branches = (
        Branch("een twee drie vier vijf zes zeven", (Branch("onder", name="G02"),), name="A1"),
        Branch("een twee drie vier vijf zes zeven", name="B1", brief=True),
    )
    assert list(draw(branches, 28, plain)) == [
        "├── A1  een twee drie",
        "│   │   vier vijf zes zeven",
        "│   └── G02  onder",
        "└── B1  een twee drie …",
    ]


def test_a_gap_is_seen_without_colour_too() -> None:
    (line,) = draw([Branch("geen bron raakt KV-R3", gap=True)], 80, plain)
    assert line == "└── ○ geen bron raakt KV-R3"
    (line,) = draw([Branch("geen bron raakt KV-R3", gap=True)], 80, coloured)
    assert line == "└── \x1b[33m○ geen bron raakt KV-R3\x1b[0m"


@pytest.mark.parametrize("width", [40, 60, 80, 140])
def test_no_line_is_wider_than_the_terminal(trace: Trace, width: int) -> None:
    for name in trace.of_kind(Kind.SCALE, Kind.EVIDENCE, Kind.EXPECTATION, Kind.INVESTIGATION):
        for line in node_text(trace, name, width, plain):
            assert len(line) <= width, line


def test_no_node_is_without_words(trace: Trace) -> None:
    for name in trace.nodes:
        first, nature, *_ = node_text(trace, name, 2000, plain)
        assert first.startswith(name)
        assert nature.strip()


def test_text_of_people_moves_no_cursor(trace: Trace) -> None:
    node = Node("OS-B3/V1", Kind.POINT, "rood \x1b[31m en \u202egespiegeld", Span(""))
    hostile = replace(trace, nodes={**trace.nodes, "OS-B3/V1": node})
    lines = [*node_text(hostile, "OS-B3", 120, plain), *node_text(hostile, "OS-B3/V1", 120, plain)]
    assert any("\\x1b[31m en \\u202egespiegeld" in line for line in lines)
    assert all(line.isprintable() for line in lines)


def test_nothing_is_said_to_be_proved(trace: Trace) -> None:
    lines = [*whole_text(trace, 80, plain)]
    for name in trace.nodes:
        lines += list(node_text(trace, name, 80, plain))[2:]
    assert [line for line in lines if "bewezen" in line.casefold()] == []
