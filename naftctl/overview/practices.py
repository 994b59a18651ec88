"""Good practices that a provider shares, as they may be told to the sector: without sources or names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from naftctl.model.dossier import Dossier
from naftctl.model.framework import Framework
from naftctl.model.overview import Answer, Practice
from naftctl.overview.names import Names
from naftctl.privacy import find
from naftctl.prose import IMAGE, Point, Text
from naftctl.prose.values import CITATION

_CITED = re.compile(rf"\s*{CITATION.pattern}")
_NOTE = re.compile(r"\s*\[\^[^\]]+\]:")
_NOTE_REFERENCE = re.compile(r"(?<!\\)\[\^[^\]]+\]")
_LINK = re.compile(r"(?<!\\)\[([^\[\]]+)\]\([^()\s]*(?:\s+\"[^\"]*\")?\)")
_ADDRESS = re.compile(r"https?:|www\.|mailto:", re.I)
_SHARED = "ja"


@dataclass(frozen=True, slots=True)
class Practices:
    """What may be told, and how many are shared and name somebody."""

    told: tuple[Practice, ...] = ()
    unsafe: int = 0


def practices_of(dossier: Dossier) -> Practices:
    """The good practices under the scales in focus; one that names somebody is unsafe."""
    naming = Names.of(dossier)
    shared = [
        (scale.investigation, point)
        for scale in dossier.scales
        if (scoring := dossier.scoring.get(scale.id))
        for point in scoring.points_of("G")
        if point.share == _SHARED
    ]
    found = [_practice(dossier.framework, where, point) for where, point in shared]
    told = tuple(each for each in found if each.text and not _names_somebody(each, naming, dossier.names))
    return Practices(told, len(shared) - len(told))


def _practice(framework: Framework, investigation: str, point: Point) -> Practice:
    given = {answer.id: told_text(answer.text) for answer in point.answers}
    answers = (Answer(q.id, q.title, given.get(q.id, "")) for q in framework.good_practice)
    return Practice(investigation, told_text(point.text), tuple(each for each in answers if each.text))


def told_text(text: Text) -> str:
    """The Markdown as the public edition prints it, without citations, notes, pictures and addresses."""
    uncited = replace(text, markdown=_CITED.sub("", text.markdown))
    shown = IMAGE.sub("", uncited.shown(internal=False, redacted=True))
    blocks = [block for block in re.split(r"\n[ \t]*\n", shown) if not _NOTE.match(block)]
    kept = "\n\n".join(block for block in blocks if block.strip())
    return _LINK.sub(r"\1", _NOTE_REFERENCE.sub("", kept)).strip()


def _names_somebody(practice: Practice, naming: Names, listed: tuple[str, ...]) -> bool:
    return any(
        naming.stand_in(text) or _ADDRESS.search(text) or any(hit.certain for hit in find(text, listed))
        for text in _texts(practice)
    )


def _texts(practice: Practice) -> Iterator[str]:
    yield practice.text
    yield from (answer.text for answer in practice.answers)
