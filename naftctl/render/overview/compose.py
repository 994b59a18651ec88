"""From the figures of a year to the context of its overview and the texts that belong in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from naftctl.model.account import Practice
from naftctl.model.framework import Framework
from naftctl.model.overview import HEADINGS, Distribution, Named, Overview, Series
from naftctl.model.workspace import House
from naftctl.overview.reliability import ENOUGH
from naftctl.prose import PLACEHOLDER, Prose, Text
from naftctl.render import pieces as pc
from naftctl.render import values
from naftctl.render.overview import context as ctx
from naftctl.render.overview.courses import courses
from naftctl.render.values import gap
from naftctl.source import Span

K = TypeVar("K")
V = TypeVar("V")


def overview_context(
    overview: Overview,
    house: House,
    frameworks: Mapping[str, Framework],
    text: Prose | None,
    version: str,
) -> tuple[ctx.OverviewContext, dict[str, pc.Passage]]:
    """What the document of an overview is made of: the context, and the texts by the refs that it holds.

    `frameworks` has every version that an inspection of the overview follows, by its ref; `text` is what
    people wrote beside the figures.
    """
    return _Composer(overview, frameworks).compose(house, text, version)


class _Composer:
    def __init__(self, overview: Overview, frameworks: Mapping[str, Framework]) -> None:
        self.overview, self.frameworks = overview, frameworks
        self.counted = tuple(frameworks[ref] for ref in overview.versions if ref in frameworks)
        self.order = {level.id: level.order for level in overview.levels}
        newest = self.counted[-1].level.values() if self.counted else overview.levels
        self.levels = {level.order: Named(level.id, level.label) for level in (*overview.levels, *newest)}
        self.texts: dict[str, pc.Passage] = {}

    def compose(
        self, house: House, text: Prose | None, version: str
    ) -> tuple[ctx.OverviewContext, dict[str, pc.Passage]]:
        overview = self.overview
        written = (house.organisations, *self.frameworks.values())
        context = ctx.OverviewContext(
            version=version,
            house=values.house(house),
            overview=overview,
            levels=tuple(self.levels[order] for order in sorted(self.levels)),
            versions={ref: values.framework(each) for ref, each in self.frameworks.items()},
            counted=tuple(values.framework(each) for each in self.counted),
            words={heading: self._words(heading, text) for heading in HEADINGS},
            chapters=tuple(self._chapters()),
            lines=tuple(self._lines()),
            practices=tuple(self._practices()),
            courses=courses(overview.series, self._row),
            enough=ENOUGH,
            names=tuple(map(_names, self.counted)),
            places={value: span for record in written for value, span in values.written(record)},
        )
        return context, self.texts

    # ── texts ────────────────────────────────────────────────────────────────────────────────────────────
    def _words(self, heading: str, text: Prose | None) -> tuple[pc.Place, ...]:
        section = text.section(heading) if text else None
        shown = ((each, self._shown(each)) for each in (section.texts if section else ()))
        return tuple(
            self._place(f"text/{heading}", words, each.span, internal=each.internal)
            for each, words in shown
            if words
        )

    def _shown(self, text: Text) -> str:
        return PLACEHOLDER.sub(gap, text.shown(internal=self.overview.internal))

    def _place(self, ref: str, markdown: str, span: Span, *, internal: bool = False) -> pc.Place:
        while ref in self.texts:
            ref += "+"
        self.texts[ref] = pc.Passage(markdown, span)
        return pc.Place(ref, internal)

    def _practices(self) -> Iterator[ctx.Practices]:
        titles = {i.id: i.title for framework in self.counted for i in framework.investigations}
        for name in dict.fromkeys((*titles, *(each.investigation for each in self.overview.practices))):
            own = (each for each in self.overview.practices if each.investigation == name)
            shared = tuple(map(self._practice, own))
            if shared:
                yield ctx.Practices(Named(name, titles.get(name, name)), shared)

    def _practice(self, practice: Practice) -> ctx.Shared:
        place = self._place(f"practice/{practice.investigation}", practice.text, Span(""))
        told = tuple(
            ctx.Told(answer.title, self._place(f"{place.ref}/{answer.id}", answer.text, Span("")))
            for answer in practice.answers
        )
        return ctx.Shared(place, told)

    # ── figures ──────────────────────────────────────────────────────────────────────────────────────────
    def _chapters(self) -> Iterator[ctx.Chapter]:
        focus = {each.investigation.id: each.providers for each in self.overview.focus}
        for investigation, own in _grouped((each.investigation, each) for each in self.overview.now):
            spreads = _grouped((self._counted(each.versions), row) for each, row in self._rows(own))
            count = focus.get(investigation.id, 0)
            spreads.sort(key=lambda spread: [self.overview.versions.index(ref) for ref in spread[0]])
            yield ctx.Chapter(investigation, count, tuple(ctx.Spread(*spread) for spread in spreads))

    def _rows(self, series: Iterable[Series]) -> Iterator[tuple[Series, ctx.Row]]:
        for each in series:
            found = each.year(self.overview.period.name)
            if found:
                yield each, self._row(each.scale, found)

    def _counted(self, versions: Iterable[str]) -> tuple[str, ...]:
        """Those of the versions that inspections of this year follow."""
        known = frozenset(versions)
        return tuple(ref for ref in self.overview.versions if ref in known)

    def _row(self, scale: Named, found: Distribution) -> ctx.Row:
        cells = dict.fromkeys(sorted(self.levels) if found.groups else (), ctx.Cell(0, together=False))
        segments: list[ctx.Segment] = []
        for group in found.groups:
            order = [self.order[level] for level in group.levels]
            cells |= dict.fromkeys(order, ctx.Cell(group.count, together=len(order) > 1))
            segments += [ctx.Segment(min(order), max(order), group.count)] if group.count else []
        return ctx.Row(
            scale, found.year, found.in_focus, found.scaled, tuple(segments), tuple(cells.values())
        )

    def _lines(self) -> Iterator[ctx.Lines]:
        told = (
            (
                self._counted(each.versions),
                ctx.Line(
                    each.expectation, each.asked, (each.strengths, each.opportunities, each.shortcomings)
                ),
            )
            for each in self.overview.mentions
        )
        yield from (ctx.Lines(*group) for group in _grouped(told))


def _grouped(pairs: Iterable[tuple[K, V]]) -> list[tuple[K, tuple[V, ...]]]:
    """The values by their key, in the order in which the keys come up."""
    groups: dict[K, list[V]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return [(key, tuple(found)) for key, found in groups.items()]


def _names(framework: Framework) -> ctx.Names:
    titles = {i.id: i.title for i in framework.investigations}
    return ctx.Names(
        values.framework(framework),
        tuple(
            ctx.Grounds(Named(scale.id, scale.title), titles[scale.investigation], scale.based_on)
            for scale in framework.scale.values()
        ),
        tuple(Named(each.id, each.title) for each in framework.expectations.values()),
    )
