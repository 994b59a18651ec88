"""N401, N403, N404, N406, N411, N413 and N414: do the dates follow the procedure and its terms?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from naftctl.checks.demands import scales_required
from naftctl.checks.places import gap
from naftctl.checks.rule import Problem, rule
from naftctl.checks.words import day
from naftctl.diagnostic import Label, Severity
from naftctl.lifecycle import Phase, announce_by, reaction_until
from naftctl.model.dossier import Dossier
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
_SUPPOSES = (("final_sent", "draft_sent"), ("delivered", "final_sent"), ("published", "final_sent"))


@dataclass(frozen=True, slots=True)
class _Moment:
    name: str
    date: date
    span: Span


@rule("N401", due=Phase.PLANNED)
def announcement(dossier: Dossier) -> Iterator[Problem]:
    """De inspectie wordt lang genoeg voor het eerste bezoek aangekondigd.

    Waarom: de aanbieder heeft recht op die tijd om zich voor te bereiden en stukken te bezorgen.
    Herstel: kondig tijdig aan, of verplaats het eerste bezoek.
    """
    inspection, occasion = dossier.inspection, dossier.occasion
    done, first = inspection.milestones, inspection.first_visit
    latest = announce_by(first, occasion) if first and occasion else None
    if first is None or occasion is None or latest is None or done.stopped:
        return
    days = occasion.announcement_days
    expected = f"uiterlijk {day(latest)} verwacht, {days} dagen voor het eerste bezoek op {day(first)}"
    if done.announced and done.announced > latest:
        found = f"aangekondigd op {day(done.announced)}, {_before(done.announced, first)}"
        yield Problem(
            done.where("announced"), f"{found}; {expected}", "verbeter de dag, of verplaats het eerste bezoek"
        )
    elif not done.announced and dossier.today > latest:
        hint = "vul `announced` in, of verplaats het eerste bezoek"
        yield Problem(done.where("announced"), f"nog niet aangekondigd; {expected}", hint)


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
            yield Problem(first.span, message, "verbeter een van beide dagen", related=related)
        previous = max(moments, key=lambda moment: moment.date)


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
        message = (
            f"definitief verslag verzonden op {day(done.final_sent)}, de reactietermijn loopt t/m {day(last)}"
        )
        hint = "wacht tot na de termijn, of vul bij `reaction_closed` in wanneer de aanbieder afsloot"
        related = (Label(done.where("draft_sent"), "vanaf deze dag loopt de termijn"),)
        yield Problem(done.where("final_sent"), message, hint, related=related)


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
    """Every day on which something was gathered, scored or decided."""
    pages: list[tuple[Any, str]] = [(evidence, "date") for evidence in dossier.evidence]
    pages += [(page, "decided") for page in dossier.scorings]
    pages += [(page, "scored") for page in dossier.individual]
    pages += [(dossier.focus, "decided"), (dossier.advice, "decided"), (dossier.reflection, "date")]
    for page, field in pages:
        if page is not None and getattr(page, field) is not None:
            yield _Moment(field, getattr(page, field), page.where(field))


def _before(announced: date, first: date) -> str:
    """How long before the first visit something was announced."""
    days = (first - announced).days
    if days <= 0:
        return "niet voor het eerste bezoek"
    return "één dag vooraf" if days == 1 else f"{days} dagen vooraf"
