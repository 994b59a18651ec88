"""What can be wrong with the form of a seal."""

from __future__ import annotations

from naftctl.load.codes.code import Code, code

SEALS: dict[str, Code] = {
    "N507": code(
        "newer-seal",
        "Een zegel heeft een vorm die dit programma kent.",
        "wat een nieuwere versie verzegelde, kan een oudere niet helemaal nakijken.",
        "werk naftctl bij, of kijk na op een computer met de nieuwere versie.",
    ),
}
