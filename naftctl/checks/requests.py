"""N610 to N617: are requests for a report answered in time, and with reasons?"""

from __future__ import annotations

from collections.abc import Iterator

from naftctl.checks.places import gap
from naftctl.checks.rule import Problem, rule
from naftctl.checks.words import choices, day, filled, nearest
from naftctl.days import name_of
from naftctl.diagnostic import Label, Severity
from naftctl.language import tr
from naftctl.lifecycle import Phase, answer_until, latest_answer_until, open_requests, usual_answer_until
from naftctl.model.dossier import Dossier
from naftctl.model.publicity import Release, Request
from naftctl.slip import slip
from naftctl.source import Cure

_REASONS = {Release.PARTIAL: tr("a part was not released"), Release.REFUSED: tr("the request was refused")}


@rule("N610", due=Phase.PLANNED, severity=Severity.WARNING)
def request_needless(dossier: Dossier) -> Iterator[Problem]:
    """A request for disclosure concerns a final report that is not published anyway.

    Why: a report that will be published does not have to be requested by anybody; a draft is not a
    finished document.
    Fix: answer where the report can be read or will be, or that it is not finished yet, and fill in the
    answer.
    """
    occasion, done = dossier.occasion, dossier.inspection.milestones
    for request in open_requests(dossier):
        if occasion and occasion.public:
            message = tr(
                "request {id} concerns the occasion “{label}”: that report will be published",
                id=request.id,
                label=occasion.label,
            )
            hint = tr("answer where it can be read or will be, and fill in the day at `answered`")
            yield Problem(request.where("received"), message, hint)
        elif done.final_sent is None and request.answer is not Release.REFUSED:
            message = tr("request {id} came in, and there is no final report yet", id=request.id)
            hint = tr(
                "wait with the release until the final report, or write `answer: refused` with the ground"
            )
            yield Problem(request.where("received"), message, hint)


@rule("N611", due=Phase.PLANNED)
def released_early(dossier: Dossier) -> Iterator[Problem]:
    """Only a final report that the provider has already received is released.

    Why: before that the document is not finished, and somebody else reads it before the provider.
    Fix: correct the day, or answer with `refused` and the ground.
    """
    sent = dossier.inspection.milestones.final_sent
    for request in dossier.requests:
        if request.answer in {None, Release.REFUSED}:
            continue
        if sent is None:
            message = tr("the answer to request {id} releases a report that is not final", id=request.id)
            hint = tr("wait for the final report, or write `answer: refused`")
            yield Problem(request.where("answer"), message, hint)
        elif request.answered and request.answered < sent:
            message = tr(
                "released on {answered}, final on {sent}", answered=day(request.answered), sent=day(sent)
            )
            related = (Label(dossier.inspection.milestones.where("final_sent"), tr("the final report")),)
            yield Problem(
                request.where("answered"), message, tr("correct one of the two days"), related=related
            )


@rule("N612", due=Phase.PLANNED, severity=Severity.WARNING)
def request_late(dossier: Dossier) -> Iterator[Problem]:
    """A request for disclosure is answered within the term.

    Why: whoever makes a request has a right to it and counts on that day.
    Fix: answer as soon as possible; if the requester was told of an extension, fill in `extended`.
    """
    for request in dossier.requests:
        last = answer_until(request, dossier.framework.terms)
        if last is None or (request.answered or dossier.today) <= last:
            continue
        answered = (
            tr("was answered on {answered}", answered=day(request.answered))
            if request.answered
            else tr("is not answered yet")
        )
        special = f" ({name_of(last)})" if name_of(last) else ""
        message = tr(
            "request {id} {answered}, the term ran up to and including {last}{special}",
            id=request.id,
            answered=answered,
            last=day(last),
            special=special,
        )
        hint = (
            tr("check the day") if request.answered else tr("answer the request, with naftctl letter release")
        )
        related = (Label(request.where("received"), tr("the term ran from this day")),)
        yield Problem(gap(request, "answered", "received"), message, hint, related=related)


@rule("N613", due=Phase.PLANNED)
def request_extended_oddly(dossier: Dossier) -> Iterator[Problem]:
    """An extension falls within the first term, has a motive, and is no longer than allowed.

    Why: before the end of the first term, the requester has to know until when to wait, and why.
    Fix: correct `extended`, or set it to null and answer within the usual term.
    """
    given = dossier.framework.terms
    for request in dossier.requests:
        extended, usual = request.extended, usual_answer_until(request, given)
        latest = latest_answer_until(request, given)
        if extended is None or usual is None or latest is None:
            continue
        related = (Label(request.where("received"), tr("the term runs from this day")),)
        if not filled(extended.motive):
            message = tr("the extension of request {id} has no motive", id=request.id)
            yield Problem(extended.where("motive"), message, tr("write at `motive` why it takes longer"))
        if extended.decided and extended.decided > usual:
            message = tr(
                "extended on {decided}, after the usual term, up to and including {usual}",
                decided=day(extended.decided),
                usual=day(usual),
            )
            yield Problem(extended.where("decided"), message, tr("correct the day"), related=related)
        if extended.until > latest:
            message = tr(
                "extended up to and including {until}, {latest} is the latest possible",
                until=day(extended.until),
                latest=day(latest),
            )
            yield Problem(extended.where("until"), message, tr("write an earlier day"), related=related)
        elif extended.until <= usual:
            message = tr(
                "extended up to and including {until}, the usual term runs up to and including {usual}",
                until=day(extended.until),
                usual=day(usual),
            )
            hint = tr("write a later day, or set `extended` to null")
            yield Problem(extended.where("until"), message, hint, related=related)


@rule("N614", due=Phase.PLANNED)
def answer_missing(dossier: Dossier) -> Iterator[Problem]:
    """A request that was answered says which answer it got.

    Why: otherwise nobody knows later what was released.
    Fix: write whole, partial or refused at `answer`.
    """
    for request in dossier.requests:
        if request.answered and request.answer is None:
            message = tr(
                "request {id} was answered on {answered}, and `answer` is empty",
                id=request.id,
                answered=day(request.answered),
            )
            yield Problem(gap(request, "answer", "answered"), message, choices(tuple(Release)))


@rule("N615", due=Phase.PLANNED)
def answer_unfounded(dossier: Dossier) -> Iterator[Problem]:
    """A requester who does not receive everything reads what was left out and on which ground.

    Why: only then can the requester check whether that is allowed, and appeal in case of disagreement.
    Fix: fill in each part with its ground at `left_out`; for a refusal that is the whole report.
    """
    for request in dossier.requests:
        reason, source = _REASONS.get(request.answer) if request.answer else None, request.where("left_out")
        if reason and not request.left_out:
            message = tr(
                "request {id}: {reason}, and `left_out` names no part and no ground",
                id=request.id,
                reason=reason,
            )
            hint = tr("write at `left_out` what was left out (`what`) and why (`ground`)")
            yield Problem(gap(request, "left_out", "answer"), message, hint, source=source)
        elif request.answer is Release.WHOLE and request.left_out:
            message = tr(
                "request {id}: everything was released, and `left_out` names what was left out", id=request.id
            )
            yield Problem(source, message, tr("write `answer: partial`, or make `left_out` empty"))
        for part in request.left_out:
            for name, words in (("what", tr("what was left out")), ("ground", tr("on which ground"))):
                if not filled(getattr(part, name)):
                    yield Problem(
                        part.where(name), tr("`{name}` is empty", name=name), tr("write {words}", words=words)
                    )


@rule("N616", due=Phase.PLANNED)
def unknown_ground(dossier: Dossier) -> Iterator[Problem]:
    """Every ground for not releasing something is in the framework.

    Why: the letter and the report explain the ground in the words of the framework.
    Fix: choose one of the grounds that the message names.
    """
    known = [ground.id for ground in dossier.framework.release_grounds]
    for request in dossier.requests:
        for part in request.left_out:
            if part.ground in known or not filled(part.ground):
                continue
            message = tr(
                "ground `{ground}` does not exist in {ref}",
                ground=part.ground[:60],
                ref=dossier.framework.ref,
            )
            near = nearest(part.ground, known)
            label = tr("did you mean `{near}`?", near=near) if near else ""
            span, meant = part.where("ground"), slip(part.ground, known)
            cures = (Cure(span, part.ground, meant),) if meant else ()
            yield Problem(span, message, choices(known), label, cures=cures)


@rule("N617", due=Phase.PLANNED)
def request_misdated(dossier: Dossier) -> Iterator[Problem]:
    """A request comes in before it is extended and answered, and none of these is in the future.

    Why: the day of receipt determines until when you can answer.
    Fix: correct the day, or leave it empty until then.
    """
    for request in dossier.requests:
        yield from _misdated(dossier, request)


def _misdated(dossier: Dossier, request: Request) -> Iterator[Problem]:
    decided = request.extended.decided if request.extended else None
    moments = (
        ("received", request.received, request.where("received")),
        ("decided", decided, request.where("extended", "decided")),
        ("answered", request.answered, request.where("answered")),
    )
    for name, moment, span in moments:
        if moment is None:
            continue
        if moment > dossier.today:
            message = tr(
                "`{name}` is {moment}, after today ({today})",
                name=name,
                moment=day(moment),
                today=day(dossier.today),
            )
            yield Problem(span, message, tr("correct the day, or leave it empty until then"))
        elif moment < request.received:
            message = tr(
                "`{name}` on {moment} falls before `received` on {received}",
                name=name,
                moment=day(moment),
                received=day(request.received),
            )
            related = (
                Label(
                    request.where("received"), tr("`received` on {received}", received=day(request.received))
                ),
            )
            yield Problem(span, message, tr("correct one of the two days"), related=related)
