"""Diagnostics as SARIF 2.1.0, the format of code scanning."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from naftctl.diagnostic import Diagnostic, Severity
from naftctl.language import tr
from naftctl.mending import held
from naftctl.show.diagnostics.around import Around, advice
from naftctl.show.rules import Entry
from naftctl.show.words import visible
from naftctl.source import Span

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning"}
_PLACEHOLDER = re.compile(r"\{(\d+)\}")


def as_sarif(
    diagnostics: Sequence[Diagnostic], known: Mapping[str, Entry], around: Around, version: str
) -> str:
    """One run with a result per diagnostic, and the rules that they are about with their explanation."""
    codes = sorted({said.code for said in diagnostics})
    known_by = around.fingerprints(diagnostics)
    driver = {
        "name": "naftctl",
        "version": version,
        "language": "nl-BE",
        "rules": [_rule(code, known.get(code)) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "invocations": [{"executionSuccessful": True}],
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {
            "%SRCROOT%": {"description": {"text": tr("The top folder of the repository.")}}
        },
        "results": [
            _result(said, codes.index(said.code), mark, around)
            for said, mark in zip(diagnostics, known_by, strict=True)
        ],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=True, indent=2)


def _rule(code: str, entry: Entry | None) -> dict[str, Any]:
    if entry is None:
        return {"id": code}
    whole = " ".join(entry.explanation.partition("\n\n")[0].split())
    return {
        "id": code,
        "name": entry.name,
        "shortDescription": {"text": entry.sentence},
        "fullDescription": {"text": whole},
        "help": {"text": entry.explanation},
        "defaultConfiguration": {"level": _level(entry.severity)},
        "properties": {"tags": [f"from {entry.due}" if entry.due else "always"]},
    }


def _result(said: Diagnostic, index: int, mark: str, around: Around) -> dict[str, Any]:
    related = [
        {"id": number, **_place(label.span, around), "message": {"text": _literal(visible(label.text))}}
        for number, label in enumerate(said.related, 1)
    ]
    return {
        "ruleId": said.code,
        "ruleIndex": index,
        "level": _level(said.severity),
        "message": {"text": _literal(advice(said, "\n"))},
        "locations": [_place(said.span, around)],
        **({"relatedLocations": related} if related else {}),
        **_fixes(said, around),
        "partialFingerprints": {"naftctl/v1": mark},
    }


def _fixes(said: Diagnostic, around: Around) -> dict[str, Any]:
    """The change that mends it, where `naftctl fix` knows one."""
    path = said.span.path
    edits = held("\n".join(around.lines(path)), said.cures) if said.cures else ()
    if not edits:
        return {}
    replacements = [{"deletedRegion": _stretch(s), "insertedContent": {"text": new}} for s, new in edits]
    change = {"artifactLocation": _artifact(said.span, around), "replacements": replacements}
    return {"fixes": [{"description": {"text": _literal(visible(said.hint))}, "artifactChanges": [change]}]}


def _stretch(span: Span) -> dict[str, int]:
    ends = {"endLine": span.end_line, "endColumn": span.end_column}
    return {"startLine": span.line, "startColumn": span.column} | ends


def _artifact(span: Span, around: Around) -> dict[str, str]:
    return {"uri": quote(visible(around.path(span)), safe="/"), "uriBaseId": "%SRCROOT%"}


def _place(span: Span, around: Around) -> dict[str, Any]:
    physical = {"artifactLocation": _artifact(span, around), "region": _region(span)}
    named = [{"fullyQualifiedName": visible(span.cell)}] if span.cell else []
    return {"physicalLocation": physical, **({"logicalLocations": named} if named else {})}


def _region(span: Span) -> dict[str, int]:
    """The stretch of a file; code scanning wants a line where a whole file is meant too."""
    if span.cell or not span.line:
        return {"startLine": 1}
    region = {"startLine": span.line, "startColumn": max(1, span.column)}
    if span.end_line > span.line:
        region |= {"endLine": span.end_line, "endColumn": max(1, span.end_column)}
    elif span.end_column > span.column:
        region["endColumn"] = span.end_column
    return region


def _level(severity: Severity) -> str:
    return _LEVELS.get(severity, "note")


def _literal(text: str) -> str:
    """Text in which nothing is a link or a placeholder."""
    return _PLACEHOLDER.sub(r"{{\1}}", text).replace("](", r"\](")
