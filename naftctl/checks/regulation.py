"""N341 to N343: is every duty looked at, and is the answer explained?"""

from __future__ import annotations

from collections.abc import Iterator

from naftctl.checks.demands import scales_required
from naftctl.checks.places import gap
from naftctl.checks.references import misnamed
from naftctl.checks.rule import Problem, rule
from naftctl.checks.words import filled, quoted
from naftctl.diagnostic import Severity
from naftctl.lifecycle import Phase
from naftctl.model.dossier import Dossier, Kind
from naftctl.model.scoring import Result

FILE = "regulation.yaml"


@rule("N341", due=Phase.DRAFT)
def no_result(dossier: Dossier) -> Iterator[Problem]:
    """Elk regelgevingsitem heeft een resultaat; buiten een reguliere inspectie elk item dat onderzocht is.

    Waarom: het verslag zegt van elk item of het in orde is, ook als het niet onderzocht is.
    Herstel: vul bij `result` in_orde, niet_in_orde of niet_onderzocht in.
    """
    for result in dossier.regulation:
        if result.result is None:
            hint = f"kies een van {', '.join(Result)}"
            yield Problem(gap(result, "result", "note"), f"`{result.id}` heeft nog geen resultaat", hint)
    if not scales_required(dossier) or FILE in dossier.unread:
        return
    wanted = [item.id for item in dossier.framework.regulation]
    missing = [i for i in wanted if i not in dossier.result and i not in dossier.unread]
    if len(missing) > misnamed(dossier, Kind.REGULATION, f"{dossier.path}/{FILE}"):
        there = FILE in dossier.present
        message = f"in {FILE} ontbreekt {quoted(missing)}" if there else f"{FILE} ontbreekt"
        hint = (
            "voeg elk item toe met zijn resultaat"
            if there
            else f"maak {FILE} met {wanted[0]} tot {wanted[-1]}"
        )
        yield Problem(dossier.file(FILE), message, hint)


@rule("N342", due=Phase.DRAFT)
def breach_unexplained(dossier: Dossier) -> Iterator[Problem]:
    """Een item dat niet in orde is, heeft een toelichting en een bron; alleen dan is er een tekort.

    Waarom: de aanbieder moet kunnen zien waarop het besluit steunt.
    Herstel: vul `note` en `evidence` aan; haal `shortcoming` weg bij een item dat wel in orde is.
    """
    for result in dossier.regulation:
        if result.result is Result.BREACHED:
            if not filled(result.note):
                message = f"`{result.id}` is niet in orde, een toelichting ontbreekt"
                yield Problem(
                    gap(result, "note", "result"), message, "schrijf bij `note` wat het team vaststelde"
                )
            if not result.evidence:
                message = f"`{result.id}` is niet in orde, een bron ontbreekt"
                yield Problem(
                    gap(result, "evidence", "result"), message, "noem bij `evidence` minstens één bron"
                )
        elif result.result and result.shortcoming:
            message = f"`{result.id}` heeft een tekort en is `{result.result}`"
            hint = "haal het tekort weg, of herstel het resultaat"
            yield Problem(result.where("shortcoming"), message, hint)


@rule("N343", due=Phase.DRAFT, severity=Severity.WARNING)
def not_examined(dossier: Dossier) -> Iterator[Problem]:
    """Een item dat niet onderzocht is, zegt waarom.

    Waarom: zonder uitleg lijkt een verplichting vergeten.
    Herstel: schrijf bij `note` waarom het team dit item niet onderzocht.
    """
    for result in dossier.regulation:
        if result.result is Result.NOT_EXAMINED and not filled(result.note):
            message = f"`{result.id}` is niet onderzocht, een toelichting ontbreekt"
            yield Problem(gap(result, "note", "result"), message, "schrijf bij `note` waarom niet")
