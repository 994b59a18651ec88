"""What hangs on what as a tree for a terminal: down to the sources, and up to all that rests on them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap

from naftctl.language import tr
from naftctl.show.linked import KINDS, counted, gap_words, piece_words, ring_words
from naftctl.show.scales import level_of, level_words
from naftctl.show.tree import draw
from naftctl.show.twigs import Twigs
from naftctl.show.words import Paint, short_day, visible
from naftctl.trace import Kind, Trace, cycles, overview

_NO_GAPS = tr("no gaps: every point has a source")
_ALL_TOUCHED = tr(", and every expectation in the focus is touched")
_INDEPENDENT = tr(
    "independent: each method counts once per group of conversation partners, and each document separately"
)


def whole_text(trace: Trace, width: int, paint: Paint) -> Iterator[str]:
    """A line per scale with its counts, what is missing under it, and what is missing elsewhere."""
    found = overview(trace)
    points = sum(len(tally.points) for tally in found.tallies)
    pieces = counted(len(trace.of_kind(Kind.EVIDENCE)), KINDS[Kind.EVIDENCE])
    yield paint(visible(f"{trace.dossier.id} · {counted(points, KINDS[Kind.POINT])} · {pieces}"), "1")
    rows = [(t.id, *map(str, (len(t.points), t.pieces, len(t.methods), t.sources))) for t in found.tallies]
    heads = ("", tr("points"), tr("sources"), tr("methods"), tr("independent"))
    first = max((len(visible(row[0])) for row in rows), default=0)
    if rows:
        yield paint(f"  {'':<{first}}" + "".join(f"  {head}" for head in heads[1:]), "1")
    for tally, (name, *numbers) in zip(found.tallies, rows, strict=True):
        cells = "".join(f"  {n:>{len(head)}}" for n, head in zip(numbers, heads[1:], strict=True))
        yield f"  {visible(name):<{first}}{cells}"
        yield from _missing(map(gap_words, tally.gaps), width, paint, " " * (first + 4))
    elsewhere = (*map(gap_words, found.gaps), *map(ring_words, cycles(trace)))
    yield from _missing(elsewhere, width, paint, "  ")
    if rows and not elsewhere and not any(tally.gaps for tally in found.tallies):
        words = _NO_GAPS + (_ALL_TOUCHED if trace.dossier.scales else "")
        yield from wrap(words, width, initial_indent="  ", subsequent_indent="  ")
    if rows:
        yield from wrap(_INDEPENDENT, width, initial_indent="  ", subsequent_indent="  ")


def node_text(trace: Trace, name: str, width: int, paint: Paint) -> Iterator[str]:
    """One node: what it is, what it rests on, what rests on it, and what would fall with it."""
    head = visible(f"{name}  {trace.nodes[name].title}".rstrip())
    for line in wrap(head, width, subsequent_indent="  ", break_on_hyphens=False):
        yield paint(line, "1")
    yield from wrap(visible(_nature(trace, name)), width, subsequent_indent="  ", break_on_hyphens=False)
    yield from draw(Twigs(trace, name).all(), width, paint)


def _missing(words: Iterator[str] | Sequence[str], width: int, paint: Paint, indent: str) -> Iterator[str]:
    for each in words:
        for line in wrap(
            f"○ {visible(each)}",
            width,
            initial_indent=indent,
            subsequent_indent=f"{indent}  ",
            break_on_hyphens=False,
        ):
            yield paint(line, "33")


def _nature(trace: Trace, name: str) -> str:
    """What a node is, in words: its kind, and of a piece of evidence how it came about."""
    dossier, kind = trace.dossier, trace.nodes[name].kind
    if kind is Kind.EVIDENCE:
        piece = dossier.piece.get(name)
        words = piece_words(dossier, name)
        return f"{words} · {short_day(piece.date, dossier.today)}" if piece else words
    if kind is Kind.SCALE and name in dossier.scoring:
        return tr("scale · {level}", level=" ".join(level_words(dossier.framework, level_of(dossier, name))))
    result = dossier.result.get(name)
    if kind is Kind.REGULATION and result and result.result:
        return f"{KINDS[kind][0]} · {result.result.value.replace('_', ' ')}"
    return KINDS[kind][0]
