"""The rules that an inspection and a framework version are held to; these lists are the whole registry."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from naftctl.checks import (
    advice,
    attachments,
    balance,
    circles,
    commitments,
    completeness,
    evidence,
    exceptions,
    focus,
    grounds,
    individual,
    procedure,
    references,
    reflection,
    regulation,
    reuse,
    scorings,
    sector,
    structure,
    team,
    terms,
    turns,
)
from naftctl.checks.framework import (
    focus_policy,
    history,
    identity,
    lists,
    parts,
    pinned,
    scales,
    wording,
)
from naftctl.checks.rule import Problem, Rule, rule
from naftctl.diagnostic import Diagnostic, Severity
from naftctl.lifecycle import Phase, binding_phase, phase_of
from naftctl.model.dossier import Dossier
from naftctl.model.sector import Sector
from naftctl.model.version import Version
from naftctl.source import Span

__all__ = [
    "RULES",
    "SECTOR_RULES",
    "VERSION_RULES",
    "Problem",
    "Rule",
    "check_sector",
    "check_version",
    "rule",
    "run_checks",
    "run_checks_from",
]

RULES: tuple[Rule[Dossier], ...] = (
    structure.placeholder,
    references.unknown_occasion,
    references.unknown_level,
    references.unknown_scale,
    references.unknown_expectation,
    references.unknown_context,
    references.unknown_regulation,
    references.unknown_requested,
    references.unknown_practice,
    references.unknown_partners,
    references.unknown_investigation,
    references.unknown_advice,
    focus.no_focus,
    focus.always_missing,
    focus.alternates,
    focus.chosen_differs,
    focus.other_framework,
    focus.scale_outside_focus,
    focus.working_text,
    focus.framework_differs,
    focus.motive_missing,
    focus.other_draw,
    turns.same_again,
    scorings.no_scoring,
    scorings.no_level,
    individual.few_members,
    individual.divergence,
    scorings.provisional_differs,
    scorings.not_scaled,
    grounds.no_practice,
    grounds.practice_incomplete,
    grounds.no_shortcoming,
    grounds.shortcoming_elsewhere,
    grounds.one_method,
    grounds.few_sources,
    grounds.no_point_of_kind,
    scorings.no_citation,
    references.unknown_evidence,
    references.unknown_point,
    structure.missing_label,
    structure.double_label,
    evidence.youngsters_unheard,
    scorings.no_findings,
    evidence.unused,
    evidence.other_letter,
    evidence.partners,
    individual.other_member,
    exceptions.exception,
    evidence.no_text,
    advice.no_advice,
    advice.no_motivation,
    advice.advice_contradicts,
    advice.shortcoming_unanswered,
    advice.recommendation_adrift,
    scorings.not_decided,
    regulation.no_result,
    regulation.breach_unexplained,
    regulation.not_examined,
    completeness.no_reflection,
    completeness.context_missing,
    completeness.not_received,
    completeness.no_summary,
    balance.chosen_by_provider,
    balance.one_note,
    reuse.reused,
    evidence.outside_inspection,
    balance.untouched,
    circles.circular,
    grounds.shortcoming_unfounded,
    reflection.reflection_incomplete,
    attachments.attachment_missing,
    attachments.attachment_differs,
    attachments.attachment_unregistered,
    attachments.attachment_without_digest,
    commitments.opened_differs,
    commitments.not_opened,
    commitments.opened_too_early,
    commitments.unknown_committer,
    commitments.openly_beside_blind,
    commitments.blind_incomplete,
    terms.announcement,
    team.team,
    procedure.order,
    procedure.future,
    team.no_visit,
    terms.final_too_early,
    team.no_number,
    references.unknown_department,
    references.unknown_member,
    team.folder_name,
    procedure.milestone_skipped,
    team.double_id,
    procedure.published_passive,
    procedure.not_reviewed,
    terms.reaction_late,
    team.provider_incomplete,
    team.conflict_of_interest,
    terms.extension_odd,
    procedure.visits_tangled,
    procedure.visit_before_announcement,
    terms.final_late,
    terms.term_uncounted,
)

VERSION_RULES: tuple[Rule[Version], ...] = (
    scales.expectation_adrift,
    scales.expectation_twice,
    scales.scale_without_ground,
    parts.unknown_part,
    scales.level_undescribed,
    identity.id_twice,
    identity.malformed_id,
    identity.name_differs,
    focus_policy.focus_policy,
    lists.levels_four,
    scales.investigation_without_scale,
    lists.advice_incomplete,
    lists.occasions_incomplete,
    lists.terms_incomplete,
    lists.report_categories,
    wording.empty_words,
    wording.source_incomplete,
    history.replaces_unknown,
    history.id_changed,
    pinned.version_changed,
    history.id_reused,
    pinned.version_unpinned,
    lists.judgement_incomplete,
)

SECTOR_RULES: tuple[Rule[Sector], ...] = (
    sector.history_unknown_investigation,
    sector.history_framework_gone,
    sector.no_earlier_inspection,
    sector.number_twice,
)

_Start = tuple[str, str, int, int]


def run_checks(
    dossier: Dossier, said: Collection[Diagnostic] = (), phase: Phase | None = None
) -> tuple[Diagnostic, ...]:
    """Every diagnostic of the rules, in the order of the files, as if at least `phase` were reached.

    `said` is what the reader reported: where it spoke, or where something is still to be filled in, no rule
    speaks again. What the team wrote an exception for is left out, and so is what was still to do where an
    inspection was stopped.
    """
    return run_checks_from(dossier, said, (phase,))[0]


def run_checks_from(
    dossier: Dossier, said: Collection[Diagnostic], phases: Sequence[Phase | None]
) -> tuple[tuple[Diagnostic, ...], ...]:
    """What `run_checks` gives for each of `phases`, while every rule looks only once."""
    found = exceptions.left_standing(dossier, _problems(dossier, said))
    reached = phase_of(dossier)
    seen = []
    for phase in phases:
        now = max(binding_phase(each) for each in (reached, phase or reached))
        diagnostics = (each.diagnostic(problem, now) for each, problem in found)
        if reached is Phase.STOPPED and phase is None:
            diagnostics = (d for d in diagnostics if d.severity is not Severity.PENDING)
        seen.append(tuple(sorted(diagnostics, key=lambda d: (*_start(d.span), d.code))))
    return tuple(seen)


def _problems(dossier: Dossier, said: Collection[Diagnostic]) -> Iterator[tuple[Rule[Dossier], Problem]]:
    """Every problem of an inspection with its rule, without those of which something was said already."""
    spoken = {_start(d.span) for d in said if d.severity is Severity.ERROR}
    open_places = {_start(place.span) for place in dossier.placeholders}
    for each in RULES:
        taken = spoken if each is structure.placeholder else spoken | open_places
        for problem in each.check(dossier):
            missed = problem.source is not None and _start(problem.source) in spoken | open_places
            if not (missed or _start(problem.span) in taken):
                yield each, problem


def check_version(version: Version, said: Collection[Diagnostic] = ()) -> tuple[Diagnostic, ...]:
    """Every diagnostic of the rules for a framework version, in the order of its files.

    Where the reader spoke already (`said`), no rule speaks again.
    """
    spoken = {_start(d.span) for d in said if d.severity is Severity.ERROR}
    found = [
        each.diagnostic(problem, each.due)
        for each in VERSION_RULES
        for problem in each.check(version)
        if _start(problem.span) not in spoken
        and not (problem.source is not None and _start(problem.source) in spoken)
    ]
    return tuple(sorted(found, key=lambda d: (*_start(d.span), d.code)))


def check_sector(inspections: Sector, said: Collection[Diagnostic] = ()) -> tuple[Diagnostic, ...]:
    """Every diagnostic of the rules for all inspections side by side, in the order of the files.

    Where the reader spoke already (`said`), no rule speaks again.
    """
    spoken = {_start(d.span) for d in said if d.severity is Severity.ERROR}
    found = [
        each.diagnostic(problem, each.due)
        for each in SECTOR_RULES
        for problem in each.check(inspections)
        if _start(problem.span) not in spoken
    ]
    return tuple(sorted(found, key=lambda d: (*_start(d.span), d.code)))


def _start(span: Span) -> _Start:
    return span.path, span.cell.rpartition("!")[0], span.line, span.column
