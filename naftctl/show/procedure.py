"""The procedure in words: phases, the course of an inspection, terms and next steps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from naftctl.days import holiday
from naftctl.language import later, tr
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
    Phase.PLANNED: tr("planned"),
    Phase.ANNOUNCED: tr("announced"),
    Phase.VISITED: tr("visited"),
    Phase.SCORED: tr("scored"),
    Phase.FINAL: tr("final"),
    Phase.PUBLISHED: tr("published"),
    Phase.WITHHELD: tr("final, on request"),
    Phase.STOPPED: tr("stopped"),
}
_STAGES = {
    "announced": (tr("announced"), tr("announcement")),
    "visited": (tr("visit"), tr("visit")),
    "reflected": (tr("scored and reflection"), tr("scoring and reflection")),
    "findings": (tr("findings"), tr("findings")),
    "draft_sent": (tr("draft"), tr("draft")),
    "reaction": (tr("reaction"), tr("reaction")),
    "final_sent": (tr("final"), tr("final report")),
    "delivered": (tr("delivered to Opgroeien"), tr("delivery to Opgroeien")),
    "published": (tr("published"), tr("publication")),
    "stopped": (tr("stopped"), ""),
    "withdrawn": (tr("withdrawn"), ""),
}
"""Each milestone in words: once it is there, and before."""
_TERMS = {
    "announcement": later("announce by"),
    "reaction": later("reaction term until"),
    "processing": later("final report by"),
    "request": later("request {request}: answer by"),
}
_TERM_OF = {"announced": "announcement", "reaction": "reaction", "final_sent": "processing"}
"""The term within which a milestone has to be reached."""
STEPS = {
    Step.REPAIR: (later("correct what is wrong"), "check {name}"),
    Step.PLAN: (later("plan the visit: `planning` in inspection.yaml"), "check {name}"),
    Step.CHOOSE_FOCUS: (later("choose the focus"), "focus {name}"),
    Step.ANNOUNCE: (
        later("announce the inspection, and fill in the day at `announced`"),
        "letter announcement {name}",
    ),
    Step.VISIT: (later("prepare the visit and collect sources"), "check {name}"),
    Step.NOTE_VISIT: (later("fill in the days of the visit at `visited`"), ""),
    Step.SCORE: (
        later("score, hold the reflection talk, and fill in the day at `reflected`"),
        "check {name}",
    ),
    Step.FINISH_DRAFT: (later("finish what the draft still needs"), "check {name} --phase draft"),
    Step.SEAL_DRAFT: (later("seal the draft before it leaves"), "seal draft {name}"),
    Step.SEND_DRAFT: (
        later("send the draft, and fill in the day at `draft_sent`"),
        "letter draft {name}",
    ),
    Step.AWAIT_REACTION: (later("wait for the reaction of the provider"), ""),
    Step.ANSWER_REMARK: (
        later("answer remark {remark} in reaction/answers/{remark}.md"),
        "reaction {name}",
    ),
    Step.FINISH_FINAL: (later("finish what the final report still needs"), "check {name} --phase final"),
    Step.SEAL_FINAL: (later("seal the final report before it leaves"), "seal final {name}"),
    Step.SEND_FINAL: (
        later("send the final report, and fill in the day at `final_sent`"),
        "letter final-provider {name}",
    ),
    Step.ANSWER_REQUEST: (
        later("answer request {request}, and fill in the day at `answered` in requests/{request}.yaml"),
        "letter release {name} --request {request}",
    ),
    Step.DELIVER: (
        later("deliver the report to Opgroeien, and fill in the day at `delivered`"),
        "letter final-agency {name}",
    ),
    Step.PUBLISH: (later("publish the report, and fill in the day at `published`"), ""),
    Step.NOTHING: (later("none"), ""),
}
"""What to do next in words, and the call that goes with it; `{remark}` and `{request}`: the first open."""
SYMBOLS = {State.DONE: "●", State.NOW: "◐", State.LATER: "○"}
_FRIDAY = 4


def phase_words(dossier: Dossier) -> str:
    """The phase, which says more than its name once the draft was sent."""
    if dossier.inspection.milestones.withdrawn:
        return tr("withdrawn")
    phase, occasion = phase_of(dossier), dossier.occasion
    if phase is Phase.DRAFT and not dossier.inspection.milestones.draft_sent:
        return tr("draft sealed")
    if phase is Phase.FINAL and not dossier.inspection.milestones.final_sent:
        return tr("final report sealed")
    if phase is Phase.DRAFT:
        return tr("reaction over") if reaction_ended(dossier) else tr("reaction term")
    if phase is Phase.SCORED and occasion and occasion.scales != "required":
        return tr("findings ready")
    return _PHASES[phase]


def deadline_words(dossier: Dossier) -> str:
    """The day to watch: `reactietermijn t/m di 13/10 (nog 4 dagen)`, else the visit to come, or nothing."""
    for term in open_terms(dossier):
        return _term_words(term, dossier.today)
    visit = coming_visit(dossier)
    return tr("visit {visit}", visit=_until(visit, dossier.today)) if visit else ""


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
            yield tr("{symbol} now: {open_words}", symbol=symbol, open_words=open_words)
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
        return f"{tr('until') if term.name == 'reaction' else tr('by')} {_until(term.last, today)}"
    if stage.name == "announced" and stage.days:
        return tr("by {day}", day=_until(stage.days[0], today))
    return tr("planned {days}", days=some_days(stage.days, today)) if stage.days else ""


def _term_words(term: Term, today: date) -> str:
    words = tr(_TERMS[term.name], request=visible(term.request))
    return f"{words} {_until(term.last, today)}"


def _until(last: date, today: date) -> str:
    return f"{day_words(last, today)} ({days_off((last - today).days)})"
