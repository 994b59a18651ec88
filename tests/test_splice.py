"""Stretches of a text are replaced, and nothing else."""

from __future__ import annotations

import pytest

from naftctl.source import Span
from naftctl.splice import splice


def on(line: int, start: int, end: int, last: int = 0) -> Span:
    return Span("a.yaml", line, start, last or line, end)


def test_stretches_are_replaced_in_any_order_and_the_rest_stays() -> None:
    text = "level: volgens  # eerst\nlist: [KV-N3, KV-N3]\n"
    edits = [(on(2, 15, 20), "KV-B8"), (on(1, 8, 15), "null"), (on(2, 8, 13), "KV-B8")]
    assert splice(text, edits) == "level: null  # eerst\nlist: [KV-B8, KV-B8]\n"


def test_windows_line_ends_and_a_bom_stay_where_they_are() -> None:
    text = "\ufeffa: één\r\nb: twee\r\n"
    assert splice(text, [(on(1, 4, 7), "null"), (on(2, 4, 8), "x")]) == "\ufeffa: null\r\nb: x\r\n"


def test_a_stretch_may_run_over_lines() -> None:
    text = "until:\n    dag: x\n    motief: y\nnext: z\n"
    assert splice(text, [(on(2, 5, 14, 3), "null")]) == "until:\n    null\nnext: z\n"


def test_without_edits_nothing_changes() -> None:
    assert splice("a\r\nb", []) == "a\r\nb"


@pytest.mark.parametrize(
    "spans",
    [
        [Span("a.yaml")],
        [Span("a.yaml", 1, 2)],
        [on(9, 1, 2)],
        [on(1, 1, 9)],
        [on(1, 0, 2)],
        [on(1, 4, 2)],
        [on(1, 1, 4), on(1, 3, 6)],
    ],
    ids=["a file", "a place", "no line", "too far", "no column", "backwards", "overlap"],
)
def test_what_is_no_stretch_of_its_own_is_refused(spans: list[Span]) -> None:
    with pytest.raises(ValueError, match=r"stretch|place"):
        splice("abcdef\nghijkl\n", [(span, "x") for span in spans])
