"""The draft as a provider gets it: every point by its whole id, and a page that says how to react."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pikepdf
import pypdf
import pytest
from msgspec.structs import replace

from naftctl.load.workspace import WorkspaceReader
from naftctl.model.dossier import Dossier
from naftctl.render import render_report
from naftctl.render.compose import report_context
from naftctl.render.context import Edition
from tests.render.words import W, paragraph_text

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "templates" / "report"
HEADS = ["Nummer", "Wat is niet juist?", "Voorstel", "Waar kunnen wij dat nakijken?"]
COMPLAINT = "2026-de-branding-klacht"


def rendered(dossier: Dossier, edition: Edition, *formats: str) -> dict[str, bytes]:
    context, texts = report_context(dossier, edition, "a1b2c3d", "0.1.0")
    return render_report(context, texts, formats, TEMPLATES)


def read(name: str) -> Dossier:
    found = WorkspaceReader(ROOT).dossier(name, date(2026, 10, 9)).dossier
    assert found is not None
    return replace(found, seals={})


@pytest.fixture(scope="module")
def draft(example: Dossier) -> dict[str, bytes]:
    return rendered(example, "draft", "pdf", "docx", "html", "md")


@pytest.fixture(scope="module")
def complaint() -> dict[str, bytes]:
    return rendered(read(COMPLAINT), "draft", "pdf", "docx", "html", "md")


def points(dossier: Dossier) -> set[str]:
    pages = (*dossier.scorings, *dossier.findings)
    found = {f"{page.id}/{point.label}" for page in pages for point in page.points}
    return found | {f"{result.id}/T1" for result in dossier.regulation if result.shortcoming}


def body(data: bytes) -> ET.Element:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return ET.fromstring(package.read("word/document.xml"))


def label(paragraph: ET.Element) -> str:
    """What a paragraph says before its first tab."""
    first, tab, _ = "".join("\t" if p.tag == f"{W}tab" else p.text or "" for p in paragraph.iter()).partition(
        "\t"
    )
    return first.strip() if tab else ""


def fill_in(data: bytes) -> ET.Element:
    (found,) = [t for t in body(data).iter(f"{W}tbl") if "Nummer" in "".join(t.itertext())]
    return found


def said(pdf: bytes) -> list[str]:
    return [re.sub(r"\s+", " ", page.extract_text()) for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]


# ── labels ───────────────────────────────────────────────────────────────────────────────────────────────
def test_every_point_of_a_draft_begins_with_its_whole_id_in_word(
    draft: Mapping[str, bytes], complaint: Mapping[str, bytes], example: Dossier
) -> None:
    for made, dossier in ((draft, example), (complaint, read(COMPLAINT))):
        begins = {label(p) for p in body(made["docx"]).iter(f"{W}p")}
        assert points(dossier) <= begins
        assert not {each for each in begins if re.fullmatch(r"[VSOTG]\d+", each)}


@pytest.mark.parametrize("form", ["pdf", "html", "md"])
def test_no_point_of_a_draft_has_a_short_label_anywhere(
    form: str, draft: Mapping[str, bytes], complaint: Mapping[str, bytes], example: Dossier
) -> None:
    for made, dossier in ((draft, example), (complaint, read(COMPLAINT))):
        text = " ".join(said(made["pdf"])) if form == "pdf" else made[form].decode()
        assert {each for each in points(dossier) if each not in text} == set()
        labels = {
            "pdf": r"(?:^|\s)([VSOTG]\d+) [A-Z]",
            "html": r'class="label">([VSOTG]\d+)<',
            "md": r"\*\*([VSOTG]\d+)\.\*\*",
        }
        sources = {piece.id for piece in dossier.evidence}
        assert set(re.findall(labels[form], text)) - sources == set()


def test_a_long_list_of_shortcomings_in_the_summary_names_whole_ids_too(example: Dossier) -> None:
    context, texts = report_context(example, "draft", "a1b2c3d", "0.1.0")
    many = replace(context.breaches[0], title="Nog een")
    context = replace(context, regulation=(*context.regulation, *(many for _ in range(9))))
    summary = render_report(context, texts, ("md",), TEMPLATES)["md"].decode()
    summary = summary.partition("Wat weggewerkt moet worden")[2].partition("Zo reageert u")[0]
    assert "OS-B4/T1" in summary
    assert "REG-10/T1" in summary
    assert not re.search(r"(?<!/)\bT\d", summary)


def test_recommendations_and_levers_keep_their_own_numbers(draft: Mapping[str, bytes]) -> None:
    text = draft["md"].decode()
    assert "**R1.**" in text
    assert "**H1.**" in text


@pytest.mark.parametrize("edition", ["internal", "final"])
def test_other_editions_have_short_labels_and_no_such_page(edition: Edition, example: Dossier) -> None:
    text = rendered(example, edition, "md")["md"].decode()
    assert "**V1.**" in text
    assert "**OS-K1/V1.**" not in text
    assert "Zo reageert u" not in text


def test_a_long_label_stands_on_one_line_of_the_pdf(complaint: Mapping[str, bytes]) -> None:
    lines = [
        line.strip()
        for page in pypdf.PdfReader(io.BytesIO(complaint["pdf"])).pages
        for line in page.extract_text().splitlines()
    ]
    assert "behandeling-van-klachten/V1" in lines


# ── the page ─────────────────────────────────────────────────────────────────────────────────────────────
def test_the_page_follows_the_summary_and_says_until_when_and_how(draft: Mapping[str, bytes]) -> None:
    text = re.sub(r"[\s>]+", " ", draft["md"].decode())
    order = [text.index(words) for words in ("## Samenvatting", "## Zo reageert u", "## Administratieve")]
    assert order == sorted(order)
    page = text[order[1] : order[2]]
    assert "tot en met dinsdag 14 juli 2026" in page
    for words in (
        "Die dag telt nog mee.",
        "De niveaus en het advies veranderen niet meer.",
        "Een opmerking in de marge.",
        "Wijzigingen bijhouden",
        "De tabel hieronder.",
        "bijvoorbeeld OS-K1/V1",
        "Noem geen namen van jongeren, ouders of medewerkers.",
    ):
        assert words in page
    assert "!" not in page


def test_where_no_level_and_no_advice_is_given_the_page_promises_none(complaint: Mapping[str, bytes]) -> None:
    page = complaint["md"].decode().partition("## Zo reageert u")[2].partition("\n## ")[0]
    assert "niveaus" not in page
    assert "advies" not in page.lower()


def test_a_draft_that_was_not_sent_leaves_the_day_to_the_letter(example: Dossier) -> None:
    done = example.inspection.milestones.model_copy(update={"draft_sent": None, "final_sent": None})
    early = replace(example, inspection=example.inspection.model_copy(update={"milestones": done}))
    page = rendered(early, "draft", "md")["md"].decode().partition("## Zo reageert u")[2]
    assert "De laatste dag staat in de brief bij dit verslag." in re.sub(r"[\s>]+", " ", page)


def test_the_page_stands_on_one_page_of_the_pdf_with_its_table(draft: Mapping[str, bytes]) -> None:
    (page,) = [page for page in said(draft["pdf"])[2:] if "Zo reageert u" in page]
    assert "Die dag telt nog mee." in page
    assert "Nummer Wat is niet juist? Voorstel" in page


# ── the table ────────────────────────────────────────────────────────────────────────────────────────────
def test_the_table_has_real_cells_to_fill_in_and_a_header_row_in_word(draft: Mapping[str, bytes]) -> None:
    table = fill_in(draft["docx"])
    rows = table.findall(f"{W}tr")
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True] + [False] * 8
    assert [paragraph_text(cell) for cell in rows[0].iter(f"{W}p")] == HEADS
    for row in rows[1:]:
        cells = row.findall(f"{W}tc")
        assert len(cells) == len(HEADS)
        assert all(cell.findall(f"{W}p") and not paragraph_text(cell) for cell in cells)
    assert table.find(f"{W}tblPr/{W}tblBorders") is not None


def test_the_table_is_a_table_with_column_heads_for_who_listens_to_the_pdf(
    draft: Mapping[str, bytes],
) -> None:
    with pikepdf.open(io.BytesIO(draft["pdf"])) as pdf:
        tables = [each for each in _elements(pdf.Root.StructTreeRoot) if each.get("/S") == "/Table"]
        shapes = [[str(kid.S) for row in _rows(t) for kid in _kids(row)] for t in tables]
    assert ["/TH"] * 4 + ["/TD"] * 32 in shapes


def test_the_table_has_column_heads_and_no_empty_row_heads_on_the_web_page(
    draft: Mapping[str, bytes],
) -> None:
    html = draft["html"].decode()
    table = html[html.index('class="fill"') :].partition("</table>")[0]
    heads = re.findall(r"<th [^>]*>(.*?)</th>", table, re.DOTALL)
    assert [re.sub(r"\s+", " ", head) for head in heads] == HEADS
    assert table.count('scope="col"') == len(HEADS)
    assert table.count("<td") == 8 * len(HEADS)


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K", [])
    every = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    return [kid for kid in every if isinstance(kid, pikepdf.Dictionary)]


def _elements(element: Any) -> Iterator[Any]:
    yield element
    for kid in _kids(element):
        yield from _elements(kid)


def _rows(table: Any) -> Iterator[Any]:
    yield from (each for each in _elements(table) if each.get("/S") == "/TR")
