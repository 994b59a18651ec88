"""The words for what differs between two versions of a framework."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from naftctl.framework.compare import Change, ChangeKind, Comparison, FieldChange, Value
from naftctl.framework.lineage import Kind, normal
from naftctl.framework.words import Segment, segments
from naftctl.language import tr
from naftctl.model.framework import Framework
from naftctl.show.words import day_count

HEADS = {
    tr("Framework"): ("framework",),
    tr("Research questions"): (Kind.RESEARCH_QUESTION,),
    tr("Context and input"): (Kind.CONTEXT,),
    tr("Rubrics and expectations"): (Kind.RUBRIC, Kind.EXPECTATION),
    tr("Development scales"): (Kind.SCALE,),
    tr("Levels"): (Kind.LEVEL,),
    tr("Report categories"): (Kind.REPORT_CATEGORY,),
    tr("Good practice"): (Kind.GOOD_PRACTICE,),
    tr("Investigation framework"): (Kind.INVESTIGATION, "focus"),
    tr("Substantiation"): ("judgement",),
    tr("Regulation"): (Kind.REGULATION,),
    tr("Information to provide"): (Kind.REQUESTED,),
    tr("Conversation partners"): (Kind.PARTNER_GROUP,),
    tr("Pieces of advice"): (Kind.ADVICE,),
    tr("Occasions"): (Kind.OCCASION,),
    tr("Terms"): ("terms",),
    tr("Grounds for not releasing something"): (Kind.RELEASE_GROUND,),
}
"""Under which head each part stands, in the order of a reader."""
LABELS = {
    "framework.id": tr("name of the framework"),
    "framework.title": tr("title of the framework"),
    "framework.language": tr("language"),
    "framework.provenance": tr("origin"),
    "framework.notice": tr("notice in every report"),
    "framework.source.title": tr("title of the source"),
    "framework.source.presented": tr("day on which the source was presented"),
    "framework.source.adopted": tr("day on which the source was adopted"),
    "framework.source.adopted_by": tr("function of whoever adopted the source"),
    "framework.source.sha256": tr("fingerprint of the source"),
    "focus.alternates": tr("number of investigations that alternate"),
    "focus.choose": tr("number of alternate investigations in an inspection"),
    "focus.other_choice_needs_motive": tr("another choice needs a motive"),
    "focus.criteria": tr("criteria for the order of the alternate investigations"),
    "focus.cycle_years": tr("years in a cycle"),
    "judgement.methods": tr("number of methods that a scoring rests on at least"),
    "judgement.sources": tr("number of sources that a scoring rests on at least"),
    "judgement.members": tr("number of members who score separately at least"),
    "judgement.difference": tr("number of levels of difference without explanation"),
    "judgement.share": tr("share of the points that may rest on one source (1 in …)"),
    "terms.announcement_days": tr("term between announcement and first visit"),
    "terms.reaction_days": tr("term for reacting"),
    "terms.counting": tr("days that count"),
    "terms.processing_days": tr("term for processing a reaction"),
    "terms.request_days": tr("term for answering a request for publication"),
    "terms.request_extended_days": tr("the same term after extension"),
    "occasions.focus": "focus",
    "occasions.scales": tr("scales"),
    "occasions.advice": tr("advice"),
    "research_questions.text": tr("question"),
    "advice_relevant": tr("counts towards the advice"),
    "announcement_days": tr("term between announcement and first visit"),
    "article": tr("legal basis"),
    "attention": tr("special attention"),
    "based_on": tr("based on"),
    "core": tr("core"),
    "heading": tr("heading"),
    "investigation": tr("investigation"),
    "key_elements": tr("key elements"),
    "label": tr("label"),
    "letter": "letter",
    "levels": tr("level"),
    "meaning": tr("meaning"),
    "needs_shortcoming": tr("asks for at least one shortcoming"),
    "order": tr("place in the series"),
    "place": tr("place in the investigation framework"),
    "publication": tr("publicity"),
    "quality_image": tr("quality image"),
    "question": tr("question"),
    "recommendation": tr("heading in the advice"),
    "report_category": tr("report category"),
    "requires_good_practice": tr("asks for a good practice"),
    "research_question": tr("research question"),
    "rubric": tr("rubric"),
    "subject": tr("the group that the work is there for"),
    "title": tr("title"),
    "with_shortcomings": tr("can go together with shortcomings"),
}
"""Each field in words, by its key; with the part before it where that says more."""
_VALUES = {
    "active": tr("active"),
    "passive": tr("passive"),
    "framework": tr("according to the investigation framework"),
    "free": tr("free"),
    "previous_shortcomings": tr("the shortcomings of the previous inspection"),
    "required": tr("required"),
    "optional": tr("possible"),
    "none": tr("excluded"),
    "wissel": tr("alternating"),
    "te_bevestigen": tr("to be confirmed"),
    "overgenomen_met_wijziging": tr("adopted with changes"),
}
_CHOICES = frozenset({"publication", "focus", "scales", "advice", "place", "advice_relevant", "provenance"})
_COUNTED = {
    ChangeKind.ADDED: tr("added"),
    ChangeKind.DROPPED: tr("dropped"),
    ChangeKind.SPLIT: tr("split"),
    ChangeKind.MERGED: tr("merged"),
    ChangeKind.RENAMED: tr("renamed"),
    ChangeKind.MOVED: tr("moved"),
    ChangeKind.REWORDED: tr("reworded"),
    ChangeKind.CHANGED: tr("changed"),
    ChangeKind.REORDERED: tr("in a different order"),
}
NOTHING = tr("no difference in meaning")


def grouped(changes: Sequence[Change]) -> Iterator[tuple[str, list[Change]]]:
    """The changes under each head that has any."""
    for head, parts in HEADS.items():
        if found := [change for part in parts for change in changes if change.part == part]:
            yield head, found


def version_words(framework: Framework) -> str:
    """`r-naft/2026.1 (werktekst)`."""
    return f"{framework.ref} ({value_words('provenance', framework.provenance)})"


def counts(comparison: Comparison) -> str:
    """`3 verschillen: 1 toegevoegd, 2 herschreven`; each change counts once, for what says most of it."""
    found = Counter(change.kinds[0] for change in comparison.changes)
    if not found:
        return NOTHING
    number = len(comparison.changes)
    parts = ", ".join(f"{found[kind]} {_COUNTED[kind]}" for kind in ChangeKind if found[kind])
    return f"{number} {tr('difference') if number == 1 else tr('differences')}: {parts}"


def label_of(part: str, field: FieldChange) -> str:
    """The name of a field in words."""
    label = LABELS.get(f"{part}.{field.name}") or LABELS.get(field.name, field.name)
    return f"{label} `{field.level}`" if field.level else label


def value_words(name: str, value: Value) -> str:
    """A value as people write it."""
    if value is None or value in ("", ()):
        return tr("nothing")
    if isinstance(value, bool):
        return tr("yes") if value else tr("no")
    if isinstance(value, int) and name.endswith("_days"):
        return day_count(value)
    if isinstance(value, tuple):
        return ("; " if name == "key_elements" else ", ").join(map(normal, value))
    if isinstance(value, date):
        return value.isoformat()
    text = normal(str(value))
    return _VALUES.get(text, text) if name in _CHOICES else text


def marked(field: FieldChange, *, whole: bool = False) -> tuple[Segment, ...]:
    """The words of a field with what happened to each; nothing where the field holds a value or an order."""
    if field.kind is not ChangeKind.REWORDED:
        return ()
    old, new = ("" if v is None else value_words(field.name, v) for v in (field.old, field.new))
    return segments(old, new, whole=whole)


def one_sided(field: FieldChange) -> bool:
    """Whether the entry of a field is in one version only."""
    return bool(field.before) != bool(field.after)


def plain_words(field: FieldChange) -> str:
    """`14 dagen → 21 dagen`; of an entry in one version only, what it says."""
    old, new = value_words(field.name, field.old), value_words(field.name, field.new)
    if one_sided(field):
        return old if field.before else new
    return f"{old} → {new}"


def pairs(change: Change) -> Iterator[tuple[tuple[str, ...], list[FieldChange]]]:
    """The fields by the two entries they stand in; nothing for those where there is only one such pair."""
    found: dict[tuple[str, str], list[FieldChange]] = {}
    for field in change.fields:
        found.setdefault((field.before, field.after), []).append(field)
    several = len(change.before) > 1 or len(change.after) > 1
    for pair, fields in found.items():
        yield pair if several else (), fields
