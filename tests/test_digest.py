"""A digest by meaning changes with the words and with nothing else."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest

from naftctl.digest import canonical, digest
from naftctl.model.framework import Expectation, RegulationItem
from naftctl.model.record import Record

ITEM = RegulationItem(id="REG-01", title="Erkenning en afdelingen")


def test_the_same_words_give_the_same_digest() -> None:
    assert digest("x", ITEM) == digest("x", RegulationItem(title="Erkenning  en\nafdelingen ", id="REG-01"))


def test_another_word_gives_another_digest() -> None:
    assert digest("x", ITEM) != digest("x", RegulationItem(id="REG-01", title="Erkenning of afdelingen"))


def test_accents_are_the_same_in_both_forms() -> None:
    assert canonical("geïnspireerd") == canonical(unicodedata.normalize("NFD", "geïnspireerd"))


def test_the_order_of_keys_does_not_count_and_that_of_a_list_does() -> None:
    assert canonical({"a": 1, "b": 2}) == canonical({"b": 2, "a": 1})
    assert canonical(("a", "b")) != canonical(("b", "a"))


def test_digests_of_different_things_are_kept_apart() -> None:
    assert digest("x", ITEM) != digest("y", ITEM)


def test_a_key_that_says_the_usual_is_the_same_as_no_key() -> None:
    written = Expectation(id="KV-1", title="t", quality_image="q", replaces=())
    assert canonical(written) == canonical(Expectation(id="KV-1", title="t", quality_image="q"))


def test_a_key_that_the_model_gets_later_changes_no_digest_of_today() -> None:
    class Later(Record):
        id: str
        title: str
        remark: str | None = None

    assert canonical(Later(id="REG-01", title="Erkenning en afdelingen")) == canonical(ITEM)
    assert canonical(Later(id="REG-01", title="x", remark="y")) != canonical(Later(id="REG-01", title="x"))


@pytest.mark.parametrize("other", ["1", True, None, 1.5, date(2026, 1, 1)])
def test_values_of_another_kind_are_other_values(other: object) -> None:
    assert canonical({"a": 1}) != canonical({"a": other})
