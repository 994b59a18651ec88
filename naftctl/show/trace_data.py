"""What hangs on what, as data for scripts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from naftctl.model.evidence import Evidence
from naftctl.trace import (
    Fall,
    Gap,
    How,
    Kind,
    Link,
    Overview,
    Tally,
    Trace,
    above,
    below,
    cycles,
    fall,
    overview,
    touching,
)


def whole_json(trace: Trace) -> str:
    """One object: every node and link, a tally per scale and finding, every gap, and the rings."""
    found = overview(trace)
    gaps = (*(gap for tally in found.tallies for gap in tally.gaps), *found.gaps)
    return _text(_data(trace, found, trace.nodes, trace.links, gaps, cycles(trace)))


def node_json(trace: Trace, name: str) -> str:
    """One object: the node, all it rests on, all that rests on it, and what would fall with it."""
    found, under, over = overview(trace), below(trace, name), above(trace, name)
    touched = {each: touching(trace, each) for each in (name, *under) if _is_expectation(trace, each)}
    pieces = {piece for those in touched.values() for piece in those}
    near = {name, *under, *(each.id for each in over), *trace.up(name, How.HOLDS), *pieces}
    near |= set(trace.down(name, How.TOUCHES))
    nodes = [each for each in trace.nodes if each in near]
    links = [link for link in trace.links if link.source in near and link.target in near]
    inside = {name, *trace.down(name, How.HOLDS)}
    every = (*(gap for tally in found.tallies for gap in tally.gaps), *found.gaps)
    gaps = [gap for gap in every if gap.id in inside or gap.at in inside]
    rings = [ring for ring in cycles(trace) if near & set(ring)]
    data = _data(trace, found, nodes, links, gaps, rings) | {
        "id": name,
        "rests_on": list(under),
        "rested_on_by": [{"id": e.id, "direct": e.direct, "via": list(e.via)} for e in over],
        "touched_by": {each: list(those) for each, those in touched.items()},
    }
    if trace.nodes[name].kind is Kind.EVIDENCE:
        data["touches"] = list(trace.down(name, How.TOUCHES))
        data["if_removed"] = _fall(fall(trace, name))
    return _text(data)


def _is_expectation(trace: Trace, name: str) -> bool:
    return trace.nodes[name].kind is Kind.EXPECTATION


def _data(
    trace: Trace,
    found: Overview,
    nodes: Iterable[str],
    links: Iterable[Link],
    gaps: Iterable[Gap],
    rings: Iterable[Sequence[str]],
) -> dict[str, Any]:
    return {
        "inspection": trace.dossier.id,
        "framework": trace.dossier.framework.ref,
        "id": None,
        "nodes": [_node(trace, found, name) for name in nodes],
        "links": [{"from": link.source, "to": link.target, "how": link.how.value} for link in links],
        "gaps": [{"lack": gap.lack.value, "id": gap.id, "at": gap.at or None} for gap in gaps],
        "cycles": [list(ring) for ring in rings],
    }


def _node(trace: Trace, found: Overview, name: str) -> dict[str, Any]:
    node, dossier = trace.nodes[name], trace.dossier
    data: dict[str, Any] = {
        "id": name,
        "kind": node.kind.value,
        "title": node.title or None,
        "file": node.span.path or None,
        "line": node.span.line or None,
    }
    tally, piece, result = found.of(name), dossier.piece.get(name), dossier.result.get(name)
    if piece:
        data |= _piece(piece)
    if tally:
        data |= _tally(tally)
    if node.kind is Kind.SCALE:
        scoring = dossier.scoring.get(name)
        data |= {
            "in_focus": any(s.id == name for s in dossier.scales),
            "level": scoring.level if scoring else None,
        }
    if node.kind is Kind.REGULATION:
        data["result"] = result.result.value if result and result.result else None
    return data


def _piece(piece: Evidence) -> dict[str, Any]:
    return {
        "method": piece.method.value,
        "date": str(piece.date),
        "partners": [{"group": each.group, "count": each.count} for each in piece.partners],
        "chosen_by": piece.chosen_by.value if piece.chosen_by else None,
        "provided_by": piece.provided_by,
    }


def _tally(tally: Tally) -> dict[str, Any]:
    return {
        "points": list(tally.points),
        "methods": {method.value: list(ids) for method, ids in tally.methods.items()},
        "independent_sources": tally.sources,
        "expectations": {name: list(pieces) for name, pieces in tally.expectations.items()},
    }


def _fall(found: Fall) -> dict[str, Any]:
    return {
        "without_source": list(found.unsourced),
        "scales": [
            {
                "id": scale.id,
                "methods": [method.value for method in scale.methods],
                "independent_sources": scale.sources,
                "one_method": scale.one_method,
                "one_source": scale.one_source,
            }
            for scale in found.scales
        ],
        "expectations_without_evidence": list(found.expectations),
    }


def _text(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2)
