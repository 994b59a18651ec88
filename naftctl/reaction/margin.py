"""Remarks from comments in the margin, with the answers to them in one text."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from naftctl.model.incoming import Comment, Incoming, Run, Spot, State, Stretch
from naftctl.model.reaction import RemarkOrigin
from naftctl.reaction.found import LONGEST, WORDLESS, Found, joined, series, shortened, tidy
from naftctl.reaction.passages import Block
from naftctl.reaction.placing import Placing, begins_at, outermost

_GAPS = re.compile(r"\n\s*\n\s*")
_ENOUGH = 3 * LONGEST
_BEYOND = (1 << 31, 0)


def from_comments(
    incoming: Incoming, placing: Placing, filled: frozenset[int]
) -> Iterator[tuple[Spot, Found]]:
    """Each remark that is a comment, with its place; `filled` are the tables that are filled in."""
    blocks: dict[int, Block] = {}

    def sentences(spot: Spot) -> str:
        number, run = spot
        if number not in blocks:
            blocks[number] = Block(placing.paragraphs[number].runs, placing.placed[number].begin)
        return blocks[number].sentence_at(run)

    for comment, text in _threads(incoming.comments):
        words = text or WORDLESS
        empty = "" if text else "de opmerking heeft geen tekst"
        settled = "in Word als opgelost gemarkeerd" if comment.closed else ""
        stretch = incoming.stretches.get(comment.id)
        if stretch is None:
            note = joined((empty, "de opmerking staat nergens in de tekst", settled))
            yield _BEYOND, Found(RemarkOrigin.COMMENT, words, note=note)
        else:
            about, quote, note = _anchored(placing, stretch, filled, sentences)
            note = joined((empty, note, settled))
            yield stretch.start, Found(RemarkOrigin.COMMENT, words, about, quote, note=note)


def _threads(comments: Mapping[str, Comment]) -> Iterator[tuple[Comment, str]]:
    """Each comment that begins a thread, with all that was said in it."""
    said: dict[str, list[str]] = {}
    for comment in comments.values():
        text = _GAPS.sub(
            "\n\n", "\n".join(" ".join(line.split()) for line in comment.text.split("\n"))
        ).strip()
        said.setdefault(_root(comment, comments), []).append(text)
    for name, texts in said.items():
        yield comments[name], "\n\n".join(filter(None, texts))


def _root(comment: Comment, comments: Mapping[str, Comment]) -> str:
    """The comment that a thread began with; one of which that cannot be told stands on its own."""
    here, steps = comment, 0
    while here.parent in comments and here.parent and steps < 100:
        here, steps = comments[here.parent], steps + 1
    return here.id if steps < 100 else comment.id


def _anchored(
    placing: Placing, stretch: Stretch, filled: frozenset[int], sentences: Callable[[Spot], str]
) -> tuple[str | None, str | None, str]:
    """What a comment is about, the passage that it is on, and what to look at."""
    start = begins_at(placing, stretch.start, stretch.end)
    end = max(start, stretch.end)
    here, paragraph = placing.placed[start[0]], placing.paragraphs[start[0]]
    quote, inserted = _quote(placing, start, end)
    quote = quote or shortened(sentences(start)) or None
    added = "staat bij tekst die zelf is toegevoegd" if inserted else ""
    if paragraph.cell and outermost(paragraph.cell).table in filled:
        return here.about, quote, added
    last = end[0] - (end[1] == 0 and end[0] > start[0])
    over = placing.over(start[0], last)
    several = f"loopt over {series(over)}" if len(over) > 1 else ""
    return here.about, quote, joined((here.why, several, added))


def _quote(placing: Placing, start: Spot, end: Spot) -> tuple[str | None, bool]:
    """The words between two places as they were; where there were none, those that were put there."""
    was, now = "", ""
    for number in range(start[0], min(end[0] + 1, len(placing.paragraphs))):
        runs = placing.paragraphs[number].runs
        first = start[1] if number == start[0] else 0
        part = runs[first : end[1] if number == end[0] else len(runs)]
        text = _words(part, (State.KEPT, State.DELETED))
        if number == start[0]:
            text = text[_label_left(placing, start) :]
        was, now = f"{was}{text}\n", f"{now}{_words(part, (State.INSERTED,))}\n"
        if len(was) > _ENOUGH:
            break
    if words := tidy(was):
        return shortened(words), False
    if words := tidy(now):
        return shortened(words), True
    return None, False


def _words(runs: Sequence[Run], states: Collection[State]) -> str:
    """As much of the text of runs in these states as a quote needs."""
    words, size = [], 0
    for run in runs:
        if run.state in states:
            words.append(run.text[:_ENOUGH])
            size += len(run.text)
            if size > _ENOUGH:
                break
    return "".join(words)


def _label_left(placing: Placing, start: Spot) -> int:
    """How much of the label of a paragraph comes after a place in it."""
    at, begin = 0, placing.placed[start[0]].begin
    for run in placing.paragraphs[start[0]].runs[: start[1]]:
        at += 0 if run.state is State.INSERTED else len(run.text)
        if at >= begin:
            return 0
    return begin - at
