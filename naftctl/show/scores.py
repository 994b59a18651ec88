"""Individual scorings side by side as a table or as data; while the team is blind, only how far each is."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from itertools import chain
from textwrap import wrap
from typing import Any

from naftctl.agreement import Agreement, Row, Tally
from naftctl.commitment import State, is_blind, standing
from naftctl.model.dossier import Dossier
from naftctl.model.scoring import NOT_SCALED
from naftctl.show.words import Paint, visible

_STATES = {
    State.WAITING: "legde nog niet vast",
    State.COMMITTED: "legde vast, opende nog niet",
    State.OPENED: "legde vast en opende",
    State.OPEN: "schaalde open in",
    State.ABSTAINS: "schaalt niet in",
}
_NONE, _OUTSIDE = "·", "niet"
_HEADS = ("schaal", "voorlopig", "consensus", "=", "1", ">1")
_SIGNS = "paren van leden: = gelijk, 1 één niveau uiteen, >1 verder uiteen"
_LEGEND = {
    _NONE: f"{_NONE} nog geen niveau",
    _OUTSIDE: f"{_OUTSIDE} = {NOT_SCALED}; die paren tellen niet mee",
}


def scores_text(dossier: Dossier, found: Agreement, paint: Paint, width: int) -> Iterator[str]:
    """The scorings side by side with agreement in counts, or who is still to commit or to open."""
    yield paint(f"{visible(dossier.id)} · individuele inschalingen", "1")
    if is_blind(dossier):
        yield from _blind(dossier, width)
    elif not any(level for row in found.rows for _, level in row.levels):
        yield from _folded("er is nog geen individuele inschaling", width)
    else:
        cells = [_cells(row) for row in found.rows]
        if _wide(found, cells) <= width:
            yield from _table(found, cells, paint)
            yield from _folded(_SIGNS, width)
        else:
            yield from _blocks(found, width)
        yield from _closing(found, width)


def scores_json(dossier: Dossier, found: Agreement) -> str:
    """The same as an object; no level is in it while the team is blind."""
    blind = is_blind(dossier)
    data: dict[str, Any] = {
        "inspection": dossier.id,
        "blind": blind,
        "members": [{"id": name, "state": state.value} for name, state in standing(dossier).items()],
        "difference": found.difference,
        "scales": [] if blind else [_row_data(row) for row in found.rows],
        "between_members": None if blind else asdict(found.between),
        "beside_consensus": None if blind else asdict(found.beside),
    }
    return json.dumps(data, ensure_ascii=True, indent=2)


def still(dossier: Dossier) -> Iterator[str]:
    """Who is still to commit, and who is still to open."""
    states = standing(dossier)
    for state, words in ((State.WAITING, "nog vast te leggen door"), (State.COMMITTED, "nog te openen door")):
        names = [visible(name) for name, found in states.items() if found is state]
        if names:
            yield f"{words}: {', '.join(names)}"


def _blind(dossier: Dossier, width: int) -> Iterator[str]:
    states = standing(dossier)
    longest = max(len(visible(name)) for name in states)
    for name, state in states.items():
        yield f"  {visible(name):<{longest}}  {_STATES[state]}"
    waits = State.WAITING in states.values()
    until = "iedereen vastlegde en opende" if waits else "iedereen opende"
    yield from _folded(f"de niveaus zijn te zien zodra {until}", width)


def _table(found: Agreement, cells: Sequence[Sequence[str]], paint: Paint) -> Iterator[str]:
    widths = _widths(found, cells)
    yield paint(_line(_heads(found), widths), "1")
    for row, line in zip(found.rows, cells, strict=True):
        yield _line(line, widths)
        yield from (f"    {remark}" for remark in _remarks(row, found))


def _blocks(found: Agreement, width: int) -> Iterator[str]:
    """The same below each other, where a table does not fit."""
    for row in found.rows:
        scale, *levels = _cells(row)[:-3]
        named = zip((*found.members, "voorlopig", "consensus"), levels, strict=True)
        words = ", ".join(f"{visible(name)} {level}" for name, level in named)
        yield from _folded(f"{scale}: {words}", width, "")
        yield from _folded(_counts(row.between), width)
        yield from chain.from_iterable(_folded(remark, width) for remark in _remarks(row, found))


def _closing(found: Agreement, width: int) -> Iterator[str]:
    """What the signs mean, and the counts over all scales."""
    used = {cell for row in found.rows for cell in _cells(row)}
    legend = [words for sign, words in _LEGEND.items() if sign in used]
    if legend:
        yield from _folded("; ".join(legend), width)
    yield from _folded(f"leden onderling: {_counts(found.between)}", width)
    if any(row.level for row in found.rows):
        yield from _folded(f"leden naast de consensus: {_counts(found.beside)}", width)


def _remarks(row: Row, found: Agreement) -> Iterator[str]:
    """A difference that asks for words, and whether these are there."""
    more = "één niveau" if found.difference == 1 else f"{found.difference} niveaus"
    if row.far:
        told = "`divergence` is ingevuld" if row.divergence else "`divergence` is nog leeg"
        yield f"! meer dan {more} van de consensus: {_names(row.far)}; {told}"
    elif row.apart:
        yield f"! onderling meer dan {more} uiteen: {_names(row.apart)}"


def _names(members: Sequence[str]) -> str:
    return ", ".join(map(visible, members))


def _counts(tally: Tally) -> str:
    pairs = "1 paar" if tally.pairs == 1 else f"{tally.pairs} paren"
    words = (
        f"{pairs}, {tally.exact} gelijk, {tally.adjacent} één niveau uiteen, {tally.further} verder uiteen"
    )
    return f"{words}, {tally.unscaled} niet te vergelijken" if tally.unscaled else words


def _heads(found: Agreement) -> tuple[str, ...]:
    scale, *rest = _HEADS
    return (scale, *map(visible, found.members), *rest)


def _cells(row: Row) -> tuple[str, ...]:
    levels = (*(level for _, level in row.levels), row.provisional, row.level)
    counts = (row.between.exact, row.between.adjacent, row.between.further)
    return (visible(row.scale), *map(_level, levels), *map(str, counts))


def _level(level: str | None) -> str:
    return _OUTSIDE if level == NOT_SCALED else visible(level) if level else _NONE


def _widths(found: Agreement, cells: Sequence[Sequence[str]]) -> tuple[int, ...]:
    return tuple(max(map(len, column)) for column in zip(_heads(found), *cells, strict=True))


def _wide(found: Agreement, cells: Sequence[Sequence[str]]) -> int:
    widths = _widths(found, cells)
    return sum(widths) + 2 * (len(widths) - 1)


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    texts = [f"{cell:<{size}}" for cell, size in zip(cells[:-3], widths, strict=False)]
    numbers = [f"{cell:>{size}}" for cell, size in zip(cells[-3:], widths[-3:], strict=True)]
    return "  ".join(("", *texts, *numbers)).removeprefix("  ").rstrip()


def _row_data(row: Row) -> Mapping[str, Any]:
    return {
        "scale": row.scale,
        "levels": dict(row.levels),
        "provisional": row.provisional,
        "consensus": row.level,
        "between_members": asdict(row.between),
        "beside_consensus": asdict(row.beside),
        "apart": list(row.apart),
        "far_from_consensus": list(row.far),
        "divergence": row.divergence,
    }


def _folded(text: str, width: int, indent: str = "  ") -> list[str]:
    return wrap(
        text,
        width,
        initial_indent=indent,
        subsequent_indent=f"{indent}  ",
        break_long_words=False,
        break_on_hyphens=False,
    )
