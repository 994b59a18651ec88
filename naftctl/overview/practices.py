"""Good practices that a provider shares, as they may be told to the sector: without sources or names."""

from __future__ import annotations

import re

from msgspec.structs import replace

from naftctl.model.account import Account, Answer, Practice
from naftctl.model.dossier import Dossier
from naftctl.model.framework import Framework
from naftctl.overview.naming import Naming, known_of
from naftctl.privacy import find
from naftctl.prose import IMAGE, Point, Text
from naftctl.prose.plain import CITED, LINK, NOTE_MARK, paragraphs

_ADDRESS = re.compile(r"https?:|www\.|mailto:", re.I)
_SHARED = "ja"


def practices_of(dossier: Dossier) -> tuple[tuple[Practice, ...], int]:
    """The good practices under the scales in focus that may be told, and how many are shared but unsafe.

    One is unsafe that names its provider or a person; who else it names only the whole sector knows.
    """
    naming = Naming(known_of(dossier), own=True)
    shared = [
        (scale.investigation, point)
        for scale in dossier.scales
        if (scoring := dossier.scoring.get(scale.id))
        for point in scoring.points_of("G")
        if point.share == _SHARED
    ]
    found = [_practice(dossier.framework, where, point) for where, point in shared]
    told = tuple(each for each in found if each.text and not _names_somebody(each, naming, dossier.names))
    return told, len(shared) - len(told)


def without_names(account: Account, sector: Naming) -> Account:
    """The account without the good practices that name anybody of the sector, which are unsafe too."""
    told = tuple(each for each in account.practices if not any(map(sector.names, each.texts)))
    return replace(account, practices=told, unsafe=account.unsafe + len(account.practices) - len(told))


def _practice(framework: Framework, investigation: str, point: Point) -> Practice:
    given = {answer.id: told_text(answer.text) for answer in point.answers}
    answers = (Answer(q.id, q.title, given.get(q.id, "")) for q in framework.good_practice)
    return Practice(investigation, told_text(point.text), tuple(each for each in answers if each.text))


def told_text(text: Text) -> str:
    """The Markdown as the public edition prints it, without citations, notes, pictures and addresses."""
    uncited = replace(text, markdown=CITED.sub("", text.markdown))
    shown = IMAGE.sub("", uncited.shown(internal=False, redacted=True))
    return LINK.sub(r"\1", NOTE_MARK.sub("", "\n\n".join(paragraphs(shown)))).strip()


def _names_somebody(practice: Practice, naming: Naming, listed: tuple[str, ...]) -> bool:
    return any(
        naming.names(text) or _ADDRESS.search(text) or any(hit.certain for hit in find(text, listed))
        for text in practice.texts
    )
