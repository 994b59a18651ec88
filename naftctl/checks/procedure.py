"""N403, N404, N411, N413, N414, N420 and N421: do the dates follow the procedure?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from naftctl.checks.completeness import received_day
from naftctl.checks.demands import scales_required
from naftctl.checks.places import gap
from naftctl.checks.rule import Problem, rule
from naftctl.checks.words import day
from naftctl.diagnostic import Label, Severity
from naftctl.lifecycle import Phase
from naftctl.model.dossier import Dossier
from naftctl.model.inspection import Visit
from naftctl.source import Span

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
_ONE_OF_BOTH = "verbeter een van beide dagen"


@dataclass(frozen=True, slots=True)
class _Moment:
    name: str
    date: date
    span: Span


@rule("N403", due=Phase.PLANNED)
def order(dossier: Dossier) -> Iterator[Problem]:
    """De mijlpalen volgen elkaar op in de tijd.

    Waarom: termijnen worden van de ene mijlpaal tot de andere geteld.
    Herstel: verbeter de dag die niet klopt.
    """
    previous: _Moment | None = None
    for name in _ORDER:
        moments = [moment for moment in _milestones(dossier) if moment.name == name]
        if not moments:
            continue
        first = min(moments, key=lambda moment: moment.date)
        if previous and first.date < previous.date:
            message = f"`{name}` op {day(first.date)} valt voor `{previous.name}` op {day(previous.date)}"
            related = (Label(previous.span, f"`{previous.name}` op {day(previous.date)}"),)
            yield Problem(first.span, message, _ONE_OF_BOTH, related=related)
        previous = max(moments, key=lambda moment: moment.date)
    done = dossier.inspection.milestones
    if done.draft_sent and done.reaction_closed and done.reaction_closed < done.draft_sent:
        before, after = day(done.reaction_closed), day(done.draft_sent)
        message = f"`reaction_closed` op {before} valt voor `draft_sent` op {after}"
        related = (Label(done.where("draft_sent"), f"`draft_sent` op {after}"),)
        yield Problem(done.where("reaction_closed"), message, _ONE_OF_BOTH, related=related)


@rule("N404", due=Phase.PLANNED)
def future(dossier: Dossier) -> Iterator[Problem]:
    """Wat gebeurd of beslist is, heeft geen dag in de toekomst.

    Waarom: een dag in de toekomst is een tikfout of een plan; plannen staan onder `planning`.
    Herstel: verbeter de dag, of laat ze leeg tot het zover is.
    """
    for moment in (*_milestones(dossier), *_decisions(dossier)):
        if moment.date > dossier.today:
            message = f"`{moment.name}` is {day(moment.date)}, na vandaag ({day(dossier.today)})"
            yield Problem(moment.span, message, "verbeter de dag, of laat ze leeg tot het zover is")


@rule("N411", due=Phase.PLANNED)
def milestone_skipped(dossier: Dossier) -> Iterator[Problem]:
    """Een mijlpaal heeft ook de mijlpaal die eraan voorafgaat.

    Waarom: zonder ontwerp geen reactie, zonder definitief verslag niets om te bezorgen of te publiceren.
    Herstel: vul de mijlpaal in die ontbreekt, of haal de latere weg.
    """
    done = dossier.inspection.milestones
    pairs = (*_SUPPOSES, ("draft_sent", "reflected")) if scales_required(dossier) else _SUPPOSES
    said = set[str]()
    for later, earlier in pairs:
        moment = getattr(done, later)
        if moment is None or getattr(done, earlier) is not None or earlier in said:
            continue
        said.add(earlier)
        message = f"`{earlier}` is leeg, `{later}` is {day(moment)}"
        hint = f"vul bij `{earlier}` de dag in, of haal `{later}` weg"
        related = (Label(done.where(later), f"`{later}` veronderstelt `{earlier}`"),)
        yield Problem(gap(done, earlier, later), message, hint, related=related)


@rule("N413", due=Phase.PLANNED)
def published_passive(dossier: Dossier) -> Iterator[Problem]:
    """Een verslag na een klacht of een ernstige gebeurtenis wordt niet op eigen initiatief gepubliceerd.

    Waarom: het valt onder de passieve openbaarheid; wie het wil lezen, vraagt het aan.
    Herstel: haal `published` weg, en haal het verslag offline als het al verscheen.
    """
    published = dossier.inspection.milestones.published
    if published and dossier.occasion and dossier.occasion.publication == "passive":
        message = (
            f"gepubliceerd op {day(published)}, een {dossier.occasion.label} valt onder passieve openbaarheid"
        )
        span = dossier.inspection.milestones.where("published")
        yield Problem(span, message, "haal `published` weg, en haal het verslag offline als het verscheen")


@rule("N414", due=Phase.DRAFT, severity=Severity.WARNING)
def not_reviewed(dossier: Dossier) -> Iterator[Problem]:
    """Een collega buiten het team las het verslag na voor het naar de aanbieder ging.

    Waarom: wie er niet bij was, ziet wat een lezer niet begrijpt.
    Herstel: laat het nalezen en vul bij `reviewed` de dag in.
    """
    done = dossier.inspection.milestones
    if done.reviewed is None:
        span = gap(done, "reviewed", "draft_sent")
        message = "geen collega buiten het team las het verslag na"
        yield Problem(span, message, "vul bij `reviewed` de dag in waarop een collega het las")


@rule("N420", due=Phase.PLANNED)
def visits_tangled(dossier: Dossier) -> Iterator[Problem]:
    """De bezoeken staan in de volgorde van hun dag en uur, en twee bezoeken op één plaats overlappen niet.

    Waarom: de planning gaat zo naar de aanbieder; van het eerste bezoek hangt de aankondiging af.
    Herstel: verbeter de dag of het uur, of zet de bezoeken in volgorde.
    """
    visits = dossier.inspection.planning.visits
    for index, visit in enumerate(visits):
        if visit.from_ and visit.until and visit.until <= visit.from_:
            message = f"het bezoek eindigt om {visit.until:%H:%M}, het begint om {visit.from_:%H:%M}"
            yield Problem(visit.where("until"), message, "verbeter een van beide uren")
            continue
        other = next((each for each in visits[:index] if _overlap(each, visit)), None)
        if other:
            message = f"het bezoek van {_when(visit)} overlapt met een ander op dezelfde plaats"
            related = (Label(other.where("date"), f"het bezoek van {_when(other)}"),)
            yield Problem(visit.where("date"), message, "verbeter de dag of het uur", related=related)
        elif index and _later(visits[index - 1], visit):
            before = visits[index - 1]
            message = f"het bezoek van {_when(visit)} staat na dat van {_when(before)}"
            related = (Label(before.where("date"), f"het bezoek van {_when(before)}"),)
            hint = "zet de bezoeken in volgorde, of verbeter de dag of het uur"
            yield Problem(visit.where("date"), message, hint, related=related)


@rule("N421", due=Phase.PLANNED)
def visit_before_announcement(dossier: Dossier) -> Iterator[Problem]:
    """Wie aangekondigd wordt, krijgt geen bezoek voor die dag.

    Waarom: ook wie onaangekondigd mag worden bezocht, leest in de aankondiging wat nog volgt.
    Herstel: verbeter de dag, of laat `announced` leeg als het bezoek onaangekondigd was.
    """
    done, visits = dossier.inspection.milestones, dossier.inspection.planning.visits
    occasion = dossier.occasion
    # Where the announcement has a term, that is what is said; so is a visit that was before it.
    if not done.announced or not visits or occasion is None or occasion.announcement_days > 0:
        return
    first = min(visits, key=lambda visit: visit.date)
    if first.date < done.announced <= min(done.visited, default=done.announced):
        message = f"bezoek op {day(first.date)}, aangekondigd op {day(done.announced)}"
        related = (Label(done.where("announced"), f"aangekondigd op {day(done.announced)}"),)
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
    return f"{day(visit.date)} om {visit.from_:%H:%M}" if visit.from_ else day(visit.date)


def _milestones(dossier: Dossier) -> Iterator[_Moment]:
    """Every milestone with a day, in the order of the file."""
    done = dossier.inspection.milestones
    for index, visited in enumerate(done.visited):
        yield _Moment("visited", visited, done.where("visited", index))
    for name in (*_ORDER, "reaction_closed"):
        moment = getattr(done, name)
        if isinstance(moment, date):
            yield _Moment(name, moment, done.where(name))
    for name in ("stopped", "withdrawn"):
        end = getattr(done, name)
        if end is not None:
            yield _Moment(name, end.date, end.where("date"))


def _decisions(dossier: Dossier) -> Iterator[_Moment]:
    """Every day on which something was asked for, received, gathered, scored or decided."""
    pages: list[tuple[Any, str]] = [(evidence, "date") for evidence in dossier.evidence]
    pages += [(page, "decided") for page in dossier.scorings]
    pages += [(page, "scored") for page in dossier.individual]
    pages += [(dossier.focus, "decided"), (dossier.advice, "decided"), (dossier.reflection, "date")]
    pages += [(dossier.desk, "asked")]
    for page, field in pages:
        if page is not None and getattr(page, field) is not None:
            yield _Moment(field, getattr(page, field), page.where(field))
    desk = dossier.desk
    for name, value in desk.received.items() if desk else ():
        received = received_day(value)
        if received and desk:
            yield _Moment(name, received, desk.where("received", name))
