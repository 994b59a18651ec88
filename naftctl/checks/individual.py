"""N303, N304 and N325: did members score apart, and does the consensus answer them?"""

from __future__ import annotations

from collections.abc import Iterator

from naftctl.checks.judgement import level_of, scaled
from naftctl.checks.places import gap
from naftctl.checks.rule import Problem, rule
from naftctl.checks.words import count, filled, quoted
from naftctl.diagnostic import Label, Severity
from naftctl.lifecycle import Phase
from naftctl.model.dossier import Dossier
from naftctl.model.framework import Level
from naftctl.model.scoring import IndividualScoring, Scoring


@rule("N303", due=Phase.DRAFT, severity=Severity.WARNING)
def few_members(dossier: Dossier) -> Iterator[Problem]:
    """Genoeg teamleden schalen een schaal apart in voor het team samen beslist.

    Waarom: wie eerst alleen oordeelt, wordt minder beïnvloed door wie het eerst spreekt.
    Herstel: laat de leden hun inschaling invullen in scorings/individual/, of schrijf bij `exceptions`
    waarom niet.
    """
    wanted = dossier.framework.judgement.members
    unread = sum(name.startswith("individual/") for name in dossier.unread)
    for scoring in dossier.scorings:
        members = [m.member for m in dossier.individual if _gave_level(m, scoring)]
        known = scaled(scoring) and scoring.id in dossier.framework.scale
        if known and len(members) + unread < wanted:
            who = f" ({quoted(members)})" if members else ""
            some = count(len(members), "teamlid", "teamleden").replace("geen teamleden", "geen enkel teamlid")
            message = f"`{scoring.id}` is door {some}{who} apart ingeschaald, minstens {wanted} verwacht"
            hint = "vul scorings/individual/ aan, of schrijf bij `exceptions` waarom niet"
            yield Problem(scoring.where("level"), message, hint)


@rule("N304", due=Phase.DRAFT, severity=Severity.WARNING)
def divergence(dossier: Dossier) -> Iterator[Problem]:
    """Wijkt een inschaling van een lid ver af van de consensus, dan staat er hoe het team daarmee omging.

    Waarom: een groot verschil zegt dat bronnen verschillend gelezen kunnen worden.
    Herstel: schrijf bij `divergence` waarop het lid steunde en wat het team deed besluiten.
    """
    most = dossier.framework.judgement.difference
    for scoring in dossier.scorings:
        level = level_of(dossier, scoring.level)
        far = _far(dossier, scoring, level, most) if level and not filled(scoring.divergence) else ()
        if level and far:
            others = " en ".join(f"`{member.member}` (`{other.id}`)" for member, other in far)
            differs = "verschilt" if len(far) == 1 else "verschillen"
            places = ((m, m.scores[scoring.id].where("level")) for m, _ in far)
            more = count(most, "niveau", "niveaus")
            yield Problem(
                gap(scoring, "divergence", "level"),
                f"{others} {differs} meer dan {more} van de consensus `{level.id}`; een uitleg verwacht",
                "schrijf bij `divergence` hoe het team met het verschil omging",
                related=tuple(Label(span, f"wat `{m.member}` inschaalde") for m, span in places),
            )


@rule("N325", due=Phase.PLANNED)
def other_member(dossier: Dossier) -> Iterator[Problem]:
    """Een individuele inschaling draagt de naam van het lid dat ze maakte.

    Waarom: anders telt de inschaling van de ene collega voor de andere.
    Herstel: maak `member` en de naam van het bestand gelijk.
    """
    members = {member.id for member in dossier.inspection.team}
    for page in dossier.individual:
        if page.member != page.id and page.member in members:
            message = f"`member` is `{page.member[:40]}`, het bestand heet `{page.id}.yaml`"
            yield Problem(page.where("member"), message, f"schrijf `{page.id}`, of hernoem het bestand")


def _gave_level(member: IndividualScoring, scoring: Scoring) -> bool:
    score = member.scores.get(scoring.id)
    return score is not None and score.level is not None


def _far(
    dossier: Dossier, scoring: Scoring, level: Level, most: int
) -> tuple[tuple[IndividualScoring, Level], ...]:
    """The members whose level lies more than `most` levels from the consensus, with that level."""
    found = []
    for member in dossier.individual:
        score = member.scores.get(scoring.id)
        other = level_of(dossier, score.level) if score else None
        if other and abs(other.order - level.order) > most:
            found.append((member, other))
    return tuple(found)
