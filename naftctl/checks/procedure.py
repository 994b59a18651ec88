"""N403, N404, N411, N413, N414, N420 and N421: do the dates follow the procedure?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from msgspec import Struct

from naftctl.checks.completeness import received_day
from naftctl.checks.demands import scales_required
from naftctl.checks.places import gap
from naftctl.checks.rule import Problem, rule
from naftctl.checks.words import day
from naftctl.diagnostic import Label, Severity
from naftctl.language import tr
from naftctl.lifecycle import Phase
from naftctl.model.dossier import Dossier
from naftctl.model.inspection import Visit
from naftctl.model.record import Record
from naftctl.source import Route, Span

_ORDER = (
    "announced",
    "visited",
    "reflected",
    "reviewed",
    "draft_sent",
    "final_sent",
    "delivered",
    "published",
)
_SUPPOSES = (
    ("final_sent", "draft_sent"),
    ("reaction_closed", "draft_sent"),
    ("delivered", "final_sent"),
    ("published", "final_sent"),
)
_ONE_OF_BOTH = tr("correct one of the two days")


class _Moment(Struct, frozen=True):
    name: str
    date: date
    record: Record
    route: Route

    @property
    def span(self) -> Span:
        """Where the day was written."""
        return self.record.where(*self.route)


@rule("N403", due=Phase.PLANNED)
def order(dossier: Dossier) -> Iterator[Problem]:
    """The milestones follow one another in time.

    Why: terms are counted from one milestone to the next.
    Fix: correct the day that is wrong.
    """
    previous: _Moment | None = None
    every = tuple(_milestones(dossier))
    for name in _ORDER:
        moments = [moment for moment in every if moment.name == name]
        if not moments:
            continue
        first = min(moments, key=lambda moment: moment.date)
        if previous and first.date < previous.date:
            message = tr(
                "`{name}` on {date} falls before `{earlier}` on {earlier_date}",
                name=name,
                date=day(first.date),
                earlier=previous.name,
                earlier_date=day(previous.date),
            )
            related = (
                Label(previous.span, tr("`{name}` on {date}", name=previous.name, date=day(previous.date))),
            )
            yield Problem(first.span, message, _ONE_OF_BOTH, related=related)
        previous = max(moments, key=lambda moment: moment.date)
    done = dossier.inspection.milestones
    if done.draft_sent and done.reaction_closed and done.reaction_closed < done.draft_sent:
        before, after = day(done.reaction_closed), day(done.draft_sent)
        message = tr(
            "`reaction_closed` on {before} falls before `draft_sent` on {after}", before=before, after=after
        )
        related = (Label(done.where("draft_sent"), tr("`draft_sent` on {after}", after=after)),)
        yield Problem(done.where("reaction_closed"), message, _ONE_OF_BOTH, related=related)


@rule("N404", due=Phase.PLANNED)
def future(dossier: Dossier) -> Iterator[Problem]:
    """What has happened or was decided has no day in the future.

    Why: a day in the future is a typing error or a plan; plans are under `planning`.
    Fix: correct the day, or leave it empty until then.
    """
    for moment in (*_milestones(dossier), *_decisions(dossier)):
        if moment.date > dossier.today:
            message = tr(
                "`{name}` is {date}, after today ({today})",
                name=moment.name,
                date=day(moment.date),
                today=day(dossier.today),
            )
            yield Problem(moment.span, message, tr("correct the day, or leave it empty until then"))


@rule("N411", due=Phase.PLANNED)
def milestone_skipped(dossier: Dossier) -> Iterator[Problem]:
    """A milestone also has the milestone that comes before it.

    Why: without a draft there is no reaction, without a final report nothing to deliver or to publish.
    Fix: fill in the milestone that is missing, or remove the later one.
    """
    done = dossier.inspection.milestones
    pairs = (*_SUPPOSES, ("draft_sent", "reflected")) if scales_required(dossier) else _SUPPOSES
    said = set[str]()
    for later, earlier in pairs:
        moment = getattr(done, later)
        if moment is None or getattr(done, earlier) is not None or earlier in said:
            continue
        said.add(earlier)
        message = tr(
            "`{earlier}` is empty, `{later}` is {moment}", earlier=earlier, later=later, moment=day(moment)
        )
        hint = tr("fill in the day at `{earlier}`, or remove `{later}`", earlier=earlier, later=later)
        related = (
            Label(done.where(later), tr("`{later}` supposes `{earlier}`", later=later, earlier=earlier)),
        )
        yield Problem(gap(done, earlier, later), message, hint, related=related)


@rule("N413", due=Phase.PLANNED)
def published_passive(dossier: Dossier) -> Iterator[Problem]:
    """A report after a complaint or a serious event is not published on our own initiative.

    Why: it falls under passive publicity; whoever wants to read it requests it.
    Fix: remove `published`, and take the report offline if it has already appeared.
    """
    published = dossier.inspection.milestones.published
    if published and dossier.occasion and dossier.occasion.publication == "passive":
        message = tr(
            "published on {published}, the occasion “{label}” falls under passive publicity",
            published=day(published),
            label=dossier.occasion.label,
        )
        span = dossier.inspection.milestones.where("published")
        yield Problem(span, message, tr("remove `published`, and take the report offline if it appeared"))


@rule("N414", due=Phase.DRAFT, severity=Severity.WARNING)
def not_reviewed(dossier: Dossier) -> Iterator[Problem]:
    """A colleague outside the team reviewed the report before it went to the provider.

    Why: somebody who was not there sees what a reader does not understand.
    Fix: have it reviewed and fill in the day at `reviewed`.
    """
    done = dossier.inspection.milestones
    if done.reviewed is None:
        span = gap(done, "reviewed", "draft_sent")
        message = tr("no colleague outside the team reviewed the report")
        yield Problem(span, message, tr("fill in at `reviewed` the day on which a colleague read it"))


@rule("N420", due=Phase.PLANNED)
def visits_tangled(dossier: Dossier) -> Iterator[Problem]:
    """The visits are in the order of their day and time, and two visits in one place do not overlap.

    Why: the planning goes to the provider like this; the announcement depends on the first visit.
    Fix: correct the day or the time, or put the visits in order.
    """
    visits = dossier.inspection.planning.visits
    for index, visit in enumerate(visits):
        if visit.from_ and visit.until and visit.until <= visit.from_:
            message = tr(
                "the visit ends at {end:%H:%M}, it begins at {begin:%H:%M}",
                end=visit.until,
                begin=visit.from_,
            )
            yield Problem(visit.where("until"), message, tr("correct one of the two times"))
            continue
        other = next((each for each in visits[:index] if _overlap(each, visit)), None)
        if other:
            message = tr("the visit of {visit} overlaps with another in the same place", visit=_when(visit))
            related = (Label(other.where("date"), tr("the visit of {other}", other=_when(other))),)
            yield Problem(visit.where("date"), message, tr("correct the day or the time"), related=related)
        elif index and _later(visits[index - 1], visit):
            before = visits[index - 1]
            message = tr(
                "the visit of {visit} is listed after that of {before}",
                visit=_when(visit),
                before=_when(before),
            )
            related = (Label(before.where("date"), tr("the visit of {before}", before=_when(before))),)
            hint = tr("put the visits in order, or correct the day or the time")
            yield Problem(visit.where("date"), message, hint, related=related)


@rule("N421", due=Phase.PLANNED)
def visit_before_announcement(dossier: Dossier) -> Iterator[Problem]:
    """A provider that gets an announcement has no visit before that day.

    Why: a provider that may be visited unannounced also reads in the announcement what is still to
    come.
    Fix: correct the day, or leave `announced` empty if the visit was unannounced.
    """
    done, visits = dossier.inspection.milestones, dossier.inspection.planning.visits
    occasion = dossier.occasion
    # Where the announcement has a term, that is what is said; so is a visit that was before it.
    if not done.announced or not visits or occasion is None or occasion.announcement_days > 0:
        return
    first = min(visits, key=lambda visit: visit.date)
    if first.date < done.announced <= min(done.visited, default=done.announced):
        message = tr(
            "visit on {date}, announced on {announced}", date=day(first.date), announced=day(done.announced)
        )
        related = (
            Label(done.where("announced"), tr("announced on {announced}", announced=day(done.announced))),
        )
        yield Problem(first.where("date"), message, _ONE_OF_BOTH, related=related)


def _later(one: Visit, other: Visit) -> bool:
    """Whether a visit begins later than the other, as far as their hours are known."""
    if one.date != other.date or not one.from_ or not other.from_:
        return one.date > other.date
    return one.from_ > other.from_


def _overlap(one: Visit, other: Visit) -> bool:
    """Whether two visits are in one place at the same time, as far as their hours are known."""
    where = (one.date, one.place, one.department)
    if where != (other.date, other.place, other.department) or not one.from_ or not other.from_:
        return False
    if one.from_ == other.from_:
        return True
    first, later = (one, other.from_) if one.from_ < other.from_ else (other, one.from_)
    return first.until is not None and later < first.until


def _when(visit: Visit) -> str:
    return (
        tr("{date} at {begin:%H:%M}", date=day(visit.date), begin=visit.from_)
        if visit.from_
        else day(visit.date)
    )


def _milestones(dossier: Dossier) -> Iterator[_Moment]:
    """Every milestone with a day, in the order of the file."""
    done = dossier.inspection.milestones
    for index, visited in enumerate(done.visited):
        yield _Moment("visited", visited, done, ("visited", index))
    for name in (*_ORDER, "reaction_closed"):
        moment = getattr(done, name)
        if isinstance(moment, date):
            yield _Moment(name, moment, done, (name,))
    for name in ("stopped", "withdrawn"):
        end = getattr(done, name)
        if end is not None:
            yield _Moment(name, end.date, end, ("date",))


def _decisions(dossier: Dossier) -> Iterator[_Moment]:
    """Every day on which something was asked for, received, gathered, scored or decided."""
    pages: list[tuple[Any, str]] = [(evidence, "date") for evidence in dossier.evidence]
    pages += [(page, "decided") for page in dossier.scorings]
    pages += [(page, "scored") for page in dossier.individual]
    pages += [(dossier.focus, "decided"), (dossier.advice, "decided"), (dossier.reflection, "date")]
    pages += [(dossier.desk, "asked")]
    for page, field in pages:
        if page is not None and getattr(page, field) is not None:
            yield _Moment(field, getattr(page, field), page, (field,))
    desk = dossier.desk
    for name, value in desk.received.items() if desk else ():
        received = received_day(value)
        if received and desk:
            yield _Moment(name, received, desk, ("received", name))
