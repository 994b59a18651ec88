"""N361, N362 and N365: do the sources of a judgement balance, and do they touch all that it is about?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from naftctl.checks.demands import scales_required
from naftctl.checks.judgement import citations_of, known_evidence, names_piece, pieces_cited, scaled
from naftctl.checks.references import misnamed
from naftctl.checks.rule import Problem, rule
from naftctl.checks.words import quoted
from naftctl.diagnostic import Label, Severity
from naftctl.lifecycle import Phase
from naftctl.model.dossier import Dossier, Kind
from naftctl.model.evidence import ChosenBy, Method
from naftctl.model.framework import Scale
from naftctl.model.scoring import NOT_SCALED
from naftctl.source import Span

_MET = {Method.OBSERVATION, Method.CONVERSATION, Method.CASE_STUDY}


@rule("N361", due=Phase.DRAFT, severity=Severity.WARNING)
def chosen_by_provider(dossier: Dossier) -> Iterator[Problem]:
    """Een inschaling steunt ook op gesprekspartners, momenten of dossiers die het team zelf koos.

    Waarom: wie de aanbieder kiest, toont vaak wat goed loopt. Documenten en cijfers tellen hier niet mee.
    Herstel: steun ook op een bron die het team koos, of schrijf bij `exceptions` waarom dit volstaat.
    """
    for scoring in dossier.scorings:
        evidence = known_evidence(dossier, scoring) if scaled(scoring) else ()
        met = {piece.id for piece in evidence if piece.method in _MET}
        chosen = {piece.chosen_by for piece in evidence if piece.id in met}
        if chosen != {ChosenBy.PROVIDER}:
            continue
        first, *others = (c for c in pieces_cited(scoring) if c.target in met)
        yield Problem(
            first.span,
            f"de inschaling van {scoring.id} steunt enkel op wie of wat de aanbieder koos",
            "voeg een bron toe die het team koos, of schrijf bij `exceptions` waarom dit volstaat",
            "gekozen door de aanbieder",
            tuple(Label(c.span, "ook gekozen door de aanbieder") for c in others),
        )


@rule("N362", due=Phase.DRAFT, severity=Severity.WARNING)
def one_note(dossier: Dossier) -> Iterator[Problem]:
    """In een reguliere inspectie draagt geen enkele bron meer dan een derde van de punten.

    Waarom: valt die ene bron weg, dan verliest het verslag te veel van zijn grond. Het kader kan een ander
    deel vragen, bij `share` onder `judgement`.
    Herstel: kijk na welke punten ook op een andere bron steunen, en verwijs daar naar die bron.
    """
    if not scales_required(dossier):
        return
    points = [point for page in (*dossier.scorings, *dossier.findings) for point in page.points]
    cited = [{c.target for c in citations_of(point) if names_piece(c.target)} for point in points]
    carried = Counter(target for targets in cited for target in targets)
    total, share = sum(bool(targets) for targets in cited), dossier.framework.judgement.share
    for evidence in dossier.evidence:
        count = carried[evidence.id]
        if count * share > total:
            message = f"op bron `{evidence.id}` steunen {count} van de {total} punten, meer dan 1 op {share}"
            hint = "kijk na welke van die punten ook op een andere bron steunen"
            yield Problem(evidence.where("title"), message, hint)


@rule("N365", due=Phase.DRAFT, severity=Severity.WARNING)
def untouched(dossier: Dossier) -> Iterator[Problem]:
    """Elke verwachting waarop een schaal in de focus steunt, komt in minstens één bron aan bod.

    Waarom: het niveau zegt iets over alle verwachtingen van de schaal, ook over die waarnaar niemand keek.
    Herstel: zet de verwachting bij `expectations` van een bron die erover gaat, zoek er een bron voor, of
    schrijf bij `exceptions` van de inschaling waarom ze niet aan bod kwam.
    """
    if not dossier.evidence or any(names_piece(name) for name in dossier.unread):
        return
    bodies = (page.body for page in (*dossier.evidence, *dossier.scorings, *dossier.findings))
    touched = {citation.target for body in bodies for citation in body.citations}
    touched |= {name for evidence in dossier.evidence for name in evidence.expectations}
    gaps = [(scale, [name for name in scale.based_on if name not in touched]) for scale in dossier.scales]
    missing = {name for _, names in gaps for name in names}
    if len(missing) <= misnamed(dossier, Kind.EXPECTATION, dossier.path):
        return
    for scale, names in gaps:
        place = _place(dossier, scale)
        if names and place:
            message = f"geen bron raakt {quoted(names)}, waarop schaal `{scale.id}` steunt"
            hint = "vul `expectations` van een bron aan, of schrijf bij `exceptions` waarom er geen is"
            yield Problem(place, message, hint)


def _place(dossier: Dossier, scale: Scale) -> Span | None:
    """Where a scale in focus is scored, or is to be; None where nothing can be asked of it."""
    scoring, focus = dossier.scoring.get(scale.id), dossier.focus
    if scoring:
        return None if scoring.level == NOT_SCALED else scoring.where("level")
    if focus is None or scale.id in dossier.present:
        return None
    return focus.where("investigations", focus.investigations.index(scale.investigation))
