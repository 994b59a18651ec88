"""What becomes of all that stands around the scales: focus, procedure, talks, regulation, information."""

from __future__ import annotations

from collections.abc import Iterator

from naftctl.framework.lineage import Kind, Lineage, entries, same_words
from naftctl.framework.migration.item import Group, Item, Why, emptied, lone_heir, next_focus
from naftctl.model.dossier import Dossier
from naftctl.model.record import Record

REGULATION = "regulation.yaml"
FOCUS = "focus.yaml"
_DESK = "desk-analysis.md"
_PASSIVE_ONLY = ("request_days", "request_extended_days")
_UNDONE = (
    "reflected",
    "reviewed",
    "draft_sent",
    "reaction_extended",
    "reaction_closed",
    "final_sent",
    "delivered",
    "published",
    "withdrawn",
)
"""What belongs to the judgement that was; announcing and visiting happened and stay."""


def around_items(dossier: Dossier, ties: Lineage) -> Iterator[Item]:
    """Each thing beside the scales and the mentions, in no order that matters."""
    for part in (
        _focus,
        _milestones,
        _talk,
        _advice,
        _occasion,
        _terms,
        _rules,
        _regulation,
        _desk,
        _practice,
    ):
        yield from part(dossier, ties)


def differing(before: Record, after: Record) -> tuple[str, ...]:
    """The names of the fields in which two values differ."""
    return tuple(n for n in type(before).model_fields if getattr(before, n) != getattr(after, n))


def _focus(dossier: Dossier, ties: Lineage) -> Iterator[Item]:
    focus = dossier.focus
    if focus is None:
        return
    kept = next_focus(dossier, ties)
    missing = tuple(i.id for i in ties.new.always if i.id not in kept) if _by_framework(dossier) else ()
    yield Item(Group.JUDGE, Why.FOCUS, FOCUS, (focus.where("decided"),), kept, missing)
    gone = (Group.FALLS, Why.INVESTIGATION_GONE)
    for index, name in enumerate(focus.investigations):
        if name not in kept:
            yield Item(*gone, name, (focus.where("investigations", index),))
    if focus.chosen and focus.chosen not in {i.id for i in ties.new.alternates}:
        yield Item(Group.FALLS, Why.CHOICE_GONE, focus.chosen, (focus.where("chosen"),))


def _by_framework(dossier: Dossier) -> bool:
    return dossier.occasion is not None and dossier.occasion.focus == "framework"


def _milestones(dossier: Dossier, _: Lineage) -> Iterator[Item]:
    inspection, done = dossier.inspection, dossier.inspection.milestones
    for name in _UNDONE:
        if getattr(done, name) is not None:
            place = (done.where(name),)
            yield Item(Group.FALLS, Why.MILESTONE, name, place, edits=emptied(done, name))
    if inspection.number and done.draft_sent:
        yield Item(Group.JUDGE, Why.NUMBER, inspection.number, (inspection.where("number"),))


def _talk(dossier: Dossier, _: Lineage) -> Iterator[Item]:
    """The talk at the end of the visit, where it was held: it was about levels that may no longer be."""
    talk = dossier.reflection
    if talk and (talk.date or dossier.inspection.milestones.reflected):
        yield Item(Group.JUDGE, Why.REFLECTION, "reflection.md", (talk.where("date"),))


def _advice(dossier: Dossier, ties: Lineage) -> Iterator[Item]:
    advice = dossier.advice
    if advice is None:
        return
    place, edits = (advice.where("value"),), emptied(advice, "value", "decided")
    yield Item(Group.JUDGE, Why.ADVICE, "advice.md", place, edits=edits)
    old, new = entries(ties.old, Kind.ADVICE), entries(ties.new, Kind.ADVICE)
    other = [name for name in (*new, *old) if name not in old or name not in new or old[name] != new[name]]
    if other:
        names = tuple(dict.fromkeys(other))
        heirs = tuple(name for name in names if name in new)
        yield Item(Group.JUDGE, Why.ADVICE_VALUES, "advice", place, heirs, names)


def _occasion(dossier: Dossier, ties: Lineage) -> Iterator[Item]:
    name, old = dossier.inspection.occasion, dossier.occasion
    new = ties.new.occasion(name)
    if old is not None and old != new:
        heirs, details = ((name,), differing(old, new)) if new else ((), ())
        place = (dossier.inspection.where("occasion"),)
        yield Item(Group.JUDGE, Why.OCCASION, name, place, heirs, details)


def _terms(dossier: Dossier, ties: Lineage) -> Iterator[Item]:
    old, new = ties.old.terms, ties.new.terms
    passive = dossier.occasion is not None and dossier.occasion.publication == "passive"
    for name in differing(old, new):
        if passive or name not in _PASSIVE_ONLY:
            values = (str(getattr(old, name)), str(getattr(new, name)))
            place = (dossier.inspection.where_key("milestones"),)
            yield Item(Group.JUDGE, Why.TERM, name, place, details=values)


def _rules(dossier: Dossier, ties: Lineage) -> Iterator[Item]:
    """The rules for the focus and for what a judgement rests on, where they differ."""
    if dossier.focus and (names := differing(ties.old.focus, ties.new.focus)):
        yield Item(Group.JUDGE, Why.FOCUS_RULE, FOCUS, (dossier.file(FOCUS),), details=names)
    places = tuple(scoring.where() for scoring in dossier.scorings if _goes_on(ties, scoring.id))
    if places and (names := differing(ties.old.judgement, ties.new.judgement)):
        yield Item(Group.JUDGE, Why.GROUNDS_RULE, "scorings", places, details=names)


def _goes_on(ties: Lineage, scale: str) -> bool:
    """Whether a scoring goes along, be it without its level."""
    return bool(lone_heir(ties, Kind.SCALE, scale))


def _regulation(dossier: Dossier, ties: Lineage) -> Iterator[Item]:
    old, new = entries(ties.old, Kind.REGULATION), entries(ties.new, Kind.REGULATION)
    for result in dossier.regulation:
        place, name = (result.where_key(),), result.id
        if name not in new:
            yield Item(Group.FALLS, Why.ITEM_GONE, name, place, edits=emptied(result, "result"))
        elif ties.same(Kind.REGULATION, name):
            yield Item(Group.CARRIES, Why.SAME_ITEM, name, place, (name,))
        else:
            edits = emptied(result, "result")
            yield Item(Group.JUDGE, Why.ITEM_REWORDED, name, place, (name,), edits=edits)
    occasion = ties.new.occasion(dossier.inspection.occasion)
    if occasion is not None and occasion.scales == "required":
        yield from (
            Item(Group.JUDGE, Why.NEW_ITEM, name, (dossier.file(REGULATION),), (name,))
            for name in new
            if name not in old
        )


def _desk(dossier: Dossier, ties: Lineage) -> Iterator[Item]:
    """Requested information and context; what is gone is found as a mention."""
    desk = dossier.desk
    if desk is None:
        return
    requests, context = entries(ties.new, Kind.REQUESTED), entries(ties.new, Kind.CONTEXT)
    for name in desk.received:
        if name in requests:
            same = ties.same(Kind.REQUESTED, name)
            group = (Group.CARRIES, Why.SAME_REQUEST) if same else (Group.JUDGE, Why.REQUEST_REWORDED)
            yield Item(*group, name, (desk.where_key("received", name),), (name,))
    for section in desk.body.sections:
        if section.key in context and not ties.same(Kind.CONTEXT, section.key):
            yield Item(Group.JUDGE, Why.CONTEXT_REWORDED, section.key, (section.span,), (section.key,))
    for kind, why, known in (
        (Kind.REQUESTED, Why.NEW_REQUEST, requests),
        (Kind.CONTEXT, Why.NEW_CONTEXT, context),
    ):
        fresh = [name for name in known if not ties.origins(kind, name)]
        yield from (Item(Group.JUDGE, why, name, (dossier.file(_DESK),), (name,)) for name in fresh)


def _practice(dossier: Dossier, ties: Lineage) -> Iterator[Item]:
    """Each example of good practice, where there are other questions to answer."""
    old, new = entries(ties.old, Kind.GOOD_PRACTICE), entries(ties.new, Kind.GOOD_PRACTICE)
    other = tuple(n for n in new if n not in old or not same_words(old[n], new[n]))
    scorings = (scoring for scoring in dossier.scorings if _goes_on(ties, scoring.id))
    for page in (*scorings, *dossier.findings):
        for point in page.points_of("G") if other else ():
            yield Item(Group.JUDGE, Why.PRACTICE, f"{page.id}/{point.label or 'G'}", (point.span,), other)
