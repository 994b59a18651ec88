"""N368: does the record of the reflection talk tell all that a report takes from it?"""

from __future__ import annotations

from collections.abc import Iterator

from naftctl.checks.demands import scales_required
from naftctl.checks.places import added, gap
from naftctl.checks.rule import Problem, rule
from naftctl.checks.words import quoted
from naftctl.diagnostic import Severity
from naftctl.language import tr
from naftctl.lifecycle import Phase
from naftctl.model.dossier import Dossier
from naftctl.model.scoring import REFLECTION_HEADINGS
from naftctl.source import Span


@rule("N368", due=Phase.DRAFT, severity=Severity.WARNING)
def reflection_incomplete(dossier: Dossier) -> Iterator[Problem]:
    """The report of the reflection talk says who was there and has something under each heading.

    Why: the provider told there what it wants to do itself and what it can build on; a recommendation
    follows on from that.
    Fix: fill in `partners` and `present` in reflection.md, and write under each heading what was
    discussed.
    """
    reflection = dossier.reflection
    if reflection is None or not scales_required(dossier):
        return
    for field, who in (("partners", tr("who it was with")), ("present", tr("which team members were there"))):
        if not getattr(reflection, field):
            message = tr("the report of the reflection talk does not say {who}", who=who)
            yield Problem(gap(reflection, field, "date"), message, tr("fill in `{field}`", field=field))
    sections = {heading: reflection.body.section(heading) for heading in REFLECTION_HEADINGS}
    for heading, section in sections.items():
        if section and section.empty:
            message = tr("under `## {heading}` there is nothing about the reflection talk", heading=heading)
            yield Problem(section.span, message, tr("write what was discussed, or that there was nothing"))
    missing = [heading for heading, section in sections.items() if section is None]
    absent = [f"## {heading}" for heading in missing]
    # A heading that was refused may be one of these.
    if len(absent) > sum(flaw.code == "N118" for flaw in reflection.body.flaws):
        message = tr("missing in reflection.md: {absent}", absent=quoted(absent))
        cures = added(reflection, missing, REFLECTION_HEADINGS)
        yield Problem(
            Span(reflection.path), message, tr("add the heading, with what was discussed"), cures=cures
        )
