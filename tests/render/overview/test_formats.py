"""Charts of an overview in each format: drawn, told in words, and held together."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree as ET

import pikepdf
import pypdf
import pytest
from docx import Document

from naftctl.model.workspace import Colours, House
from naftctl.render.template import TemplateFault
from tests.render.overview.conftest import TEMPLATES, made
from tests.render.overview.sector import FRAMEWORKS, NEW, OLD, many, nothing, rich

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
SENTENCE = (
    "OS-K2 Organisatiebeleid: 22 aanbieders ingeschaald: 17 keer benadert de verwachting of volgens de "
    "verwachting, samen geteld; 5 keer overstijgt de verwachting."
)
CHARTS = 4 + 14


def flat(text: str) -> str:
    return re.sub(r"[\s\u00ad\u200b\u2010\u2011-]+", "", text)


# ---- PDF --------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def pdf(internal: dict[str, bytes]) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(internal["pdf"])) as opened:
        yield opened


@pytest.fixture(scope="module")
def pages(internal: dict[str, bytes]) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(internal["pdf"])).pages]


def elements(root: Any) -> Iterator[Any]:
    """Every structure element under one, in reading order."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        if not isinstance(element, pikepdf.Dictionary):
            continue
        if "/S" in element:
            yield element
        kids: Any = element.get("/K", [])
        waiting += reversed(list(kids) if isinstance(kids, pikepdf.Array) else [kids])


def test_every_chart_has_its_figures_in_words(pdf: pikepdf.Pdf) -> None:
    figures = [str(each.Alt) for each in elements(pdf.Root.StructTreeRoot) if each.S == "/Figure"]
    assert len(figures) == CHARTS
    assert any(SENTENCE in alternative for alternative in figures)
    assert any("3 aanbieders ingeschaald, verdeling niet getoond." in each for each in figures)


def test_no_chart_is_cut_over_two_pages(pdf: pikepdf.Pdf) -> None:
    for figure in elements(pdf.Root.StructTreeRoot):
        if figure.S == "/Figure":
            assert len(set(pages_of(figure))) == 1


def pages_of(element: Any) -> Iterator[tuple[int, int]]:
    """The page of every piece of content under a structure element."""
    if isinstance(element, pikepdf.Array):
        for each in element:
            yield from pages_of(each)
    elif isinstance(element, pikepdf.Dictionary):
        if "/Pg" in element:
            yield element.Pg.objgen
        yield from pages_of(element.get("/K", pikepdf.Array()))


def test_the_pdf_claims_both_standards_and_its_language(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata() as meta:
        assert (meta["pdfuaid:part"], meta["pdfaid:part"], meta["pdfaid:conformance"]) == ("1", "2", "A")
    assert str(pdf.Root.Lang) == "nl-BE"
    assert "schooljaar 2026-2027" in str(pdf.docinfo["/Title"])


def test_headings_skip_no_level_and_tables_have_heads(pdf: pikepdf.Pdf) -> None:
    found = list(elements(pdf.Root.StructTreeRoot))
    levels = [int(str(each.S)[2:]) for each in found if re.fullmatch(r"/H[1-6]", str(each.S))]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    tables = [each for each in found if each.S == "/Table"]
    assert all(any(inner.S == "/TH" for inner in elements(table)) for table in tables)


def test_every_page_but_the_cover_says_what_it_is(pages: list[str]) -> None:
    for number, text in enumerate(pages[1:], 2):
        assert "Interne uitgave, proefdruk" in text, number
        assert "schooljaar 2026-2027" in text, number


def test_no_heading_is_the_last_of_its_page(pages: list[str]) -> None:
    titles = {flat(scale.title) for ref in (OLD, NEW) for scale in FRAMEWORKS[ref].scale.values()}
    for text in pages[2:]:
        lines = [flat(line) for line in text.splitlines() if line.strip()]
        body = [line for line in lines if "Pagina" not in line and "proefdruk" not in line]
        assert not any(body[-1].endswith(title) and "OS" in body[-1][:6] for title in titles), body[-1]


def test_very_many_scales_and_years_fit() -> None:
    found = made(many(), ("pdf",))["pdf"]
    reader = pypdf.PdfReader(io.BytesIO(found))
    text = flat("".join(page.extract_text() for page in reader.pages))
    for scale in FRAMEWORKS[NEW].scale.values():
        assert flat(f"Aanbieders per niveau en per jaar, {scale.id} {scale.title}") in text
    assert len(reader.pages) < 45


# ---- DOCX -------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def body(internal: dict[str, bytes]) -> ET.Element:
    with zipfile.ZipFile(io.BytesIO(internal["docx"])) as parts:
        return ET.fromstring(parts.read("word/document.xml"))[0]


def test_word_can_open_it_and_knows_its_title(internal: dict[str, bytes]) -> None:
    document = Document(io.BytesIO(internal["docx"]))
    assert "Jaaroverzicht van de NAFT-inspecties – schooljaar 2026-2027" in document.core_properties.title


def test_every_drawing_in_word_has_its_figures_in_words(body: ET.Element) -> None:
    told = [each.attrib.get("descr", "") for each in body.iter(f"{WP}docPr")]
    charts = [text for text in told if text.startswith("Verdeling over de niveaus")]
    assert len(charts) == CHARTS
    assert any(SENTENCE in text for text in charts)


def test_no_two_drawings_in_word_have_one_number(body: ET.Element) -> None:
    ids = [each.attrib["id"] for each in body.iter(f"{WP}docPr")]
    assert len(ids) == len(set(ids))


def test_a_drawing_in_word_stays_with_its_caption(body: ET.Element) -> None:
    for paragraph in body.findall(f"{W}p"):
        if paragraph.find(f".//{WP}inline") is not None:
            assert paragraph.find(f"{W}pPr/{W}keepNext") is not None


def test_tables_of_figures_in_word_repeat_their_heads_and_stay_in_the_margins(body: ET.Element) -> None:
    for table in body.findall(f"{W}tbl"):
        assert table.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None
        widths = [int(column.attrib[f"{W}w"]) for column in table.iter(f"{W}gridCol")]
        assert sum(widths) <= 8958


# ---- HTML -------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def page(internal: dict[str, bytes]) -> str:
    return internal["html"].decode()


def test_the_segments_of_a_bar_fill_it(page: str) -> None:
    bars = re.findall(r'<div class="bar">(.*?)</div>', page)
    assert len(bars) > 30
    for bar in bars:
        assert sum(float(width) for width in re.findall(r"width:([\d.]+)%", bar)) == pytest.approx(
            100, abs=0.01
        )


def test_every_segment_has_its_number(page: str) -> None:
    (row,) = re.findall(
        r'<b>OS-K2</b> Organisatiebeleid</p><p class="count">22</p><div class="bar">(.*?)</div>', page
    )
    assert re.findall(r"<b>(\d+)</b>", row) == ["17", "5"]


def test_levels_that_are_counted_together_have_both_colours(page: str) -> None:
    assert "linear-gradient(var(--n2) 0% 50%,var(--n3) 50% 100%)" in page


def test_a_chart_in_the_page_is_one_image_with_words(page: str) -> None:
    assert page.count('<figure class="bars') == CHARTS
    assert all(re.findall(r'<figure class="bars(?: years)?"><div role="img" aria-label="Verdeling', page))
    assert SENTENCE in page


def test_the_page_leads_to_the_overview_and_not_to_a_report(page: str) -> None:
    assert ">Naar het overzicht</a>" in page
    assert "verslag</a>" not in page


def luminance(colour: str) -> float:
    digits = colour.removeprefix("#")
    digits = "".join(each * 2 for each in digits) if len(digits) == 3 else digits
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize(
    "colours",
    [Colours(), Colours(level_1="#ffd0d0", level_2="#777777", level_3="#00ff88", level_4="#101010")],
)
def test_a_number_reads_on_the_colour_of_its_level(colours: Colours) -> None:
    page = made(rich(), ("html",), house=House(colours=colours))["html"].decode()
    light, dark = re.findall(r":root \{(.*?)\}", page, flags=re.DOTALL)[:2]
    for style in (light, dark):
        values = dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-fA-F]{3,6})", style))
        for level in range(1, 5):
            assert contrast(values[f"b{level}"], values[f"n{level}"]) >= 4.5
        assert contrast(values["ink"], values["paper"]) >= 4.5


# ---- templates --------------------------------------------------------------------------------------------


def test_a_look_that_is_missing_is_named(tmp_path: Any) -> None:
    from naftctl.render.overview import render_overview  # noqa: PLC0415
    from naftctl.render.overview.compose import overview_context  # noqa: PLC0415

    context, texts = overview_context(nothing(), House(), FRAMEWORKS, None, "0.1.0")
    with pytest.raises(TemplateFault, match=r"page\.html"):
        render_overview(context, texts, ("html",), TEMPLATES / "overview", tmp_path)
