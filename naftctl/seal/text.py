"""The text of a seal, one value on a line."""

from __future__ import annotations

from naftctl.model.owned import Seal
from naftctl.written import yaml_lines

_HEAD = """# Gemaakt door naftctl seal: wat vastligt sinds het {report}. Schrijf hier niets zelf.
# `digest` en `code` staan voor de waarden onder `frozen`; `recorded` is opgetekend en mag verschillen.
"""
_ERASE = """# Wordt een bron op vraag gewist, haal dan hieronder ook haar regel weg; al de rest blijft staan.
"""
_REPORTS = {"draft": "ontwerp", "final": "definitieve verslag"}


def seal_text(seal: Seal) -> str:
    """The text of `seals/draft.yaml` or `seals/final.yaml`."""
    values = seal.model_dump(mode="json")
    salts = values.pop("salts")
    lines = list(yaml_lines(values))
    text = _HEAD.format(report=_REPORTS[seal.kind]) + "\n".join(lines) + "\n"
    return text + _ERASE + "\n".join(yaml_lines({"salts": salts})) + "\n" if salts else text
