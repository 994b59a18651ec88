"""What a framework version was when it was first used, and what has changed in it since."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from naftctl.digest import digest
from naftctl.model.framework import Framework
from naftctl.model.once import once
from naftctl.model.owned import Pin

_DOMAIN = "framework"
_PART = 16
_TEXT = """# Gemaakt door naftctl, toen een inspectie deze versie vastlegde. Vanaf dan wijzigt ze niet meer:
# een wijziging komt in een nieuwe versie. Schrijf hier niets zelf.
framework: {framework}
pinned: {pinned}
digest: "{digest}"
parts:
{parts}
"""


def pin_of(framework: Framework, today: date) -> Pin:
    """The pin of a version as it is now."""
    found = _digests(framework)
    return Pin(framework=framework.ref, pinned=today, digest=_whole(found), parts=found)


@once
def digest_of(framework: Framework) -> str:
    """The digest by meaning of a whole version: comments, the order of keys and line breaks do not count."""
    return _whole(_digests(framework))


def changed(framework: Framework, pin: Pin) -> tuple[str, ...]:
    """The parts that are other than when the version was pinned: ids of expectations and scales, and keys.

    Empty where nothing has changed; `digest` alone where somebody wrote in the pin itself.
    """
    if _whole(pin.parts) != pin.digest:
        return ("digest",)
    now = _digests(framework)
    return tuple(name for name in {**now, **pin.parts} if now.get(name) != pin.parts.get(name))


def pin_text(pin: Pin) -> str:
    """The text of `digest.yaml`."""
    parts = "\n".join(f'  {name}: "{value}"' for name, value in pin.parts.items())
    return _TEXT.format(framework=pin.framework, pinned=pin.pinned, digest=pin.digest, parts=parts)


@once
def _digests(framework: Framework) -> dict[str, str]:
    return {name: digest(_DOMAIN, value)[:_PART] for name, value in _parts(framework).items()}


def _parts(framework: Framework) -> Mapping[str, Any]:
    """What changes by itself: each expectation and each scale by its id, all the rest by its key."""
    keys = type(framework).model_fields
    # A key that a later version of the program adds says the usual in every version of today.
    found: dict[str, Any] = {
        name: held for name in keys if (held := getattr(framework, name)) != keys[name].default
    }
    found["rubrics"] = tuple(
        (r.id, r.title, r.core, tuple(e.id for e in r.expectations)) for r in framework.rubrics
    )
    found.pop("scales", None)
    scales = sorted(framework.scales, key=lambda scale: scale.id)
    return found | framework.expectations | {scale.id: scale for scale in scales}


def _whole(parts: Mapping[str, str]) -> str:
    return digest(f"{_DOMAIN} parts", dict(parts))
