"""Which shortcomings are open on a day, from what inspections found and judged, the earliest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from msgspec import Struct, field
from msgspec.structs import replace

from naftctl.model.dossier import Dossier
from naftctl.model.followup import CLOSING, Judged, Outcome, Standing, Told, parted, same_provider


class Judgement(Struct, frozen=True):
    """What an inspection that became final on a day said of a shortcoming (oordeel)."""

    inspection: str
    day: date
    outcome: Outcome


class OpenShortcoming(Struct, frozen=True):
    """A shortcoming that nobody found put right yet (openstaand tekort).

    Its id is that in `followup.yaml`. Where a later inspection goes on with it under a name of its own,
    `origin` is the id of the first of the chain and `since` the day on which that became final; `occasion`
    and `public` are those of the inspection that it is named after. `judged` is what was said of it last.
    """

    id: str
    text: str
    since: date
    occasion: str
    public: bool
    judged: Judgement | None = None
    origin: str = ""

    @property
    def inspection(self) -> str:
        """The inspection that it is named after."""
        return parted(self.id)[0]

    @property
    def name(self) -> str:
        """Its name in that inspection: `OS-P1/T1`."""
        return parted(self.id)[1]


class Closed(Struct, frozen=True):
    """A shortcoming that is open no longer, by whom, and where it goes on, if it does."""

    judged: Judgement
    heir: str = ""


class Position(Struct, frozen=True):
    """How the shortcomings of a provider stand on a day (stand): those open, the oldest first, and closed."""

    open: tuple[OpenShortcoming, ...] = ()
    closed: Mapping[str, Closed] = field(default_factory=dict)


def position(told: Iterable[Told], day: date) -> Position:
    """How the shortcomings of one provider stand at the end of a day.

    Only inspections that are final by then count. What one of them says of an earlier shortcoming counts
    where that was open, so that no chain can turn back on itself.
    """
    standing: dict[str, OpenShortcoming] = {}
    closed: dict[str, Closed] = {}
    for final, each in _final(told, day):
        for item in each.judged:
            _judge(standing, closed, item, each, final)
        for name, text in each.shortcomings.items():
            key = f"{each.id}/{name}"
            standing.setdefault(key, OpenShortcoming(key, text, final, each.occasion, each.public, None, key))
    return Position(tuple(sorted(standing.values(), key=lambda one: one.since)), closed)


def before(dossier: Dossier) -> Position | None:
    """How they stood when this inspection began, None where the earlier ones were not read."""
    if dossier.earlier is None:
        return None
    first, provider = dossier.inspection.first_visit, dossier.inspection.provider.id
    own = [each for each in dossier.earlier if same_provider(each.provider, provider)]
    return position(own, first - timedelta(days=1) if first else dossier.today)


def _final(told: Iterable[Told], day: date) -> Iterator[tuple[date, Told]]:
    """The inspections that count, in the order in which they became final."""
    found = [(one.final, one) for one in told if one.standing is Standing.FINAL and one.final]
    in_order = sorted(found, key=lambda pair: (pair[0], pair[1].visit or pair[0], pair[1].id))
    return ((final, one) for final, one in in_order if final <= day)


def _judge(
    standing: dict[str, OpenShortcoming], closed: dict[str, Closed], item: Judged, by: Told, day: date
) -> None:
    """Apply what an inspection says of one shortcoming."""
    was = standing.get(item.key)
    if was is None or item.outcome is None:
        return
    judged = Judgement(by.id, day, item.outcome)
    text = by.shortcomings.get(item.continues_as or "")
    if item.outcome in CLOSING:
        del standing[item.key]
        closed[item.key] = Closed(judged)
    elif text is None:
        standing[item.key] = replace(was, judged=judged)
    else:
        heir = f"{by.id}/{item.continues_as}"
        del standing[item.key]
        closed[item.key] = Closed(judged, heir)
        first = min((was, standing.get(heir, was)), key=lambda each: each.since)
        standing[heir] = OpenShortcoming(
            heir, text, first.since, by.occasion, by.public, judged, first.origin
        )


def not_carried(dossier: Dossier) -> tuple[OpenShortcoming, ...]:
    """The shortcomings that were open when this inspection began and that `followup.yaml` does not name."""
    known = before(dossier)
    named = {*dossier.carried, *dossier.unread}
    return tuple(each for each in known.open if each.id not in named) if known else ()
