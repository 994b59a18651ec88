"""All pages of a fictitious inspection."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from naftctl.fiction import pages
from naftctl.fiction.advised import advice
from naftctl.fiction.again import Results, continued, followup
from naftctl.fiction.around import desk, individual, inspection, reflection, regulation, summary
from naftctl.fiction.case import Case
from naftctl.fiction.evidence import evidence
from naftctl.fiction.found import findings
from naftctl.fiction.scored import Decks, Judged, scorings


def written(case: Case) -> tuple[Case, Judged, Results, dict[str, str]]:
    """The files of an inspection but `focus.yaml` and its seals, with all that was judged in it."""
    files: dict[str, str] = {}
    judged, results = Judged(), dict[str, dict[str, Any]]()
    if case.visited:
        decks = Decks(case.chance.apart("decks"))
        judged = scorings(case, decks) if case.scaled else findings(case, decks)
        results = regulation(case, judged)
        case = replace(case, carried=continued(case, judged, results))
        for each in case.carried:
            for name in each.evidence:
                judged.rests.setdefault(name, {})
        files |= judged.files | individual(case) | evidence(case, judged)
        files["summary.md"] = summary(case, judged)
    if results:
        files["regulation.yaml"] = pages.yaml(results)
    if case.visited and (case.regular or case.followed):
        files["advice.md"] = advice(case, judged, results)
    if case.regular and case.visited:
        files["reflection.md"] = reflection(case, judged)
    if case.regular:
        files["desk-analysis.md"] = desk(case)
    if case.carried:
        files["followup.yaml"] = followup(case.carried)
    return case, judged, results, files | {"inspection.yaml": inspection(case)}
