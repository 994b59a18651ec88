"""What changed in an inspection, as a Dutch sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from textwrap import shorten

from naftctl.difference import Change, Part, Value, What
from naftctl.framework.words import Segment, segments
from naftctl.show.difference_labels import SEALS, SINGLE, label_of

_COUNTS = {
    Part.SCORING: ("punt", "punten"),
    Part.FINDING: ("punt", "punten"),
    Part.ADVICE: ("aanbeveling", "aanbevelingen"),
    Part.REFLECTION: ("hefboom", "hefbomen"),
    Part.INDIVIDUAL: ("schaal", "schalen"),
}
_LONGEST = 160
_VERBS = {
    What.ADDED: "is nieuw",
    What.REMOVED: "valt weg",
    What.REWORDED: "is herschreven",
    What.CHANGED: "is gewijzigd",
}


def sentence(change: Change) -> str:
    """What happened, on one line: `OS-B4/O1 verhuist van Ontwikkelkansen naar Tekorten`."""
    if What.UNREAD in change.kinds:
        return f"{subject(change)} is niet leesbaar en dus niet vergeleken"
    if change.route == ("points",):
        return _point(change)
    if not change.route:
        return _page(change)
    special = _SPECIAL.get(change.route[0])
    return special(change) if special else _value(change)


def subject(change: Change) -> str:
    """The page that a change is on, as people call it."""
    if change.part is Part.SEAL:
        return SEALS.get(change.page, change.page)
    return change.page or SINGLE.get(change.part, change.part.value)


def words_of(change: Change, *, whole: bool = False) -> tuple[Segment, ...]:
    """The words that came, went and stayed; nothing where the sentence says all."""
    textual = change.route[:1] in {("points",), ("sections",)} and change.route != ("points", "share")
    reworded = What.REWORDED in change.kinds
    come_or_gone = textual and bool({What.ADDED, What.REMOVED} & set(change.kinds))
    if not (reworded or come_or_gone):
        return ()
    old, new = (side if isinstance(side, str) else "" for side in (change.old, change.new))
    return segments(old, new, whole=whole)


# ── pages ────────────────────────────────────────────────────────────────────────────────────────────────
def _page(change: Change) -> str:
    name, (first, *_) = subject(change), change.kinds
    if change.part is Part.INDIVIDUAL:
        name = f"de individuele inschaling van {change.page}" if change.page else name
    if first is What.RENAMED:
        return f"{change.before} heet nu {change.after}: {_held(change)}"
    if first is What.ADDED and (held := _held(change)):
        return f"{name} is nieuw: {held}"
    if first is What.REMOVED and (held := _held(change)):
        return f"{name} valt weg; er stond: {held}"
    return f"{name} {_VERBS[first]}"


def _held(change: Change) -> str:
    """What a page holds: `volgens, 9 punten`."""
    told = change.new if change.new is not None else change.old
    if not isinstance(told, tuple):
        return ""
    if change.part is Part.FOCUS:
        return ", ".join(told)
    first, number = told
    one, many = _COUNTS.get(change.part, ("", ""))
    counted = f"{number} {one if number == '1' else many}" if number and one else ""
    return ", ".join(filter(None, (first, counted)))


# ── points and texts ─────────────────────────────────────────────────────────────────────────────────────
def _point(change: Change) -> str:
    first, *more = change.kinds
    name = change.before or change.after
    shown = name if "/" in name else f"een punt zonder label in {name}"
    under = change.heads[1] or change.heads[0]
    if first in {What.ADDED, What.REMOVED}:
        return f"{shown} {_VERBS[first]}, onder {under}"
    said = [f"verhuist van {change.heads[0]} naar {change.heads[1]}"] if len(set(change.heads)) > 1 else []
    if change.before != change.after and change.after:
        said.append(f"heet nu {change.after}")
    kind = more[0] if first in {What.MOVED, What.RENAMED} and more else first
    if kind is What.REWORDED:
        said.append(_VERBS[kind])
    if kind is What.CITED:
        said.append(_cited(change))
    return f"{shown} {_row(said)}"


def _section(change: Change) -> str:
    _, heading, *inside = change.route
    text = "de interne tekst" if inside else "de tekst"
    where = f"{change.page}: " if change.page else ""
    under = f" onder {heading}" if heading else ""
    return f"{where}{text}{under} {_happened(change)}"


def _answer(change: Change) -> str:
    name = change.after or change.before
    if change.route[1] == "share":
        return f"{name}, delen met de sector: {_sides(change.old, change.new)}"
    return f"{name}, antwoord op {change.route[1]} {_happened(change)}"


def _text(change: Change) -> str:
    """A text of which only is known that it is another one."""
    name = change.after or change.before
    return f"de tekst van {name} {_VERBS[change.kinds[0]]}"


def _happened(change: Change) -> str:
    kind = change.kinds[0]
    return _cited(change) if kind is What.CITED else _VERBS[kind]


def _cited(change: Change) -> str:
    gone, come = (side if isinstance(side, tuple) else () for side in (change.old, change.new))
    said = [f"verwijst niet meer naar {_row(gone)}"] if gone else []
    if come:
        said.append(f"{'' if gone else 'verwijst '}nu ook naar {_row(come)}")
    return " en ".join(said)


# ── values ───────────────────────────────────────────────────────────────────────────────────────────────
def _value(change: Change) -> str:
    about = f"{change.page}, " if change.page else ""
    label, kind = label_of(change.route), change.kinds[0]
    if kind is What.REWORDED:
        return f"{about}{label} is herschreven"
    if kind in {What.ADDED, What.REMOVED}:
        told = change.new if kind is What.ADDED else change.old
        return f"{about}{label} {_VERBS[kind]}{f' ({_shown(told)})' if told else ''}"
    if isinstance(change.old or change.new, tuple) and (change.old and change.new):
        return f"{about}{label}: {_came_and_went(change.old, change.new)}"
    if change.old is None and change.new is None:
        return f"{about}{label} is gewijzigd"
    return f"{about}{label}: {_sides(change.old, change.new)}"


def _sides(old: Value, new: Value) -> str:
    if old is None:
        return f"ingevuld, {_shown(new)}"
    if new is None:
        return f"leeggemaakt, er stond {_shown(old)}"
    return f"{_shown(old)} → {_shown(new)}"


def _came_and_went(old: Value, new: Value) -> str:
    before, after = (side if isinstance(side, tuple) else () for side in (old, new))
    gone = [each for each in before if each not in after]
    come = [each for each in after if each not in before]
    said = [f"{_row(gone)} {'valt' if len(gone) == 1 else 'vallen'} weg"] if gone else []
    said += [f"{_row(come)} {'komt' if len(come) == 1 else 'komen'} erbij"] if come else []
    return ", ".join(said)


def _shown(value: Value) -> str:
    """A value; of a long one the beginning."""
    text = ", ".join(value) if isinstance(value, tuple) else str(value)
    return shorten(text, _LONGEST, placeholder=" …")


# ── what the program wrote ───────────────────────────────────────────────────────────────────────────────
def _opened(change: Change) -> str:
    return f"de vastgelegde inschaling van {change.page} is geopend"


def _commitment(change: Change) -> str:
    return f"de vastlegging van {change.page} {_VERBS[change.kinds[0]]}"


def _ranking(change: Change) -> str:
    return f"de rangschikking van de onderzoeken {_VERBS[change.kinds[0]]}"


def _framework(change: Change) -> str:
    del change
    return "het kader zelf is gewijzigd sinds het zegel"


_SPECIAL = {
    "sections": _section,
    "points": _answer,
    "texts": _text,
    "salt": _opened,
    "commitment": _commitment,
    "ranking": _ranking,
    "framework_digest": _framework,
}


def _row(words: Iterable[str]) -> str:
    """`a`, `a en b`, `a, b en c`."""
    row: Sequence[str] = list(words)
    return f"{', '.join(row[:-1])} en {row[-1]}" if len(row) > 1 else "".join(row)
