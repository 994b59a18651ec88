"""What can be wrong with the form of a seal."""

from __future__ import annotations

from naftctl.load.codes.code import Code, code

SEALS: dict[str, Code] = {
    "N507": code(
        "newer-seal",
        "A seal has a format that this program knows.",
        "what a newer version sealed, an older one cannot check completely.",
        "update naftctl, or check on a computer with the newer version.",
    ),
}
