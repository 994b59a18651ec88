"""What stands around the judgements: who and when, the desk analysis, regulation, the talk, the summary."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from naftctl.fiction import pages
from naftctl.fiction.agenda import COMPLAINT, EVENT, THEMATIC, Fate
from naftctl.fiction.case import Case
from naftctl.fiction.days import milestones
from naftctl.fiction.scored import Noted, Scored
from naftctl.fiction.sources import SOURCE, SOURCES
from naftctl.fiction.topics import TOPICS
from naftctl.model.inspection import VisitPlace
from naftctl.model.scoring import NOT_AVAILABLE, Result

_UNAVAILABLE = 6
_CONTEXT = {
    "CI-1": (
        "De aanbieder werkt in een stad en de gemeenten eromheen. Het afgelopen schooljaar meldden CLB's er "
        "{a} trajecten aan.",
        "Het werkgebied is landelijk en uitgestrekt. In een schooljaar komen er {a} aanmeldingen binnen.",
    ),
    "CI-2": (
        "De erkenning geldt voor {c}. In het afgelopen schooljaar startten er {b} trajecten.",
        "Met {c} kon de aanbieder {b} trajecten laten starten.",
    ),
    "CI-3": (
        "De aanbieder zet {d},{e} voltijdse equivalenten in voor begeleiding, coördinatie en administratie.",
        "Er zijn {d},{e} voltijdse equivalenten; het grootste deel gaat naar begeleiding.",
    ),
    "CI-4": (
        "Trajecten vinden plaats in een eigen gebouw met een groepslokaal, gespreksruimten en een atelier, "
        "en op school.",
        "De werking huurt lokalen in een oud schoolgebouw en gebruikt de werkplaats van een partner.",
    ),
    "CI-5": (
        "De vzw biedt ook een vrijetijdswerking aan. Het bestuur komt om de twee maanden samen.",
        "NAFT is het enige aanbod van de vzw. De leiding legt elk kwartaal rekenschap af aan het bestuur.",
    ),
    "CI-6": (
        "De aanbieder werkt met {f} scholen, met CLB's en met de jeugdhulp in de streek.",
        "Er is samenwerking met {f} scholen. Een ander aanbod voor wie tijdelijk niet naar school gaat, is "
        "er in de streek niet.",
    ),
}
_USUAL = "De aanbieder bezorgde hierover wat er al was; het team las het voor het bezoek."
_SIGNALS = (
    "In het kwaliteitsverslag van de aanbieder staan hierover vragen die niet beantwoord zijn.",
    "De cijfers die de aanbieder bezorgde, wijzen hier op een verandering.",
)
_IN_ORDER = (
    "Het team keek dit na in de stukken en vond geen opmerkingen.",
    "Wat vereist is, is er, en het wordt gebruikt.",
    "De stukken zijn volledig en recent.",
)
_NOT_IN_ORDER = (
    "In de stukken ontbreekt een deel van wat vereist is.",
    "Wat vereist is, gebeurt niet in elk traject.",
)
_SHORT = "De aanbieder voldoet niet aan wat vereist is: {t}."
_FIRST_ITEM = "D05"


def inspection(case: Case) -> str:
    """The text of `inspection.yaml`."""
    days, provider = case.days, case.who.provider
    first, second = ("zrg1", "ond1") if case.slot.occasion in {COMPLAINT, EVENT} else ("ond1", "zrg1")
    team = [_member(name, coordinator=name == first) for name in (first, second, *case.members[2:])]
    visits = [
        {
            "date": day,
            "from": "09:00",
            "until": "16:30",
            "place": VisitPlace.ON_SITE,
            "department": provider.departments[number % len(provider.departments)].id,
        }
        for number, day in enumerate(days.visits)
    ]
    planning: dict[str, Any] = {"visits": visits, "reflection": days.visits[-1] if case.regular else None}
    head = {
        "framework": case.framework.ref,
        "occasion": case.slot.occasion,
        "number": case.number,
        "follows_up": case.slot.follows or None,
        "provider": provider.model_dump(mode="json"),
    }
    return pages.yaml(head | {"team": team, "planning": planning, "milestones": milestones(case.slot, days)})


def _member(name: str, *, coordinator: bool) -> dict[str, Any]:
    house = "onderwijsinspectie" if name.startswith("ond") else "zorginspectie"
    role = "coordinator" if coordinator else "inspector"
    return {"id": name, "inspectorate": house, "role": role, "conflict_of_interest": None}


def signals(case: Case) -> dict[str, str]:
    """The alternates that the desk analysis asks for, with what was read."""
    chance = case.chance.apart("signal")
    names = [item.id for item in case.framework.alternates]
    return {chance.pick(names): chance.pick(_SIGNALS)} if chance.odds(40) else {}


def desk(case: Case) -> str:
    """The text of `desk-analysis.md`."""
    chance, days = case.chance.apart("desk"), case.days
    asked = days.announced or days.prepared
    waiting = case.slot.fate is Fate.ANNOUNCED
    received = {
        item.id: NOT_AVAILABLE if chance.odds(_UNAVAILABLE) else asked + timedelta(days=chance.between(9, 18))
        for item in (() if waiting else case.framework.requested_information)
    }
    found = [{"investigation": name, "text": words} for name, words in signals(case).items()]
    count = len(case.who.provider.departments)
    numbers = {
        "a": chance.between(60, 140),
        "b": chance.between(40, 58),
        "c": "één afdeling" if count == 1 else f"{count} afdelingen",
        "d": chance.between(5, 14),
        "e": chance.between(1, 9),
        "f": chance.between(9, 30),
    }
    sections = [
        pages.heading(f"{item.id} {item.title}")
        + "\n\n"
        + pages.paragraph(chance.pick(_CONTEXT.get(item.id, (_USUAL,))).format(**numbers))
        for item in case.framework.context
    ]
    return pages.page({"asked": asked, "received": received, "signals": found}, *sections)


def regulation(case: Case, scored: Scored) -> dict[str, dict[str, Any]]:
    """The results of `regulation.yaml` by item; what they rest on is kept in `scored`."""
    chance = case.chance.apart("regulation")
    found: dict[str, dict[str, Any]] = {}
    for item in case.framework.regulation:
        if not (case.regular or item.id in _examined(case)):
            continue
        sources = [s for s in SOURCES if item.id in s.regulation] or [SOURCE[_FIRST_ITEM]]
        known = sources if case.scaled else [s for s in sources if s.id in scored.rests]
        rests = known[:2] or sources[:1]
        for source in rests:
            scored.note(source, "")
        breached = item.id in case.breaches
        title = item.title[:1].lower() + item.title[1:]
        found[item.id] = {
            "result": Result.BREACHED if breached else Result.IN_ORDER,
            "note": chance.pick(_NOT_IN_ORDER if breached else _IN_ORDER),
            "evidence": [source.id for source in rests],
            "shortcoming": _SHORT.format(t=f"“{title}”") if breached and case.regular else None,
        }
    return found


def _examined(case: Case) -> set[str]:
    """The items that an inspection other than a regular one looks at."""
    topics = {topic.item for topic in TOPICS.get(case.slot.occasion, ())}
    return topics | {each.open.page for each in case.carried if case.followed}


def individual(case: Case) -> dict[str, str]:
    """The scorings of each member by the name of their file."""
    day = case.days.visits[-1]
    found = {}
    for member, given in case.scores.items():
        scores = {name: {"level": level} for name, level in given.items()}
        page = pages.yaml({"member": member, "scored": day, "scores": scores})
        found[f"scorings/individual/{member}.yaml"] = page
    return found


def reflection(case: Case, scored: Scored) -> str:
    """The text of `reflection.md`."""
    points = {
        "Sterke punten": _named(scored.of("S")[:2]),
        "Aandachtspunten": _named((*scored.of("T"), *scored.of("O"))[:2]),
        "Doelen en acties": [pages.point("De aanbieder bespreekt het verslag met zijn medewerkers.")],
        "Hefbomen": [pages.point("H1. Een ploeg die open spreekt over wat beter kan.")],
    }
    said = "De leiding herkent het beeld en vult het aan met wat er sinds het najaar veranderde."
    values = {
        "date": case.days.visits[-1],
        "partners": [{"group": "leiding", "count": 2}, {"group": "medewerkers", "count": 5}],
        "present": case.members,
    }
    last = pages.heading("Inbreng van de aanbieder") + "\n\n" + pages.paragraph(said)
    return pages.page(values, *(pages.heading(*each) for each in points.items()), last)


def _named(points: tuple[Noted, ...]) -> list[str]:
    none = [pages.point("Hierover is niets apart besproken.")]
    return [pages.point(point.words, [point.name]) for point in points] or none


def summary(case: Case, scored: Scored) -> str:
    """The text of `summary.md`."""
    why = {
        COMPLAINT: "Iemand diende een klacht in. In dit verslag staat niet wie dat was.",
        EVENT: "Er was iets ernstigs gebeurd. Het verslag gaat over hoe de aanbieder daarmee omgaat.",
        THEMATIC: "Ze keken bij meer aanbieders naar hetzelfde thema.",
    }
    return pages.text(*map(pages.paragraph, _told(scored, why.get(case.slot.occasion, ""))))


def _told(scored: Scored, why: str) -> Iterator[str]:
    yield f"Inspecteurs kwamen op bezoek om te zien of de hulp aan jongeren goed is. {why}".strip()
    yield "Ze praatten met jongeren en anderen, en lazen stukken. In het verslag staan geen namen."
    good = len(scored.of("S"))
    yield f"Het verslag noemt {good} dingen die goed lopen." if good > 1 else "Er is iets dat goed loopt."
    if scored.of("T"):
        yield "Er is ook iets dat beter moet. De aanbieder is verplicht om daaraan te werken."
    yield "Heb je een vraag over dit verslag? Stel ze aan je begeleider, je school of je CLB."
