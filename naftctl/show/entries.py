"""What a framework says, entry by entry: each thing that has an id, in plain words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from msgspec import Struct

from naftctl.language import tr
from naftctl.model.framework import Framework, Occasion, Place, Provenance, Scale

PROVENANCE = {
    Provenance.WORKING_TEXT: tr("working text"),
    Provenance.OFFICIAL: tr("official text"),
    Provenance.ADAPTED: tr("adopted with changes"),
}
_RELEVANT = {"ja": "ja", "nee": "nee", "te_bevestigen": tr("still to be confirmed")}
_PUBLICATION = {"active": tr("actively public"), "passive": tr("on request, after screening")}
_DEMAND = {"required": tr("required"), "optional": tr("possible"), "none": tr("none")}
_FOCUS = {
    "framework": tr("as in the investigation framework"),
    "free": tr("free"),
    "previous_shortcomings": tr("the shortcomings of the previous inspection"),
}


class Column(Struct, frozen=True):
    """One level of a scale: how far up of how many, its label, and what it looks like."""

    order: int
    top: int
    label: str
    text: str

    @property
    def dots(self) -> str:
        """`●●○○`."""
        return "●" * self.order + "○" * (self.top - self.order)


class Entry(Struct, frozen=True):
    """One thing of a framework; `kind` says what it is, `facts` are names with their values."""

    id: str
    kind: str
    title: str
    text: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    columns: tuple[Column, ...] = ()


class Chapter(Struct, frozen=True):
    """The entries under one heading."""

    heading: str
    entries: tuple[Entry, ...]


class _Titled(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...


def chapters(framework: Framework) -> tuple[Chapter, ...]:
    """Everything that has an id, in the order in which a framework is read."""
    found = (
        (tr("Research questions"), _questions(framework)),
        (tr("Context and input"), _context(framework)),
        *(
            (tr("Rubric {id}: {title}", id=r.id, title=r.title), _expectations(framework, r.id))
            for r in framework.rubrics
        ),
        (tr("Investigation framework: the investigations"), _investigations(framework)),
        *(
            (tr("Scales of {id}: {title}", id=i.id, title=i.title), _scales(framework, i.id))
            for i in framework.investigations
        ),
        (tr("Levels"), _levels(framework)),
        (tr("Report categories"), _categories(framework)),
        (tr("Good practice"), _practice(framework)),
        (tr("Regulation"), _titled(framework.regulation, tr("item of the regulation"))),
        (
            tr("Information to provide"),
            _titled(framework.requested_information, tr("information to provide")),
        ),
        (
            tr("Conversation partners"),
            _titled(framework.partner_groups, tr("group of partners in conversation")),
        ),
        (tr("Pieces of advice"), _advice(framework)),
        (tr("Occasions"), _occasions(framework)),
        (tr("Rules"), _policies(framework)),
        (tr("Grounds for not releasing something"), _grounds(framework)),
    )
    made = (Chapter(heading, tuple(entries)) for heading, entries in found)
    return tuple(chapter for chapter in made if chapter.entries)


def by_id(framework: Framework) -> dict[str, Entry]:
    """Every entry by its id, and every rubric; what stands first where an id is used twice."""
    found = [entry for chapter in chapters(framework) for entry in chapter.entries]
    found += [
        Entry(r.id, tr("rubric"), r.title, r.core, ((tr("expectations"), _ids(r.expectations)),))
        for r in framework.rubrics
    ]
    return {entry.id: entry for entry in reversed(found)}


def _questions(framework: Framework) -> Iterator[Entry]:
    for question in framework.research_questions:
        inside = _ids(i for i in framework.investigations if i.research_question == question.id)
        facts = ((tr("attention"), question.attention),) if question.attention else ()
        yield Entry(
            question.id, tr("research question"), "", question.text, (*facts, (tr("investigations"), inside))
        )


def _context(framework: Framework) -> Iterator[Entry]:
    for item in framework.context:
        yield Entry(item.id, tr("context and input"), item.title, item.question)


def _expectations(framework: Framework, rubric: str) -> Iterator[Entry]:
    for group in framework.rubrics:
        for item in group.expectations if group.id == rubric else ():
            scales = _titles(s for s in framework.scale.values() if item.id in s.based_on)
            facts = [(tr("rubric"), f"{group.id}, {group.title}"), (tr("scale"), scales)]
            yield Entry(
                item.id,
                tr("quality expectation"),
                item.title,
                item.quality_image,
                (*facts, *_replaced(item.replaces)),
            )


def _investigations(framework: Framework) -> Iterator[Entry]:
    places = {Place.ALWAYS: tr("always"), Place.ALTERNATE: tr("alternates")}
    for item in framework.investigations:
        scales = _titles(s for s in framework.scale.values() if s.investigation == item.id)
        facts = (
            (tr("place in the investigation framework"), places[item.place]),
            (tr("research question"), item.research_question),
        )
        yield Entry(item.id, tr("investigation"), item.title, "", (*facts, (tr("scales"), scales)))


def _scales(framework: Framework, investigation: str) -> Iterator[Entry]:
    titles = {i.id: i.title for i in framework.investigations}
    for scale in framework.scale.values():
        if scale.investigation == investigation:
            grounds = (framework.expectations.get(name) for name in scale.based_on)
            facts = (
                (tr("investigation"), f"{scale.investigation}, {titles[scale.investigation]}"),
                (tr("rests on"), _titles(e for e in grounds if e)),
                (tr("key elements"), "; ".join(scale.key_elements)),
                (tr("counts towards the advice"), _RELEVANT[scale.advice_relevant]),
                *_replaced(scale.replaces),
            )
            yield Entry(scale.id, tr("development scale"), scale.title, "", facts, _columns(framework, scale))


def _columns(framework: Framework, scale: Scale) -> tuple[Column, ...]:
    levels = framework.level.values()
    return tuple(Column(x.order, len(levels), x.label, scale.levels.get(x.id, "")) for x in levels)


def _levels(framework: Framework) -> Iterator[Entry]:
    for level in framework.level.values():
        category = framework.category(level.report_category)
        facts = [(tr("report category"), category.label if category else level.report_category)]
        if level.requires_good_practice:
            facts.append((tr("asks for"), tr("an example of good practice")))
        yield Entry(level.id, tr("level"), level.label, level.meaning, tuple(facts))


def _categories(framework: Framework) -> Iterator[Entry]:
    for item in framework.report_categories:
        facts = (
            (tr("heading"), item.heading),
            ("letter", item.letter),
            (tr("heading in the advice"), item.recommendation),
        )
        yield Entry(item.id, tr("report category"), item.label, "", facts)


def _practice(framework: Framework) -> Iterator[Entry]:
    for item in framework.good_practice:
        yield Entry(item.id, tr("question on good practice"), item.title, item.question)


def _advice(framework: Framework) -> Iterator[Entry]:
    for item in framework.advice:
        need = (
            tr("needed")
            if item.needs_shortcoming
            else tr("possible")
            if item.with_shortcomings
            else tr("not possible")
        )
        yield Entry(item.id, tr("advice"), item.label, "", ((tr("shortcomings"), need),))


def _occasions(framework: Framework) -> Iterator[Entry]:
    for item in framework.occasions:
        yield Entry(item.id, tr("occasion"), item.label, "", tuple(_occasion(item)))


def _occasion(item: Occasion) -> Iterator[tuple[str, str]]:
    yield tr("publicity"), _PUBLICATION[item.publication]
    yield (
        tr("announce"),
        tr("{announcement_days} days in advance", announcement_days=item.announcement_days)
        if item.announcement_days
        else tr("not needed"),
    )
    yield "focus", _FOCUS[item.focus]
    yield tr("scales"), _DEMAND[item.scales]
    yield tr("advice"), _DEMAND[item.advice]


def _policies(framework: Framework) -> Iterator[Entry]:
    focus, judgement, terms = framework.focus, framework.judgement, framework.terms
    motive = "ja" if focus.other_choice_needs_motive else "nee"
    facts = [
        (tr("alternate investigations"), str(focus.alternates)),
        (tr("chosen per inspection"), str(focus.choose)),
    ]
    facts.append((tr("another choice needs a motive"), motive))
    yield Entry("focus", tr("rule"), "Focus", "", tuple(facts))
    facts = [(tr("methods"), str(judgement.methods)), (tr("sources"), str(judgement.sources))]
    facts += [
        (tr("team members"), str(judgement.members)),
        (tr("difference in levels"), str(judgement.difference)),
    ]
    facts.append((tr("at most one in so many points on one source"), str(judgement.share)))
    yield Entry("onderbouwing", tr("rule"), tr("Substantiation of a scoring: at least"), "", tuple(facts))
    counting = terms.counting.replace("_", " ")
    days = (
        (tr("announcement"), terms.announcement_days),
        (tr("reaction"), terms.reaction_days),
        (tr("processing of the reaction"), terms.processing_days),
        (tr("request for publication"), terms.request_days),
        (tr("after extension"), terms.request_extended_days),
    )
    counted = tuple((name, tr("{number} days", number=number)) for name, number in days)
    yield Entry("termijnen", tr("rule"), tr("Terms"), "", (*counted, (tr("how the days count"), counting)))


def _grounds(framework: Framework) -> Iterator[Entry]:
    for item in framework.release_grounds:
        facts = ((tr("found in"), item.article),)
        yield Entry(item.id, tr("ground for not releasing something"), item.label, "", facts)


def _titled(items: Iterable[_Titled], kind: str) -> Iterator[Entry]:
    for item in items:
        yield Entry(item.id, kind, item.title)


def _replaced(names: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    return ((tr("replaces"), ", ".join(names)),) if names else ()


def _titles(items: Iterable[_Titled]) -> str:
    return "; ".join(f"{item.id}, {item.title.rstrip('.')}" for item in items)


def _ids(items: Iterable[_Titled] | Iterable[object]) -> str:
    return ", ".join(str(getattr(item, "id", "")) for item in items)
