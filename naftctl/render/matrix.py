"""What is linked to what in an inspection, as the tables of the internal edition."""

from __future__ import annotations

from naftctl.model.dossier import Dossier
from naftctl.model.evidence import Method
from naftctl.render import pieces as pc
from naftctl.trace import How, Lack, Tally, Trace, overview, touching, trace_of


def matrix(dossier: Dossier) -> pc.Matrix:
    """The counts per scale, the evidence per expectation of the focus, and what is not used."""
    trace = trace_of(dossier)
    found = overview(trace)
    return pc.Matrix(
        tuple(method.value for method in Method),
        tuple(_scale(trace, tally) for tally in found.tallies),
        tuple(_expectations(trace)),
        tuple(gap.id for gap in found.gaps if gap.lack is Lack.USE),
    )


def _scale(trace: Trace, tally: Tally) -> pc.ScaleLinks:
    missing = {
        lack: tuple(gap.id.removeprefix(f"{tally.id}/") for gap in tally.gaps if gap.lack is lack)
        for lack in Lack
    }
    counts = tuple(len(tally.methods.get(method, ())) for method in Method)
    title = trace.nodes[tally.id].title
    return pc.ScaleLinks(
        tally.id, title, len(tally.points), counts, tally.sources, missing[Lack.SOURCE], missing[Lack.TOUCH]
    )


def _expectations(trace: Trace) -> list[pc.ExpectationLinks]:
    focus = {scale.id for scale in trace.dossier.scales}
    found = []
    for name, expectation in trace.dossier.framework.expectations.items():
        scales = tuple(scale for scale in trace.up(name, How.BASED_ON) if scale in focus)
        if scales:
            found.append(pc.ExpectationLinks(name, expectation.title, scales, touching(trace, name)))
    return found
