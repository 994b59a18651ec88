"""The small values of a report context: texts with their places, points, and what lists and tables show."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from msgspec import Struct, field

from naftctl.source import Span


class Passage(Struct, frozen=True):
    """A text of people as a reader gets it: CommonMark with marks, and the place it was written.

    `pictures` has the bytes of every image in it, by the name that the Markdown gives it.
    """

    markdown: str
    span: Span
    pictures: Mapping[str, bytes] = field(default_factory=dict)


class Place(Struct, frozen=True):
    """Where a text belongs: its ref, and whether it is an internal passage."""

    ref: str
    internal: bool = False


class Answer(Struct, frozen=True):
    """A question about good practice and what was answered."""

    id: str
    title: str
    question: str
    place: Place | None


class Point(Struct, frozen=True):
    """A point of the report (punt); `anchor` names its place in the document, `scale` its scale or item."""

    anchor: str
    label: str | None
    owner: str
    place: Place
    answers: tuple[Answer, ...] = ()
    share: bool | None = None


class Part(Struct, frozen=True):
    """What stands under one heading: introduction and points."""

    introduction: tuple[Place, ...] = ()
    points: tuple[Point, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether there is nothing to print."""
        return not self.introduction and not self.points


NOTHING = Part()
"""A heading with nothing under it."""


class Department(Struct, frozen=True):
    """A department of the provider (afdeling)."""

    name: str
    address: str | None = None
    municipality: str | None = None


class Provider(Struct, frozen=True):
    """The provider (aanbieder)."""

    name: str
    former_names: tuple[str, ...] = ()
    legal_form: str | None = None
    enterprise_number: str | None = None
    hco_number: str | None = None
    address: str | None = None
    departments: tuple[Department, ...] = ()


class Member(Struct, frozen=True):
    """A member of the team by role and house (teamlid)."""

    role: str
    inspectorate: str


class Visit(Struct, frozen=True):
    """A day of visit (bezoek)."""

    date: dt.date
    begins: dt.time | None = None
    ends: dt.time | None = None
    place: str | None = None
    department: str | None = None


class Level(Struct, frozen=True):
    """A level of the scales (ontwikkelingsniveau), with the number of scales on it."""

    id: str
    order: int
    label: str
    meaning: str
    scales: int = 0


class Titled(Struct, frozen=True):
    """Something with an id and a title: an expectation, an item."""

    id: str
    title: str


class MethodCount(Struct, frozen=True):
    """The sources that a scale cites by one method: `count` pieces, with their ids."""

    method: str
    count: int
    ids: tuple[str, ...]


class Partners(Struct, frozen=True):
    """A group that was heard (gesprekspartners): count and functions, never names.

    Where there are too few to tell the public how many, `few` has what they are less than.
    """

    group: str
    count: int | None = None
    functions: tuple[str, ...] = ()
    few: int | None = None


class Source(Struct, frozen=True):
    """A piece of evidence in the overview (bron)."""

    id: str
    anchor: str
    method: str
    title: str
    date: dt.date
    partners: tuple[Partners, ...] = ()
    provided_by: str | None = None
    chosen_by: str | None = None


class Organisation(Struct, frozen=True):
    """A house of the procedure (organisatie); `logo` is the name of its picture."""

    name: str
    address: str | None = None
    email: str | None = None
    logo: str | None = None


class House(Struct, frozen=True):
    """How the report looks (huisstijl): organisations by id, colours as `#rrggbb`, logos as bytes by name."""

    organisations: Mapping[str, Organisation]
    font: str
    accent: str
    text: str
    levels: tuple[str, ...]
    logos: Mapping[str, bytes] = field(default_factory=dict)


class Shortcoming(Struct, frozen=True):
    """A shortcoming on a regulation item (tekort), in plain words."""

    anchor: str
    label: str
    text: str


class ScaleLinks(Struct, frozen=True):
    """What a scale or a finding counts: points, pieces per method, independent sources, and what is missing.

    `unsourced` has its points without a source, `untouched` the expectations that no evidence touches.
    """

    id: str
    title: str
    points: int
    methods: tuple[int, ...]
    sources: int
    unsourced: tuple[str, ...]
    untouched: tuple[str, ...]

    @property
    def pieces(self) -> int:
        """The number of pieces that it cites."""
        return sum(self.methods)


class ExpectationLinks(Struct, frozen=True):
    """An expectation of the focus, the scales that are based on it, and the evidence that touches it."""

    id: str
    title: str
    scales: tuple[str, ...]
    evidence: tuple[str, ...]


class Matrix(Struct, frozen=True):
    """What is linked to what, for the team; `methods` names the columns, `unused` what nothing cites."""

    methods: tuple[str, ...]
    scales: tuple[ScaleLinks, ...]
    expectations: tuple[ExpectationLinks, ...]
    unused: tuple[str, ...]
