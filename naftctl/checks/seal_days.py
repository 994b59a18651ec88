"""N513 and N514: can a seal have been made on the day that it says?"""

from __future__ import annotations

from collections.abc import Iterator

from naftctl.checks.rule import Problem, rule
from naftctl.checks.seal_words import BACK, REPORTS
from naftctl.checks.words import day
from naftctl.diagnostic import Label, Severity
from naftctl.lifecycle import Phase
from naftctl.model.dossier import Dossier
from naftctl.seal import FILES


@rule("N513", due=Phase.PLANNED, severity=Severity.WARNING)
def sealed_late(dossier: Dossier) -> Iterator[Problem]:
    """Een verslag is verzegeld ten laatste op de dag waarop het verstuurd is.

    Waarom: een later zegel heeft een code die niet in het verstuurde verslag kan staan.
    Herstel: zet het zegel terug dat bij het verstuurde verslag hoort, of verbeter de dag die niet klopt.
    """
    done = dossier.inspection.milestones
    for seal, sent in ((dossier.seals.get(k), getattr(done, f"{k}_sent")) for k in FILES):
        if seal is not None and sent is not None and sent < seal.sealed <= dossier.today:
            message = (
                f"verzegeld op {day(seal.sealed)}, terwijl het {REPORTS[seal.kind]} op {day(sent)} vertrok"
            )
            related = (Label(done.where(f"{seal.kind}_sent"), f"verstuurd op {day(sent)}"),)
            yield Problem(
                seal.where("sealed"), message, "kijk na of dit het oorspronkelijke zegel is", related=related
            )


@rule("N514", due=Phase.PLANNED)
def sealed_ahead(dossier: Dossier) -> Iterator[Problem]:
    """Een zegel draagt geen dag in de toekomst.

    Waarom: de dag van een zegel staat in het verslag; de code dekt hem niet.
    Herstel: zet het zegel terug uit de geschiedenis van de werkmap.
    """
    for seal in dossier.seals.values():
        if seal.sealed > dossier.today:
            message = f"verzegeld op {day(seal.sealed)}, na vandaag ({day(dossier.today)})"
            yield Problem(seal.where("sealed"), message, BACK)
