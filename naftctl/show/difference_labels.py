"""The names of everything in an inspection that can change."""

from __future__ import annotations

from naftctl.difference import Part, What
from naftctl.language import tr

HEADS = {
    Part.INSPECTION: tr("Inspection"),
    Part.FOCUS: "Focus",
    Part.ADVICE: tr("Advice"),
    Part.SCORING: tr("Scorings"),
    Part.FINDING: tr("Findings"),
    Part.FOLLOWUP: tr("Follow-up of earlier shortcomings"),
    Part.REGULATION: tr("Regulation"),
    Part.REFLECTION: tr("Reflection talk"),
    Part.SUMMARY: tr("Summary"),
    Part.DESK: tr("Desk analysis"),
    Part.EVIDENCE: tr("Sources of the findings"),
    Part.INDIVIDUAL: tr("Individual scorings"),
    Part.SEAL: tr("Seals"),
}
"""The heading above the changes in each kind of files."""
SINGLE = {
    Part.INSPECTION: tr("the inspection"),
    Part.FOCUS: tr("the focus"),
    Part.ADVICE: tr("the advice"),
    Part.FOLLOWUP: tr("the follow-up of earlier shortcomings"),
    Part.REGULATION: tr("the regulation"),
    Part.REFLECTION: tr("the reflection talk"),
    Part.SUMMARY: tr("the summary"),
    Part.DESK: tr("the desk analysis"),
    Part.INDIVIDUAL: tr("what the members scored"),
}
"""What a file is called of which there is one."""
ENTRIES = {
    ("team",): tr("team member"),
    ("provider", "departments"): tr("department"),
    ("planning", "visits"): tr("planned visit"),
    ("partners",): tr("conversation partners"),
    ("attachments",): tr("attachment"),
    ("signals",): tr("signal about"),
    ("exceptions",): tr("exception to"),
    ("scores",): tr("scale"),
    ("received",): tr("information received"),
    ("files",): tr("file"),
}
"""What an entry of a list is called; its name comes behind it."""
LABELS = {
    "abstains": tr("why this member does not score"),
    "address": tr("address"),
    "announced": tr("announced"),
    "asked": tr("asked for on"),
    "chosen": tr("chosen investigation"),
    "chosen_by": tr("chosen by"),
    "collected_by": tr("collected by"),
    "conflict_of_interest": tr("conflict of interest"),
    "context": tr("context and input"),
    "continues_as": tr("continues as"),
    "count": tr("count"),
    "date": tr("date"),
    "decided": tr("decided on"),
    "delivered": tr("delivered to Opgroeien"),
    "department": tr("department"),
    "digest": tr("fingerprint of the framework"),
    "divergence": tr("handling of differences"),
    "draft_sent": tr("draft sent"),
    "enterprise_number": tr("enterprise number"),
    "evidence": tr("sources"),
    "expectations": tr("expectations"),
    "file": tr("file"),
    "final_sent": tr("final report sent"),
    "follows_up": tr("follow-up of"),
    "former_names": tr("former names"),
    "framework": tr("framework"),
    "from": tr("start"),
    "functions": tr("functions"),
    "group": tr("group"),
    "hco_number": tr("HCO number"),
    "id": "id",
    "inspectorate": tr("inspection"),
    "investigations": tr("investigations"),
    "legal_form": tr("legal form"),
    "level": tr("level"),
    "member": tr("member"),
    "method": tr("method"),
    "motive": tr("motive"),
    "municipality": tr("municipality"),
    "name": tr("name"),
    "note": tr("note"),
    "number": tr("number"),
    "occasion": tr("occasion"),
    "outcome": tr("outcome"),
    "place": tr("place"),
    "planning": "planning",
    "present": tr("present"),
    "provided_by": tr("provided by"),
    "provider": tr("provider"),
    "provisional": tr("provisional level"),
    "published": tr("published"),
    "question": tr("question"),
    "reaction_closed": tr("reaction closed"),
    "reaction_extended": tr("reaction term extended"),
    "reason": tr("reason"),
    "reflected": tr("reflection talk held"),
    "reflection": tr("reflection talk"),
    "regulation": tr("regulation"),
    "result": tr("result"),
    "reviewed": tr("reviewed"),
    "role": tr("role"),
    "rule": tr("rule"),
    "scored": tr("scored on"),
    "seed": tr("key of the draw"),
    "sha256": "sha256",
    "shortcoming": tr("shortcoming"),
    "since": tr("since"),
    "stopped": tr("stopped"),
    "text": tr("text"),
    "title": tr("title"),
    "until": tr("end"),
    "value": tr("advice"),
    "visited": tr("visited on"),
    "withdrawn": tr("withdrawn"),
}
"""What a value is called, by its key."""
COUNTED = {
    What.ADDED: tr("added"),
    What.REMOVED: tr("dropped"),
    What.MOVED: tr("moved"),
    What.RENAMED: tr("renamed"),
    What.CHANGED: tr("changed"),
    What.REWORDED: tr("reworded"),
    What.CITED: tr("with other references"),
    What.UNREAD: tr("not compared"),
}
"""What happened, behind a number."""
SEALS = {"draft": tr("the seal of the draft"), "final": tr("the seal of the final report")}


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
