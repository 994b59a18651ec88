"""Hold an inspection, a framework version or all inspections side by side to the rules."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from naftctl.checks import exceptions, structure
from naftctl.checks.registry import RULES, SECTOR_RULES, VERSION_RULES
from naftctl.checks.rule import Problem, Rule, S, rule
from naftctl.diagnostic import Diagnostic, Severity
from naftctl.lifecycle import Phase, binding_phase, phase_of
from naftctl.model.dossier import Dossier
from naftctl.model.sector import Sector
from naftctl.model.version import Version
from naftctl.source import Span

__all__ = [
    "RULES",
    "SECTOR_RULES",
    "VERSION_RULES",
    "Problem",
    "Rule",
    "check_sector",
    "check_version",
    "rule",
    "run_checks",
    "run_checks_from",
]

_Start = tuple[str, str, int, int]


def run_checks(
    dossier: Dossier, said: Collection[Diagnostic] = (), phase: Phase | None = None
) -> tuple[Diagnostic, ...]:
    """Every diagnostic of the rules, in the order of the files, as if at least `phase` were reached.

    `said` is what the reader reported: where it spoke, or where something is still to be filled in, no rule
    speaks again. What the team wrote an exception for is left out, and so is what was still to do where an
    inspection was stopped.
    """
    return run_checks_from(dossier, said, (phase,))[0]


def run_checks_from(
    dossier: Dossier,
    said: Collection[Diagnostic],
    phases: Sequence[Phase | None],
    rules: Sequence[Rule[Dossier]] = RULES,
) -> tuple[tuple[Diagnostic, ...], ...]:
    """What `run_checks` gives for each of `phases`, while each of the rules looks only once."""
    found = exceptions.left_standing(dossier, _problems(dossier, said, rules))
    reached = phase_of(dossier)
    seen = []
    for phase in phases:
        now = max(binding_phase(each) for each in (reached, phase or reached))
        diagnostics = (each.diagnostic(problem, now) for each, problem in found)
        if reached is Phase.STOPPED and phase is None:
            diagnostics = (d for d in diagnostics if d.severity is not Severity.PENDING)
        seen.append(tuple(sorted(diagnostics, key=lambda d: (*_start(d.span), d.code))))
    return tuple(seen)


def _problems(
    dossier: Dossier, said: Collection[Diagnostic], rules: Sequence[Rule[Dossier]]
) -> Iterator[tuple[Rule[Dossier], Problem]]:
    """Every problem of an inspection with its rule, without those of which something was said already."""
    spoken = {_start(d.span) for d in said if d.severity is Severity.ERROR}
    every = spoken | {_start(place.span) for place in dossier.placeholders}
    for each in rules:
        taken = spoken if each is structure.placeholder else every
        for problem in each.check(dossier):
            missed = problem.source is not None and _start(problem.source) in every
            if not (missed or _start(problem.span) in taken):
                yield each, problem


def check_version(version: Version, said: Collection[Diagnostic] = ()) -> tuple[Diagnostic, ...]:
    """Every diagnostic of the rules for a framework version, in the order of its files.

    Where the reader spoke already (`said`), no rule speaks again.
    """
    return _held_to(VERSION_RULES, version, said)


def check_sector(inspections: Sector, said: Collection[Diagnostic] = ()) -> tuple[Diagnostic, ...]:
    """Every diagnostic of the rules for all inspections side by side, likewise."""
    return _held_to(SECTOR_RULES, inspections, said)


def _held_to(rules: Sequence[Rule[S]], subject: S, said: Collection[Diagnostic]) -> tuple[Diagnostic, ...]:
    spoken = {_start(d.span) for d in said if d.severity is Severity.ERROR}
    found = [
        each.diagnostic(problem, each.due)
        for each in rules
        for problem in each.check(subject)
        if _start(problem.span) not in spoken
        and not (problem.source is not None and _start(problem.source) in spoken)
    ]
    return tuple(sorted(found, key=lambda d: (*_start(d.span), d.code)))


def _start(span: Span) -> _Start:
    return span.path, span.cell.rpartition("!")[0], span.line, span.column
