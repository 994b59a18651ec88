"""N368: does the record of the reflection talk tell all that a report takes from it?"""

from __future__ import annotations

from collections.abc import Iterator

from naftctl.checks.demands import scales_required
from naftctl.checks.places import gap
from naftctl.checks.rule import Problem, rule
from naftctl.checks.words import quoted
from naftctl.diagnostic import Severity
from naftctl.lifecycle import Phase
from naftctl.model.dossier import Dossier
from naftctl.model.scoring import REFLECTION_HEADINGS
from naftctl.source import Span


@rule("N368", due=Phase.DRAFT, severity=Severity.WARNING)
def reflection_incomplete(dossier: Dossier) -> Iterator[Problem]:
    """Het verslag van het reflectiegesprek zegt wie erbij was en wat onder elk van zijn koppen besproken is.

    Waarom: de aanbieder vertelde daar wat hij zelf wil doen en waarop hij kan bouwen; een aanbeveling sluit
    daarop aan.
    Herstel: vul in reflection.md `partners` en `present` in, en schrijf onder elke kop wat besproken is.
    """
    reflection = dossier.reflection
    if reflection is None or not scales_required(dossier):
        return
    for field, who in (("partners", "met wie het was"), ("present", "welke teamleden erbij waren")):
        if not getattr(reflection, field):
            message = f"het verslag van het reflectiegesprek zegt niet {who}"
            yield Problem(gap(reflection, field, "date"), message, f"vul `{field}` in")
    sections = {heading: reflection.body.section(heading) for heading in REFLECTION_HEADINGS}
    for heading, section in sections.items():
        if section and section.empty:
            message = f"onder `## {heading}` staat niets over het reflectiegesprek"
            yield Problem(section.span, message, "schrijf wat besproken is, of dat er niets was")
    absent = [f"## {heading}" for heading, section in sections.items() if section is None]
    # A heading that was refused may be one of these.
    if len(absent) > sum(flaw.code == "N118" for flaw in reflection.body.flaws):
        message = f"in reflection.md ontbreekt {quoted(absent)}"
        yield Problem(Span(reflection.path), message, "voeg de kop toe, met wat besproken is")
