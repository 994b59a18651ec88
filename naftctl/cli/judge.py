"""Hold an inspection or a framework version that was read to the rules, and name every code."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from msgspec.structs import replace

from naftctl.checks import (
    RULES,
    SECTOR_RULES,
    VERSION_RULES,
    Rule,
    check_sector,
    check_version,
    run_checks,
    run_checks_from,
)
from naftctl.checks.rule import S
from naftctl.cli.edition_codes import ENTRIES as EDITIONS
from naftctl.cli.overview.codes import ENTRIES as OVERVIEWS
from naftctl.diagnostic import Diagnostic, Severity
from naftctl.lifecycle import Phase
from naftctl.load.codes import CODES
from naftctl.load.dossier import Loaded
from naftctl.model.framework import Framework
from naftctl.model.sector import Sector
from naftctl.model.version import Version
from naftctl.show.rules import Entry

_WEIGHING = tuple(rule for rule in RULES if rule.severity is not Severity.INFO)
UNPRINTABLE = "N501"
_PRINTING = Entry(
    UNPRINTABLE,
    "unprintable-text",
    Severity.ERROR,
    "",
    """Everything in a text can stand in the report.

Why: formulas, headings of your own and unusual characters have no form in the report.
Fix: write it differently, in plain sentences, lists, tables or footnotes.""",
)


def judge(loaded: Loaded, phase: Phase | None) -> tuple[Diagnostic, ...]:
    """All that is to be said of an inspection in its own phase, or as if `phase` were reached."""
    said = loaded.diagnostics
    if loaded.dossier is not None:
        said = (*said, *run_checks(loaded.dossier, said, phase))
    return named(said)


def weigh(loaded: Loaded, *phases: Phase | None) -> tuple[tuple[Diagnostic, ...], ...]:
    """What weighs of all that `judge` gives for each of `phases`: no names, no rules that only inform."""
    if loaded.dossier is None:
        return tuple(loaded.diagnostics for _ in phases)
    seen = run_checks_from(loaded.dossier, loaded.diagnostics, phases, _WEIGHING)
    return tuple((*loaded.diagnostics, *diagnostics) for diagnostics in seen)


def judge_version(
    version: Version | None,
    said: tuple[Diagnostic, ...],
    users: tuple[str, ...] = (),
    earlier: tuple[Framework, ...] = (),
) -> tuple[Diagnostic, ...]:
    """All that is to be said of a framework version that was read with `said`.

    `users` are the inspections that are known to pin it, `earlier` the versions it is held against.
    """
    if version is not None:
        said = (*said, *check_version(replace(version, users=users, earlier=earlier), said))
    return named(said)


def judge_sector(sector: Sector, said: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """What is to be said of all inspections side by side; `said` is what the reader of their history said."""
    return named(check_sector(sector, said))


def named(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The diagnostics, each with the name of its code."""
    known = entries()
    return tuple(
        d if d.name or d.code not in known else replace(d, name=known[d.code].name) for d in diagnostics
    )


@cache
def entries() -> Mapping[str, Entry]:
    """Every code of reading and every rule, in order of code."""
    found = [Entry(code, c.name, Severity.ERROR, "", c.explanation) for code, c in CODES.items()]
    found += [_PRINTING, *EDITIONS, *OVERVIEWS]
    found += [_entry(rule) for rule in RULES]
    found += [_entry(rule) for rule in VERSION_RULES]
    found += [_entry(rule) for rule in SECTOR_RULES]
    return {entry.code: entry for entry in sorted(found, key=lambda entry: entry.code)}


def _entry(rule: Rule[S]) -> Entry:
    due = "" if rule.due is Phase.PLANNED else rule.due.key
    return Entry(rule.code, rule.name, rule.severity, due, rule.explanation)
