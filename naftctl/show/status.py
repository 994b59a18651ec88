"""Where inspections stand: phase, what is open, the term that runs and what comes next."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

from naftctl.diagnostic import Severity
from naftctl.lifecycle import Phase, State, Step, course, next_step, phase_of, running_term
from naftctl.model.dossier import Dossier
from naftctl.model.scoring import NOT_SCALED
from naftctl.show.procedure import STEPS, SYMBOLS, course_words, phase_words, term_words
from naftctl.show.scales import level_of
from naftctl.show.words import Paint, colour_of, counted, visible

_OPEN = (Severity.ERROR, Severity.PENDING, Severity.WARNING)
_UNREADABLE = "✗"
_FIXED = "\xa0"  # no line is broken here


@dataclass(frozen=True)
class Case:
    """What is known of one inspection: `left` errors at the next gate; no dossier where it is unreadable."""

    name: str
    dossier: Dossier | None
    counts: Mapping[Severity, int]
    left: int = 0

    @property
    def phase(self) -> str:
        """The phase in words."""
        return phase_words(self.dossier) if self.dossier else "niet leesbaar"

    @property
    def term(self) -> str:
        """The term that runs in words, or nothing."""
        return term_words(self.dossier) if self.dossier else ""

    @property
    def step(self) -> Step:
        """What comes next."""
        if self.dossier is None:
            return Step.REPAIR
        return next_step(self.dossier, self.counts[Severity.ERROR], self.left)

    @property
    def command(self) -> str:
        """The call that belongs to the next step, or nothing."""
        _, call = STEPS[self.step]
        return f"naftctl {call.format(name=self.name)}" if call else ""


def table(cases: Sequence[Case], width: int, paint: Paint) -> Iterator[str]:
    """Two or three lines per inspection: where it stands and what is open, its term, what comes next."""
    names = max((len(visible(case.name)) for case in cases), default=0)
    phases = max((len(case.phase) for case in cases), default=0)
    wide = names + phases + len("●     ") + max((len(_open(case)) for case in cases), default=0) <= width
    if wide and cases:
        yield paint(f"  {'inspectie':<{names}}  {'fase':<{phases}}  {'open'}", "1")
    for case in cases:
        if wide:
            open_words = paint(_open(case), _weight(case))
            yield f"{_symbol(case)} {visible(case.name):<{names}}  {case.phase:<{phases}}  {open_words}"
        else:
            yield f"{_symbol(case)} {visible(case.name)}"
            yield from _folded(f"{case.phase}: {_open(case)}", width)
        both = " · ".join(filter(None, (_nature(case), case.term)))
        for line in (both,) if len(both) + 4 <= width else (_nature(case), case.term):
            yield from _folded(line, width)
        yield from _folded(_next(case), width)


def detail(case: Case, width: int, paint: Paint) -> Iterator[str]:
    """One inspection: its course with days, its levels and advice, what is open, and what comes next."""
    head = (visible(case.name), _nature(case), case.phase)
    for line in _folded(" · ".join(filter(None, head)), width, ""):
        yield paint(line, "1")
    if case.dossier:
        yield from _folded("  ".join(map(_whole, course_words(case.dossier))), width, "  ", "")
        yield from _folded(_levels(case.dossier), width, "  ")
    yield from _folded(f"open: {_open(case)}", width, "  ")
    yield from _folded(_next(case), width, "  ")


def as_json(cases: Iterable[Case]) -> str:
    """An array with one object per inspection.

    Keys: `inspection`; `readable`; `occasion`, `framework` and `phase` as the files have them; `course`, of
    which each has `milestone`, `state` (done, now, later) and `days`; `open` with the counts `error`,
    `pending` and `warning`; `term` with `name` (announcement, reaction), `last_day` and `days_left`, or null;
    `next` with `step` and `command`, which is null where there is none. What a folder that is not readable
    cannot tell is null.
    """
    return json.dumps([_data(case) for case in cases], ensure_ascii=False, indent=2)


def _symbol(case: Case) -> str:
    if case.dossier is None:
        return _UNREADABLE
    if case.step is Step.NOTHING:
        return SYMBOLS[State.DONE]
    return SYMBOLS[State.LATER if phase_of(case.dossier) is Phase.PLANNED else State.NOW]


def _weight(case: Case) -> str:
    return next((colour_of(severity) for severity in _OPEN if case.counts[severity]), "32")


def _open(case: Case) -> str:
    parts = (counted(case.counts[severity], severity) for severity in _OPEN if case.counts[severity])
    return ", ".join(parts) or "niets"


def _nature(case: Case) -> str:
    if case.dossier is None:
        return ""
    inspection = case.dossier.inspection
    return visible(f"{inspection.occasion.replace('_', ' ')} · {inspection.framework}")


def _next(case: Case) -> str:
    words, _ = STEPS[case.step]
    if case.dossier and case.step is Step.NOTHING:
        return "volgende stap: geen"
    command = _whole(visible(case.command))
    return f"volgende stap: {words}" + (f" · {command}" if command else "")


def _levels(dossier: Dossier) -> str:
    """How many scales have a level, and whether the advice was chosen; never which one."""
    parts = []
    if dossier.scales:
        levels = [level_of(dossier, scale.id) for scale in dossier.scales]
        without, still = levels.count(NOT_SCALED), levels.count(None)
        parts.append(f"niveaus: {len(levels) - without - still} van {len(levels)} schalen ingeschaald")
        parts += [f"{without} niet ingeschaald"] if without else []
        parts += [f"{still} nog open"] if still else []
    words = ", ".join(parts)
    if dossier.occasion and dossier.occasion.advice == "required":
        chosen = dossier.advice is not None and dossier.advice.value is not None
        words = f"{words}{' · ' if words else ''}advies: {'gekozen' if chosen else 'nog niet gekozen'}"
    return words


def _folded(text: str, width: int, indent: str = "    ", hang: str = "  ") -> Iterator[str]:
    """The text on lines that fit."""
    further = indent + hang
    for line in wrap(text, width, initial_indent=indent, subsequent_indent=further, break_on_hyphens=False):
        yield line.replace(_FIXED, " ")


def _whole(words: str) -> str:
    """Words that stay on one line; only after a comma may a new one begin."""
    return words.replace(" ", _FIXED).replace(f",{_FIXED}", ", ")


def _data(case: Case) -> Mapping[str, Any]:
    dossier = case.dossier
    term = running_term(dossier) if dossier else None
    stages = [
        {"milestone": stage.name, "state": stage.state.value, "days": [str(day) for day in stage.days]}
        for stage in (course(dossier) if dossier else ())
    ]
    running = (
        dossier
        and term
        and {
            "name": term.name,
            "last_day": str(term.last),
            "days_left": (term.last - dossier.today).days,
        }
    )
    return {
        "inspection": case.name,
        "readable": dossier is not None,
        "occasion": dossier.inspection.occasion if dossier else None,
        "framework": dossier.inspection.framework if dossier else None,
        "phase": phase_of(dossier).key if dossier else None,
        "course": stages,
        "open": {severity.value: case.counts[severity] for severity in _OPEN},
        "term": running,
        "next": {"step": case.step.value, "command": case.command or None},
    }
