"""What was established of a seal, a code or a PDF, as data for scripts."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from msgspec.structs import asdict

from naftctl.model.printed import Printed
from naftctl.model.signed import Signed
from naftctl.seal import Change
from naftctl.seal.verdict import Verdict
from naftctl.seal.witness import Compared, Held
from naftctl.show.verify import ASPECTS
from naftctl.source import Span

Data = dict[str, Any]


def as_json(equal: bool, inspection: str | None, **more: Any) -> str:  # noqa: FBT001  the first thing to know
    """One object: whether all is equal, of which inspection, and what was looked at."""
    empty: Data = {"code": None, "found": [], "file": None, "seals": []}
    return json.dumps({"equal": equal, "inspection": inspection} | empty | more, ensure_ascii=False, indent=2)


def verdict_data(verdict: Verdict, signed: Signed | None) -> Data:
    """One seal, with a verdict on all that it holds and on its signature."""
    seal = verdict.seal
    return {
        "kind": seal.kind.value,
        "sealed": str(seal.sealed),
        "code": seal.code,
        "revision": seal.revision,
        "equal": verdict.equal,
        "intact": verdict.intact,
        "placed": verdict.placed,
        "ours": verdict.ours,
        "folder": verdict.folder,
        "chained": verdict.chained,
        "signature": signed and {"fit": signed.fit.value, "principal": signed.principal or None},
        "frozen": {key: _same(verdict, routes) for key, (_, routes) in ASPECTS.items()},
        "different": [_change(change) for change in verdict.different],
        "answered": [_change(change) for change in verdict.answered],
        "corrected": [
            {"place": each.place, "answered": each.place in verdict.named} | _place(each.here)
            for each in verdict.corrected
        ],
        "evidence": dict(verdict.evidence),
        "unread": sorted({name for names in verdict.unread.values() for name in names}),
    }


def found_data(found: Sequence[Held]) -> list[Data]:
    """Where seals with a code lie."""
    return [
        {"inspection": held.inspection, "kind": held.seal.kind.value, "sealed": str(held.seal.sealed)}
        for held in found
    ]


def file_data(name: str, printed: Printed, parts: Sequence[Compared]) -> Data:
    """A report: what it says of itself, and how that lies beside the seal."""
    return {"name": name} | asdict(printed) | {"compared": [asdict(part) for part in parts]}


def _same(verdict: Verdict, routes: Sequence[str]) -> bool | None:
    """Whether a kind of value is equal; None where that cannot be said."""
    if not verdict.usable:
        return None
    same = all(change.key[0] not in routes for change in verdict.different)
    return None if same and set(routes) & set(verdict.unread) else same


def _change(change: Change) -> Data:
    sides = {"was": change.was or None, "now": change.now or None}
    return {"what": "/".join(change.key)} | sides | _place(change.here)


def _place(span: Span) -> Data:
    return {"file": span.path or None, "line": span.line or None, "column": span.column or None}
