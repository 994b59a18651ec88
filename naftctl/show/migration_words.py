"""The Dutch words for what becomes of an inspection under another version of the framework."""

from __future__ import annotations

import shlex
from collections.abc import Sequence

from naftctl.framework.migration import Migration
from naftctl.framework.migration.item import Group, Item, Why
from naftctl.show.comparison_words import LABELS, value_words

GROUPS = {
    Group.CARRIES: "Gaat mee",
    Group.JUDGE: "Vraagt een nieuw oordeel",
    Group.FALLS: "Valt weg",
}
_COUNTED = {
    Group.CARRIES: ("gaat mee", "gaan mee"),
    Group.JUDGE: ("vraagt een nieuw oordeel", "vragen een nieuw oordeel"),
    Group.FALLS: ("valt weg", "vallen weg"),
}
_TEXT_ONLY = "de vaststellingen gaan mee, het niveau niet"
_WHOLE = "de vaststellingen, het niveau en wat leden gaven gaan mee"
_NOTES = "wat een lid erbij schreef blijft staan, zonder niveau: breng het zelf onder"
_REASONS = {
    Why.SAME_SCALE: f"de schaal bleef dezelfde; {_WHOLE}",
    Why.RENAMED_SCALE: f"de schaal heet nu {{heirs}}, met dezelfde woorden; {_WHOLE}",
    Why.RENAMED_MENTION: "heet nu {heirs}; elke verwijzing krijgt de nieuwe naam",
    Why.INSPECTION: "aanbieder, team en planning gaan mee; `framework` wordt {new}",
    Why.EVIDENCE: "de bron gaat mee",
    Why.TEXT: "de tekst gaat mee",
    Why.SAME_ITEM: "het item bleef hetzelfde; het resultaat gaat mee",
    Why.SAME_REQUEST: "het gevraagde stuk bleef hetzelfde",
    Why.ATTACHMENT: "het bestand gaat mee",
    Why.FOCUS: "bevestig de focus opnieuw{missing}",
    Why.FOCUS_RULE: "het raamwerk stelt de focus anders samen: {labels}",
    Why.REWORDED_SCALE: f"de schaal is herschreven{{name}}; {_TEXT_ONLY}",
    Why.MOVED_SCALE: f"de schaal verhuisde naar een ander onderzoek: {{arrow}}{{name}}; {_TEXT_ONLY}",
    Why.OTHER_GROUNDS: f"wat onder de schaal ligt is veranderd ({{details}}){{name}}; {_TEXT_ONLY}",
    Why.OTHER_LEVELS: f"de niveaus zelf zijn veranderd{{name}}; {_TEXT_ONLY}",
    Why.OUTSIDE_FOCUS: "hoort nu bij onderzoek {details}, dat niet in de focus zit; pas de focus aan, of "
    "haal de inschaling weg",
    Why.FROM_SPLIT: "nieuwe schaal, uit {details}; schaal ze in",
    Why.FROM_MERGER: "nieuwe schaal, uit {details}; schaal ze in",
    Why.NEW_SCALE: "nieuwe schaal in de focus; schaal ze in",
    Why.SCORES_LEFT: f"{{end}}; {_NOTES}",
    Why.UNKNOWN_SCORES: f"geen schaal van {{old}}; {_NOTES}",
    Why.SCORED: "dit lid schaalt opnieuw in; de dag wordt leeg",
    Why.MENTION_SPLIT: "gesplitst in {heirs}; kies zelf welke bedoeld is",
    Why.MENTION_MERGED: "opgegaan in {heirs}; ga na of de verwijzing daarvoor nog klopt",
    Why.MENTION_GONE: "bestaat niet in {new}; pas de verwijzing aan, of haal ze weg",
    Why.POINT_GONE: "de inschaling gaat niet mee; verwijs naar een ander punt, of haal de verwijzing weg",
    Why.ITEM_REWORDED: "het item is herschreven; geef opnieuw een resultaat",
    Why.NEW_ITEM: "nieuw item van de regelgeving; geef een resultaat",
    Why.REQUEST_REWORDED: "het gevraagde stuk is herschreven; ga na of u het al hebt",
    Why.NEW_REQUEST: "nieuw te bezorgen stuk; vraag het op",
    Why.CONTEXT_REWORDED: "de vraag is herschreven; lees de tekst erbij na",
    Why.NEW_CONTEXT: "nieuwe vraag over context en input; beschrijf het antwoord",
    Why.PRACTICE: "er zijn andere vragen naar goede praktijk ({heirs}); vul de antwoorden aan",
    Why.GROUNDS_RULE: "een inschaling heeft andere gronden nodig: {labels}",
    Why.REFLECTION: "voer het reflectiegesprek opnieuw",
    Why.ADVICE: "kies het advies opnieuw; de waarde en de dag worden leeg",
    Why.ADVICE_VALUES: "er zijn andere adviezen om uit te kiezen: {details}",
    Why.OCCASION: "{occasion}",
    Why.TERM: "{term}",
    Why.NUMBER: "dit nummer staat op het verslag dat er al is; geef het nieuwe een eigen nummer",
    Why.SPLIT_SCALE: "gesplitst in {heirs}; verdeel zelf de vaststellingen die hier staan",
    Why.MERGED_SCALE: "samengevoegd tot {heirs}; breng zelf de vaststellingen samen die hier staan",
    Why.DROPPED_SCALE: "bestaat niet in {new}; de inschaling blijft in de oude map",
    Why.UNKNOWN_SCALE: "geen schaal van {old}; de inschaling blijft in de oude map",
    Why.INVESTIGATION_GONE: "dit onderzoek bestaat niet in {new}",
    Why.CHOICE_GONE: "dit onderzoek wisselt niet in {new}; kies een ander",
    Why.ITEM_GONE: "dit item bestaat niet in {new}; het resultaat vervalt",
    Why.MILESTONE: "hoort bij het oordeel dat er al is; wordt leeg",
    Why.KEPT: "hoort bij het oordeel dat er al is; blijft in de oude map",
}
"""What happened to something and what a person does about it, after its name and a colon."""
_PARTS = {
    Why.FOCUS_RULE: "focus",
    Why.GROUNDS_RULE: "judgement",
    Why.OCCASION: "occasions",
    Why.TERM: "terms",
}
_NAMES = {"advice": "advies"}


def reason(item: Item, migration: Migration) -> str:
    """What happened to this and what a person does about it."""
    ref = migration.ties.new.ref
    return _REASONS[item.why].format(
        heirs=listed(item.heirs),
        new=ref,
        old=migration.ties.old.ref,
        details=listed(item.details),
        arrow=" → ".join(item.details),
        labels=listed([_label(item, name) for name in item.details]),
        name=f" en heet nu {listed(item.heirs)}" if item.heirs != (item.what,) else "",
        missing=f"; {listed(item.details)} ontbreekt en hoort er altijd bij" if item.details else "",
        end=_end(item.heirs, ref),
        occasion=_occasion(item, ref),
        term=" → ".join(value_words(item.what, _number(value)) for value in item.details),
    )


def name_of(item: Item) -> str:
    """What an item is about, as people know it."""
    return _label(item, item.what) if item.why is Why.TERM else _NAMES.get(item.what, item.what)


def listed(names: Sequence[str]) -> str:
    """`OS-B6`, `OS-B6 en OS-B7`, `OS-B6, OS-B7 en OS-B8`."""
    return " en ".join(part for part in (", ".join(names[:-1]), names[-1]) if part) if names else ""


def counted(migration: Migration) -> str:
    """How much there is of each group."""
    found = {group: len(migration.group(group)) for group in Group}
    return ", ".join(f"{number} {_COUNTED[group][number != 1]}" for group, number in found.items())


def next_steps(migration: Migration, name: str) -> tuple[str, ...]:
    """What people do in the new folder, in order."""
    items, path = migration.group(Group.JUDGE), f"inspections/{name}"
    whys = {item.why for item in items}
    again = [h for item in items if item.why in _SCALED for h in item.heirs]
    moved = [i.what for i in migration.group(Group.FALLS) if i.why in {Why.SPLIT_SCALE, Why.MERGED_SCALE}]
    check = shlex.join(["naftctl", "check", name])
    steps = [check]
    steps += [f"bevestig de focus in {path}/focus.yaml"] if Why.FOCUS in whys else []
    steps += [f"breng de vaststellingen van {listed(moved)} onder in {path}/scorings/"] if moved else []
    steps += [f"schaal in: {listed(list(dict.fromkeys(again)))}"] if again else []
    steps += ["voer het reflectiegesprek opnieuw"] if Why.REFLECTION in whys else []
    steps += [f"kies het advies opnieuw in {path}/advice.md"] if Why.ADVICE in whys else []
    return (*steps, f"{check} --phase draft")


_SCALED = frozenset(
    {Why.REWORDED_SCALE, Why.MOVED_SCALE, Why.OTHER_GROUNDS, Why.OTHER_LEVELS}
    | {Why.FROM_SPLIT, Why.FROM_MERGER, Why.NEW_SCALE}
)


def _end(heirs: tuple[str, ...], ref: str) -> str:
    if not heirs:
        return f"bestaat niet in {ref}"
    return f"gesplitst in {listed(heirs)}" if len(heirs) > 1 else f"samengevoegd tot {listed(heirs)}"


def _occasion(item: Item, ref: str) -> str:
    if not item.heirs:
        return f"deze aanleiding bestaat niet in {ref}; kies een andere"
    return f"deze aanleiding vraagt iets anders: {listed([_label(item, name) for name in item.details])}"


def _label(item: Item, name: str) -> str:
    return LABELS.get(f"{_PARTS.get(item.why, '')}.{name}") or LABELS.get(name, name)


def _number(value: str) -> str | int:
    return int(value) if value.isdigit() else value
