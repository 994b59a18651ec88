"""Chance that is the same on every computer."""

from __future__ import annotations

from itertools import islice

from naftctl.fiction.chance import Chance


def test_the_same_names_give_the_same_draws_for_ever() -> None:
    chance = Chance(1, "sector")
    assert [chance.below(100) for _ in range(6)] == [56, 18, 71, 42, 28, 61]


def test_other_names_give_other_draws() -> None:
    assert Chance(1, "a").below(2**40) != Chance(2, "a").below(2**40) != Chance(1, "b").below(2**40)


def test_what_is_drawn_apart_leaves_the_stream_as_it_is() -> None:
    one, other = Chance(1), Chance(1)
    one.apart("scale", "OS-B1").below(10)
    assert one.below(2**40) == other.below(2**40)


def test_a_draw_stays_within_its_bounds_and_meets_all_of_them() -> None:
    chance = Chance("bounds")
    assert {chance.between(3, 6) for _ in range(200)} == {3, 4, 5, 6}
    assert {chance.odds(0) for _ in range(50)} == {False}
    assert {chance.odds(100) for _ in range(50)} == {True}


def test_nothing_is_lost_or_doubled_when_items_are_shuffled() -> None:
    items = tuple(range(40))
    shuffled = Chance("shuffle").shuffled(items)
    assert shuffled != items
    assert sorted(shuffled) == list(items)


def test_an_item_is_dealt_again_only_when_all_were() -> None:
    dealt = list(islice(Chance("deal").dealt("abcde"), 15))
    assert [sorted(dealt[start : start + 5]) for start in (0, 5, 10)] == [list("abcde")] * 3
