"""The Dutch names of everything in an inspection that can change."""

from __future__ import annotations

from naftctl.difference import Part, What

HEADS = {
    Part.INSPECTION: "Inspectie",
    Part.FOCUS: "Focus",
    Part.ADVICE: "Advies",
    Part.SCORING: "Inschalingen",
    Part.FINDING: "Vaststellingen",
    Part.FOLLOWUP: "Opvolging van eerdere tekorten",
    Part.REGULATION: "Regelgeving",
    Part.REFLECTION: "Reflectiegesprek",
    Part.SUMMARY: "Samenvatting",
    Part.DESK: "Deskanalyse",
    Part.EVIDENCE: "Bronnen",
    Part.INDIVIDUAL: "Individuele inschalingen",
    Part.SEAL: "Zegels",
}
"""The heading above the changes in each kind of files."""
SINGLE = {
    Part.INSPECTION: "de inspectie",
    Part.FOCUS: "de focus",
    Part.ADVICE: "het advies",
    Part.FOLLOWUP: "de opvolging van eerdere tekorten",
    Part.REGULATION: "de regelgeving",
    Part.REFLECTION: "het reflectiegesprek",
    Part.SUMMARY: "de samenvatting",
    Part.DESK: "de deskanalyse",
    Part.INDIVIDUAL: "wat de leden inschaalden",
}
"""What a file is called of which there is one."""
ENTRIES = {
    ("team",): "teamlid",
    ("provider", "departments"): "afdeling",
    ("planning", "visits"): "gepland bezoek",
    ("partners",): "gesprekspartners",
    ("attachments",): "bijlage",
    ("signals",): "signaal over",
    ("exceptions",): "uitzondering op",
    ("scores",): "schaal",
    ("received",): "ontvangen informatie",
    ("files",): "bestand",
}
"""What an entry of a list is called; its name comes behind it."""
LABELS = {
    "abstains": "waarom dit lid niet inschaalt",
    "address": "adres",
    "announced": "aangekondigd",
    "asked": "opgevraagd op",
    "chosen": "gekozen onderzoek",
    "chosen_by": "gekozen door",
    "collected_by": "verzameld door",
    "conflict_of_interest": "belangenconflict",
    "context": "context en input",
    "continues_as": "gaat verder als",
    "count": "aantal",
    "date": "datum",
    "decided": "beslist op",
    "delivered": "bezorgd aan Opgroeien",
    "department": "afdeling",
    "digest": "vingerafdruk van het kader",
    "divergence": "omgang met verschillen",
    "draft_sent": "ontwerp verstuurd",
    "enterprise_number": "ondernemingsnummer",
    "evidence": "bronnen",
    "expectations": "verwachtingen",
    "file": "bestand",
    "final_sent": "definitief verslag verstuurd",
    "follows_up": "opvolging van",
    "former_names": "vroegere namen",
    "framework": "kader",
    "from": "begin",
    "functions": "functies",
    "group": "groep",
    "hco_number": "HCO-nummer",
    "id": "id",
    "inspectorate": "inspectie",
    "investigations": "onderzoeken",
    "legal_form": "rechtsvorm",
    "level": "niveau",
    "member": "lid",
    "method": "methode",
    "motive": "motief",
    "municipality": "gemeente",
    "name": "naam",
    "note": "notitie",
    "number": "nummer",
    "occasion": "aanleiding",
    "outcome": "uitkomst",
    "place": "plaats",
    "planning": "planning",
    "present": "aanwezig",
    "provided_by": "bezorgd door",
    "provider": "aanbieder",
    "provisional": "voorlopig niveau",
    "published": "gepubliceerd",
    "question": "vraag",
    "reaction_closed": "reactie afgesloten",
    "reaction_extended": "reactietermijn verlengd",
    "reason": "reden",
    "reflected": "reflectiegesprek gehouden",
    "reflection": "reflectiegesprek",
    "regulation": "regelgeving",
    "result": "resultaat",
    "reviewed": "nagelezen",
    "role": "rol",
    "rule": "regel",
    "scored": "ingeschaald op",
    "seed": "sleutel van de loting",
    "sha256": "sha256",
    "shortcoming": "tekort",
    "since": "sinds",
    "stopped": "stopgezet",
    "text": "tekst",
    "title": "titel",
    "until": "einde",
    "value": "advies",
    "visited": "bezocht op",
    "withdrawn": "ingetrokken",
}
"""What a value is called, by its key."""
COUNTED = {
    What.ADDED: "toegevoegd",
    What.REMOVED: "weggevallen",
    What.MOVED: "verhuisd",
    What.RENAMED: "hernoemd",
    What.CHANGED: "gewijzigd",
    What.REWORDED: "herschreven",
    What.CITED: "met andere verwijzingen",
    What.UNREAD: "niet vergeleken",
}
"""What happened, behind a number."""
SEALS = {"draft": "het zegel van het ontwerp", "final": "het zegel van het definitieve verslag"}


def label_of(route: tuple[str, ...]) -> str:
    """The name of a value: `teamlid zrg2, rol`, `ontwerp verstuurd`."""
    words, left = [], route
    while left:
        start = next((path for path in ENTRIES if left[: len(path)] == path and len(left) > len(path)), None)
        if start:
            words.append(f"{ENTRIES[start]} {left[len(start)]}")
            left = left[len(start) + 1 :]
        else:
            words.append(LABELS.get(left[0], left[0]))
            left = left[1:]
    return ", ".join(word for word in words if word != "milestones") or words[0]
