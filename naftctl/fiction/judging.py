"""What fictitious teams judged: by chance, and not evenly over scales, providers and years."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from naftctl.fiction.again import LEFT, carried
from naftctl.fiction.agenda import COMPLAINT, EVENT, FOLLOW_UP, REGULAR, Fate
from naftctl.fiction.case import Case, Open
from naftctl.fiction.chance import Chance
from naftctl.fiction.plan import Plan
from naftctl.fiction.topics import TOPICS
from naftctl.model.scoring import NOT_SCALED

_BOUNDS = (4, 33, 89)
"""Out of a hundred so many are on the lowest level, on the two lowest, and on all but the highest."""
_THIN, _SAME, _BESIDE = 2, 70, 95
_BREACH, _SECOND, _ON_TOPIC = 26, 25, 45


def judged(plan: Plan, case: Case, opened: Sequence[Open]) -> Case:
    """The inspection with all that was judged in it; `opened` are the open shortcomings of earlier ones."""
    occasion = case.slot.occasion
    if case.focus and case.visited:
        case = _scaled(plan, case, case.focus.investigations)
    if occasion in {REGULAR, COMPLAINT, EVENT} and case.visited:
        case = replace(case, breaches=_breaches(case))
    if occasion in {REGULAR, FOLLOW_UP} and case.slot.fate is not Fate.STOPPED:
        case = replace(case, carried=carried(case, opened))
    if case.followed:
        left = {each.open.page for each in case.carried if each.outcome in LEFT}
        items = (item.id for item in case.framework.regulation)
        case = replace(case, breaches=tuple(item for item in items if item in left))
    return case


def _scaled(plan: Plan, case: Case, investigations: Sequence[str]) -> Case:
    """With the levels, and what each member scored before."""
    framework = case.framework
    scales = tuple(s for s in framework.scale.values() if s.investigation in investigations)
    favour = case.who.skill + Chance(plan.seed, "trend").between(0, 2) * case.slot.year // 2
    names = tuple(framework.level)
    levels = {}
    for scale in scales:
        chance = case.chance.apart("level", scale.id)
        drawn = chance.below(100) + Chance(plan.seed, "scale", scale.id).between(-10, 10) + favour
        place = max(sum(drawn >= bound for bound in _BOUNDS), int(case.mild))
        levels[scale.id] = NOT_SCALED if chance.odds(_THIN) and not case.mild else names[place]
    scores = {name: _scores(case.chance.apart("scores", name), levels, names) for name in case.members}
    return replace(case, scales=scales, levels=levels, scores=scores)


def _scores(chance: Chance, consensus: Mapping[str, str], names: tuple[str, ...]) -> dict[str, str]:
    """What one member scored before the consensus: mostly the same, seldom more than one level from it."""
    return {scale: _score(chance, level, names) for scale, level in consensus.items()}


def _score(chance: Chance, level: str, names: tuple[str, ...]) -> str:
    drawn, up = chance.below(100), chance.odds(50)
    if level == NOT_SCALED or drawn < _SAME:
        return level
    place, away = names.index(level), 1 if drawn < _BESIDE else 2
    other = place + away if up else place - away
    inside = other if 0 <= other < len(names) else 2 * place - other
    return names[min(max(inside, 0), len(names) - 1)]


def _breaches(case: Case) -> tuple[str, ...]:
    """The items that are not in order: mostly none, more where there was reason to look."""
    chance, items = case.chance.apart("breaches"), [item.id for item in case.framework.regulation]
    topics = {topic.item for topic in TOPICS.get(case.slot.occasion, ())}
    if topics:
        return tuple(item for item in items if item in topics and chance.odds(_ON_TOPIC))
    count = 0 if case.mild or not chance.odds(_BREACH) else 1 + int(chance.odds(_SECOND))
    return tuple(sorted(chance.shuffled(items)[:count]))
