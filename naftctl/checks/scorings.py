"""N30x, N32x and N336: is every scale in focus judged, and completely?"""

from __future__ import annotations

from collections.abc import Iterator

from naftctl.checks.demands import scales_required
from naftctl.checks.judgement import citations_of, level_of
from naftctl.checks.places import gap, under
from naftctl.checks.references import misnamed_scorings
from naftctl.checks.rule import Problem, rule
from naftctl.checks.structure import misquoted, unfinished
from naftctl.checks.words import choices, filled
from naftctl.diagnostic import Label
from naftctl.lifecycle import Phase
from naftctl.model.dossier import Dossier, Kind
from naftctl.model.framework import Place, Scale
from naftctl.model.scoring import NOT_SCALED, Scoring

FINDINGS = "Vaststellingen"


@rule("N301", due=Phase.DRAFT)
def no_scoring(dossier: Dossier) -> Iterator[Problem]:
    """Elke schaal in de focus heeft een inschaling.

    Waarom: het verslag noemt een niveau voor elke schaal van elk onderzoek in de focus.
    Herstel: maak in scorings/ een bestand met de naam van de schaal; is er te weinig om te oordelen, schrijf
    dan niet_ingeschaald met een motief.
    """
    focus = dossier.focus
    if focus is None or not scales_required(dossier):
        return
    missing = [scale for scale in dossier.scales if scale.id not in dossier.present]
    missing = [scale for scale in missing if not _surplus(dossier, scale)]
    if len(missing) > misnamed_scorings(dossier):
        for scale in missing:
            span = focus.where("investigations", focus.investigations.index(scale.investigation))
            message = f"schaal `{scale.id}` ({scale.title}) heeft geen inschaling"
            yield Problem(span, message, f"maak scorings/{scale.id}.md")


@rule("N302", due=Phase.DRAFT)
def no_level(dossier: Dossier) -> Iterator[Problem]:
    """Elke inschaling heeft een niveau, of zegt dat de schaal niet ingeschaald is.

    Waarom: een schaal zonder niveau laat een gat in het verslag dat niemand uitlegt.
    Herstel: vul bij `level` in wat het team besliste; bij te weinig bronnen niet_ingeschaald met een motief.
    """
    for scoring in dossier.scorings:
        if scoring.level is None:
            hint = choices((*dossier.framework.level, NOT_SCALED), "vul het niveau in dat het team koos")
            span = gap(scoring, "level", "provisional")
            yield Problem(span, f"`{scoring.id}` heeft nog geen niveau", hint)


@rule("N305", due=Phase.DRAFT)
def provisional_differs(dossier: Dossier) -> Iterator[Problem]:
    """Verschilt het niveau van wat bij het reflectiegesprek verteld is, dan staat er waarom.

    Waarom: de aanbieder hoorde een ander niveau en heeft recht op een uitleg.
    Herstel: schrijf bij `motive` wat het team tot een ander niveau bracht.
    """
    for scoring in dossier.scorings:
        told, level = scoring.provisional, level_of(dossier, scoring.level)
        known = told == NOT_SCALED or level_of(dossier, told) is not None
        if known and level and told != level.id and not filled(scoring.motive):
            yield Problem(
                gap(scoring, "motive", "level"),
                f"het niveau is `{level.id}`, verteld is `{told}`; een motief verwacht",
                "schrijf bij `motive` waarom het niveau verschilt",
                related=(Label(scoring.where("provisional"), "verteld bij het reflectiegesprek"),),
            )


@rule("N306", due=Phase.DRAFT)
def not_scaled(dossier: Dossier) -> Iterator[Problem]:
    """Een schaal die niet ingeschaald is, zegt waarom.

    Waarom: zonder uitleg lijkt een onderzoek in de focus vergeten.
    Herstel: schrijf bij `motive` welke bronnen ontbraken of niet volstonden.
    """
    for scoring in dossier.scorings:
        if scoring.level == NOT_SCALED and not filled(scoring.motive):
            message = f"`{scoring.id}` is niet ingeschaald; een motief verwacht"
            hint = "schrijf bij `motive` waarom het team niet kon oordelen"
            yield Problem(gap(scoring, "motive", "level"), message, hint)


@rule("N314", due=Phase.DRAFT)
def no_citation(dossier: Dossier) -> Iterator[Problem]:
    """Elk punt verwijst naar minstens één bron of naar een ander punt.

    Waarom: elke uitspraak van het verslag is te volgen tot wat het team zag, hoorde of las. Een verwachting
    zegt waarover het punt gaat, niet waarop het steunt.
    Herstel: zet op het einde van het punt de bronnen, zoals [@G02; @O01].
    """
    astray = {item.reference.span for item in dossier.unresolved if item.reference.kind is Kind.EVIDENCE}
    for page in (*dossier.scorings, *dossier.findings):
        for point in page.points:
            cited = citations_of(point)
            if unfinished(point) or misquoted(page, point):
                continue
            if not any("/" in c.target or "-" not in c.target or c.span in astray for c in cited):
                name = f"`{page.id}/{point.label}`" if point.label else f"een punt van `{page.id}`"
                message = f"{name} verwijst naar geen enkele bron"
                yield Problem(point.span, message, "zet op het einde de bronnen, zoals [@G02; @O01]")


@rule("N320", due=Phase.DRAFT)
def no_findings(dossier: Dossier) -> Iterator[Problem]:
    """Elke inschaling en elke vaststelling zonder schaal bevat wat het team vaststelde.

    Waarom: een niveau zonder vaststellingen kan de aanbieder niet begrijpen en niet weerleggen.
    Herstel: schrijf onder ## Vaststellingen minstens één punt met een bron.
    """
    for page in (*dossier.scorings, *dossier.findings):
        section = page.body.section(FINDINGS)
        unscaled = isinstance(page, Scoring) and page.level == NOT_SCALED
        if not unscaled and (section is None or section.empty):
            message = f"`{page.id}` bevat geen vaststellingen"
            yield Problem(
                under(page, FINDINGS), message, f"schrijf wat het team vaststelde onder ## {FINDINGS}"
            )


@rule("N336", due=Phase.DRAFT)
def not_decided(dossier: Dossier) -> Iterator[Problem]:
    """Bij elk niveau en bij het advies staat de dag waarop het team besliste.

    Waarom: zo is te zien dat het team samen besliste, na het bezoek en voor het verslag.
    Herstel: vul bij `decided` de dag van het overleg in.
    """
    for scoring in dossier.scorings:
        if scoring.level and scoring.decided is None:
            message = f"`{scoring.id}` heeft een niveau, de dag van de beslissing ontbreekt"
            yield Problem(gap(scoring, "decided", "level"), message, "vul bij `decided` de dag in")
    advice = dossier.advice
    if advice and advice.value and advice.decided is None:
        message = "het advies heeft een waarde, de dag van de beslissing ontbreekt"
        yield Problem(gap(advice, "decided", "value"), message, "vul bij `decided` de dag in")


def _surplus(dossier: Dossier, scale: Scale) -> bool:
    """Whether a scale is in focus by an investigation that was not the one chosen, which is its own fault."""
    chosen = dossier.focus.chosen if dossier.focus else None
    places = {investigation.id: investigation.place for investigation in dossier.framework.investigations}
    return bool(chosen) and chosen != scale.investigation and places[scale.investigation] is Place.ALTERNATE
