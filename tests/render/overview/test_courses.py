"""How series of a scale are joined into its course over the years."""

from __future__ import annotations

from collections.abc import Sequence

from naftctl.model.overview import Distribution, Named, Series
from naftctl.render.overview.context import Course, Row
from naftctl.render.overview.courses import courses

PLACE = Named("KO", "Kwaliteitsontwikkeling")


def a_series(
    scale: str, version: str, years: Sequence[str], origins: Sequence[str] = (), heirs: Sequence[str] = ()
) -> Series:
    return Series(
        PLACE,
        Named(scale, scale),
        (version,),
        tuple(Distribution(year, 1, 0) for year in years),
        tuple(Named(each, each) for each in origins),
        tuple(Named(each, each) for each in heirs),
    )


def found(*series: Series) -> tuple[Course, ...]:
    made = courses(series, lambda scale, d: Row(scale, d.year, d.in_focus, d.scaled, (), ()))
    return tuple(course for each in made for course in each.courses)


def told(course: Course) -> list[tuple[str, list[str]]]:
    return [(each.scale.id, [row.year for row in each.rows]) for each in course.stretches]


def test_a_scale_with_one_year_has_no_course() -> None:
    assert found(a_series("A", "1", ["2024"])) == ()


def test_a_scale_in_other_words_goes_on_in_one_course() -> None:
    old, new = a_series("A", "1", ["2024"], heirs=["A"]), a_series("A", "2", ["2025"], origins=["A"])
    (course,) = found(old, new)
    assert told(course) == [("A", ["2024"]), ("A", ["2025"])]
    assert [stretch.renewed for stretch in course.stretches] == [False, True]


def test_a_scale_that_changed_twice_goes_on_twice() -> None:
    one = a_series("A", "1", ["2023"], heirs=["A"])
    two = a_series("A", "2", ["2024"], origins=["A"], heirs=["B"])
    three = a_series("B", "3", ["2025"], origins=["A"])
    (course,) = found(three, one, two)
    assert told(course) == [("A", ["2023"]), ("A", ["2024"]), ("B", ["2025"])]
    assert course.scale.id == "B"


def test_a_scale_that_was_split_ends_and_names_its_heirs() -> None:
    old = a_series("A", "1", ["2023", "2024"], heirs=["B", "C"])
    new = [a_series(name, "2", ["2025", "2026"], origins=["A"]) for name in "BC"]
    first, *others = found(old, *new)
    assert (told(first), [heir.id for heir in first.heirs]) == ([("A", ["2023", "2024"])], ["B", "C"])
    assert [told(course)[0][0] for course in others] == ["B", "C"]


def test_scales_that_were_merged_end_and_the_new_one_names_both() -> None:
    old = [a_series(name, "1", ["2023", "2024"], heirs=["C"]) for name in "AB"]
    courses_ = found(*old, a_series("C", "2", ["2025", "2026"], origins=["A", "B"]))
    assert [told(course)[0][0] for course in courses_] == ["A", "B", "C"]
    assert [origin.id for origin in courses_[2].stretches[0].origins] == ["A", "B"]


def test_two_versions_in_one_year_are_one_year_and_no_course() -> None:
    old, new = a_series("A", "1", ["2024"], heirs=["A"]), a_series("A", "2", ["2024"], origins=["A"])
    assert found(old, new) == ()
