"""The text of `focus.yaml`, which the program owns."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from naftctl.focus import Proposal
from naftctl.framework.migration.item import as_yaml
from naftctl.framework.pin import digest_of
from naftctl.model.dossier import Dossier
from naftctl.model.framework import Framework
from naftctl.model.owned import FocusChoice, RankedAlternate
from naftctl.show.focus import reasons

_SCHEMA = "# yaml-language-server: $schema=../../schemas/focus.json"
_FOOT = """\
# Gemaakt door naftctl focus; anders kiezen doet u met dezelfde opdracht. Een gelijke stand is geloot: van elk
# onderzoek de sha256 van "<seed> <onderzoek>", de laagste eerst.
"""


def ranking_of(framework: Framework, proposal: Proposal) -> tuple[RankedAlternate, ...]:
    """The ranking as it is kept, with its reasons in words."""
    return tuple(
        RankedAlternate(
            rank=each.rank,
            investigation=each.investigation,
            last_here=each.last_here,
            times_in_sector=each.times,
            signals=each.signals,
            reasons=reasons(each, proposal, framework.focus.criteria),
        )
        for each in proposal.ranking
    )


def choice_of(dossier: Dossier, proposal: Proposal, chosen: Sequence[str], motive: str | None) -> FocusChoice:
    """What is recorded of a choice made today; where the occasion has its own rule, nothing was ranked."""
    by_framework = dossier.occasion is not None and dossier.occasion.focus == "framework"
    names = {*chosen, *(proposal.always if by_framework else ())}
    return FocusChoice(
        framework=dossier.framework.ref,
        digest=digest_of(dossier.framework),
        decided=dossier.today,
        seed=proposal.seed if by_framework else None,
        investigations=tuple(item.id for item in dossier.framework.investigations if item.id in names),
        chosen=chosen[0] if by_framework else None,
        motive=motive,
        ranking=ranking_of(dossier.framework, proposal) if by_framework else (),
    )


def focus_text(choice: FocusChoice) -> str:
    """The text of `focus.yaml`; it reads back to the same choice."""
    foot = _FOOT if choice.ranking else _FOOT.partition(" Een")[0] + "\n"
    return "\n".join((_SCHEMA, *_lines(choice), foot))


def _lines(choice: FocusChoice) -> Iterator[str]:
    yield f"framework: {_name(choice.framework)}"
    yield f"digest: {_text(choice.digest)}"
    yield f"decided: {choice.decided or 'null'}"
    yield f"seed: {choice.seed if isinstance(choice.seed, int) else _text(choice.seed)}"
    yield from _list("investigations", [as_yaml(name) for name in choice.investigations], "")
    yield f"chosen: {_name(choice.chosen)}"
    yield f"motive: {_text(choice.motive)}"
    yield "ranking:" if choice.ranking else "ranking: []"
    for each in choice.ranking:
        yield f"  - rank: {each.rank}"
        yield f"    investigation: {as_yaml(each.investigation)}"
        yield f"    last_here: {each.last_here or 'null'}"
        yield f"    times_in_sector: {'null' if each.times_in_sector is None else each.times_in_sector}"
        yield f"    signals: {'null' if each.signals is None else each.signals}"
        yield from _list("reasons", [_text(reason) for reason in each.reasons], "    ")


def _list(key: str, items: Sequence[str], indent: str) -> Iterator[str]:
    yield f"{indent}{key}:" if items else f"{indent}{key}: []"
    yield from (f"{indent}  - {item}" for item in items)


def _name(name: str | None) -> str:
    return "null" if name is None else as_yaml(name)


def _text(text: str | None) -> str:
    return json.dumps(text, ensure_ascii=False)
