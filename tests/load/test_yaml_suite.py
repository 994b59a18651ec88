"""The public YAML test suite: the value that ruamel.yaml gives, or a refusal with a place.

What differs by design is stated in `same`: only `true`, `false`, `null`, `~`, nothing, and whole numbers as
people write them are typed; every other plain word (a day, 1.5, 0x1F, 0o14, `True`) stays the text it is.

The inputs are in tests/data/yaml-test-suite, with its licence (MIT, Ingy döt Net): of each the text, what the
suite says that it is in JSON, and whether it may not be read.
"""

from __future__ import annotations

import io
import json
import re
import unicodedata
import warnings
from typing import Any

import pytest
from ruamel.yaml import YAML

from naftctl.load.text import decode
from naftctl.load.yaml import read_yaml
from tests.conftest import ROOT

SUITE: dict[str, Any] = json.loads((ROOT / "tests/data/yaml-test-suite/inputs.json").read_text("ascii"))
INPUTS: dict[str, str] = {name: case["yaml"] for name, case in SUITE.items()}
TABS = ("DC7X", "DK95/05", "J3BT", "NB6Z", "UV7Q")
"""What ruamel.yaml refuses because of a tab that YAML 1.2 allows: here the suite says what the value is."""
TYPED = re.compile(r"|~|null|true|false|-?(?:0|[1-9][0-9]{0,17})")
"""The plain words that are no text here."""
LENIENT = ("9C9N", "DK95/01", "QB6E", "SU5Z")
"""What the suite wants refused and ruamel.yaml reads: what goes on less far to the right."""
REFUSED = object()
"""Stands for a text that ruamel.yaml refuses."""


def usual(text: str) -> Any:
    """The documents of a text as ruamel.yaml reads them in its default mode, which is YAML 1.2."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return list(YAML(typ="safe", pure=True).load_all(io.StringIO(text)))
    except Exception:
        return REFUSED


def same(ours: Any, theirs: Any) -> bool:
    """Whether two values are equal, apart from what stays text here."""
    if isinstance(theirs, dict):
        keys = isinstance(ours, dict) and list(ours) == [nfc(key) for key in theirs]
        return keys and all(same(*pair) for pair in zip(ours.values(), theirs.values(), strict=True))
    if isinstance(theirs, list):
        return isinstance(ours, list) and len(ours) == len(theirs) and all(map(same, ours, theirs))
    if isinstance(ours, str) and not isinstance(theirs, str):
        return not TYPED.fullmatch(ours) and same_type(usual(ours), theirs)
    return type(ours) is type(theirs) and ours == nfc(theirs)


def same_type(documents: Any, value: Any) -> bool:
    """Whether a text alone gives that value and no other that counts as equal to it."""
    return documents is not REFUSED and [repr(each) for each in documents] == [repr(value)]


def nfc(value: Any) -> Any:
    return unicodedata.normalize("NFC", value) if isinstance(value, str) else value


@pytest.mark.parametrize("name", INPUTS)
def test_a_document_gives_the_value_that_ruamel_gives_or_a_refusal_with_a_place(name: str) -> None:
    text, said = decode(INPUTS[name].encode(), "a.yaml")
    if text is None or said:
        assert said
        return
    document = read_yaml(text, "a.yaml")
    lines = text.count("\n") + 1
    assert all(each.span.path == "a.yaml" and each.span.line <= lines for each in document.diagnostics)
    if document.diagnostics:
        assert all(each.message and each.hint for each in document.diagnostics)
        return
    assert "fail" not in SUITE[name] or name in LENIENT
    theirs = [json.loads(SUITE[name]["json"])] if name in TABS else usual(INPUTS[name])
    assert theirs is not REFUSED
    assert len(theirs) == 1
    assert same(document.value, theirs[0]), (document.value, theirs[0])


def test_only_tabs_make_it_read_what_ruamel_refuses() -> None:
    assert all("\t" in INPUTS[name] and usual(INPUTS[name]) is REFUSED for name in TABS)


def test_what_may_not_be_read_is_refused() -> None:
    wrong = [name for name, case in SUITE.items() if "fail" in case]
    assert len(wrong) > 90
    assert tuple(name for name in wrong if not refused(INPUTS[name])) == LENIENT


def refused(text: str) -> bool:
    found, said = decode(text.encode(), "a.yaml")
    return bool(said) or found is None or bool(read_yaml(found, "a.yaml").diagnostics)


def test_enough_of_the_suite_is_read_and_not_refused() -> None:
    read = [name for name, text in INPUTS.items() if not read_yaml(text, "a.yaml").diagnostics]
    assert len(read) >= LEAST_READ


LEAST_READ = 70


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [("1.5", 1.6), ("12", 12), ("true", True), ("", None), ({"a": 1}, {"a": True}), ([1], [1, 2]), (1, True)],
)
def test_another_value_would_be_seen(ours: Any, theirs: Any) -> None:
    assert not same(ours, theirs)
