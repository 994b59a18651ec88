"""The files beside the notes: which there are, and the sha256 of those that a note registers."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Mapping, Sequence

from msgspec import Struct, field

from naftctl.diagnostic import Diagnostic, Severity
from naftctl.language import tr
from naftctl.load.folder import is_attachment, note_id
from naftctl.load.tree import Tree, Unreadable
from naftctl.model.evidence import Attachment, Evidence
from naftctl.names import conflict_copy

MAX_BYTES = 50 * 1024 * 1024
FOLDER = "evidence/"


class Beside(Struct, frozen=True):
    """The files beside the notes, by their names from `evidence/` on.

    `digests` has the sha256 of each that a note registers, and nothing for one that is not registered or
    could not be read; `unclaimed` are those that no note registers, as far as every note could be read;
    `said` is what could not be read.
    """

    digests: Mapping[str, str] = field(default_factory=dict)
    unclaimed: tuple[str, ...] = ()
    said: tuple[Diagnostic, ...] = ()


def read_attachments(
    tree: Tree, notes: Sequence[Evidence], files: Mapping[str, str], refused: Collection[str]
) -> Beside:
    """What lies beside `notes`, which are those that could be read of `files`, a name by id.

    About the names `refused` something was said already.
    """
    names = {_same(name): name for name in tree.names()}
    lying = {_short(name) for name, own in names.items() if is_attachment(own)}
    digests = dict.fromkeys((*lying, *(_short(_same(n)) for n in refused if n.startswith(FOLDER))), "")
    said, seen = [], set()
    for attachment in (each for note in notes for each in note.attachments):
        key = attachment.key
        name = names.get(FOLDER + key) if key else None
        if name is None or key in seen:
            continue
        seen.add(key)
        try:
            digests[key] = tree.sha256(name, MAX_BYTES)
        except Unreadable as fault:
            digests[key] = ""
            said.append(_unreadable(attachment, fault.reason))
    read = {files[note.id] for note in notes}
    whole = all(name in read for name in names.values() if note_id(name))
    loose = (key for key in sorted(lying - seen) if conflict_copy(FOLDER + key, names) not in names)
    return Beside(digests, tuple(loose) if whole else (), tuple(said))


def _unreadable(attachment: Attachment, reason: str) -> Diagnostic:
    message = tr("attachment {file}: {reason}", file=attachment.file[:60], reason=reason)
    hint = tr(
        "put a readable file of at most {max_bytes} MiB there, or remove the attachment",
        max_bytes=MAX_BYTES // 1024**2,
    )
    return Diagnostic(attachment.where("file"), "N101", Severity.ERROR, message, hint)


def _short(name: str) -> str:
    return name.removeprefix(FOLDER)


def _same(name: str) -> str:
    return unicodedata.normalize("NFC", name)
