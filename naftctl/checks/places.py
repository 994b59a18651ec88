"""Where a problem stands when what it is about is not there."""

from __future__ import annotations

from collections.abc import Iterable

from naftctl.model.record import Page, Record
from naftctl.source import Cure, Span


def gap(record: Record, field: str, beside: str) -> Span:
    """The place of an empty field, or of the field `beside` it where the file does not have it."""
    span = record.where(field)
    return record.where(beside) if span == record.where() else span


def under(page: Page, heading: str) -> Span:
    """The place of a heading, or of the whole file where it does not have it."""
    section = page.body.section(heading)
    return section.span if section else Span(page.path)


def added(page: Page, headings: Iterable[str], order: Iterable[str]) -> tuple[Cure, ...]:
    """What adds fixed headings, each before the first one that follows it in `order`, or at the end.

    Nothing where it takes a person: a heading that was refused, or a text above all headings, may be meant.
    """
    body, names = page.body, tuple(order)
    loose = any(not section.key and not section.empty for section in body.sections)
    if loose or any(flaw.code == "N118" for flaw in body.flaws):
        return ()
    places: dict[Span, list[str]] = {}
    for heading in headings:
        later = (body.section(name) for name in names[names.index(heading) + 1 :])
        line = next((section.span.line for section in later if section), 0)
        place = Span(page.path, line, 1, line, 1) if line else Span(page.path)
        places.setdefault(place, []).append(f"## {heading}")
    after = {place: "\n\n" if place.line else "" for place in places}
    return tuple(Cure(place, "", "\n\n".join(new) + after[place]) for place, new in places.items())
