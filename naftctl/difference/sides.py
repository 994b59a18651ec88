"""What an inspection holds at one moment: its pages by kind and name, and what cannot be read of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from naftctl.difference.fields import fields
from naftctl.difference.values import Change, Part, What
from naftctl.difference.words import Names, alike, reading, telling
from naftctl.model.dossier import Dossier
from naftctl.model.evidence import Evidence
from naftctl.model.followup import CarriedShortcoming
from naftctl.model.framework import Framework
from naftctl.model.owned import FocusChoice, Seal
from naftctl.model.record import Page
from naftctl.model.scoring import Advice, IndividualScoring, Pointed, Scoring

Key = tuple[Part, str]
FILES = {
    "inspection.yaml": Part.INSPECTION,
    "focus.yaml": Part.FOCUS,
    "advice.md": Part.ADVICE,
    "followup.yaml": Part.FOLLOWUP,
    "regulation.yaml": Part.REGULATION,
    "reflection.md": Part.REFLECTION,
    "summary.md": Part.SUMMARY,
    "desk-analysis.md": Part.DESK,
}
_PIECE = re.compile(r"[DOGVC]\d{2,}")
_RECOGNISED = 0.8
"""So much of its words a piece of evidence has to keep to be recognised under another id."""


def pages(dossier: Dossier) -> dict[Key, Page]:
    """Every readable page of people by its kind and name; a file of which there is one has no name."""
    single = {
        Part.INSPECTION: dossier.inspection,
        Part.FOCUS: dossier.focus,
        Part.ADVICE: dossier.advice,
        Part.REFLECTION: dossier.reflection,
        Part.SUMMARY: dossier.summary,
        Part.DESK: dossier.desk,
    }
    many = {
        Part.SCORING: dossier.scorings,
        Part.FINDING: dossier.findings,
        Part.FOLLOWUP: dossier.followup,
        Part.REGULATION: dossier.regulation,
        Part.EVIDENCE: dossier.evidence,
        Part.INDIVIDUAL: dossier.individual,
    }
    found: dict[Key, Page] = {(part, ""): page for part, page in single.items() if page is not None}
    found |= {(part, page.id): page for part, row in many.items() for page in row}
    return found | {(Part.SEAL, name): page for name, page in dossier.seals.items()}


def unread(dossier: Dossier) -> frozenset[Key]:
    """The pages that are there and cannot be read."""
    return frozenset(_key(name, dossier.framework) for name in dossier.unread)


def in_order(keys: set[Key], framework: Framework) -> list[Key]:
    """Pages in reading order: by kind, and in it in the order of the framework, else of their names."""
    parts = list(Part)
    known = [*framework.scale, *(item.id for item in framework.regulation)]
    place = {name: number for number, name in enumerate(known)}
    return sorted(keys, key=lambda key: (parts.index(key[0]), place.get(key[1], len(known)), key[1]))


def brief(page: Page) -> tuple[str, ...]:
    """What a page that came or went holds: its judgement or title, and how many points or scales it has."""
    if isinstance(page, FocusChoice):
        return page.investigations
    if isinstance(page, IndividualScoring):  # never what a member scored
        return ("", str(len(page.levels)))
    first = getattr(page, _FIRST.get(type(page), ""), None)
    return (str(first or ""), str(len(page.points)) if isinstance(page, Pointed) else "")


_FIRST = {
    Scoring: "level",
    Advice: "value",
    CarriedShortcoming: "outcome",
    Evidence: "title",
    Seal: "sealed",
}


def renamed_pieces(old: Dossier, new: Dossier) -> Names:
    """The evidence that has another id now: the same piece, or one with its title or nearly all its words."""
    gone = [piece for piece in old.evidence if piece.id not in new.present]
    come = [piece for piece in new.evidence if piece.id not in old.present]
    found: dict[str, str] = {}
    for same in (_equal, _recognised):
        for piece in gone:
            heirs = (each for each in come if each.id not in found.values() and same(piece, each))
            if piece.id not in found and (heir := next(heirs, None)):
                found[piece.id] = heir.id
    return found


def files_beside(old: Dossier, new: Dossier) -> Iterator[Change]:
    """The attachments and images that have the same name and another content."""
    digests = {f"evidence/{name}": digest for name, digest in new.beside.items() if digest}
    changed = [n for n, data in new.pictures.items() if n in old.pictures and old.pictures[n] != data]
    for name, digest in digests.items():
        before = old.beside.get(name.removeprefix("evidence/"))
        changed += [name] if before and before != digest else []
    for name in sorted(set(changed)):
        yield Change(Part.EVIDENCE, (What.CHANGED,), "", ("files", name))


def _key(name: str, framework: Framework) -> Key:
    if name in FILES:
        return FILES[name], ""
    if name.startswith(("individual/", "commit/")):
        return Part.INDIVIDUAL, name.partition("/")[2]
    if name.startswith("seals/"):
        return Part.SEAL, name.removeprefix("seals/").removesuffix(".yaml")
    if _PIECE.fullmatch(name):
        return Part.EVIDENCE, name
    if name in {item.id for item in framework.regulation}:
        return Part.REGULATION, name
    page = Part.FINDING if name.islower() else Part.SCORING
    return (Part.FOLLOWUP if name.count("/") > 1 else page), name


def _equal(one: Evidence, other: Evidence) -> bool:
    return not any(fields(one, other, {})) and _text(one) == _text(other)


def _recognised(one: Evidence, other: Evidence) -> bool:
    if one.method is not other.method:
        return False
    if reading(one.title).words == reading(other.title).words and one.date == other.date:
        return True
    first, second = reading(_text(one)), reading(_text(other))
    return telling(first) and alike(first, second) >= _RECOGNISED


def _text(piece: Evidence) -> str:
    return " ".join(text.markdown for section in piece.body.sections for text in section.texts)
