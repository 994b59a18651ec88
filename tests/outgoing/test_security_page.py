"""Every promise of the page on security names a test that exists."""

from __future__ import annotations

import ast
import re

import pytest

from tests.conftest import ROOT

PAGE = (ROOT / "SECURITY.md").read_text("utf-8")
ROWS = [
    row
    for row in re.findall(r"(?m)^\| (.+?) \| (.+?) \|$", PAGE)
    if row[0] not in {"promise"} and ":--" not in row[0]
]


def test_there_are_promises() -> None:
    assert len(ROWS) >= 20


@pytest.mark.parametrize(("promise", "holders"), ROWS)
def test_a_promise_is_held_by_a_test(promise: str, holders: str) -> None:
    named = re.findall(r"`([\w/]+\.py)::(\w+)`", holders)
    assert named, promise
    for path, name in named:
        tree = ast.parse((ROOT / path).read_text("utf-8"))
        assert name in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}, (
            f"{path}::{name}"
        )
