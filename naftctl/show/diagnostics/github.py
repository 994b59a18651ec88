"""Diagnostics as commands to GitHub Actions, which shows them beside the lines of a change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from naftctl.diagnostic import Diagnostic, Severity
from naftctl.show.diagnostics.around import Around, advice
from naftctl.show.words import visible

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning"}


def as_commands(diagnostics: Iterable[Diagnostic], around: Around) -> Iterator[str]:
    """One line each: `::error file=…,line=3,col=8,title=N203 unknown-level::message`.

    The log shows the message only: the place stands in it too.
    """
    for said in diagnostics:
        span = said.span
        properties = {"file": around.path(span)}
        if span.line and not span.cell:
            properties["line"] = str(span.line)
            # GitHub refuses columns for a stretch of several lines.
            if span.end_line > span.line:
                properties["endLine"] = str(span.end_line)
            else:
                properties["col"] = str(span.column)
        properties["title"] = f"{said.code} {said.name}".strip()
        listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
        text = visible(str(span)) + " " + advice(said, "\n")
        yield f"::{_LEVELS.get(said.severity, 'notice')} {listed}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(visible(text)).replace(":", "%3A").replace(",", "%2C")
