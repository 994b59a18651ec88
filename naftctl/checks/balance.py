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
from naftctl.language import tr
from naftctl.lifecycle import Phase
from naftctl.model.dossier import Dossier, Kind
from naftctl.model.evidence import ChosenBy, Method
from naftctl.model.framework import Scale
from naftctl.model.scoring import NOT_SCALED
from naftctl.source import Span

_MET = {Method.OBSERVATION, Method.CONVERSATION, Method.CASE_STUDY}


@rule("N361", due=Phase.DRAFT, severity=Severity.WARNING)
def chosen_by_provider(dossier: Dossier) -> Iterator[Problem]:
    """A scoring also rests on conversation partners, moments or case files that the team itself chose.

    Why: those whom the provider chooses often show what goes well. Documents and figures do not count
    here.
    Fix: rest also on a source that the team chose, or write at `exceptions` why this is enough.
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
            tr("the scoring of {id} rests only on whom or what the provider chose", id=scoring.id),
            tr("add a source that the team chose, or write at `exceptions` why this is enough"),
            tr("chosen by the provider"),
            tuple(Label(c.span, tr("also chosen by the provider")) for c in others),
        )


@rule("N362", due=Phase.DRAFT, severity=Severity.WARNING)
def one_note(dossier: Dossier) -> Iterator[Problem]:
    """In a regular inspection no source carries more than a third of the points.

    Why: if that one source falls away, the report loses too much of its ground. The framework can ask
    for another share, at `share` under `judgement`.
    Fix: check which points also rest on another source, and refer to that source there.
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
            message = tr(
                "{count} of the {total} points rest on source `{id}`, more than 1 in {share}",
                id=evidence.id,
                count=count,
                total=total,
                share=share,
            )
            hint = tr("check which of those points also rest on another source")
            yield Problem(evidence.where("title"), message, hint)


@rule("N365", due=Phase.DRAFT, severity=Severity.WARNING)
def untouched(dossier: Dossier) -> Iterator[Problem]:
    """Every expectation on which a scale in the focus rests comes up in at least one source.

    Why: the level says something about all expectations of the scale, also about those that nobody
    looked at.
    Fix: put the expectation at `expectations` of a source that is about it, look for a source for it,
    or write at `exceptions` of the scoring why it did not come up.
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
            message = tr(
                "no source touches {names}, on which scale `{id}` rests", names=quoted(names), id=scale.id
            )
            hint = tr("complete `expectations` of a source, or write at `exceptions` why there is none")
            yield Problem(place, message, hint)


def _place(dossier: Dossier, scale: Scale) -> Span | None:
    """Where a scale in focus is scored, or is to be; None where nothing can be asked of it."""
    scoring, focus = dossier.scoring.get(scale.id), dossier.focus
    if scoring:
        return None if scoring.level == NOT_SCALED else scoring.where("level")
    if focus is None or scale.id in dossier.present:
        return None
    return focus.where("investigations", focus.investigations.index(scale.investigation))
