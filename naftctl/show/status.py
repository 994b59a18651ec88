"""Where inspections stand: phase, what is open, the term that runs and what comes next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap

from naftctl.diagnostic import Severity
from naftctl.language import tr
from naftctl.lifecycle import Phase, Step, phase_of
from naftctl.model.dossier import Dossier
from naftctl.model.owned import Seal, SealKind
from naftctl.model.scoring import NOT_SCALED
from naftctl.reaction.standing import tally
from naftctl.seal import usable
from naftctl.show.case import Case
from naftctl.show.procedure import SYMBOLS, course_words, request_words, some_days
from naftctl.show.requested import requested_of, requested_words
from naftctl.show.scales import level_of
from naftctl.show.words import Paint, colour_of, counted, visible

_OPEN = (Severity.ERROR, Severity.PENDING, Severity.WARNING)
_UNREADABLE = "✗"
_FIXED = "\xa0"  # no line is broken here


def table(cases: Sequence[Case], width: int, paint: Paint) -> Iterator[str]:
    """Two or three lines per inspection: where it stands, what is open, the day to watch, what comes next."""
    names = max((len(visible(case.name)) for case in cases), default=0)
    phases = max((len(case.phase) for case in cases), default=0)
    wide = names + phases + len("●     ") + max((len(_open(case)) for case in cases), default=0) <= width
    if wide and cases:
        yield paint(f"  {tr('inspection'):<{names}}  {tr('phase'):<{phases}}  {tr('open')}", "1")
    for case in cases:
        if wide:
            open_words = paint(_open(case), _weight(case))
            yield f"{_symbol(case)} {visible(case.name):<{names}}  {case.phase:<{phases}}  {open_words}"
        else:
            yield f"{_symbol(case)} {visible(case.name)}"
            yield from _folded(f"{case.phase}: {_open(case)}", width)
        nature = visible(case.nature)
        both = " · ".join(filter(None, (nature, case.deadline)))
        for line in (both,) if len(both) + 4 <= width else (nature, case.deadline):
            yield from _folded(line, width)
        yield from _folded(_next(case), width)


def detail(case: Case, dossier: Dossier | None, width: int, paint: Paint) -> Iterator[str]:
    """One inspection: its course with days, its levels and advice, what is open, and what comes next."""
    head = (visible(case.name), visible(case.nature), case.phase)
    for line in _folded(" · ".join(filter(None, head)), width, ""):
        yield paint(line, "1")
    if dossier:
        yield from _folded("  ".join(map(_whole, course_words(dossier))), width, "  ", "")
        yield from _folded(_requested(dossier), width, "  ")
        yield from _folded(_levels(dossier), width, "  ")
        yield from _folded(_reaction(dossier), width, "  ")
        for words in request_words(dossier):
            yield from _folded(words, width, "  ")
        yield from _folded(_privacy(dossier), width, "  ")
    yield from _folded(tr("open: {what}", what=_open(case)), width, "  ")
    yield from _folded(_next(case), width, "  ")


def left_out(closed: int, width: int) -> Iterator[str]:
    """How many closed inspections are not shown, and how to see them."""
    words = tr("1 closed inspection") if closed == 1 else tr("{closed} closed inspections", closed=closed)
    yield from _folded(
        tr("not shown: {words} · {command}", words=words, command=_whole("naftctl status --all")),
        width,
        "",
        "  ",
    )


def _symbol(case: Case) -> str:
    return SYMBOLS[case.state] if case.state else _UNREADABLE


def _weight(case: Case) -> str:
    return next((colour_of(severity) for severity in _OPEN if case.counts.get(severity)), "32")


def _open(case: Case) -> str:
    parts = (counted(case.counts[severity], severity) for severity in _OPEN if case.counts.get(severity))
    return ", ".join(parts) or tr("nothing")


def _next(case: Case) -> str:
    words = case.next
    if case.step is Step.NOTHING:
        return tr("next step: none")
    command = _whole(visible(case.command))
    return tr("next step: {words}", words=words) + (f" · {command}" if command else "")


def _requested(dossier: Dossier) -> str:
    """What is still to come of the requested information; nothing more once the visit is done."""
    requested = requested_of(dossier) if phase_of(dossier) < Phase.VISITED else None
    return requested_words(requested, dossier.today) if requested else ""


def _levels(dossier: Dossier) -> str:
    """How many scales have a level and whether the advice was chosen, never which; or since when sealed."""
    seals = {seal.kind: seal for seal in usable(dossier)}
    if SealKind.DRAFT in seals:
        return _sealed(dossier, seals[SealKind.DRAFT], seals.get(SealKind.FINAL))
    parts = []
    if dossier.scales:
        levels = [level_of(dossier, scale.id) for scale in dossier.scales]
        without, still = levels.count(NOT_SCALED), levels.count(None)
        parts.append(
            tr(
                "levels: {scored} of {scales} scales scored",
                scored=len(levels) - without - still,
                scales=len(levels),
            )
        )
        parts += [tr("{without} not scored", without=without)] if without else []
        parts += [tr("{still} still open", still=still)] if still else []
    words = ", ".join(parts)
    if _advised(dossier):
        chosen = dossier.advice is not None and dossier.advice.value is not None
        advice = tr("advice: chosen") if chosen else tr("advice: not chosen yet")
        words = f"{words} · {advice}" if words else advice
    return words


def _sealed(dossier: Dossier, draft: Seal, final: Seal | None) -> str:
    """Since when judgements are fixed, and whether facts can still be corrected."""
    kinds = [
        *([tr("levels")] if dossier.scales else [tr("points")]),
        *([tr("advice")] if _advised(dossier) else []),
    ]
    words = tr(
        "{kinds}: sealed on {day}",
        kinds=tr(" and ").join(kinds),
        day=some_days([draft.sealed], dossier.today),
    )
    if final is None:
        return tr("{words} · facts: can still be corrected", words=words)
    return tr(
        "{words} · final report: sealed on {day}",
        words=words,
        day=some_days([final.sealed], dossier.today),
    )


def _privacy(dossier: Dossier) -> str:
    """How many places may still identify somebody, where there are any."""
    from naftctl.privacy.screening import open_hits  # noqa: PLC0415  (slow to load, and only wanted here)

    number = open_hits(dossier)
    if not number:
        return ""
    return tr("privacy: 1 hit open") if number == 1 else tr("privacy: {number} hits open", number=number)


def _reaction(dossier: Dossier) -> str:
    """How many remarks came in and are answered, and whether in time; nothing where nothing came in."""
    found = tally(dossier)
    if not found.deliveries:
        return ""
    parts = [tr("no remarks")]
    if found.remarks:
        parts = [tr("1 remark") if found.remarks == 1 else tr("{remarks} remarks", remarks=found.remarks)]
        parts += [tr("{answered} answered", answered=found.answered)] if found.answered else []
        parts += [tr("{open_} open", open_=found.open)] if found.open else []
    if found.late:
        one = found.late == found.deliveries
        parts.append(
            tr("after the term")
            if one
            else tr(
                "{late} of {deliveries} times after the term", late=found.late, deliveries=found.deliveries
            )
        )
    return tr("reaction: {parts}", parts=", ".join(parts))


def _advised(dossier: Dossier) -> bool:
    return dossier.occasion is not None and dossier.occasion.advice == "required"


def _folded(text: str, width: int, indent: str = "    ", hang: str = "  ") -> Iterator[str]:
    """The text on lines that fit."""
    further = indent + hang
    for line in wrap(text, width, initial_indent=indent, subsequent_indent=further, break_on_hyphens=False):
        yield line.replace(_FIXED, " ")


def _whole(words: str) -> str:
    """Words that stay on one line; only after a comma may a new one begin, and then before a bracket too."""
    fixed = words.replace(" ", _FIXED).replace(f",{_FIXED}", ", ")
    return fixed.replace(f"{_FIXED}(", " (") if ", " in fixed else fixed
