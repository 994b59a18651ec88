"""N381 to N386: does what was scored blind stay what it was, and does nobody look before all are in?"""

from __future__ import annotations

from collections.abc import Iterator

from naftctl.checks.rule import Problem, rule
from naftctl.checks.words import day, quoted
from naftctl.commitment import State, commitment_of, digest_of, standing, unscored, waiting
from naftctl.diagnostic import Label, Severity
from naftctl.language import tr
from naftctl.lifecycle import Phase
from naftctl.model.dossier import Dossier
from naftctl.model.owned import Commitment
from naftctl.model.scoring import IndividualScoring


@rule("N381", due=Phase.PLANNED)
def opened_differs(dossier: Dossier) -> Iterator[Problem]:
    """A scoring that was first committed blind is still the same after it was opened.

    Why: whoever changes a level or a note after opening can do that with the scoring of a colleague in
    view.
    Fix: put the file back as it was opened; write what you see differently now in the consensus.
    """
    for scoring in dossier.individual:
        committed = commitment_of(dossier, scoring.id)
        if committed is None and scoring.salt and f"commit/{scoring.id}" not in dossier.present:
            message = tr("`{id}` opened a scoring, and {id}.commit.yaml is missing", id=scoring.id)
            gone = Label(dossier.file(f"scorings/individual/{scoring.id}.commit.yaml"), tr("expected here"))
            hint = tr("put {id}.commit.yaml back from the history of the workspace", id=scoring.id)
            yield Problem(scoring.where("salt"), message, hint, related=(gone,))
        elif committed is not None and (scoring.salt or scoring.levels):
            yield from _held(dossier, scoring, committed)


@rule("N382", due=Phase.DRAFT)
def not_opened(dossier: Dossier) -> Iterator[Problem]:
    """What a team member committed blind has been opened by the draft.

    Why: without the opening the team does not know how the member scored, and it does not count.
    Fix: let every member run naftctl scores open on their own computer, once everybody has committed.
    """
    late = waiting(dossier)
    for committed in dossier.commitments:
        own = committed.member == committed.id  # another one's name is told by N384
        if own and standing(dossier).get(committed.id) is State.COMMITTED:
            when, call = day(committed.date), f"naftctl scores open {dossier.id} --member {committed.id}"
            message = tr(
                "`{id}` committed a scoring on {when} that has not been opened", id=committed.id, when=when
            )
            verb = tr("commits") if len(late) == 1 else tr("commit")
            hint = (
                tr("wait until {late} {verb}", late=quoted(late), verb=verb)
                if late
                else tr("let `{id}` open it: {call}", id=committed.id, call=call)
            )
            place = dossier.file(f"scorings/individual/{committed.id}.yaml")
            related = (Label(place, tr("the scoring comes here")),)
            yield Problem(committed.where("member"), message, hint, related=related)


@rule("N383", due=Phase.PLANNED)
def opened_too_early(dossier: Dossier) -> Iterator[Problem]:
    """A blind scoring is opened only when every team member has committed theirs or has it ready.

    Why: whoever still has to score can otherwise see what a colleague did.
    Fix: let the others commit without looking; whoever does not score says why at `abstains`.
    """
    late = waiting(dossier)
    for scoring in dossier.individual if late else ():
        if scoring.salt:
            whom = (
                tr("{late} has not committed yet", late=quoted(late))
                if len(late) == 1
                else tr("{late} have not committed yet", late=quoted(late))
            )
            message = tr("the scoring of `{id}` was opened while {whom}", id=scoring.id, whom=whom)
            hint = tr("let {late} commit: naftctl scores commit {id}", late=quoted(late), id=dossier.id)
            team = {member.id: member for member in dossier.inspection.team}
            related = tuple(Label(team[name].where("id"), tr("in the team")) for name in late)
            yield Problem(scoring.where("salt"), message, hint, related=related)


@rule("N384", due=Phase.PLANNED)
def unknown_committer(dossier: Dossier) -> Iterator[Problem]:
    """Whoever commits a scoring is in the team, and the file bears their name.

    Why: otherwise the team waits for somebody who does not belong to it, or one member counts for
    another.
    Fix: remove the file and commit again, or complete the team in inspection.yaml.
    """
    known = tuple(member.id for member in dossier.inspection.team)
    for committed in dossier.commitments:
        if committed.member not in known:
            message = tr(
                "`{member}` committed a scoring and is not in the team", member=committed.member[:40]
            )
            related = (Label(dossier.inspection.where("team"), tr("the team")),)
            hint = tr("remove the file, or complete the team in inspection.yaml")
            yield Problem(committed.where("member"), message, hint, related=related)
        elif committed.member != committed.id:
            message = tr(
                "`member` is `{member}`, the file is called `{id}.commit.yaml`",
                member=committed.member,
                id=committed.id,
            )
            hint = tr(
                "remove it; `{member}` commits in person with naftctl scores commit", member=committed.member
            )
            yield Problem(committed.where("member"), message, hint)


@rule("N385", due=Phase.PLANNED, severity=Severity.INFO)
def openly_beside_blind(dossier: Dossier) -> Iterator[Problem]:
    """If the team scores blind, every member does.

    Why: whoever scores openly shows their levels to those who still have to commit.
    Fix: agree whether the team scores blind; both are allowed, but side by side blind scoring helps
    less.
    """
    team = {member.id for member in dossier.inspection.team}
    for scoring in dossier.individual:
        others = [c for c in dossier.commitments if c.id in team and c.id != scoring.id]
        openly = scoring.levels and not scoring.salt and f"commit/{scoring.id}" not in dossier.present
        if openly and others:
            message = tr(
                "`{id}` scored openly, {others} blind", id=scoring.id, others=quoted(c.id for c in others)
            )
            hint = tr("agree whether the whole team scores blind")
            related = tuple(Label(c.where("member"), tr("committed blind")) for c in others)
            yield Problem(scoring.where("member"), message, hint, related=related)


@rule("N386", due=Phase.PLANNED, severity=Severity.WARNING)
def blind_incomplete(dossier: Dossier) -> Iterator[Problem]:
    """A blind scoring gives every scale in the focus a level, or says `niet_ingeschaald`.

    Why: after opening nothing can be added, because then the other scorings can be seen.
    Fix: before you commit, give every scale a level, or `niet_ingeschaald` where you saw too little.
    """
    for scoring in dossier.individual:
        missing = unscored(dossier, scoring) if scoring.salt else ()
        if missing:
            places = tuple(name for name in missing if name in scoring.scores)
            span = scoring.scores[places[0]].where("level") if places else scoring.where_key("scores")
            message = tr("`{id}` gave no level to {missing}", id=scoring.id, missing=quoted(missing))
            hint = tr("give every scale a level, or `niet_ingeschaald`, before you commit")
            yield Problem(span, message, hint)


def _held(dossier: Dossier, scoring: IndividualScoring, committed: Commitment) -> Iterator[Problem]:
    """What is wrong with an opened scoring beside its commitment; nothing where it is the same."""
    when = day(committed.date)
    related = (Label(committed.where("digest"), tr("committed on {when}", when=when)),)
    if scoring.salt is None:
        message = tr(
            "`{id}` committed a scoring on {when}; this one has no `salt` to check it with",
            id=scoring.id,
            when=when,
        )
        hint = tr(
            "remove it and open the committed one: naftctl scores open {id} --member {member}",
            id=dossier.id,
            member=scoring.id,
        )
        yield Problem(scoring.where("member"), message, hint, related=related)
    elif digest_of(scoring, scoring.salt) != committed.digest:
        message = tr(
            "this scoring of `{id}` is not the one that was committed on {when}", id=scoring.id, when=when
        )
        hint = tr("put back what was opened, or take the right version from the history of the workspace")
        yield Problem(scoring.where("salt"), message, hint, related=related)
    elif scoring.commit != committed.digest:
        message = tr(
            "`commit` of `{id}` is not what is in {committed}.commit.yaml",
            id=scoring.id,
            committed=committed.id,
        )
        yield Problem(scoring.where("commit"), message, tr("put back what was opened"), related=related)
