"""Framework versions stand from old to new, those of one framework together."""

from __future__ import annotations

from naftctl.framework.order import family_of, in_order


def test_versions_stand_from_old_to_new_by_their_numbers() -> None:
    assert in_order(["r-naft/2026.10", "r-naft/2026.9", "r-naft/2027.1"]) == (
        "r-naft/2026.9",
        "r-naft/2026.10",
        "r-naft/2027.1",
    )


def test_the_versions_of_a_framework_stand_together() -> None:
    mixed = in_order(["b/2026.1", "a/2027.1", "b/2025.1", "a/2026.1"])
    assert [family_of(ref) for ref in mixed] == ["a", "a", "b", "b"]
