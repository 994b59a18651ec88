"""The figures of one year: distributions over the levels, what was said of expectations, and counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from naftctl.framework.order import in_order
from naftctl.model.account import APART, Account, Reason
from naftctl.model.framework import Framework
from naftctl.model.overview import (
    Count,
    Distribution,
    Group,
    InFocus,
    Inspections,
    LeftOut,
    Mention,
    Named,
)
from naftctl.overview.series import Chain, Member, Strand
from naftctl.overview.suppress import partition, shown, shown_kinds

_TOLD_AS = {
    Reason.UNREADABLE: LeftOut.UNUSABLE,
    Reason.FAULTS: LeftOut.UNUSABLE,
    Reason.STOPPED: LeftOut.STOPPED,
    Reason.NOT_FINAL: LeftOut.NOT_FINAL,
    Reason.WITHDRAWN: LeftOut.WITHDRAWN,
    Reason.LATER: LeftOut.LATER,
}


class Year(Struct, frozen=True):
    """The inspections in the figures of a year, and the threshold under which counts are hidden."""

    name: str
    accounts: tuple[Account, ...]
    threshold: int


def distribution(chain: Chain, year: Year) -> Distribution | None:
    """How the providers of a year stand on one scale, None where nobody was asked about it."""
    scales = dict(chain.members)
    found: dict[str, str] = {}
    for account in sorted(year.accounts, key=lambda each: (str(each.final), each.id)):
        level = account.levels.get(scales.get(account.framework, ""))
        found |= {account.provider: level} if level else {}
    if not found:
        return None
    often = Counter(found.values())
    counts = [often[level] for level in chain.levels]
    groups = (
        Group(tuple(chain.levels[at] for at in run), sum(counts[at] for at in run))
        for run in partition(counts, year.threshold)
    )
    return Distribution(year.name, len(found), sum(counts), tuple(groups))


def mentions(
    year: Year,
    expectations: Sequence[Strand],
    scales: Mapping[Member, Distribution],
    frameworks: Mapping[str, Framework],
) -> Iterator[Mention]:
    """How many of those asked about each expectation got a point that cites it; `scales` by version and id.

    A shortcoming nearly always stands on the lowest level, which in turn asks for one: how many there were,
    and also that there were none, is told only where every scale that rests on the expectation tells that
    level apart.
    """
    for strand in expectations:
        resting = _resting(strand, frameworks)
        asked = {a.provider for a in year.accounts if any((a.framework, s) in resting for s in a.levels)}
        if not asked:
            continue
        counts = {kind: shown(_citing(year, strand, asked, kind), year.threshold) for kind in "SOT"}
        if len(asked) < year.threshold:
            counts = dict.fromkeys(counts)
        if not all(_lowest_apart(scales[each]) for each in resting if each in scales):
            counts["T"] = None
        yield Mention(strand.expectation, strand.versions, len(asked), counts["S"], counts["O"], counts["T"])


def _resting(strand: Strand, frameworks: Mapping[str, Framework]) -> frozenset[Member]:
    """The scales, by version, that rest on an expectation."""
    return frozenset(
        (ref, scale.id)
        for ref, name in strand.members
        for scale in frameworks[ref].scale.values()
        if name in scale.based_on
    )


def _citing(year: Year, strand: Strand, asked: Iterable[str], kind: str) -> int:
    """How many of those asked got a point of this kind that cites the expectation."""
    names = dict(strand.members)
    citing = {a.provider for a in year.accounts if names.get(a.framework) in a.cited.get(kind, ())}
    return len(citing.intersection(asked))


def _lowest_apart(row: Distribution) -> bool:
    return bool(row.groups) and len(row.groups[0].levels) == 1


def in_figures(
    accounts: Sequence[Account], frameworks: Mapping[str, Framework], threshold: int
) -> Inspections:
    """How many inspections count in every figure, which the denominators tell anyway, and their occasions."""
    labels = _labels(
        accounts,
        frameworks,
        lambda framework: {o.id: o.label for o in framework.occasions if o.public and o.scales != "none"},
    )
    return Inspections(len(accounts), _occasions(accounts, labels, threshold))


def in_number(
    accounts: Sequence[Account], frameworks: Mapping[str, Framework], threshold: int
) -> Inspections:
    """How many inspections count in the number only, and their occasions; nothing where they are few."""
    labels = _labels(accounts, frameworks, lambda framework: {o.id: o.label for o in framework.occasions})
    total = shown(len(accounts), threshold)
    return Inspections(total, _occasions(accounts, labels, threshold) if total else ())


def _occasions(accounts: Sequence[Account], labels: Mapping[str, str], threshold: int) -> tuple[Count, ...]:
    """How many there were on each occasion, as far as that may be told."""
    often = Counter(account.occasion for account in accounts)
    counts = {name: often[name] for name in (*labels, *(name for name in often if name not in labels))}
    told = shown_kinds(counts, threshold)
    return tuple(Count(Named(name, labels.get(name, name)), told[name]) for name in counts)


def left_out(names: Mapping[Reason, Sequence[str]], threshold: int) -> dict[LeftOut, int | None]:
    """How many inspections of the year do not count at all, by reason, as far as that may be told."""
    often: Counter[LeftOut] = Counter()
    for reason, each in names.items():
        if reason not in APART:
            often[_TOLD_AS[reason]] += len(each)
    return {reason: shown(often[reason], threshold) for reason in LeftOut if often[reason]}


def focus(accounts: Sequence[Account], frameworks: Mapping[str, Framework]) -> tuple[InFocus, ...]:
    """At how many providers each investigation was in focus, in the order of the framework."""
    often = Counter(name for _, name in {(a.provider, name) for a in accounts for name in a.focus})
    labels = _labels(
        accounts, frameworks, lambda framework: {i.id: i.title for i in framework.investigations}
    )
    return tuple(InFocus(Named(name, title), often[name]) for name, title in labels.items())


def _labels(
    accounts: Iterable[Account],
    frameworks: Mapping[str, Framework],
    told: Callable[[Framework], Mapping[str, str]],
) -> dict[str, str]:
    """What the versions that these inspections follow say, the newest first: it has the last word."""
    found: dict[str, str] = {}
    for ref in reversed(in_order({account.framework for account in accounts} & frameworks.keys())):
        for name, said in told(frameworks[ref]).items():
            found.setdefault(name, said)
    return found
