"""The page `docs/metingen.md`: the table, and what each row compares."""

from __future__ import annotations

import platform
from collections.abc import Mapping, Sequence

from benchmarks.case import Goal
from benchmarks.measure import BUDGET, FEWEST, MOST, Measured, Took, cores

_PAGE = """# Metingen

Hoe lang de opdrachten duren, telkens naast een verwant programma of naast het minste dat er gedaan moet
worden, en of het doel gehaald is. Deze bladzijde wordt opnieuw gemaakt met `python -m benchmarks`.

{table}

De twee van een rij zijn om beurten uitgevoerd, in één reeks: {most} keer, na een keer om op te warmen. Een
reeks die meer dan {budget:.0f} seconden duurt, stopt vroeger, maar heeft er minstens {fewest}. De tijd is de
mediaan, de verhouding die van de medianen; tussen haakjes staat dezelfde verhouding in tijd van de processor,
alle kernen samen. Het geheugen is de hoogste piek van een opdracht met alle processen die ze start; wat die
delen, telt één keer.

Gemeten met Python {python} op {system}, {cores} kernen, naast {versions}.
De code was vooraf vertaald naar bytecode, de bestanden stonden in het geheugen van het systeem. naftctl
draait zoals een gebruiker het oproept, ook wanneer het meer dan één kern gebruikt. Vergelijk verhoudingen,
geen milliseconden: die hangen van het toestel af.

## Wat er vergeleken wordt

{notes}

{missed}{balance}"""
_MISSED = """## Wat niet gehaald is, en waarom

{reasons}

"""
_HEAD = """| | Wat | ms | MiB | Naast | ms | MiB | Keer | Verhouding | Doel | |
|--:|:--|--:|--:|:--|--:|--:|--:|:--|:--|:--|"""


def page(rows: Sequence[Measured], versions: Mapping[str, str], balance: str) -> str:
    """The whole page."""
    return _PAGE.format(
        table=table(rows),
        most=MOST,
        fewest=FEWEST,
        budget=BUDGET,
        python=platform.python_version(),
        system=platform.system(),
        cores=cores(),
        versions=", ".join(f"{name} {number}" for name, number in sorted(versions.items())),
        notes="\n".join(f"{number}. {row.case.note}" for number, row in enumerate(rows, start=1)),
        missed=_missed(rows),
        balance=balance,
    )


def _missed(rows: Sequence[Measured]) -> str:
    """By how much goals are missed and why; nothing where all are met."""
    reasons = [
        f"{number}. {_ratio(row, row.beside)} in plaats van {_goal(row.case.goal)}. {row.case.why}".rstrip()
        for number, row in enumerate(rows, start=1)
        if row.beside and not met(row.case.goal, row.ours, row.beside)
    ]
    return _MISSED.format(reasons="\n".join(reasons)) if reasons else ""


def table(rows: Sequence[Measured]) -> str:
    """The rows that were measured as a table."""
    return "\n".join((_HEAD, *(_row(number, row) for number, row in enumerate(rows, start=1))))


def _row(number: int, row: Measured) -> str:
    case, theirs = row.case, row.beside
    start = f"| {number} | {case.what} | {_took(row.ours)} | {case.peer}"
    if theirs is None:
        return f"{start} | | | {row.rounds} | niet gemeten | {_goal(case.goal)} | |"
    verdict = "gehaald" if met(case.goal, row.ours, theirs) else "niet gehaald"
    return (
        f"{start} | {_took(theirs)} | {row.rounds} | {_ratio(row, theirs)} | {_goal(case.goal)} | {verdict} |"
    )


def met(goal: Goal, ours: Took, theirs: Took) -> bool:
    """Whether every part of a goal is met."""
    return (
        ours.seconds <= goal.time * theirs.seconds
        and (goal.memory is None or ours.memory <= goal.memory * theirs.memory)
        and (goal.mib is None or ours.memory < goal.mib * 2**20)
    )


def _took(took: Took) -> str:
    return f"{took.seconds * 1000:.0f} | {took.memory / 2**20:.0f}"


def _ratio(row: Measured, theirs: Took) -> str:
    time, busy = row.ours.seconds / theirs.seconds, row.ours.processor / theirs.processor
    memory = f", geheugen {number(row.ours.memory / theirs.memory)}" if row.case.goal.memory else ""
    return f"{number(time)} ({number(busy)}){memory}"


def _goal(goal: Goal) -> str:
    memory = f", geheugen ≤ {number(goal.memory)}" if goal.memory else ""
    return f"≤ {number(goal.time)}{memory}" + (f" en < {goal.mib} MiB" if goal.mib else "")


def number(value: float) -> str:
    """Two digits behind the comma below ten, one above."""
    return (f"{value:.2f}" if value < 10 else f"{value:.1f}").replace(".", ",")
