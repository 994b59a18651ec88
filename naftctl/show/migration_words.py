"""The Dutch words for what becomes of an inspection under another version of the framework."""

from __future__ import annotations

import shlex
from collections.abc import Sequence

from naftctl.framework.migration import Migration
from naftctl.framework.migration.item import Group, Item, Why
from naftctl.language import tr
from naftctl.show.comparison_words import LABELS, value_words

GROUPS = {
    Group.CARRIES: tr("Carries over"),
    Group.JUDGE: tr("Needs a new judgement"),
    Group.FALLS: tr("Falls away"),
}
_COUNTED = {
    Group.CARRIES: (tr("carries over"), tr("carry over")),
    Group.JUDGE: (tr("needs a new judgement"), tr("need a new judgement")),
    Group.FALLS: (tr("falls away"), tr("fall away")),
}
_TEXT_ONLY = tr("the findings carry over, the level does not")
_WHOLE = tr("the findings, the level and what members gave carry over")
_NOTES = tr("what a member wrote with it stays, without a level: find a place for it yourself")
_REASONS = {
    Why.SAME_SCALE: tr("the scale stayed the same; {whole}", whole=_WHOLE),
    Why.RENAMED_SCALE: tr("the scale is now called {{heirs}}, with the same words; {whole}", whole=_WHOLE),
    Why.RENAMED_MENTION: tr("is now called {heirs}; every reference gets the new name"),
    Why.INSPECTION: tr("provider, team and planning carry over; `framework` becomes {new}"),
    Why.EVIDENCE: tr("the source carries over"),
    Why.TEXT: tr("the text carries over"),
    Why.SAME_ITEM: tr("the item stayed the same; the result carries over"),
    Why.SAME_REQUEST: tr("the requested piece stayed the same"),
    Why.ATTACHMENT: tr("the file carries over"),
    Why.FOCUS: tr("confirm the focus again{missing}"),
    Why.FOCUS_RULE: tr("the investigation framework composes the focus differently: {labels}"),
    Why.REWORDED_SCALE: tr("the scale is reworded{{name}}; {text_only}", text_only=_TEXT_ONLY),
    Why.MOVED_SCALE: tr(
        "the scale moved to another investigation: {{arrow}}{{name}}; {text_only}", text_only=_TEXT_ONLY
    ),
    Why.OTHER_GROUNDS: tr(
        "what lies under the scale is altered ({{details}}){{name}}; {text_only}", text_only=_TEXT_ONLY
    ),
    Why.OTHER_LEVELS: tr("the levels themselves are altered{{name}}; {text_only}", text_only=_TEXT_ONLY),
    Why.OUTSIDE_FOCUS: tr(
        "now belongs to investigation {details}, which is not in the focus; adapt the focus, "
        "or remove the scoring"
    ),
    Why.FROM_SPLIT: tr("new scale, from {details}; score it"),
    Why.FROM_MERGER: tr("new scale, from {details}; score it"),
    Why.NEW_SCALE: tr("new scale in the focus; score it"),
    Why.SCORES_LEFT: f"{{end}}; {_NOTES}",
    Why.UNKNOWN_SCORES: tr("no scale of {{old}}; {notes}", notes=_NOTES),
    Why.SCORED: tr("this member scores again; the day is emptied"),
    Why.MENTION_SPLIT: tr("split into {heirs}; choose yourself which one is meant"),
    Why.MENTION_MERGED: tr("absorbed into {heirs}; check whether the reference is still right for it"),
    Why.MENTION_GONE: tr("does not exist in {new}; adapt the reference, or remove it"),
    Why.POINT_GONE: tr("the scoring does not carry over; refer to another point, or remove the reference"),
    Why.ITEM_REWORDED: tr("the item is reworded; give a result again"),
    Why.NEW_ITEM: tr("new item of the regulation; give a result"),
    Why.REQUEST_REWORDED: tr("the requested piece is reworded; check whether you already have it"),
    Why.NEW_REQUEST: tr("new piece to provide; ask for it"),
    Why.CONTEXT_REWORDED: tr("the question is reworded; read the text that goes with it again"),
    Why.NEW_CONTEXT: tr("new question about context and input; describe the answer"),
    Why.PRACTICE: tr("there are other questions on good practice ({heirs}); complete the answers"),
    Why.GROUNDS_RULE: tr("a scoring needs other grounds: {labels}"),
    Why.REFLECTION: tr("hold the reflection talk again"),
    Why.ADVICE: tr("choose the advice again; the value and the day are emptied"),
    Why.ADVICE_VALUES: tr("there are other pieces of advice to choose from: {details}"),
    Why.OCCASION: "{occasion}",
    Why.TERM: "{term}",
    Why.NUMBER: tr("this number is on the report that already exists; give the new one its own number"),
    Why.SPLIT_SCALE: tr("split into {heirs}; divide the findings that are here yourself"),
    Why.MERGED_SCALE: tr("merged into {heirs}; bring the findings that are here together yourself"),
    Why.DROPPED_SCALE: tr("does not exist in {new}; the scoring stays in the old folder"),
    Why.UNKNOWN_SCALE: tr("no scale of {old}; the scoring stays in the old folder"),
    Why.INVESTIGATION_GONE: tr("this investigation does not exist in {new}"),
    Why.CHOICE_GONE: tr("this investigation does not alternate in {new}; choose another"),
    Why.ITEM_GONE: tr("this item does not exist in {new}; the result lapses"),
    Why.MILESTONE: tr("belongs to the judgement that already exists; is emptied"),
    Why.KEPT: tr("belongs to the judgement that already exists; stays in the old folder"),
}
"""What happened to something and what a person does about it, after its name and a colon."""
_PARTS = {
    Why.FOCUS_RULE: "focus",
    Why.GROUNDS_RULE: "judgement",
    Why.OCCASION: "occasions",
    Why.TERM: "terms",
}
_NAMES = {"advice": tr("advice")}


def reason(item: Item, migration: Migration) -> str:
    """What happened to this and what a person does about it."""
    ref = migration.ties.new.ref
    return _REASONS[item.why].format(
        heirs=listed(item.heirs),
        new=ref,
        old=migration.ties.old.ref,
        details=listed(item.details),
        arrow=" → ".join(item.details),
        labels=listed([_label(item, name) for name in item.details]),
        name=tr(" and is now called {heirs}", heirs=listed(item.heirs)) if item.heirs != (item.what,) else "",
        missing=tr("; {details} is missing and always belongs to it", details=listed(item.details))
        if item.details
        else "",
        end=_end(item.heirs, ref),
        occasion=_occasion(item, ref),
        term=" → ".join(value_words(item.what, _number(value)) for value in item.details),
    )


def name_of(item: Item) -> str:
    """What an item is about, as people know it."""
    return _label(item, item.what) if item.why is Why.TERM else _NAMES.get(item.what, item.what)


def listed(names: Sequence[str]) -> str:
    """`OS-B6`, `OS-B6 en OS-B7`, `OS-B6, OS-B7 en OS-B8`."""
    return tr(" and ").join(part for part in (", ".join(names[:-1]), names[-1]) if part) if names else ""


def counted(migration: Migration) -> str:
    """How much there is of each group."""
    found = {group: len(migration.group(group)) for group in Group}
    return ", ".join(f"{number} {_COUNTED[group][number != 1]}" for group, number in found.items())


def next_steps(migration: Migration, name: str) -> tuple[str, ...]:
    """What people do in the new folder, in order."""
    items, path = migration.group(Group.JUDGE), f"inspections/{name}"
    whys = {item.why for item in items}
    again = [h for item in items if item.why in _SCALED for h in item.heirs]
    moved = [i.what for i in migration.group(Group.FALLS) if i.why in {Why.SPLIT_SCALE, Why.MERGED_SCALE}]
    check = shlex.join(["naftctl", "check", name])
    steps = [check]
    steps += [tr("confirm the focus in {path}/focus.yaml", path=path)] if Why.FOCUS in whys else []
    steps += (
        [tr("find a place for the findings of {moved} in {path}/scorings/", moved=listed(moved), path=path)]
        if moved
        else []
    )
    steps += [tr("score: {again}", again=listed(list(dict.fromkeys(again))))] if again else []
    steps += [tr("hold the reflection talk again")] if Why.REFLECTION in whys else []
    steps += [tr("choose the advice again in {path}/advice.md", path=path)] if Why.ADVICE in whys else []
    return (*steps, f"{check} --phase draft")


_SCALED = frozenset(
    {Why.REWORDED_SCALE, Why.MOVED_SCALE, Why.OTHER_GROUNDS, Why.OTHER_LEVELS}
    | {Why.FROM_SPLIT, Why.FROM_MERGER, Why.NEW_SCALE}
)


def _end(heirs: tuple[str, ...], ref: str) -> str:
    if not heirs:
        return tr("does not exist in {ref}", ref=ref)
    return (
        tr("split into {heirs}", heirs=listed(heirs))
        if len(heirs) > 1
        else tr("merged into {heirs}", heirs=listed(heirs))
    )


def _occasion(item: Item, ref: str) -> str:
    if not item.heirs:
        return tr("this occasion does not exist in {ref}; choose another", ref=ref)
    return tr(
        "this occasion asks for something else: {changes}",
        changes=listed([_label(item, name) for name in item.details]),
    )


def _label(item: Item, name: str) -> str:
    return LABELS.get(f"{_PARTS.get(item.why, '')}.{name}") or LABELS.get(name, name)


def _number(value: str) -> str | int:
    return int(value) if value.isdigit() else value
