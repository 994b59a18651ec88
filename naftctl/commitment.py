"""Scoring blind: what a member commits to before the others look, and how far each member is. Pure."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from string import hexdigits

from naftctl.digest import digest
from naftctl.model.dossier import Dossier
from naftctl.model.owned import Commitment
from naftctl.model.scoring import IndividualScoring

_DOMAIN = "individual scoring"
_COMMITMENT = """# Gemaakt door naftctl scores commit: dit zegt dat {member} inschaalde, niet hoe.
# Schrijf hier niets zelf.
member: {member}
date: {date}
digest: "{digest}"
"""
_PROOF = """{indent}# Door naftctl scores open: hiermee kan iedereen nagaan dat hierboven niets veranderde.
{indent}salt: "{salt}"
{indent}commit: "{commit}"
"""


class State(StrEnum):
    """How far a member is with scoring alone."""

    WAITING = "waiting"
    """Has not scored, or not every scale."""
    COMMITTED = "committed"
    """Has scored blind, and nobody can see it yet."""
    OPENED = "opened"
    """Has scored blind, and everybody can see it."""
    OPEN = "open"
    """Has scored where everybody could see it."""
    ABSTAINS = "abstains"
    """Does not score, and says why."""


def digest_of(scoring: IndividualScoring, salt: str) -> str:
    """The digest of a scoring by meaning: member, day, levels and notes count, how they are written does not.

    Thirteen levels are guessed in seconds; with 128 bits of salt nobody can try.
    """
    bare = scoring.model_copy(update={"salt": None, "commit": None})
    return digest(_DOMAIN, {"salt": salt, "scoring": bare})


def commitment_text(member: str, day: date, found: str) -> str:
    """The text of `<member>.commit.yaml`."""
    return _COMMITMENT.format(member=member, date=day, digest=found)


def with_proof(text: str, scoring: IndividualScoring, salt: str, found: str) -> str:
    """The text of a scoring as it was typed, with the salt and the digest below it."""
    indent = " " * (scoring.where_key("member").column - 1)
    end = "" if text.endswith("\n") else "\n"
    return text + end + _PROOF.format(indent=indent, salt=salt, commit=found)


def envelope(member: str, found: str) -> str:
    """The name under which a scoring is kept privately as it was when it was committed to."""
    short = "".join(letter for letter in found if letter in hexdigits)[:16]
    return f"{member}-{short}.yaml"


def holds(scoring: IndividualScoring, commitment: Commitment) -> bool:
    """Whether an opened scoring is the one that was committed to."""
    return scoring.salt is not None and digest_of(scoring, scoring.salt) == commitment.digest


def scoring_of(dossier: Dossier, member: str) -> IndividualScoring | None:
    """The readable scoring of a member."""
    return next((page for page in dossier.individual if page.id == member), None)


def commitment_of(dossier: Dossier, member: str) -> Commitment | None:
    """The readable commitment of a member."""
    return next((page for page in dossier.commitments if page.id == member), None)


def untouched(scoring: IndividualScoring) -> bool:
    """Whether nobody scored anything in a file: no level and no note."""
    told = any((score.note or "").strip() for score in scoring.scores.values())
    return not (scoring.levels or told or scoring.salt or scoring.abstains)


def unscored(dossier: Dossier, scoring: IndividualScoring) -> tuple[str, ...]:
    """The scales in focus to which a member gave no level."""
    return tuple(scale.id for scale in dossier.scales if scale.id not in scoring.levels)


def standing(dossier: Dossier) -> dict[str, State]:
    """How far each member of the team is, in the order of the team."""
    return {member.id: _state(dossier, member.id) for member in dossier.inspection.team}


def waiting(dossier: Dossier) -> tuple[str, ...]:
    """The members that have neither committed to a scoring nor finished one in the open."""
    return tuple(name for name, state in standing(dossier).items() if state is State.WAITING)


def is_blind(dossier: Dossier) -> bool:
    """Whether somebody committed and somebody else still has to commit or to open: nobody looks yet."""
    states = set(standing(dossier).values())
    return bool(states & {State.COMMITTED, State.OPENED}) and bool(states & {State.COMMITTED, State.WAITING})


def _state(dossier: Dossier, member: str) -> State:
    scoring, committed = scoring_of(dossier, member), f"commit/{member}" in dossier.present
    if scoring is None:
        unread = f"individual/{member}" in dossier.unread
        return State.COMMITTED if committed else State.OPEN if unread else State.WAITING
    if scoring.salt or (committed and scoring.levels):
        return State.OPENED
    if scoring.abstains:
        return State.ABSTAINS
    if committed:
        return State.COMMITTED
    finished = bool(scoring.levels) and not unscored(dossier, scoring)
    return State.OPEN if finished else State.WAITING
