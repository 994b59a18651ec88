"""The focus of an inspection in words: what is always investigated, the alternates in order, and why."""

from __future__ import annotations

import json
import shlex
from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from typing import Any

from naftctl.focus import Proposal, Ranked
from naftctl.language import tr
from naftctl.model.dossier import Dossier
from naftctl.model.framework import Criterion, Framework
from naftctl.show.folding import folded
from naftctl.show.words import Paint, short_day, visible

_NUMBERS = ("geen", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien")
_HERE = frozenset({Criterion.NEVER_HERE, Criterion.LONGEST_AGO})
_folded = partial(folded, indent="  ")


def number(count: int) -> str:
    """A count as it stands in a sentence: geen, één, twee; above ten in digits."""
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def reasons(ranked: Ranked, proposal: Proposal, criteria: Sequence[Criterion]) -> tuple[str, ...]:
    """Why an alternate has its rank, in the order of the criteria; last of all whether it was drawn.

    In Dutch, because it is kept in focus.yaml.
    """
    found = dict.fromkeys(filter(None, (_reason(criterion, ranked, proposal) for criterion in criteria)))
    if ranked.drawn:
        equals = _equals(ranked, proposal.ranking, criteria)
        found[f"gelijke stand met {_listed(equals)}: de volgorde is geloot"] = None
    return tuple(found)


def _reason(criterion: Criterion, ranked: Ranked, proposal: Proposal) -> str:
    if criterion in _HERE:
        last = ranked.last_here
        never = "nooit onderzocht bij deze aanbieder"
        return f"laatst onderzocht bij deze aanbieder op {_day(last)}" if last else never
    if criterion is Criterion.LEAST_IN_SECTOR:
        often = f"{number(ranked.times)} keer" if ranked.times else "niet"
        return f"{often} onderzocht in de sector sinds {_day(proposal.since)}"
    if criterion is Criterion.SIGNAL:
        return f"{_counted(ranked.signals, 'signaal', 'signalen')} in de deskanalyse"
    if not proposal.previous and not ranked.shortcomings:
        return ""
    some = _counted(len(ranked.shortcomings), "tekort", "tekorten")
    names = f": {', '.join(ranked.shortcomings)}" if ranked.shortcomings else ""
    return (
        f"{some} van vroeger{names}"
        if _of_others(ranked.shortcomings)
        else f"{some} in {proposal.previous}{names}"
    )


def _of_others(names: Sequence[str]) -> bool:
    """Whether one of these shortcomings is not from the last inspection, and so has the other before it."""
    return any(name.count("/") > 1 for name in names)


def proposal_text(dossier: Dossier, proposal: Proposal, width: int, paint: Paint) -> Iterator[str]:
    """What follows from the policy, the past and the desk analysis of an inspection; nothing is chosen."""
    occasion, visit = dossier.occasion, dossier.inspection.first_visit
    day = tr("first visit {visit}", visit=short_day(visit, dossier.today)) if visit else ""
    label = occasion.label if occasion else dossier.inspection.occasion
    head = " · ".join((dossier.id, label, dossier.framework.ref, day))
    for line in folded(head, width):
        yield paint(line, "1")
    rule = occasion.focus if occasion else "framework"
    if rule == "framework":
        yield from _by_framework(dossier.framework, proposal, width, paint)
    elif rule == "free":
        yield from _folded(tr("this occasion sets no focus: the team chooses for itself"), width)
        yield from _investigations(dossier.framework, (), width)
    else:
        yield from _by_shortcomings(dossier.framework, proposal, width)
    focus = dossier.focus
    if focus and (focus.chosen or (focus.investigations and rule != "framework")):
        yield ""
        yield from _folded(chosen_words(dossier), width)


def chosen_words(dossier: Dossier) -> str:
    """What `focus.yaml` says was chosen, and when."""
    focus = dossier.focus
    if focus is None:
        return ""
    names = focus.chosen or ", ".join(focus.investigations)
    when = tr(", on {decided}", decided=_day(focus.decided)) if focus.decided else ""
    motive = tr("; motive: {motive}", motive=focus.motive) if focus.motive else ""
    return (
        tr("chosen: {names}{when}{motive}", names=names, when=when, motive=motive)
        if focus.chosen
        else tr("in the focus: {names}{when}{motive}", names=names, when=when, motive=motive)
    )


def _by_framework(framework: Framework, proposal: Proposal, width: int, paint: Paint) -> Iterator[str]:
    yield tr("always:")
    yield from _investigations(framework, proposal.always, width)
    yield tr("alternate, in order:")
    titles = {item.id: item.title for item in framework.alternates}
    for ranked in proposal.ranking:
        name = f"{ranked.rank}. {ranked.investigation}  {titles[ranked.investigation]}"
        for number_, line in enumerate(_folded(name, width)):
            yield paint(line, "1") if number_ == 0 else line
        for reason in reasons(ranked, proposal, framework.focus.criteria):
            yield from _folded(f"- {reason}", width, indent="     ")
    yield from _replay(proposal, width)


def _replay(proposal: Proposal, width: int) -> Iterator[str]:
    """The seed, and how anybody does the draw again."""
    yield ""
    yield tr("seed of the draw: {seed}", seed=visible(proposal.seed))
    tied = any(ranked.drawn for ranked in proposal.ranking)
    words = (
        tr("Where investigations rank equally, the lowest lot goes first.")
        if tied
        else tr("No investigations rank equally: no lots were drawn.")
    )
    yield from _folded(tr("{words} This is how to check a lot:", words=words), width)
    first = proposal.ranking[0]
    yield visible(f"  printf %s {shlex.quote(f'{proposal.seed} {first.investigation}')} | sha256sum")
    for ranked in sorted(proposal.ranking, key=lambda each: each.draw):
        yield f"  {ranked.investigation}  {ranked.draw[:16]}…{tr('  drawn') if ranked.drawn else ''}"


def _by_shortcomings(framework: Framework, proposal: Proposal, width: int) -> Iterator[str]:
    if not proposal.shortcomings:
        where = (
            tr("in {previous} there are no shortcomings on scales", previous=proposal.previous)
            if proposal.previous
            else ""
        )
        none = tr("there is no previous inspection of this provider with a focus here")
        yield from _folded(tr("{where}; choose the investigations yourself", where=where or none), width)
        yield from _investigations(framework, (), width)
        return
    others = any(_of_others(names) for _, names in proposal.shortcomings)
    yield (
        tr("shortcomings that are open:")
        if others
        else tr("shortcomings in {previous}:", previous=visible(proposal.previous))
    )
    titles = {item.id: item.title for item in framework.investigations}
    for name, shortcomings in proposal.shortcomings:
        yield from _folded(f"{name}  {titles[name]}: {', '.join(shortcomings)}", width)


def _investigations(framework: Framework, names: Sequence[str], width: int) -> Iterator[str]:
    """The investigations with these ids, or all of them."""
    for item in framework.investigations:
        if item.id in names or not names:
            yield from _folded(f"{item.id}  {item.title}", width)


def as_json(dossier: Dossier, proposal: Proposal, written: str = "") -> str:
    """One object: what is always investigated, the ranking with its reasons, the draw, and what is chosen.

    `written` is the file that was written, or nothing; `rule` is that of the occasion: framework, free or
    previous_shortcomings.
    """
    focus, framework = dossier.focus, dossier.framework
    data = {
        "inspection": dossier.id,
        "framework": framework.ref,
        "occasion": dossier.inspection.occasion,
        "rule": dossier.occasion.focus if dossier.occasion else None,
        "seed": proposal.seed,
        "cycle_since": str(proposal.since),
        "always": list(proposal.always),
        "ranking": [_ranked(each, proposal, framework) for each in proposal.ranking],
        "previous": proposal.previous or None,
        "shortcomings": {name: list(found) for name, found in proposal.shortcomings},
        "chosen": focus.chosen if focus else None,
        "investigations": list(focus.investigations) if focus else [],
        "motive": focus.motive if focus else None,
        "written": written or None,
    }
    return json.dumps(data, ensure_ascii=False, indent=2)


def _ranked(ranked: Ranked, proposal: Proposal, framework: Framework) -> dict[str, Any]:
    return {
        "rank": ranked.rank,
        "investigation": ranked.investigation,
        "last_here": str(ranked.last_here) if ranked.last_here else None,
        "times_in_sector": ranked.times,
        "shortcomings": list(ranked.shortcomings),
        "signals": ranked.signals,
        "reasons": list(reasons(ranked, proposal, framework.focus.criteria)),
        "draw": ranked.draw,
        "drawn": ranked.drawn,
    }


def _equals(ranked: Ranked, ranking: Sequence[Ranked], criteria: Sequence[Criterion]) -> list[str]:
    """The alternates that stand as high, in order."""
    standing = ranked.standing(criteria)
    return [o.investigation for o in ranking if o is not ranked and o.standing(criteria) == standing]


def _listed(names: Sequence[str]) -> str:
    *first, last = names
    return f"{', '.join(first)} en {last}" if first else last


def _counted(count: int, one: str, many: str) -> str:
    return f"{number(count)} {one if count < 2 else many}"


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"
