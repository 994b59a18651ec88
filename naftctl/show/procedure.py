"""The procedure in words: phases, the course of an inspection, terms and next steps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from naftctl.days import holiday
from naftctl.lifecycle import (
    Milestone,
    Phase,
    State,
    Step,
    Term,
    coming_visit,
    course,
    open_terms,
    phase_of,
    reaction_ended,
)
from naftctl.model.dossier import Dossier
from naftctl.show.words import days_off, short_day, visible

_PHASES = {
    Phase.PLANNED: "gepland",
    Phase.ANNOUNCED: "aangekondigd",
    Phase.VISITED: "bezocht",
    Phase.SCORED: "ingeschaald",
    Phase.FINAL: "definitief",
    Phase.PUBLISHED: "gepubliceerd",
    Phase.WITHHELD: "definitief, op aanvraag",
    Phase.STOPPED: "stopgezet",
}
_STAGES = {
    "announced": ("aangekondigd", "aankondiging"),
    "visited": ("bezoek", "bezoek"),
    "reflected": ("ingeschaald en reflectie", "inschaling en reflectie"),
    "findings": ("vaststellingen", "vaststellingen"),
    "draft_sent": ("ontwerp", "ontwerp"),
    "reaction": ("reactie", "reactie"),
    "final_sent": ("definitief", "definitief verslag"),
    "delivered": ("bezorgd aan Opgroeien", "bezorging aan Opgroeien"),
    "published": ("gepubliceerd", "publicatie"),
    "stopped": ("stopgezet", ""),
    "withdrawn": ("ingetrokken", ""),
}
"""Each milestone in words: once it is there, and before."""
_TERMS = {
    "announcement": "aankondigen uiterlijk",
    "reaction": "reactietermijn t/m",
    "processing": "definitief verslag uiterlijk",
    "request": "vraag {request}: antwoord uiterlijk",
}
_TERM_OF = {"announced": "announcement", "reaction": "reaction", "final_sent": "processing"}
"""The term within which a milestone has to be reached."""
STEPS = {
    Step.REPAIR: ("verbeter wat fout is", "check {name}"),
    Step.PLAN: ("plan het bezoek: `planning` in inspection.yaml", "check {name}"),
    Step.CHOOSE_FOCUS: ("kies de focus", "focus {name}"),
    Step.ANNOUNCE: (
        "kondig de inspectie aan, en vul bij `announced` de dag in",
        "letter announcement {name}",
    ),
    Step.VISIT: ("bereid het bezoek voor en verzamel bronnen", "check {name}"),
    Step.NOTE_VISIT: ("vul bij `visited` de dagen van het bezoek in", ""),
    Step.SCORE: ("schaal in, voer het reflectiegesprek, en vul bij `reflected` de dag in", "check {name}"),
    Step.FINISH_DRAFT: ("werk af wat nog moet voor het ontwerp", "check {name} --phase draft"),
    Step.SEAL_DRAFT: ("verzegel het ontwerp, vóór het vertrekt", "seal draft {name}"),
    Step.SEND_DRAFT: (
        "verstuur het ontwerp, en vul bij `draft_sent` de dag in",
        "letter draft {name}",
    ),
    Step.AWAIT_REACTION: ("wacht op de reactie van de aanbieder", ""),
    Step.ANSWER_REMARK: (
        "beantwoord opmerking {remark} in reaction/answers/{remark}.md",
        "reaction {name}",
    ),
    Step.FINISH_FINAL: ("werk af wat nog moet voor het definitieve verslag", "check {name} --phase final"),
    Step.SEAL_FINAL: ("verzegel het definitieve verslag, vóór het vertrekt", "seal final {name}"),
    Step.SEND_FINAL: (
        "verstuur het definitieve verslag, en vul bij `final_sent` de dag in",
        "letter final-provider {name}",
    ),
    Step.ANSWER_REQUEST: (
        "beantwoord vraag {request}, en vul in requests/{request}.yaml bij `answered` de dag in",
        "letter release {name} --request {request}",
    ),
    Step.DELIVER: (
        "bezorg het verslag aan Opgroeien, en vul bij `delivered` de dag in",
        "letter final-agency {name}",
    ),
    Step.PUBLISH: ("publiceer het verslag, en vul bij `published` de dag in", ""),
    Step.NOTHING: ("geen", ""),
}
"""What to do next in words, and the call that goes with it; `{remark}` and `{request}`: the first open."""
SYMBOLS = {State.DONE: "●", State.NOW: "◐", State.LATER: "○"}
_FRIDAY = 4


def phase_words(dossier: Dossier) -> str:
    """The phase, which says more than its name once the draft was sent."""
    if dossier.inspection.milestones.withdrawn:
        return "ingetrokken"
    phase, occasion = phase_of(dossier), dossier.occasion
    if phase is Phase.DRAFT and not dossier.inspection.milestones.draft_sent:
        return "ontwerp verzegeld"
    if phase is Phase.FINAL and not dossier.inspection.milestones.final_sent:
        return "definitief verslag verzegeld"
    if phase is Phase.DRAFT:
        return "reactie afgelopen" if reaction_ended(dossier) else "reactietermijn"
    if phase is Phase.SCORED and occasion and occasion.scales != "required":
        return "vaststellingen klaar"
    return _PHASES[phase]


def deadline_words(dossier: Dossier) -> str:
    """The day to watch: `reactietermijn t/m di 13/10 (nog 4 dagen)`, else the visit to come, or nothing."""
    for term in open_terms(dossier):
        return _term_words(term, dossier.today)
    visit = coming_visit(dossier)
    return f"bezoek {_until(visit, dossier.today)}" if visit else ""


def request_words(dossier: Dossier) -> Iterator[str]:
    """By when each open request is answered: `vraag 01: antwoord uiterlijk di 13/10 (nog 4 dagen)`."""
    for term in open_terms(dossier):
        if term.request:
            yield _term_words(term, dossier.today)


def course_words(dossier: Dossier) -> Iterator[str]:
    """Each stage with its symbol; those to come without a day stand together."""
    terms: Mapping[str, Term] = {term.name: term for term in open_terms(dossier)}
    later = []
    for stage in course(dossier):
        done, open_words = _STAGES[stage.name]
        symbol = SYMBOLS[stage.state]
        if stage.state is State.DONE:
            yield f"{symbol} {done} {some_days(stage.days, dossier.today)}".rstrip()
        elif when := _when(stage, terms, dossier.today):
            yield f"{symbol} {open_words} {when}"
        elif stage.state is State.NOW:
            yield f"{symbol} nu: {open_words}"
        else:
            later.append(open_words)
    if later:
        yield f"{SYMBOLS[State.LATER]} later: {', '.join(later)}"


def day_words(day: date, today: date) -> str:
    """`di 13/10`, and beside it what is special: `za 11/07, Feest van de Vlaamse Gemeenschap`."""
    special = special_day(day)
    return f"{short_day(day, today)}{', ' if special else ''}{special}"


def special_day(day: date) -> str:
    """`weekend`, or the name of a holiday; nothing on any other day."""
    return holiday(day) or ("weekend" if day.weekday() > _FRIDAY else "")


def some_days(days: Sequence[date], today: date) -> str:
    """`9–10/06`, `12/05`, `30/06, 2/07`; with the year where that is not this one."""
    if not days:
        return ""
    year = f"/{days[-1].year}" if days[-1].year != today.year else ""
    if len(days) > 1 and (days[-1] - days[0]).days == len(days) - 1 and days[0].month == days[-1].month:
        return f"{days[0].day}–{days[-1].day}/{days[-1].month:02}{year}"
    return ", ".join(f"{day.day}/{day.month:02}" for day in days) + year


def _when(stage: Milestone, terms: Mapping[str, Term], today: date) -> str:
    """The day of a stage that is to come, or nothing."""
    term = terms.get(_TERM_OF.get(stage.name, ""))
    if term:
        return f"{'t/m' if term.name == 'reaction' else 'uiterlijk'} {_until(term.last, today)}"
    if stage.name == "announced" and stage.days:
        return f"uiterlijk {_until(stage.days[0], today)}"
    return f"gepland {some_days(stage.days, today)}" if stage.days else ""


def _term_words(term: Term, today: date) -> str:
    words = _TERMS[term.name].format(request=visible(term.request))
    return f"{words} {_until(term.last, today)}"


def _until(last: date, today: date) -> str:
    return f"{day_words(last, today)} ({days_off((last - today).days)})"
