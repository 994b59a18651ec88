"""Where a problem stands when what it is about is not there."""

from __future__ import annotations

from naftctl.model.record import Page, Record
from naftctl.source import Span


def gap(record: Record, field: str, beside: str) -> Span:
    """The place of an empty field, or of the field `beside` it where the file does not have it."""
    span = record.where(field)
    return record.where(beside) if span == record.where() else span


def under(page: Page, heading: str) -> Span:
    """The place of a heading, or of the whole file where it does not have it."""
    section = page.body.section(heading)
    return section.span if section else Span(page.path)
