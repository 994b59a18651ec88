"""N513 and N514: can a seal have been made on the day that it says?"""

from __future__ import annotations

from collections.abc import Iterator

from naftctl.checks.rule import Problem, rule
from naftctl.checks.seal_words import BACK, REPORTS
from naftctl.checks.words import day
from naftctl.diagnostic import Label, Severity
from naftctl.language import tr
from naftctl.lifecycle import Phase
from naftctl.model.dossier import Dossier
from naftctl.seal import FILES


@rule("N513", due=Phase.PLANNED, severity=Severity.WARNING)
def sealed_late(dossier: Dossier) -> Iterator[Problem]:
    """A report is sealed no later than the day on which it was sent.

    Why: a later seal has a code that cannot be in the report that was sent.
    Fix: put back the seal that belongs to the report that was sent, or correct the day that is wrong.
    """
    done = dossier.inspection.milestones
    for seal, sent in ((dossier.seals.get(k), getattr(done, f"{k}_sent")) for k in FILES):
        if seal is not None and sent is not None and sent < seal.sealed <= dossier.today:
            message = tr(
                "sealed on {sealed}, while the {report} was sent on {sent}",
                sealed=day(seal.sealed),
                report=REPORTS[seal.kind],
                sent=day(sent),
            )
            related = (Label(done.where(f"{seal.kind}_sent"), tr("sent on {sent}", sent=day(sent))),)
            yield Problem(
                seal.where("sealed"), message, tr("check whether this is the original seal"), related=related
            )


@rule("N514", due=Phase.PLANNED)
def sealed_ahead(dossier: Dossier) -> Iterator[Problem]:
    """A seal does not bear a day in the future.

    Why: the day of a seal is in the report; the code does not cover it.
    Fix: put the seal back from the history of the workspace.
    """
    for seal in dossier.seals.values():
        if seal.sealed > dossier.today:
            message = tr(
                "sealed on {sealed}, after today ({today})", sealed=day(seal.sealed), today=day(dossier.today)
            )
            yield Problem(seal.where("sealed"), message, BACK)
