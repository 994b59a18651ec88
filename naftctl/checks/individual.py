"""N303, N304 and N325: did members score apart, and does the consensus answer them?"""

from __future__ import annotations

from collections.abc import Iterator

from naftctl.checks.judgement import level_of, scaled
from naftctl.checks.places import gap
from naftctl.checks.rule import Problem, rule
from naftctl.checks.words import count, filled, quoted
from naftctl.diagnostic import Label, Severity
from naftctl.language import tr
from naftctl.lifecycle import Phase
from naftctl.model.dossier import Dossier
from naftctl.model.framework import Level
from naftctl.model.scoring import IndividualScoring, Scoring


@rule("N303", due=Phase.DRAFT, severity=Severity.WARNING)
def few_members(dossier: Dossier) -> Iterator[Problem]:
    """Enough team members score a scale individually before the team decides together.

    Why: those who first judge alone are influenced less by the one who speaks first.
    Fix: let the members fill in their scoring in scorings/individual/, or write at `exceptions` why
    not.
    """
    wanted = dossier.framework.judgement.members
    unread = sum(name.startswith("individual/") for name in dossier.unread)
    for scoring in dossier.scorings:
        members = [m.member for m in dossier.individual if _gave_level(m, scoring)]
        known = scaled(scoring) and scoring.id in dossier.framework.scale
        if known and len(members) + unread < wanted:
            who = f" ({quoted(members)})" if members else ""
            some = (
                count(len(members), tr("team member"), tr("team members"))
                if members
                else tr("not a single team member")
            )
            message = tr(
                "`{id}` was scored individually by {some}{who}, at least {wanted} expected",
                id=scoring.id,
                some=some,
                who=who,
                wanted=wanted,
            )
            hint = tr("complete scorings/individual/, or write at `exceptions` why not")
            yield Problem(scoring.where("level"), message, hint)


@rule("N304", due=Phase.DRAFT, severity=Severity.WARNING)
def divergence(dossier: Dossier) -> Iterator[Problem]:
    """If the scoring of a member is far from the consensus, it says how the team dealt with that.

    Why: a large difference says that sources can be read in different ways.
    Fix: write at `divergence` what the member relied on and what made the team decide.
    """
    most = dossier.framework.judgement.difference
    for scoring in dossier.scorings:
        level = level_of(dossier, scoring.level)
        far = _far(dossier, scoring, level, most) if level and not filled(scoring.divergence) else ()
        if level and far:
            others = tr(" and ").join(f"`{member.member}` (`{other.id}`)" for member, other in far)
            differs = tr("differs") if len(far) == 1 else tr("differ")
            places = ((m, m.scores[scoring.id].where("level")) for m, _ in far)
            more = count(most, tr("level"), tr("levels"))
            yield Problem(
                gap(scoring, "divergence", "level"),
                tr(
                    "{others} {differs} by more than {more} from the consensus `{id}`; an explanation "
                    "expected",
                    others=others,
                    differs=differs,
                    more=more,
                    id=level.id,
                ),
                tr("write at `divergence` how the team dealt with the difference"),
                related=tuple(
                    Label(span, tr("what `{member}` scored", member=m.member)) for m, span in places
                ),
            )


@rule("N325", due=Phase.PLANNED)
def other_member(dossier: Dossier) -> Iterator[Problem]:
    """An individual scoring bears the name of the member who made it.

    Why: otherwise one colleague's scoring counts as another's.
    Fix: make `member` and the name of the file the same.
    """
    members = {member.id for member in dossier.inspection.team}
    for page in dossier.individual:
        if page.member != page.id and page.member in members:
            message = tr(
                "`member` is `{member}`, the file is called `{id}.yaml`", member=page.member[:40], id=page.id
            )
            yield Problem(page.where("member"), message, tr("write `{id}`, or rename the file", id=page.id))


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
