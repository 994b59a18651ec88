"""What could identify a person, hit by hit: for people with its line, for scripts without any words."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from naftctl.language import tr
from naftctl.model.privacy import Treatment
from naftctl.privacy.screening import Screened, Screening, State
from naftctl.show.diagnostics import Lines
from naftctl.show.excerpt import Mark, excerpt
from naftctl.show.steps import numbered
from naftctl.show.words import Paint, visible

LEVEL = {True: tr("certain"), False: tr("possible")}
_COLOUR = {True: "1;31", False: "1;33"}
_STATES = {
    State.TO_REDACT: tr("decided: to be marked"),
    State.TO_REMOVE: tr("decided: to be removed"),
}
_DECIDED = {
    Treatment.KEEP: tr("may stay"),
    Treatment.REDACT: tr("has to be marked"),
    Treatment.REMOVE: tr("has to go"),
}
_FURTHER = {
    Treatment.REDACT: tr("put the words between [ and ]{.redact}; until then this place stays open"),
    Treatment.REMOVE: tr("take the words out; until then this place stays open"),
}


def blocks(hits: Iterable[Screened]) -> bool:
    """Whether something is still to be done before a report can be made public."""
    return any(hit.blocks for hit in hits)


def screening_lines(name: str, found: Screening, lines: Lines, paint: Paint) -> Iterator[str]:
    """Every open hit with its place, its advice and its number; then how many there are, and what is next."""
    still = [hit for hit in found.hits if hit.open]
    for hit in still:
        yield from _one(hit, lines, paint)
    yield _sum(name, found, still)
    if found.fallen:
        number = len(found.fallen)
        past = tr("1 decision fits") if number == 1 else tr("{number} decisions fit", number=number)
        yield tr("{past} no sentence any more: see naftctl check {name}", past=past, name=visible(name))
    if still:
        yield ""
        yield from numbered(tuple(_steps(name, still)))


def _one(hit: Screened, lines: Lines, paint: Paint) -> Iterator[str]:
    where = "" if hit.printed else tr(" · not in the report")
    state = f" · {_STATES[hit.state]}" if hit.state in _STATES else ""
    yield f"{paint(LEVEL[hit.certain], _COLOUR[hit.certain])} · {hit.kind.shown} · {hit.id}{state}{where}"
    yield f"  {paint('-->', '34')} {visible(str(hit.place))}"
    if hit.place.line:
        place = hit.place
        end = place.end_column if place.end_line == place.line else 10_000
        mark = Mark(place.line, place.column, max(end, place.column + 1), "", primary=True)
        yield from excerpt(lines(place.path), (mark,), paint, _COLOUR[hit.certain])
    yield f"  {hit.kind.advice}"
    yield ""


def _sum(name: str, found: Screening, still: Sequence[Screened]) -> str:
    """`2026-de-kantelpoort: 3 plaatsen open (1 zeker, 2 mogelijk) · 1 gemerkt, 2 mogen blijven`."""
    certain = sum(hit.certain for hit in still)
    places = tr("1 place") if len(still) == 1 else tr("{number} places", number=len(still))
    head = (
        tr(
            "{places} open ({certain} certain, {possible} possible)",
            places=places,
            certain=certain,
            possible=len(still) - certain,
        )
        if still
        else tr("nothing open")
    )
    states = Counter(hit.state for hit in found.hits)
    kept = states[State.KEPT]
    parts = [tr("{number} marked", number=states[State.MARKED])] if states[State.MARKED] else []
    if kept:
        parts.append(tr("1 may stay") if kept == 1 else tr("{number} may stay", number=kept))
    return f"{visible(name)}: {head}" + (f" · {', '.join(parts)}" if parts else "")


def _steps(name: str, still: Sequence[Screened]) -> Iterator[str]:
    yield tr("reword the sentence, or mark the words: [words]{.redact}")
    first = next((hit for hit in still if not hit.kind.never), None)
    if first:
        yield tr(
            'if it may stay: naftctl screen {name} --decide {id} --as keep --reason "why"',
            name=name,
            id=first.id,
        )
    yield f"naftctl screen {name}"


def decided_lines(hits: Sequence[Screened], treatment: Treatment, file: str) -> Iterator[str]:
    """What was decided about how many places, what is left to do, and where that was written."""
    first, number = hits[0], len(hits)
    places = tr("1 place") if number == 1 else tr("{number} places with the same sentence", number=number)
    yield f"{places} in {visible(first.file)} ({first.kind.shown}): {_DECIDED[treatment]}"
    yield tr("  write  {file}", file=visible(file))
    if treatment in _FURTHER:
        yield ""
        yield from numbered((_FURTHER[treatment],))


def screening_json(name: str, found: Screening) -> str:
    """One object: every hit, open or not, and every decision that is about nothing any more; never a word."""
    data = {
        "inspection": name,
        "hits": [_data(hit) for hit in found.hits],
        "fallen": [{"file": d.file, "kind": d.kind, "decided": str(d.decided)} for d in found.fallen],
    }
    return json.dumps(data, ensure_ascii=True, indent=2)


def _data(hit: Screened) -> dict[str, Any]:
    place = hit.place
    return {
        "id": hit.id,
        "kind": hit.kind.value,
        "certain": hit.certain,
        "printed": hit.printed,
        "state": hit.state.value,
        "open": hit.open,
        "file": place.path,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "advice": hit.kind.advice,
    }
