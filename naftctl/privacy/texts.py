"""Every text of an inspection: its words, its file, whether a report prints it, where each part stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache, partial
from typing import Any

from msgspec import Struct

from naftctl.model.dossier import Dossier
from naftctl.model.evidence import Evidence
from naftctl.model.followup import CarriedShortcoming
from naftctl.model.inspection import Inspection
from naftctl.model.owned import Commitment
from naftctl.model.publicity import Request
from naftctl.model.reaction import Delivery, Party
from naftctl.model.record import Page, Record
from naftctl.model.scoring import Finding, Reflection, RegulationResult, Scoring
from naftctl.model.written import Written
from naftctl.source import Route, Span

_PRINTED: Mapping[type[Page], frozenset[str]] = {
    Inspection: frozenset({"number", "provider"}),
    Evidence: frozenset({"title", "provided_by", "partners"}),
    Scoring: frozenset({"motive"}),
    Finding: frozenset({"question"}),
    RegulationResult: frozenset({"note", "shortcoming"}),
    CarriedShortcoming: frozenset({"text", "note"}),
    Reflection: frozenset({"partners"}),
    Delivery: frozenset({"remarks"}),
    Request: frozenset({"left_out"}),
}
"""The fields that a report or a letter to the public prints, by the page that has them."""
_CODES = frozenset({"sha256", "digest", "salt", "commit", "draft", "code", "nonce", "seed"})
_NOT_PRINTED = ("evidence/",)
_COMMENT = re.compile(r"(?m)(?:^|(?<=[ \t]))#[ \t]?(?P<words>[^\n]*)")
_ANSWER = re.compile(r"reaction/answers/(\d+)\.\d+\.md")


class Stretch(Struct, frozen=True):
    """A text of a file of the inspection, `printed` by some edition or not.

    It is the `named` name of the file at `path`, or begins on `first_line`, or is a value in the YAML of
    `written` whose place `value` gives; a `comment` in YAML is an aside, often ours.
    """

    file: str
    words: str
    printed: bool
    path: str
    first_line: int = 1
    written: Written | None = None
    value: Callable[[], Span] | None = None
    named: bool = False
    comment: bool = False

    def place(self, start: int, end: int) -> Span:
        """Where a part of it stands."""
        if self.named:
            return Span(self.path)
        if self.value is None or self.written is None:
            return _within(self.words, start, end, self.path, self.first_line, 1)
        return self._inside(self.value(), self.written, start, end)

    def _inside(self, span: Span, written: Written, start: int, end: int) -> Span:
        """The part of a value in its YAML: as many times as its words stood before, or the whole value."""
        words = re.compile(r"\s+".join(map(re.escape, self.words[start:end].split())))
        before = sum(match.start() < start for match in words.finditer(self.words))
        around = _cut(written.front.split("\n"), span, written.front_line)
        found = list(words.finditer(around))
        if not words.pattern or before >= len(found):
            return span
        return _within(around, *found[before].span(), self.path, span.line, span.column)


class Same:
    """A dossier that is only equal to itself, so that what is made of it can be remembered."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier

    def __hash__(self) -> int:
        return id(self.dossier)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self.dossier is other.dossier


def stretches(dossier: Dossier) -> tuple[Stretch, ...]:
    """Every text of the inspection, file by file."""
    return _stretches(Same(dossier))


@lru_cache(maxsize=4)
def _stretches(same: Same) -> tuple[Stretch, ...]:
    return tuple(_all(same.dossier))


def _all(dossier: Dossier) -> Iterator[Stretch]:
    pages: dict[str, list[Page]] = {}
    found = (*dossier.pages, *((dossier.decisions,) if dossier.decisions else ()))
    for page in found:
        pages.setdefault(page.path.removeprefix(f"{dossier.path}/"), []).append(page)
    for name in dossier.files:
        yield from _name(dossier, name)
        written = dossier.written.get(name)
        if written is not None:
            yield from _values(dossier, name, written, pages.get(name, []))
            if written.body:
                yield _body(dossier, name, written)


def _name(dossier: Dossier, name: str) -> Iterator[Stretch]:
    """The names that people gave: of the file without its ending, and of the folders that it lies in."""
    for part in name.split("/"):
        bare = part.rpartition(".")[0] or part
        yield Stretch(name, bare, name in dossier.pictures, f"{dossier.path}/{name}", named=True)


def _body(dossier: Dossier, name: str, written: Written) -> Stretch:
    answer = _ANSWER.fullmatch(name)
    hidden = name.startswith(_NOT_PRINTED) or bool(answer and _complains(dossier, answer[1]))
    words = written.body.lstrip("\n")
    line = written.body_line + len(written.body) - len(words)
    return Stretch(name, words, not hidden, f"{dossier.path}/{name}", line)


def _complains(dossier: Dossier, number: str) -> bool:
    """Whether this delivery came from a complainant, of whom nothing is made public."""
    return any(each.id == number and each.party is Party.COMPLAINANT for each in dossier.deliveries)


def _values(dossier: Dossier, name: str, written: Written, pages: list[Page]) -> Iterator[Stretch]:
    """The texts in the YAML of a file, and its comments; all of it as one where it could not be used."""
    path, first = f"{dossier.path}/{name}", written.front_line
    if not pages:
        yield Stretch(name, written.front, printed=False, path=path, first_line=first)
        return
    for page in pages:
        for words, value, printed in _strings(page):
            yield Stretch(name, words, printed, path, written=written, value=value)
    for found in _COMMENT.finditer(written.front) if "#" in written.front else ():
        value = partial(_within, written.front, *found.span("words"), path, first, 1)
        words = found["words"]
        yield Stretch(name, words, printed=False, path=path, written=written, value=value, comment=True)


def _strings(page: Page) -> Iterator[tuple[str, Callable[[], Span], bool]]:
    if isinstance(page, Commitment):
        return
    shown = _PRINTED.get(type(page), frozenset())
    if isinstance(page, Delivery) and page.party is Party.COMPLAINANT:
        shown = frozenset()
    for name, value in page.__dict__.items():
        for words, place in _texts(page, (), name, value):
            yield words, place, name in shown


def _texts(
    record: Record, route: Route, name: str | int, value: Any
) -> Iterator[tuple[str, Callable[[], Span]]]:
    if isinstance(value, str):
        if name not in _CODES and value:
            yield value, partial(record.where, *route, name.rstrip("_") if isinstance(name, str) else name)
    elif isinstance(value, Record):
        for key, inside in value.__dict__.items():
            yield from _texts(value, (), key, inside)
    elif isinstance(value, Mapping):
        for key, inside in value.items():
            yield from _texts(record, (*route, name), key, inside)
    elif isinstance(value, tuple):
        for index, inside in enumerate(value):
            yield from _texts(record, (*route, name), index, inside)


def _cut(lines: list[str], span: Span, first: int) -> str:
    """What stands in a stretch of these lines."""
    if not span.line:
        return ""
    begin, end = span.line - first, (span.end_line or span.line) - first
    rows = lines[begin : end + 1]
    if not rows:
        return ""
    if span.end_line and end - begin < len(rows):
        rows[-1] = rows[-1][: span.end_column - 1]
    rows[0] = rows[0][span.column - 1 :]
    return "\n".join(rows)


def _within(text: str, start: int, end: int, path: str, line: int, column: int) -> Span:
    """The place of a part of a text that begins at this line and column."""
    starts = _starts(text)
    a, b = bisect_right(starts, start) - 1, bisect_right(starts, max(start, end - 1)) - 1
    first, last = start - starts[a], end - starts[b]
    begin, stop = (column if a == 0 else 1), (column if b == 0 else 1)
    return Span(path, line + a, first + begin, line + b, last + stop)


@lru_cache(maxsize=8)
def _starts(text: str) -> tuple[int, ...]:
    """Where each line begins."""
    return (0, *(match.end() for match in re.finditer("\n", text)))
