"""N532 to N534: is what left the house still what it was?"""

from __future__ import annotations

from collections.abc import Iterator

from naftctl.checks.rule import Problem, rule
from naftctl.checks.seal_words import REPORTS
from naftctl.diagnostic import Label
from naftctl.lifecycle import Phase
from naftctl.model.dossier import Dossier
from naftctl.model.reaction import SentDocument
from naftctl.seal import FILES, report_of, usable

_LIST = "sent/sent.yaml"
_BACK = "zet het terug uit de geschiedenis van de werkmap"


@rule("N532", due=Phase.PLANNED)
def sent_differs(dossier: Dossier) -> Iterator[Problem]:
    """Wat verzonden is, ligt nog in sent/ zoals het vertrok.

    Waarom: wat de aanbieder kreeg, is het bewijs van wat er stond; een stuk dat later anders is, bewijst
    niets.
    Herstel: zet het stuk terug uit de geschiedenis van de werkmap. Is er niets vertrokken, haal dan ook zijn
    regels uit sent/sent.yaml weg en maak de brief opnieuw.
    """
    for document in {(each.file, each.sha256): each for each in _listed(dossier)}.values():
        found = dossier.sent_files.get(document.file)
        if found is None:
            message = f"verzonden stuk {document.file[:60]} ontbreekt"
            yield Problem(document.where("file"), message, _BACK)
        elif found != document.sha256:
            message = f"verzonden stuk {document.file[:60]} is anders dan toen het vertrok"
            related = (Label(dossier.file(f"sent/{document.file}"), "dit bestand"),)
            yield Problem(document.where("sha256"), message, _BACK, related=related)


@rule("N533", due=Phase.PLANNED)
def sent_unlisted(dossier: Dossier) -> Iterator[Problem]:
    """In sent/ ligt alleen wat sent/sent.yaml noemt.

    Waarom: een stuk dat niemand inschreef, zou eruitzien alsof het verzonden is.
    Herstel: haal het bestand weg; een brief komt hier met naftctl letter, die hem ook inschrijft.
    """
    if _LIST in dossier.unread or not dossier.sent_files:
        return
    if _LIST not in dossier.present:
        message = f"de lijst {_LIST} ontbreekt, en er liggen verzonden stukken in sent/"
        yield Problem(dossier.file(_LIST), message, "zet de lijst terug uit de geschiedenis van de werkmap")
        return
    listed = {document.file for document in _listed(dossier)}
    for name in sorted(dossier.sent_files.keys() - listed):
        message = f"{name[:60]} ligt in sent/ en staat niet in {_LIST}"
        yield Problem(dossier.file(f"sent/{name}"), message, "haal het weg, of zet het buiten sent/")


@rule("N534", due=Phase.PLANNED)
def sent_other_code(dossier: Dossier) -> Iterator[Problem]:
    """De code bij een verzonden stuk is die van het zegel van zijn verslag.

    Waarom: de aanbieder leest die code in wat hij kreeg; een ander zegel zegt niets over dat stuk.
    Herstel: zet het zegel, of de lijst, terug uit de geschiedenis van de werkmap.
    """
    seals = {seal.kind: seal for seal in usable(dossier)}
    said = set[tuple[str, str | None]]()
    for document in _listed(dossier):
        kind = report_of(document)
        seal = seals.get(kind) if kind else None
        if seal is None or document.code == seal.code or (document.letter, document.code) in said:
            continue
        said.add((document.letter, document.code))
        had = f"met code {document.code[:40]}" if document.code else "zonder code"
        message = f"{document.file[:40]} vertrok {had}, het zegel heeft een andere"
        related = (Label(seal.where("code"), f"de code van het zegel van het {REPORTS[seal.kind]}"),)
        hint = f"zet {FILES[seal.kind]} of {_LIST} terug"
        yield Problem(document.where("code"), message, hint, related=related)


def _listed(dossier: Dossier) -> tuple[SentDocument, ...]:
    return dossier.sent.documents if dossier.sent else ()
