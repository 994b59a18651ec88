"""What became of the shortcomings of earlier inspections in a later one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from naftctl.fiction import pages
from naftctl.fiction.agenda import Fate
from naftctl.fiction.case import Case, Open, Revisited
from naftctl.fiction.scored import Scored
from naftctl.framework.lineage import Kind, lineage
from naftctl.model.followup import CLOSING, Outcome
from naftctl.model.scoring import NOT_SCALED

Results = Mapping[str, Mapping[str, Any]]
"""The results of the regulation by item, as they stand in the file."""

LEFT = {Outcome.PARTLY, Outcome.UNRESOLVED}
"""What still has to be worked on."""
_RESTS = ("G01", "G02")
_BOUNDS = ((62, Outcome.RESOLVED), (85, Outcome.PARTLY), (95, Outcome.UNRESOLVED))
"""What a follow-up finds, in a hundred times."""
_LAPSED, _ELSEWHERE = 4, 60
_NOTES = {
    Outcome.RESOLVED: (
        "Wat ontbrak, is er nu en wordt gebruikt.",
        "De aanbieder pakte dit aan; gesprekken en stukken bevestigen het.",
    ),
    Outcome.PARTLY: (
        "Er is een begin gemaakt, maar het houdt nog niet overal stand.",
        "Op papier is dit in orde, in de praktijk nog niet altijd.",
    ),
    Outcome.UNRESOLVED: ("Het team stelde hetzelfde vast als vorige keer.",),
    Outcome.NOT_EXAMINED: ("Het team kon dit in deze inspectie niet opnieuw beoordelen.",),
    Outcome.LAPSED: ("De aanbieder biedt dit onderdeel van de werking niet meer aan.",),
}


def carried(case: Case, opened: Sequence[Open]) -> tuple[Revisited, ...]:
    """What the team found of each open shortcoming, before any of them goes on as a new point."""
    return tuple(_judged(case, each) for each in opened)


def _judged(case: Case, opened: Open) -> Revisited:
    if case.slot.fate is Fate.ANNOUNCED:
        return Revisited(opened, None)
    chance = case.chance.apart("again", opened.name)
    outcome = _outcome(case, opened, chance.below(100))
    rests = () if outcome is Outcome.NOT_EXAMINED else _RESTS
    return Revisited(opened, outcome, chance.pick(_NOTES[outcome]), rests)


def _outcome(case: Case, opened: Open, drawn: int) -> Outcome:
    """By chance in a follow-up; in a regular inspection as its levels and items say."""
    if case.followed:
        return next((outcome for bound, outcome in _BOUNDS if drawn < bound), Outcome.NOT_EXAMINED)
    if drawn < _LAPSED:
        return Outcome.LAPSED
    heir = heir_of(case, opened)
    lowest = next(iter(case.framework.level))
    if case.levels.get(heir) == NOT_SCALED:
        return Outcome.NOT_EXAMINED
    if heir in case.levels:
        return Outcome.UNRESOLVED if case.levels[heir] == lowest else Outcome.RESOLVED
    if any(item.id == heir for item in case.framework.regulation):
        return Outcome.PARTLY if heir in case.breaches else Outcome.RESOLVED
    return Outcome.NOT_EXAMINED if drawn < _ELSEWHERE else Outcome.RESOLVED


def heir_of(case: Case, opened: Open) -> str:
    """What an open shortcoming stands under in the version of this inspection."""
    heirs = lineage(opened.framework, case.framework).heirs(Kind.SCALE, opened.page)
    known = [name for name in heirs if name in case.levels]
    return (*known, *heirs, opened.page)[0]


def continued(case: Case, scored: Scored, results: Results) -> tuple[Revisited, ...]:
    """The same, where a shortcoming goes on as a point of this inspection with that point."""
    taken, found = set[str](), []
    for each in case.carried:
        names = list(_continuing(case, each, scored, results)) if each.outcome in LEFT else []
        names = [name for name in names if name not in taken] or names
        taken |= set(names[:1])
        found.append(replace(each, continues_as=names[0] if names else None))
    return tuple(found)


def _continuing(case: Case, each: Revisited, scored: Scored, results: Results) -> Iterator[str]:
    page = each.open.page.lower() if case.followed else heir_of(case, each.open)
    yield from (point.name for point in scored.of("T") if point.name.partition("/")[0] == page)
    if not case.followed and results.get(page, {}).get("shortcoming"):
        yield f"{page}/T1"


def followup(carried: Sequence[Revisited]) -> str:
    """The text of `followup.yaml`."""
    return pages.yaml(
        {
            each.open.name: {
                "text": each.open.text,
                "since": each.open.since,
                "occasion": each.open.occasion,
                "outcome": each.outcome,
                "note": each.note,
                "evidence": each.evidence,
                "continues_as": each.continues_as,
            }
            for each in carried
        }
    )


def still_open(case: Case, opened: Sequence[Open], scored: Scored, results: Results) -> tuple[Open, ...]:
    """What is open at a provider once this inspection is final."""
    done = {each.open.name: each for each in case.carried}
    latest = sorted(case.carried, key=lambda each: each.open.since, reverse=True)
    before = {each.continues_as: each.open for each in latest if each.continues_as}
    left = [each for each in opened if each.name not in done or _stands(done[each.name])]
    found = {point.name: point.words for point in scored.of("T")}
    found |= {f"{name}/T1": str(r["shortcoming"]) for name, r in results.items() if r["shortcoming"]}
    for name, words in found.items():
        page, framework = name.partition("/")[0], case.framework
        since, occasion = case.days.final, case.slot.occasion
        first = before.get(name)
        if first:
            since, occasion = first.since, first.occasion
            page, framework = (first.page, first.framework) if case.followed else (page, framework)
        left.append(Open(f"{case.name}/{name}", words, since, occasion, page, framework))
    return tuple(left)


def _stands(each: Revisited) -> bool:
    """Whether a shortcoming stays open under its own name."""
    return not each.continues_as and each.outcome not in CLOSING
