"""Every reference in a dossier, resolved: what it names, where, and what it could have meant. Pure."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping

from naftctl.model.dossier import Dossier, Kind, Reference, Unresolved
from naftctl.model.scoring import NOT_SCALED
from naftctl.source import Span


def unresolved(dossier: Dossier) -> tuple[Unresolved, ...]:
    """Every reference of `dossier` that names nothing, in the order of the files."""
    known = {kind: tuple(names(dossier)) for kind, names in _KNOWN.items()}
    sets = {kind: frozenset(names) for kind, names in known.items()}
    found = []
    for reference in references(dossier):
        if reference.target in sets[reference.kind]:
            continue
        if reference.kind is Kind.POINT and _unread(dossier, reference.target):
            continue
        found.append(Unresolved(reference, known[reference.kind]))
    return tuple(sorted(found, key=lambda item: item.reference.span))


def references(dossier: Dossier) -> Iterator[Reference]:
    """Every reference that people wrote: in front matter, in YAML and in texts."""
    for part in (
        _of_inspection,
        _of_evidence,
        _of_scorings,
        _of_regulation,
        _of_followup,
        _of_talks,
        _of_findings,
        _of_desk,
    ):
        yield from part(dossier)
    kinds = _kinds(dossier)
    for prose in dossier.texts:
        for citation in prose.citations:
            yield Reference(_kind_of(citation.target, kinds), citation.target, citation.span)


def _kinds(dossier: Dossier) -> Mapping[str, Kind]:
    """What each name that the framework gives is, and each beginning that its names share: `KV-`."""
    names = [(name, kind) for kind in _CITED for name in _KNOWN[kind](dossier)]
    beginnings = [(_beginning(name), kind) for name, kind in names if _beginning(name)]
    return dict(reversed((*names, *beginnings)))


def _kind_of(target: str, kinds: Mapping[str, Kind]) -> Kind:
    if "/" in target:
        return Kind.POINT
    return kinds.get(target) or kinds.get(_beginning(target), Kind.EVIDENCE)


def _beginning(name: str) -> str:
    head, dash, _ = name.rpartition("-")
    return head + dash


def _of_inspection(dossier: Dossier) -> Iterator[Reference]:
    inspection, focus = dossier.inspection, dossier.focus
    yield Reference(Kind.OCCASION, inspection.occasion, inspection, ("occasion",))
    for visit in inspection.planning.visits:
        if visit.department:
            yield Reference(Kind.DEPARTMENT, visit.department, visit, ("department",))
    if focus is None:
        return
    for index, name in enumerate(focus.investigations):
        yield Reference(Kind.INVESTIGATION, name, focus, ("investigations", index))
    if focus.chosen:
        yield Reference(Kind.INVESTIGATION, focus.chosen, focus, ("chosen",))
    for ranked in focus.ranking:
        yield Reference(Kind.INVESTIGATION, ranked.investigation, ranked, ("investigation",))


def _of_evidence(dossier: Dossier) -> Iterator[Reference]:
    lists = (
        (Kind.EXPECTATION, "expectations"),
        (Kind.CONTEXT, "context"),
        (Kind.REGULATION, "regulation"),
        (Kind.MEMBER, "collected_by"),
    )
    for evidence in dossier.evidence:
        for kind, field in lists:
            for index, target in enumerate(getattr(evidence, field)):
                yield Reference(kind, target, evidence, (field, index))
        for partners in evidence.partners:
            yield Reference(Kind.PARTNERS, partners.group, partners, ("group",))
        if evidence.department:
            yield Reference(Kind.DEPARTMENT, evidence.department, evidence, ("department",))


def _of_scorings(dossier: Dossier) -> Iterator[Reference]:
    for scoring in dossier.scorings:
        yield Reference(Kind.SCALE, scoring.id, Span(scoring.path))
        for field in ("provisional", "level"):
            level = getattr(scoring, field)
            if level and level != NOT_SCALED:
                yield Reference(Kind.LEVEL, level, scoring, (field,))
        for point in scoring.points_of("G"):
            for answer in point.answers:
                yield Reference(Kind.PRACTICE, answer.id, answer.span)
    for member in dossier.individual:
        yield Reference(Kind.MEMBER, member.member, member, ("member",))
        for scale, score in member.scores.items():
            yield Reference(Kind.SCALE, scale, member.where_key("scores", scale))
            if score.level and score.level != NOT_SCALED:
                yield Reference(Kind.LEVEL, score.level, score, ("level",))


def _of_regulation(dossier: Dossier) -> Iterator[Reference]:
    for result in dossier.regulation:
        yield Reference(Kind.REGULATION, result.id, result.where_key())
        for index, target in enumerate(result.evidence):
            yield Reference(Kind.EVIDENCE, target, result, ("evidence", index))


def _of_followup(dossier: Dossier) -> Iterator[Reference]:
    for item in dossier.followup:
        for index, target in enumerate(item.evidence):
            yield Reference(Kind.EVIDENCE, target, item, ("evidence", index))
        if item.continues_as:
            yield Reference(Kind.POINT, item.continues_as, item, ("continues_as",))


def _of_talks(dossier: Dossier) -> Iterator[Reference]:
    if dossier.reflection:
        for partners in dossier.reflection.partners:
            yield Reference(Kind.PARTNERS, partners.group, partners, ("group",))
        for index, target in enumerate(dossier.reflection.present):
            yield Reference(Kind.MEMBER, target, dossier.reflection, ("present", index))
    if dossier.advice and dossier.advice.value:
        yield Reference(Kind.ADVICE, dossier.advice.value, dossier.advice, ("value",))


def _of_findings(dossier: Dossier) -> Iterator[Reference]:
    for finding in dossier.findings:
        for index, target in enumerate(finding.regulation):
            yield Reference(Kind.REGULATION, target, finding, ("regulation", index))


def _of_desk(dossier: Dossier) -> Iterator[Reference]:
    if dossier.desk:
        for target in dossier.desk.received:
            yield Reference(Kind.REQUESTED, target, dossier.desk.where_key("received", target))
        for signal in dossier.desk.signals:
            yield Reference(Kind.INVESTIGATION, signal.investigation, signal, ("investigation",))
        for section in dossier.desk.body.sections:
            if section.key:
                yield Reference(Kind.CONTEXT, section.key, section.span)


def _unread(dossier: Dossier, point: str) -> bool:
    """Whether a point stands in a file that is there and could not be used."""
    page = point.partition("/")[0]
    files = {"advice": "advice.md", "reflection": "reflection.md"}
    return page in dossier.unread or files.get(page, "regulation.yaml") in dossier.unread


def _points(dossier: Dossier) -> Collection[str]:
    breaches = (name for name in dossier.shortcomings if name not in dossier.points)
    return (*dossier.points, *breaches, *dossier.levers)


def _evidence(dossier: Dossier) -> Collection[str]:
    kinds = "DOGVC"
    return sorted(name for name in dossier.present if name[0] in kinds and name[1:].isdigit())


_CITED = (Kind.EXPECTATION, Kind.REGULATION, Kind.CONTEXT, Kind.REQUESTED, Kind.PRACTICE)
"""What a text may refer to in the framework."""
_KNOWN: dict[Kind, Callable[[Dossier], Collection[str]]] = {
    Kind.EVIDENCE: _evidence,
    Kind.POINT: _points,
    Kind.SCALE: lambda d: d.framework.scale,
    Kind.LEVEL: lambda d: d.framework.level,
    Kind.EXPECTATION: lambda d: d.framework.expectations,
    Kind.CONTEXT: lambda d: tuple(item.id for item in d.framework.context),
    Kind.REGULATION: lambda d: tuple(item.id for item in d.framework.regulation),
    Kind.REQUESTED: lambda d: tuple(item.id for item in d.framework.requested_information),
    Kind.PRACTICE: lambda d: tuple(item.id for item in d.framework.good_practice),
    Kind.PARTNERS: lambda d: tuple(item.id for item in d.framework.partner_groups),
    Kind.INVESTIGATION: lambda d: tuple(item.id for item in d.framework.investigations),
    Kind.ADVICE: lambda d: tuple(item.id for item in d.framework.advice),
    Kind.OCCASION: lambda d: tuple(item.id for item in d.framework.occasions),
    Kind.MEMBER: lambda d: tuple(member.id for member in d.inspection.team),
    Kind.DEPARTMENT: lambda d: tuple(department.id for department in d.inspection.provider.departments),
}
