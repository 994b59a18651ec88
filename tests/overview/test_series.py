"""A scale is one series as long as its words stay the same, and a new one where they change."""

from __future__ import annotations

from collections.abc import Mapping

from naftctl.model.framework import Framework
from naftctl.overview.series import Chain, chains, strands, within
from tests.framework.edits import edited, like, rewritten
from tests.overview.cases import FRAMEWORKS, NEXT, REF, framework


def later(version: str, base: Framework | None = None) -> Framework:
    return edited(base or framework(), version=version)


def of(*versions: Framework) -> dict[str, Framework]:
    return {version.ref: version for version in versions}


def with_scale(known: Mapping[str, Framework], *members: tuple[str, str]) -> Chain:
    (found,) = (chain for chain in chains(known) if chain.members == members)
    return found


def test_every_scale_of_every_version_is_in_one_chain() -> None:
    members = [member for chain in chains(FRAMEWORKS) for member in chain.members]
    assert sorted(members) == sorted((ref, name) for ref, each in FRAMEWORKS.items() for name in each.scale)


def test_a_scale_that_kept_its_words_goes_on_also_under_another_id() -> None:
    same = with_scale(FRAMEWORKS, (REF, "OS-B1"), (NEXT, "OS-B1"))
    assert (same.origins, same.heirs, same.versions) == ((), (), (REF, NEXT))
    renamed = with_scale(FRAMEWORKS, (REF, "OS-K6"), (NEXT, "OS-K8"))
    assert renamed.scale.id == "OS-K8"


def test_a_scale_with_other_words_begins_anew_and_says_what_it_came_from() -> None:
    old, new = with_scale(FRAMEWORKS, (REF, "OS-B3")), with_scale(FRAMEWORKS, (NEXT, "OS-B3"))
    assert [each.id for each in old.heirs] == ["OS-B3"]
    assert [each.id for each in new.origins] == ["OS-B3"]


def test_a_split_and_a_merger_name_what_came_from_what() -> None:
    assert [each.id for each in with_scale(FRAMEWORKS, (REF, "OS-B5")).heirs] == ["OS-B6", "OS-B7"]
    assert [each.id for each in with_scale(FRAMEWORKS, (NEXT, "OS-K7")).origins] == ["OS-K4", "OS-K5"]


def test_a_scale_of_which_an_expectation_changed_begins_anew() -> None:
    old, new = with_scale(FRAMEWORKS, (REF, "OS-K2")), with_scale(FRAMEWORKS, (NEXT, "OS-K2"))
    assert [each.id for each in old.heirs] == [each.id for each in new.origins] == ["OS-K2"]


def test_an_expectation_goes_on_as_long_as_its_words_do() -> None:
    found = {strand.members for strand in strands(FRAMEWORKS)}
    assert ((REF, "KV-N3"), (NEXT, "KV-B8")) in found
    assert {((REF, "KV-B4"),), ((NEXT, "KV-B4"),)} <= found


def test_a_word_that_is_changed_and_changed_back_leaves_three_series() -> None:
    other = rewritten(later("2026.2"), "OS-B1", like(framework(), "OS-B1", title="Instroom"))
    found = [chain for chain in chains(of(framework(), other, later("2026.3"))) if chain.scale.id == "OS-B1"]
    assert [chain.versions for chain in found] == [(REF,), ("r-naft/2026.2",), ("r-naft/2026.3",)]


def test_a_scale_that_was_away_for_a_version_goes_on() -> None:
    known = of(framework(), rewritten(later("2026.2"), "OS-B1"), later("2026.3"))
    assert with_scale(known, (REF, "OS-B1"), ("r-naft/2026.3", "OS-B1")).heirs == ()


def test_two_scales_of_which_one_took_the_place_of_both_are_not_one_series() -> None:
    entry = like(framework(), "OS-B1")
    between = rewritten(later("2026.2"), "OS-B1", entry.model_copy(update={"id": "OS-B9"}))
    last = rewritten(later("2026.3"), "OS-B1", entry.model_copy(update={"replaces": ("OS-B9",)}))
    found = [chain.members for chain in chains(of(framework(), between, last)) if "OS-B" in chain.scale.id]
    assert {((REF, "OS-B1"),), (("r-naft/2026.2", "OS-B9"),), (("r-naft/2026.3", "OS-B1"),)} <= set(found)


def test_scales_of_an_investigation_stand_together_where_its_place_changed() -> None:
    order = framework().investigations
    turned = edited(later("2026.2"), investigations=(order[1], order[0], *order[2:]))
    changed = rewritten(turned, "OS-B1", like(turned, "OS-B1", title="Instroom"))
    groups = [chain.investigation.id for chain in chains(of(framework(), changed))]
    assert groups == sorted(groups, key=["BJ", "KO", "SO", "NS", "PP", "VR"].index)


def test_scales_stand_by_investigation_and_one_that_ended_near_its_old_neighbour() -> None:
    found = chains(FRAMEWORKS)
    groups = [chain.investigation.id for chain in found]
    assert groups == sorted(groups, key=["KO", "BJ", "SO", "NS", "PP", "VR"].index)
    names = [(chain.scale.id, len(chain.members)) for chain in found if chain.investigation.id == "KO"]
    assert [name for name, _ in names].index("OS-K4") < [name for name, _ in names].index("OS-K8")


def test_only_versions_between_those_that_are_used_count() -> None:
    known = of(*(later(f"2026.{number}") for number in range(1, 6)))
    assert [*within(known, ["r-naft/2026.2", "r-naft/2026.4", "r-naft/2031.1"])] == [
        "r-naft/2026.2",
        "r-naft/2026.3",
        "r-naft/2026.4",
    ]
    assert within(known, []) == {}


def test_versions_of_another_framework_have_series_of_their_own() -> None:
    other = edited(framework(), id="r-anders")
    assert len(chains(of(framework(), other))) == 2 * len(chains(of(framework())))
