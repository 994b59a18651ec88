"""Values that show how a key is written, where its kind alone does not tell; an editor offers them."""

from __future__ import annotations

_LEVELS = ("beneden", "benadert", "volgens", "overstijgt", "niet_ingeschaald")
_GROUPS = ("jongeren", "ouders", "medewerkers", "leiding", "school")

EXAMPLES: dict[tuple[str, str], tuple[str | int | tuple[str, ...], ...]] = {
    ("Inspection", "framework"): ("r-naft/2026.1",),
    ("Inspection", "occasion"): ("regulier", "klacht", "ernstige_gebeurtenis", "opvolging", "thematisch"),
    ("Inspection", "number"): ("NAFT-2026-014",),
    ("Provider", "id"): ("de-kantelpoort",),
    ("Provider", "enterprise_number"): ("0123.456.749",),
    ("Member", "id"): ("ond1", "zrg1"),
    ("Partners", "group"): _GROUPS,
    ("Partners", "functions"): (("coördinator", "begeleider"),),
    ("Evidence", "expectations"): (("KV-B4",),),
    ("Evidence", "regulation"): (("REG-06",),),
    ("Evidence", "collected_by"): (("ond1", "zrg1"),),
    ("Scoring", "provisional"): _LEVELS,
    ("Scoring", "level"): _LEVELS,
    ("Score", "level"): _LEVELS,
    ("RuleException", "rule"): ("N311",),
    ("RegulationResult", "evidence"): (("D01", "G02"),),
    ("CarriedShortcoming", "evidence"): (("D01", "G02"),),
    ("CarriedShortcoming", "continues_as"): ("OS-P1/T1",),
    ("Settings", "number_pattern"): ("NAFT-{year}-{serial:03}",),
    ("HistoryEntry", "framework"): ("r-naft/2026.1",),
    ("LeftOut", "ground"): ("privacy", "kennelijk_onredelijk", "onaf_document", "economisch_belang"),
    ("Terms", "counting"): ("kalenderdagen", "zonder_schoolvakanties"),
}
"""By the record and the key."""
