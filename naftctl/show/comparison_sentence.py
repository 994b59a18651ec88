"""What happened to one entry of a framework, as a Dutch sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from naftctl.framework.compare import Change, ChangeKind, FieldChange
from naftctl.framework.lineage import Kind, normal
from naftctl.show.comparison_words import label_of, plain_words

_NEW = {
    Kind.EXPECTATION: "nieuwe verwachting",
    Kind.SCALE: "nieuwe schaal",
    Kind.RUBRIC: "nieuwe rubriek",
    Kind.LEVEL: "nieuw niveau",
    Kind.INVESTIGATION: "nieuw onderzoek",
    Kind.CONTEXT: "nieuwe vraag over context en input",
    Kind.RESEARCH_QUESTION: "nieuwe onderzoeksvraag",
    Kind.REPORT_CATEGORY: "nieuwe verslagcategorie",
    Kind.GOOD_PRACTICE: "nieuwe vraag naar goede praktijk",
    Kind.REGULATION: "nieuw item van de regelgeving",
    Kind.REQUESTED: "nieuw stuk te bezorgen informatie",
    Kind.PARTNER_GROUP: "nieuwe groep gesprekspartners",
    Kind.ADVICE: "nieuw advies",
    Kind.OCCASION: "nieuwe aanleiding",
    Kind.RELEASE_GROUND: "nieuwe grond om iets niet vrij te geven",
}
_NOUNS: dict[str, str] = {
    Kind.RUBRIC: "rubriek ",
    Kind.LEVEL: "niveau ",
    Kind.INVESTIGATION: "onderzoek ",
    Kind.REPORT_CATEGORY: "verslagcategorie ",
    Kind.PARTNER_GROUP: "groep ",
    Kind.ADVICE: "advies ",
    Kind.OCCASION: "aanleiding ",
    Kind.RELEASE_GROUND: "grond ",
}
"""What goes before an id that does not tell by itself what it is."""
_ROWS = {
    Kind.EXPECTATION: "de verwachtingen",
    Kind.RUBRIC: "de rubrieken",
    Kind.LEVEL: "de niveaus",
    Kind.INVESTIGATION: "de onderzoeken",
    Kind.CONTEXT: "de vragen over context en input",
    Kind.RESEARCH_QUESTION: "de onderzoeksvragen",
    Kind.REPORT_CATEGORY: "de verslagcategorieën",
    Kind.GOOD_PRACTICE: "de vragen naar goede praktijk",
    Kind.REGULATION: "de items van de regelgeving",
    Kind.REQUESTED: "de te bezorgen informatie",
    Kind.PARTNER_GROUP: "de groepen gesprekspartners",
    Kind.ADVICE: "de adviezen",
    Kind.OCCASION: "de aanleidingen",
    Kind.RELEASE_GROUND: "de gronden om iets niet vrij te geven",
}
_VERBS = {
    ChangeKind.REWORDED: "is herschreven",
    ChangeKind.CHANGED: "is gewijzigd",
    ChangeKind.REORDERED: "heeft een andere volgorde",
}
_TITLES = frozenset({"title", "label", "text"})
_PLACES = {"rubric": "rubriek", "investigation": "onderzoek"}


def sentence(change: Change) -> str:
    """What happened, on one line: `KV-K2 en KV-K3 zijn samengevoegd tot KV-K5`."""
    first = change.kinds[0]
    if not change.before and not change.after:
        return _single(change)
    if first is ChangeKind.ADDED:
        return f"{_NEW[Kind(change.part)]} {_shown(change.after[0])}: {normal(change.title)}"
    if first is ChangeKind.DROPPED:
        return f"{_named(change)} valt weg: {normal(change.title)}"
    if not change.fields and first is ChangeKind.REORDERED:
        where = f" in rubriek {_shown(change.title)}" if change.title else ""
        return f"de volgorde van {_ROWS[Kind(change.part)]}{where} is gewijzigd"
    if len(change.before) > 1 or len(change.after) > 1:
        return _family(change.before, change.after)
    first_labels, *more = [*_labels(change), ""]
    said = [*_moves(change), *([first_labels] if first_labels else [])]
    return "; ".join([f"{_named(change)} {_row(said)}", *filter(None, more)])


def known_by(change: Change) -> str:
    """The title of the entry that a sentence is about, where nothing else under it tells it."""
    one_sided = not change.before or not change.after
    whole_row = not change.fields and ChangeKind.REORDERED in change.kinds
    if one_sided or whole_row or any(field.name in _TITLES for field in change.fields):
        return ""
    return normal(change.title)


def told(change: Change, field: FieldChange) -> bool:
    """Whether the sentence about a change has said all of this field."""
    if not change.before and not change.after:
        return field.kind is not ChangeKind.REWORDED
    if not change.before or not change.after:
        return field.name in _TITLES and change.title in {field.old, field.new}
    return len(change.before) == len(change.after) == 1 and field.kind is ChangeKind.MOVED


def _single(change: Change) -> str:
    (field,) = change.fields
    label = label_of(change.part, field)
    if field.kind is ChangeKind.REWORDED:
        verb = "is nieuw" if field.old is None else "valt weg" if field.new is None else "is herschreven"
        return f"{label} {verb}"
    return f"{label}: {plain_words(field)}"


def _family(before: Sequence[str], after: Sequence[str]) -> str:
    """A split, a merger, or both at once."""
    old, new = _row(map(_shown, before)), _row(map(_shown, after))
    if len(before) > 1 and len(after) > 1:
        return f"{old} zijn herverdeeld over {new}"
    if len(before) == 1:
        return f"{old} is gesplitst in {new}"
    others = [name for name in before if name != after[0]]
    if len(others) == len(before):
        return f"{old} zijn samengevoegd tot {new}"
    return f"{_row(map(_shown, others))} {'is' if len(others) == 1 else 'zijn'} opgenomen in {new}"


def _moves(change: Change) -> Iterator[str]:
    if ChangeKind.RENAMED in change.kinds:
        yield f"heet nu {_shown(change.after[0])}"
    for field in change.fields:
        if field.kind is ChangeKind.MOVED:
            noun = _PLACES[field.name]
            yield f"verhuist van {noun} {_shown(str(field.old))} naar {noun} {_shown(str(field.new))}"


def _labels(change: Change) -> Iterator[str]:
    """Which fields differ, and how."""
    for kind, verb in _VERBS.items():
        labels = [label_of(change.part, field) for field in change.fields if field.kind is kind]
        if labels:
            yield f"{verb}: {_row(labels)}"


def _named(change: Change) -> str:
    """The entry as the older version calls it."""
    return _NOUNS.get(change.part, "") + _shown(change.before[0])


def _shown(name: str) -> str:
    """An id; between signs where it could be read as a word of the sentence."""
    return f"`{name}`" if name.islower() else name


def _row(words: Iterable[str]) -> str:
    """`a`, `a en b`, `a, b en c`."""
    *most, last = words
    return f"{', '.join(most)} en {last}" if most else last
