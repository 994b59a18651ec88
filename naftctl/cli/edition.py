"""Whether an edition for the public may be made, and whether its finished files may be given away."""

from __future__ import annotations

import getpass
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from naftctl.checks.privacy import edition_errors
from naftctl.cli.edition_codes import GROUNDLESS, LEAK, REGIME, UNASKED, UNSEALED, WITHDRAWN
from naftctl.diagnostic import Diagnostic, Label, Severity
from naftctl.lifecycle.requests import request_of
from naftctl.model.publicity import Release
from naftctl.render.context import OUTSIDE, Edition
from naftctl.render.publicity import redactions
from naftctl.source import Span

if TYPE_CHECKING:
    from naftctl.model.dossier import Dossier
    from naftctl.render.guard import Escaped
    from naftctl.render.pieces import Passage

KINDS = {
    "redacted": "woorden die hier gemerkt zijn om weg te laten",
    "internal": "woorden uit deze interne passage",
    "path": "een pad van deze computer",
    "user": "uw gebruikersnaam op deze computer",
    "author": "een auteur die geen van de huizen is",
    "unreadable": "een deel dat niet te doorzoeken is",
}
_CURES = {
    "redacted": "zet hetzelfde merk overal waar die woorden nog staan, of schrijf het daar anders",
    "internal": "schrijf het elders anders, of merk het daar ook als intern",
}
_ELSEWHERE = "haal dit weg waar het staat"
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
        regime = "wordt openbaar gemaakt" if asked == "public" else "wordt enkel op vraag vrijgegeven"
        message = f"de editie {edition} past hier niet: een verslag van een {occasion.label} {regime}"
        yield _error(inspection.where("occasion"), REGIME, message, f"maak de editie {asked}")
        return
    withdrawn = inspection.milestones.withdrawn
    if withdrawn:
        message = f"dit verslag is ingetrokken: de editie {edition} wordt niet meer gemaakt"
        yield _error(
            inspection.milestones.where("withdrawn"),
            WITHDRAWN,
            message,
            "geef dit verslag aan niemand meer door",
        )
        return
    if "final" not in dossier.seals:
        message = f"de editie {edition} draagt de code van het definitieve zegel, en dat is er niet"
        yield _error(dossier.file("seals/final.yaml"), UNSEALED, message, "verzegel met naftctl seal final")
    if edition == "release":
        yield from _unasked(dossier, number)
    yield from edition_errors(dossier)


def _unasked(dossier: Dossier, number: str) -> Iterator[Diagnostic]:
    request = request_of(dossier, number)
    if request is None:
        message = f"vraag {number} is er niet" if number else "niemand vroeg dit verslag: requests/ is leeg"
        yield _error(
            dossier.file("requests"),
            UNASKED,
            message,
            "schrijf de vraag op, bijvoorbeeld in requests/01.yaml",
        )
    elif request.answer is Release.REFUSED:
        message = f"vraag {request.id} is geweigerd: er is geen versie om vrij te geven"
        yield _error(request.where("answer"), UNASKED, message, "noem een andere vraag met --request")
    elif not request.left_out and redactions(dossier):
        message = f"er zijn woorden gemerkt om weg te laten, en vraag {request.id} noemt er geen grond voor"
        yield _error(request.where("left_out"), GROUNDLESS, message, "schrijf bij `left_out` wat en waarom")


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
    what = KINDS.get(found.kind, f"een {found.kind}")
    message = f"{what}: te vinden in {', '.join(found.files)} ({found.where})"
    related = tuple(Label(span, "hier staat het nog") for span in found.readable[:_SHOWN])
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
