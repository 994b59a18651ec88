"""The shortcomings of a report as a table for Excel and as data for another program."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import asdict

from naftctl.model.dossier import Dossier
from naftctl.prose.plain import plain_text

_HEADS = ("Nummer", "Tekort", "Soort", "Onderdeel", "Titel", "Niveau")
_KINDS = {"scale": "ontwikkelingsschaal", "question": "onderzochte vraag", "regulation": "regelgeving"}
_FORMULA = re.compile(
    r"(^(?=[\t\r])|^\s*(?=[=+\-@＝＋－＠])|[;,\t\r\n|](?=[+\-＋－]\w)|[;,\t\r\n|]\s*(?=[=@＝＠]))"
)
"""Where a spreadsheet would begin to compute: at the start, or where it sees the start of another cell.

What separates cells depends on the country, so that a comma or a semicolon within a text counts as well;
`5,- euro` stays as it is.
"""


class Shortcoming(Struct, frozen=True):
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
    """A table of shortcomings for Excel."""
    return table(
        _HEADS,
        (
            (each.id, each.text, _KINDS[each.kind], each.about, each.title or "", each.level or "")
            for each in found
        ),
    )


def table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table that Excel opens as it stands where the comma is for decimals, as in Belgium.

    Semicolons between the cells and a byte order mark, so that accents survive a double click. What a
    spreadsheet would compute has an apostrophe before it.
    """
    page = io.StringIO()
    writer = csv.writer(page, delimiter=";", lineterminator="\r\n")
    writer.writerow(heads)
    for cells in rows:
        writer.writerow([harmless(cell) for cell in cells])
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


def harmless(cell: str) -> str:
    """The cell with an apostrophe before whatever a spreadsheet would compute."""
    return _FORMULA.sub(r"\1'", cell)


def _found(dossier: Dossier) -> Iterator[Shortcoming]:
    for scale in dossier.scales:
        scoring = dossier.scoring.get(scale.id)
        for point in scoring.points_of("T") if scoring else ():
            name, text = f"{scale.id}/{point.label or '?'}", plain_text(point.text.outside)
            yield Shortcoming(name, text, "scale", scale.id, scale.title, scoring.level if scoring else None)
    for finding in dossier.findings:
        for point in finding.points_of("T"):
            name, text = f"{finding.id}/{point.label or '?'}", plain_text(point.text.outside)
            yield Shortcoming(name, text, "question", finding.id, finding.question)
    for item in dossier.framework.regulation:
        result = dossier.result.get(item.id)
        if result and result.shortcoming:
            text = " ".join(result.shortcoming.split())
            yield Shortcoming(f"{item.id}/T1", text, "regulation", item.id, item.title)
