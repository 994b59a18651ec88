"""Where one inspection stands, in values that are small enough to keep of every inspection."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from naftctl.diagnostic import Severity
from naftctl.language import tr
from naftctl.lifecycle import (
    Phase,
    State,
    Step,
    deadline,
    first_request,
    next_step,
    open_remark,
    phase_of,
)
from naftctl.model.dossier import Dossier
from naftctl.show.procedure import STEPS, deadline_words, phase_words


class Case(Struct, frozen=True):
    """An inspection: what it is, its phase, what is open in it, the day to watch, and what comes next.

    `state` is that of the whole course, None where the folder is not readable; `watched` the day of
    `deadline`, which says it in words; `remark` the first remark that is still to be answered, `request` the
    request that has to be answered first.
    """

    name: str
    counts: Mapping[Severity, int]
    step: Step = Step.REPAIR
    state: State | None = None
    nature: str = ""
    phase: str = tr("not readable")
    watched: date | None = None
    deadline: str = ""
    remark: str = ""
    request: str = ""

    @property
    def urgency(self) -> tuple[int, date, str]:
        """What an inspection is sorted by: not readable, then the nearest day to watch, then the name."""
        if self.state is None:
            return 0, date.max, self.name
        return (1, self.watched, self.name) if self.watched else (2, date.max, self.name)

    @property
    def next(self) -> str:
        """What comes next, in words."""
        words, _ = STEPS[self.step]
        return tr(words, remark=self.remark, request=self.request)

    @property
    def command(self) -> str:
        """The call that belongs to the next step, or nothing."""
        _, call = STEPS[self.step]
        return f"naftctl {call.format(name=self.name, request=self.request)}" if call else ""


def case_of(name: str, dossier: Dossier | None, counts: Mapping[Severity, int], left: int) -> Case:
    """Where an inspection stands that has these diagnostics now, and `left` errors at the next gate."""
    if dossier is None:
        return Case(name, counts)
    asked = first_request(dossier)
    step = next_step(dossier, counts.get(Severity.ERROR, 0), left)
    planned = phase_of(dossier) is Phase.PLANNED
    return Case(
        name,
        counts,
        step,
        State.DONE if step is Step.NOTHING else State.LATER if planned else State.NOW,
        f"{dossier.inspection.occasion.replace('_', ' ')} · {dossier.inspection.framework}",
        phase_words(dossier),
        deadline(dossier),
        deadline_words(dossier),
        open_remark(dossier),
        asked.id if asked else "",
    )
