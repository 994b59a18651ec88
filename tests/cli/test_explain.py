"""`naftctl explain` and `naftctl rules`: the rules in words."""

from __future__ import annotations

import json

import pytest

from naftctl.cli.judge import entries
from tests.cli.conftest import Call


@pytest.mark.parametrize("code", entries())
def test_every_code_is_explained_with_a_sentence_a_reason_and_a_cure(code: str, call: Call) -> None:
    called = call("explain", code)
    assert (called.code, called.err) == (0, "")
    head, _, explanation = called.out.partition("\n\n")
    assert head.startswith(f"{code} · ")
    assert explanation.partition("\n")[0].endswith(".")
    assert "\nWaarom: " in explanation
    assert "\nHerstel: " in explanation


def test_a_code_may_be_typed_in_small_letters_and_several_at_once(call: Call) -> None:
    out = call("explain", "n101", "N203").out
    assert out.startswith("N101 · fout, in elke fase\n")
    assert "\n\nN203 · fout, in elke fase\n" in out


def test_the_rules_are_one_line_each_in_order(call: Call) -> None:
    lines = call("rules").out.splitlines()
    assert [line[:4] for line in lines] == sorted(entries())
    assert all(line.endswith(".") for line in lines)


def test_the_rules_as_json_say_from_when_they_bind(call: Call) -> None:
    found = {entry["code"]: entry for entry in json.loads(call("rules", "--format", "json").out)}
    assert set(found) == set(entries())
    assert found["N101"]["due"] is None
    assert found["N302"]["due"] == "draft"
    assert found["N311"]["severity"] == "warning"
