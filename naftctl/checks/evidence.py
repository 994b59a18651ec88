"""N319, N321 to N323, N327 and N364: is every piece of evidence what it says, and is it used?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from naftctl.checks.demands import scales_required
from naftctl.checks.places import gap
from naftctl.checks.rule import Problem, rule
from naftctl.checks.words import day, either, quoted
from naftctl.diagnostic import Label, Severity
from naftctl.language import tr
from naftctl.lifecycle import Phase
from naftctl.model.dossier import Dossier
from naftctl.model.evidence import ChosenBy, Evidence, Method
from naftctl.source import Span

_WRITTEN = {Method.DOCUMENT, Method.FIGURES}
_ONLY_OF_TALKS = ("partners", "chosen_by", "department", "place")


class _Bound(Struct, frozen=True):
    """A day at which an inspection begins or ends, and where it was written."""

    what: str
    date: date
    span: Span


@rule("N319", due=Phase.DRAFT, severity=Severity.WARNING)
def youngsters_unheard(dossier: Dossier) -> Iterator[Problem]:
    """In a regular inspection young people themselves speak.

    Why: the work of the provider is there for them; nobody else can tell what they experience.
    Fix: add a conversation, observation or case study with young people.
    """
    if not scales_required(dossier) or any(name in dossier.unread for name in _ids(dossier)):
        return
    subjects = [group.id for group in dossier.framework.partner_groups if group.subject]
    heard = {partners.group for evidence in dossier.evidence for partners in evidence.partners}
    if subjects and heard.isdisjoint(subjects):
        message = tr("no source gives {subjects} a voice", subjects=either(subjects))
        hint = tr("add a conversation, observation or case study with them in evidence/")
        yield Problem(dossier.file("inspection.yaml"), message, hint)


@rule("N321", severity=Severity.INFO)
def unused(dossier: Dossier) -> Iterator[Problem]:
    """Every source is referred to somewhere.

    Why: a source that comes back nowhere was forgotten or was not needed; either is worth knowing.
    Fix: refer to the source where it supports a point, or remove it.
    """
    if dossier.unread - _ids(dossier):
        return
    own = {evidence.path for evidence in dossier.evidence}
    cited = {c.target for text in dossier.texts if text.path not in own for c in text.citations}
    cited |= {target for result in dossier.regulation for target in result.evidence}
    cited |= {target for item in dossier.followup for target in item.evidence}
    for evidence in dossier.evidence:
        if evidence.id not in cited:
            message = tr("nothing refers to source `{id}`", id=evidence.id)
            yield Problem(evidence.where("title"), message, tr("refer to it where it supports a point"))


@rule("N322", due=Phase.PLANNED)
def other_letter(dossier: Dossier) -> Iterator[Problem]:
    """The letter of a source fits its method.

    Why: the report shows the letter, and the reader tells the method from it.
    Fix: correct the method, or give the file an id with the right letter: D `document`, O `observatie`,
    G `gesprek`, V `gevalstudie`, C `cijfers`.
    """
    for evidence in dossier.evidence:
        expected = next((m.value for m in Method if m.letter == evidence.id[:1]), "")
        if evidence.method.value != expected:
            message = tr(
                "the method is `{method}`, the id `{id}` goes with `{expected}`",
                method=evidence.method,
                id=evidence.id,
                expected=expected,
            )
            hint = tr(
                "write `{expected}`, or give the source an id with {letter}",
                expected=expected,
                letter=evidence.method.letter,
            )
            yield Problem(evidence.where("method"), message, hint)


@rule("N323", due=Phase.DRAFT)
def partners(dossier: Dossier) -> Iterator[Problem]:
    """A conversation names its partners; a document and figures name who provided them, no partners.

    Why: this shows how many independent sources there are and who chose them.
    Fix: fill in `partners` for a conversation, and `chosen_by` for a conversation, observation or case
    study; for a document or figures fill in `provided_by`, and remove `partners`, `chosen_by`,
    `department` and `place`.
    """
    for evidence in dossier.evidence:
        if evidence.method is Method.CONVERSATION and not evidence.partners:
            message = tr("conversation `{id}` names no conversation partners", id=evidence.id)
            hint = tr("fill in the groups and numbers under `partners`, never names")
            yield Problem(gap(evidence, "partners", "method"), message, hint)
        if evidence.method not in _WRITTEN and evidence.chosen_by is None:
            message = tr(
                "`{id}` does not say who chose the conversation partners, the moment or the case file",
                id=evidence.id,
            )
            hint = tr("fill in {choices} at `chosen_by`", choices=either(ChosenBy))
            yield Problem(gap(evidence, "chosen_by", "method"), message, hint)
        if evidence.method in _WRITTEN and evidence.id.startswith(evidence.method.letter):
            yield from _written(evidence)


@rule("N327", due=Phase.DRAFT)
def no_text(dossier: Dossier) -> Iterator[Problem]:
    """Every source contains a text: what the team saw, heard or read.

    Why: a reference to an empty source supports nothing.
    Fix: write below the front matter what the source says.
    """
    for evidence in dossier.evidence:
        if evidence.body.empty:
            message = tr("source `{id}` has no text below the front matter", id=evidence.id)
            yield Problem(evidence.where("title"), message, tr("write what the team saw, heard or read"))


@rule("N364", due=Phase.DRAFT)
def outside_inspection(dossier: Dossier) -> Iterator[Problem]:
    """A conversation, observation or case study is between the announcement and the last decision.

    Why: a judgement rests on what the team saw and heard during this inspection. Documents and figures
    may be older. If the visit was not announced, the first day of visit counts.
    Fix: correct the day, or remove the source if it belongs to another inspection.
    """
    begin, end = _begin(dossier), _end(dossier)
    for evidence in dossier.evidence:
        if evidence.method in _WRITTEN or evidence.date > dossier.today:
            continue
        bound = begin if begin and evidence.date < begin.date else end
        if bound and (bound is begin or evidence.date > bound.date):
            side = tr("before") if bound is begin else tr("after")
            message = tr(
                "`{id}` is of {date}, {side} {what} on {limit}",
                id=evidence.id,
                date=day(evidence.date),
                side=side,
                what=bound.what,
                limit=day(bound.date),
            )
            related = (Label(bound.span, tr("{what} on {date}", what=bound.what, date=day(bound.date))),)
            yield Problem(evidence.where("date"), message, tr("correct one of the two days"), related=related)


def _begin(dossier: Dossier) -> _Bound | None:
    """From when on the team could meet people: the announcement, or the first visit if that was earlier."""
    done = dossier.inspection.milestones
    days = [_Bound(tr("the first visit"), at, done.where("visited", i)) for i, at in enumerate(done.visited)]
    if done.announced and done.announced <= dossier.today:
        days.append(_Bound(tr("the announcement"), done.announced, done.where("announced")))
    elif dossier.occasion is None or dossier.occasion.announcement_days:
        return None
    return min(days, key=lambda bound: bound.date, default=None)


def _end(dossier: Dossier) -> _Bound | None:
    """Until when a piece could weigh: the last of the reflection talk and the decisions, or the draft."""
    done = dossier.inspection.milestones
    pages = (*dossier.scorings, *((dossier.advice,) if dossier.advice else ()))
    days = [_Bound(tr("the last decision"), p.decided, p.where("decided")) for p in pages if p.decided]
    if done.reflected:
        days.append(_Bound(tr("the reflection talk"), done.reflected, done.where("reflected")))
    if not days and done.draft_sent:
        days.append(_Bound(tr("the draft report"), done.draft_sent, done.where("draft_sent")))
    return max(days, key=lambda bound: bound.date, default=None)


def _written(evidence: Evidence) -> Iterator[Problem]:
    if not evidence.provided_by:
        message = tr("`{id}` does not say who provided {evidence}", id=evidence.id, evidence=_the(evidence))
        yield Problem(
            gap(evidence, "provided_by", "method"),
            message,
            tr("fill in `provided_by`, for example aanbieder"),
        )
    for field in _ONLY_OF_TALKS:
        if getattr(evidence, field):
            message = tr(
                "`{field}` does not belong with {evidence}, only with {others}",
                field=field,
                evidence=_the(evidence),
                others=quoted(_others()),
            )
            yield Problem(evidence.where(field), message, tr("remove this key"))


def _the(evidence: Evidence) -> str:
    return tr("the document") if evidence.method is Method.DOCUMENT else tr("the figures")


def _others() -> tuple[str, ...]:
    return tuple(method.value for method in Method if method not in _WRITTEN)


def _ids(dossier: Dossier) -> frozenset[str]:
    """Everything that is there as evidence, readable or not."""
    letters = {method.letter for method in Method}
    return frozenset(name for name in dossier.present if name[0] in letters and name[1:].isdigit())
