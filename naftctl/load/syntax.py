"""What the YAML parser could not read, as a diagnostic."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from naftctl.diagnostic import Diagnostic, Label, Severity
from naftctl.language import tr
from naftctl.load.complaints import BLANK, UNKNOWN, Saying, Trouble, inside, line_of, words_for

if TYPE_CHECKING:
    from naftctl.load.places import Sheet


def syntax_fault(error: Exception, sheet: Sheet, text: str, events: Sequence[Any]) -> Diagnostic:
    """The diagnosis of an error of the parser, which came after `events`."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is None:
        message, hint = UNKNOWN
        return Diagnostic(sheet.whole(), "N103", Severity.ERROR, message, hint)
    start = getattr(error, "context_mark", None) or mark
    last = next((event for event in reversed(events) if hasattr(event, "style")), None)
    problem, context = getattr(error, "problem", None) or "", getattr(error, "context", None) or ""
    lines = [line.rstrip("\r") for line in text.split("\n")]
    trouble = Trouble(problem, context, mark.line, mark.column, start.line, start.column, lines, last)
    saying = _say(trouble)
    line, column = (saying.line, saying.column) if saying.line >= 0 else (mark.line, mark.column)
    line, column = inside(lines, line, column)
    related: tuple[Label, ...] = ()
    if saying.related:
        related = (Label(sheet.point(*saying.related[:2]), saying.related[2]),)
    code = "N108" if problem == "did not find expected <document start>" else "N103"
    return Diagnostic(
        sheet.point(line, column), code, Severity.ERROR, saying.message, saying.hint, saying.label, related
    )


def _say(trouble: Trouble) -> Saying:
    blank = next((n for n in (trouble.line, trouble.from_line) if "⟨vul in" in line_of(trouble, n)), None)
    if blank is not None:
        return Saying(*BLANK, blank, trouble.lines[blank].index("⟨vul in"))
    saying = words_for(trouble)
    line = trouble.line if saying.line < 0 else saying.line
    if "\xa0" in line_of(trouble, line):
        column = trouble.lines[line].index("\xa0")
        return Saying(
            tr("here is a non-breaking space (U+00A0), which does not count as a space in YAML"),
            tr("type an ordinary space instead"),
            line,
            column,
        )
    return saying
