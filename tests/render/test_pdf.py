from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pypdf
import pytest

from naftctl.model.dossier import Dossier
from naftctl.render import render_report
from naftctl.render.compose import report_context
from naftctl.render.context import ReportContext
from naftctl.render.pieces import Passage

Material = tuple[ReportContext, Mapping[str, Passage]]


@pytest.fixture(scope="module")
def pdf(report: dict[str, bytes]) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(report["pdf"])) as opened:
        yield opened


@pytest.fixture(scope="module")
def pages(report: dict[str, bytes]) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(report["pdf"])).pages]


@pytest.fixture(scope="module")
def words(pages: list[str], material: Material) -> str:
    """All words in reading order, without what stands above and below each page."""
    head = flat(f"Inspectieverslag NAFT · {material[0].number}{material[0].provider.name}")
    foot = r"OnderwijsinspectieenZorginspectieProefdruk,nietverzegeldPagina\d+van\d+"
    return "".join(re.sub(foot, "", flat(page).replace(head, "")) for page in pages)


def flat(text: str) -> str:
    """Text without blanks and hyphens, so that a line end inside a word changes nothing."""
    return re.sub(r"[\s\u00ad\u200b\u2010-]+", "", text)


def elements(pdf: pikepdf.Pdf) -> list[Any]:
    """Every structure element, in reading order."""
    found: list[Any] = []
    waiting: list[Any] = [pdf.Root.StructTreeRoot]
    while waiting:
        element = waiting.pop()
        if not isinstance(element, pikepdf.Dictionary):
            continue
        if "/S" in element:
            found.append(element)
        kids: Any = element.get("/K", [])
        waiting += reversed(list(kids) if isinstance(kids, pikepdf.Array) else [kids])
    return found


def kinds(pdf: pikepdf.Pdf) -> list[str]:
    return [str(element.S) for element in elements(pdf)]


def test_the_document_is_tagged_and_says_its_language_and_title(pdf: pikepdf.Pdf) -> None:
    assert pdf.Root.MarkInfo.Marked
    assert str(pdf.Root.Lang) == "nl-BE"
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    assert "De Kantelpoort" in str(pdf.docinfo["/Title"])


def test_the_metadata_claims_both_standards(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata() as meta:
        assert meta["pdfuaid:part"] == "1"
        assert (meta["pdfaid:part"], meta["pdfaid:conformance"]) == ("2", "A")
        assert "De Kantelpoort" in meta["dc:title"]
        assert "nl-BE" in str(meta["dc:language"])


def test_headings_begin_at_the_first_level_and_skip_none(pdf: pikepdf.Pdf) -> None:
    levels = [int(kind[2:]) for kind in kinds(pdf) if re.fullmatch(r"/H[1-6]", kind)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert set(levels) == {1, 2, 3, 4}


def test_every_table_has_header_cells_with_a_scope(pdf: pikepdf.Pdf) -> None:
    tables = [element for element in elements(pdf) if element.S == "/Table"]
    heads = [element for element in elements(pdf) if element.S == "/TH"]
    assert len(tables) >= 3
    assert len(heads) >= 3 * len(tables)
    for head in heads:
        attributes = head.A if isinstance(head.A, pikepdf.Array) else [head.A]
        assert any(
            str(a.get("/Scope", "")) == "/Column" for a in attributes if isinstance(a, pikepdf.Dictionary)
        )


def test_every_figure_has_an_alternative_text_that_names_every_scale(
    pdf: pikepdf.Pdf, material: Material
) -> None:
    figures = [element for element in elements(pdf) if element.S == "/Figure"]
    assert len(figures) == 1
    alternative = str(figures[0].Alt)
    for scale in material[0].scales:
        assert scale.level is not None
        assert f"{scale.id} {scale.title}: {scale.level.label}" in alternative


def test_points_are_lists_with_their_labels(pdf: pikepdf.Pdf, material: Material) -> None:
    points = sum(len(s.findings.points) for s in material[0].scales)
    assert kinds(pdf).count("/Lbl") > points
    assert kinds(pdf).count("/LBody") > points


def test_bookmarks_lead_to_every_chapter_and_scale(report: dict[str, bytes], material: Material) -> None:
    def titles(outline: list[Any]) -> Iterator[str]:
        for item in outline:
            if isinstance(item, list):
                yield from titles(item)
            else:
                yield str(item.title)

    found = flat(" ".join(titles(pypdf.PdfReader(io.BytesIO(report["pdf"])).outline)))
    for scale in material[0].scales:
        assert flat(f"{scale.id} {scale.title}") in found
    assert "Adviesenaanbevelingen" in found


def test_only_the_own_font_is_used_and_it_is_embedded(pdf: pikepdf.Pdf) -> None:
    fonts = [
        o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/FontDescriptor"
    ]
    assert fonts
    assert all("AtkinsonHyperlegible" in str(font.FontName) for font in fonts)
    assert all("/FontFile2" in font or "/FontFile3" in font for font in fonts)


def test_nothing_in_it_runs_or_is_attached(pdf: pikepdf.Pdf) -> None:
    assert "/OpenAction" not in pdf.Root
    assert "/AcroForm" not in pdf.Root
    actions = {
        str(o.get("/S"))
        for o in pdf.objects
        if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/Action"
    }
    assert actions <= {"/URI", "/GoTo"}


def test_the_text_has_title_provider_every_scale_with_its_level_and_the_advice(
    words: str, material: Material
) -> None:
    context = material[0]
    assert flat("Inspectieverslag NAFT") in words
    assert flat(context.provider.name) in words
    for scale in context.scales:
        assert scale.level is not None
        assert flat(f"{scale.id} {scale.title}") in words
        assert flat(f"{scale.id} {scale.title} {scale.level.label}") in words
    assert context.advice.label is not None
    assert flat(context.advice.label) in words


def test_every_text_of_people_is_in_it(words: str, material: Material) -> None:
    lost = []
    for ref, passage in material[1].items():
        plain = re.sub(r"\[\\\[[^\]]*\\\]\]\{\.cite\}", "|", passage.markdown)
        plain = re.sub(r"[*_\\]", "", plain)
        runs = [flat(run) for run in re.split(r'["“”‘’\'|\[\]^~:-]|\n', plain) if len(flat(run)) > 12]
        lost += [ref for run in runs if run not in words]
    assert lost == []


def test_every_page_says_that_it_is_a_proof(pages: list[str]) -> None:
    assert [number for number, text in enumerate(pages, 1) if "Proefdruk, niet verzegeld" not in text] == []


def test_every_page_of_a_draft_says_so(example: Dossier, templates: Path) -> None:
    made = render_report(*report_context(example, "draft", "a1b2c3d", "0.1.0"), ("pdf",), templates)["pdf"]
    texts = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(made)).pages]
    assert [n for n, text in enumerate(texts, 1) if "Ontwerpverslag, proefdruk" not in text and n > 1] == []


def test_no_page_is_empty_or_nearly_so(pages: list[str]) -> None:
    assert [number for number, text in enumerate(pages, 1) if len(flat(text)) < 350] == []


def test_the_working_text_is_said_to_be_one(words: str, material: Material) -> None:
    notice = material[0].framework.notice
    assert notice is not None
    assert flat(notice) in words


def test_the_word_that_suggests_adding_levels_is_nowhere(words: str) -> None:
    assert "gemiddeld" not in words.lower()
