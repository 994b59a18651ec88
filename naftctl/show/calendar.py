"""Open terms, visits and reflection talks as iCalendar (RFC 5545), for Outlook, Thunderbird and the like."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Alarm, Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard

from naftctl.days import holiday
from naftctl.language import dutch
from naftctl.lifecycle import Phase, Term, open_terms, phase_of
from naftctl.model.dossier import Dossier
from naftctl.model.inspection import Visit, VisitPlace
from naftctl.show.procedure import special_day
from naftctl.show.words import long_day, visible

PRODID = "-//naftctl//NAFT-inspecties//NL"
ZONE = "Europe/Brussels"
_TERMS = {
    "announcement": ("laatste dag om aan te kondigen", 7),
    "reaction": ("laatste dag om te reageren", 3),
    "processing": ("laatste dag voor het definitieve verslag", 7),
    "request": ("laatste dag om vraag {request} te beantwoorden", 7),
}
"""What happens on the last day of each term, and how many days before somebody is reminded."""
_MORNING = timedelta(hours=9)


def calendar(dossiers: Iterable[Dossier]) -> bytes:
    """The entries of all inspections; the same files on the same day give the same bytes.

    An entry keeps its UID when its day changes, so that a calendar that is read again replaces it.
    """
    whole = Calendar()
    whole.add("version", "2.0")
    whole.add("prodid", PRODID)
    whole.add_component(_zone())
    for dossier in dossiers:
        for event in _events(dossier):
            whole.add_component(event)
    return bytes(whole.to_ical())


def _events(dossier: Dossier) -> Iterator[Event]:
    for term in open_terms(dossier):
        yield _term(dossier, term)
    if phase_of(dossier) is Phase.STOPPED:
        return
    for number, visit in enumerate(dossier.inspection.planning.visits, 1):
        yield _visit(dossier, number, visit)
    talk = dossier.inspection.planning.reflection
    if talk:
        event = _event(dossier, "reflection", "reflectiegesprek", ())
        _whole_day(event, talk)
        event.add("transp", "TRANSPARENT")
        yield event


def _term(dossier: Dossier, term: Term) -> Event:
    words, before = _TERMS[term.name]
    told = ["Termijn van 1 dag" if term.days == 1 else f"Termijn van {term.days} dagen"]
    if term.start:
        told = [f"{told[0]}, vanaf {long_day(term.start, dutch)}"]
    name = f"{term.name}-{term.request}" if term.request else term.name
    event = _event(dossier, name, words.format(request=term.request), (*told, *_special(term.last)))
    _whole_day(event, term.last)
    event.add("transp", "TRANSPARENT")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", event["summary"])
    alarm.add("trigger", _MORNING - timedelta(days=before))
    event.add_component(alarm)
    return event


def _visit(dossier: Dossier, number: int, visit: Visit) -> Event:
    event = _event(dossier, f"visit-{number}", "bezoek", _special(visit.date))
    if visit.from_ is None:
        _whole_day(event, visit.date)
    else:
        _at(event, "dtstart", visit.date, visit.from_)
        # An end before the beginning is a mistake that `check` names; calendars refuse the entry.
        if visit.until and visit.until > visit.from_:
            _at(event, "dtend", visit.date, visit.until)
    place = _place(dossier, visit)
    if place:
        event.add("location", place)
    return event


def _event(dossier: Dossier, what: str, words: str, told: Iterable[str]) -> Event:
    """An entry without its day; it tells functions and places, never who takes part."""
    inspection, name = dossier.inspection, _line(dossier.id)
    nature = (
        f"Inspectie {name} ({_line(inspection.occasion.replace('_', ' '))}, {_line(inspection.framework)})"
    )
    event = Event()
    event.add("uid", f"{name}-{what}@naftctl")
    event.add("dtstamp", datetime.combine(dossier.today, time(), UTC))
    event.add("summary", f"NAFT {_line(inspection.provider.name)}: {words}")
    event.add("description", "\n".join((nature, *told)))
    return event


def _whole_day(event: Event, day: date) -> None:
    event.add("dtstart", day)
    if day < date.max:
        event.add("dtend", day + timedelta(days=1))


def _at(event: Event, name: str, day: date, clock: time) -> None:
    event.add(name, datetime.combine(day, clock), parameters={"TZID": ZONE})


def _place(dossier: Dossier, visit: Visit) -> str:
    """Where a visit takes place, as far as it is known."""
    if visit.place is VisitPlace.ONLINE:
        return "online"
    departments = dossier.inspection.provider.departments
    found = next((each for each in departments if each.id == visit.department), None)
    parts = (found.name, found.address or found.municipality) if found else ()
    return ", ".join(_line(part) for part in parts if part)


def _special(day: date) -> tuple[str, ...]:
    """What to know of a day that is not a working day."""
    if name := holiday(day):
        return (f"Deze dag is een feestdag: {name}",)
    return ("Deze dag valt in het weekend",) if special_day(day) else ()


def _line(text: str) -> str:
    """The text of people on one line, with what cannot be seen written out."""
    return visible(" ".join(text.split()))


def _zone() -> Timezone:
    """The time of Brussels by the rule of the European Union, which needs no table of years."""
    zone = Timezone()
    zone.add("tzid", ZONE)
    for part, start, name, before, after, month in (
        (TimezoneStandard(), datetime(1996, 10, 27, 3), "CET", 2, 1, 10),
        (TimezoneDaylight(), datetime(1996, 3, 31, 2), "CEST", 1, 2, 3),
    ):
        part.add("dtstart", start)
        part.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1su"})
        part.add("tzname", name)
        part.add("tzoffsetfrom", timedelta(hours=before))
        part.add("tzoffsetto", timedelta(hours=after))
        zone.add_component(part)
    return zone
