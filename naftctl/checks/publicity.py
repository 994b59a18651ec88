"""N618 and N619: what may still be read of a report that was taken back?"""

from __future__ import annotations

from collections.abc import Iterator

from naftctl.checks.rule import Problem, rule
from naftctl.checks.words import day, filled
from naftctl.diagnostic import Label
from naftctl.language import tr
from naftctl.lifecycle import Phase
from naftctl.model.dossier import Dossier
from naftctl.model.publicity import Release, Request


@rule("N618", due=Phase.PLANNED)
def withdrawn_oddly(dossier: Dossier) -> Iterator[Problem]:
    """Only what was published or released is withdrawn, for a reason; it does not appear again.

    Why: whoever knows the report has to know that it no longer holds and why.
    Fix: correct `withdrawn` or `published`, or set `withdrawn` to null.
    """
    done = dossier.inspection.milestones
    withdrawn, published = done.withdrawn, done.published
    if withdrawn is None:
        return
    if not filled(withdrawn.reason):
        message = tr("the withdrawal has no reason")
        yield Problem(withdrawn.where("reason"), message, tr("write why at `reason`"))
    if published and published > withdrawn.date:
        message = tr(
            "published on {published}, after the withdrawal on {date}",
            published=day(published),
            date=day(withdrawn.date),
        )
        related = (Label(withdrawn.where("date"), tr("withdrawn on {date}", date=day(withdrawn.date))),)
        hint = tr("correct one of the two days; a withdrawn report does not appear again")
        yield Problem(done.where("published"), message, hint, related=related)
    elif published is None and not any(_released(request) for request in dossier.requests):
        message = tr(
            "withdrawn on {date}, and the report was neither published nor released", date=day(withdrawn.date)
        )
        hint = tr("fill in the day at `published`, or set `withdrawn` to null")
        yield Problem(withdrawn.where("date"), message, hint)


@rule("N619", due=Phase.PLANNED)
def released_after_withdrawal(dossier: Dossier) -> Iterator[Problem]:
    """A report that was withdrawn is no longer released.

    Why: it no longer holds, and whoever would receive it does not know that.
    Fix: correct the day, or answer with `refused` and the ground.
    """
    withdrawn = dossier.inspection.milestones.withdrawn
    for request in dossier.requests if withdrawn else ():
        if withdrawn and _released(request) and request.answered and request.answered > withdrawn.date:
            message = tr(
                "released on {answered}, after the withdrawal on {date}",
                answered=day(request.answered),
                date=day(withdrawn.date),
            )
            related = (Label(withdrawn.where("date"), tr("withdrawn on {date}", date=day(withdrawn.date))),)
            yield Problem(
                request.where("answered"),
                message,
                tr("correct the day, or write `answer: refused`"),
                related=related,
            )


def _released(request: Request) -> bool:
    return request.answered is not None and request.answer in {Release.WHOLE, Release.PARTIAL}
