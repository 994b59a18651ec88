"""Read one text of people; it never fails, and what may not stand there comes out as flaws."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping

from naftctl.prose.blocks import NOTE_REFERENCE, Block, Cut, after, cut, joined
from naftctl.prose.citations import citations
from naftctl.prose.images import images
from naftctl.prose.lookalikes import lookalikes
from naftctl.prose.marks import mark_flaws
from naftctl.prose.points import take_apart
from naftctl.prose.tables import table_flaws
from naftctl.prose.values import Answer, Citation, Image, Point, Prose, Section, Shape, Text
from naftctl.source import Flaw, Span

PLACEHOLDER = re.compile(r"⟨vul in[^⟩\n]*⟩?")
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*?))?[ \t]*#*[ \t]*$")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*$")
_NO_PARAGRAPH = re.compile(r"\s*$|\s*\||\s{0,3}(?:[-*+]|\d+[.)])\s|\s{0,3}#{1,6}\s|\s*:::")


def parse(body: str, path: str, first_line: int = 1, shape: Shape | None = None) -> Prose:
    """Read the Markdown `body` that begins on `first_line` of `path`."""
    return _Reader(body, path, first_line, shape or Shape()).read()


class _Reader:
    def __init__(self, body: str, path: str, first_line: int, shape: Shape) -> None:
        self.body, self.path, self.first, self.shape = body, path, first_line, shape
        self.lines = body.split("\n")
        self.starts = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + len(line) + 1)
        self.flaws: list[Flaw] = list(mark_flaws(body, self._span))
        self.cited: list[Citation] = []
        for found in citations(body, self._span):
            (self.flaws if isinstance(found, Flaw) else self.cited).append(found)  # type: ignore[arg-type]
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

    def _flaw(self, code: str, span: Span, message: str, hint: str) -> None:
        self.flaws.append(Flaw(code, span, message, hint))

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
            hint = "sluit het af met een regel ```"
            self._flaw("N116", self._line(opened), "een blok met ``` is niet afgesloten", hint)
        yield from self._section(key, title, at, begin, len(self.lines))

    def _title(self, index: int, line: str) -> str:
        """The heading on this line, or "" where there is none; one that may not stand is a flaw."""
        found = _HEADING.match(line) if "#" in line else None
        if found and len(found[1]) == 2 and found[2]:
            return found[2]
        under = index and _UNDERLINE.match(line) and not _NO_PARAGRAPH.match(self.lines[index - 1])
        if found or under:
            fixed = self.shape.letters or self.shape.numbered
            hint = "gebruik alleen de vaste koppen met ##" if fixed else "maak er gewone tekst van"
            self._flaw("N118", self._line(index), "een eigen tussentitel kan hier niet", hint)
        return ""

    def _known(self, title: str, index: int, seen: dict[str, Span]) -> str:
        key, span = self.shape.key(title), self._line(index)
        if key is None:
            allowed = ", ".join(f"`## {heading}`" for heading in self.shape.letters)
            hint = f"kies een van {allowed}" if allowed else "maak er gewone tekst van"
            self._flaw("N118", span, f"de kop `{title[:60]}` hoort niet in dit bestand", hint)
            return ""
        if key in seen:
            self._flaw("N118", span, f"de kop `{title[:60]}` staat er twee keer", "voeg beide samen")
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
        used = [notes[label] for label in dict.fromkeys(NOTE_REFERENCE.findall(markdown)) if label in notes]
        markdown = "\n\n".join((markdown, *("\n".join(note.lines) for note in used)))
        span = Span(
            self.path, self.first + block.first, 1, self.first + block.last, len(self.lines[block.last]) + 1
        )
        rows = [(b.first + self.first, b.last + self.first) for b in (block, *used)]
        cited = tuple(c for c in self.cited if any(a <= c.span.line <= b for a, b in rows))
        return Text(markdown, span, cited, internal)

    def _point(self, block: Block, letter: str, title: str, parts: Cut) -> Point:
        item = take_apart(block, practice=letter == "G")
        end = item.start + len(item.taken) if item.label else None
        span = self._line(block.first, item.start, end)
        if not item.well_written:
            message = f"het label `{item.taken}` is niet goed geschreven"
            self._flaw("N119", span, message, f"schrijf `{item.label}.`")
        elif item.label and item.label[0] != letter:
            message = f"het label `{item.label}` hoort niet onder `## {title}`"
            self._flaw("N119", span, message, f"punten onder deze kop beginnen met {letter}")
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
                        hint = f"zet onder de tekst van deze sectie een regel die begint met [^{found[1]}]:"
                        self._flaw("N125", span, f"voetnoot `{found[1]}` bestaat niet in deze sectie", hint)
        for label, note in parts.notes.items():
            if label not in used:
                hint = f"verwijs ernaar met [^{label}] in dezelfde sectie, of haal de voetnoot weg"
                span = self._line(note.first)
                self._flaw("N125", span, f"naar voetnoot `{label}` verwijst niets in deze sectie", hint)
