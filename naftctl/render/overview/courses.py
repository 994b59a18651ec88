"""Scales over the years: the series that go on with each other, joined where their words changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from naftctl.model.overview import Distribution, Named, Series
from naftctl.render.overview.context import Course, Courses, Row, Stretch

RowOf = Callable[[Named, Distribution], Row]


def courses(series: Sequence[Series], row_of: RowOf) -> tuple[Courses, ...]:
    """The scales with more than one year, by investigation, in the order of `series`.

    A scale that came from one other and is the only one that did, goes on in the same course.
    """
    by_place: dict[Named, list[Course]] = {}
    for each in _last(series):
        course = _course(each, series, row_of)
        if len({row.year for row in course.rows}) > 1:
            by_place.setdefault(each.investigation, []).append(course)
    return tuple(Courses(investigation, tuple(found)) for investigation, found in by_place.items())


def _last(series: Sequence[Series]) -> Iterator[Series]:
    """Those that no other goes on with in the same course."""
    followed = [before for before in (_before(each, series) for each in series) if before]
    yield from (each for each in series if not any(each is before for before in followed))


def _before(series: Series, every: Sequence[Series]) -> Series | None:
    """The one series that this one alone goes on with."""
    if len(series.origins) != 1:
        return None
    origin = series.origins[0]
    found = [
        each
        for each in every
        if each is not series
        and each.scale.id == origin.id
        and [heir.id for heir in each.heirs] == [series.scale.id]
        and each.years
        and series.years
        and each.years[0].year <= series.years[0].year
        and not set(each.versions) & set(series.versions)
    ]
    return max(found, key=lambda each: each.years[-1].year, default=None)


def _course(last: Series, every: Sequence[Series], row_of: RowOf) -> Course:
    chain, seen = [last], {id(last)}
    while (before := _before(chain[0], every)) is not None and id(before) not in seen:
        chain.insert(0, before)
        seen.add(id(before))
    stretches = tuple(
        Stretch(
            each.scale,
            each.versions,
            each.origins,
            tuple(row_of(each.scale, found) for found in each.years),
        )
        for each in chain
    )
    return Course(last.scale, stretches, last.heirs)
