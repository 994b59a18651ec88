"""All pages of a fictitious inspection."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from naftctl.fiction import pages
from naftctl.fiction.advised import advice
from naftctl.fiction.again import Results, continued, followup
from naftctl.fiction.around import desk, individual, inspection, reflection, regulation, summary
from naftctl.fiction.case import Case
from naftctl.fiction.evidence import evidence
from naftctl.fiction.found import findings
from naftctl.fiction.scored import Decks, Scored, scorings


def written(case: Case) -> tuple[Case, Scored, Results, dict[str, str]]:
    """The files of an inspection but `focus.yaml` and its seals, with all that was judged in it."""
    files: dict[str, str] = {}
    scored, results = Scored(), dict[str, dict[str, Any]]()
    if case.visited:
        decks = Decks(case.chance.apart("decks"))
        scored = scorings(case, decks) if case.scaled else findings(case, decks)
        results = regulation(case, scored)
        case = replace(case, carried=continued(case, scored, results))
        for each in case.carried:
            for name in each.evidence:
                scored.rests.setdefault(name, {})
        files |= scored.files | individual(case) | evidence(case, scored)
        files["summary.md"] = summary(case, scored)
    if results:
        files["regulation.yaml"] = pages.yaml(results)
    if case.visited and (case.regular or case.followed):
        files["advice.md"] = advice(case, scored, results)
    if case.regular and case.visited:
        files["reflection.md"] = reflection(case, scored)
    if case.regular:
        files["desk-analysis.md"] = desk(case)
    if case.carried:
        files["followup.yaml"] = followup(case.carried)
    return case, scored, results, files | {"inspection.yaml": inspection(case)}
