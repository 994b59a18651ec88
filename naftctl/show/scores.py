"""Individual scorings side by side as a table or as data; while the team is blind, only how far each is."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from textwrap import wrap
from typing import Any

from msgspec.structs import asdict

from naftctl.agreement import Agreement, Row, Tally
from naftctl.commitment import State, is_blind, standing
from naftctl.language import tr
from naftctl.model.dossier import Dossier
from naftctl.model.scoring import NOT_SCALED
from naftctl.show.words import Paint, visible

_STATES = {
    State.WAITING: tr("has not committed yet"),
    State.COMMITTED: tr("has committed, not opened yet"),
    State.OPENED: tr("has committed and opened"),
    State.OPEN: tr("scored openly"),
    State.ABSTAINS: tr("does not score"),
}
_NONE, _OUTSIDE = "·", tr("not")
_HEADS = (tr("scale"), tr("provisional"), "consensus", "=", "1", ">1")
_SIGNS = tr("pairs of members: = equal, 1 one level apart, >1 further apart")
_LEGEND = {
    _NONE: tr("{none} no level yet", none=_NONE),
    _OUTSIDE: tr(
        "{outside} = {not_scaled}; those pairs do not count", outside=_OUTSIDE, not_scaled=NOT_SCALED
    ),
}


def scores_text(dossier: Dossier, found: Agreement, paint: Paint, width: int) -> Iterator[str]:
    """The scorings side by side with agreement in counts, or who is still to commit or to open."""
    yield paint(tr("{id} · individual scorings", id=visible(dossier.id)), "1")
    if is_blind(dossier):
        yield from _blind(dossier, width)
    elif not any(level for row in found.rows for _, level in row.levels):
        yield from _folded(tr("there is no individual scoring yet"), width)
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


def still(dossier: Dossier, *wanted: State) -> Iterator[str]:
    """Who is still to commit (`WAITING`) and who is still to open (`COMMITTED`), or both."""
    states = standing(dossier)
    for state, words in (
        (State.WAITING, tr("still to be committed by")),
        (State.COMMITTED, tr("still to be opened by")),
    ):
        names = [visible(name) for name, found in states.items() if found is state]
        if names and state in (wanted or State):
            yield f"{words}: {', '.join(names)}"


def _blind(dossier: Dossier, width: int) -> Iterator[str]:
    states = standing(dossier)
    longest = max(len(visible(name)) for name in states)
    for name, state in states.items():
        yield f"  {visible(name):<{longest}}  {_STATES[state]}"
    waits = State.WAITING in states.values()
    until = tr("everybody has committed and opened") if waits else tr("everybody has opened")
    yield from _folded(tr("the levels can be seen as soon as {until}", until=until), width)


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
        named = zip((*found.members, tr("provisional"), "consensus"), levels, strict=True)
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
    yield from _folded(tr("between members: {between}", between=_counts(found.between)), width)
    if any(row.level for row in found.rows):
        yield from _folded(tr("members beside the consensus: {beside}", beside=_counts(found.beside)), width)


def _remarks(row: Row, found: Agreement) -> Iterator[str]:
    """A difference that asks for words, and whether these are there."""
    more = (
        tr("one level") if found.difference == 1 else tr("{difference} levels", difference=found.difference)
    )
    if row.far:
        told = tr("`divergence` is filled in") if row.divergence else tr("`divergence` is still empty")
        yield tr(
            "! more than {more} from the consensus: {far}; {told}", more=more, far=_names(row.far), told=told
        )
    elif row.apart:
        yield tr("! more than {more} apart from each other: {apart}", more=more, apart=_names(row.apart))


def _names(members: Sequence[str]) -> str:
    return ", ".join(map(visible, members))


def _counts(tally: Tally) -> str:
    pairs = tr("1 pair") if tally.pairs == 1 else tr("{pairs} pairs", pairs=tally.pairs)
    words = tr(
        "{pairs}, {exact} equal, {adjacent} one level apart, {further} further apart",
        pairs=pairs,
        exact=tally.exact,
        adjacent=tally.adjacent,
        further=tally.further,
    )
    return (
        tr("{words}, {unscaled} not comparable", words=words, unscaled=tally.unscaled)
        if tally.unscaled
        else words
    )


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
