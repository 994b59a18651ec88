"""N618 and N619: what may still be read of a report that was taken back?"""

from __future__ import annotations

from collections.abc import Iterator

from naftctl.checks.rule import Problem, rule
from naftctl.checks.words import day, filled
from naftctl.diagnostic import Label
from naftctl.lifecycle import Phase
from naftctl.model.dossier import Dossier
from naftctl.model.publicity import Release, Request


@rule("N618", due=Phase.PLANNED)
def withdrawn_oddly(dossier: Dossier) -> Iterator[Problem]:
    """Ingetrokken wordt om een reden wat gepubliceerd of vrijgegeven was; het verschijnt niet opnieuw.

    Waarom: wie het verslag kent, moet weten dat het niet meer geldt en waarom.
    Herstel: verbeter `withdrawn` of `published`, of zet `withdrawn` op null.
    """
    done = dossier.inspection.milestones
    withdrawn, published = done.withdrawn, done.published
    if withdrawn is None:
        return
    if not filled(withdrawn.reason):
        message = "de intrekking heeft geen reden"
        yield Problem(withdrawn.where("reason"), message, "schrijf bij `reason` waarom")
    if published and published > withdrawn.date:
        message = f"gepubliceerd op {day(published)}, na de intrekking op {day(withdrawn.date)}"
        related = (Label(withdrawn.where("date"), f"ingetrokken op {day(withdrawn.date)}"),)
        hint = "verbeter een van beide dagen; een ingetrokken verslag verschijnt niet opnieuw"
        yield Problem(done.where("published"), message, hint, related=related)
    elif published is None and not any(_released(request) for request in dossier.requests):
        message = f"ingetrokken op {day(withdrawn.date)}, en het verslag is gepubliceerd noch vrijgegeven"
        hint = "vul bij `published` de dag in, of zet `withdrawn` op null"
        yield Problem(withdrawn.where("date"), message, hint)


@rule("N619", due=Phase.PLANNED)
def released_after_withdrawal(dossier: Dossier) -> Iterator[Problem]:
    """Een verslag dat ingetrokken is, wordt niet meer vrijgegeven.

    Waarom: het geldt niet meer, en wie het zou krijgen, weet dat niet.
    Herstel: verbeter de dag, of antwoord met `refused` en de grond.
    """
    withdrawn = dossier.inspection.milestones.withdrawn
    for request in dossier.requests if withdrawn else ():
        if withdrawn and _released(request) and request.answered and request.answered > withdrawn.date:
            message = f"vrijgegeven op {day(request.answered)}, na de intrekking op {day(withdrawn.date)}"
            related = (Label(withdrawn.where("date"), f"ingetrokken op {day(withdrawn.date)}"),)
            yield Problem(
                request.where("answered"),
                message,
                "verbeter de dag, of schrijf `answer: refused`",
                related=related,
            )


def _released(request: Request) -> bool:
    return request.answered is not None and request.answer in {Release.WHOLE, Release.PARTIAL}
