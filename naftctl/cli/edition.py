"""Whether an edition for the public may be made, and whether its finished files may be given away."""

from __future__ import annotations

import getpass
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from naftctl.checks.privacy import edition_errors
from naftctl.cli.edition_codes import GROUNDLESS, LEAK, REGIME, UNASKED, UNSEALED, WITHDRAWN
from naftctl.diagnostic import Diagnostic, Label, Severity
from naftctl.language import tr
from naftctl.lifecycle.requests import request_of
from naftctl.model.publicity import Release
from naftctl.privacy.kinds import kind_words
from naftctl.render.context import OUTSIDE, Edition
from naftctl.render.publicity import redactions
from naftctl.source import Span

if TYPE_CHECKING:
    from naftctl.model.dossier import Dossier
    from naftctl.render.guard import Escaped
    from naftctl.render.pieces import Passage

KINDS = {
    "redacted": tr("words that are marked here to be redacted"),
    "internal": tr("words from this internal passage"),
    "path": tr("a path of this computer"),
    "user": tr("your user name on this computer"),
    "author": tr("an author that is none of the houses"),
    "unreadable": tr("a part that cannot be searched"),
}
_CURES = {
    "redacted": tr("put the same mark wherever those words still stand, or write it differently there"),
    "internal": tr("write it differently elsewhere, or mark it as internal there too"),
}
_ELSEWHERE = tr("remove this where it stands")
_SHOWN = 3
_ALONE = 2
"""The parts of a folder right below the root, whose name alone can be any word."""


def refused_edition(dossier: Dossier, edition: Edition, number: str = "") -> tuple[Diagnostic, ...]:
    """Why an edition for the public is not made of this inspection; `number` is the request it answers."""
    return tuple(_refused(dossier, edition, number)) if edition in OUTSIDE else ()


def _refused(dossier: Dossier, edition: Edition, number: str) -> Iterator[Diagnostic]:
    inspection, occasion = dossier.inspection, dossier.occasion
    asked = {"active": "public", "passive": "release"}.get(occasion.publication if occasion else "")
    if occasion and asked != edition:
        regime = tr("is published") if asked == "public" else tr("is only released on request")
        message = tr(
            "the edition {edition} does not fit here: a report of the kind {label} {regime}",
            edition=edition,
            label=occasion.label,
            regime=regime,
        )
        yield _error(
            inspection.where("occasion"), REGIME, message, tr("make the edition {asked}", asked=asked)
        )
        return
    withdrawn = inspection.milestones.withdrawn
    if withdrawn:
        message = tr("this report was withdrawn: the edition {edition} is no longer made", edition=edition)
        yield _error(
            inspection.milestones.where("withdrawn"),
            WITHDRAWN,
            message,
            tr("pass this report on to nobody any more"),
        )
        return
    if "final" not in dossier.seals:
        message = tr(
            "the edition {edition} carries the code of the final seal, and there is none", edition=edition
        )
        yield _error(dossier.file("seals/final.yaml"), UNSEALED, message, tr("seal with naftctl seal final"))
    if edition == "release":
        yield from _unasked(dossier, number)
    yield from edition_errors(dossier)


def _unasked(dossier: Dossier, number: str) -> Iterator[Diagnostic]:
    request = request_of(dossier, number)
    if request is None:
        message = (
            tr("there is no request {number}", number=number)
            if number
            else tr("nobody asked for this report: requests/ is empty")
        )
        yield _error(
            dossier.file("requests"),
            UNASKED,
            message,
            tr("write down the request, for example in requests/01.yaml"),
        )
    elif request.answer is Release.REFUSED:
        message = tr("request {id} was refused: there is no version to release", id=request.id)
        yield _error(request.where("answer"), UNASKED, message, tr("name another request with --request"))
    elif not request.left_out and redactions(dossier):
        message = tr(
            "words are marked to be redacted, and request {id} names no ground for it", id=request.id
        )
        yield _error(request.where("left_out"), GROUNDLESS, message, tr("write at `left_out` what and why"))


# ── finished files ───────────────────────────────────────────────────────────────────────────────────────
def leaking(
    dossier: Dossier, texts: Mapping[str, Passage], files: Mapping[str, bytes], root: Path, templates: Path
) -> tuple[Diagnostic, ...]:
    """What stands in the finished files of an edition for the public, by name, and may not."""
    from naftctl.render.guard import Guard, certain  # noqa: PLC0415  only wanted for these editions

    guard = Guard(dossier, texts, templates, machine(root), (certain(dossier),))
    return tuple(_leak(dossier, each) for each in guard.escaped(files))


def machine(root: Path) -> Mapping[str, tuple[str, ...]]:
    """Words by kind that belong to the computer on which a file is made, with the workspace `root`."""
    folders = (each for each in (root, Path.home()) if len(each.parts) > _ALONE)
    return {"path": tuple(map(str, folders)), "user": (_user(),)}


def _leak(dossier: Dossier, found: Escaped) -> Diagnostic:
    what = KINDS.get(found.kind, tr("a {kind}", kind=kind_words(found.kind)))
    message = tr(
        "{what}: found in {files} ({where})", what=what, files=", ".join(found.files), where=found.where
    )
    related = tuple(Label(span, tr("here it still stands")) for span in found.readable[:_SHOWN])
    place = found.origin or (found.readable[0] if found.readable else Span(dossier.path))
    hint = _CURES.get(found.kind, _ELSEWHERE)
    return Diagnostic(place, LEAK, Severity.ERROR, message, hint, related=related if found.origin else ())


def _user() -> str:
    """The name under which somebody is known to this computer, or nothing."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # a computer that knows no users
        return ""


def _error(span: Span, code: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic(span, code, Severity.ERROR, message, hint)
