"""N341 to N343: is every duty looked at, and is the answer explained?"""

from __future__ import annotations

from collections.abc import Iterator

from naftctl.checks.demands import scales_required
from naftctl.checks.places import gap
from naftctl.checks.references import misnamed
from naftctl.checks.rule import Problem, rule
from naftctl.checks.words import filled, quoted
from naftctl.diagnostic import Severity
from naftctl.language import tr
from naftctl.lifecycle import Phase
from naftctl.model.dossier import Dossier, Kind
from naftctl.model.scoring import Result

FILE = "regulation.yaml"


@rule("N341", due=Phase.DRAFT)
def no_result(dossier: Dossier) -> Iterator[Problem]:
    """Every regulation item has a result; outside a regular inspection, every item that was investigated.

    Why: the report says of every item whether it is in order, also if it was not investigated.
    Fix: fill in in_orde, niet_in_orde or niet_onderzocht at `result`.
    """
    for result in dossier.regulation:
        if result.result is None:
            hint = tr("choose one of {choices}", choices=", ".join(Result))
            yield Problem(gap(result, "result", "note"), tr("`{id}` has no result yet", id=result.id), hint)
    if not scales_required(dossier) or FILE in dossier.unread:
        return
    wanted = [item.id for item in dossier.framework.regulation]
    missing = [i for i in wanted if i not in dossier.result and i not in dossier.unread]
    if len(missing) > misnamed(dossier, Kind.REGULATION, f"{dossier.path}/{FILE}"):
        there = FILE in dossier.present
        message = (
            tr("missing in {file}: {missing}", file=FILE, missing=quoted(missing))
            if there
            else tr("{file} is missing", file=FILE)
        )
        hint = (
            tr("add each item with its result")
            if there
            else tr("make {file} with {first} to {last}", file=FILE, first=wanted[0], last=wanted[-1])
        )
        yield Problem(dossier.file(FILE), message, hint)


@rule("N342", due=Phase.DRAFT)
def breach_unexplained(dossier: Dossier) -> Iterator[Problem]:
    """An item that is not in order has an explanation and a source; only then is there a shortcoming.

    Why: the provider must be able to see what the conclusion rests on.
    Fix: complete `note` and `evidence`; remove `shortcoming` from an item that is in order.
    """
    for result in dossier.regulation:
        if result.result is Result.BREACHED:
            if not filled(result.note):
                message = tr("`{id}` is not in order, an explanation is missing", id=result.id)
                yield Problem(
                    gap(result, "note", "result"), message, tr("write at `note` what the team found")
                )
            if not result.evidence:
                message = tr("`{id}` is not in order, a source is missing", id=result.id)
                yield Problem(
                    gap(result, "evidence", "result"), message, tr("name at least one source at `evidence`")
                )
        elif result.result and result.shortcoming:
            message = tr("`{id}` has a shortcoming and is `{result}`", id=result.id, result=result.result)
            hint = tr("remove the shortcoming, or correct the result")
            yield Problem(result.where("shortcoming"), message, hint)


@rule("N343", due=Phase.DRAFT, severity=Severity.WARNING)
def not_examined(dossier: Dossier) -> Iterator[Problem]:
    """An item that was not investigated says why.

    Why: without an explanation an obligation seems to be forgotten.
    Fix: write at `note` why the team did not investigate this item.
    """
    for result in dossier.regulation:
        if result.result is Result.NOT_EXAMINED and not filled(result.note):
            message = tr("`{id}` was not investigated, an explanation is missing", id=result.id)
            yield Problem(gap(result, "note", "result"), message, tr("write why not at `note`"))
