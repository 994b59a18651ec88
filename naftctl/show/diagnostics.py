"""Diagnostics as text for people and as data for scripts."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from naftctl.diagnostic import Diagnostic, Severity
from naftctl.show.excerpt import Mark, excerpt
from naftctl.show.words import SEVERITY, Paint, colour_of, counted, visible
from naftctl.source import Span

Lines = Callable[[str], Sequence[str]]
"""The lines of a file of the workspace; none where it cannot be read."""

FORMATS = ("full", "concise", "json")
GROUP = 20
"""More problems of one kind than this are shown together."""


def full(diagnostics: Iterable[Diagnostic], lines: Lines, paint: Paint) -> Iterator[str]:
    """Each diagnostic with the place in its file; many of one kind together."""
    kinds: dict[tuple[str, Severity], list[Diagnostic]] = {}
    for said in sorted(diagnostics, key=_order):
        kinds.setdefault((said.code, said.severity), []).append(said)
    single = (said for group in kinds.values() if len(group) <= GROUP for said in group)
    for said in sorted(single, key=_order):
        yield from _one(said, lines, paint)
    for group in kinds.values():
        if len(group) > GROUP:
            yield from _group(group, paint)


def concise(diagnostics: Iterable[Diagnostic], paint: Paint) -> Iterator[str]:
    """Each diagnostic on one line: `file:line:column: severity[code] message`."""
    for said in sorted(diagnostics, key=_order):
        yield f"{visible(str(said.span))}: {_title(said, paint)} {visible(said.message)}"


def summary(diagnostics: Sequence[Diagnostic], files: int, exceptions: int = 0) -> str:
    """`2 fouten, 1 waarschuwing, 3 nog te doen in 41 bestanden · uitleg: naftctl explain N203`.

    The `exceptions` are those that set a rule aside with a motive.
    """
    excused = f", {exceptions} {'uitzondering' if exceptions == 1 else 'uitzonderingen'} met motief"
    where = f"{excused if exceptions else ''} in {files} {'bestand' if files == 1 else 'bestanden'}"
    if not diagnostics:
        return f"geen problemen{where}"
    counts = Counter(said.severity for said in diagnostics)
    parts = ", ".join(counted(counts[severity], severity) for severity in Severity if counts[severity])
    first = min(diagnostics, key=lambda d: (tuple(Severity).index(d.severity), d.span))
    return f"{parts}{where} · uitleg: naftctl explain {first.code}"


def as_json(diagnostics: Iterable[tuple[str, Diagnostic]]) -> str:
    """An array with one object per diagnostic; each comes with the name of its inspection."""
    return json.dumps([_data(name, said) for name, said in diagnostics], ensure_ascii=True, indent=2)


def _order(said: Diagnostic) -> tuple[str, str, Span, str]:
    """In the order of the files; in a workbook sheet by sheet."""
    return said.span.path, said.span.cell.rpartition("!")[0], said.span, said.code


def _title(said: Diagnostic, paint: Paint) -> str:
    return paint(f"{SEVERITY[said.severity]}[{said.code}]", colour_of(said.severity))


def _one(said: Diagnostic, lines: Lines, paint: Paint) -> Iterator[str]:
    yield f"{_title(said, paint)} {visible(said.message)}"
    yield f"  {paint('-->', '34')} {visible(str(said.span))}"
    here = [label for label in said.related if label.span.path == said.span.path and label.span.line]
    in_text = said.span.line and not said.span.cell
    marks = [_mark(said.span, said.label, primary=True)] if in_text else []
    marks += [_mark(label.span, label.text, primary=False) for label in here]
    if marks:
        yield from excerpt(lines(said.span.path), marks, paint, colour_of(said.severity))
    for label in said.related:
        if label not in here:
            yield f"  {paint(':::', '34')} {visible(str(label.span))} {visible(label.text)}".rstrip()
    if said.hint:
        yield f"  {paint('help:', '32')} {visible(said.hint)}"
    yield ""


def _mark(span: Span, text: str, *, primary: bool) -> Mark:
    """A stretch of the first line of a span; one that goes on is marked as far as the line goes."""
    column = max(1, span.column)
    end = span.end_column if span.end_line in {0, span.line} else 10_000
    return Mark(span.line, column, max(end, column + 1), text, primary)


def _group(group: Sequence[Diagnostic], paint: Paint) -> Iterator[str]:
    first = group[0]
    head = _shared_head(group)
    yield f"{_title(first, paint)} {visible(head + ': ' if head else '')}{len(group)} keer"
    for said in group[:GROUP]:
        rest = said.message[len(head) :].removeprefix(":").strip()
        yield f"  {paint('-->', '34')} {visible(str(said.span))} {visible(rest)}".rstrip()
    more = Counter(said.span.path for said in group[GROUP:])
    yield f"  en nog {len(group) - GROUP}; met --format concise staat elk op een regel:"
    for path, number in sorted(more.items()):
        yield f"  {paint('-->', '34')} {visible(path)}: {number}"
    if first.hint and all(said.hint == first.hint for said in group):
        yield f"  {paint('help:', '32')} {visible(first.hint)}"
    yield ""


def _shared_head(group: Sequence[Diagnostic]) -> str:
    """The whole message where all are alike, the part before the colon where that is, or nothing."""
    if len({said.message for said in group}) == 1:
        return group[0].message
    heads = {said.message.partition(":")[0] if ":" in said.message else "" for said in group}
    return heads.pop() if len(heads) == 1 else ""


def _data(inspection: str, said: Diagnostic) -> dict[str, Any]:
    span = said.span
    return {
        "code": said.code,
        "name": said.name,
        "severity": said.severity.value,
        "message": said.message,
        "hint": said.hint,
        "file": span.path,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
        **({"cell": span.cell} if span.cell else {}),
        "inspection": inspection,
        "related": [
            {"message": r.text, "file": r.span.path, "line": r.span.line, "column": r.span.column}
            for r in said.related
        ],
    }
