"""Terms, phases and steps: never on the wrong side of a day, and never back."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace

from naftctl.days import (
    CALENDAR,
    COUNTINGS,
    WITHOUT_SCHOOL_HOLIDAYS,
    first_day_before,
    last_day,
    school_holiday,
)
from naftctl.lifecycle import (
    Phase,
    State,
    announce_by,
    answer_until,
    course,
    deadline,
    latest_answer_until,
    next_step,
    phase_of,
    reaction_ended,
    reaction_until,
    running_term,
    terms,
    usual_answer_until,
    usual_reaction_until,
)
from naftctl.model.dossier import Dossier
from naftctl.model.inspection import Extension, Milestones, Stop
from naftctl.model.publicity import Postponement, Request
from tests.properties.small import small

DAYS = st.dates(date(2024, 1, 1), date(2031, 12, 31))
COUNT = st.integers(0, 60)
COUNTING = st.sampled_from(COUNTINGS)
ORDER = ("announced", "reflected", "draft_sent", "final_sent", "published")
"""The milestones in the order of the procedure, as far as each brings another phase."""
ANY = ("reviewed", "reaction_closed", "delivered")


@st.composite
def milestones(draw: st.DrawFn) -> Milestones:
    values: dict[str, object] = {name: draw(st.none() | DAYS) for name in (*ORDER, *ANY)}
    values["visited"] = tuple(draw(st.lists(DAYS, max_size=3)))
    if draw(st.booleans()):
        values["reaction_extended"] = Extension(until=draw(DAYS), motive="De vakantie viel ertussen.")
    return Milestones.model_validate(values)


def at(done: Milestones, today: date = date(2026, 10, 9)) -> Dossier:
    """The small inspection with these milestones."""
    dossier = small()
    inspection = dossier.inspection.model_copy(update={"milestones": done})
    return replace(dossier, inspection=inspection, today=today)


# ── days ─────────────────────────────────────────────────────────────────────────────────────────────────
@given(DAYS, COUNT, COUNT, COUNTING)
def test_a_longer_term_never_ends_earlier_and_ends_after_it_began(
    start: date, days: int, more: int, counting: str
) -> None:
    end = last_day(start, days, counting)
    assert end >= start + timedelta(days=days)
    assert last_day(start, days + more, counting) >= end + timedelta(days=more)


@given(DAYS, COUNT, st.integers(0, 400), COUNTING)
def test_who_begins_later_never_has_to_be_ready_earlier(
    start: date, days: int, later: int, counting: str
) -> None:
    after = start + timedelta(days=later)
    assert last_day(after, days, counting) >= last_day(start, days, counting)
    assert first_day_before(after, days, counting) >= first_day_before(start, days, counting)


@given(DAYS, COUNT.filter(bool), COUNTING)
def test_counting_back_leaves_the_whole_term_and_not_a_day_more(end: date, days: int, counting: str) -> None:
    start = first_day_before(end, days, counting)
    assert last_day(start, days, counting) <= end
    later = start + timedelta(days=1)
    while counting == WITHOUT_SCHOOL_HOLIDAYS and school_holiday(later):
        later += timedelta(days=1)
    assert last_day(later, days, counting) > end


@given(DAYS, st.integers(1, 60))
def test_both_ways_to_count_agree_where_no_school_has_a_holiday(start: date, days: int) -> None:
    plain, school = (last_day(start, days, counting) for counting in (CALENDAR, WITHOUT_SCHOOL_HOLIDAYS))
    free = any(school_holiday(start + timedelta(days=n)) for n in range(1, days + 1))
    assert (plain == school) != free
    assert plain <= school
    assert not school_holiday(school)


@given(DAYS, st.integers(0, 400), COUNTING)
def test_an_announcement_is_never_due_after_the_visit_or_later_for_an_earlier_one(
    visit: date, later: int, counting: str
) -> None:
    occasion = small().occasion
    assert occasion is not None
    first, second = (announce_by(day, occasion, counting) for day in (visit, visit + timedelta(days=later)))
    assert first is not None
    assert second is not None
    assert first <= visit - timedelta(days=occasion.announcement_days)
    assert first <= second


# ── phases ───────────────────────────────────────────────────────────────────────────────────────────────
@given(milestones(), st.sampled_from((*ORDER, *ANY)), DAYS, st.booleans())
def test_what_happens_never_puts_an_inspection_back(
    done: Milestones,
    name: str,
    day: date,
    visit: bool,  # noqa: FBT001
) -> None:
    before = phase_of(at(done))
    assert phase_of(at(done.model_copy(update={name: getattr(done, name) or day}))) >= before
    if visit:
        assert phase_of(at(done.model_copy(update={"visited": (*done.visited, day)}))) >= before


@given(milestones(), DAYS)
def test_a_stop_is_the_last_that_happens_whatever_happened(done: Milestones, day: date) -> None:
    stopped = at(done.model_copy(update={"stopped": Stop(date=day, motive="De werking stopt.")}))
    assert phase_of(stopped) is Phase.STOPPED
    assert State.NOW not in {each.state for each in course(stopped) if each.name == "stopped"}


@given(milestones(), DAYS, st.integers(0, 3), st.integers(0, 3))
def test_every_inspection_has_a_course_a_next_step_and_at_most_one_stage_now(
    done: Milestones, today: date, errors: int, left: int
) -> None:
    dossier = at(done, today)
    stages = course(dossier)
    states = [stage.state for stage in stages]
    assert states.count(State.NOW) <= 1
    last = max((n for n, state in enumerate(states) if state is State.DONE), default=-1)
    assert State.NOW not in states or states.index(State.NOW) == last + 1
    assert next_step(dossier, errors, left)
    running = running_term(dossier)
    assert running is None or running in terms(dossier)
    assert deadline(dossier) is None or isinstance(deadline(dossier), date)


# ── terms ────────────────────────────────────────────────────────────────────────────────────────────────
@given(milestones(), DAYS, DAYS)
def test_an_extension_never_takes_a_day_from_the_term_to_react(
    done: Milestones, today: date, until: date
) -> None:
    assume(done.draft_sent)
    dossier = at(done, today)
    usual = usual_reaction_until(dossier)
    longer = done.model_copy(update={"reaction_extended": Extension(until=until, motive="Op vraag.")})
    extended = reaction_until(at(longer, today))
    assert usual is not None
    assert extended == max(usual, until)
    open_ = done.model_copy(update={"reaction_closed": None, "reaction_extended": None})
    assert reaction_ended(at(open_, today)) == (today > usual)


@given(milestones(), DAYS)
def test_no_term_ends_before_it_begins_and_none_moves_with_the_day_of_today(
    done: Milestones, today: date
) -> None:
    found = terms(at(done, today))
    assert all(term.start is None or term.start + timedelta(days=term.days) <= term.last for term in found)
    assert terms(at(done, today + timedelta(days=100))) == found


@given(DAYS, st.none() | st.integers(0, 90))
def test_an_answer_is_due_between_the_usual_day_and_the_last_that_an_extension_may_give(
    received: date, extended: int | None
) -> None:
    given_ = small().framework.terms
    longer = (
        Postponement(until=received + timedelta(days=extended), motive="x") if extended is not None else None
    )
    request = Request(received=received, extended=longer)
    usual, latest = usual_answer_until(request, given_), latest_answer_until(request, given_)
    due = answer_until(request, given_)
    assert usual is not None
    assert latest is not None
    assert due is not None
    assert usual <= due <= max(usual, latest)
    assert extended is not None or due == usual
