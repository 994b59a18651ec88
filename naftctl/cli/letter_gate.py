"""What keeps a letter of the procedure in the house."""

from __future__ import annotations

from msgspec.structs import replace

from naftctl.checks.words import day
from naftctl.cli.judge import judge
from naftctl.cli.mistakes import WrongCall
from naftctl.cli.outcome import shared_errors
from naftctl.cli.session import Session
from naftctl.diagnostic import Diagnostic, Severity
from naftctl.language import tr
from naftctl.lifecycle import Phase, reaction_ended, reaction_until
from naftctl.load.dossier import Loaded
from naftctl.model.dossier import Dossier
from naftctl.render.letters.compose import SENT_WITH

_PHASES = {"draft": Phase.DRAFT, "final": Phase.FINAL}
_ADDRESS = "N416"
"""The rule about the address of the provider: a letter needs it before the draft does."""
_TOO_EARLY = "N406"
"""The rule about the day of the final report: a letter is held to it before that day is written down."""


def refuse_unannounced(dossier: Dossier | None, kind: str) -> None:
    """Refuse to announce what is not announced."""
    occasion = dossier.occasion if dossier else None
    if kind != "announcement" or dossier is None or occasion is None or occasion.announcement_days:
        return
    if dossier.inspection.milestones.announced is None:
        hint = tr("fill in the day at `announced` if you announce the inspection after all")
        raise WrongCall(tr("this occasion asks for no announcement: {label}", label=occasion.label), hint)


def letter_errors(session: Session, loaded: Loaded, kind: str) -> tuple[Diagnostic, ...]:
    """The errors for which this letter is not made."""
    edition = SENT_WITH.get(kind)
    phase = _PHASES[edition] if edition else Phase.ANNOUNCED
    said = (replace(d, severity=Severity.ERROR) if d.code == _ADDRESS else d for d in judge(loaded, phase))
    shared = shared_errors(session.reader, loaded, edition or "draft")
    early = too_early(loaded.dossier) if edition == "final" and loaded.dossier else ()
    return (*shared, *early, *(d for d in said if d.severity is Severity.ERROR))


def too_early(dossier: Dossier) -> tuple[Diagnostic, ...]:
    """What keeps a final report in the house: a provider who can still react."""
    done, until = dossier.inspection.milestones, reaction_until(dossier)
    if done.final_sent or reaction_ended(dossier):
        return ()
    if until is None:
        span, message = done.where("draft_sent"), tr("the draft report has not been sent yet")
        hint = tr("send the draft first, and fill in the day at `draft_sent`")
    else:
        span, message = (
            done.where("final_sent"),
            tr("the reaction term still runs, up to and including {until}", until=day(until)),
        )
        hint = tr("wait until after the term, or fill in at `reaction_closed` when the provider closed it")
    return (Diagnostic(span, _TOO_EARLY, Severity.ERROR, message, hint),)
