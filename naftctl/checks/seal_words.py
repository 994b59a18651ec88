"""What was sealed and what is there now, in words."""

from __future__ import annotations

from collections.abc import Sequence

from naftctl.checks.words import day, listed
from naftctl.language import later, tr
from naftctl.model.owned import Seal
from naftctl.seal import Change, heading_of

BACK = tr("put the seal back from the history of the workspace")
REPORTS = {"draft": tr("draft"), "final": tr("final version")}
"""The report that a seal belongs to, with the article `het`."""
_OTHER = {
    "framework": later("the framework is {now}, was {was} in {seal}"),
    "chosen": later("the choice of the focus is {now}, was {was} in {seal}"),
    "advice": later("the advice is {now}, was {was} in {seal}"),
    "levels": later("the level of {name} is {now}, was {was} in {seal}"),
    "regulation": later("the result of {name} is {now}, was {was} in {seal}"),
    "followup": later("the outcome of {name} is {now}, was {was} in {seal}"),
}
_COUNTED = {
    "levels": (later("the level of {name}"), later("{number} levels")),
    "points": (later("point {name}"), later("{number} points")),
    "regulation": (later("the result of {name}"), later("{number} results on regulation")),
    "followup": (later("the outcome of {name}"), later("{number} outcomes of earlier shortcomings")),
    "advice": (later("the advice"), ""),
    "recommendations": (later("recommendation {name}"), later("{number} recommendations")),
    "focus": (later("investigation {name} in the focus"), later("{number} investigations in the focus")),
    "chosen": (later("the choice of the focus"), ""),
}
_LONG, _LONGER = 30, 50


def since(seal: Seal) -> str:
    """`het ontwerp van 30/06/2026`."""
    return tr("the {report} of {sealed}", report=REPORTS[seal.kind], sealed=day(seal.sealed))


def change_words(change: Change, seal: Seal) -> str:
    """What was and what is: `het niveau van OS-B3 is `volgens`, was `benadert` in het ontwerp van …`."""
    kind, *names = change.key
    if kind == "framework_digest":
        return tr("the text of the framework has changed since {seal}", seal=since(seal))
    if kind == "focus":
        name = names[0][:_LONG]
        if change.now:
            return tr("investigation {name} has joined the focus since {seal}", name=name, seal=since(seal))
        return tr("investigation {name} has left the focus since {seal}", name=name, seal=since(seal))
    if kind in {"points", "recommendations"}:
        return _point_words(change, seal)
    return tr(
        _OTHER[kind],
        name=" ".join(names)[:_LONGER],
        now=_value(change.now),
        was=_value(change.was),
        seal=since(seal),
    )


def change_hint(change: Change) -> str:
    """How to put it back, as one imperative."""
    kind = change.key[0]
    if kind == "framework_digest":
        return tr("put the framework back; a change goes into a new version")
    if kind == "focus":
        return (
            tr("remove the investigation again")
            if change.now
            else tr("put the investigation back into the focus")
        )
    if kind in {"points", "recommendations"}:
        return tr("remove it again") if not change.was else tr("put it back where it was")
    return tr("put `{was}` back", was=change.was[:60]) if change.was else tr("remove the value again")


def page_words(gone: Sequence[Change], seal: Seal) -> str:
    """What a file held that is gone: `het niveau van OS-B3 en 5 punten ontbreken`."""
    parts = []
    for kind, (one, many) in _COUNTED.items():
        found = [change for change in gone if change.key[0] == kind]
        if len(found) == 1:
            parts.append(tr(one, name=(found[0].point or found[0].key[-1])[:_LONGER]))
        elif found:
            parts.append(tr(many, number=len(found)))
    words = listed(parts)
    if len(gone) == 1:
        return tr("{words} is missing since {seal}", words=words, seal=since(seal))
    return tr("{words} are missing since {seal}", words=words, seal=since(seal))


def _point_words(change: Change, seal: Seal) -> str:
    kind, name = change.key[0], change.point[:_LONGER]
    what = tr("point") if kind == "points" else tr("recommendation")
    was, now = ((heading_of(each) if kind == "points" else each) for each in (change.was, change.now))
    if not change.was:
        return tr(
            "{what} {name} was added under `{now}` since {seal}",
            what=what,
            name=name,
            now=now,
            seal=since(seal),
        )
    if not change.now:
        return tr(
            "{what} {name} under `{was}` has disappeared since {seal}",
            what=what,
            name=name,
            was=was,
            seal=since(seal),
        )
    return tr(
        "{what} {name} is under `{now}`, was under `{was}` in {seal}",
        what=what,
        name=name,
        now=now,
        was=was,
        seal=since(seal),
    )


def _value(value: str) -> str:
    return f"`{value[:_LONG]}`" if value else tr("empty")
