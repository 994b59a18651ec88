"""What leaves the house with a letter stays in `sent/`, listed in `sent/sent.yaml`."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from msgspec import Struct

from naftctl.checks.words import day
from naftctl.cli.mistakes import Unable
from naftctl.cli.session import Session, say
from naftctl.files import change_all
from naftctl.language import tr
from naftctl.lifecycle import request_of
from naftctl.load.sent import FOLDER, MAX_BYTES
from naftctl.load.tree import DiskTree, Unreadable
from naftctl.model.dossier import Dossier
from naftctl.model.reaction import SentDocument
from naftctl.seal import FILES, list_text
from naftctl.show.words import visible

MILESTONES = {"draft": "draft_sent", "final-provider": "final_sent", "final-agency": "delivered"}
"""The milestone that says that a letter with a report left."""

_LIST = "sent/sent.yaml"
_LEFT = {
    "draft": tr("the draft was sent"),
    "final-provider": tr("the final report was sent"),
    "final-agency": tr("the final report was delivered"),
}


class Parcel(Struct, frozen=True):
    """What leaves with one letter; `files` by their names after the day: `draft.pdf`, `letter-draft.docx`.

    `code` is that of the seal of the report that goes along.
    """

    letter: str
    date: date
    code: str | None
    files: Mapping[str, bytes]


def refuse_unsealed(dossier: Dossier, edition: str) -> None:
    """Refuse to send a report that is not sealed."""
    if FILES[edition] not in dossier.present:
        name = visible(dossier.id)
        words = {"draft": tr("the draft of {name} is not sealed", name=name)}
        final = tr("the final report of {name} is not sealed", name=name)
        raise Unable(words.get(edition, final), f"naftctl seal {edition} {name}", 1)


def _number(letter: str) -> str:
    """The number of the request that a letter answers, `01` of `release-01`; nothing for other letters."""
    kind, _, number = letter.partition("-")
    return number if kind == "release" else ""


def leaves_on(dossier: Dossier, letter: str) -> date:
    """The day on which a letter leaves: that of its milestone, or today."""
    return _left_on(dossier, letter) or dossier.today


def keep(session: Session, dossier: Dossier, parcel: Parcel) -> tuple[Path, ...]:
    """Put what leaves in `sent/`, with its lines in the list, all or nothing; gives the paths.

    What this program kept for the same letter, and did not leave yet, goes; the same again changes nothing.

    Raises:
        Unable: the letter left already, or a file is not the one that was listed.
        NotWritten: a file that nobody listed has the name, or the disk refuses.
    """
    folder = session.reader.root / dossier.path
    tree = DiskTree(folder, dossier.path)
    files = {f"{parcel.date}-{name}": data for name, data in parcel.files.items()}
    files |= {name: _kept(tree, each) for name, each in _gone_along(dossier, parcel, files).items()}
    new = tuple(_documents(parcel, files))
    paths = tuple(folder / FOLDER / name for name in files)
    listed = dossier.sent.documents if dossier.sent else ()
    if set(map(_key, new)) <= set(map(_key, listed)):
        return paths
    mine = tuple(each for each in listed if each.letter == parcel.letter)
    _refuse_gone(dossier, parcel, again=bool(mine))
    after = tuple(_listed(listed, parcel, new))
    # Every old file is held against its line in the list before it goes or is replaced.
    changed = {each.file: each for each in listed if each.letter == parcel.letter or each.file in files}
    before = {FOLDER + name: _kept(tree, each) for name, each in changed.items()}
    staying = {each.file for each in after} - files.keys()
    before = {name: data for name, data in before.items() if name.removeprefix(FOLDER) not in staying}
    if listed or _LIST in dossier.present:
        before[_LIST] = _read(tree, _LIST)
    written = {FOLDER + name: data for name, data in files.items()} | {_LIST: list_text(after).encode()}
    change_all(folder, before, written)
    if mine:
        say(
            tr(
                "replaced: what was ready on {date} for this letter and was not sent yet",
                date=day(mine[0].date),
            )
        )
    return paths


def _documents(parcel: Parcel, files: Mapping[str, bytes]) -> Iterator[SentDocument]:
    for name, data in files.items():
        yield SentDocument(
            file=name,
            sha256=hashlib.sha256(data).hexdigest(),
            letter=parcel.letter,
            date=parcel.date,
            code=parcel.code,
        )


def _key(document: SentDocument) -> tuple[object, ...]:
    return document.file, document.sha256, document.letter, document.date, document.code


def _gone_along(dossier: Dossier, parcel: Parcel, files: Mapping[str, bytes]) -> Mapping[str, SentDocument]:
    """The files that left with another letter already: the same report goes along with this one."""
    listed = dossier.sent.documents if dossier.sent else ()
    return {
        each.file: each
        for each in listed
        if each.file in files and each.letter != parcel.letter and _left_on(dossier, each.letter)
    }


def _listed(
    listed: Sequence[SentDocument], parcel: Parcel, new: Sequence[SentDocument]
) -> Iterator[SentDocument]:
    """The list with the new lines; a file that another letter waits with too is the new one there as well."""
    found = {each.file: each.sha256 for each in new}
    for each in listed:
        if each.letter != parcel.letter:
            yield each.model_copy(update={"sha256": found.get(each.file, each.sha256)})
    yield from new


def _left_on(dossier: Dossier, letter: str) -> date | None:
    if number := _number(letter):
        request = request_of(dossier, number)
        return request.answered if request else None
    left: date | None = getattr(dossier.inspection.milestones, MILESTONES.get(letter, ""), None)
    return left


def _refuse_gone(dossier: Dossier, parcel: Parcel, *, again: bool) -> None:
    """Refuse to change what left; on the day itself the first copy may still be put down."""
    left = _left_on(dossier, parcel.letter)
    if left is None or (left == dossier.today and not again):
        return
    name = visible(dossier.id)
    number = _number(parcel.letter)
    what = tr("the answer to request {number} was sent", number=number) if number else _LEFT[parcel.letter]
    message = tr("{what} on {left}; what was sent stays what it is", what=what, left=day(left))
    call = f"release {name} --request {number}" if number else f"{parcel.letter} {name}"
    raise Unable(message, tr("make a copy elsewhere: naftctl letter {call} --output FOLDER", call=call), 1)


def _kept(tree: DiskTree, document: SentDocument) -> bytes:
    """The bytes of a file that is listed, which has to be the one that was listed."""
    data = _read(tree, FOLDER + document.file)
    if hashlib.sha256(data).hexdigest() != document.sha256:
        message = tr(
            "{folder}{file} is different from what {list} says; nothing was written",
            folder=FOLDER,
            file=visible(document.file),
            list=_LIST,
        )
        raise Unable(message, tr("put it back from the history of the workspace"), 1)
    return data


def _read(tree: DiskTree, name: str) -> bytes:
    try:
        return tree.read(name, MAX_BYTES)
    except Unreadable as fault:
        hint = tr("put it back from the history of the workspace")
        raise Unable(
            tr("{name} cannot be read: {reason}", name=visible(name), reason=fault.reason), hint, 1
        ) from None
