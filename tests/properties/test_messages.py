"""Every message of the program: each value has its place in both languages, and stands there as it is."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st

import naftctl
from naftctl.language import language_of
from tests.properties.small import ODD

SOURCE = Path(naftctl.__file__).parent
WRITTEN = SOURCE / "locale" / "nl" / "LC_MESSAGES" / "naftctl.po"


def dutch() -> dict[str, str]:
    with WRITTEN.open("rb") as file:
        return {str(each.id): str(each.string) for each in read_po(file) if each.id and each.string}


def places(text: str) -> dict[str, str]:
    """The name of each place in a message, with the form that its value gets."""
    return {
        name.partition(".")[0].partition("[")[0]: form or ""
        for _, name, form, _ in Formatter().parse(text)
        if name
    }


def calls() -> Iterator[tuple[str, frozenset[str]]]:
    """Each message that is said with values, and the names of those values."""
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "tr"):
                continue
            names = {keyword.arg for keyword in node.keywords}
            message = node.args[0] if node.args else None
            if names and None not in names and isinstance(message, ast.Constant):
                yield str(message.value), frozenset(filter(None, names))


DUTCH, CALLS = dutch(), tuple(calls())
FREE = [
    (said, names)
    for message, names in CALLS
    for said in (message, DUTCH.get(message, message))
    if not any(places(said).values())
]
"""Messages, in either language, that take any value."""


def test_a_message_in_either_language_has_a_place_for_every_value_and_no_other() -> None:
    asked = [(message, names) for message, names in CALLS if message in DUTCH]
    assert [m for m, names in asked if not {*places(m), *places(DUTCH[m])} <= names] == []
    assert [m for m, names in asked if not names <= {*places(m), *places(DUTCH[m])}] == []


@given(st.sampled_from(FREE), ODD.filter(bool))
def test_every_value_stands_in_the_message_as_it_is(message: tuple[str, frozenset[str]], value: str) -> None:
    text, names = message
    said = text.format_map(dict.fromkeys(names, value))
    words = [literal for literal, _, _, _ in Formatter().parse(text)]
    assert said.count(value) >= len(places(text))
    assert len(said) == sum(map(len, words)) + len(value) * sum(
        name is not None for _, name, _, _ in Formatter().parse(text)
    )


NAMES = st.sampled_from(("NAFTCTL_LANG", "LC_ALL", "LANG", "LANGUAGE"))


@given(st.dictionaries(NAMES, ODD | st.sampled_from(("nl_BE", "en_GB.UTF-8", "C", "fr"))))
def test_any_environment_gives_one_of_both_languages(environment: dict[str, str]) -> None:
    found = language_of(environment)
    assert found in {"nl", "en"}
    assert found == "nl" or any(value.lower().startswith("en") for value in environment.values())
    assert language_of(environment | {"NAFTCTL_LANG": "nl"}) == "nl"
