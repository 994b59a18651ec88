"""What the occasion of an inspection asks for."""

from __future__ import annotations

from naftctl.model.dossier import Dossier


def scales_required(dossier: Dossier) -> bool:
    """Whether scales are scored in every inspection with this occasion."""
    return dossier.occasion is not None and dossier.occasion.scales == "required"


def advice_required(dossier: Dossier) -> bool:
    """Whether every inspection with this occasion ends with an advice."""
    return dossier.occasion is not None and dossier.occasion.advice == "required"


def focus_required(dossier: Dossier) -> bool:
    """Whether the framework says how the focus of an inspection with this occasion is made up."""
    return dossier.occasion is not None and dossier.occasion.focus == "framework"
