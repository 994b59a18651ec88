"""N202 to N212, N315, N316, N408 and N409: does every reference name something that exists?"""

from __future__ import annotations

from collections.abc import Iterator

from naftctl.checks.rule import Problem, rule
from naftctl.checks.words import choices, nearest
from naftctl.language import tr
from naftctl.lifecycle import Phase
from naftctl.model.dossier import Dossier, Kind, Unresolved
from naftctl.slip import slip
from naftctl.source import Cure, Span

_OF_FRAMEWORK = {
    Kind.OCCASION: (tr("occasion"), tr("write an occasion of the framework")),
    Kind.LEVEL: (tr("level"), tr("write a level of the framework")),
    Kind.SCALE: (tr("scale"), tr("write a scale of the framework")),
    Kind.EXPECTATION: (tr("quality expectation"), tr("write an expectation of the framework")),
    Kind.CONTEXT: (tr("context feature"), tr("write a feature of the framework")),
    Kind.REGULATION: (tr("regulation item"), tr("write an item of the framework")),
    Kind.REQUESTED: (tr("requested item"), tr("write a requested item of the framework")),
    Kind.PRACTICE: (tr("question about good practice"), tr("write a question of the framework")),
    Kind.PARTNERS: (tr("group of conversation partners"), tr("write a group of the framework")),
    Kind.INVESTIGATION: (
        tr("investigation"),
        tr("write an investigation from the framework's list of investigations"),
    ),
    Kind.ADVICE: (tr("advice"), tr("write a value of the framework")),
}
_OF_INSPECTION = {
    Kind.EVIDENCE: (tr("source"), tr("refer to a source in evidence/, or add it there")),
    Kind.POINT: (tr("point"), tr("refer to a point with a label")),
    Kind.DEPARTMENT: (tr("department"), tr("add the department in inspection.yaml")),
    Kind.MEMBER: (tr("team member"), tr("add the team member in inspection.yaml")),
}
# The advice is chosen by people: not even a misspelt one is guessed.
_NEVER_GUESSED = {Kind.ADVICE}
# Neither is what people weighed written for them: `check` says what they may have meant.
_WEIGHED = {Kind.ADVICE, Kind.LEVEL, Kind.INVESTIGATION}
_LONGEST = 40


@rule("N202", due=Phase.PLANNED)
def unknown_occasion(dossier: Dossier) -> Iterator[Problem]:
    """The occasion of the inspection exists in the framework.

    Why: the occasion determines the terms, the publicity and what is required.
    Fix: choose at `occasion` in inspection.yaml one of the occasions that the message names.
    """
    return _unknown(dossier, Kind.OCCASION)


@rule("N203", due=Phase.PLANNED)
def unknown_level(dossier: Dossier) -> Iterator[Problem]:
    """Every level exists in the framework.

    Why: a level with a typing error would otherwise drop out of the report.
    Fix: write the level as the framework writes it, or niet_ingeschaald with a motive.
    """
    return _unknown(dossier, Kind.LEVEL)


@rule("N204", due=Phase.PLANNED)
def unknown_scale(dossier: Dossier) -> Iterator[Problem]:
    """Every scored scale exists in the framework.

    Why: a scoring under another name would drop out of the report.
    Fix: give the file or the key the name of the scale.
    """
    return _unknown(dossier, Kind.SCALE)


@rule("N205", due=Phase.PLANNED)
def unknown_expectation(dossier: Dossier) -> Iterator[Problem]:
    """Every quality expectation that is cited exists in the framework.

    Why: this makes it possible to follow, for every expectation, what a judgement rests on.
    Fix: write the number of the expectation as in the framework.
    """
    return _unknown(dossier, Kind.EXPECTATION)


@rule("N206", due=Phase.PLANNED)
def unknown_context(dossier: Dossier) -> Iterator[Problem]:
    """Every context or input feature that is named exists in the framework.

    Why: a text under another number does not get into the report.
    Fix: write the number of the feature as in the framework.
    """
    return _unknown(dossier, Kind.CONTEXT)


@rule("N207", due=Phase.PLANNED)
def unknown_regulation(dossier: Dossier) -> Iterator[Problem]:
    """Every regulation item that is named exists in the framework.

    Why: a result under another number does not get into the report.
    Fix: write the number of the item as in the framework.
    """
    return _unknown(dossier, Kind.REGULATION)


@rule("N208", due=Phase.PLANNED)
def unknown_requested(dossier: Dossier) -> Iterator[Problem]:
    """Every requested item that is named exists in the framework.

    Why: otherwise it remains unclear which item the provider delivered.
    Fix: write the number of the requested item as in the framework.
    """
    return _unknown(dossier, Kind.REQUESTED)


@rule("N209", due=Phase.PLANNED)
def unknown_practice(dossier: Dossier) -> Iterator[Problem]:
    """A good practice answers questions that are in the framework.

    Why: an answer under another number does not get into the report.
    Fix: write the number of the question as in the framework.
    """
    return _unknown(dossier, Kind.PRACTICE)


@rule("N210", due=Phase.PLANNED)
def unknown_partners(dossier: Dossier) -> Iterator[Problem]:
    """Every group of conversation partners is a group of the framework.

    Why: the report says which groups the team spoke with, and whether young people were heard.
    Fix: choose a group that the message names; never write names of persons.
    """
    return _unknown(dossier, Kind.PARTNERS)


@rule("N211", due=Phase.PLANNED)
def unknown_investigation(dossier: Dossier) -> Iterator[Problem]:
    """Every investigation that is named is in the framework's list of investigations.

    Why: an investigation with a typing error would drop out of the focus with all its scales.
    Fix: choose one of the investigations that the message names.
    """
    return _unknown(dossier, Kind.INVESTIGATION)


@rule("N212", due=Phase.PLANNED)
def unknown_advice(dossier: Dossier) -> Iterator[Problem]:
    """The advice is one of the values of the framework.

    Why: Opgroeien decides on the recognition on the basis of one of those values.
    Fix: write the value that the team chose as the framework writes it.
    """
    return _unknown(dossier, Kind.ADVICE)


@rule("N315", due=Phase.PLANNED)
def unknown_evidence(dossier: Dossier) -> Iterator[Problem]:
    """Every source that is cited is in evidence/.

    Why: a judgement rests on what is really in the dossier.
    Fix: correct the reference, or add the source.
    """
    return _unknown(dossier, Kind.EVIDENCE)


@rule("N316", due=Phase.PLANNED)
def unknown_point(dossier: Dossier) -> Iterator[Problem]:
    """Every point that is cited exists.

    Why: otherwise a recommendation or a discussion has nothing to rest on.
    Fix: correct the reference: the file, a slash and the label, such as OS-B4/T1.
    """
    return _unknown(dossier, Kind.POINT)


@rule("N408", due=Phase.PLANNED)
def unknown_department(dossier: Dossier) -> Iterator[Problem]:
    """Every department that is named is listed under the provider in inspection.yaml.

    Why: this shows which departments the team visited.
    Fix: write the id of a department, or add the department.
    """
    return _unknown(dossier, Kind.DEPARTMENT)


@rule("N409", due=Phase.PLANNED)
def unknown_member(dossier: Dossier) -> Iterator[Problem]:
    """Every team member that is named is in the team in inspection.yaml.

    Why: only members of the team gather sources and score.
    Fix: write the id of a team member, or add the member.
    """
    return _unknown(dossier, Kind.MEMBER)


def misnamed(dossier: Dossier, kind: Kind, path: str) -> int:
    """How many names of one kind in the file or folder `path` exist nowhere; each may be one missed."""
    references = (item.reference for item in dossier.unresolved)
    return sum(ref.kind is kind and ref.span.path.startswith(path) for ref in references)


def misnamed_scorings(dossier: Dossier) -> int:
    """How many scorings of the team bear the name of no scale."""
    alone = misnamed(dossier, Kind.SCALE, f"{dossier.path}/scorings/individual/")
    return misnamed(dossier, Kind.SCALE, f"{dossier.path}/scorings/") - alone


def _unknown(dossier: Dossier, kind: Kind) -> Iterator[Problem]:
    """Every reference of one kind that names nothing, with what it may name."""
    of_framework = kind in _OF_FRAMEWORK
    word, otherwise = _OF_FRAMEWORK[kind] if of_framework else _OF_INSPECTION[kind]
    where = dossier.framework.ref if of_framework else tr("this inspection")
    for item in dossier.unresolved:
        target = item.reference.target
        if item.reference.kind is not kind or (kind is Kind.POINT and _renamed(dossier, target)):
            continue
        near = "" if kind in _NEVER_GUESSED else nearest(target, item.candidates)
        yield Problem(
            item.reference.span,
            tr(
                "{word} `{target}` does not exist in {where}",
                word=word,
                target=target[:_LONGEST],
                where=where,
            ),
            choices(item.candidates, _like(kind, otherwise, item.candidates)),
            tr("did you mean `{near}`?", near=near) if near else "",
            source=_source(dossier, kind, target),
            cures=_cures(item),
        )


def _cures(item: Unresolved) -> tuple[Cure, ...]:
    """What mends a reference that is one but for a slip of the pen."""
    reference = item.reference
    meant = "" if reference.kind in _WEIGHED else slip(reference.target, item.candidates)
    return (Cure(reference.span, reference.target, meant),) if meant and reference.span.line else ()


def _like(kind: Kind, hint: str, known: tuple[str, ...]) -> str:
    """The hint, with a name of this framework or a point of this inspection to show what one looks like."""
    return (
        tr("{hint}, such as {known}", hint=hint, known=known[0])
        if known and (kind in _OF_FRAMEWORK or kind is Kind.POINT)
        else hint
    )


def _source(dossier: Dossier, kind: Kind, target: str) -> Span | None:
    """The place where something with this name would stand, where that is one place."""
    if kind is Kind.DEPARTMENT:
        return dossier.inspection.provider.where("departments")
    if kind is Kind.MEMBER:
        return dossier.inspection.where("team")
    result = dossier.result.get(target.partition("/")[0])
    return result.where("shortcoming") if result else None


def _renamed(dossier: Dossier, point: str) -> bool:
    """Whether a point may stand under a scale or an item whose name is wrong, which is its own fault."""
    name = point.partition("/")[0]
    if name in dossier.framework.scale:
        return name not in dossier.present and misnamed_scorings(dossier) > 0
    path = f"{dossier.path}/regulation.yaml"
    return name not in dossier.result and misnamed(dossier, Kind.REGULATION, path) > 0
