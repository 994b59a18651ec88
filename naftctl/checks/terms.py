"""N401, N406, N415, N419, N422 and N423: are the terms of the procedure kept?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from naftctl.checks.places import gap
from naftctl.checks.rule import Problem, rule
from naftctl.checks.words import day, filled
from naftctl.days import CALENDAR, COUNTINGS, SCHOOL_YEARS, name_of
from naftctl.diagnostic import Label, Severity
from naftctl.lifecycle import Phase, announcement_until, reaction_until, terms, usual_reaction_until
from naftctl.model.dossier import Dossier
from naftctl.source import Span


@rule("N401", due=Phase.PLANNED)
def announcement(dossier: Dossier) -> Iterator[Problem]:
    """De inspectie wordt lang genoeg voor het eerste bezoek aangekondigd.

    Waarom: de aanbieder heeft recht op die tijd om zich voor te bereiden en stukken te bezorgen.
    Herstel: kondig tijdig aan, of verplaats het eerste bezoek.
    """
    done, first = dossier.inspection.milestones, dossier.inspection.first_visit
    occasion, latest = dossier.occasion, announcement_until(dossier)
    if first is None or occasion is None or latest is None or done.stopped:
        return
    visit = f"het eerste bezoek op {day(first)}"
    days = f"{occasion.announcement_days} dagen{_counting(dossier)}"
    if done.announced and done.announced > latest:
        found = f"aangekondigd op {day(done.announced)}, {_before(done.announced, first)} {visit}"
        message = f"{found}; {days} verwacht, uiterlijk {_marked(latest)}"
        yield Problem(done.where("announced"), message, "verbeter de dag, of verplaats het eerste bezoek")
    elif not done.announced and dossier.today > latest:
        message = f"nog niet aangekondigd; uiterlijk {_marked(latest)} verwacht, {days} voor {visit}"
        hint = "vul `announced` in, of verplaats het eerste bezoek"
        yield Problem(done.where("announced"), message, hint)


@rule("N406", due=Phase.PLANNED)
def final_too_early(dossier: Dossier) -> Iterator[Problem]:
    """Het definitieve verslag vertrekt pas na de reactietermijn, of nadat de aanbieder zijn reactie afsloot.

    Waarom: de aanbieder mag tot en met de laatste dag opmerkingen maken.
    Herstel: wacht tot de dag na de termijn, of vul bij `reaction_closed` in wanneer de aanbieder afsloot.
    """
    done, last = dossier.inspection.milestones, reaction_until(dossier)
    if last is None or done.final_sent is None or done.final_sent > last:
        return
    if done.reaction_closed is None or done.reaction_closed > done.final_sent:
        sent = f"definitief verslag verzonden op {day(done.final_sent)}"
        message = f"{sent}, de reactietermijn loopt t/m {_marked(last)}"
        hint = "wacht tot na de termijn, of vul bij `reaction_closed` in wanneer de aanbieder afsloot"
        related = (Label(done.where("draft_sent"), "vanaf deze dag loopt de termijn"),)
        yield Problem(done.where("final_sent"), message, hint, related=related)


@rule("N415", due=Phase.PLANNED, severity=Severity.WARNING)
def reaction_late(dossier: Dossier) -> Iterator[Problem]:
    """De aanbieder sluit zijn reactie af binnen de termijn.

    Waarom: een late reactie blijft bewaard, en elke lezer ziet dat ze na de termijn kwam.
    Herstel: kijk de dag na; was de termijn verlengd, vul dan `reaction_extended` in.
    """
    done, last = dossier.inspection.milestones, reaction_until(dossier)
    if last and done.reaction_closed and done.reaction_closed > last:
        message = f"reactie afgesloten op {day(done.reaction_closed)}, de termijn liep t/m {_marked(last)}"
        hint = "kijk de dag na, of vul `reaction_extended` in als de termijn verlengd was"
        related = (Label(done.where("draft_sent"), "vanaf deze dag liep de termijn"),)
        yield Problem(done.where("reaction_closed"), message, hint, related=related)


@rule("N419", due=Phase.PLANNED)
def extension_odd(dossier: Dossier) -> Iterator[Problem]:
    """Een verlenging volgt op een ontwerp, heeft een motief, en maakt de reactietermijn niet korter.

    Waarom: de aanbieder behoudt minstens de gewone termijn, en weet waarom hij langer duurt.
    Herstel: verbeter `reaction_extended`, of zet het op null.
    """
    done, usual = dossier.inspection.milestones, usual_reaction_until(dossier)
    extended = done.reaction_extended
    if extended is None:
        return
    if not filled(extended.motive):
        message = "de verlenging van de reactietermijn heeft geen motief"
        yield Problem(
            extended.where("motive"), message, "schrijf bij `motive` waarom de termijn langer duurt"
        )
    # Where more supposes the draft, it is said there that the draft is missing.
    if not done.draft_sent and not done.final_sent and not done.reaction_closed:
        hint = "vul bij `draft_sent` de dag in, of zet `reaction_extended` op null"
        message = f"de reactietermijn is verlengd t/m {day(extended.until)}, `draft_sent` is leeg"
        yield Problem(extended.where("until"), message, hint)
    elif usual and extended.until < usual:
        message = f"de reactietermijn is verlengd t/m {day(extended.until)}, de gewone loopt t/m {day(usual)}"
        related = (Label(done.where("draft_sent"), "vanaf deze dag loopt de gewone termijn"),)
        hint = "schrijf een latere dag, of zet `reaction_extended` op null"
        yield Problem(extended.where("until"), message, hint, related=related)


@rule("N422", due=Phase.FINAL, severity=Severity.WARNING)
def final_late(dossier: Dossier) -> Iterator[Problem]:
    """Het definitieve verslag vertrekt binnen de termijn om de reactie te verwerken.

    Waarom: de aanbieder en Opgroeien weten zo wanneer ze het verslag mogen verwachten.
    Herstel: verstuur het verslag, of kijk de dag na; was de termijn te kort, dan blijft dit zichtbaar.
    """
    done = dossier.inspection.milestones
    processing = next((term for term in terms(dossier) if term.name == "processing"), None)
    if processing is None or done.stopped or (done.final_sent or dossier.today) <= processing.last:
        return
    sent = f"verzonden op {day(done.final_sent)}" if done.final_sent else "nog niet verzonden"
    message = f"definitief verslag {sent}, de termijn om te verwerken liep t/m {_marked(processing.last)}"
    hint = "kijk de dag na" if done.final_sent else "werk het verslag af en verstuur het"
    name, words = ("draft_sent", "het ontwerp vertrok op deze dag")
    if done.reaction_closed:
        name, words = ("reaction_closed", "vanaf deze dag liep de termijn om te verwerken")
    span = gap(done, "final_sent", name)
    yield Problem(span, message, hint, related=(Label(done.where(name), words),))


@rule("N423", due=Phase.PLANNED)
def term_uncounted(dossier: Dossier) -> Iterator[Problem]:
    """Elke termijn kan geteld worden.

    Waarom: een verkeerde laatste dag is erger dan geen.
    Herstel: verbeter het jaar, of de manier van tellen in het kader.
    """
    counting = dossier.framework.terms.counting
    if counting not in COUNTINGS:
        message = f"{dossier.framework.ref} telt dagen volgens `{counting[:40]}`, die telling bestaat niet"
        span = dossier.inspection.where("framework")
        yield Problem(span, message, "kijk het kader na: naftctl framework check")
        return
    counted = {term.name + term.request for term in terms(dossier)}
    known = (
        ""
        if counting == CALENDAR
        else f"de schoolvakanties zijn bekend van {SCHOOL_YEARS[0]} tot en met {SCHOOL_YEARS[-1]}"
    )
    for name, words, start, span in _starts(dossier):
        if name not in counted:
            message = f"vanaf {day(start)} kan de termijn om {words} niet geteld worden"
            yield Problem(span, message, "verbeter het jaar", known)
            return


def _starts(dossier: Dossier) -> Iterator[tuple[str, str, date, Span]]:
    """Each term that has to be known: its name, what it is for, and the day that it is counted from."""
    done, visits = dossier.inspection.milestones, dossier.inspection.planning.visits
    if visits and dossier.occasion and dossier.occasion.announcement_days > 0:
        first = min(visits, key=lambda visit: visit.date)
        yield "announcement", "aan te kondigen", first.date, first.where("date")
    if done.draft_sent:
        yield "reaction", "te reageren", done.draft_sent, done.where("draft_sent")
        name = "reaction_closed" if done.reaction_closed else "draft_sent"
        start = done.reaction_closed or done.draft_sent
        yield "processing", "de reactie te verwerken", start, done.where(name)
    for request in dossier.requests:
        yield f"request{request.id}", "te antwoorden", request.received, request.where("received")


def _before(announced: date, first: date) -> str:
    """How long before the first visit something was announced."""
    days = (first - announced).days
    if days <= 0:
        return "niet voor"
    return "één dag voor" if days == 1 else f"{days} dagen voor"


def _counting(dossier: Dossier) -> str:
    """What to add to a number of days where not every day counts."""
    return "" if dossier.framework.terms.counting == CALENDAR else " zonder schoolvakanties"


def _marked(last: date) -> str:
    """A last day, with what is special about it: `11/07/2026 (Feest van de Vlaamse Gemeenschap)`."""
    special = name_of(last)
    return f"{day(last)} ({special})" if special else day(last)
