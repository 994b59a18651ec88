"""One thing that it means to judge an inspection by another version of the framework."""

from __future__ import annotations

import json
import re
from enum import StrEnum
from typing import Any

from msgspec import Struct

from naftctl.framework.lineage import Lineage
from naftctl.model.dossier import Dossier
from naftctl.source import Span
from naftctl.splice import Edit

_NAME = re.compile(r"[A-Za-z](?:[A-Za-z0-9._/-]*[A-Za-z0-9])?")
# Some readers of YAML take these for something else than text.
_OTHER = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})


class Group(StrEnum):
    """What becomes of something in the new folder."""

    CARRIES = "carries_over"
    JUDGE = "new_judgement"
    FALLS = "falls_away"


class Why(StrEnum):
    """What happened to something, in the order in which people read about it."""

    SAME_SCALE = "same_scale"
    RENAMED_SCALE = "renamed_scale"
    RENAMED_MENTION = "renamed_mention"
    INSPECTION = "inspection"
    EVIDENCE = "evidence"
    TEXT = "text"
    SAME_ITEM = "same_item"
    SAME_REQUEST = "same_request"
    ATTACHMENT = "attachment"

    FOCUS = "focus"
    FOCUS_RULE = "focus_rule"
    REWORDED_SCALE = "reworded_scale"
    MOVED_SCALE = "moved_scale"
    OTHER_GROUNDS = "other_grounds"
    OTHER_LEVELS = "other_levels"
    OUTSIDE_FOCUS = "outside_focus"
    FROM_SPLIT = "from_split"
    FROM_MERGER = "from_merger"
    NEW_SCALE = "new_scale"
    SCORES_LEFT = "scores_left"
    UNKNOWN_SCORES = "unknown_scores"
    SCORED = "scored"
    MENTION_SPLIT = "mention_split"
    MENTION_MERGED = "mention_merged"
    MENTION_GONE = "mention_gone"
    POINT_GONE = "point_gone"
    ITEM_REWORDED = "item_reworded"
    NEW_ITEM = "new_item"
    REQUEST_REWORDED = "request_reworded"
    NEW_REQUEST = "new_request"
    CONTEXT_REWORDED = "context_reworded"
    NEW_CONTEXT = "new_context"
    PRACTICE = "practice"
    GROUNDS_RULE = "grounds_rule"
    REFLECTION = "reflection"
    ADVICE = "advice"
    ADVICE_VALUES = "advice_values"
    OCCASION = "occasion"
    TERM = "term"
    NUMBER = "number"

    SPLIT_SCALE = "split_scale"
    MERGED_SCALE = "merged_scale"
    DROPPED_SCALE = "dropped_scale"
    UNKNOWN_SCALE = "unknown_scale"
    INVESTIGATION_GONE = "investigation_gone"
    CHOICE_GONE = "choice_gone"
    ITEM_GONE = "item_gone"
    MILESTONE = "milestone"
    KEPT = "kept"


class Item(Struct, frozen=True):
    """What becomes of one thing, and why.

    `what` is its id in the older version, or its name; `heirs` are ids in the newer one, `details` what else
    there is to say. `places` are in the old folder, or where something is still to be made. `edits` are what
    changes in the copy; `file` goes along as `becomes`, or not at all where that is empty.
    """

    group: Group
    why: Why
    what: str
    places: tuple[Span, ...]
    heirs: tuple[str, ...] = ()
    details: tuple[str, ...] = ()
    edits: tuple[Edit, ...] = ()
    file: str = ""
    becomes: str = ""


def lone_heir(ties: Lineage, kind: str, old_id: str) -> str:
    """The one entry that goes on with this one, and with nothing else; empty where there is none such."""
    heirs = ties.heirs(kind, old_id)
    return heirs[0] if len(heirs) == 1 and len(ties.origins(kind, heirs[0])) == 1 else ""


def emptied(record: Any, *fields: str) -> tuple[Edit, ...]:
    """The edits that leave these fields open again, as far as they say something."""
    return tuple((record.where(name), "null") for name in fields if getattr(record, name) is not None)


def as_yaml(name: str) -> str:
    """An id, or the name of a version, as a YAML scalar."""
    plain = _NAME.fullmatch(name) and name.casefold() not in _OTHER
    return name if plain else json.dumps(name, ensure_ascii=False)


def next_focus(dossier: Dossier, ties: Lineage) -> tuple[str, ...]:
    """The investigations of the inspection that are in the newer version too."""
    known = {investigation.id for investigation in ties.new.investigations}
    chosen = dossier.focus.investigations if dossier.focus else ()
    return tuple(name for name in dict.fromkeys(chosen) if name in known)
