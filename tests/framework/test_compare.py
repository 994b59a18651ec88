"""Two versions side by side by meaning: nothing is forgotten, and nothing is said twice."""

from __future__ import annotations

import pytest

from naftctl.framework.compare import Change, ChangeKind, FieldChange, compare
from naftctl.framework.lineage import Kind
from naftctl.model.framework import Framework
from naftctl.show.comparison import as_text
from naftctl.show.comparison_words import HEADS, LABELS
from naftctl.show.words import plain
from tests.framework.edits import edited, like, moved, read, rewritten, variants

OLD = read("r-naft/2026.1")
VARIANTS = {
    route: edited(OLD, **{n: getattr(v, n) for n in Framework.model_fields}) for route, v in variants(OLD)
}

MEANINGLESS = ("version", "scales.order")
"""The number itself, and the order of files."""


def changes(new: Framework, *between: Framework) -> list[tuple[str, list[str], str, str]]:
    return [
        (change.part, [*change.kinds], " ".join(change.before), " ".join(change.after))
        for change in compare(OLD, new, between).changes
    ]


def only(new: Framework) -> Change:
    (change,) = compare(OLD, new).changes
    return change


def test_a_version_does_not_differ_from_itself_nor_by_what_means_nothing() -> None:
    assert compare(OLD, OLD).changes == ()
    assert [compare(OLD, VARIANTS[route]).changes for route in MEANINGLESS] == [(), ()]


@pytest.mark.parametrize("route", [route for route in VARIANTS if route not in MEANINGLESS])
def test_whatever_differs_is_seen_and_has_words(route: str) -> None:
    comparison = compare(OLD, VARIANTS[route])
    assert comparison.changes
    assert all(any(change.part in parts for parts in HEADS.values()) for change in comparison.changes)
    for change in comparison.changes:
        assert all({f"{change.part}.{f.name}", f.name} & set(LABELS) for f in change.fields)
    assert list(as_text(comparison, plain, 80))[-1].split(":")[0].endswith(("verschil", "verschillen"))


def test_the_walk_goes_through_every_field_of_the_model() -> None:
    ends = {route.rpartition(".")[2] for route in VARIANTS}
    assert {
        "quality_image",
        "sha256",
        "difference",
        "subject",
        "needs_shortcoming",
        "counting",
        "replaces",
    } <= ends
    assert {"scales.levels.volgens", "rubrics.expectations.order", "scales.based_on"} <= set(VARIANTS)


def test_white_space_and_the_form_of_a_letter_are_no_difference() -> None:
    image = OLD.expectations["KV-B4"].quality_image.replace(" ", "\n ").replace("é", "e\u0301")
    assert compare(OLD, rewritten(OLD, "KV-B4", like(OLD, "KV-B4", quality_image=image))).changes == ()


def test_an_expectation_that_was_reworded_is_one_change_with_its_places() -> None:
    change = only(rewritten(OLD, "KV-B4", like(OLD, "KV-B4", quality_image="Iets anders.")))
    assert (change.part, change.kinds) == (Kind.EXPECTATION, (ChangeKind.REWORDED,))
    old = OLD.expectations["KV-B4"].quality_image
    assert change.fields == (FieldChange("quality_image", old, "Iets anders.", "", "KV-B4", "KV-B4"),)
    assert change.old_span == OLD.expectations["KV-B4"].where()


def test_a_split_is_one_change_with_the_words_of_each_heir() -> None:
    parts = [like(OLD, "KV-O7", id=n, replaces=("KV-O7",), title=n) for n in ("KV-O8", "KV-O9")]
    change = only(rewritten(OLD, "KV-O7", *parts))
    assert change.kinds == (ChangeKind.SPLIT, ChangeKind.REWORDED)
    assert [(f.name, f.before, f.after) for f in change.fields] == [
        ("title", "KV-O7", "KV-O8"),
        ("title", "KV-O7", "KV-O9"),
    ]


def test_a_merger_is_one_change_and_a_scale_that_rests_on_it_is_none() -> None:
    based = {scale.id: scale.based_on for scale in OLD.scales if {"KV-K2", "KV-K3"} & set(scale.based_on)}
    new = rewritten(
        rewritten(OLD, "KV-K2", like(OLD, "KV-K2", id="KV-K5", replaces=("KV-K2", "KV-K3"))), "KV-K3"
    )
    for name, before in based.items():
        rest = tuple(e for e in before if e not in {"KV-K2", "KV-K3"})
        new = rewritten(new, name, like(OLD, name, based_on=(*rest, "KV-K5")))
    found = changes(new)
    assert based
    assert [row for row in found if row[0] == "scale"] == []
    assert found == [("expectation", ["merged", "reworded"], "KV-K2 KV-K3", "KV-K5")]


def test_a_scale_that_rests_on_something_else_is_changed() -> None:
    change = only(rewritten(OLD, "OS-B3", like(OLD, "OS-B3", based_on=("KV-B4", "KV-R1"))))
    assert change.kinds == (ChangeKind.CHANGED,)
    assert change.fields[0].new == ("KV-B4", "KV-R1")


def test_a_new_id_is_renamed_and_another_place_is_moved() -> None:
    assert changes(moved(OLD, "KV-N3", "B", id="KV-B8", replaces=("KV-N3",)))[0] == (
        "expectation",
        ["renamed", "moved"],
        "KV-N3",
        "KV-B8",
    )
    assert changes(moved(OLD, "KV-N3", "B")) == [("expectation", ["moved"], "KV-N3", "KV-N3")]
    assert changes(rewritten(OLD, "OS-B3", like(OLD, "OS-B3", investigation="NS"))) == [
        ("scale", ["moved"], "OS-B3", "OS-B3")
    ]


def test_what_nothing_replaces_is_dropped_where_it_stood_and_what_replaces_nothing_is_added() -> None:
    assert changes(rewritten(OLD, "KV-B4", like(OLD, "KV-B4", id="KV-B9"))) == [
        ("expectation", ["dropped"], "KV-B4", ""),
        ("expectation", ["added"], "", "KV-B9"),
    ]


def test_what_was_added_has_all_it_says_and_nothing_that_it_does_not_say() -> None:
    advice = OLD.advice[0].model_copy(update={"id": "nieuw", "label": "nieuw advies"})
    change = only(edited(OLD, advice=(*OLD.advice, advice)))
    assert change.kinds == (ChangeKind.ADDED,)
    assert {f.name: f.new for f in change.fields} == {
        "label": "nieuw advies",
        "with_shortcomings": False,
        "needs_shortcoming": False,
    }


def test_a_row_in_another_order_is_one_change() -> None:
    turned = edited(OLD, regulation=(OLD.regulation[1], OLD.regulation[0], *OLD.regulation[2:]))
    assert [kinds for _, kinds, _, _ in changes(turned)] == [["reordered"]]
    rubrics = edited(OLD, rubrics=OLD.rubrics[::-1])
    assert [(part, kinds) for part, kinds, _, _ in changes(rubrics)] == [("rubrics", ["reordered"])]


def test_changes_stand_in_the_order_of_the_framework() -> None:
    new = rewritten(OLD, "KV-B4", like(OLD, "KV-B4", title="Iets anders."))
    new = rewritten(new, "KV-R1", like(OLD, "KV-R1", title="Iets anders."))
    new = edited(new, terms=new.terms.model_copy(update={"processing_days": 21}), title="Anders")
    assert [row[0] + row[2] for row in changes(new)] == [
        "framework",
        "expectationKV-R1",
        "expectationKV-B4",
        "terms",
    ]


def test_what_was_replaced_in_between_is_followed() -> None:
    middle = rewritten(OLD, "KV-K2", like(OLD, "KV-K2", id="KV-K5", replaces=("KV-K2",)))
    new = rewritten(middle, "KV-K5", like(middle, "KV-K5", id="KV-K6", replaces=("KV-K5",)))
    assert ("expectation", ["renamed"], "KV-K2", "KV-K6") in changes(new, middle)
    assert ("expectation", ["renamed"], "KV-K2", "KV-K6") not in changes(new)
