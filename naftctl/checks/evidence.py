"""N319, N321 to N323 and N327: is every piece of evidence what it says, and is it used?"""

from __future__ import annotations

from collections.abc import Iterator

from naftctl.checks.demands import scales_required
from naftctl.checks.places import gap
from naftctl.checks.rule import Problem, rule
from naftctl.checks.words import quoted
from naftctl.diagnostic import Severity
from naftctl.lifecycle import Phase
from naftctl.model.dossier import Dossier
from naftctl.model.evidence import Evidence, Method

_WRITTEN = {Method.DOCUMENT, Method.FIGURES}
_ONLY_OF_TALKS = ("partners", "chosen_by", "department", "place")


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


@rule("N321", due=Phase.DRAFT, severity=Severity.WARNING)
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
    Herstel: vul bij een gesprek `partners` in; bij een document of cijfers `provided_by`, en haal `partners`,
    `chosen_by`, `department` en `place` weg.
    """
    for evidence in dossier.evidence:
        if evidence.method is Method.CONVERSATION and not evidence.partners:
            message = f"gesprek `{evidence.id}` noemt geen gesprekspartners"
            hint = "vul onder `partners` de groepen en aantallen in, nooit namen"
            yield Problem(gap(evidence, "partners", "method"), message, hint)
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
