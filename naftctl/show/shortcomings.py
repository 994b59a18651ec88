"""The shortcomings of a report as a table for Excel and as data for another program."""

from __future__ import annotations

import csv
import html
import io
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass

from naftctl.model.dossier import Dossier
from naftctl.prose import IMAGE, Text
from naftctl.prose.values import CITATION
from naftctl.source import Span

_HEADS = ("Nummer", "Tekort", "Soort", "Onderdeel", "Titel", "Niveau")
_KINDS = {"scale": "ontwikkelingsschaal", "question": "onderzochte vraag", "regulation": "regelgeving"}
_FORMULA = re.compile(r"[=+\-@\t\r＝＋－＠]")
"""What a cell begins with that a spreadsheet would compute."""

_CITED = re.compile(rf"\s*{CITATION.pattern}")
_NOTE = re.compile(r"\[\^[^\]]+\]:")
_CODE = re.compile(r"(`+)(.+?)\1", re.S)
_PLAINER = (
    (IMAGE, r"\g<alt>"),
    (re.compile(r"(?<!\\)\[\^[^\]]+\]"), ""),
    (re.compile(r"(?<!\\)\[([^\[\]]+)\]\([^()\s]*(?:\s+\"[^\"]*\")?\)"), r"\1"),
    (re.compile(r"(?<!\\)<((?:https?://|mailto:)[^<>\s]+)>"), r"\1"),
    (_CODE, r"\2"),
    (re.compile(r"(?<!\\)(\*\*|__|~~)(?=\S)(.+?)(?<=\S)\1", re.S), r"\2"),
    (re.compile(r"(?<![\\\w])([*_])(?=\S)(.+?)(?<=\S)\1(?!\w)", re.S), r"\2"),
    (re.compile(r"\\([!-/:-@\[-`{-~])"), r"\1"),
)


@dataclass(frozen=True, slots=True)
class Shortcoming:
    """A shortcoming (tekort) in plain words, with the scale, the question or the item that it is about.

    `level` is the id of the level of the scale, None for anything else.
    """

    id: str
    text: str
    kind: str
    about: str
    title: str | None
    level: str | None = None


def shortcomings(dossier: Dossier) -> tuple[Shortcoming, ...]:
    """Every shortcoming of a report, in its order: of scales, of questions, of regulation items."""
    return tuple(_found(dossier))


def as_csv(found: Iterable[Shortcoming]) -> str:
    """A table that Excel opens as it stands where the comma is for decimals, as in Belgium.

    Semicolons between the cells and a byte order mark, so that accents survive a double click. What a
    spreadsheet would compute has an apostrophe before it.
    """
    page = io.StringIO()
    table = csv.writer(page, delimiter=";", lineterminator="\r\n")
    table.writerow(_HEADS)
    for each in found:
        cells = (each.id, each.text, _KINDS[each.kind], each.about, each.title or "", each.level or "")
        table.writerow([_harmless(cell) for cell in cells])
    return "\ufeff" + page.getvalue()


def as_json(dossier: Dossier, found: Iterable[Shortcoming]) -> str:
    """One object: of which inspection and provider, by which framework, and every shortcoming."""
    inspection = dossier.inspection
    head = {
        "inspection": dossier.id,
        "number": inspection.number,
        "provider": {"id": inspection.provider.id, "name": inspection.provider.name},
        "framework": inspection.framework,
    }
    data = head | {"shortcomings": [asdict(each) for each in found]}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def plain_words(markdown: str) -> str:
    """People's Markdown as plain words, a line a paragraph: no citations, notes or what stays inside."""
    shown = Text(_CITED.sub("", markdown), Span("")).shown(internal=False)
    paragraphs = [block for block in re.split(r"\n\s*\n", shown) if not _NOTE.match(block.strip())]
    return "\n".join(filter(None, (_plainer(block) for block in paragraphs)))


def _plainer(block: str) -> str:
    for pattern, words in _PLAINER:
        block = pattern.sub(words, block)
    return " ".join(html.unescape(block).split())


def _harmless(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _found(dossier: Dossier) -> Iterator[Shortcoming]:
    for scale in dossier.scales:
        scoring = dossier.scoring.get(scale.id)
        for point in scoring.points_of("T") if scoring else ():
            name, text = f"{scale.id}/{point.label or '?'}", plain_words(point.text.outside)
            yield Shortcoming(name, text, "scale", scale.id, scale.title, scoring.level if scoring else None)
    for finding in dossier.findings:
        for point in finding.points_of("T"):
            name, text = f"{finding.id}/{point.label or '?'}", plain_words(point.text.outside)
            yield Shortcoming(name, text, "question", finding.id, finding.question)
    for item in dossier.framework.regulation:
        result = dossier.result.get(item.id)
        if result and result.shortcoming:
            text = " ".join(result.shortcoming.split())
            yield Shortcoming(f"{item.id}/T1", text, "regulation", item.id, item.title)
