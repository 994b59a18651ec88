"""The words for what becomes of an inspection under another version of the framework."""

from __future__ import annotations

import shlex

from naftctl.framework.migration import Migration
from naftctl.framework.migration.item import Group, Item, Why
from naftctl.language import later, tr
from naftctl.show.comparison_words import LABELS, value_words
from naftctl.show.words import listed

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
_REASONS = {
    Why.SAME_SCALE: later(
        "the scale stayed the same; the findings, the level and what members gave carry over"
    ),
    Why.RENAMED_SCALE: later(
        "the scale is now called {heirs}, with the same words; the findings, the level and what members "
        "gave carry over"
    ),
    Why.RENAMED_MENTION: later("is now called {heirs}; every reference gets the new name"),
    Why.INSPECTION: later("provider, team and planning carry over; `framework` becomes {new}"),
    Why.EVIDENCE: later("the source carries over"),
    Why.TEXT: later("the text carries over"),
    Why.SAME_ITEM: later("the item stayed the same; the result carries over"),
    Why.SAME_REQUEST: later("the requested piece stayed the same"),
    Why.ATTACHMENT: later("the file carries over"),
    Why.FOCUS: later("confirm the focus again"),
    Why.FOCUS_RULE: later("the investigation framework composes the focus differently: {labels}"),
    Why.REWORDED_SCALE: later("the scale is reworded; the findings carry over, the level does not"),
    Why.MOVED_SCALE: later(
        "the scale moved to another investigation: {arrow}; the findings carry over, the level does not"
    ),
    Why.OTHER_GROUNDS: later(
        "what lies under the scale is altered ({details}); the findings carry over, the level does not"
    ),
    Why.OTHER_LEVELS: later("the levels themselves are altered; the findings carry over, the level does not"),
    Why.OUTSIDE_FOCUS: later(
        "now belongs to investigation {details}, which is not in the focus; adapt the focus, "
        "or remove the scoring"
    ),
    Why.FROM_SPLIT: later("new scale, from {details}; score it"),
    Why.FROM_MERGER: later("new scale, from {details}; score it"),
    Why.NEW_SCALE: later("new scale in the focus; score it"),
    Why.UNKNOWN_SCORES: later(
        "no scale of {old}; what a member wrote with it stays, without a level: find a place for it yourself"
    ),
    Why.SCORED: later("this member scores again; the day is emptied"),
    Why.MENTION_SPLIT: later("split into {heirs}; choose yourself which one is meant"),
    Why.MENTION_MERGED: later("absorbed into {heirs}; check whether the reference is still right for it"),
    Why.MENTION_GONE: later("does not exist in {new}; adapt the reference, or remove it"),
    Why.POINT_GONE: later("the scoring does not carry over; refer to another point, or remove the reference"),
    Why.ITEM_REWORDED: later("the item is reworded; give a result again"),
    Why.NEW_ITEM: later("new item of the regulation; give a result"),
    Why.REQUEST_REWORDED: later("the requested piece is reworded; check whether you already have it"),
    Why.NEW_REQUEST: later("new piece to provide; ask for it"),
    Why.CONTEXT_REWORDED: later("the question is reworded; read the text that goes with it again"),
    Why.NEW_CONTEXT: later("new question about context and input; describe the answer"),
    Why.PRACTICE: later("there are other questions on good practice ({heirs}); complete the answers"),
    Why.GROUNDS_RULE: later("a scoring needs other grounds: {labels}"),
    Why.REFLECTION: later("hold the reflection talk again"),
    Why.ADVICE: later("choose the advice again; the value and the day are emptied"),
    Why.ADVICE_VALUES: later("there are other pieces of advice to choose from: {details}"),
    Why.OCCASION: later("this occasion asks for something else: {labels}"),
    Why.TERM: "{term}",
    Why.NUMBER: later("this number is on the report that already exists; give the new one its own number"),
    Why.SPLIT_SCALE: later("split into {heirs}; divide the findings that are here yourself"),
    Why.MERGED_SCALE: later("merged into {heirs}; bring the findings that are here together yourself"),
    Why.DROPPED_SCALE: later("does not exist in {new}; the scoring stays in the old folder"),
    Why.UNKNOWN_SCALE: later("no scale of {old}; the scoring stays in the old folder"),
    Why.INVESTIGATION_GONE: later("this investigation does not exist in {new}"),
    Why.CHOICE_GONE: later("this investigation does not alternate in {new}; choose another"),
    Why.ITEM_GONE: later("this item does not exist in {new}; the result lapses"),
    Why.MILESTONE: later("belongs to the judgement that already exists; is emptied"),
    Why.KEPT: later("belongs to the judgement that already exists; stays in the old folder"),
}
"""What happened to something and what a person does about it, after its name and a colon."""
_RENAMED = {
    Why.REWORDED_SCALE: later(
        "the scale is reworded and is now called {heirs}; the findings carry over, the level does not"
    ),
    Why.MOVED_SCALE: later(
        "the scale moved to another investigation: {arrow}, and the scale is now called {heirs}; the "
        "findings carry over, the level does not"
    ),
    Why.OTHER_GROUNDS: later(
        "what lies under the scale is altered ({details}), and the scale is now called {heirs}; the "
        "findings carry over, the level does not"
    ),
    Why.OTHER_LEVELS: later(
        "the levels themselves are altered, and the scale is now called {heirs}; the findings carry over, "
        "the level does not"
    ),
}
"""The same where the scale also has another name."""
_NO_FOCUS = later("confirm the focus again; {details} is missing and always belongs to it")
_NO_OCCASION = later("this occasion does not exist in {new}; choose another")
_SCORES_LEFT = (
    later(
        "does not exist in {new}; what a member wrote with it stays, without a level: find a place for it "
        "yourself"
    ),
    later(
        "merged into {heirs}; what a member wrote with it stays, without a level: find a place for it "
        "yourself"
    ),
    later(
        "split into {heirs}; what a member wrote with it stays, without a level: find a place for it yourself"
    ),
)
"""By the number of scales that came of a scale: none, one, more."""
_PARTS = {
    Why.FOCUS_RULE: "focus",
    Why.GROUNDS_RULE: "judgement",
    Why.OCCASION: "occasions",
    Why.TERM: "terms",
}
_NAMES = {"advice": tr("advice")}


def reason(item: Item, migration: Migration) -> str:
    """What happened to this and what a person does about it."""
    return tr(
        _pattern(item),
        heirs=listed(item.heirs),
        new=migration.ties.new.ref,
        old=migration.ties.old.ref,
        details=listed(item.details),
        arrow=" → ".join(item.details),
        labels=listed([_label(item, name) for name in item.details]),
        term=" → ".join(value_words(item.what, _number(value)) for value in item.details),
    )


def name_of(item: Item) -> str:
    """What an item is about, as people know it."""
    return _label(item, item.what) if item.why is Why.TERM else _NAMES.get(item.what, item.what)


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


def _pattern(item: Item) -> str:
    """The message that fits what happened."""
    if item.why is Why.SCORES_LEFT:
        return _SCORES_LEFT[min(len(item.heirs), 2)]
    if item.why is Why.FOCUS and item.details:
        return _NO_FOCUS
    if item.why is Why.OCCASION and not item.heirs:
        return _NO_OCCASION
    if item.why in _RENAMED and item.heirs != (item.what,):
        return _RENAMED[item.why]
    return _REASONS[item.why]


def _label(item: Item, name: str) -> str:
    return LABELS.get(f"{_PARTS.get(item.why, '')}.{name}") or LABELS.get(name, name)


def _number(value: str) -> str | int:
    return int(value) if value.isdigit() else value
