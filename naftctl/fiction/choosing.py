"""The focus that fictitious teams chose."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from naftctl.fiction.agenda import THEMATIC, Fate, Slot
from naftctl.fiction.around import signals
from naftctl.fiction.case import Case
from naftctl.fiction.plan import Plan
from naftctl.focus import Proposal, Turn, cycle_start, rank
from naftctl.framework.pin import digest_of
from naftctl.model.owned import FocusChoice
from naftctl.model.sector import Past, Sector

_MOTIVE = "Deze keuze sluit aan bij wat de aanbieder zelf op zijn planning zette."


class Choices:
    """Chooses for one inspection after the other, and keeps what was chosen."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._themes: dict[int, str] = {}
        self._chosen = Counter[tuple[int, str]]()
        self._latest: dict[int, str] = {}
        """By provider the alternate of its last regular inspection."""

    def choose(self, case: Case, past: Sequence[Past]) -> tuple[FocusChoice, Proposal | None]:
        """The focus, with the ranking that it was chosen from, where there is one."""
        if case.slot.occasion == THEMATIC:
            first = self._latest.get(case.slot.provider, case.framework.alternates[0].id)
            name = self._themes.setdefault(case.slot.year, first)
            return self._choice(case, (name,), None), None
        proposal = _proposal(case, past)
        name = self._alternate(case.slot, [each.investigation for each in proposal.ranking])
        if case.slot.fate is not Fate.STOPPED:
            self._latest[case.slot.provider] = name
            self._chosen[case.slot.year, name] += 1
        return self._choice(case, (*proposal.always, name), proposal), proposal

    def _choice(self, case: Case, names: tuple[str, ...], proposal: Proposal | None) -> FocusChoice:
        first = proposal.ranking[0].investigation if proposal else names[-1]
        return FocusChoice(
            framework=case.framework.ref,
            digest=digest_of(case.framework),
            decided=case.days.prepared,
            seed=proposal.seed if proposal else None,
            investigations=names,
            chosen=names[-1] if proposal else None,
            motive=None if names[-1] == first else _MOTIVE,
        )

    def _alternate(self, slot: Slot, ranked: Sequence[str]) -> str:
        """The first of the ranking, but for the year in which one alternate is at one provider only."""
        if slot.year != self._plan.lonely:
            return ranked[0]
        only = sorted(ranked)[self._plan.seed % len(ranked)]
        if self._chosen[slot.year, only]:
            return next(name for name in ranked if name != only)
        return only if slot.fate is Fate.FINAL else ranked[0]


def _proposal(case: Case, past: Sequence[Past]) -> Proposal:
    framework, first = case.framework, case.slot.first
    turn = Turn(framework, case.who.provider.id, first)
    ranking = rank(turn, Sector(tuple(past)), {}, dict.fromkeys(signals(case), 1))
    since = cycle_start(first, framework.focus.cycle_years)
    return Proposal(turn.seed, since, tuple(item.id for item in framework.always), ranking)
