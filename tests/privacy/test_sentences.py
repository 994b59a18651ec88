"""An own labelled set of sentences: what has to be found is found, and little else."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from naftctl.privacy import Kind, find

LISTED = ("Wouter Peerenboom", "Zoë D'Hulster")
LINES = (Path(__file__).parent / "sentences.txt").read_text("utf-8").splitlines()
LABELLED = tuple(tuple(line.split(" | ", 1)) for line in LINES if not line.startswith("#"))
WITH = tuple((Kind(label), text) for label, text in LABELLED if label != "-")
WITHOUT = tuple(text for label, text in LABELLED if label == "-")


def kinds(text: str) -> set[Kind]:
    return {hit.kind for hit in find(text, LISTED)}


def test_at_least_95_of_100_labelled_sentences_give_what_they_hold() -> None:
    lost = [(kind, text) for kind, text in WITH if kind not in kinds(text)]
    print(len(WITH), "with something to find; lost:", *lost, sep="\n")  # noqa: T201
    assert len(lost) <= len(WITH) * 0.05


def test_at_most_2_of_100_sentences_without_anything_give_a_hit() -> None:
    wrong = [(text, sorted(kinds(text))) for text in WITHOUT if kinds(text)]
    print(len(WITHOUT), "with nothing to find; wrong:", *wrong, sep="\n")  # noqa: T201
    assert len(wrong) <= len(WITHOUT) * 0.02


def test_the_set_is_large_and_half_of_it_holds_nothing() -> None:
    assert len(LABELLED) == len(set(LABELLED))
    assert len(WITH) >= 150
    assert len(WITHOUT) >= 150
    assert abs(len(WITH) - len(WITHOUT)) < 30


def test_every_kind_but_numbers_of_enterprises_is_in_the_set() -> None:
    assert set(Kind) - set(Counter(kind for kind, _ in WITH)) == {Kind.ENTERPRISE_NUMBER}
