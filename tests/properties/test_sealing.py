"""A seal sees every change of a judgement, and no change of anything else."""

from __future__ import annotations

from functools import cache
from typing import Any
from unicodedata import normalize

from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace

from naftctl.digest import canonical
from naftctl.model.dossier import Dossier
from naftctl.model.owned import Seal, SealKind
from naftctl.model.scoring import Result
from naftctl.prose import Point, Prose, Text
from naftctl.seal import Versions, changes, corrections, frozen_of, intact, link, rewritten, seal_of
from naftctl.seal import digest_of as seal_digest
from tests.conftest import TODAY
from tests.properties.small import ODD, SENTENCE, WORD, small

LEVELS = ("beneden", "benadert", "volgens", "overstijgt", "niet_ingeschaald")
RESULTS = ("in_orde", "niet_in_orde", "niet_onderzocht")


def sealed(dossier: Dossier) -> Seal:
    salts = {piece.id: f"{number:032x}" for number, piece in enumerate(dossier.evidence)}
    return seal_of(
        dossier, SealKind.DRAFT, today=TODAY, nonce="0" * 32, salts=salts, versions=Versions("0.1.0")
    )


@cache
def seal() -> Seal:
    return sealed(small())


def digest(dossier: Dossier) -> str:
    return seal_digest("draft", "0" * 32, frozen_of(dossier))


# ── edits ────────────────────────────────────────────────────────────────────────────────────────────────
def with_body(page: Any, body: Prose, **update: Any) -> Any:
    """A page with another text and other values."""
    copy = page.model_copy(update=update)
    copy._body = body  # as the reader attaches it
    return copy


def with_points(prose: Prose, change: Any) -> Prose:
    """The text in which `change` gives the points of each section."""
    return replace(
        prose,
        sections=tuple(replace(each, points=tuple(change(each.key, each.points))) for each in prose.sections),
    )


def scoring(dossier: Dossier, number: int, **update: Any) -> Dossier:
    pages = list(dossier.scorings)
    pages[number] = with_body(pages[number], update.pop("body", pages[number].body), **update)
    return replace(dossier, scorings=tuple(pages))


def result(dossier: Dossier, number: int, **update: Any) -> Dossier:
    items = list(dossier.regulation)
    items[number] = with_body(items[number], items[number].body, **update)
    return replace(dossier, regulation=tuple(items))


def advice(dossier: Dossier, **update: Any) -> Dossier:
    assert dossier.advice is not None
    body = update.pop("body", dossier.advice.body)
    return replace(dossier, advice=with_body(dossier.advice, body, **update))


def focus(dossier: Dossier, **update: Any) -> Dossier:
    assert dossier.focus is not None
    return replace(dossier, focus=dossier.focus.model_copy(update=update))


def point(letter: str, number: int, text: str = "Er is iets.") -> Point:
    place = small().scorings[0].points[0].span
    return Point(letter, f"{letter}{number}", Text(text, place), place)


@st.composite
def judgements(draw: st.DrawFn) -> tuple[tuple[str, ...], Dossier]:
    """Another value of one judgement: its route in the seal, and the inspection with it."""
    dossier, number = small(), draw(st.integers(0, 1))
    page = dossier.scorings[number]
    other = draw(st.sampled_from([each for each in LEVELS if each != page.level]) | st.none())
    fresh = draw(st.integers(3, 99))
    section = draw(st.sampled_from([s for s in page.body.sections if s.points]))
    letter, gone = section.points[0].letter, section.points[-1].label
    item = dossier.regulation[number]
    grown = with_points(page.body, lambda k, p: (*p, point(letter, fresh)) if k == section.key else p)
    shrunk = with_points(page.body, lambda k, p: p[:-1] if k == section.key else p)
    heading = draw(st.sampled_from(["Sterke punten borgen", "Tekorten wegwerken"]))
    assert dossier.advice is not None
    urged = with_points(dossier.advice.body, lambda k, p: (*p, point("R", fresh)) if k == heading else p)
    wanted = draw(st.sampled_from([each for each in RESULTS if each != item.result]))
    made = [
        (("levels", page.id), scoring(dossier, number, level=other)),
        (("points", page.id, f"{letter}{fresh}"), scoring(dossier, number, body=grown)),
        (("points", page.id, gone or ""), scoring(dossier, number, body=shrunk)),
        (("regulation", item.id), result(dossier, number, result=Result(wanted))),
        (("points", dossier.regulation[1].id, "T1"), result(dossier, 1, shortcoming=None)),
        (("points", dossier.regulation[0].id, "T1"), result(dossier, 0, shortcoming=draw(SENTENCE))),
        (("advice",), advice(dossier, value=draw(st.sampled_from(["gunstig", "ongunstig"]) | st.none()))),
        (("recommendations", f"R{fresh}"), advice(dossier, body=urged)),
        (("chosen",), focus(dossier, chosen=draw(st.sampled_from(["SO", "NS", "PP"]) | st.none()))),
        (("focus", "SO"), focus(dossier, investigations=("KO", "BJ", "VR", "SO"))),
        (("focus", "BJ"), focus(dossier, investigations=("KO", "VR"))),
    ]
    return made[draw(st.integers(0, len(made) - 1))]


@st.composite
def facts(draw: st.DrawFn) -> Dossier:
    """The inspection in which one thing is other that is no judgement."""
    dossier, number, words = small(), draw(st.integers(0, 1)), draw(SENTENCE)
    day = draw(st.dates())
    page, piece, inspection = dossier.scorings[number], dossier.evidence[number], dossier.inspection

    def reworded(_: str, points: tuple[Point, ...]) -> tuple[Point, ...]:
        return tuple(replace(each, text=replace(each.text, markdown=words)) for each in points)

    told = with_points(page.body, reworded)
    written = replace(page.body, sections=tuple(replace(s, texts=()) for s in page.body.sections))
    others = [each for at, each in enumerate(dossier.evidence) if at != number]
    renamed = with_body(piece, piece.body, title=words, date=day)
    provider = inspection.provider.model_copy(update={"name": words, "address": words})
    done = inspection.milestones.model_copy(update={"reviewed": day, "draft_sent": day})
    assert dossier.advice is not None
    assert dossier.focus is not None
    reversed_ = tuple(reversed(dossier.focus.investigations))
    made = [
        scoring(dossier, number, body=told),
        scoring(dossier, number, body=written),
        scoring(dossier, number, motive=words, divergence=words, decided=day, provisional="benadert"),
        result(dossier, number, note=words, evidence=()),
        result(dossier, 1, shortcoming=words),
        advice(dossier, decided=day, body=with_points(dossier.advice.body, reworded)),
        focus(dossier, motive=words, decided=day, seed=words, investigations=reversed_),
        replace(dossier, evidence=tuple(others)),
        replace(dossier, evidence=(*others, renamed)),
        replace(dossier, inspection=with_body(inspection, inspection.body, provider=provider)),
        replace(dossier, inspection=with_body(inspection, inspection.body, milestones=done, number=words)),
        replace(dossier, scorings=tuple(reversed(dossier.scorings)), today=day),
        replace(dossier, summary=None, individual=()),
    ]
    return made[draw(st.integers(0, len(made) - 1))]


# ── what a seal sees ─────────────────────────────────────────────────────────────────────────────────────
@given(judgements())
def test_a_seal_sees_every_change_of_a_judgement_and_names_that_one(
    change: tuple[tuple[str, ...], Dossier],
) -> None:
    key, dossier = change
    assert digest(dossier) != seal().digest
    assert [each.key for each in changes(seal(), dossier)] == [key]


@given(facts())
def test_a_seal_sees_no_change_of_a_fact_or_a_text(dossier: Dossier) -> None:
    assert digest(dossier) == seal().digest
    assert changes(seal(), dossier) == ()


@given(judgements(), facts())
def test_what_is_put_back_is_as_it_was(change: tuple[tuple[str, ...], Dossier], fact: Dossier) -> None:
    key, dossier = change
    was, now = sealed(dossier), small()
    assert [(each.key, each.was, each.now) for each in changes(was, now)] == [
        (each.key, each.now, each.was) for each in changes(seal(), dossier)
    ]
    assert corrections(sealed(fact), fact) == corrections(was, dossier) == ()
    assert key


@given(st.integers(0, 1), SENTENCE)
def test_a_text_that_is_other_is_listed_as_a_correction_at_its_place(number: int, words: str) -> None:
    dossier = small()
    page = dossier.scorings[number]
    assume(words != page.points[0].text.markdown)

    def reworded(_: str, points: tuple[Point, ...]) -> tuple[Point, ...]:
        first = page.points[0]
        return tuple(replace(p, text=replace(p.text, markdown=words)) if p is first else p for p in points)

    other = scoring(dossier, number, body=with_points(page.body, reworded))
    assert [each.place for each in corrections(seal(), other)] == [f"{page.id}/{page.points[0].label}"]


# ── the seal itself ──────────────────────────────────────────────────────────────────────────────────────
@given(
    st.sampled_from(["sealed", "nonce", "code", "digest", "provider", "sent", "revision", "evidence"]),
    WORD,
)
def test_a_seal_that_is_other_in_anything_is_not_what_it_was(name: str, word: str) -> None:
    value: object = {"sealed": TODAY.replace(day=1), "evidence": {"G01": word}}.get(name, word)
    other = seal().model_copy(update={name: value})
    assert link(other) != link(seal())
    assert rewritten(other, seal())
    assert intact(other) == (name not in {"nonce", "code", "digest"})


@given(st.sets(st.sampled_from(["G01", "D01"])), WORD)
def test_only_salts_may_go_from_a_seal(gone: set[str], salt: str) -> None:
    kept = {name: value for name, value in seal().salts.items() if name not in gone}
    assert not rewritten(seal().model_copy(update={"salts": kept}), seal())
    assert rewritten(seal().model_copy(update={"salts": kept | {"G01": salt}}), seal())


# ── the digest ───────────────────────────────────────────────────────────────────────────────────────────
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | ODD,
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(WORD, inside, max_size=3),
    max_leaves=8,
)


def meant(value: object) -> object:
    """A value without what only its spelling says; what is true is another thing than 1."""
    if isinstance(value, str):
        return " ".join(normalize("NFC", value).split())
    if isinstance(value, dict):
        return {key: meant(inside) for key, inside in value.items()}
    if isinstance(value, list):
        return [meant(each) for each in value]
    return (type(value).__name__, value)


def turned(value: Any) -> Any:
    """The same value with its keys in another order, its accents apart and more blanks between its words."""
    if isinstance(value, str):
        return normalize("NFD", value).replace(" ", " \n ")
    if isinstance(value, dict):
        return {key: turned(value[key]) for key in reversed(value)}
    return [turned(each) for each in value] if isinstance(value, list) else value


@given(PLAIN, PLAIN)
def test_two_values_have_one_canonical_text_exactly_when_they_mean_the_same(one: object, two: object) -> None:
    assert (canonical(one) == canonical(two)) == (meant(one) == meant(two))


@given(PLAIN)
def test_the_way_in_which_a_value_is_written_does_not_count(value: object) -> None:
    assert canonical(turned(value)) == canonical(value)
