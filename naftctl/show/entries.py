"""What a framework says, entry by entry: each thing that has an id, in plain Dutch words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from naftctl.model.framework import Framework, Occasion, Place, Provenance, Scale

PROVENANCE = {
    Provenance.WORKING_TEXT: "werktekst",
    Provenance.OFFICIAL: "officiële tekst",
    Provenance.ADAPTED: "overgenomen met wijziging",
}
_RELEVANT = {"ja": "ja", "nee": "nee", "te_bevestigen": "nog te bevestigen"}
_PUBLICATION = {"active": "actief openbaar", "passive": "op aanvraag, na screening"}
_DEMAND = {"required": "verplicht", "optional": "mogelijk", "none": "geen"}
_FOCUS = {
    "framework": "zoals het raamwerk",
    "free": "vrij",
    "previous_shortcomings": "de tekorten van de vorige inspectie",
}


@dataclass(frozen=True, slots=True)
class Column:
    """One level of a scale: how far up of how many, its label, and what it looks like."""

    order: int
    top: int
    label: str
    text: str

    @property
    def dots(self) -> str:
        """`●●○○`."""
        return "●" * self.order + "○" * (self.top - self.order)


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing of a framework; `kind` says in Dutch what it is, `facts` are names with their values."""

    id: str
    kind: str
    title: str
    text: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    columns: tuple[Column, ...] = ()


@dataclass(frozen=True, slots=True)
class Chapter:
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
        ("Onderzoeksvragen", _questions(framework)),
        ("Context en input", _context(framework)),
        *((f"Rubriek {r.id}: {r.title}", _expectations(framework, r.id)) for r in framework.rubrics),
        ("Raamwerk: de onderzoeken", _investigations(framework)),
        *((f"Schalen van {i.id}: {i.title}", _scales(framework, i.id)) for i in framework.investigations),
        ("Niveaus", _levels(framework)),
        ("Verslagcategorieën", _categories(framework)),
        ("Goede praktijk", _practice(framework)),
        ("Regelgeving", _titled(framework.regulation, "item van de regelgeving")),
        ("Te bezorgen informatie", _titled(framework.requested_information, "te bezorgen informatie")),
        ("Gesprekspartners", _titled(framework.partner_groups, "groep van gesprekspartners")),
        ("Adviezen", _advice(framework)),
        ("Aanleidingen", _occasions(framework)),
        ("Regels", _policies(framework)),
        ("Gronden om iets niet vrij te geven", _grounds(framework)),
    )
    made = (Chapter(heading, tuple(entries)) for heading, entries in found)
    return tuple(chapter for chapter in made if chapter.entries)


def by_id(framework: Framework) -> dict[str, Entry]:
    """Every entry by its id, and every rubric; what stands first where an id is used twice."""
    found = [entry for chapter in chapters(framework) for entry in chapter.entries]
    found += [
        Entry(r.id, "rubriek", r.title, r.core, (("verwachtingen", _ids(r.expectations)),))
        for r in framework.rubrics
    ]
    return {entry.id: entry for entry in reversed(found)}


def _questions(framework: Framework) -> Iterator[Entry]:
    for question in framework.research_questions:
        inside = _ids(i for i in framework.investigations if i.research_question == question.id)
        facts = (("aandacht", question.attention),) if question.attention else ()
        yield Entry(question.id, "onderzoeksvraag", "", question.text, (*facts, ("onderzoeken", inside)))


def _context(framework: Framework) -> Iterator[Entry]:
    for item in framework.context:
        yield Entry(item.id, "context en input", item.title, item.question)


def _expectations(framework: Framework, rubric: str) -> Iterator[Entry]:
    for group in framework.rubrics:
        for item in group.expectations if group.id == rubric else ():
            scales = _titles(s for s in framework.scale.values() if item.id in s.based_on)
            facts = [("rubriek", f"{group.id}, {group.title}"), ("schaal", scales)]
            yield Entry(
                item.id,
                "kwaliteitsverwachting",
                item.title,
                item.quality_image,
                (*facts, *_replaced(item.replaces)),
            )


def _investigations(framework: Framework) -> Iterator[Entry]:
    places = {Place.ALWAYS: "altijd", Place.ALTERNATE: "wisselt"}
    for item in framework.investigations:
        scales = _titles(s for s in framework.scale.values() if s.investigation == item.id)
        facts = (("plaats in het raamwerk", places[item.place]), ("onderzoeksvraag", item.research_question))
        yield Entry(item.id, "onderzoek", item.title, "", (*facts, ("schalen", scales)))


def _scales(framework: Framework, investigation: str) -> Iterator[Entry]:
    titles = {i.id: i.title for i in framework.investigations}
    for scale in framework.scale.values():
        if scale.investigation == investigation:
            grounds = (framework.expectations.get(name) for name in scale.based_on)
            facts = (
                ("onderzoek", f"{scale.investigation}, {titles[scale.investigation]}"),
                ("steunt op", _titles(e for e in grounds if e)),
                ("kernelementen", "; ".join(scale.key_elements)),
                ("telt mee voor het advies", _RELEVANT[scale.advice_relevant]),
                *_replaced(scale.replaces),
            )
            yield Entry(scale.id, "ontwikkelingsschaal", scale.title, "", facts, _columns(framework, scale))


def _columns(framework: Framework, scale: Scale) -> tuple[Column, ...]:
    levels = framework.level.values()
    return tuple(Column(x.order, len(levels), x.label, scale.levels.get(x.id, "")) for x in levels)


def _levels(framework: Framework) -> Iterator[Entry]:
    for level in framework.level.values():
        category = framework.category(level.report_category)
        facts = [("verslagcategorie", category.label if category else level.report_category)]
        if level.requires_good_practice:
            facts.append(("vraagt", "een voorbeeld van goede praktijk"))
        yield Entry(level.id, "niveau", level.label, level.meaning, tuple(facts))


def _categories(framework: Framework) -> Iterator[Entry]:
    for item in framework.report_categories:
        facts = (("kop", item.heading), ("letter", item.letter), ("kop in het advies", item.recommendation))
        yield Entry(item.id, "verslagcategorie", item.label, "", facts)


def _practice(framework: Framework) -> Iterator[Entry]:
    for item in framework.good_practice:
        yield Entry(item.id, "vraag naar goede praktijk", item.title, item.question)


def _advice(framework: Framework) -> Iterator[Entry]:
    for item in framework.advice:
        need = (
            "nodig" if item.needs_shortcoming else "mogelijk" if item.with_shortcomings else "niet mogelijk"
        )
        yield Entry(item.id, "advies", item.label, "", (("tekorten", need),))


def _occasions(framework: Framework) -> Iterator[Entry]:
    for item in framework.occasions:
        yield Entry(item.id, "aanleiding", item.label, "", tuple(_occasion(item)))


def _occasion(item: Occasion) -> Iterator[tuple[str, str]]:
    yield "openbaarheid", _PUBLICATION[item.publication]
    yield "aankondigen", f"{item.announcement_days} dagen vooraf" if item.announcement_days else "hoeft niet"
    yield "focus", _FOCUS[item.focus]
    yield "schalen", _DEMAND[item.scales]
    yield "advies", _DEMAND[item.advice]


def _policies(framework: Framework) -> Iterator[Entry]:
    focus, judgement, terms = framework.focus, framework.judgement, framework.terms
    motive = "ja" if focus.other_choice_needs_motive else "nee"
    facts = [("wisselende onderzoeken", str(focus.alternates)), ("gekozen per inspectie", str(focus.choose))]
    facts.append(("een andere keuze vraagt een motief", motive))
    yield Entry("focus", "regel", "Focus", "", tuple(facts))
    facts = [("methoden", str(judgement.methods)), ("bronnen", str(judgement.sources))]
    facts += [("teamleden", str(judgement.members)), ("verschil in niveaus", str(judgement.difference))]
    facts.append(("hoogstens één op zoveel punten op één bron", str(judgement.share)))
    yield Entry("onderbouwing", "regel", "Onderbouwing van een inschaling: ten minste", "", tuple(facts))
    counting = terms.counting.replace("_", " ")
    days = (
        ("aankondiging", terms.announcement_days),
        ("reactie", terms.reaction_days),
        ("verwerking van de reactie", terms.processing_days),
        ("vraag om openbaarmaking", terms.request_days),
        ("na verlenging", terms.request_extended_days),
    )
    counted = tuple((name, f"{number} dagen") for name, number in days)
    yield Entry("termijnen", "regel", "Termijnen", "", (*counted, ("hoe de dagen tellen", counting)))


def _grounds(framework: Framework) -> Iterator[Entry]:
    for item in framework.release_grounds:
        facts = (("staat in", item.article),)
        yield Entry(item.id, "grond om iets niet vrij te geven", item.label, "", facts)


def _titled(items: Iterable[_Titled], kind: str) -> Iterator[Entry]:
    for item in items:
        yield Entry(item.id, kind, item.title)


def _replaced(names: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    return (("vervangt", ", ".join(names)),) if names else ()


def _titles(items: Iterable[_Titled]) -> str:
    return "; ".join(f"{item.id}, {item.title.rstrip('.')}" for item in items)


def _ids(items: Iterable[_Titled] | Iterable[object]) -> str:
    return ", ".join(str(getattr(item, "id", "")) for item in items)
