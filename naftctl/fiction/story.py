"""A fictitious sector, inspection by inspection, the earliest first."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from msgspec import Struct, field
from msgspec.structs import replace

from naftctl.fiction.again import Results, still_open
from naftctl.fiction.agenda import FOLLOW_UP, REGULAR, Fate, Slot, agenda, free
from naftctl.fiction.case import Case, Open
from naftctl.fiction.chance import Chance
from naftctl.fiction.choosing import Choices
from naftctl.fiction.days import days_of
from naftctl.fiction.judging import judged
from naftctl.fiction.plan import Plan
from naftctl.fiction.providers import Invented, providers
from naftctl.fiction.scored import Scored
from naftctl.fiction.writing import written
from naftctl.focus import Proposal
from naftctl.model.framework import Framework
from naftctl.model.owned import FocusChoice
from naftctl.model.sector import Past
from naftctl.source import Span

_FOLLOWED, _THIRD = 30, 40
"""So many in a hundred are followed up, and have a third member in the team."""
_SUMMER = (7, 8)


class Made(Struct, frozen=True):
    """A fictitious inspection: its files but `focus.yaml` and its seals, and the days of the seals.

    `focus` is what was chosen, `proposal` the ranking that it was chosen from, None where nothing is ranked.
    """

    name: str
    provider: str
    framework: Framework
    files: Mapping[str, str]
    focus: FocusChoice | None
    proposal: Proposal | None
    draft: date | None
    final: date | None


class _State(Struct):
    """What happened so far."""

    past: list[Past] = field(default_factory=list)
    open: dict[int, tuple[tuple[date, tuple[Open, ...]], ...]] = field(default_factory=dict)
    """By provider what was open from a day on, the earliest day first."""
    numbers: Counter[int] = field(default_factory=Counter)


def sector(plan: Plan, frameworks: Sequence[Framework]) -> Iterator[Made]:
    """Every inspection of a fictitious sector, the earliest first; the newest of `frameworks` is the last."""
    yield from _Story(plan, frameworks).made()


class _Story:
    def __init__(self, plan: Plan, frameworks: Sequence[Framework]) -> None:
        self.plan, self.frameworks = plan, frameworks[-2:]
        self.choices = Choices(plan)
        self.providers = providers(plan)
        self.planned = list(agenda(plan))
        self.state = _State()

    def made(self) -> Iterator[Made]:
        """Every inspection in turn; a follow-up comes in where an earlier one asks for it."""
        waiting = list(self.planned)
        heapq.heapify(waiting)
        while waiting:
            case, proposal = self._case(heapq.heappop(waiting))
            case, found, results, files = written(case)
            yield Made(
                name=case.name,
                provider=case.who.provider.id,
                framework=case.framework,
                files=files,
                focus=case.focus,
                proposal=proposal,
                draft=case.days.draft if case.visited else None,
                final=case.days.final if case.visited and case.slot.fate is not Fate.DRAFT else None,
            )
            extra = self._kept(case, found, results)
            if extra:
                self.planned.append(extra)
                heapq.heappush(waiting, extra)

    # ── before the visit ─────────────────────────────────────────────────────────────────────────────────
    def _case(self, slot: Slot) -> tuple[Case, Proposal | None]:
        plan, state = self.plan, self.state
        who = self._who(slot)
        chance = Chance(plan.seed, "inspection", slot.provider, slot.first)
        state.numbers[slot.first.year] += 1
        number = f"NAFT-{slot.first.year}-{state.numbers[slot.first.year]:03}"
        framework = self.frameworks[-1 if slot.first >= plan.renewed else 0]
        occasion = framework.occasion(slot.occasion)
        public = occasion is not None and occasion.public
        case = Case(
            name=self._name(slot, who),
            number=number,
            slot=slot,
            who=who,
            framework=framework,
            days=days_of(slot, chance.apart("days"), published=public),
            members=("ond1", "zrg1", "zrg2") if chance.odds(_THIRD) else ("ond1", "zrg1"),
            chance=chance,
        )
        if case.scaled:
            focus, proposal = self.choices.choose(case, state.past)
            return judged(plan, replace(case, focus=focus), self._open_at(slot)), proposal
        return judged(plan, case, self._open_at(slot)), None

    def _name(self, slot: Slot, who: Invented) -> str:
        """The name of the folder, which no other inspection has."""
        tail = "" if slot.occasion == REGULAR else "-" + slot.occasion.replace("_", "-")
        name = f"{slot.first.year}-{who.slug}{tail}"
        again = sum(past.id in {name, f"{name}-2"} for past in self.state.past)
        return f"{name}-{again + 1}" if again else name

    def _who(self, slot: Slot) -> Invented:
        return next(each for each in reversed(self.providers[slot.provider]) if each.since <= slot.first)

    def _open_at(self, slot: Slot) -> tuple[Open, ...]:
        """What was open at a provider on the first day of visit."""
        past = self.state.open.get(slot.provider, ())
        return next((opened for since, opened in reversed(past) if since < slot.first), ())

    # ── after the visit ──────────────────────────────────────────────────────────────────────────────────
    def _kept(self, case: Case, found: Scored, results: Results) -> Slot | None:
        """Keep what happened; gives the follow-up that it asks for."""
        slot, state = case.slot, self.state
        focus = case.focus.investigations if case.focus else ()
        past = Past(
            id=case.name,
            provider=case.who.provider.id,
            date=slot.first,
            framework=case.framework.ref,
            focus=focus,
            number=case.number,
            span=Span(case.name),
            follows_up=slot.follows or None,
            stopped=slot.fate is Fate.STOPPED,
        )
        state.past.append(past)
        if slot.fate is not Fate.FINAL:
            return None
        opened = still_open(case, self._open_at(slot), found, results)
        state.open[slot.provider] = (*state.open.get(slot.provider, ()), (case.days.final, opened))
        return self._follow_up(case, opened)

    def _follow_up(self, case: Case, opened: tuple[Open, ...]) -> Slot | None:
        slot, chance = case.slot, case.chance.apart("follow-up")
        if not case.regular or not opened or not chance.odds(_FOLLOWED):
            return None
        day = case.days.final + timedelta(days=chance.between(180, 260))
        day = date(day.year, 9, 3) if day.month in _SUMMER else day
        day += timedelta(days=(1 - day.weekday()) % 7)
        year = sum(self.plan.starts(number) <= day for number in range(1, self.plan.years + 1))
        extra = Slot(day, slot.provider, FOLLOW_UP, year, follows=case.name)
        ends = self.plan.today - timedelta(days=90)
        return extra if day <= ends and free(self.planned, extra) else None
