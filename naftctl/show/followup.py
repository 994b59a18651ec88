"""What is open in the sector, and what became of the shortcomings that one inspection takes along."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from typing import Any

from naftctl.followup import Item, Judgement, OpenShortcoming, not_carried
from naftctl.language import dutch, later, tr
from naftctl.model.dossier import Dossier
from naftctl.model.followup import CarriedShortcoming, Outcome
from naftctl.show.folding import folded
from naftctl.show.shortcomings import table

OUTCOMES = {
    Outcome.RESOLVED: later("resolved"),
    Outcome.PARTLY: later("partly resolved"),
    Outcome.UNRESOLVED: later("not resolved"),
    Outcome.NOT_EXAMINED: later("not investigated"),
    Outcome.LAPSED: later("lapsed"),
}
_HEADS = (
    "Sinds",
    "Tekort",
    "Omschrijving",
    "Inspectie",
    "Aanleiding",
    "Laatst beoordeeld op",
    "Door",
    "Uitkomst",
    "Neemt mee",
    "Neemt nog niet mee",
    "Aanbieder",
)
_NONE = tr("no shortcomings are open")
_OPEN, _ABSENT = later("still to be judged"), later("not in followup.yaml yet")
_folded = partial(folded, indent="    ", hang="")


def sector_text(items: Sequence[Item], width: int) -> Iterator[str]:
    """Every open shortcoming, the oldest first: what, since when, what was said of it, and what comes."""
    if not items:
        yield _NONE
        return
    yield (
        tr("1 shortcoming is open")
        if len(items) == 1
        else tr("{number} shortcomings are open, the oldest first", number=len(items))
    )
    for item in items:
        one = item.open
        yield ""
        yield from folded(
            tr("since {since} · {id} · {name}", since=_day(one.since), id=one.id, name=item.name),
            width,
            hang="    ",
        )
        yield from _folded(one.text, width)
        yield from _folded(_judged(one.judged), width)
        yield from _folded(_next(item), width)


def sector_csv(items: Iterable[Item]) -> str:
    """The same as a table for Excel."""
    return table(_HEADS, (_cells(item) for item in items))


def sector_json(items: Iterable[Item], unread: Iterable[str]) -> str:
    """The same as data: `open`, and `unread` the inspections that could not be read whole."""
    data = {"open": [_data(item) for item in items], "unread": list(unread)}
    return json.dumps(data, ensure_ascii=False, indent=2)


def inspection_text(dossier: Dossier, width: int) -> Iterator[str]:
    """What became of each shortcoming that this inspection takes along, and which ones it misses yet."""
    missing = not_carried(dossier)
    if not dossier.followup and not missing:
        yield tr("{id} takes along no earlier shortcomings", id=dossier.id)
        return
    number = len(dossier.followup) + len(missing)
    yield (
        tr("{id} · 1 earlier shortcoming", id=dossier.id)
        if number == 1
        else tr("{id} · {number} earlier shortcomings", id=dossier.id, number=number)
    )
    for item in dossier.followup:
        yield ""
        yield from folded(
            tr(
                "{sign} {id} · since {since}",
                sign="●" if item.outcome else "○",
                id=item.id,
                since=_day(item.since),
            ),
            width,
            hang="    ",
        )
        yield from _folded(item.text, width)
        heir = (
            tr(", continues as {continues_as}", continues_as=item.continues_as) if item.continues_as else ""
        )
        yield from _folded(f"{tr(_outcome(item))}{heir}", width)
    for each in missing:
        yield ""
        yield from folded(
            tr("○ {id} · since {since}", id=each.id, since=_day(each.since)), width, hang="    "
        )
        yield from _folded(each.text, width)
        yield from _folded(tr(_ABSENT), width)


def inspection_csv(dossier: Dossier) -> str:
    """The same as a table for Excel."""
    heads = ("Sinds", "Tekort", "Omschrijving", "Aanleiding", "Uitkomst", "Toelichting", "Gaat verder als")
    rows = [
        (str(i.since), i.id, i.text, i.occasion, dutch(_outcome(i)), i.note or "", i.continues_as or "")
        for i in dossier.followup
    ]
    rows += [(str(e.since), e.id, e.text, e.occasion, dutch(_ABSENT), "", "") for e in not_carried(dossier)]
    return table(heads, rows)


def inspection_json(dossier: Dossier) -> str:
    """The same as data."""
    items = [
        {
            "id": item.id,
            "text": item.text,
            "since": str(item.since),
            "occasion": item.occasion,
            "carried": True,
            "outcome": item.outcome,
            "note": item.note,
            "evidence": list(item.evidence),
            "continues_as": item.continues_as,
        }
        for item in dossier.followup
    ]
    empty = dict.fromkeys(("outcome", "note", "continues_as"))
    missing = not_carried(dossier)
    items += [_known(each) | {"carried": False, **empty, "evidence": []} for each in missing]
    return json.dumps({"inspection": dossier.id, "items": items}, ensure_ascii=False, indent=2)


def _known(one: OpenShortcoming) -> dict[str, Any]:
    return {"id": one.id, "text": one.text, "since": str(one.since), "occasion": one.occasion}


def _data(item: Item) -> dict[str, Any]:
    said = item.open.judged
    return _known(item.open) | {
        "inspection": item.open.inspection,
        "provider": {"id": item.provider, "name": item.name},
        "judged": said and {"inspection": said.inspection, "date": str(said.day), "outcome": said.outcome},
        "next": [{"inspection": each.inspection, "carried": each.included} for each in item.next],
    }


def _cells(item: Item) -> tuple[str, ...]:
    one, said = item.open, item.open.judged
    judged = (str(said.day), said.inspection, dutch(OUTCOMES[said.outcome])) if said else ("", "", "")
    coming = (
        ", ".join(each.inspection for each in item.next if each.included is included)
        for included in (True, False)
    )
    return (str(one.since), one.id, one.text, one.inspection, one.occasion, *judged, *coming, item.name)


def _judged(said: Judgement | None) -> str:
    if said is None:
        return tr("not judged again since then")
    return tr(
        "last judged on {day} in {inspection}: {outcome}",
        day=_day(said.day),
        inspection=said.inspection,
        outcome=tr(OUTCOMES[said.outcome]),
    )


def _next(item: Item) -> str:
    """Whether an inspection that still runs takes it along."""
    if not item.next:
        return tr("no inspection is planned that takes it along")
    return ", ".join(
        tr("{inspection} takes it along", inspection=each.inspection)
        if each.included
        else tr("{inspection} does not mention it yet", inspection=each.inspection)
        for each in item.next
    )


def _outcome(item: CarriedShortcoming) -> str:
    return OUTCOMES[item.outcome] if item.outcome else _OPEN


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"
