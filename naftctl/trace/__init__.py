"""Expectation ─ evidence ─ point ─ scoring, both ways: what is linked, and where nothing is. Pure."""

from naftctl.trace.answers import Above, Fall, ScaleFall, above, below, cycles, fall, grounded
from naftctl.trace.build import trace_of
from naftctl.trace.graph import How, Kind, Link, Node, Trace
from naftctl.trace.tally import Gap, Lack, Overview, Tally, overview, touching

__all__ = [
    "Above",
    "Fall",
    "Gap",
    "How",
    "Kind",
    "Lack",
    "Link",
    "Node",
    "Overview",
    "ScaleFall",
    "Tally",
    "Trace",
    "above",
    "below",
    "cycles",
    "fall",
    "grounded",
    "overview",
    "touching",
    "trace_of",
]
