"""Which remarks on a draft are still to be answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from naftctl.model.dossier import Dossier
    from naftctl.model.reaction import Answer


def is_open(answer: Answer | None) -> bool:
    """Whether an answer is not there yet, or does not say its kind or what the team does with the remark."""
    return answer is None or answer.kind is None or answer.answer is None


def open_remark(dossier: Dossier) -> str:
    """The number of the first remark that is still to be answered, or nothing: `01.4`."""
    return next((name for name in dossier.remarks if is_open(dossier.answer.get(name))), "")
