"""Diagnostics as JSON for scripts."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from naftctl.diagnostic import Diagnostic


def as_json(diagnostics: Iterable[tuple[str, Diagnostic]]) -> str:
    """An array with one object per diagnostic; each comes with the name of its inspection."""
    return json.dumps([_data(name, said) for name, said in diagnostics], ensure_ascii=True, indent=2)


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
