"""N30x, N32x and N336: is every scale in focus judged, and completely?"""

from __future__ import annotations

from collections.abc import Iterator

from naftctl.checks.demands import scales_required
from naftctl.checks.judgement import citations_of, level_of
from naftctl.checks.places import added, gap, under
from naftctl.checks.references import misnamed_scorings
from naftctl.checks.rule import Problem, rule
from naftctl.checks.structure import misquoted, unfinished
from naftctl.checks.words import choices, filled
from naftctl.diagnostic import Label
from naftctl.language import tr
from naftctl.lifecycle import Phase
from naftctl.model.dossier import Dossier, Kind
from naftctl.model.framework import Place, Scale
from naftctl.model.scoring import NOT_SCALED, POINT_HEADINGS, Scoring

FINDINGS = "Vaststellingen"


@rule("N301", due=Phase.DRAFT)
def no_scoring(dossier: Dossier) -> Iterator[Problem]:
    """Every scale in the focus has a scoring.

    Why: the report names a level for every scale of every investigation in the focus.
    Fix: make a file in scorings/ with the name of the scale; if there is too little to judge by, write
    niet_ingeschaald with a motive.
    """
    focus = dossier.focus
    if focus is None or not scales_required(dossier):
        return
    missing = [scale for scale in dossier.scales if scale.id not in dossier.present]
    missing = [scale for scale in missing if not _surplus(dossier, scale)]
    if len(missing) > misnamed_scorings(dossier):
        for scale in missing:
            span = focus.where("investigations", focus.investigations.index(scale.investigation))
            message = tr("scale `{id}` ({title}) has no scoring", id=scale.id, title=scale.title)
            yield Problem(span, message, tr("make scorings/{id}.md", id=scale.id))


@rule("N302", due=Phase.DRAFT)
def no_level(dossier: Dossier) -> Iterator[Problem]:
    """Every scoring has a level, or says that the scale is not scored.

    Why: a scale without a level leaves a gap in the report that nobody explains.
    Fix: fill in at `level` what the team decided; if there are too few sources, niet_ingeschaald with a
    motive.
    """
    for scoring in dossier.scorings:
        if scoring.level is None:
            hint = choices(
                (*dossier.framework.level, NOT_SCALED), tr("fill in the level that the team chose")
            )
            span = gap(scoring, "level", "provisional")
            yield Problem(span, tr("`{id}` has no level yet", id=scoring.id), hint)


@rule("N305", due=Phase.DRAFT)
def provisional_differs(dossier: Dossier) -> Iterator[Problem]:
    """If the level differs from what was told at the reflection talk, it says why.

    Why: the provider heard another level and has a right to an explanation.
    Fix: write at `motive` what brought the team to another level.
    """
    for scoring in dossier.scorings:
        told, level = scoring.provisional, level_of(dossier, scoring.level)
        known = told == NOT_SCALED or level_of(dossier, told) is not None
        if known and level and told != level.id and not filled(scoring.motive):
            yield Problem(
                gap(scoring, "motive", "level"),
                tr(
                    "the level is `{id}`, the provider was told `{told}`; a motive expected",
                    id=level.id,
                    told=told,
                ),
                tr("write at `motive` why the level differs"),
                related=(Label(scoring.where("provisional"), tr("told at the reflection talk")),),
            )


@rule("N306", due=Phase.DRAFT)
def not_scaled(dossier: Dossier) -> Iterator[Problem]:
    """A scale that is not scored says why.

    Why: without an explanation an investigation in the focus seems to be forgotten.
    Fix: write at `motive` which sources were missing or were not enough.
    """
    for scoring in dossier.scorings:
        if scoring.level == NOT_SCALED and not filled(scoring.motive):
            message = tr("`{id}` is not scored; a motive expected", id=scoring.id)
            hint = tr("write at `motive` why the team could not judge")
            yield Problem(gap(scoring, "motive", "level"), message, hint)


@rule("N314", due=Phase.DRAFT)
def no_citation(dossier: Dossier) -> Iterator[Problem]:
    """Every point refers to at least one source or to another point.

    Why: every statement of the report can be followed to what the team saw, heard or read. An
    expectation says what the point is about, not what it rests on.
    Fix: put the sources at the end of the point, such as [@G02; @O01].
    """
    astray = {item.reference.span for item in dossier.unresolved if item.reference.kind is Kind.EVIDENCE}
    for page in (*dossier.scorings, *dossier.findings):
        for point in page.points:
            cited = citations_of(point)
            if unfinished(point) or misquoted(page, point):
                continue
            if not any("/" in c.target or "-" not in c.target or c.span in astray for c in cited):
                name = f"`{page.id}/{point.label}`" if point.label else tr("a point of `{id}`", id=page.id)
                message = tr("{name} does not refer to any source", name=name)
                yield Problem(point.span, message, tr("put the sources at the end, such as [@G02; @O01]"))


@rule("N320", due=Phase.DRAFT)
def no_findings(dossier: Dossier) -> Iterator[Problem]:
    """Every scoring and every finding without a scale contains what the team found.

    Why: the provider cannot understand or contest a level without findings.
    Fix: write at least one point with a source under ## Vaststellingen.
    """
    for page in (*dossier.scorings, *dossier.findings):
        section = page.body.section(FINDINGS)
        unscaled = isinstance(page, Scoring) and page.level == NOT_SCALED
        if not unscaled and (section is None or section.empty):
            message = tr("`{id}` contains no findings", id=page.id)
            hint = tr("write what the team found under ## {findings}", findings=FINDINGS)
            cures = () if section else added(page, [FINDINGS], POINT_HEADINGS)
            yield Problem(under(page, FINDINGS), message, hint, cures=cures)


@rule("N336", due=Phase.DRAFT)
def not_decided(dossier: Dossier) -> Iterator[Problem]:
    """Every level and the advice have the day on which the team decided.

    Why: this shows that the team decided together, after the visit and before the report.
    Fix: fill in the day of the meeting at `decided`.
    """
    for scoring in dossier.scorings:
        if scoring.level and scoring.decided is None:
            message = tr("`{id}` has a level, the day of the decision is missing", id=scoring.id)
            yield Problem(gap(scoring, "decided", "level"), message, tr("fill in the day at `decided`"))
    advice = dossier.advice
    if advice and advice.value and advice.decided is None:
        message = tr("the advice has a value, the day of the decision is missing")
        yield Problem(gap(advice, "decided", "value"), message, tr("fill in the day at `decided`"))


def _surplus(dossier: Dossier, scale: Scale) -> bool:
    """Whether a scale is in focus by an investigation that was not the one chosen, which is its own fault."""
    chosen = dossier.focus.chosen if dossier.focus else None
    places = {investigation.id: investigation.place for investigation in dossier.framework.investigations}
    return bool(chosen) and chosen != scale.investigation and places[scale.investigation] is Place.ALTERNATE
