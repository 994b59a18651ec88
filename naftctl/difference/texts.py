"""Texts of people side by side: passages under their headings, and points."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from naftctl.difference.points import Pair, Placed
from naftctl.difference.values import Change, Part, Value, What
from naftctl.difference.words import Names, Reading, happened, normal, reading
from naftctl.prose import Answer, Prose, Section, Text
from naftctl.source import Span

INTERNAL = "intern"
"""What a passage that only the internal edition shows has behind its heading, in a route."""
_Passage = tuple[Reading, Span]


def passages(part: Part, page: str, old: Prose, new: Prose, names: Names) -> Iterator[Change]:
    """What changed in the text under each heading, apart from points."""
    before, after = _passages(old, names), _passages(new, {})
    for key in dict.fromkeys((*after, *before)):
        yield from worded(Change(part, (), page, ("sections", *key)), before.get(key), after.get(key))


def worded(about: Change, old: _Passage | None, new: _Passage | None) -> Iterator[Change]:
    """What happened to one text, if anything; `about` says which one it is."""
    was: Value = old[0].line if old else None
    now: Value = new[0].line if new else None
    kind: What | None = What.ADDED if old is None else What.REMOVED
    if old is not None and new is not None:
        kind = happened(old[0], new[0])
        if kind is What.CITED:
            was, now = cited(old[0], new[0])
    if kind is not None:
        spans = (old[1] if old else None, new[1] if new else None)
        yield replace(about, kinds=(kind,), old=was, new=now, old_span=spans[0], new_span=spans[1])


def cited(old: Reading, new: Reading) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The references that went, and those that came."""
    return tuple(sorted(old.targets - new.targets)), tuple(sorted(new.targets - old.targets))


def point_change(part: Part, pair: Pair, names: Names) -> Iterator[Change]:
    """What happened to one point and to its answers, if anything."""
    old, new = pair.old, pair.new
    side = new or old
    if side is None:
        return
    about = Change(part, (), side.page, ("points",), old.name if old else "", new.name if new else "")
    about = replace(about, heads=(old.head if old else "", new.head if new else ""))
    if old is None or new is None:
        yield from worded(about, _of_point(old, names), _of_point(new, {}))
        return
    (changed,) = [*worded(about, _of_point(old, names), _of_point(new, {})), about][:1]
    first = What.MOVED if (old.page, old.head) != (new.page, new.head) else What.RENAMED
    kinds = (first, *changed.kinds) if pair.renamed or first is What.MOVED else changed.kinds
    if kinds:
        spans = (old.point.span, new.point.span)
        yield replace(changed, kinds=kinds, old_span=spans[0], new_span=spans[1])
    yield from _answers(about, old, new, names)


def _answers(about: Change, old: Placed, new: Placed, names: Names) -> Iterator[Change]:
    before = {answer.id: _of_answer(answer, names) for answer in old.point.answers}
    after = {answer.id: _of_answer(answer, {}) for answer in new.point.answers}
    for name in dict.fromkeys((*after, *before)):
        where = replace(about, route=("points", name))
        yield from worded(where, before.get(name), after.get(name))
    was, now = (normal(side.point.share or "") or None for side in (old, new))
    if was != now:
        spans = (old.point.span, new.point.span)
        about = replace(about, route=("points", "share"), kinds=(What.CHANGED,), old=was, new=now)
        yield replace(about, old_span=spans[0], new_span=spans[1])


def _of_answer(answer: Answer, names: Names) -> _Passage:
    return reading(answer.text.markdown, names), answer.span


def _of_point(side: Placed | None, names: Names) -> _Passage | None:
    return (reading(side.point.text.markdown, names), side.point.span) if side else None


def _passages(prose: Prose, names: Names) -> Mapping[tuple[str, ...], _Passage]:
    """The passages under each heading as one text; those for the internal edition apart."""
    found: dict[tuple[str, ...], list[Text]] = {}
    for section in prose.sections:
        for text in section.texts:
            key = (_key(section), INTERNAL) if text.internal else (_key(section),)
            found.setdefault(key, []).append(text)
    return {key: (_together(texts, names), texts[0].span) for key, texts in found.items() if _told(texts)}


def _together(texts: Sequence[Text], names: Names) -> Reading:
    return reading(" ".join(text.markdown for text in texts), names)


def _told(texts: Sequence[Text]) -> bool:
    return any(text.markdown.strip() for text in texts)


def _key(section: Section) -> str:
    return section.key or section.title
