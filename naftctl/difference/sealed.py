"""What changed since a seal: judgements from the seal itself, texts from what the files were then."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from naftctl import seal as sealing
from naftctl.difference.compare import difference
from naftctl.difference.values import Change, Difference, Part, What
from naftctl.model.dossier import Dossier
from naftctl.model.owned import Seal

_ROUTES = {
    Part.SCORING: ("level",),
    Part.ADVICE: ("value",),
    Part.REGULATION: ("result",),
    Part.FOLLOWUP: ("outcome",),
}
_SEALED = (Part.SEAL, "draft", (What.ADDED,))
"""That the seal came in is no news after it."""
_PLACES = {
    "advice": Part.ADVICE,
    "reflection": Part.REFLECTION,
    "desk-analysis": Part.DESK,
    "summary": Part.SUMMARY,
}


def since_seal(seal: Seal, then: Dossier | None, now: Dossier) -> Difference:
    """Every change since `seal`; `then` is the inspection as it was committed with it, where that is known.

    What is frozen comes from the seal where the files of then say something else, or are not known. Without
    them a text that changed is named, and its words are not.
    """
    frozen = tuple(_frozen(seal, now))
    if then is None:
        blind = difference(now, now).blind
        return Difference(now.id, _sorted((*frozen, *_texts(seal, now))), blind=blind)
    whole = difference(then, now)
    same = sealing.frozen_of(then) == seal.frozen
    own = (each for each in frozen if not same or each.route == ("framework_digest",))
    told = (each for each in whole.changes if same or not _is_frozen(each))
    kept = tuple(each for each in told if (each.part, each.page, each.kinds) != _SEALED)
    return replace(whole, changes=_sorted((*kept, *own, *_earlier(seal, then, now, kept))))


def _sorted(changes: Iterable[Change]) -> tuple[Change, ...]:
    parts = list(Part)
    return tuple(sorted(changes, key=lambda each: parts.index(each.part)))


def _earlier(seal: Seal, then: Dossier, now: Dossier, told: Iterable[Change]) -> Iterator[Change]:
    """The texts that were other than sealed already when the seal was committed, told nowhere else."""
    early = {one.place for one in sealing.corrections(seal, then)}
    names = {part: name for name, part in _PLACES.items()}
    known: set[str] = set()
    for each in told:
        page = each.page or names.get(each.part, "")
        known |= {each.before, each.after, page, "/".join((page, *each.route[1:2]))}
    for change in _texts(seal, now):
        place = change.after or change.before or change.page
        if place in early and place not in known:
            yield change


def _is_frozen(change: Change) -> bool:
    if change.route == ("points",):
        return bool({What.ADDED, What.REMOVED, What.MOVED, What.RENAMED} & set(change.kinds))
    if change.part is Part.INSPECTION:
        return change.route == ("framework",)
    if change.part is Part.FOCUS:
        return change.route in {("investigations",), ("chosen",)}
    return change.route == _ROUTES.get(change.part)


def _frozen(seal: Seal, now: Dossier) -> Iterator[Change]:
    """Every frozen value that is other than in the seal."""
    for one in sealing.changes(seal, now):
        kind, *names = one.key
        if kind in {"points", "recommendations"}:
            change = _point(one, now)
        else:
            part, page, route = _place(kind, names)
            change = Change(part, (What.CHANGED,), page, route, old=one.was or None, new=one.now or None)
        yield replace(change, old_span=one.there, new_span=one.here)


def _place(kind: str, names: list[str]) -> tuple[Part, str, tuple[str, ...]]:
    page = names[0] if names else ""
    return {
        "levels": (Part.SCORING, page, ("level",)),
        "regulation": (Part.REGULATION, page, ("result",)),
        "followup": (Part.FOLLOWUP, page, ("outcome",)),
        "advice": (Part.ADVICE, "", ("value",)),
        "focus": (Part.FOCUS, "", ("investigations",)),
        "chosen": (Part.FOCUS, "", ("chosen",)),
    }.get(kind, (Part.INSPECTION, "", (kind,)))


def _point(one: sealing.Change, now: Dossier) -> Change:
    """A point or recommendation that came, went, or stands under another heading."""
    kind, *names = one.key
    heads = (one.was, one.now)
    part, page = Part.ADVICE, ""
    if kind == "points":
        page = names[0]
        part = _part_of(page, now)
        heads = (sealing.heading_of(one.was), sealing.heading_of(one.now))
    what = What.ADDED if not one.was else What.REMOVED if not one.now else What.MOVED
    before, after = (one.point if side else "" for side in (one.was, one.now))
    return Change(part, (what,), page, ("points",), before, after, heads)


def _texts(seal: Seal, now: Dossier) -> Iterator[Change]:
    """The texts that are other than in the seal, without their words."""
    for one in sealing.corrections(seal, now):
        what = What.ADDED if not one.was else What.REMOVED if not one.now else What.REWORDED
        name, _, rest = one.place.partition("/")
        if name in seal.evidence or name in now.piece:
            change = Change(Part.EVIDENCE, (What.CHANGED if what is What.REWORDED else what,), name)
        elif name == "followup":
            item, key = (rest.removesuffix("/note"), "note" if rest.endswith("/note") else "text")
            change = Change(Part.FOLLOWUP, (what,), item, (key,))
        elif one.place == "scorings/individual":
            change = Change(Part.INDIVIDUAL, (What.CHANGED,))
        elif name == "inspection":
            change = Change(Part.INSPECTION, (What.CHANGED,), "", (rest,))
        else:
            part = _PLACES.get(name) or _part_of(name, now)
            page = "" if name in _PLACES else name
            change = Change(part, (what,), page, ("texts", rest), one.place if one.was else "", one.place)
        yield replace(change, new_span=one.here)


def _part_of(page: str, now: Dossier) -> Part:
    if page in {item.id for item in now.framework.regulation}:
        return Part.REGULATION
    return Part.SCORING if page in now.framework.scale else Part.FINDING
