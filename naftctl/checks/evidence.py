"""N319, N321 to N323, N327 and N364: is every piece of evidence what it says, and is it used?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from naftctl.checks.demands import scales_required
from naftctl.checks.places import gap
from naftctl.checks.rule import Problem, rule
from naftctl.checks.words import day, quoted
from naftctl.diagnostic import Label, Severity
from naftctl.lifecycle import Phase
from naftctl.model.dossier import Dossier
from naftctl.model.evidence import ChosenBy, Evidence, Method
from naftctl.source import Span

_WRITTEN = {Method.DOCUMENT, Method.FIGURES}
_ONLY_OF_TALKS = ("partners", "chosen_by", "department", "place")


@dataclass(frozen=True, slots=True)
class _Bound:
    """A day at which an inspection begins or ends, and where it was written."""

    what: str
    date: date
    span: Span


@rule("N319", due=Phase.DRAFT, severity=Severity.WARNING)
def youngsters_unheard(dossier: Dossier) -> Iterator[Problem]:
    """In een reguliere inspectie komen jongeren zelf aan het woord.

    Waarom: voor hen is de werking er; wat ze ervaren, kan niemand anders vertellen.
    Herstel: voeg een gesprek, observatie of gevalstudie met jongeren toe.
    """
    if not scales_required(dossier) or any(name in dossier.unread for name in _ids(dossier)):
        return
    subjects = [group.id for group in dossier.framework.partner_groups if group.subject]
    heard = {partners.group for evidence in dossier.evidence for partners in evidence.partners}
    if subjects and heard.isdisjoint(subjects):
        message = f"geen enkele bron laat {' of '.join(subjects)} aan het woord"
        hint = "voeg een gesprek, observatie of gevalstudie met hen toe in evidence/"
        yield Problem(dossier.file("inspection.yaml"), message, hint)


@rule("N321", severity=Severity.INFO)
def unused(dossier: Dossier) -> Iterator[Problem]:
    """Naar elke bron wordt ergens verwezen.

    Waarom: een bron die nergens in terugkomt, is vergeten of was niet nodig; beide zijn het weten waard.
    Herstel: verwijs naar de bron waar ze een punt ondersteunt, of haal ze weg.
    """
    if dossier.unread - _ids(dossier):
        return
    own = {evidence.path for evidence in dossier.evidence}
    cited = {c.target for text in dossier.texts if text.path not in own for c in text.citations}
    cited |= {target for result in dossier.regulation for target in result.evidence}
    cited |= {target for item in dossier.followup for target in item.evidence}
    for evidence in dossier.evidence:
        if evidence.id not in cited:
            message = f"naar bron `{evidence.id}` verwijst niets"
            yield Problem(evidence.where("title"), message, "verwijs ernaar waar ze een punt ondersteunt")


@rule("N322", due=Phase.PLANNED)
def other_letter(dossier: Dossier) -> Iterator[Problem]:
    """De letter van een bron past bij haar methode.

    Waarom: het verslag toont de letter, en de lezer leidt er de methode uit af.
    Herstel: herstel de methode, of geef het bestand een id met de juiste letter: D document, O observatie,
    G gesprek, V gevalstudie, C cijfers.
    """
    for evidence in dossier.evidence:
        expected = next((m.value for m in Method if m.letter == evidence.id[:1]), "")
        if evidence.method.value != expected:
            message = f"de methode is `{evidence.method}`, bij het id `{evidence.id}` hoort `{expected}`"
            hint = f"schrijf `{expected}`, of geef de bron een id met {evidence.method.letter}"
            yield Problem(evidence.where("method"), message, hint)


@rule("N323", due=Phase.DRAFT)
def partners(dossier: Dossier) -> Iterator[Problem]:
    """Een gesprek noemt gesprekspartners; een document en cijfers noemen wie ze bezorgde, en geen partners.

    Waarom: zo is te zien hoeveel onafhankelijke bronnen er zijn en wie ze koos.
    Herstel: vul bij een gesprek `partners` in, en bij een gesprek, observatie of gevalstudie `chosen_by`; bij
    een document of cijfers `provided_by`, en haal `partners`, `chosen_by`, `department` en `place` weg.
    """
    for evidence in dossier.evidence:
        if evidence.method is Method.CONVERSATION and not evidence.partners:
            message = f"gesprek `{evidence.id}` noemt geen gesprekspartners"
            hint = "vul onder `partners` de groepen en aantallen in, nooit namen"
            yield Problem(gap(evidence, "partners", "method"), message, hint)
        if evidence.method not in _WRITTEN and evidence.chosen_by is None:
            message = f"`{evidence.id}` zegt niet wie de gesprekspartners, het moment of het dossier koos"
            hint = f"vul bij `chosen_by` {' of '.join(ChosenBy)} in"
            yield Problem(gap(evidence, "chosen_by", "method"), message, hint)
        if evidence.method in _WRITTEN and evidence.id.startswith(evidence.method.letter):
            yield from _written(evidence)


@rule("N327", due=Phase.DRAFT)
def no_text(dossier: Dossier) -> Iterator[Problem]:
    """Elke bron bevat een tekst: wat het team zag, hoorde of las.

    Waarom: een verwijzing naar een lege bron ondersteunt niets.
    Herstel: schrijf onder de kopgegevens wat de bron zegt.
    """
    for evidence in dossier.evidence:
        if evidence.body.empty:
            message = f"bron `{evidence.id}` heeft geen tekst onder de kopgegevens"
            yield Problem(evidence.where("title"), message, "schrijf wat het team zag, hoorde of las")


@rule("N364", due=Phase.DRAFT)
def outside_inspection(dossier: Dossier) -> Iterator[Problem]:
    """Een gesprek, observatie of gevalstudie valt tussen de aankondiging en de laatste beslissing.

    Waarom: een oordeel steunt op wat het team tijdens deze inspectie zag en hoorde. Documenten en cijfers
    mogen ouder zijn. Was het bezoek niet aangekondigd, dan telt de eerste bezoekdag.
    Herstel: verbeter de dag, of haal de bron weg als ze bij een andere inspectie hoort.
    """
    begin, end = _begin(dossier), _end(dossier)
    for evidence in dossier.evidence:
        if evidence.method in _WRITTEN or evidence.date > dossier.today:
            continue
        bound = begin if begin and evidence.date < begin.date else end
        if bound and (bound is begin or evidence.date > bound.date):
            side = "voor" if bound is begin else "na"
            message = f"`{evidence.id}` is van {day(evidence.date)}, {side} {bound.what} op {day(bound.date)}"
            related = (Label(bound.span, f"{bound.what} op {day(bound.date)}"),)
            yield Problem(evidence.where("date"), message, "verbeter een van beide dagen", related=related)


def _begin(dossier: Dossier) -> _Bound | None:
    """From when on the team could meet people: the announcement, or the first visit if that was earlier."""
    done = dossier.inspection.milestones
    days = [_Bound("het eerste bezoek", at, done.where("visited", i)) for i, at in enumerate(done.visited)]
    if done.announced and done.announced <= dossier.today:
        days.append(_Bound("de aankondiging", done.announced, done.where("announced")))
    elif dossier.occasion is None or dossier.occasion.announcement_days:
        return None
    return min(days, key=lambda bound: bound.date, default=None)


def _end(dossier: Dossier) -> _Bound | None:
    """Until when a piece could weigh: the last of the reflection talk and the decisions, or the draft."""
    done = dossier.inspection.milestones
    pages = (*dossier.scorings, *((dossier.advice,) if dossier.advice else ()))
    days = [_Bound("de laatste beslissing", p.decided, p.where("decided")) for p in pages if p.decided]
    if done.reflected:
        days.append(_Bound("het reflectiegesprek", done.reflected, done.where("reflected")))
    if not days and done.draft_sent:
        days.append(_Bound("het ontwerpverslag", done.draft_sent, done.where("draft_sent")))
    return max(days, key=lambda bound: bound.date, default=None)


def _written(evidence: Evidence) -> Iterator[Problem]:
    if not evidence.provided_by:
        message = f"`{evidence.id}` zegt niet wie {_the(evidence)} bezorgde"
        yield Problem(
            gap(evidence, "provided_by", "method"), message, "vul `provided_by` in, bijvoorbeeld aanbieder"
        )
    for field in _ONLY_OF_TALKS:
        if getattr(evidence, field):
            message = f"`{field}` hoort niet bij {_the(evidence)}, alleen bij {quoted(_others())}"
            yield Problem(evidence.where(field), message, "haal deze sleutel weg")


def _the(evidence: Evidence) -> str:
    return "het document" if evidence.method is Method.DOCUMENT else "de cijfers"


def _others() -> tuple[str, ...]:
    return tuple(method.value for method in Method if method not in _WRITTEN)


def _ids(dossier: Dossier) -> frozenset[str]:
    """Everything that is there as evidence, readable or not."""
    letters = {method.letter for method in Method}
    return frozenset(name for name in dossier.present if name[0] in letters and name[1:].isdigit())
