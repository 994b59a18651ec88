"""What it means to judge an inspection by another version, for a terminal and as data."""

from __future__ import annotations

import json
import shlex
from collections.abc import Iterator, Sequence
from itertools import groupby
from posixpath import commonpath
from textwrap import wrap
from typing import Any

from naftctl.framework.migration import Migration
from naftctl.framework.migration.item import Group, Item
from naftctl.language import tr
from naftctl.show.migration_words import GROUPS, counted, name_of, next_steps, reason
from naftctl.show.steps import made, numbered
from naftctl.show.words import Paint, listed, visible

_LISTED = 12


def as_text(migration: Migration, paint: Paint, width: int) -> Iterator[str]:
    """The three groups: each thing by its name and what happened to it, with its places below."""
    old, new = migration.ties.old.ref, migration.ties.new.ref
    if migration.sent:
        said = tr(
            "The draft report was already sent: that judgement remains valid, according to "
            "{old}. A new folder is a new inspection.",
            old=old,
        )
        yield from wrap(said, width)
        yield ""
    yield paint(visible(tr("{id}: from {old} to {new}", id=migration.dossier.id, old=old, new=new)), "1")
    for group, heading in GROUPS.items():
        yield ""
        yield paint(heading, "1")
        yield from _group(migration, group, width) if migration.group(group) else (tr("  nothing"),)
    yield ""
    yield counted(migration)
    yield tr("No level at all was converted.")


def written(migration: Migration, folder: str, names: Sequence[str]) -> Iterator[str]:
    """What was made, the new folder in one line, and what comes next."""
    inside = [name for name in names if name.startswith(f"{folder}/")]
    outside = [name for name in names if name not in inside]
    yield from made([tr("{folder}/ ({number} files)", folder=folder, number=len(inside)), *outside])
    yield tr("{path} has not changed by a single byte.", path=visible(migration.dossier.path))
    yield ""
    yield from numbered(next_steps(migration, folder.rpartition("/")[2]))


def unwritten(name: str, ref: str, example: str) -> Iterator[str]:
    """That nothing was written, and how to have the new folder made."""
    yield tr("Nothing was written. To make the new folder:")
    call = ["naftctl", "framework", "migrate", name, "--to", ref, "--write", f"inspections/{example}"]
    yield f"  {visible(shlex.join(call))}"


def as_json(migration: Migration, written: str = "") -> str:
    """An object; `items` has what becomes of each thing.

    Keys: `inspection`, `from` and `to` (versions), `draft_sent`, `written` (the new folder, or null) and
    `items`. Of an item: `group` (carries_over, new_judgement, falls_away), `reason` (a stable word),
    `message` (in the language of the run), `what` (the id in the old version, or a name), `heirs` (ids in the
    new one), `details`, `places` (`file`, `line`, `column`: in the old folder, or where something is still to
    be made), and `file` with `becomes`: a file of the folder and its new name; null where there is none, or
    where it stays behind.
    """
    data = {
        "inspection": migration.dossier.id,
        "from": migration.ties.old.ref,
        "to": migration.ties.new.ref,
        "draft_sent": migration.sent,
        "written": written or None,
        "items": [_data(item, migration) for item in migration.items],
    }
    return json.dumps(data, ensure_ascii=False, indent=2)


def _group(migration: Migration, group: Group, width: int) -> Iterator[str]:
    for (_, said), items in groupby(migration.group(group), lambda i: (i.why, reason(i, migration))):
        alike = tuple(items)
        names = listed(tuple(dict.fromkeys(map(name_of, alike))))
        line = visible(f"{names}: {said}")
        yield from wrap(line, width, initial_indent="  ", subsequent_indent="    ", break_on_hyphens=False)
        yield from _places(alike, brief=group is Group.CARRIES)


def _places(items: Sequence[Item], *, brief: bool) -> Iterator[str]:
    """A line per place, with the name where there are several; `brief`: one each, and few lines."""
    # What carries over asks for no work, so what is not told of it is no loss.
    if brief and len(items) > _LISTED:
        yield tr(
            "      {path} ({number} places)",
            path=visible(_shared([item.places[0].path for item in items])),
            number=len(items),
        )
        return
    named = len({item.what for item in items}) > 1
    room = max(len(name_of(item)) for item in items)
    for item in items:
        for place in item.places[: 1 if brief else None]:
            start = f"{name_of(item):<{room}}  " if named and not brief else ""
            yield f"      {visible(start + str(place))}"


def _shared(paths: Sequence[str]) -> str:
    """The file, or else the folder, that all these are in."""
    if len(set(paths)) == 1:
        return paths[0]
    return commonpath(paths) + "/"


def _data(item: Item, migration: Migration) -> dict[str, Any]:
    places = [{"file": p.path, "line": p.line or None, "column": p.column or None} for p in item.places]
    return {
        "group": item.group.value,
        "reason": item.why.value,
        "message": reason(item, migration),
        "what": item.what,
        "heirs": list(item.heirs),
        "details": list(item.details),
        "places": places,
        "file": item.file or None,
        "becomes": item.becomes or None,
    }
