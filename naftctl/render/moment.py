"""The moment that stands for the clock in a document."""

from __future__ import annotations

from datetime import UTC, date, datetime


def noon(day: date) -> int:
    """Noon of a day in seconds since 1970, so that the same day gives the same bytes."""
    return int(datetime(day.year, day.month, day.day, 12, tzinfo=UTC).timestamp())
