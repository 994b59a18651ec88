"""The items of `followup.yaml` as they are handed to people."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from naftctl.followup.standing import OpenShortcoming
from naftctl.model.followup import Outcome

_PLAIN = re.compile(r"[A-Za-z0-9][\w.-]*(?:/[\w.-]+)+", re.ASCII)
_UNSEEN = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
*_FIRST, _LAST = Outcome
OUTCOME = f"⟨vul in: {', '.join(_FIRST)} of {_LAST}⟩"
NOTE = "⟨vul in: wat het team nu vaststelde⟩"


def carried_text(found: Iterable[OpenShortcoming]) -> str:
    """The YAML of these shortcomings as items that are still to be judged."""
    return "\n".join(_item(each) for each in found)


def _item(each: OpenShortcoming) -> str:
    key = each.id if _PLAIN.fullmatch(each.id) else _quoted(each.id)
    return (
        f"{key}:\n"
        f"  text: {_quoted(each.text)}\n"
        f"  since: {each.since}\n"
        f"  occasion: {_quoted(each.occasion)}\n"
        f"  outcome: {_quoted(OUTCOME)}\n"
        f"  note: {_quoted(NOTE)}\n"
        f"  evidence: []\n"
        f"  continues_as: null\n"
    )


def _quoted(text: str) -> str:
    """A text between double quotes, as YAML and JSON both read it, without what no reader of files takes."""
    return json.dumps(_UNSEEN.sub("", text), ensure_ascii=False)
