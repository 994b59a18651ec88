"""Diagnostics as text for people: with the place in the file, or one line each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from naftctl.diagnostic import Diagnostic, Severity
from naftctl.language import tr
from naftctl.show.excerpt import Mark, excerpt
from naftctl.show.folding import headed
from naftctl.show.words import SEVERITY, Paint, colour_of, counted, visible
from naftctl.source import Span

Lines = Callable[[str], Sequence[str]]
"""The lines of a file of the workspace; none where it cannot be read."""

Kind = tuple[str, Severity]
"""Problems with one code that weigh the same."""

GROUP = 20
"""More problems of one kind than this are shown together."""


class Room:
    """How many of each kind are still shown in a run; it counts those for which there was no room.

    Without a `limit` there is room for all.
    """

    def __init__(self, limit: int | None = GROUP) -> None:
        self.limit = limit
        self._taken: Counter[Kind] = Counter()
        self._held: dict[Kind, list[str]] = {}

    def take(self, group: Sequence[Diagnostic]) -> Sequence[Diagnostic]:
        """Those of one kind that are shown; the others have no room."""
        kind = _kind(group[0])
        left = len(group) if self.limit is None else max(0, self.limit - self._taken[kind])
        self._taken[kind] += min(left, len(group))
        return group[:left]

    def hold(self, group: Sequence[Diagnostic]) -> None:
        """Count what is told of in the closing lines only."""
        for said in group:
            self._held.setdefault(_kind(said), []).append(said.span.path)

    def closing(self) -> Iterator[str]:
        """A line for each kind of which more was found than was shown."""
        for (code, _), paths in sorted(self._held.items()):
            files = _files(len(set(paths)))
            yield tr(
                "… and {more} more of {code} in {files}: with --verbose you see them all",
                more=len(paths),
                code=code,
                files=files,
            )


def full(
    diagnostics: Iterable[Diagnostic],
    lines: Lines,
    paint: Paint,
    room: Room | None = None,
    width: int | None = None,
) -> Iterator[str]:
    """Each diagnostic with the place in its file; many of one kind together, as far as there is room.

    Messages and hints are folded where they are wider than `width`; places stay whole.
    """
    room = room or Room()
    kinds: dict[Kind, list[Diagnostic]] = {}
    for said in in_order(diagnostics):
        kinds.setdefault(_kind(said), []).append(said)
    groups = [(group, room.take(group)) for group in kinds.values()]
    single = (said for group, shown in groups if len(group) == len(shown) <= GROUP for said in group)
    for said in in_order(single):
        yield from _one(said, lines, paint, width)
    for group, shown in groups:
        if not shown:
            room.hold(group)
        elif len(shown) < len(group) or len(group) > GROUP:
            yield from _group(group, len(shown), paint, width)


def concise(diagnostics: Iterable[Diagnostic], paint: Paint, room: Room | None = None) -> Iterator[str]:
    """Each diagnostic for which there is room on one line: `file:line:column: severity[code] message`."""
    room = room or Room(None)
    for said in in_order(diagnostics):
        if room.take((said,)):
            yield f"{visible(str(said.span))}: {_title(said, paint)} {visible(said.message)}"
        else:
            room.hold((said,))


def summary(diagnostics: Sequence[Diagnostic], files: int, exceptions: int = 0) -> str:
    """`2 fouten, 1 waarschuwing, 3 nog te doen in 41 bestanden · uitleg: naftctl explain N203`.

    The `exceptions` are those that set a rule aside with a motive.
    """
    several = tr(", {number} exceptions with a motive", number=exceptions)
    excused = {0: "", 1: tr(", 1 exception with a motive")}.get(exceptions, several)
    where = f"{excused} in {_files(files)}"
    if not diagnostics:
        return tr("no problems{where}", where=where)
    counts = Counter(said.severity for said in diagnostics)
    parts = ", ".join(counted(counts[severity], severity) for severity in Severity if counts[severity])
    first = min(diagnostics, key=lambda d: (tuple(Severity).index(d.severity), d.span))
    return tr(
        "{parts}{where} · explanation: naftctl explain {code}", parts=parts, where=where, code=first.code
    )


def in_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """In the order of the files; in a workbook sheet by sheet."""
    return sorted(diagnostics, key=_order)


def _order(said: Diagnostic) -> tuple[str, str, Span, str, str]:
    return said.span.path, said.span.cell.rpartition("!")[0], said.span, said.code, said.message


def _kind(said: Diagnostic) -> Kind:
    return said.code, said.severity


def _files(number: int) -> str:
    return tr("1 file") if number == 1 else tr("{number} files", number=number)


def _title(said: Diagnostic, paint: Paint) -> str:
    return paint(_plain_title(said), colour_of(said.severity))


def _plain_title(said: Diagnostic) -> str:
    return f"{SEVERITY[said.severity]}[{said.code}]"


def _hint(said: Diagnostic, paint: Paint, width: int | None) -> list[str]:
    return headed("  help:", said.hint, width, f"  {paint('help:', '32')}")


def _one(said: Diagnostic, lines: Lines, paint: Paint, width: int | None) -> Iterator[str]:
    yield from headed(_plain_title(said), said.message, width, _title(said, paint))
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
        yield from _hint(said, paint, width)
    yield ""


def _mark(span: Span, text: str, *, primary: bool) -> Mark:
    """A stretch of the first line of a span; one that goes on is marked as far as the line goes."""
    column = max(1, span.column)
    end = span.end_column if span.end_line in {0, span.line} else 10_000
    return Mark(span.line, column, max(end, column + 1), text, primary)


def _group(group: Sequence[Diagnostic], shown: int, paint: Paint, width: int | None) -> Iterator[str]:
    first = group[0]
    head = _shared_head(group)
    number = len(group)
    times = (
        tr("{head}: {number} times", head=head, number=number)
        if head
        else tr("{number} times", number=number)
    )
    yield from headed(_plain_title(first), times, width, _title(first, paint))
    for said in group[:shown]:
        rest = said.message[len(head) :].removeprefix(":").strip()
        yield f"  {paint('-->', '34')} {visible(str(said.span))} {visible(rest)}".rstrip()
    more = Counter(said.span.path for said in group[shown:])
    if more:
        yield tr("  and {more} more; with --verbose you see them all:", more=len(group) - shown)
    for path, number in sorted(more.items()):
        yield f"  {paint('-->', '34')} {visible(path)}: {number}"
    if first.hint and all(said.hint == first.hint for said in group):
        yield from _hint(first, paint, width)
    yield ""


def _shared_head(group: Sequence[Diagnostic]) -> str:
    """The whole message where all are alike, the part before the colon where that is, or nothing."""
    if len({said.message for said in group}) == 1:
        return group[0].message
    heads = {said.message.partition(":")[0] if ":" in said.message else "" for said in group}
    return heads.pop() if len(heads) == 1 else ""
