"""N601 to N607: could anything in this inspection identify a person, and what was decided about it?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from naftctl.checks.rule import Problem, rule
from naftctl.checks.words import filled
from naftctl.diagnostic import Diagnostic, Label, Severity
from naftctl.language import tr
from naftctl.lifecycle import Phase
from naftctl.model.dossier import Dossier
from naftctl.model.privacy import Decision
from naftctl.source import Span

if TYPE_CHECKING:
    from naftctl.privacy.screening import Depth, Screened

_DIGEST = re.compile(r"[0-9a-f]{64}")
_SALT = re.compile(r"[0-9a-f]{32}")
_LISTED = 3


@rule("N601", due=Phase.PLANNED)
def national_number(dossier: Dossier) -> Iterator[Problem]:
    """A national register number does not appear anywhere in an inspection folder.

    Why: it identifies one person, always and everywhere. No report needs it, and no note either.
    Fix: remove the number. No mark or decision allows it.
    """
    for hit in _hits(dossier):
        if hit.kind.never:
            yield Problem(
                hit.place,
                tr("{where} there is a {kind}", where=_where(hit), kind=hit.kind.shown),
                tr("remove the number; no source needs it"),
            )


@rule("N602", due=Phase.FINAL)
def certain_open(dossier: Dossier) -> Iterator[Problem]:
    """What certainly identifies somebody has been removed or marked, or it was decided that it may stay.

    Why: a report that becomes public names nobody. A number or a name in a note travels with the
    folder.
    Fix: remove it, mark it with {.redact}, or decide with `naftctl screen` why it may stay.
    """
    yield from _certain(dossier) if dossier.public else ()


@rule("N603", due=Phase.FINAL)
def possible_open(dossier: Dossier) -> Iterator[Problem]:
    """A person has decided on everything in a report that may identify somebody.

    Why: an age, a class or a small group says little by itself, and enough together with what the
    reader already knows. A program cannot judge that.
    Fix: look at every hit with `naftctl screen`, and rewrite, mark or decide.
    """
    yield from _possible(dossier) if dossier.public else ()


@rule("N604", due=Phase.PLANNED, severity=Severity.WARNING)
def decision_adrift(dossier: Dossier) -> Iterator[Problem]:
    """A decision on privacy fits a sentence that is still there.

    Why: it holds for that one sentence. If the sentence changes, the decision lapses and somebody looks
    again.
    Fix: remove the decision from privacy.yaml; if there is still a hit, decide again.
    """
    if dossier.decisions is None:
        return
    from naftctl.privacy.screening import due_depth, screening  # noqa: PLC0415  (see `_hits`)

    if not _SALT.fullmatch(dossier.decisions.salt):
        return
    found = screening(dossier, due_depth(dossier)).fallen
    fallen = {(each.file, each.digest): each for each in reversed(found)}
    for decision in reversed(fallen.values()):
        if next(_broken(decision, dossier), None) is not None:
            continue
        there = decision.file in dossier.files
        about = (
            tr("in {file} no longer fits any sentence", file=decision.file)
            if there
            else tr("is about {file}, which is not there", file=decision.file)
        )
        hint = tr("remove it, and check with naftctl screen {id}", id=dossier.id)
        yield Problem(
            decision.where("digest"),
            tr("this decision ({kind}) {about}", kind=decision.kind, about=about),
            hint,
        )


@rule("N605", due=Phase.PLANNED)
def decisions_broken(dossier: Dossier) -> Iterator[Problem]:
    """privacy.yaml is as `naftctl screen` wrote it.

    Why: what somebody changes in it by hand can close a hit that nobody looked at.
    Fix: put the file back, or remove the decision and decide again with `naftctl screen --decide`.
    """
    decisions = dossier.decisions
    if decisions is None:
        return
    if not _SALT.fullmatch(decisions.salt):
        yield Problem(
            decisions.where("salt"),
            tr("this is not a salt of naftctl screen"),
            tr("put the previous salt back"),
        )
    seen = set[tuple[str, str, str]]()
    for decision in decisions.decisions:
        key = decision.file, decision.kind, decision.digest
        if key in seen:
            message = tr("this decision is there twice")
            yield Problem(decision.where("digest"), message, tr("remove one of the two"))
        else:
            yield from _broken(decision, dossier)
        seen.add(key)


def _broken(decision: Decision, dossier: Dossier) -> Iterator[Problem]:
    """What is wrong with one decision: the first thing that is."""
    from naftctl.privacy.kinds import Kind  # noqa: PLC0415  (see `_hits`)

    again = tr("remove it, and decide again with naftctl screen {id} --decide", id=dossier.id)
    if decision.kind not in {kind.value for kind in Kind}:
        yield Problem(
            decision.where("kind"), tr("kind `{kind}` does not exist", kind=decision.kind[:40]), again
        )
    elif not _DIGEST.fullmatch(decision.digest):
        yield Problem(decision.where("digest"), tr("this is not a fingerprint of naftctl screen"), again)
    elif Kind(decision.kind).never:
        message = tr("there is nothing to decide about a {kind}; it may not be anywhere", kind=decision.kind)
        yield Problem(decision.where("as"), message, tr("remove the decision and the number"))
    elif not filled(decision.reason):
        message = tr("this decision has no reason")
        yield Problem(decision.where("reason"), message, tr("write why in one sentence"))
    elif decision.decided > dossier.today:
        yield Problem(
            decision.where("decided"), tr("this decision is dated after today"), tr("correct the day")
        )


@rule("N606", due=Phase.FINAL)
def still_readable(dossier: Dossier) -> Iterator[Problem]:
    """Words that are redacted in one text cannot be read in another text of the report.

    Why: whoever reads both places knows what had to go.
    Fix: mark the words there too with {.redact}, or write something else.
    """
    yield from _readable(dossier) if dossier.public else ()


@rule("N607", due=Phase.PLANNED, severity=Severity.WARNING)
def certain_withheld(dossier: Dossier) -> Iterator[Problem]:
    """A report that is not published identifies nobody either.

    Why: after a complaint or a serious event somebody can request the report; by then it has to be
    gone.
    Fix: remove it, mark it with {.redact}, or decide with `naftctl screen` why it may stay.
    """
    yield from () if dossier.public else _certain(dossier)


def edition_errors(dossier: Dossier) -> tuple[Diagnostic, ...]:
    """What of privacy keeps an edition for the public, of either regime, from being made."""
    from naftctl.privacy.screening import Depth  # noqa: PLC0415  (see `_hits`)

    problems = (
        (national_number, national_number.check(dossier)),
        (certain_open, _certain(dossier, Depth.PRINTED)),
        (possible_open, _possible(dossier, Depth.PRINTED)),
        (decisions_broken, decisions_broken.check(dossier)),
        (still_readable, _readable(dossier)),
    )
    found = (each.diagnostic(problem, Phase.FINAL) for each, some in problems for problem in some)
    return tuple(sorted(found, key=lambda said: (said.span, said.code)))


# ── what is open ─────────────────────────────────────────────────────────────────────────────────────────
def _hits(dossier: Dossier, depth: Depth | None = None) -> tuple[Screened, ...]:
    # The detectors take a while to load, and most commands that know the rules do not need them.
    from naftctl.privacy.screening import due_depth, screening  # noqa: PLC0415

    return screening(dossier, due_depth(dossier) if depth is None else depth).hits


def _certain(dossier: Dossier, depth: Depth | None = None) -> Iterator[Problem]:
    for hit in _hits(dossier, depth):
        if hit.certain and hit.open and not hit.kind.never:
            message = tr(
                "{where} there is a {kind}{decided}",
                where=_where(hit),
                kind=hit.kind.shown,
                decided=_DECIDED.get(hit.state.value, ""),
            )
            yield Problem(hit.place, message, _small(hit.kind.advice))


def _possible(dossier: Dossier, depth: Depth | None = None) -> Iterator[Problem]:
    """All that is only possible as one problem: how many of each kind, and the first places."""
    found = [hit for hit in _hits(dossier, depth) if hit.open and hit.printed and not hit.certain]
    if not found:
        return
    counts = Counter(hit.kind.shown for hit in found)
    parts = ", ".join(
        tr("{number} times {kind}", number=number, kind=kind) for kind, number in counts.most_common(_LISTED)
    )
    more = tr(" and others") if len(counts) > _LISTED else ""
    first, *others = found
    message = (
        tr("{number} places may identify somebody", number=len(found))
        if others
        else tr("1 place may identify somebody")
    )
    related = tuple(Label(hit.place, _label(hit)) for hit in others[: _LISTED - 1])
    hint = tr("decide place by place: naftctl screen {id}", id=dossier.id)
    yield Problem(first.place, f"{message}: {parts}{more}", hint, _label(first), related)


def _readable(dossier: Dossier) -> Iterator[Problem]:
    """Each place once where words can be read that are redacted elsewhere."""
    from naftctl.privacy.readable import readable  # noqa: PLC0415  (see `_hits`)

    if not any("{.redact" in written.body for written in dossier.written.values()):
        return
    seen = set[Span]()
    for hidden, shown in readable(dossier):
        if shown not in seen:
            seen.add(shown)
            related = (Label(hidden, tr("they are marked here")),)
            hint = tr("mark them here too with {.redact}, or write something else")
            yield Problem(
                shown, tr("words can be read here that are redacted elsewhere"), hint, related=related
            )


_DECIDED = {
    "to_redact": tr("; the decision was to mark it"),
    "to_remove": tr("; the decision was to remove it"),
}


def _where(hit: Screened) -> str:
    """`in een tekst van het verslag`."""
    if not hit.place.line:
        return tr("in the name of this file")
    return tr("in a text of the report") if hit.printed else tr("in a text that stays in the folder")


def _label(hit: Screened) -> str:
    return f"{hit.kind.shown}{_DECIDED.get(hit.state.value, '')}"


def _small(sentence: str) -> str:
    """A sentence as a hint: no capital, no full stop."""
    return sentence[:1].lower() + sentence[1:].removesuffix(".")
