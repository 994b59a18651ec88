"""N532 to N534: is what left the house still what it was?"""

from __future__ import annotations

from collections.abc import Iterator

from naftctl.checks.rule import Problem, rule
from naftctl.checks.seal_words import REPORTS
from naftctl.diagnostic import Label
from naftctl.language import tr
from naftctl.lifecycle import Phase
from naftctl.model.dossier import Dossier
from naftctl.model.reaction import SentDocument
from naftctl.seal import FILES, report_of, usable

_LIST = "sent/sent.yaml"
_BACK = tr("put it back from the history of the workspace")


@rule("N532", due=Phase.PLANNED)
def sent_differs(dossier: Dossier) -> Iterator[Problem]:
    """What was sent is still in sent/ as it was then.

    Why: what the provider received is the evidence of what was in it; a document that differs later
    proves nothing.
    Fix: put the document back from the history of the workspace. If nothing was sent, also remove its
    lines from sent/sent.yaml and make the letter again.
    """
    for document in {(each.file, each.sha256): each for each in _listed(dossier)}.values():
        found = dossier.sent_files.get(document.file)
        if found is None:
            message = tr("sent document {file} is missing", file=document.file[:60])
            yield Problem(document.where("file"), message, _BACK)
        elif found != document.sha256:
            message = tr("sent document {file} differs from when it was sent", file=document.file[:60])
            related = (Label(dossier.file(f"sent/{document.file}"), tr("this file")),)
            yield Problem(document.where("sha256"), message, _BACK, related=related)


@rule("N533", due=Phase.PLANNED)
def sent_unlisted(dossier: Dossier) -> Iterator[Problem]:
    """sent/ contains only what sent/sent.yaml names.

    Why: a document that nobody registered would look as if it had been sent.
    Fix: remove the file; a letter gets here with naftctl letter, which also registers it.
    """
    if _LIST in dossier.unread or not dossier.sent_files:
        return
    if _LIST not in dossier.present:
        message = tr("the list {list} is missing, and there are sent documents in sent/", list=_LIST)
        yield Problem(dossier.file(_LIST), message, tr("put the list back from the history of the workspace"))
        return
    listed = {document.file for document in _listed(dossier)}
    for name in sorted(dossier.sent_files.keys() - listed):
        message = tr("{name} is in sent/ and not in {list}", name=name[:60], list=_LIST)
        yield Problem(dossier.file(f"sent/{name}"), message, tr("remove it, or put it outside sent/"))


@rule("N534", due=Phase.PLANNED)
def sent_other_code(dossier: Dossier) -> Iterator[Problem]:
    """The code with a sent document is that of the seal of its report.

    Why: the provider reads that code in what it received; another seal says nothing about that
    document.
    Fix: put the seal, or the list, back from the history of the workspace.
    """
    seals = {seal.kind: seal for seal in usable(dossier)}
    said = set[tuple[str, str | None]]()
    for document in _listed(dossier):
        kind = report_of(document)
        seal = seals.get(kind) if kind else None
        if seal is None or document.code == seal.code or (document.letter, document.code) in said:
            continue
        said.add((document.letter, document.code))
        had = tr("with code {code}", code=document.code[:40]) if document.code else tr("without a code")
        message = tr("{file} was sent {had}, the code in the seal differs", file=document.file[:40], had=had)
        related = (
            Label(seal.where("code"), tr("the code of the seal of the {report}", report=REPORTS[seal.kind])),
        )
        hint = tr("put {file} or {list} back", file=FILES[seal.kind], list=_LIST)
        yield Problem(document.where("code"), message, hint, related=related)


def _listed(dossier: Dossier) -> tuple[SentDocument, ...]:
    return dossier.sent.documents if dossier.sent else ()
