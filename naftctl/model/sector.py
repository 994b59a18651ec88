"""All inspections of a workspace in brief: what a choice of focus and a number have to know of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property

from msgspec import Struct, field

from naftctl.model.framework import Framework
from naftctl.model.history import History
from naftctl.model.record import Day
from naftctl.source import Span


class Past(Struct, frozen=True):
    """One inspection in brief, from its folder, or from `history.yaml`, where `id` is empty.

    `date` is its first day of visit, `span` the place of its provider, `numbered` that of its number. It
    counts for the investigations that its focus names and for no other, whatever its occasion: an occasion
    that is free in its focus examines what it names, and a complaint that names none examined no
    investigation as a whole.
    """

    id: str
    provider: str
    date: Day | None
    framework: str
    focus: tuple[str, ...]
    number: str | None
    span: Span
    numbered: Span | None = None
    follows_up: str | None = None
    stopped: bool = False


class Sector(Struct, frozen=True, dict=True):
    """Every inspection that is known, and the framework versions of `history` as far as they are here.

    A version that is here and cannot be used is None in `frameworks`.
    """

    past: tuple[Past, ...] = ()
    frameworks: Mapping[str, Framework | None] = field(default_factory=dict)
    history: History = field(default_factory=History)

    @cached_property
    def examined(self) -> tuple[tuple[date, Past], ...]:
        """The inspections that count, each with its first day of visit, the earliest first.

        One that was stopped does not; one that has a folder and stands in `history.yaml` too counts once.
        """
        dated = [(past.date, past) for past in self.past if past.date and not past.stopped]
        folders = {(day, past.provider) for day, past in dated if past.id}
        counted = [(day, past) for day, past in dated if past.id or (day, past.provider) not in folders]
        return tuple(sorted(counted, key=lambda item: (item[0], item[1].provider, item[1].id)))

    def before(self, day: date, but: str = "") -> tuple[tuple[date, Past], ...]:
        """The inspections that count with a first visit before this day, without the one named `but`."""
        return tuple((on, past) for on, past in self.examined if on < day and not (but and past.id == but))

    def latest(self, provider: str, before: date, but: str = "") -> Past | None:
        """The last earlier inspection of a provider that has a folder and can tell what was left open.

        That is one with a focus, or one that followed up another: a complaint looked at one thing only.
        """
        found = [past for _, past in self.before(before, but) if past.provider == provider and past.id]
        return next((past for past in reversed(found) if past.focus or past.follows_up), None)
