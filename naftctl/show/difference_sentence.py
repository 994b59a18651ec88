"""What changed in an inspection, as a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from textwrap import shorten

from naftctl.difference import Change, Part, Value, What
from naftctl.framework.words import Segment, segments
from naftctl.language import tr
from naftctl.show.difference_labels import SEALS, SINGLE, label_of

_COUNTS = {
    Part.SCORING: (tr("point"), tr("points")),
    Part.FINDING: (tr("point"), tr("points")),
    Part.ADVICE: (tr("recommendation"), tr("recommendations")),
    Part.REFLECTION: (tr("lever"), tr("levers")),
    Part.INDIVIDUAL: (tr("scale"), tr("scales")),
}
_LONGEST = 160
_VERBS = {
    What.ADDED: tr("is new"),
    What.REMOVED: tr("is dropped"),
    What.REWORDED: tr("is reworded"),
    What.CHANGED: tr("is changed"),
}


def sentence(change: Change) -> str:
    """What happened, on one line: `OS-B4/O1 verhuist van Ontwikkelkansen naar Tekorten`."""
    if What.UNREAD in change.kinds:
        return tr("{subject} is not readable, and so not compared", subject=subject(change))
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
        name = tr("the individual scoring of {page}", page=change.page) if change.page else name
    if first is What.RENAMED:
        return tr(
            "{before} is now called {after}: {change}",
            before=change.before,
            after=change.after,
            change=_held(change),
        )
    if first is What.ADDED and (held := _held(change)):
        return tr("{name} is new: {held}", name=name, held=held)
    if first is What.REMOVED and (held := _held(change)):
        return tr("{name} is dropped; it held: {held}", name=name, held=held)
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
    shown = name if "/" in name else tr("a point without a label in {name}", name=name)
    under = change.heads[1] or change.heads[0]
    if first in {What.ADDED, What.REMOVED}:
        return tr("{shown} {verbs}, under {under}", shown=shown, verbs=_VERBS[first], under=under)
    said = (
        [tr("moves from {old} to {new}", old=change.heads[0], new=change.heads[1])]
        if len(set(change.heads)) > 1
        else []
    )
    if change.before != change.after and change.after:
        said.append(tr("is now called {after}", after=change.after))
    kind = more[0] if first in {What.MOVED, What.RENAMED} and more else first
    if kind is What.REWORDED:
        said.append(_VERBS[kind])
    if kind is What.CITED:
        said.append(_cited(change))
    return f"{shown} {_row(said)}"


def _section(change: Change) -> str:
    _, heading, *inside = change.route
    text = tr("the internal text") if inside else tr("the text")
    where = f"{change.page}: " if change.page else ""
    under = tr(" under {heading}", heading=heading) if heading else ""
    return f"{where}{text}{under} {_happened(change)}"


def _answer(change: Change) -> str:
    name = change.after or change.before
    if change.route[1] == "share":
        return tr(
            "{name}, sharing with the sector: {change}", name=name, change=_sides(change.old, change.new)
        )
    return tr(
        "{name}, answer to {question} {verbs}", name=name, question=change.route[1], verbs=_happened(change)
    )


def _text(change: Change) -> str:
    """A text of which only is known that it is another one."""
    name = change.after or change.before
    return tr("the text of {name} {verbs}", name=name, verbs=_VERBS[change.kinds[0]])


def _happened(change: Change) -> str:
    kind = change.kinds[0]
    return _cited(change) if kind is What.CITED else _VERBS[kind]


def _cited(change: Change) -> str:
    gone, come = (side if isinstance(side, tuple) else () for side in (change.old, change.new))
    said = [tr("refers no longer to {gone}", gone=_row(gone))] if gone else []
    if come:
        to = _row(come)
        said.append(tr("now also to {come}", come=to) if gone else tr("now also refers to {come}", come=to))
    return tr(" and ").join(said)


# ── values ───────────────────────────────────────────────────────────────────────────────────────────────
def _value(change: Change) -> str:
    about = f"{change.page}, " if change.page else ""
    label, kind = label_of(change.route), change.kinds[0]
    if kind is What.REWORDED:
        return tr("{about}{label} is reworded", about=about, label=label)
    if kind in {What.ADDED, What.REMOVED}:
        told = change.new if kind is What.ADDED else change.old
        return f"{about}{label} {_VERBS[kind]}{f' ({_shown(told)})' if told else ''}"
    if isinstance(change.old or change.new, tuple) and (change.old and change.new):
        return f"{about}{label}: {_came_and_went(change.old, change.new)}"
    if change.old is None and change.new is None:
        return tr("{about}{label} is changed", about=about, label=label)
    return f"{about}{label}: {_sides(change.old, change.new)}"


def _sides(old: Value, new: Value) -> str:
    if old is None:
        return tr("filled in, {new}", new=_shown(new))
    if new is None:
        return tr("emptied, it held {old}", old=_shown(old))
    return f"{_shown(old)} → {_shown(new)}"


def _came_and_went(old: Value, new: Value) -> str:
    before, after = (side if isinstance(side, tuple) else () for side in (old, new))
    gone = [each for each in before if each not in after]
    come = [each for each in after if each not in before]
    out, into, said = _row(gone), _row(come), []
    if gone:
        said.append(tr("{gone} drops out", gone=out) if len(gone) == 1 else tr("{gone} drop out", gone=out))
    if come:
        said.append(tr("{come} comes in", come=into) if len(come) == 1 else tr("{come} come in", come=into))
    return ", ".join(said)


def _shown(value: Value) -> str:
    """A value; of a long one the beginning."""
    text = ", ".join(value) if isinstance(value, tuple) else str(value)
    return shorten(text, _LONGEST, placeholder=" …")


# ── what the program wrote ───────────────────────────────────────────────────────────────────────────────
def _opened(change: Change) -> str:
    return tr("the committed scoring of {page} is opened", page=change.page)


def _commitment(change: Change) -> str:
    return tr("the commitment of {page} {verbs}", page=change.page, verbs=_VERBS[change.kinds[0]])


def _ranking(change: Change) -> str:
    return tr("the ranking of the investigations {verbs}", verbs=_VERBS[change.kinds[0]])


def _framework(change: Change) -> str:
    del change
    return tr("the framework itself is changed since the seal")


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
    return tr("{names} and {last}", names=", ".join(row[:-1]), last=row[-1]) if len(row) > 1 else "".join(row)
