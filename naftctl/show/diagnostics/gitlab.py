"""Diagnostics as a code quality report for GitLab, which shows what a merge request adds and mends."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from naftctl.diagnostic import Diagnostic, Severity
from naftctl.show.diagnostics.around import Around, advice
from naftctl.show.words import visible

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor"}


def as_code_quality(diagnostics: Sequence[Diagnostic], around: Around) -> str:
    """An array with one issue per diagnostic; the same problem keeps its fingerprint when its line moves."""
    known_by = around.fingerprints(diagnostics)
    found = [_issue(said, mark, around) for said, mark in zip(diagnostics, known_by, strict=True)]
    return json.dumps(found, ensure_ascii=True, indent=2)


def _issue(said: Diagnostic, mark: str, around: Around) -> dict[str, Any]:
    span = said.span
    first = 1 if span.cell else max(1, span.line)
    last = first if span.cell else max(first, span.end_line)
    return {
        "type": "issue",
        "check_name": said.code,
        "description": f"{said.code} {advice(said, ' · ')}",
        "categories": ["Bug Risk"],
        "severity": _SEVERITIES.get(said.severity, "info"),
        "fingerprint": mark,
        "location": {"path": visible(around.path(span)), "lines": {"begin": first, "end": last}},
    }
