"""What it means to judge an inspection by another version, and the files of the folder in which to do it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from naftctl.framework.lineage import Lineage
from naftctl.framework.migration.around import FOCUS, REGULATION, around_items
from naftctl.framework.migration.item import Group, Item, Why, as_yaml, emptied, next_focus
from naftctl.framework.migration.mentions import mention_items
from naftctl.framework.migration.rescale import scale_items
from naftctl.framework.pin import digest_of
from naftctl.model.dossier import Dossier
from naftctl.source import Span
from naftctl.splice import Edit, splice

_KEPT = ("output", "privacy.yaml", "reaction", "requests", "seals", "sent")
"""What belongs to the judgement that was, and stays with it."""
_FOCUS_TEXT = """framework: {framework}
digest: "{digest}"
decided: null
seed: null
investigations:{investigations}
chosen: {chosen}
motive: null
ranking: []
"""


class Migration(Struct, frozen=True):
    """An inspection seen by another version; `sent` says whether its draft report left the house.

    `names` are the files of the old folder, `focus` is the text of the new `focus.yaml`, empty where there is
    none.
    """

    dossier: Dossier
    ties: Lineage
    items: tuple[Item, ...]
    names: tuple[str, ...]
    sent: bool
    focus: str = ""

    def group(self, group: Group) -> tuple[Item, ...]:
        """What becomes the same of, in the order in which it is told."""
        return tuple(item for item in self.items if item.group is group)

    @property
    def carried(self) -> Mapping[str, str]:
        """The files that go along, by their names, with the names that they get."""
        moved = {item.file: item.becomes for item in self.items if item.file}
        kept = (name for name in self.names if _top(name) not in _KEPT)
        return {name: moved.get(name, name) for name in kept if moved.get(name, name)}


def migrate(dossier: Dossier, ties: Lineage, names: Iterable[str]) -> Migration:
    """What would carry over, what asks for a new judgement and what falls away; `names` are all files."""
    files = tuple(names)
    scales = tuple(scale_items(dossier, ties))
    dropped = tuple(item.file for item in scales if item.file and not item.becomes)
    pages = tuple(_pages(dossier, ties, files, dropped))
    found = (*scales, *mention_items(dossier, ties, dropped), *around_items(dossier, ties), *pages)
    groups, whys = list(Group), list(Why)
    items = sorted(found, key=lambda item: (groups.index(item.group), whys.index(item.why)))
    sent = dossier.inspection.milestones.draft_sent is not None or "seals/draft.yaml" in files
    focus = _focus_text(dossier, ties) if dossier.focus else ""
    return Migration(dossier, ties, tuple(items), files, sent, focus)


def new_folder(migration: Migration, contents: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of the new folder, from the bytes of those that go along; only what an item says changes."""
    edits: dict[str, list[Edit]] = {}
    for item in migration.items:
        for edit in item.edits:
            edits.setdefault(edit[0].path, []).append(edit)
    made = {}
    for old, new in migration.carried.items():
        data, changes = contents[old], edits.get(f"{migration.dossier.path}/{old}", ())
        made[new] = splice(data.decode("utf-8"), dict.fromkeys(changes)).encode("utf-8") if changes else data
    return made | ({FOCUS: migration.focus.encode()} if migration.focus else {})


def _focus_text(dossier: Dossier, ties: Lineage) -> str:
    """A fresh `focus.yaml`: the same investigations, as far as they are there, and nothing decided."""
    kept, chosen = next_focus(dossier, ties), dossier.focus.chosen if dossier.focus else None
    going_on = chosen if chosen in {i.id for i in ties.new.alternates} else None
    return _FOCUS_TEXT.format(
        framework=as_yaml(ties.new.ref),
        digest=digest_of(ties.new),
        investigations="".join(f"\n  - {as_yaml(name)}" for name in kept) or " []",
        chosen=as_yaml(going_on) if going_on else "null",
    )


def _pages(
    dossier: Dossier, ties: Lineage, names: tuple[str, ...], dropped: tuple[str, ...]
) -> Iterator[Item]:
    """The files that go along as they are, and those that stay behind."""
    inspection = dossier.inspection
    edits = ((inspection.where("framework"), as_yaml(ties.new.ref)),)
    place = (inspection.where("framework"),)
    yield Item(Group.CARRIES, Why.INSPECTION, "inspection.yaml", place, edits=edits)
    told = {inspection.path, *(f"{dossier.path}/{name}" for name in (*dropped, FOCUS, REGULATION))}
    told |= {page.path for page in (*dossier.scorings, *dossier.individual)}
    for evidence in dossier.evidence:
        yield Item(Group.CARRIES, Why.EVIDENCE, evidence.id, (Span(evidence.path),))
        told.add(evidence.path)
    for page in (dossier.desk, *dossier.findings, dossier.reflection, dossier.advice, dossier.summary):
        if page is not None:
            name = page.path.removeprefix(f"{dossier.path}/")
            yield Item(Group.CARRIES, Why.TEXT, name, (Span(page.path),))
            told.add(page.path)
    for item in _commitments(dossier):
        yield item
        told.update(span.path for span in item.places)
    for top in dict.fromkeys(_top(name) for name in names if _top(name) in _KEPT):
        yield Item(Group.FALLS, Why.KEPT, top, (dossier.file(top),))
    for name in names:
        if f"{dossier.path}/{name}" not in told and _top(name) not in _KEPT:
            yield Item(Group.CARRIES, Why.ATTACHMENT, name, (dossier.file(name),))


def _commitments(dossier: Dossier) -> Iterator[Item]:
    """The commitments stay behind: what is scored again in the new folder is not what was committed to."""
    for committed in dossier.commitments:
        name = committed.path.removeprefix(f"{dossier.path}/")
        opened = (page for page in dossier.individual if page.id == committed.id)
        edits = tuple(edit for page in opened for edit in emptied(page, "salt", "commit"))
        yield Item(Group.FALLS, Why.KEPT, name, (Span(committed.path),), edits=edits, file=name)


def _top(name: str) -> str:
    return name.partition("/")[0]
