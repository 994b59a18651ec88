"""What happened to one entry of a framework, as a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from naftctl.framework.compare import Change, ChangeKind, FieldChange
from naftctl.framework.lineage import Kind, normal
from naftctl.language import later, tr
from naftctl.show.comparison_words import label_of, plain_words

_NEW = {
    Kind.EXPECTATION: tr("new expectation"),
    Kind.SCALE: tr("new scale"),
    Kind.RUBRIC: tr("new rubric"),
    Kind.LEVEL: tr("new level"),
    Kind.INVESTIGATION: tr("new investigation"),
    Kind.CONTEXT: tr("new question about context and input"),
    Kind.RESEARCH_QUESTION: tr("new research question"),
    Kind.REPORT_CATEGORY: tr("new report category"),
    Kind.GOOD_PRACTICE: tr("new question on good practice"),
    Kind.REGULATION: tr("new item of the regulation"),
    Kind.REQUESTED: tr("new piece of information to provide"),
    Kind.PARTNER_GROUP: tr("new group of conversation partners"),
    Kind.ADVICE: tr("new advice"),
    Kind.OCCASION: tr("new occasion"),
    Kind.RELEASE_GROUND: tr("new ground for not releasing something"),
}
_NOUNS: dict[str, str] = {
    Kind.RUBRIC: later("rubric {name}"),
    Kind.LEVEL: later("level {name}"),
    Kind.INVESTIGATION: later("investigation {name}"),
    Kind.REPORT_CATEGORY: later("report category {name}"),
    Kind.PARTNER_GROUP: later("group {name}"),
    Kind.ADVICE: later("advice {name}"),
    Kind.OCCASION: later("occasion {name}"),
    Kind.RELEASE_GROUND: later("ground {name}"),
}
"""An id that does not tell by itself what it is."""
_ROWS = {
    Kind.EXPECTATION: tr("the expectations"),
    Kind.RUBRIC: tr("the rubrics"),
    Kind.LEVEL: tr("the levels"),
    Kind.INVESTIGATION: tr("the investigations"),
    Kind.CONTEXT: tr("the questions about context and input"),
    Kind.RESEARCH_QUESTION: tr("the research questions"),
    Kind.REPORT_CATEGORY: tr("the report categories"),
    Kind.GOOD_PRACTICE: tr("the questions on good practice"),
    Kind.REGULATION: tr("the items of the regulation"),
    Kind.REQUESTED: tr("the information to provide"),
    Kind.PARTNER_GROUP: tr("the groups of conversation partners"),
    Kind.ADVICE: tr("the pieces of advice"),
    Kind.OCCASION: tr("the occasions"),
    Kind.RELEASE_GROUND: tr("the grounds for not releasing something"),
}
_VERBS = {
    ChangeKind.REWORDED: tr("is reworded"),
    ChangeKind.CHANGED: tr("is changed"),
    ChangeKind.REORDERED: tr("has a different order"),
}
_TITLES = frozenset({"title", "label", "text"})
_PLACES = {"rubric": tr("rubric"), "investigation": tr("investigation")}


def sentence(change: Change) -> str:
    """What happened, on one line: `KV-K2 en KV-K3 zijn samengevoegd tot KV-K5`."""
    first = change.kinds[0]
    if not change.before and not change.after:
        return _single(change)
    if first is ChangeKind.ADDED:
        return f"{_NEW[Kind(change.part)]} {_shown(change.after[0])}: {normal(change.title)}"
    if first is ChangeKind.DROPPED:
        return tr("{name} is dropped: {title}", name=_named(change), title=normal(change.title))
    if not change.fields and first is ChangeKind.REORDERED:
        where = tr(" in rubric {title}", title=_shown(change.title)) if change.title else ""
        return tr("the order of {rows}{where} is changed", rows=_ROWS[Kind(change.part)], where=where)
    if len(change.before) > 1 or len(change.after) > 1:
        return _family(change.before, change.after)
    first_labels, *more = [*_labels(change), ""]
    said = [*_moves(change), *([first_labels] if first_labels else [])]
    return "; ".join([tr("{name} {changes}", name=_named(change), changes=_row(said)), *filter(None, more)])


def known_by(change: Change) -> str:
    """The title of the entry that a sentence is about, where nothing else under it tells it."""
    one_sided = not change.before or not change.after
    whole_row = not change.fields and ChangeKind.REORDERED in change.kinds
    if one_sided or whole_row or any(field.name in _TITLES for field in change.fields):
        return ""
    return normal(change.title)


def told(change: Change, field: FieldChange) -> bool:
    """Whether the sentence about a change has said all of this field."""
    if not change.before and not change.after:
        return field.kind is not ChangeKind.REWORDED
    if not change.before or not change.after:
        return field.name in _TITLES and change.title in {field.old, field.new}
    return len(change.before) == len(change.after) == 1 and field.kind is ChangeKind.MOVED


def _single(change: Change) -> str:
    (field,) = change.fields
    label = label_of(change.part, field)
    if field.kind is ChangeKind.REWORDED:
        verb = (
            tr("is new")
            if field.old is None
            else tr("is dropped")
            if field.new is None
            else tr("is reworded")
        )
        return f"{label} {verb}"
    return f"{label}: {plain_words(field)}"


def _family(before: Sequence[str], after: Sequence[str]) -> str:
    """A split, a merger, or both at once."""
    old, new = _row(map(_shown, before)), _row(map(_shown, after))
    if len(before) > 1 and len(after) > 1:
        return tr("{old} are redistributed over {new}", old=old, new=new)
    if len(before) == 1:
        return tr("{old} is split into {new}", old=old, new=new)
    others = [name for name in before if name != after[0]]
    if len(others) == len(before):
        return tr("{old} are merged into {new}", old=old, new=new)
    old = _row(map(_shown, others))
    if len(others) == 1:
        return tr("{old} is absorbed into {new}", old=old, new=new)
    return tr("{old} are absorbed into {new}", old=old, new=new)


def _moves(change: Change) -> Iterator[str]:
    if ChangeKind.RENAMED in change.kinds:
        yield tr("is now called {after}", after=_shown(change.after[0]))
    for field in change.fields:
        if field.kind is ChangeKind.MOVED:
            noun = _PLACES[field.name]
            yield tr(
                "moves from {noun} {old} to {noun} {new}",
                noun=noun,
                old=_shown(str(field.old)),
                new=_shown(str(field.new)),
            )


def _labels(change: Change) -> Iterator[str]:
    """Which fields differ, and how."""
    for kind, verb in _VERBS.items():
        labels = [label_of(change.part, field) for field in change.fields if field.kind is kind]
        if labels:
            yield f"{verb}: {_row(labels)}"


def _named(change: Change) -> str:
    """The entry as the older version calls it."""
    return tr(_NOUNS.get(change.part, "{name}"), name=_shown(change.before[0]))


def _shown(name: str) -> str:
    """An id; between signs where it could be read as a word of the sentence."""
    return f"`{name}`" if name.islower() else name


def _row(words: Iterable[str]) -> str:
    """`a`, `a en b`, `a, b en c`."""
    *most, last = words
    return tr("{most} and {last}", most=", ".join(most), last=last) if most else last
