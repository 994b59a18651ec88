"""The catalogue has Dutch for every message of the source, and the program reads what people wrote."""

from __future__ import annotations

import re
import string
from gettext import GNUTranslations

import pytest

from naftctl.language import language_of
from tests.language.catalogue import COMPILED, as_mo, messages, refreshed, written

_HINT = "python -m tests.language brings the catalogue up to date"


def test_every_message_of_the_source_has_its_dutch() -> None:
    known = {message.id for message in written() if message.id and message.string and not message.fuzzy}
    assert set(messages()) - known == set(), _HINT


def test_nothing_in_the_catalogue_is_left_over() -> None:
    assert {message.id for message in written() if message.id} - set(messages()) == set(), _HINT


def test_what_the_program_reads_is_what_people_wrote() -> None:
    with COMPILED.open("rb") as file:
        read = GNUTranslations(file)
    assert as_mo(refreshed(written(), {})) == COMPILED.read_bytes(), _HINT
    assert read.gettext("error") == "fout"


def test_a_translation_has_the_places_of_its_message() -> None:
    wrong = [m.id for m in written() if m.id and _places(str(m.id)) != _places(str(m.string))]
    assert wrong == []


def test_a_translation_begins_and_ends_like_its_message() -> None:
    def edges(text: str) -> tuple[str, str]:
        return re.match(r"\s*", text)[0], re.search(r"\s*$", text)[0]  # type: ignore[index]

    assert [m.id for m in written() if m.id and edges(str(m.id)) != edges(str(m.string))] == []


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "nl"),
        ({"LANG": "C.UTF-8"}, "nl"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "fr_BE.UTF-8"}, "nl"),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "nl_BE.UTF-8"}, "nl"),
        ({"LANGUAGE": "en:nl", "LANG": "nl_BE.UTF-8"}, "en"),
        ({"NAFTCTL_LANG": "nl", "LANG": "en_US.UTF-8"}, "nl"),
        ({"NAFTCTL_LANG": "en"}, "en"),
        ({"NAFTCTL_LANG": "EN"}, "en"),
    ],
)
def test_the_language_is_dutch_unless_english_is_asked_for(
    environment: dict[str, str], language: str
) -> None:
    assert language_of(environment) == language


def _places(text: str) -> list[str]:
    """The places of a message, where it has any that can be read as such."""
    try:
        return sorted(
            name for _, name, _, _ in string.Formatter().parse(text) if name and name.isidentifier()
        )
    except ValueError:  # a message without values may have loose braces
        return []
