"""N371 to N374: is every attachment there, registered, and still what it was?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from naftctl.checks.places import gap
from naftctl.checks.rule import Problem, rule
from naftctl.checks.words import nearest
from naftctl.diagnostic import Severity
from naftctl.language import tr
from naftctl.lifecycle import Phase
from naftctl.model.dossier import Dossier
from naftctl.model.evidence import Attachment

_DIGEST = re.compile(r"[0-9a-f]{64}")
_SHOWN, _LONGEST = 12, 60


@rule("N371", due=Phase.PLANNED)
def attachment_missing(dossier: Dossier) -> Iterator[Problem]:
    """Every attachment that a source names is in evidence/.

    Why: whoever reads the file of the inspection later has to be able to find the piece on which the
    source rests.
    Fix: put the file back, correct the name, or remove the attachment from the list.
    """
    for attachment in _attachments(dossier):
        if attachment.key not in dossier.beside:
            near = nearest(attachment.file, tuple(dossier.beside))
            label = tr("did you mean `{near}`?", near=near) if near else ""
            message = tr("attachment `{file}` is not in evidence/", file=attachment.file[:_LONGEST])
            hint = tr("put the file next to the source, or correct the name")
            yield Problem(attachment.where("file"), message, hint, label)


@rule("N372", due=Phase.PLANNED)
def attachment_differs(dossier: Dossier) -> Iterator[Problem]:
    """An attachment is still the file that was registered.

    Why: the fingerprint (sha256) shows that nobody changed or swapped the piece.
    Fix: put back the file that was registered, or write the new sha256 if the change is right.
    """
    for attachment in _attachments(dossier):
        found, told = dossier.beside.get(attachment.key, ""), (attachment.sha256 or "").casefold()
        if not found or not told or told == found:
            continue
        where, file = attachment.where("sha256"), attachment.file[:_LONGEST]
        if not _DIGEST.fullmatch(told):
            message = tr(
                "the sha256 of attachment `{file}` is not a row of 64 characters 0-9 and a-f", file=file
            )
            yield Problem(where, message, tr("write {found}", found=found))
        else:
            message = tr(
                "attachment `{file}` has changed: sha256 {told}…, now {found}…",
                file=file,
                told=told[:_SHOWN],
                found=found[:_SHOWN],
            )
            yield Problem(
                where,
                message,
                tr("put the file back, or, if the change is right, write {found}", found=found),
            )


@rule("N373", due=Phase.PLANNED, severity=Severity.WARNING)
def attachment_unregistered(dossier: Dossier) -> Iterator[Problem]:
    """Every file next to the sources is an attachment of a source.

    Why: nobody knows later where a loose file belongs, or whether it is still what it was.
    Fix: write it with the source under `attachments`, with its name and its sha256, or remove it.
    """
    for name in dossier.unclaimed:
        hint = tr("write it with its source under `attachments`, or remove it")
        message = tr("no source has this file as an attachment")
        yield Problem(dossier.file(f"evidence/{name}"), message, hint)


@rule("N374", due=Phase.PLANNED, severity=Severity.WARNING)
def attachment_without_digest(dossier: Dossier) -> Iterator[Problem]:
    """Every attachment has its fingerprint (sha256).

    Why: only then can anyone see later that the file is still the same.
    Fix: write at `sha256` the value that the message names.
    """
    for attachment in _attachments(dossier):
        found = dossier.beside.get(attachment.key, "")
        if found and not attachment.sha256:
            where = gap(attachment, "sha256", "file")
            message = tr("attachment `{file}` has no sha256 yet", file=attachment.file[:_LONGEST])
            yield Problem(where, message, tr("write `sha256: {found}`", found=found))


def _attachments(dossier: Dossier) -> Iterator[Attachment]:
    for evidence in dossier.evidence:
        yield from evidence.attachments
