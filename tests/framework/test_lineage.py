"""What came from what between two versions, and what may be called the same."""

from __future__ import annotations

import pytest

from naftctl.framework.lineage import Kind, lineage
from naftctl.model.framework import Framework
from tests.framework.edits import edited, like, moved, read, rewritten

OLD = read("r-naft/2026.1")
EXPECTATION, SCALE = Kind.EXPECTATION, Kind.SCALE


def renamed(framework: Framework, before: str, after: str) -> Framework:
    return rewritten(framework, before, like(framework, before, id=after, replaces=(before,)))


def test_a_version_is_the_same_as_itself_in_everything() -> None:
    ties = lineage(OLD, OLD)
    assert all(
        ties.same(EXPECTATION, name) and ties.heirs(EXPECTATION, name) == (name,) for name in OLD.expectations
    )
    assert all(ties.same(SCALE, name) and ties.origins(SCALE, name) == (name,) for name in OLD.scale)
    assert all(ties.same(kind, entry.id) for kind in list(Kind)[2:] for entry in getattr(OLD, kind))


def test_an_id_that_stays_has_itself_as_heir_and_one_that_goes_has_none() -> None:
    ties = lineage(OLD, rewritten(OLD, "KV-S4"))
    assert ties.heirs(EXPECTATION, "KV-S3") == ("KV-S3",)
    assert ties.heirs(EXPECTATION, "KV-S4") == ()
    assert not ties.same(EXPECTATION, "KV-S4")


def test_an_id_that_nobody_knows_has_no_relatives() -> None:
    ties = lineage(OLD, OLD)
    assert (ties.heirs(SCALE, "OS-Z9"), ties.origins(SCALE, "OS-Z9"), ties.same(SCALE, "OS-Z9")) == (
        (),
        (),
        False,
    )


def test_a_split_has_its_heirs_in_the_order_of_the_new_version() -> None:
    parts = [like(OLD, "OS-B5", id=name, replaces=("OS-B5",)) for name in ("OS-B7", "OS-B6")]
    ties = lineage(OLD, rewritten(OLD, "OS-B5", *parts))
    assert ties.heirs(SCALE, "OS-B5") == ("OS-B6", "OS-B7")
    assert ties.origins(SCALE, "OS-B7") == ("OS-B5",)
    assert not ties.same(SCALE, "OS-B5")


def test_a_part_that_is_split_off_leaves_nothing_the_same() -> None:
    off = like(OLD, "KV-O7", id="KV-O8", replaces=("KV-O7",))
    ties = lineage(OLD, rewritten(OLD, "KV-O7", like(OLD, "KV-O7"), off))
    assert ties.heirs(EXPECTATION, "KV-O7") == ("KV-O7", "KV-O8")
    assert not ties.same(EXPECTATION, "KV-O7")


@pytest.mark.parametrize("name", ["KV-K5", "KV-K2"])
def test_a_merger_has_all_its_origins_also_under_an_old_id(name: str) -> None:
    whole = like(OLD, "KV-K2", id=name, replaces=("KV-K2", "KV-K3"))
    ties = lineage(OLD, rewritten(rewritten(OLD, "KV-K2", whole), "KV-K3"))
    assert ties.origins(EXPECTATION, name) == ("KV-K2", "KV-K3")
    assert ties.heirs(EXPECTATION, "KV-K3") == (name,)
    assert not ties.same(EXPECTATION, "KV-K2")


def test_a_new_id_alone_or_another_rubric_changes_no_meaning() -> None:
    ties = lineage(OLD, moved(OLD, "KV-N3", "B", id="KV-B8", replaces=("KV-N3",)))
    assert ties.same(EXPECTATION, "KV-N3")
    assert not ties.same(SCALE, "OS-N2")  # it still rests on the old id


def test_a_scale_is_the_same_when_it_rests_on_the_heirs_of_the_same_expectations() -> None:
    new = renamed(renamed(OLD, "KV-N3", "KV-N9"), "OS-N2", "OS-N9")
    based_on = tuple("KV-N9" if name == "KV-N3" else name for name in OLD.scale["OS-N2"].based_on)
    new = rewritten(new, "OS-N9", like(new, "OS-N9", based_on=based_on[::-1]))
    assert "KV-N3" in OLD.scale["OS-N2"].based_on
    assert lineage(OLD, new).same(SCALE, "OS-N2")


def test_a_scale_on_an_expectation_that_was_reworded_is_not_the_same() -> None:
    ties = lineage(OLD, rewritten(OLD, "KV-B4", like(OLD, "KV-B4", quality_image="Iets anders.")))
    assert not ties.same(EXPECTATION, "KV-B4")
    assert not ties.same(SCALE, "OS-B3")
    assert ties.same(SCALE, "OS-B1")


@pytest.mark.parametrize(
    "update",
    [
        {"title": "Iets anders"},
        {"investigation": "KO"},
        {"based_on": ("KV-B4", "KV-B5")},
        {"key_elements": ("iets",)},
        {"advice_relevant": "nee"},
        {"levels": OLD.scale["OS-B3"].levels | {"volgens": "Iets anders."}},
        {"levels": {"volgens": OLD.scale["OS-B3"].levels["volgens"]}},
    ],
    ids=lambda update: next(iter(update)),
)
def test_every_word_of_a_scale_counts(update: dict[str, object]) -> None:
    assert not lineage(OLD, rewritten(OLD, "OS-B3", like(OLD, "OS-B3", **update))).same(SCALE, "OS-B3")


def test_the_order_of_key_elements_white_space_and_the_form_of_a_letter_do_not_count() -> None:
    scale = OLD.scale["OS-B3"]
    levels = {name: text.replace(" ", "\n  ").replace("é", "e\u0301") for name, text in scale.levels.items()}
    update = {"key_elements": scale.key_elements[::-1], "levels": dict(reversed(levels.items()))}
    assert lineage(OLD, rewritten(OLD, "OS-B3", like(OLD, "OS-B3", **update))).same(SCALE, "OS-B3")


@pytest.mark.parametrize(
    "update", [{"meaning": "Iets anders."}, {"label": "goed"}, {"order": 7}, {"id": "zoals"}]
)
def test_a_level_that_means_something_else_makes_every_scale_another(update: dict[str, object]) -> None:
    ties = lineage(
        OLD, edited(OLD, levels=(*OLD.levels[:2], OLD.levels[2].model_copy(update=update), OLD.levels[3]))
    )
    assert not any(ties.same(SCALE, name) for name in OLD.scale)
    assert all(ties.same(EXPECTATION, name) for name in OLD.expectations)


def test_what_an_entry_replaced_in_older_versions_does_no_harm() -> None:
    old = rewritten(OLD, "OS-B3", like(OLD, "OS-B3", replaces=("OS-OUD",)))
    ties = lineage(old, old)
    assert ties.origins(SCALE, "OS-B3") == ("OS-B3",)
    assert ties.same(SCALE, "OS-B3")


def test_the_versions_in_between_are_passed_through() -> None:
    middle = renamed(OLD, "KV-K2", "KV-K5")
    new = rewritten(
        middle, "KV-K5", *(like(middle, "KV-K5", id=n, replaces=("KV-K5",)) for n in ("KV-K6", "KV-K7"))
    )
    assert lineage(OLD, new).heirs(EXPECTATION, "KV-K2") == ()
    assert lineage(OLD, new, [middle]).heirs(EXPECTATION, "KV-K2") == ("KV-K6", "KV-K7")
    assert lineage(OLD, new, [middle]).origins(EXPECTATION, "KV-K7") == ("KV-K2",)


def test_an_entry_that_names_an_older_one_past_a_version_without_it_goes_on_with_it() -> None:
    assert lineage(OLD, OLD, [rewritten(OLD, "KV-K2")]).heirs(EXPECTATION, "KV-K2") == ("KV-K2",)


def test_the_real_versions_are_tied_as_they_say() -> None:
    ties = lineage(OLD, read("r-naft/2026.2"))
    assert ties.heirs(SCALE, "OS-B5") == ("OS-B6", "OS-B7")
    assert ties.origins(EXPECTATION, "KV-K5") == ("KV-K2", "KV-K3")
    assert ties.heirs(EXPECTATION, "KV-O7") == ("KV-O8", "KV-O9")
    assert ties.same(SCALE, "OS-K6")
    assert ties.same(EXPECTATION, "KV-N3")
    assert not ties.same(SCALE, "OS-B3")
    assert ties.same(SCALE, "OS-S1")
