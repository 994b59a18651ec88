"""Diagnostics as JUnit XML: one suite per inspection, in it one case per rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

from msgspec import Struct

from naftctl.diagnostic import Diagnostic, Severity
from naftctl.language import tr
from naftctl.show.diagnostics.around import advice
from naftctl.show.words import SEVERITY, visible

_WORKSPACE = tr("workspace")
_UNREAD = tr("not checked: this inspection cannot be read")


class Suite(Struct, frozen=True):
    """What was said of one inspection, or of the workspace; `rules` are those held to it, by code.

    Where it was not `read`, its rules were not held to it.
    """

    name: str
    said: Sequence[Diagnostic]
    rules: Mapping[str, str]
    read: bool = True


class _Case(Struct, frozen=True):
    name: str
    outcome: str
    lines: tuple[str, ...]


def as_junit(suites: Sequence[Suite], *, strict: bool) -> str:
    """The XML. An error fails its case, and where it is `strict` a warning; what is still to do skips it."""
    found = [(suite.name or _WORKSPACE, tuple(_cases(suite, strict=strict))) for suite in suites]
    every = [case for _, cases in found for case in cases]
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f"<testsuites {_counts('naftctl check', every)}>"]
    for name, cases in found:
        skipped = sum(case.outcome == "skipped" for case in cases)
        lines.append(f'  <testsuite {_counts(name, cases)} skipped="{skipped}">')
        lines += (_case(name, case) for case in cases)
        lines.append("  </testsuite>")
    return "\n".join((*lines, "</testsuites>"))


def _cases(suite: Suite, *, strict: bool) -> Iterator[_Case]:
    spoken: dict[str, list[Diagnostic]] = {}
    for said in suite.said:
        spoken.setdefault(said.code, []).append(said)
    for code in sorted({*spoken, *suite.rules}):
        said_of = spoken.get(code, [])
        name = f"{code} {suite.rules.get(code) or next((d.name for d in said_of), '')}".strip()
        if said_of:
            yield _Case(name, _outcome(said_of, strict=strict), tuple(_line(d) for d in said_of))
        elif suite.read:
            yield _Case(name, "", ())
        else:
            yield _Case(name, "skipped", (_UNREAD,))
    if not spoken and not suite.rules:
        yield _Case(tr("settings, framework and inspections side by side"), "", ())


def _outcome(said: Iterable[Diagnostic], *, strict: bool) -> str:
    found = {each.severity for each in said}
    if Severity.ERROR in found or (strict and Severity.WARNING in found):
        return "failure"
    return "skipped" if Severity.PENDING in found else "system-out"


def _line(said: Diagnostic) -> str:
    return f"{visible(str(said.span))}: {SEVERITY[said.severity]}: {advice(said, ' · ')}"


def _case(suite: str, case: _Case) -> str:
    head = f"    <testcase classname={quoteattr(visible(suite))} name={quoteattr(visible(case.name))}"
    if not case.outcome:
        return f"{head}/>"
    text = escape("\n".join(case.lines))
    more = tr(" (and {lines} more)", lines=len(case.lines) - 1) if len(case.lines) > 1 else ""
    kind = ' type="error"' if case.outcome == "failure" else ""
    said = "" if case.outcome == "system-out" else f" message={quoteattr(case.lines[0] + more)}{kind}"
    return f"{head}><{case.outcome}{said}>{text}</{case.outcome}></testcase>"


def _counts(name: str, cases: Sequence[_Case]) -> str:
    failures = sum(case.outcome == "failure" for case in cases)
    return f'name={quoteattr(visible(name))} tests="{len(cases)}" failures="{failures}" errors="0"'
