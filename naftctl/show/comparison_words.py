"""The Dutch words for what differs between two versions of a framework."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from naftctl.framework.compare import Change, ChangeKind, Comparison, FieldChange, Value
from naftctl.framework.lineage import Kind, normal
from naftctl.framework.words import Segment, segments
from naftctl.model.framework import Framework
from naftctl.show.words import day_count

HEADS = {
    "Kader": ("framework",),
    "Onderzoeksvragen": (Kind.RESEARCH_QUESTION,),
    "Context en input": (Kind.CONTEXT,),
    "Rubrieken en verwachtingen": (Kind.RUBRIC, Kind.EXPECTATION),
    "Ontwikkelingsschalen": (Kind.SCALE,),
    "Niveaus": (Kind.LEVEL,),
    "Verslagcategorieën": (Kind.REPORT_CATEGORY,),
    "Goede praktijk": (Kind.GOOD_PRACTICE,),
    "Raamwerk": (Kind.INVESTIGATION, "focus"),
    "Onderbouwing": ("judgement",),
    "Regelgeving": (Kind.REGULATION,),
    "Te bezorgen informatie": (Kind.REQUESTED,),
    "Gesprekspartners": (Kind.PARTNER_GROUP,),
    "Adviezen": (Kind.ADVICE,),
    "Aanleidingen": (Kind.OCCASION,),
    "Termijnen": ("terms",),
    "Gronden om iets niet vrij te geven": (Kind.RELEASE_GROUND,),
}
"""Under which head each part stands, in the order of a reader."""
LABELS = {
    "framework.id": "naam van het kader",
    "framework.title": "titel van het kader",
    "framework.language": "taal",
    "framework.provenance": "herkomst",
    "framework.notice": "melding in elk verslag",
    "framework.source.title": "titel van de bron",
    "framework.source.presented": "dag waarop de bron voorgesteld is",
    "framework.source.adopted": "dag waarop de bron overgenomen is",
    "framework.source.adopted_by": "functie van wie de bron overnam",
    "framework.source.sha256": "vingerafdruk van de bron",
    "focus.alternates": "aantal onderzoeken die wisselen",
    "focus.choose": "aantal wisselende onderzoeken in een inspectie",
    "focus.other_choice_needs_motive": "een andere keuze vraagt een motief",
    "focus.criteria": "criteria voor de volgorde van de wisselende onderzoeken",
    "focus.cycle_years": "jaren in een cyclus",
    "judgement.methods": "aantal methoden waarop een inschaling minstens steunt",
    "judgement.sources": "aantal bronnen waarop een inschaling minstens steunt",
    "judgement.members": "aantal leden die minstens apart inschalen",
    "judgement.difference": "aantal niveaus verschil zonder uitleg",
    "judgement.share": "deel van de punten dat op één bron mag steunen (1 op …)",
    "terms.announcement_days": "termijn tussen aankondiging en eerste bezoek",
    "terms.reaction_days": "termijn om te reageren",
    "terms.counting": "dagen die tellen",
    "terms.processing_days": "termijn om een reactie te verwerken",
    "terms.request_days": "termijn om een vraag om openbaarmaking te beantwoorden",
    "terms.request_extended_days": "dezelfde termijn na verlenging",
    "occasions.focus": "focus",
    "occasions.scales": "schalen",
    "occasions.advice": "advies",
    "research_questions.text": "vraag",
    "advice_relevant": "telt mee voor het advies",
    "announcement_days": "termijn tussen aankondiging en eerste bezoek",
    "article": "rechtsgrond",
    "attention": "bijzondere aandacht",
    "based_on": "gebaseerd op",
    "core": "kern",
    "heading": "kop",
    "investigation": "onderzoek",
    "key_elements": "kernelementen",
    "label": "benaming",
    "letter": "letter",
    "levels": "niveau",
    "meaning": "betekenis",
    "needs_shortcoming": "vraagt minstens één tekort",
    "order": "plaats in de reeks",
    "place": "plaats in het raamwerk",
    "publication": "openbaarheid",
    "quality_image": "kwaliteitsbeeld",
    "question": "vraag",
    "recommendation": "kop in het advies",
    "report_category": "verslagcategorie",
    "requires_good_practice": "vraagt een goede praktijk",
    "research_question": "onderzoeksvraag",
    "rubric": "rubriek",
    "subject": "de groep voor wie de werking er is",
    "title": "titel",
    "with_shortcomings": "kan samengaan met tekorten",
}
"""Each field in words, by its key; with the part before it where that says more."""
_VALUES = {
    "active": "actief",
    "passive": "passief",
    "framework": "volgens het raamwerk",
    "free": "vrij",
    "previous_shortcomings": "de tekorten van de vorige inspectie",
    "required": "verplicht",
    "optional": "mogelijk",
    "none": "uitgesloten",
    "wissel": "wisselend",
    "te_bevestigen": "te bevestigen",
    "overgenomen_met_wijziging": "overgenomen met wijziging",
}
_CHOICES = frozenset({"publication", "focus", "scales", "advice", "place", "advice_relevant", "provenance"})
_COUNTED = {
    ChangeKind.ADDED: "toegevoegd",
    ChangeKind.DROPPED: "weggevallen",
    ChangeKind.SPLIT: "gesplitst",
    ChangeKind.MERGED: "samengevoegd",
    ChangeKind.RENAMED: "hernoemd",
    ChangeKind.MOVED: "verhuisd",
    ChangeKind.REWORDED: "herschreven",
    ChangeKind.CHANGED: "gewijzigd",
    ChangeKind.REORDERED: "in een andere volgorde",
}
NOTHING = "geen verschil in betekenis"


def grouped(changes: Sequence[Change]) -> Iterator[tuple[str, list[Change]]]:
    """The changes under each head that has any."""
    for head, parts in HEADS.items():
        if found := [change for part in parts for change in changes if change.part == part]:
            yield head, found


def version_words(framework: Framework) -> str:
    """`r-naft/2026.1 (werktekst)`."""
    return f"{framework.ref} ({value_words('provenance', framework.provenance)})"


def counts(comparison: Comparison) -> str:
    """`3 verschillen: 1 toegevoegd, 2 herschreven`; each change counts once, for what says most of it."""
    found = Counter(change.kinds[0] for change in comparison.changes)
    if not found:
        return NOTHING
    number = len(comparison.changes)
    parts = ", ".join(f"{found[kind]} {_COUNTED[kind]}" for kind in ChangeKind if found[kind])
    return f"{number} {'verschil' if number == 1 else 'verschillen'}: {parts}"


def label_of(part: str, field: FieldChange) -> str:
    """The name of a field in words."""
    label = LABELS.get(f"{part}.{field.name}") or LABELS.get(field.name, field.name)
    return f"{label} `{field.level}`" if field.level else label


def value_words(name: str, value: Value) -> str:
    """A value as people write it."""
    if value is None or value in ("", ()):
        return "niets"
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, int) and name.endswith("_days"):
        return day_count(value)
    if isinstance(value, tuple):
        return ("; " if name == "key_elements" else ", ").join(map(normal, value))
    if isinstance(value, date):
        return value.isoformat()
    text = normal(str(value))
    return _VALUES.get(text, text) if name in _CHOICES else text


def marked(field: FieldChange, *, whole: bool = False) -> tuple[Segment, ...]:
    """The words of a field with what happened to each; nothing where the field holds a value or an order."""
    if field.kind is not ChangeKind.REWORDED:
        return ()
    old, new = ("" if v is None else value_words(field.name, v) for v in (field.old, field.new))
    return segments(old, new, whole=whole)


def one_sided(field: FieldChange) -> bool:
    """Whether the entry of a field is in one version only."""
    return bool(field.before) != bool(field.after)


def plain_words(field: FieldChange) -> str:
    """`14 dagen → 21 dagen`; of an entry in one version only, what it says."""
    old, new = value_words(field.name, field.old), value_words(field.name, field.new)
    if one_sided(field):
        return old if field.before else new
    return f"{old} → {new}"


def pairs(change: Change) -> Iterator[tuple[tuple[str, ...], list[FieldChange]]]:
    """The fields by the two entries they stand in; nothing for those where there is only one such pair."""
    found: dict[tuple[str, str], list[FieldChange]] = {}
    for field in change.fields:
        found.setdefault((field.before, field.after), []).append(field)
    several = len(change.before) > 1 or len(change.after) > 1
    for pair, fields in found.items():
        yield pair if several else (), fields
