"""N307 to N313 and N367: does a level rest on enough, and do its points agree with it?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from naftctl.checks.judgement import (
    SHORTCOMING,
    breached,
    category_of,
    items_cited,
    known_evidence,
    level_of,
    pieces_cited,
    scaled,
)
from naftctl.checks.places import under
from naftctl.checks.references import misnamed
from naftctl.checks.rule import Problem, rule
from naftctl.checks.structure import misquoted, unfinished
from naftctl.checks.words import count, quoted
from naftctl.diagnostic import Label, Severity
from naftctl.lifecycle import Phase
from naftctl.model.dossier import Dossier, Kind
from naftctl.model.evidence import Method
from naftctl.model.scoring import Scoring
from naftctl.prose import Point

PRACTICE = "Goede praktijk"
_ON_A_BREACH = "verwijs naar een regelgevingsitem dat niet in orde is"
_PLURAL = {
    Method.DOCUMENT: "documenten",
    Method.OBSERVATION: "observaties",
    Method.CONVERSATION: "gesprekken",
    Method.CASE_STUDY: "gevalstudies",
    Method.FIGURES: "cijfers",
}


@rule("N307", due=Phase.DRAFT)
def no_practice(dossier: Dossier) -> Iterator[Problem]:
    """Een niveau dat goede praktijk vraagt, noemt minstens één voorbeeld ervan.

    Waarom: dat niveau zegt dat het geheel betekenisvolle voorbeelden van goede praktijk bevat.
    Herstel: beschrijf het voorbeeld onder ## Goede praktijk, of heroverweeg het niveau.
    """
    for scoring in dossier.scorings:
        level = level_of(dossier, scoring.level)
        if level and level.requires_good_practice and not scoring.points_of("G"):
            message = f"niveau `{level.id}` vraagt minstens één goede praktijk, `{scoring.id}` noemt er geen"
            hint = f"beschrijf het voorbeeld onder ## {PRACTICE}, of heroverweeg het niveau"
            yield Problem(scoring.where("level"), message, hint)


@rule("N308", due=Phase.DRAFT)
def practice_incomplete(dossier: Dossier) -> Iterator[Problem]:
    """Een goede praktijk beantwoordt elke vraag van het kader en zegt of ze met de sector gedeeld mag worden.

    Waarom: zo is te zien waarom het team een praktijk goed noemt, en wie ze mag lezen.
    Herstel: zet onder het punt een regel per vraag (- GP-1. …) en een regel - share: ja of - share: nee.
    """
    for scoring in dossier.scorings:
        for point in scoring.points_of("G"):
            name = f"`{scoring.id}/{point.label or 'G?'}`"
            missing = _unanswered(dossier, point)
            if len(missing) > misnamed(dossier, Kind.PRACTICE, scoring.path):
                message = f"{name} beantwoordt {quoted(missing)} niet"
                yield Problem(point.span, message, f"zet onder het punt een regel `- {missing[0]}. …`")
            if point.share not in {"ja", "nee"}:
                found = f"`share: {point.share[:20]}`" if point.share else "geen `share`"
                message = f"{name} heeft {found}, `share: ja` of `share: nee` verwacht"
                yield Problem(point.span, message, "zeg of de praktijk met de sector gedeeld mag worden")


@rule("N309", due=Phase.DRAFT)
def no_shortcoming(dossier: Dossier) -> Iterator[Problem]:
    """Een schaal op het laagste niveau noemt minstens één tekort.

    Waarom: de aanbieder moet weten wat hij moet wegwerken.
    Herstel: beschrijf onder ## Tekorten wat wezenlijk beter moet, of heroverweeg het niveau.
    """
    for scoring, level, heading in _without_points(dossier, shortcoming=True):
        message = f"niveau `{level}` vraagt minstens één tekort, `{scoring.id}` noemt er geen"
        hint = f"beschrijf het onder ## {heading}, of heroverweeg het niveau"
        yield Problem(scoring.where("level"), message, hint)


@rule("N310", due=Phase.DRAFT)
def shortcoming_elsewhere(dossier: Dossier) -> Iterator[Problem]:
    """Een tekort staat onder een schaal op het laagste niveau, of steunt op een item dat niet in orde is.

    Waarom: aan een tekort hangt een verplichting; een hoger niveau zegt dat er geen is, tenzij de aanbieder
    een regel niet naleeft.
    Herstel: maak er een ontwikkelkans van, verwijs naar het regelgevingsitem, of heroverweeg het niveau.
    """
    for scoring in dossier.scorings:
        level = level_of(dossier, scoring.level)
        category = category_of(dossier, level) if level else None
        if scaled(scoring) and (category is None or category.letter == SHORTCOMING):
            continue
        for point in scoring.points_of(SHORTCOMING) if scoring.level else ():
            items = items_cited(dossier, point)
            if not breached(dossier, items):
                yield Problem(
                    point.span,
                    f"een tekort bij `{scoring.level}`, waar geen tekorten bij horen",
                    f"maak er een ontwikkelkans van, {_ON_A_BREACH}, of heroverweeg het niveau",
                    related=(
                        Label(scoring.where("level"), f"het niveau van `{scoring.id}`"),
                        *_results(dossier, items),
                    ),
                )


@rule("N311", due=Phase.DRAFT, severity=Severity.WARNING)
def one_method(dossier: Dossier) -> Iterator[Problem]:
    """Een inschaling steunt op meer dan één methode.

    Waarom: wat mensen vertellen, wat er op papier staat en wat het team zag, vult elkaar aan.
    Herstel: steun ook op een bron van een andere soort, of schrijf bij `exceptions` waarom dit volstaat.
    """
    for scoring in dossier.scorings:
        found = _few_methods(dossier, scoring)
        if not found:
            continue
        first, *others = pieces_cited(scoring)
        some = count(len(found), "methode", "methoden")
        suffices = "volstaat" if len(found) == 1 else "volstaan"
        what = " en ".join(_PLURAL[method] for method in found)
        same = f"alle bronnen zijn {what}" if others else "dit is de enige bron"
        yield Problem(
            first.span,
            f"de inschaling van {scoring.id} steunt op {some}",
            f"voeg {_other_methods(found)} toe, of schrijf bij `exceptions` waarom {some} {suffices}",
            same,
            tuple(Label(c.span, f"ook: {dossier.piece[c.target].method}") for c in others),
        )


@rule("N312", due=Phase.DRAFT, severity=Severity.WARNING)
def few_sources(dossier: Dossier) -> Iterator[Problem]:
    """Een inschaling steunt op genoeg onafhankelijke bronnen: een andere methode of een andere groep.

    Waarom: twee gesprekken met dezelfde groep zeggen vaak twee keer hetzelfde.
    Herstel: steun ook op een bron van een andere groep of soort, of schrijf bij `exceptions` waarom dit
    volstaat.
    """
    wanted = dossier.framework.judgement.sources
    for scoring in dossier.scorings:
        evidence = known_evidence(dossier, scoring) if scaled(scoring) else ()
        sources = {source for piece in evidence for source in piece.sources}
        if evidence and len(sources) < wanted:
            some = count(len(sources), "onafhankelijke bron", "onafhankelijke bronnen")
            yield Problem(
                pieces_cited(scoring)[0].span,
                f"de inschaling van {scoring.id} steunt op {some}, minstens {wanted} verwacht",
                "voeg een andere groep of soort bron toe, of schrijf bij `exceptions` waarom dit volstaat",
                behind=one_method.code,
            )


@rule("N313", due=Phase.DRAFT, severity=Severity.WARNING)
def no_point_of_kind(dossier: Dossier) -> Iterator[Problem]:
    """Een schaal noemt minstens één punt van de soort die bij haar niveau hoort.

    Waarom: het niveau is een samenvatting van de punten eronder.
    Herstel: beschrijf het sterke punt of de ontwikkelkans, of schrijf bij `exceptions` waarom er geen is.
    """
    for scoring, level, heading in _without_points(dossier, shortcoming=False):
        message = (
            f"bij niveau `{level}` hoort minstens één punt onder `## {heading}`, {scoring.id} heeft er geen"
        )
        yield Problem(under(scoring, heading), message, "beschrijf het punt, of heroverweeg het niveau")


@rule("N367", due=Phase.DRAFT)
def shortcoming_unfounded(dossier: Dossier) -> Iterator[Problem]:
    """Een tekort bij een vaststelling zonder schaal steunt op een regelgevingsitem dat niet in orde is.

    Waarom: aan een tekort hangt een verplichting, en zonder schaal komt die alleen uit de regelgeving. Een
    opvolgingsinspectie mag een tekort van de vorige inspectie laten staan.
    Herstel: verwijs naar het regelgevingsitem, of maak er een ontwikkelkans van.
    """
    if dossier.occasion is None or dossier.occasion.focus == "previous_shortcomings":
        return
    for finding in dossier.findings:
        for point in finding.points_of(SHORTCOMING):
            items = dict.fromkeys((*items_cited(dossier, point), *finding.regulation))
            if breached(dossier, items) or unfinished(point) or misquoted(finding, point):
                continue
            name = f"`{finding.id}/{point.label}`" if point.label else f"een tekort van `{finding.id}`"
            message = f"{name} steunt niet op een regelgevingsitem dat niet in orde is"
            hint = f"{_ON_A_BREACH}, of maak er een ontwikkelkans van"
            yield Problem(point.span, message, hint, related=_results(dossier, items))


def _results(dossier: Dossier, items: Iterable[str]) -> tuple[Label, ...]:
    """What was found on regulation items that could have carried a shortcoming."""
    found = (dossier.result[item] for item in items if item in dossier.result)
    return tuple(Label(r.where("result"), f"`{r.id}` is `{r.result}`") for r in found if r.result)


def _few_methods(dossier: Dossier, scoring: Scoring) -> tuple[Method, ...]:
    """The methods of the evidence that a scoring cites, where they are too few."""
    methods = {piece.method for piece in known_evidence(dossier, scoring)} if scaled(scoring) else set()
    return tuple(sorted(methods)) if 0 < len(methods) < dossier.framework.judgement.methods else ()


def _other_methods(found: tuple[Method, ...]) -> str:
    """What could be added: een document, observatie, gevalstudie of cijfers."""
    others = [method.value for method in Method if method not in found]
    return f"een {', '.join(others[:-1])} of {others[-1]}" if len(others) > 1 else "een andere soort bron"


def _unanswered(dossier: Dossier, point: Point) -> tuple[str, ...]:
    answered = {answer.id for answer in point.answers if answer.text.markdown.strip()}
    return tuple(question.id for question in dossier.framework.good_practice if question.id not in answered)


def _without_points(dossier: Dossier, *, shortcoming: bool) -> Iterator[tuple[Scoring, str, str]]:
    """Scorings without a point of the kind that goes with their level, with the level and the heading."""
    for scoring in dossier.scorings:
        level = level_of(dossier, scoring.level)
        category = category_of(dossier, level) if level else None
        if level is None or category is None or (category.letter == SHORTCOMING) is not shortcoming:
            continue
        if not scoring.points_of(category.letter):
            yield scoring, level.id, category.heading
