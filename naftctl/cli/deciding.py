"""Decide about a hit: what is to be done with it and why, kept as a fingerprint of its sentence."""

from __future__ import annotations

import secrets
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from naftctl.cli.mistakes import WrongCall, nearest
from naftctl.cli.session import Session, put
from naftctl.cli.unchanged import write_over
from naftctl.language import tr
from naftctl.model.dossier import Dossier
from naftctl.model.privacy import Decision, Decisions, Treatment
from naftctl.privacy.allowed import allowed
from naftctl.privacy.find import find
from naftctl.privacy.kinds import Kind
from naftctl.privacy.screening import Depth, Screened, screening
from naftctl.privacy.writing import FILE, decisions_text, with_decisions
from naftctl.show.screening import decided_lines
from naftctl.show.words import visible
from naftctl.source import Span

_LONGEST = 300
_NAMES = frozenset({Kind.NAME, Kind.LISTED_NAME, Kind.INITIALS})


class Choice(Struct, frozen=True):
    """What somebody decided: about which hit, what, and why."""

    hit: str
    treatment: Treatment
    reason: str


def as_reason(text: str) -> str:
    """A reason as it was typed, on one line."""
    words = " ".join(text.split())
    if not words or "⟨" in words or visible(words) != words:
        raise WrongCall(
            tr("--reason: a reason expected"), tr("write in one sentence why, without the words themselves")
        )
    if len(words) > _LONGEST:
        raise WrongCall(
            tr("--reason: {length} characters; at most {longest}", length=len(words), longest=_LONGEST),
            tr("write one sentence"),
        )
    return words


def decide(session: Session, dossier: Dossier, choice: Choice) -> int:
    """Write down a decision about every place with the same sentence; gives the exit code."""
    salt = dossier.decisions.salt if dossier.decisions else secrets.token_hex(16)
    salted = replace(dossier, decisions=dossier.decisions or Decisions(salt=salt))
    hits = _chosen(screening(salted, Depth.ALL).hits, choice.hit, dossier.id)
    _refuse_words(session, dossier, hits[0], choice.reason)
    made = (
        Decision.model_validate(
            {
                "file": hit.file,
                "kind": hit.kind.value,
                "digest": hit.digest,
                "as": choice.treatment,
                "reason": choice.reason,
                "decided": dossier.today,
            }
        )
        for hit in hits
    )
    text = decisions_text(with_decisions(dossier.decisions, salt, made))
    file = write_over(session.reader.root, dossier, FILE, text)
    put("\n".join(decided_lines(hits, choice.treatment, file)))
    return 0


def _chosen(hits: Sequence[Screened], name: str, inspection: str) -> tuple[Screened, ...]:
    """The places that a number stands for."""
    found = tuple(hit for hit in hits if hit.id == name)
    if not found:
        message = tr(
            "--decide: there is no hit `{name}`{suggestion}",
            name=name,
            suggestion=nearest(name, {hit.id for hit in hits}),
        )
        raise WrongCall(message, tr("see naftctl screen {inspection} for all hits", inspection=inspection))
    if found[0].kind.never:
        message = tr(
            "there is nothing to decide about this {kind}; it may not stand anywhere",
            kind=found[0].kind.shown,
        )
        raise WrongCall(message, tr("remove it from {file}", file=found[0].file))
    return found


def _refuse_words(session: Session, dossier: Dossier, hit: Screened, reason: str) -> None:
    """Refuse a reason that says the words itself, or names something else that is certain."""
    told = next((each for each in find(reason, dossier.names, allowed(dossier)) if each.certain), None)
    if told:
        raise WrongCall(
            tr("--reason: found in it: {kind}", kind=told.kind.shown), tr("write the reason without it")
        )
    words = _words(session, hit.place) if hit.kind in _NAMES else ""
    if words and words.casefold() in reason.casefold():
        raise WrongCall(
            tr("--reason: it contains the words themselves"), tr("write the reason without those words")
        )


def _words(session: Session, place: Span) -> str:
    """What stands at a place on one line."""
    lines = session.lines(place.path)
    if not 0 < place.line <= len(lines) or place.end_line != place.line:
        return ""
    return lines[place.line - 1][place.column - 1 : place.end_column - 1]
