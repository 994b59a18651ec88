"""N401, N406, N415, N419, N422 and N423: are the terms of the procedure kept?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from naftctl.checks.places import gap
from naftctl.checks.rule import Problem, rule
from naftctl.checks.words import day, filled
from naftctl.days import CALENDAR, COUNTINGS, SCHOOL_YEARS, name_of
from naftctl.diagnostic import Label, Severity
from naftctl.language import tr
from naftctl.lifecycle import Phase, announcement_until, reaction_until, terms, usual_reaction_until
from naftctl.model.dossier import Dossier
from naftctl.source import Span


@rule("N401", due=Phase.PLANNED)
def announcement(dossier: Dossier) -> Iterator[Problem]:
    """The inspection is announced long enough before the first visit.

    Why: the provider has a right to that time to prepare and to deliver documents.
    Fix: announce in time, or move the first visit.
    """
    done, first = dossier.inspection.milestones, dossier.inspection.first_visit
    occasion, latest = dossier.occasion, announcement_until(dossier)
    if first is None or occasion is None or latest is None or done.stopped:
        return
    visit = tr("the first visit on {first}", first=day(first))
    days = tr(
        "{number} days{counting}",
        number=occasion.announcement_days,
        counting=_counting(dossier),
    )
    if done.announced and done.announced > latest:
        found = tr(
            "announced on {announced}, {before} {visit}",
            announced=day(done.announced),
            before=_before(done.announced, first),
            visit=visit,
        )
        message = tr(
            "{found}; {days} expected, {latest} at the latest", found=found, days=days, latest=_marked(latest)
        )
        yield Problem(done.where("announced"), message, tr("correct the day, or move the first visit"))
    elif not done.announced and dossier.today > latest:
        message = tr(
            "not announced yet; expected on {latest} at the latest, {days} before {visit}",
            latest=_marked(latest),
            days=days,
            visit=visit,
        )
        hint = tr("fill in `announced`, or move the first visit")
        yield Problem(done.where("announced"), message, hint)


@rule("N406", due=Phase.PLANNED)
def final_too_early(dossier: Dossier) -> Iterator[Problem]:
    """The final report is sent only after the reaction term, or after the provider closed its reaction.

    Why: the provider may make remarks up to and including the last day.
    Fix: wait until the day after the term, or fill in at `reaction_closed` when the provider closed the
    reaction.
    """
    done, last = dossier.inspection.milestones, reaction_until(dossier)
    if last is None or done.final_sent is None or done.final_sent > last:
        return
    if done.reaction_closed is None or done.reaction_closed > done.final_sent:
        sent = tr("final report sent on {final_sent}", final_sent=day(done.final_sent))
        message = tr(
            "{sent}, the reaction term runs up to and including {last}", sent=sent, last=_marked(last)
        )
        hint = tr(
            "wait until after the term, or fill in at `reaction_closed` when the provider closed the reaction"
        )
        related = (Label(done.where("draft_sent"), tr("the term runs from this day")),)
        yield Problem(done.where("final_sent"), message, hint, related=related)


@rule("N415", due=Phase.PLANNED, severity=Severity.WARNING)
def reaction_late(dossier: Dossier) -> Iterator[Problem]:
    """The provider closes its reaction within the term.

    Why: a late reaction is kept, and every reader sees that it came after the term.
    Fix: check the day; if the term was extended, fill in `reaction_extended`.
    """
    done, last = dossier.inspection.milestones, reaction_until(dossier)
    if last and done.reaction_closed and done.reaction_closed > last:
        message = tr(
            "reaction closed on {reaction_closed}, the term ran up to and including {last}",
            reaction_closed=day(done.reaction_closed),
            last=_marked(last),
        )
        hint = tr("check the day, or fill in `reaction_extended` if the term was extended")
        related = (Label(done.where("draft_sent"), tr("the term ran from this day")),)
        yield Problem(done.where("reaction_closed"), message, hint, related=related)


@rule("N419", due=Phase.PLANNED)
def extension_odd(dossier: Dossier) -> Iterator[Problem]:
    """An extension follows a draft, has a motive, and does not make the reaction term shorter.

    Why: the provider keeps at least the usual term, and knows why it is longer.
    Fix: correct `reaction_extended`, or set it to null.
    """
    done, usual = dossier.inspection.milestones, usual_reaction_until(dossier)
    extended = done.reaction_extended
    if extended is None:
        return
    if not filled(extended.motive):
        message = tr("the extension of the reaction term has no motive")
        yield Problem(extended.where("motive"), message, tr("write at `motive` why the term is longer"))
    # Where more supposes the draft, it is said there that the draft is missing.
    if not done.draft_sent and not done.final_sent and not done.reaction_closed:
        hint = tr("fill in the day at `draft_sent`, or set `reaction_extended` to null")
        message = tr(
            "the reaction term was extended up to and including {until}, `draft_sent` is empty",
            until=day(extended.until),
        )
        yield Problem(extended.where("until"), message, hint)
    elif usual and extended.until < usual:
        message = tr(
            "the reaction term was extended up to and including {until}, the usual one runs up "
            "to and including {usual}",
            until=day(extended.until),
            usual=day(usual),
        )
        related = (Label(done.where("draft_sent"), tr("the usual term runs from this day")),)
        hint = tr("write a later day, or set `reaction_extended` to null")
        yield Problem(extended.where("until"), message, hint, related=related)


@rule("N422", due=Phase.FINAL, severity=Severity.WARNING)
def final_late(dossier: Dossier) -> Iterator[Problem]:
    """The final report is sent within the term to process the reaction.

    Why: this tells the provider and Opgroeien when they may expect the report.
    Fix: send the report, or check the day; if the term was too short, this remains visible.
    """
    done = dossier.inspection.milestones
    processing = next((term for term in terms(dossier) if term.name == "processing"), None)
    if processing is None or done.stopped or (done.final_sent or dossier.today) <= processing.last:
        return
    sent = (
        tr("sent on {final_sent}", final_sent=day(done.final_sent)) if done.final_sent else tr("not sent yet")
    )
    message = tr(
        "final report {sent}, the term to process the reaction ran up to and including {last}",
        sent=sent,
        last=_marked(processing.last),
    )
    hint = tr("check the day") if done.final_sent else tr("finish the report and send it")
    name, words = ("draft_sent", tr("the draft was sent on this day"))
    if done.reaction_closed:
        name, words = ("reaction_closed", tr("the term to process the reaction ran from this day"))
    span = gap(done, "final_sent", name)
    yield Problem(span, message, hint, related=(Label(done.where(name), words),))


@rule("N423", due=Phase.PLANNED)
def term_uncounted(dossier: Dossier) -> Iterator[Problem]:
    """Every term can be counted.

    Why: a wrong last day is worse than none.
    Fix: correct the year, or the way of counting in the framework.
    """
    counting = dossier.framework.terms.counting
    if counting not in COUNTINGS:
        message = tr(
            "{ref} counts days by `{counting}`, that way of counting does not exist",
            ref=dossier.framework.ref,
            counting=counting[:40],
        )
        span = dossier.inspection.where("framework")
        yield Problem(span, message, tr("check the framework: naftctl framework check"))
        return
    counted = {term.name + term.request for term in terms(dossier)}
    known = (
        ""
        if counting == CALENDAR
        else tr(
            "the school holidays are known from {first} up to and including {last}",
            first=SCHOOL_YEARS[0],
            last=SCHOOL_YEARS[-1],
        )
    )
    for name, words, start, span in _starts(dossier):
        if name not in counted:
            message = tr("the term {words} cannot be counted from {start}", start=day(start), words=words)
            yield Problem(span, message, tr("correct the year"), known)
            return


def _starts(dossier: Dossier) -> Iterator[tuple[str, str, date, Span]]:
    """Each term that has to be known: its name, what it is for, and the day that it is counted from."""
    done, visits = dossier.inspection.milestones, dossier.inspection.planning.visits
    if visits and dossier.occasion and dossier.occasion.announcement_days > 0:
        first = min(visits, key=lambda visit: visit.date)
        yield "announcement", tr("to announce"), first.date, first.where("date")
    if done.draft_sent:
        yield "reaction", tr("to react"), done.draft_sent, done.where("draft_sent")
        name = "reaction_closed" if done.reaction_closed else "draft_sent"
        start = done.reaction_closed or done.draft_sent
        yield "processing", tr("to process the reaction"), start, done.where(name)
    for request in dossier.requests:
        yield f"request{request.id}", tr("to answer"), request.received, request.where("received")


def _before(announced: date, first: date) -> str:
    """How long before the first visit something was announced."""
    days = (first - announced).days
    if days <= 0:
        return tr("not before")
    return tr("one day before") if days == 1 else tr("{days} days before", days=days)


def _counting(dossier: Dossier) -> str:
    """What to add to a number of days where not every day counts."""
    return "" if dossier.framework.terms.counting == CALENDAR else tr(" not counting school holidays")


def _marked(last: date) -> str:
    """A last day, with what is special about it: `11/07/2026 (Feest van de Vlaamse Gemeenschap)`."""
    special = name_of(last)
    return f"{day(last)} ({special})" if special else day(last)
