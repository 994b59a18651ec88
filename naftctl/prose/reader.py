"""Read one text of people; it never fails, and what may not stand there comes out as flaws."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate

from naftctl.language import tr
from naftctl.prose.blocks import NOTE_REFERENCE, Block, Cut, after, cut, joined
from naftctl.prose.citations import citations
from naftctl.prose.images import images
from naftctl.prose.links import link_flaws
from naftctl.prose.lookalikes import lookalikes
from naftctl.prose.marks import mark_flaws
from naftctl.prose.points import take_apart
from naftctl.prose.tables import table_flaws
from naftctl.prose.values import Answer, Citation, Image, Point, Prose, Section, Shape, Text
from naftctl.slip import slip
from naftctl.source import Cure, Flaw, Span

PLACEHOLDER = re.compile(r"⟨vul in[^⟩\n]*⟩?")
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]++(.*)|#*[ \t]*)$")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*$")
_NO_PARAGRAPH = re.compile(r"\s*$|\s*\||\s{0,3}(?:[-*+]|\d+[.)])\s|\s{0,3}#{1,6}\s|\s*:::")

_MOST_OF_NOTES = 2_000_000
"""The most characters of notes, each counted for every passage that refers to it."""


def parse(body: str, path: str, first_line: int = 1, shape: Shape | None = None) -> Prose:
    """Read the Markdown `body` that begins on `first_line` of `path`."""
    return _Reader(body, path, first_line, shape or Shape()).read()


class _Reader:
    def __init__(self, body: str, path: str, first_line: int, shape: Shape) -> None:
        self.body, self.path, self.first, self.shape = body, path, first_line, shape
        self.lines = body.split("\n")
        self.starts = list(accumulate((len(line) + 1 for line in self.lines), initial=0))
        self.flaws: list[Flaw] = list(mark_flaws(body, self._span))
        self.cited: list[Citation] = []
        for found in citations(body, self._span):
            (self.flaws if isinstance(found, Flaw) else self.cited).append(found)  # type: ignore[arg-type]
        self.cited_on = [citation.span.line for citation in self.cited]  # they come in order
        self.repeated = 0
        self.images: list[Image] = []
        if self.shape.printed:
            self._judge_shown()

    def read(self) -> Prose:
        sections = tuple(self._sections())
        places = PLACEHOLDER.finditer(self.body) if "⟨" in self.body else ()
        open_places = tuple((self._span(m.start(), m.end()), m[0]) for m in places)
        flaws = tuple(sorted(self.flaws, key=lambda f: f.span))
        return Prose(self.path, sections, flaws, open_places, tuple(self.images))

    def _judge_shown(self) -> None:
        """Gather the images, and judge what has no form in a report."""
        for found in images(self.body, self._span):
            (self.flaws if isinstance(found, Flaw) else self.images).append(found)  # type: ignore[arg-type]
        self.flaws += link_flaws(self.body, self._span)
        self.flaws += table_flaws(self.body, self._span)
        self.flaws += lookalikes(self.body, self._span)

    def _span(self, start: int, end: int) -> Span:
        """The place of a stretch of the body, by index."""
        a, b = bisect_right(self.starts, start) - 1, bisect_right(self.starts, max(start, end - 1)) - 1
        first, last = start - self.starts[a] + 1, end - self.starts[b] + 1
        return Span(self.path, self.first + a, first, self.first + b, last)

    def _line(self, index: int, start: int = 0, end: int | None = None) -> Span:
        """The place of (a part of) one line, by index."""
        stop = len(self.lines[index]) if end is None else end
        return Span(self.path, self.first + index, start + 1, self.first + index, stop + 1)

    def _flaw(self, code: str, span: Span, message: str, hint: str, *cures: Cure) -> None:
        self.flaws.append(Flaw(code, span, message, hint, cures))

    # ── sections ─────────────────────────────────────────────────────────────────────────────────────────
    def _sections(self) -> Iterator[Section]:
        key, title, at = "", "", 0
        begin, fence, opened = 0, "", 0
        seen: dict[str, Span] = {}
        for index, line in enumerate(self.lines):
            was, fence = fence, after(line, fence)
            opened = index if fence and not was else opened
            heading = "" if was or fence else self._title(index, line)
            if heading:
                yield from self._section(key, title, at, begin, index)
                key, title, at, begin = self._known(heading, index, seen), heading, index, index + 1
        if fence:
            hint = tr("close it with a line ```")
            self._flaw("N116", self._line(opened), tr("a block with ``` is not closed"), hint)
        yield from self._section(key, title, at, begin, len(self.lines))

    def _title(self, index: int, line: str) -> str:
        """The heading on this line, or "" where there is none; one that may not stand is a flaw."""
        found = _HEADING.match(line) if "#" in line else None
        if found and len(found[1]) == 2 and (words := _words(found)):
            return words
        under = index and _UNDERLINE.match(line) and not _NO_PARAGRAPH.match(self.lines[index - 1])
        if found or under:
            fixed = self.shape.letters or self.shape.numbered
            hint = tr("use only the fixed headings with ##") if fixed else tr("make it ordinary text")
            cures = self._deeper(index, found) if found else ()
            self._flaw(
                "N118", self._line(index), tr("a heading of one's own cannot stand here"), hint, *cures
            )
        return ""

    def _deeper(self, index: int, found: re.Match[str]) -> tuple[Cure, ...]:
        """What makes a fixed heading of one that only stands on another level."""
        if _words(found) not in self.shape.letters:
            return ()
        return (Cure(self._line(index, found.start(1), found.end(1)), found[1], "##"),)

    def _known(self, title: str, index: int, seen: dict[str, Span]) -> str:
        key, span = self.shape.key(title), self._line(index)
        if key is None:
            allowed = ", ".join(f"`## {heading}`" for heading in self.shape.letters)
            hint = tr("choose one of {choices}", choices=allowed) if allowed else tr("make it ordinary text")
            near = slip(title, self.shape.letters)
            start = self.lines[index].find(title)
            cures = (Cure(self._line(index, start, start + len(title)), title, near),) if near else ()
            self._flaw(
                "N118",
                span,
                tr("the heading `{title}` does not belong in this file", title=title[:60]),
                hint,
                *cures,
            )
            return ""
        if key in seen:
            self._flaw(
                "N118", span, tr("the heading `{title}` is there twice", title=title[:60]), tr("join the two")
            )
        seen[key] = span
        return key

    def _section(self, key: str, title: str, at: int, begin: int, end: int) -> Iterator[Section]:
        parts = cut(self.lines, begin, end)
        if not title and not parts.blocks and not parts.notes:
            return
        letter = self.shape.letters.get(key, "")
        texts: list[Text] = []
        points: list[Point] = []
        for block in parts.blocks if letter else joined(parts.blocks):
            if block.kind == "item":
                points.append(self._point(block, letter, title, parts))
            else:
                texts.append(self._text(block, parts.notes))
        self._judge_notes(parts)
        yield Section(key, title, self._line(at), tuple(texts), tuple(points))

    # ── passages and points ──────────────────────────────────────────────────────────────────────────────
    def _text(self, block: Block, notes: Mapping[str, Block]) -> Text:
        internal = block.kind == "internal"
        lines = [line for line in block.unindented() if not (internal and line.startswith(":::"))]
        markdown = "\n".join(lines).strip("\n")
        labels = dict.fromkeys(NOTE_REFERENCE.findall(markdown)) if notes else ()
        used = self._bearable(block, [notes[label] for label in labels if label in notes])
        markdown = "\n\n".join((markdown, *("\n".join(note.lines) for note in used)))
        span = Span(
            self.path, self.first + block.first, 1, self.first + block.last, len(self.lines[block.last]) + 1
        )
        rows = [(b.first + self.first, b.last + self.first) for b in (block, *used)]
        return Text(markdown, span, self._cited(rows), internal)

    def _cited(self, rows: Iterable[tuple[int, int]]) -> tuple[Citation, ...]:
        """The citations on these stretches of lines."""
        on = self.cited_on
        found = {n for a, b in rows for n in range(bisect_left(on, a), bisect_right(on, b))}
        return tuple(self.cited[n] for n in sorted(found))

    def _bearable(self, block: Block, used: list[Block]) -> list[Block]:
        """The notes of a block; none once the same notes were repeated beyond what anybody writes."""
        before = self.repeated
        self.repeated += sum(len(line) for note in used for line in note.lines)
        if self.repeated <= _MOST_OF_NOTES:
            return used
        if before <= _MOST_OF_NOTES:
            message = tr("long notes are referred to from too many places")
            self._flaw("N125", self._line(block.first), message, tr("refer to a long note from one place"))
        return []

    def _point(self, block: Block, letter: str, title: str, parts: Cut) -> Point:
        item = take_apart(block, practice=letter == "G")
        end = item.start + len(item.taken) if item.label else None
        span = self._line(block.first, item.start, end)
        if not item.well_written:
            message = tr("the label `{taken}` is not well written", taken=item.taken)
            cure = Cure(span, item.taken, f"{item.label}.")
            self._flaw("N119", span, message, tr("write `{label}.`", label=item.label), cure)
        elif item.label and item.label[0] != letter:
            message = tr(
                "the label `{label}` does not belong under `## {title}`", label=item.label, title=title
            )
            self._flaw(
                "N119", span, message, tr("points under this heading begin with {letter}", letter=letter)
            )
        answers = tuple(
            Answer(name, self._text(answer, parts.notes), self._line(answer.first, at, at + len(name)))
            for name, at, answer in item.answers
        )
        return Point(letter, item.label, self._text(item.rest, parts.notes), span, answers, item.share)

    # ── what may not be ──────────────────────────────────────────────────────────────────────────────────
    def _judge_notes(self, parts: Cut) -> None:
        used: set[str] = set()
        for block in parts.blocks:
            for offset, line in enumerate(block.lines):
                for found in NOTE_REFERENCE.finditer(line) if "[^" in line else ():
                    used.add(found[1])
                    if found[1] not in parts.notes:
                        span = self._line(block.first + offset, found.start(), found.end())
                        hint = tr(
                            "put a line that begins with [^{note}]: below the text of this section",
                            note=found[1],
                        )
                        self._flaw(
                            "N125",
                            span,
                            tr("note `{note}` does not exist in this section", note=found[1]),
                            hint,
                        )
        for label, note in parts.notes.items():
            if label not in used:
                hint = tr(
                    "refer to it with [^{label}] in the same section, or take the note away", label=label
                )
                span = self._line(note.first)
                self._flaw(
                    "N125", span, tr("nothing in this section refers to note `{label}`", label=label), hint
                )


def _words(heading: re.Match[str]) -> str:
    """The words of a heading, without the signs that may close it."""
    return (heading[2] or "").rstrip(" \t").rstrip("#").rstrip(" \t")
