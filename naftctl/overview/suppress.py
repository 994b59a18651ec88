"""What may be told of small counts: levels side by side taken together, and kinds that stay hidden."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

Runs = tuple[tuple[int, ...], ...]
"""Indexes side by side, taken together."""


def partition(counts: Sequence[int], threshold: int) -> Runs:
    """The levels taken together in runs, each with nobody or with at least `threshold`; none where too few.

    The row is cut in the middle where both halves may be told. In each part a run ends, from the lowest level
    on, as soon as it may be told; what is left at the end joins the run before it. Somebody who knows this
    rule still finds `threshold` - 1 values or more for every level that is told together with others. (To
    take the division with most runs would tell more than it shows: that 5, 4, 4, 5 is told as 5, 8, 5 is only
    possible if no other division had three runs, and then both hidden levels have four.)
    """
    if sum(counts) < threshold:
        return ()
    half, end = len(counts) // 2, len(counts)
    apart = _may(sum(counts[:half]), threshold) and _may(sum(counts[half:]), threshold)
    parts = ((0, half), (half, end)) if half and apart else ((0, end),)
    return tuple(run for part in parts for run in _runs(counts, *part, threshold))


def _runs(counts: Sequence[int], begin: int, end: int, threshold: int) -> Iterator[tuple[int, ...]]:
    """The runs of a part of the row; levels with nobody at its end are told by themselves."""
    last = next((at for at in range(end, begin, -1) if counts[at - 1]), begin)
    runs: list[list[int]] = []
    run: list[int] = []
    for at in range(begin, last):
        run.append(at)
        if _may(sum(counts[each] for each in run), threshold):
            runs.append(run)
            run = []
    while run and not _may(sum(counts[each] for each in run), threshold):
        run = runs.pop() + run
    yield from (tuple(each) for each in (*runs, run) if each)
    yield from ((at,) for at in range(last, end))


def _may(count: int, threshold: int) -> bool:
    return count == 0 or count >= threshold


def shown_kinds(counts: Mapping[str, int], threshold: int) -> Mapping[str, int | None]:
    """The counts by kind, None for those that stay hidden; the sum of those is told beside them.

    Where a kind has fewer than `threshold` and somebody, every kind with fewer is hidden, also one with
    nobody, so that nobody sees which of them there were. Where their sum would still tell, all are hidden.
    """
    small = {kind: count for kind, count in counts.items() if count < threshold}
    if not any(small.values()):
        return dict(counts)
    together = sum(small.values())
    room = (len(small) - 1) * (threshold - 1)
    if together >= threshold and together - room <= 1:
        return {kind: None if kind in small else count for kind, count in counts.items()}
    return dict.fromkeys(counts)


def shown(count: int, threshold: int) -> int | None:
    """A count, None where it is not zero and lies under the threshold."""
    return None if 0 < count < threshold else count
