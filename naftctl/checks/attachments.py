"""N371 to N374: is every attachment there, registered, and still what it was?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from naftctl.checks.places import gap
from naftctl.checks.rule import Problem, rule
from naftctl.checks.words import nearest
from naftctl.diagnostic import Severity
from naftctl.lifecycle import Phase
from naftctl.model.dossier import Dossier
from naftctl.model.evidence import Attachment

_DIGEST = re.compile(r"[0-9a-f]{64}")
_SHOWN, _LONGEST = 12, 60


@rule("N371", due=Phase.PLANNED)
def attachment_missing(dossier: Dossier) -> Iterator[Problem]:
    """Elke bijlage die bij een bron staat, ligt in evidence/.

    Waarom: wie het dossier later naleest, moet het stuk kunnen vinden waarop de bron steunt.
    Herstel: zet het bestand terug, verbeter de naam, of haal de bijlage uit de lijst.
    """
    for attachment in _attachments(dossier):
        if attachment.key not in dossier.beside:
            near = nearest(attachment.file, tuple(dossier.beside))
            label = f"bedoelde u `{near}`?" if near else ""
            message = f"bijlage `{attachment.file[:_LONGEST]}` ligt niet in evidence/"
            hint = "zet het bestand naast de bron, of verbeter de naam"
            yield Problem(attachment.where("file"), message, hint, label)


@rule("N372", due=Phase.PLANNED)
def attachment_differs(dossier: Dossier) -> Iterator[Problem]:
    """Een bijlage is nog het bestand dat geregistreerd werd.

    Waarom: de vingerafdruk (sha256) toont dat niemand het stuk wijzigde of verwisselde.
    Herstel: zet het bestand terug dat geregistreerd werd, of schrijf de nieuwe sha256 als de wijziging klopt.
    """
    for attachment in _attachments(dossier):
        found, told = dossier.beside.get(attachment.key, ""), (attachment.sha256 or "").casefold()
        if not found or not told or told == found:
            continue
        where, file = attachment.where("sha256"), attachment.file[:_LONGEST]
        if not _DIGEST.fullmatch(told):
            message = f"de sha256 van bijlage `{file}` is geen rij van 64 tekens 0-9 en a-f"
            yield Problem(where, message, f"schrijf {found}")
        else:
            message = f"bijlage `{file}` is gewijzigd: sha256 {told[:_SHOWN]}…, nu {found[:_SHOWN]}…"
            yield Problem(where, message, f"zet het bestand terug, of schrijf als de wijziging klopt {found}")


@rule("N373", due=Phase.PLANNED, severity=Severity.WARNING)
def attachment_unregistered(dossier: Dossier) -> Iterator[Problem]:
    """Elk bestand naast de bronnen staat bij een bron als bijlage.

    Waarom: van een los bestand weet later niemand waar het bij hoort, en of het nog is wat het was.
    Herstel: schrijf het bij de bron onder `attachments`, met zijn naam en zijn sha256, of haal het weg.
    """
    for name in dossier.unclaimed:
        hint = "schrijf het bij zijn bron onder `attachments`, of haal het weg"
        message = "bij geen enkele bron staat dit bestand als bijlage"
        yield Problem(dossier.file(f"evidence/{name}"), message, hint)


@rule("N374", due=Phase.PLANNED, severity=Severity.WARNING)
def attachment_without_digest(dossier: Dossier) -> Iterator[Problem]:
    """Bij elke bijlage staat haar vingerafdruk (sha256).

    Waarom: alleen zo is later te zien dat het bestand nog hetzelfde is.
    Herstel: schrijf bij `sha256` de waarde die de melding noemt.
    """
    for attachment in _attachments(dossier):
        found = dossier.beside.get(attachment.key, "")
        if found and not attachment.sha256:
            where = gap(attachment, "sha256", "file")
            message = f"bijlage `{attachment.file[:_LONGEST]}` heeft nog geen sha256"
            yield Problem(where, message, f"schrijf `sha256: {found}`")


def _attachments(dossier: Dossier) -> Iterator[Attachment]:
    for evidence in dossier.evidence:
        yield from evidence.attachments
