"""Everything in a framework version that has an id: what it is called and how its id looks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Any

from msgspec import Struct

from naftctl.language import tr
from naftctl.model.framework import Framework, Scale
from naftctl.model.record import Record
from naftctl.model.scoring import NOT_SCALED
from naftctl.model.version import Version
from naftctl.prose import NAME, NUMBERED
from naftctl.source import Span

_CAPITAL = r"[A-Z][A-Za-z0-9]*"
_SMALL = r"[a-z][a-z0-9_]*"


class Kind(Struct, frozen=True):
    """A kind of entry: its key, its noun, the form of its ids with an example, whether texts cite them."""

    key: str
    noun: str
    form: str
    example: str
    cited: bool = False

    def fits(self, name: str) -> bool:
        """Whether `name` can be the id of such an entry."""
        return name != NOT_SCALED and bool(re.fullmatch(self.form, name))


SCALES = Kind("scales", tr("scale"), NAME, "OS-B3", cited=True)
EXPECTATIONS = Kind("expectations", tr("expectation"), NAME, "KV-B4", cited=True)
KINDS = (
    Kind("research_questions", tr("research question"), rf"{_CAPITAL}(?:-[A-Za-z0-9]+)*", "OV-1"),
    Kind("context", tr("context feature"), NUMBERED, "CI-1", cited=True),
    Kind("rubrics", tr("rubric"), _CAPITAL, "B"),
    EXPECTATIONS,
    Kind("levels", tr("level"), _SMALL, "volgens"),
    Kind("report_categories", tr("report category"), _SMALL, "sterk_punt"),
    Kind("good_practice", tr("question about good practice"), NUMBERED, "GP-1", cited=True),
    Kind("investigations", tr("investigation"), _CAPITAL, "BJ"),
    Kind("regulation", tr("regulation item"), NAME, "REG-01", cited=True),
    Kind("requested_information", tr("requested item"), NAME, "INF-01", cited=True),
    Kind("partner_groups", tr("group of conversation partners"), _SMALL, "jongeren"),
    Kind("advice", tr("advice value"), _SMALL, "gunstig"),
    Kind("occasions", tr("occasion"), _SMALL, "regulier"),
    Kind("release_grounds", tr("ground for not releasing something"), _SMALL, "privacy"),
    SCALES,
)
KIND = {kind.key: kind for kind in KINDS}


class Entry(Struct, frozen=True):
    """Something with an id."""

    kind: Kind
    id: str
    record: Record


def entries(framework: Framework, kinds: Iterable[Kind] = KINDS) -> tuple[Entry, ...]:
    """Every entry of these kinds, also those that share an id."""
    return tuple(Entry(kind, record.id, record) for kind in kinds for record in _records(framework, kind))


def ids(framework: Framework, key: str) -> tuple[str, ...]:
    """The ids of one kind, each once."""
    return tuple(dict.fromkeys(entry.id for entry in entries(framework, (KIND[key],))))


def twice(framework: Framework, key: str) -> set[str]:
    """The ids of one kind that are used more than once."""
    counted = Counter(entry.id for entry in entries(framework, (KIND[key],)))
    return {name for name, times in counted.items() if times > 1}


def file_name(scale: Scale) -> str:
    """The id that the name of its file gives to a scale; its own where it has no file for itself."""
    folder, _, name = scale.path.rpartition("/")
    return name.removesuffix(".yaml") if folder.endswith("/scales") else scale.id


def folder_names(version: Version) -> tuple[str, str]:
    """The id and version that its folder gives to a framework; its own outside `frameworks/`."""
    match version.path.split("/"):
        case ["frameworks", family, number]:
            return family, number
    return version.framework.id, version.framework.version


def refused(*places: tuple[Record, str]) -> Span | None:
    """Where the reader left something out of one of these values, to stay silent about what follows from it.

    It is the place that then stands for the value and its key alike, or nothing.
    """
    return next((r.where(key) for r, key in places if r.where(key) == r.where_key(key)), None)


def expectation_lists(framework: Framework) -> tuple[tuple[Record, str], ...]:
    """The values in which expectations stand."""
    return ((framework, "rubrics"), *((rubric, "expectations") for rubric in framework.rubrics))


def _records(framework: Framework, kind: Kind) -> tuple[Any, ...]:
    if kind is EXPECTATIONS:
        return tuple(e for rubric in framework.rubrics for e in rubric.expectations)
    found: tuple[Any, ...] = getattr(framework, kind.key)
    return found
