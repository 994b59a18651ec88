"""The text of `privacy.yaml`: what was decided, never the words that it is about."""

from __future__ import annotations

from collections.abc import Iterable

from naftctl.model.privacy import Decision, Decisions
from naftctl.written import yaml_lines

FILE = "privacy.yaml"
_HEAD = """\
# Wat een mens besliste over wat `naftctl screen` vond: het bestand, de soort en een vingerafdruk met zout.
# De woorden zelf staan hier nooit. Schrijf er niets in; een beslissing die nergens meer op past, mag weg.
"""


def with_decisions(before: Decisions | None, salt: str, made: Iterable[Decision]) -> Decisions:
    """The decisions of a file with new ones, each instead of an older one about the same.

    They stand in the order of their files, so that what two people decide seldom meets in git.
    """
    kept = {_key(each): each for each in (before.decisions if before else ())}
    kept |= {_key(each): each for each in made}
    return Decisions(salt=before.salt if before else salt, decisions=tuple(kept[key] for key in sorted(kept)))


def decisions_text(decisions: Decisions) -> str:
    """`privacy.yaml` as it is written."""
    values = {
        "salt": decisions.salt,
        "decisions": [
            {
                "file": each.file,
                "kind": each.kind,
                "digest": each.digest,
                "as": each.as_.value,
                "reason": each.reason,
                "decided": each.decided.isoformat(),
            }
            for each in decisions.decisions
        ],
    }
    return _HEAD + "\n".join(yaml_lines(values)) + "\n"


def _key(decision: Decision) -> tuple[str, str, str]:
    return decision.file, decision.kind, decision.digest
