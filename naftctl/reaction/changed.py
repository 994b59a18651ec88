"""Remarks from tracked changes: one per passage in a point."""

from __future__ import annotations

from collections.abc import Iterator

from naftctl.model.incoming import Cell, Run, Spot, State
from naftctl.model.reaction import RemarkOrigin
from naftctl.reaction.found import Found
from naftctl.reaction.passages import Block
from naftctl.reaction.placing import Placing, outermost


def from_changes(placing: Placing, filled: frozenset[int]) -> Iterator[tuple[Spot, Found]]:
    """Each remark that is a tracked change, with its place; `filled` are the tables that are filled in."""
    for first, last in _blocks(placing, filled):
        block, numbers = _block(placing, first, last)
        placed = placing.placed[first]
        for passage in block.passages():
            spot = numbers[passage.first]
            yield (
                spot,
                Found(
                    RemarkOrigin.CHANGE,
                    "; ".join(passage.said),
                    placed.about,
                    passage.was or None,
                    passage.now or None,
                    None,
                    placed.why,
                ),
            )


def _blocks(placing: Placing, filled: frozenset[int]) -> Iterator[tuple[int, int]]:
    """The first and last paragraph of what belongs together: one point, and their ends were changed."""
    first = 0
    paragraphs = placing.paragraphs
    for number, paragraph in enumerate(paragraphs):
        after = number + 1
        if after < len(paragraphs) and paragraph.mark is not State.KEPT and _one(placing, number, after):
            continue
        changed = any(
            run.state is not State.KEPT for each in paragraphs[first:after] for run in each.runs if run.text
        )
        if changed and not _in(paragraph.cell, filled):
            yield first, number
        first = after


def _one(placing: Placing, number: int, after: int) -> bool:
    """Whether two paragraphs in a row belong to one point and one part of the page."""
    here, there = placing.paragraphs[number], placing.paragraphs[after]
    table = here.cell and outermost(here.cell).table
    same = table == (there.cell and outermost(there.cell).table)
    return same and here.aside is there.aside and placing.placed[number].about == placing.placed[after].about


def _in(cell: Cell | None, tables: frozenset[int]) -> bool:
    return cell is not None and outermost(cell).table in tables


def _block(placing: Placing, first: int, last: int) -> tuple[Block, list[Spot]]:
    """The runs of these paragraphs, and the place of each in the document."""
    runs: list[Run] = []
    spots: list[Spot] = []
    for number in range(first, last + 1):
        paragraph = placing.paragraphs[number]
        runs += paragraph.runs
        spots += [(number, run) for run in range(len(paragraph.runs))]
        if number < last:
            runs.append(Run("\n", paragraph.mark))
            spots.append((number, len(paragraph.runs)))
    return Block(runs, placing.placed[first].begin), spots
