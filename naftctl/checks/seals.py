"""N502 to N506, N509 to N511: does what was judged stay what it was when the report was sealed?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from naftctl.checks.rule import Problem, rule
from naftctl.checks.seal_words import BACK, REPORTS, change_hint, change_words, page_words
from naftctl.checks.words import day
from naftctl.diagnostic import Label
from naftctl.lifecycle import Phase
from naftctl.model.dossier import Dossier
from naftctl.model.owned import Seal
from naftctl.model.scoring import NOT_SCALED
from naftctl.seal import (
    FILES,
    Change,
    changes,
    excused,
    foreign,
    frozen_of,
    intact,
    link,
    report_of,
    rewritten,
    sent_digest,
    usable,
)
from naftctl.source import Span

_SENT = "sent/sent.yaml"
_SUPPOSE = {"draft": ("draft_sent", "reaction_closed"), "final": ("final_sent", "delivered", "published")}


@rule("N502", due=Phase.PLANNED)
def seal_edited(dossier: Dossier) -> Iterator[Problem]:
    """De digest en de code van een zegel passen bij de waarden die erin staan.

    Waarom: in een zegel schrijft niemand; past de digest niet, dan is niet meer te zeggen wat vastlag.
    Herstel: zet het zegel terug uit de geschiedenis van de werkmap; een nieuw zegel heeft een andere code dan
    het verslag dat verstuurd is.
    """
    for seal in dossier.seals.values():
        if not intact(seal):
            message = f"de waarden in het zegel van het {REPORTS[seal.kind]} passen niet bij digest en code"
            yield Problem(seal.where("digest"), message, BACK, "er is met de hand in dit bestand geschreven")


@rule("N503", due=Phase.PLANNED)
def seal_elsewhere(dossier: Dossier) -> Iterator[Problem]:
    """Een zegel is dat van de inspectie in wier map het ligt.

    Waarom: een zegel van een andere inspectie zegt niets over deze.
    Herstel: zet het eigen zegel terug uit de geschiedenis van de werkmap.
    """
    provider = dossier.inspection.provider
    for seal in dossier.seals.values():
        if seal.provider != provider.id:
            message = f"dit zegel is van `{seal.provider[:40]}`, deze inspectie van `{provider.id[:40]}`"
            related = (Label(provider.where("id"), "de aanbieder van deze inspectie"),)
            yield Problem(seal.where("provider"), message, BACK, related=related)
        elif foreign(seal, dossier):
            message = f"dit zegel is van `{seal.inspection[:40]}`, niet van deze inspectie"
            yield Problem(seal.where("inspection"), message, BACK)


@rule("N504", due=Phase.PLANNED)
def frozen_changed(dossier: Dossier) -> Iterator[Problem]:
    """Wat met het ontwerp vastlag, blijft: kader, focus, niveaus, advies, regelgeving en de punten zelf.

    Waarom: na het ontwerp kunnen feiten nog verbeterd worden, oordelen niet; de aanbieder moet daarop kunnen
    rekenen.
    Herstel: zet de waarde terug zoals de melding zegt. Een punt verandert alleen na een opmerking van de
    aanbieder die aanvaard is en dat punt noemt.
    """
    said = set[tuple[str, ...]]()
    held = frozen_of(dossier) if dossier.seals else None
    for seal in usable(dossier):
        found = [change for change in changes(seal, dossier, held) if change.key not in said]
        allowed = excused(dossier) if seal.kind == "draft" else frozenset[str]()
        found = [change for change in found if change.point not in allowed]
        said |= {change.key for change in found}
        standing = [change for change in found if not _unknown(dossier, change)]
        for place, group in groupby(sorted(standing, key=_file_gone), key=_file_gone):
            gone = tuple(group)
            yield from (_of_file(seal, gone),) if place else (_changed(seal, each) for each in gone)


@rule("N505", due=Phase.PLANNED)
def seal_missing(dossier: Dossier) -> Iterator[Problem]:
    """Wie een verslag verstuurt, bezorgt of publiceert, verzegelt het eerst.

    Waarom: zonder zegel kan niemand nagaan of de oordelen nog die van het verstuurde verslag zijn; een zegel
    weghalen maakt niets soepeler.
    Herstel: zet het zegel terug uit de geschiedenis van de werkmap, of maak het met naftctl seal.
    """
    for kind in FILES:
        place = None if FILES[kind] in dossier.present else _supposing(dossier, kind)
        if place is not None:
            span, words = place
            message = f"{words}, en het zegel van het {REPORTS[kind]} ontbreekt"
            hint = f"zet {FILES[kind]} terug, of verzegel: naftctl seal {kind} {dossier.id}"
            related = (Label(dossier.file(FILES[kind]), "hier verwacht"),)
            yield Problem(span, message, hint, related=related)


@rule("N506", due=Phase.PLANNED)
def seal_unlinked(dossier: Dossier) -> Iterator[Problem]:
    """Het zegel van het definitieve verslag sluit aan op het zegel van het ontwerp, en op wat verzonden is.

    Waarom: anders is een van beide zegels, of de lijst van wat vertrok, vervangen nadat dit zegel gemaakt
    werd.
    Herstel: zet beide zegels en sent/sent.yaml terug uit de geschiedenis van de werkmap.
    """
    yield from _other_list(dossier)
    draft, final = dossier.seals.get("draft"), dossier.seals.get("final")
    if draft is None or final is None or final.kind != "final" or not intact(draft):
        return
    if final.previous != link(draft):
        message = "dit zegel sluit niet aan op het zegel van het ontwerp dat er ligt"
        related = (Label(draft.where("digest"), f"het zegel van het ontwerp, van {day(draft.sealed)}"),)
        yield Problem(final.where("previous"), message, "zet beide zegels terug", related=related)


@rule("N509", due=Phase.PLANNED)
def seal_misnamed(dossier: Dossier) -> Iterator[Problem]:
    """Een zegel van het ontwerp heet draft.yaml, een van het definitieve verslag final.yaml, en er is er één.

    Waarom: een kopie onder de andere naam zou een zegel lijken dat nooit gemaakt is.
    Herstel: haal de kopie weg en zet het zegel terug dat er hoort.
    """
    for name, seal in dossier.seals.items():
        if seal.kind != name:
            message = f"dit bestand heet {name}.yaml en zegt `{seal.kind}` te zijn"
            there = FILES[seal.kind] in dossier.present
            related = (Label(dossier.file(FILES[seal.kind]), "het andere zegel"),) if there else ()
            yield Problem(seal.where("kind"), message, "haal deze kopie weg", related=related)


@rule("N510", due=Phase.PLANNED)
def seal_rewritten(dossier: Dossier) -> Iterator[Problem]:
    """Een zegel dat in de vergeleken revisie stond, ligt er nog net zo.

    Waarom: alleen naast een eerdere revisie valt op dat iemand een zegel weghaalde of opnieuw maakte.
    Herstel: zet het zegel terug uit die revisie; enkel de regel van een gewiste bron onder `salts` mag weg.
    """
    for kind, earlier in (dossier.base or {}).items():
        seal, report = dossier.seals.get(kind), REPORTS[kind]
        code = f"de code was toen {earlier.code[:40]}"
        if seal is None and FILES[kind] not in dossier.present:
            message = f"het zegel van het {report} is weg; in de vergeleken revisie was het er"
            yield Problem(dossier.file(FILES[kind]), message, "zet het terug uit die revisie", code)
        elif seal is not None and rewritten(seal, earlier):
            message = f"het zegel van het {report} is anders dan in de vergeleken revisie"
            yield Problem(seal.where("code"), message, "zet het terug uit die revisie", code)


@rule("N511", due=Phase.PLANNED)
def folder_renamed(dossier: Dossier) -> Iterator[Problem]:
    """De map van een inspectie houdt de naam waaronder ze verzegeld werd.

    Waarom: brieven, verwijzingen en de geschiedenis noemen die naam; een kopie zou een tweede inspectie
    lijken.
    Herstel: geef de map haar naam terug.
    """
    provider = dossier.inspection.provider.id
    seals = [seal for seal in dossier.seals.values() if seal.inspection != dossier.id]
    renamed = [seal for seal in seals if seal.provider == provider and not foreign(seal, dossier)]
    for seal in renamed[:1]:
        message = f"deze map heet {dossier.id}; verzegeld werd ze als `{seal.inspection[:60]}`"
        related = tuple(Label(other.where("inspection"), "ook hier") for other in renamed[1:])
        yield Problem(seal.where("inspection"), message, "geef de map haar naam terug", related=related)


def _other_list(dossier: Dossier) -> Iterator[Problem]:
    """N506 where the list of what went out with the draft is not the one that was sealed."""
    final = dossier.seals.get("final")
    if final is None or final.kind != "final" or _SENT in dossier.unread:
        return
    if _SENT not in dossier.present and dossier.sent_files:  # N533 says that the list is gone
        return
    if final.sent != sent_digest(dossier):
        message = f"wat {_SENT} van het ontwerp noemt, is anders dan toen dit zegel gemaakt werd"
        related = (Label(dossier.file(_SENT), "deze lijst"),)
        yield Problem(final.where("sent"), message, f"zet {_SENT} terug", related=related)


def gone_with_folder(name: str, base: Mapping[str, Seal]) -> Iterator[Problem]:
    """N510 for an inspection whose whole folder is gone since the revision that is compared with."""
    for kind, earlier in base.items():
        message = f"de map van deze inspectie is weg, met het zegel van het {REPORTS[kind]}"
        label = f"de code was toen {earlier.code[:40]}"
        yield Problem(Span(f"inspections/{name}/{FILES[kind]}"), message, "zet de map terug", label)


def _supposing(dossier: Dossier, kind: str) -> tuple[Span, str] | None:
    """The first thing that supposes this seal, and what it is."""
    done = dossier.inspection.milestones
    for name in _SUPPOSE[kind]:
        if getattr(done, name) is not None:
            return done.where(name), f"`{name}` is ingevuld"
    if kind == "draft" and FILES["final"] in dossier.present:
        return dossier.file(FILES["final"]), "er is een zegel van het definitieve verslag"
    for document in dossier.sent.documents if dossier.sent else ():
        if report_of(document) == kind:
            return document.where("file"), f"{document.file[:40]} is verzonden"
    return None


# ── what is said of a change ─────────────────────────────────────────────────────────────────────────────
def _file_gone(change: Change) -> str:
    """The file that a value is gone with, or that has no place for it any more; else nothing."""
    return change.here.path if not change.now and not change.here.line else ""


def _unknown(dossier: Dossier, change: Change) -> bool:
    """Whether a value is now one that the framework does not know, of which another rule speaks first."""
    framework, kind = dossier.framework, change.key[0]
    known = {
        "levels": {*framework.level, NOT_SCALED},
        "advice": {value.id for value in framework.advice},
        "focus": {item.id for item in framework.investigations},
        "chosen": {item.id for item in framework.investigations},
    }
    return bool(change.now) and kind in known and change.now not in known[kind]


def _of_file(seal: Seal, gone: tuple[Change, ...]) -> Problem:
    """One problem for a file that is gone, with all that it held."""
    related = (Label(gone[0].there, "zo verzegeld"),)
    return Problem(gone[0].here, page_words(gone, seal), "zet terug wat hier stond", related=related)


def _changed(seal: Seal, change: Change) -> Problem:
    related = (Label(change.there, "zo verzegeld" if change.was else "hier stond het niet"),)
    return Problem(change.here, change_words(change, seal), change_hint(change), related=related)
