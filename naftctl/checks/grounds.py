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
from naftctl.language import tr
from naftctl.lifecycle import Phase
from naftctl.model.dossier import Dossier, Kind
from naftctl.model.evidence import Method
from naftctl.model.scoring import Scoring
from naftctl.prose import Point

PRACTICE = "Goede praktijk"
_ON_A_BREACH = tr("refer to a regulation item that is not in order")
_PLURAL = {
    Method.DOCUMENT: tr("documents"),
    Method.OBSERVATION: tr("observations"),
    Method.CONVERSATION: tr("conversations"),
    Method.CASE_STUDY: tr("case studies"),
    Method.FIGURES: tr("figures"),
}


@rule("N307", due=Phase.DRAFT)
def no_practice(dossier: Dossier) -> Iterator[Problem]:
    """A level that asks for good practice names at least one example of it.

    Why: that level says that the whole contains meaningful examples of good practice.
    Fix: describe the example under ## Goede praktijk, or reconsider the level.
    """
    for scoring in dossier.scorings:
        level = level_of(dossier, scoring.level)
        if level and level.requires_good_practice and not scoring.points_of("G"):
            message = tr(
                "level `{level}` asks for at least one good practice, `{scale}` names none",
                level=level.id,
                scale=scoring.id,
            )
            hint = tr("describe the example under ## {practice}, or reconsider the level", practice=PRACTICE)
            yield Problem(scoring.where("level"), message, hint)


@rule("N308", due=Phase.DRAFT)
def practice_incomplete(dossier: Dossier) -> Iterator[Problem]:
    """A good practice answers every question of the framework and says whether the sector may read it.

    Why: this shows why the team calls a practice good, and who may read about it.
    Fix: put under the point one line per question (- GP-1. …) and a line - share: ja or - share: nee.
    """
    for scoring in dossier.scorings:
        for point in scoring.points_of("G"):
            name = f"`{scoring.id}/{point.label or 'G?'}`"
            missing = _unanswered(dossier, point)
            if len(missing) > misnamed(dossier, Kind.PRACTICE, scoring.path):
                message = tr("{name} does not answer {missing}", name=name, missing=quoted(missing))
                yield Problem(
                    point.span, message, tr("put a line `- {missing}. …` under the point", missing=missing[0])
                )
            if point.share not in {"ja", "nee"}:
                found = f"`share: {point.share[:20]}`" if point.share else tr("no `share`")
                message = tr(
                    "{name} has {found}, `share: ja` or `share: nee` expected", name=name, found=found
                )
                yield Problem(
                    point.span, message, tr("say whether the practice may be shared with the sector")
                )


@rule("N309", due=Phase.DRAFT)
def no_shortcoming(dossier: Dossier) -> Iterator[Problem]:
    """A scale at the lowest level names at least one shortcoming.

    Why: the provider has to know what must be put right.
    Fix: describe under ## Tekorten what has to improve substantially, or reconsider the level.
    """
    for scoring, level, heading in _without_points(dossier, shortcoming=True):
        message = tr(
            "level `{level}` asks for at least one shortcoming, `{id}` names none", level=level, id=scoring.id
        )
        hint = tr("describe it under ## {heading}, or reconsider the level", heading=heading)
        yield Problem(scoring.where("level"), message, hint)


@rule("N310", due=Phase.DRAFT)
def shortcoming_elsewhere(dossier: Dossier) -> Iterator[Problem]:
    """A shortcoming stands under a scale at the lowest level, or rests on an item that is not in order.

    Why: a shortcoming brings an obligation; a higher level says that there is none, unless the provider
    does not comply with a rule.
    Fix: turn it into a development opportunity, refer to the regulation item, or reconsider the level.
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
                    tr("a shortcoming at `{level}`, where shortcomings do not belong", level=scoring.level),
                    tr(
                        "turn it into a development opportunity, {on_a_breach}, or reconsider the level",
                        on_a_breach=_ON_A_BREACH,
                    ),
                    related=(
                        Label(scoring.where("level"), tr("the level of `{id}`", id=scoring.id)),
                        *_results(dossier, items),
                    ),
                )


@rule("N311", due=Phase.DRAFT, severity=Severity.WARNING)
def one_method(dossier: Dossier) -> Iterator[Problem]:
    """A scoring rests on more than one method.

    Why: what people tell, what is on paper and what the team saw complete each other.
    Fix: also rely on a source of another kind, or write at `exceptions` why this is enough.
    """
    for scoring in dossier.scorings:
        found = _few_methods(dossier, scoring)
        if not found:
            continue
        first, *others = pieces_cited(scoring)
        some = count(len(found), tr("method"), tr("methods"))
        suffices = tr("is enough") if len(found) == 1 else tr("are enough")
        what = tr(" and ").join(_PLURAL[method] for method in found)
        same = tr("all sources are {what}", what=what) if others else tr("this is the only source")
        yield Problem(
            first.span,
            tr("the scoring of {id} rests on {some}", id=scoring.id, some=some),
            tr(
                "add {found}, or write at `exceptions` why {some} {suffices}",
                found=_other_methods(found),
                some=some,
                suffices=suffices,
            ),
            same,
            tuple(Label(c.span, tr("also: {method}", method=dossier.piece[c.target].method)) for c in others),
        )


@rule("N312", due=Phase.DRAFT, severity=Severity.WARNING)
def few_sources(dossier: Dossier) -> Iterator[Problem]:
    """A scoring rests on enough independent sources: another method or another group.

    Why: two conversations with the same group often say the same thing twice.
    Fix: also rely on a source from another group or of another kind, or write at `exceptions` why this
    is enough.
    """
    wanted = dossier.framework.judgement.sources
    for scoring in dossier.scorings:
        evidence = known_evidence(dossier, scoring) if scaled(scoring) else ()
        sources = {source for piece in evidence for source in piece.sources}
        if evidence and len(sources) < wanted:
            some = count(len(sources), tr("independent source"), tr("independent sources"))
            yield Problem(
                pieces_cited(scoring)[0].span,
                tr(
                    "the scoring of {id} rests on {some}, at least {wanted} expected",
                    id=scoring.id,
                    some=some,
                    wanted=wanted,
                ),
                tr("add another group or kind of source, or write at `exceptions` why this is enough"),
                behind=one_method.code,
            )


@rule("N313", due=Phase.DRAFT, severity=Severity.WARNING)
def no_point_of_kind(dossier: Dossier) -> Iterator[Problem]:
    """A scale names at least one point of the kind that goes with its level.

    Why: the level is a summary of the points under it.
    Fix: describe the strength or the development opportunity, or write at `exceptions` why there is
    none.
    """
    for scoring, level, heading in _without_points(dossier, shortcoming=False):
        message = tr(
            "level `{level}` asks for at least one point under `## {heading}`, {id} has none",
            level=level,
            heading=heading,
            id=scoring.id,
        )
        yield Problem(under(scoring, heading), message, tr("describe the point, or reconsider the level"))


@rule("N367", due=Phase.DRAFT)
def shortcoming_unfounded(dossier: Dossier) -> Iterator[Problem]:
    """A shortcoming in a finding without a scale rests on a regulation item that is not in order.

    Why: a shortcoming brings an obligation, and without a scale that comes only from the regulations. A
    follow-up inspection may leave a shortcoming of the previous inspection as it is.
    Fix: refer to the regulation item, or turn it into a development opportunity.
    """
    if dossier.occasion is None or dossier.occasion.focus == "previous_shortcomings":
        return
    for finding in dossier.findings:
        for point in finding.points_of(SHORTCOMING):
            items = dict.fromkeys((*items_cited(dossier, point), *finding.regulation))
            if breached(dossier, items) or unfinished(point) or misquoted(finding, point):
                continue
            name = (
                f"`{finding.id}/{point.label}`"
                if point.label
                else tr("a shortcoming of `{id}`", id=finding.id)
            )
            message = tr("{name} does not rest on a regulation item that is not in order", name=name)
            hint = tr("{on_a_breach}, or turn it into a development opportunity", on_a_breach=_ON_A_BREACH)
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
    return (
        tr("a source with method {methods} or {last}", methods=", ".join(others[:-1]), last=others[-1])
        if len(others) > 1
        else tr("another kind of source")
    )


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
