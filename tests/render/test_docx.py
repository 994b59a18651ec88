"""The report for Word: its parts are opened and read, and LibreOffice has to read the same words."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import zipfile
from collections import Counter
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pypdfium2
import pytest
from msgspec.structs import replace
from PIL import Image

from naftctl.model.dossier import Dossier
from naftctl.render import render_report
from naftctl.render.compose import report_context
from naftctl.render.context import ReportContext
from naftctl.render.pieces import Passage
from naftctl.source import Span
from tests.render.words import (
    W,
    contents_words,
    cover_words,
    docx_words,
    head_rows,
    is_chart,
    numbered_headings,
    paragraph_text,
    pdf_words,
)

Material = tuple[ReportContext, Mapping[str, Passage]]
Part = ET.Element

SOFFICE = shutil.which("soffice")
TEXT_WIDTH = 8958
"""Twentieths of a point between the margins of A4: 158 mm."""

ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs suppressAutoHyphens "
    "spacing ind jc outlineLvl",
    "rPr": "rStyle rFonts b bCs i iCs strike color sz szCs u shd vertAlign lang",
    "tblPr": "tblStyle tblStyleRowBandSize tblW tblInd tblBorders tblLayout tblCellMar tblLook tblCaption "
    "tblDescription",
    "tcPr": "tcW shd vAlign",
    "sectPr": "headerReference footerReference pgSz pgMar titlePg",
    "style": "name basedOn next uiPriority semiHidden qFormat pPr rPr tblPr",
}
"""The order that the schema of Word asks, without which it calls a file damaged."""

EVERYTHING = """Eén *schuin*, **vet**, ~~weg~~, `code` & "woorden"[^1] en [een adres](https://example.org/a?b=1&c=2).\\
Een tweede regel <3.

- een

  1. sub
  2. sub

- twee

> citaat

    letterlijk

| a | b |
|---|--:|
| 1 | 2 |

![een vlak](plan.png "Plan van het gebouw")

[stil]{.internal}

::: internal
Een interne passage.
:::

[^1]: Een noot met [een adres](https://example.org/noot).
"""


@pytest.fixture(scope="module")
def docx(material: Material, templates: Path) -> bytes:
    return render_report(*material, ("docx",), templates)["docx"]


@pytest.fixture(scope="module")
def full(example: Dossier, templates: Path) -> bytes:
    """The internal edition with a text and a point that hold everything that a text may hold."""
    context, texts = report_context(example, "internal", "a1b2c3d", "0.1.0")
    passage = Passage(EVERYTHING, Span("a.md", 1, 1), {"plan.png": picture((1500, 400))})
    return render_report(context, {**texts, "desk/CI-1": passage, "OS-B3/V1": passage}, ("docx",), templates)[
        "docx"
    ]


def picture(size: tuple[int, int]) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "navy").save(out, "PNG")
    return out.getvalue()


def part(docx: bytes, name: str) -> Part:
    with zipfile.ZipFile(io.BytesIO(docx)) as parts:
        return ET.fromstring(parts.read(name))


def body(docx: bytes) -> Part:
    return part(docx, "word/document.xml")[0]


def style(paragraph: Part) -> str:
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if found is None else found.attrib[f"{W}val"]


def paragraphs(docx: bytes, name: str) -> list[Part]:
    return [p for p in body(docx).iter(f"{W}p") if re.fullmatch(name, style(p))]


def text(part: Part) -> str:
    return "".join(paragraph_text(p) for p in part.iter(f"{W}p"))


def local(part: Part) -> str:
    return part.tag.rsplit("}", 1)[1]


# ---- the package ------------------------------------------------------------------------------------------


def test_the_same_input_gives_the_same_bytes_with_the_day_of_the_report(
    docx: bytes, material: Material, templates: Path
) -> None:
    assert render_report(*material, ("docx",), templates)["docx"] == docx
    day = material[0].date
    with zipfile.ZipFile(io.BytesIO(docx)) as parts:
        assert {entry.date_time for entry in parts.infolist()} == {(day.year, day.month, day.day, 12, 0, 0)}


def test_there_is_nothing_but_words_and_their_look(docx: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(docx)) as parts:
        names = set(parts.namelist())
        whole = b"".join(parts.read(name) for name in names)
    assert names == {
        "[Content_Types].xml",
        "_rels/.rels",
        "word/document.xml",
        "word/_rels/document.xml.rels",
        "word/footnotes.xml",
        "word/_rels/footnotes.xml.rels",
        *(
            f"word/{name}.xml"
            for name in ("styles", "numbering", "settings", "fontTable", "header", "footer")
        ),
        "docProps/core.xml",
        "docProps/app.xml",
    }
    assert b"External" not in whole
    assert b"documentProtection" not in whole
    assert not re.search(rb"\{[a-z0-9-]+\}", whole)


def test_only_addresses_in_texts_lead_outside(full: bytes) -> None:
    for name in ("word/_rels/document.xml.rels", "word/_rels/footnotes.xml.rels"):
        outside = [r.attrib for r in part(full, name) if r.get("TargetMode") == "External"]
        assert {r["Type"].rsplit("/", 1)[1] for r in outside} == {"hyperlink"}
        assert {r["Target"] for r in outside} == {"https://example.org/a?b=1&c=2", "https://example.org/noot"}


@pytest.mark.parametrize("which", ["docx", "full"])
def test_everything_that_is_named_is_there(which: str, request: pytest.FixtureRequest) -> None:
    made = request.getfixturevalue(which)
    document, notes = part(made, "word/document.xml"), part(made, "word/footnotes.xml")
    used = {key: Counter[str]() for key in ("pStyle", "rStyle", "tblStyle", "numId", "footnoteReference")}
    for element in (*document.iter(), *notes.iter()):
        if local(element) in used:
            used[local(element)][element.get(f"{W}val") or element.attrib[f"{W}id"]] += 1
    styles = {s.attrib[f"{W}styleId"] for s in part(made, "word/styles.xml").iter(f"{W}style")}
    assert {*used["pStyle"], *used["rStyle"], *used["tblStyle"]} <= styles
    numbers = {n.attrib[f"{W}numId"] for n in part(made, "word/numbering.xml").iter(f"{W}num")}
    assert set(used["numId"]) <= numbers | {"0"}
    assert set(used["footnoteReference"]) == {n.attrib[f"{W}id"] for n in notes if f"{W}type" not in n.attrib}
    places = [b.attrib[f"{W}name"] for b in document.iter(f"{W}bookmarkStart")]
    assert len(places) == len(set(places))
    assert all(re.fullmatch(r"[a-z]\w{0,38}", place) for place in places)
    anchors = {a for h in document.iter(f"{W}hyperlink") if (a := h.get(f"{W}anchor"))}
    assert anchors
    assert anchors <= set(places)


@pytest.mark.parametrize("which", ["docx", "full"])
def test_properties_stand_in_the_order_of_the_schema(which: str, request: pytest.FixtureRequest) -> None:
    made = request.getfixturevalue(which)
    for name in ("document", "styles", "footnotes", "header", "footer", "numbering"):
        for element in part(made, f"word/{name}.xml").iter():
            if order := ORDER.get(local(element)):
                places = [order.split().index(local(child)) for child in element]
                assert places == sorted(places), (name, [local(child) for child in element])


def test_the_properties_say_what_it_is(docx: bytes, material: Material) -> None:
    core = {local(p): p.text for p in part(docx, "docProps/core.xml")}
    context = material[0]
    assert core["title"] == f"Inspectieverslag NAFT – {context.provider.name} ({context.number})"
    assert core["creator"] == "Onderwijsinspectie en Zorginspectie"
    assert core["language"] == "nl-BE"
    assert core["created"] == core["modified"] == f"{context.date.isoformat()}T12:00:00Z"


def test_the_language_is_flemish_dutch(docx: bytes) -> None:
    languages = {e.attrib[f"{W}val"] for e in part(docx, "word/styles.xml").iter(f"{W}lang")}
    themes = {e.attrib[f"{W}val"] for e in part(docx, "word/settings.xml").iter(f"{W}themeFontLang")}
    assert (languages, themes) == ({"nl-BE"}, {"nl-BE"})


# ---- the page ---------------------------------------------------------------------------------------------


def test_the_page_is_a4_with_a_header_and_a_footer_on_every_page_but_the_cover(
    docx: bytes, material: Material
) -> None:
    section = body(docx)[-1]
    size = section.find(f"{W}pgSz")
    assert size is not None
    assert (size.attrib[f"{W}w"], size.attrib[f"{W}h"]) == ("11906", "16838")
    assert [local(e) for e in section] == ["headerReference", "footerReference", "pgSz", "pgMar", "titlePg"]
    header, footer = part(docx, "word/header.xml"), part(docx, "word/footer.xml")
    assert text(header) == f"Inspectieverslag NAFT · {material[0].number} {material[0].provider.name}"
    assert text(footer) == "Onderwijsinspectie en Zorginspectie Proefdruk, niet verzegeld Pagina 2 van 2"
    fields = [e.text for e in footer.iter(f"{W}instrText")]
    assert fields == [" PAGE ", " NUMPAGES "]


def test_the_cover_says_what_it_is_and_whether_it_is_sealed(docx: bytes, material: Material) -> None:
    said = [(style(p), paragraph_text(p)) for p in body(docx)[:12] if p.tag == f"{W}p"]
    assert said[:3] == [
        ("CoverHouses", "Onderwijsinspectie en Zorginspectie"),
        ("Title", "Inspectieverslag NAFT"),
        ("Subtitle", material[0].provider.name),
    ]
    assert ("CoverFact", "Status definitief verslag, proefdruk, niet verzegeld") in said
    assert ("CoverNotice", "Proefdruk, niet verzegeld") in said


def test_the_contents_are_filled_in_and_are_a_field_that_word_updates(docx: bytes) -> None:
    contents = body(docx).find(f"{W}sdt")
    assert contents is not None
    lines = list(contents.iter(f"{W}p"))
    assert (style(lines[0]), paragraph_text(lines[0])) == ("TOCHeading", "Inhoud")
    assert [e.text for e in contents.iter(f"{W}instrText")] == [' TOC \\o "1-3" \\h \\z ']
    marks = [(e.attrib[f"{W}fldCharType"], e.get(f"{W}dirty")) for e in contents.iter(f"{W}fldChar")]
    assert marks == [("begin", "true"), ("separate", None), ("end", None)]
    listed = [
        (level, words)
        for (level, words), p in zip(
            numbered_headings(docx), paragraphs(docx, r"Heading[123]\w*"), strict=True
        )
        if not style(p).endswith("Unlisted")
    ]
    assert [(int(style(p)[3]), paragraph_text(p)) for p in lines[1:]] == listed


# ---- headings, tables and boxes ---------------------------------------------------------------------------


def test_headings_are_numbered_as_in_the_pdf(docx: bytes, report: dict[str, bytes]) -> None:
    document = pypdfium2.PdfDocument(report["pdf"])
    outline = [(mark.level + 1, mark.get_title()) for mark in document.get_toc(max_depth=9)]
    document.close()
    headings = [(level, re.sub(r"[⊕⇧⚠★]\u00a0", "", words)) for level, words in numbered_headings(docx)]
    assert headings == [(level, re.sub(r"\s+", " ", words)) for level, words in outline if level < 4]
    assert {words for _, words in headings} >= {
        "1 Samenvatting",
        "1.1 De inschaling",
        "OS-B3 Begeleidingsrelatie",
        "Bijlage A · Overzicht van de bronnen",
    }


def test_headings_levels_and_captions_stay_with_what_follows(docx: bytes) -> None:
    kept = {
        s.attrib[f"{W}styleId"]
        for s in part(docx, "word/styles.xml").iter(f"{W}style")
        if s.find(f"{W}pPr/{W}keepNext") is not None
    }
    assert kept >= {"Heading1", "Heading2", "Heading3", "Heading4", "Level0", "Question", "TableHead"}
    blocks = list(body(docx))
    for block, following in pairwise(blocks):
        if style(block) == "Caption" and following.tag == f"{W}tbl":
            assert block.find(f"{W}pPr/{W}keepNext") is not None


def test_kinds_of_points_differ_without_colour(docx: bytes) -> None:
    said = {paragraph_text(p) for p in paragraphs(docx, "Heading4")}
    assert said >= {
        "⊕\u00a0Sterke punten",
        "⇧\u00a0Ontwikkelkansen",
        "⚠\u00a0Tekorten",
        "★\u00a0Goede praktijk",
        "Vaststellingen",
    }


def test_a_level_is_drawn_and_said_in_words(docx: bytes, material: Material) -> None:
    said = [(style(p), paragraph_text(p)) for p in paragraphs(docx, r"Level\d")]
    expected = []
    for scale in material[0].scales:
        assert scale.level is not None
        order = scale.level.order
        drawn = "●" * order + "○" * (4 - order)
        words = f"{drawn}   Ontwikkelingsniveau {order} van 4: {scale.level.label}"
        expected.append((f"Level{order}", words))
    assert said == expected


def test_every_point_is_a_paragraph_that_begins_with_its_label(docx: bytes, material: Material) -> None:
    said = [paragraph_text(p) for p in paragraphs(docx, "Point")]
    for scale in material[0].scales:
        for kind in (scale.findings, scale.strengths, scale.opportunities, scale.shortcomings):
            for point in kind.points:
                assert any(words.startswith(f"{point.label} ") for words in said)
    labelled = [words for words in said if re.match(r"(?:[\w-]+/)?[VSOTGRH]\d+ ", words)]
    bulleted = [words for words in said if words.startswith("• ")]
    assert len(labelled) + len(bulleted) == len(said)


def test_tables_have_a_head_with_words_and_the_full_width(docx: bytes) -> None:
    tables = list(body(docx).iter(f"{W}tbl"))
    assert len(tables) >= 4
    for made in tables:
        rows = made.findall(f"{W}tr")
        assert [r.find(f"{W}trPr/{W}tblHeader") is not None for r in rows] == [True] + [False] * (
            len(rows) - 1
        )
        assert all(text(cell) for cell in rows[0].iter(f"{W}tc"))
        assert {s.attrib[f"{W}fill"] for s in rows[0].iter(f"{W}shd")} == {"0A3D5C"}
        columns = [int(c.attrib[f"{W}w"]) for c in made.iter(f"{W}gridCol")]
        assert TEXT_WIDTH - 8 <= sum(columns) <= TEXT_WIDTH
        assert {len(r.findall(f"{W}tc")) for r in rows} == {len(columns)}


def test_the_chart_is_a_table_with_an_alternative_text(docx: bytes, material: Material) -> None:
    (chart,) = (block for block in body(docx) if is_chart(block))
    description = chart.find(f"{W}tblPr/{W}tblDescription")
    assert description is not None
    found = {}
    for row in chart.findall(f"{W}tr"):
        cells = [text(cell) for cell in row.findall(f"{W}tc")]
        found[cells[0]] = cells[1:]
    for scale in material[0].scales:
        assert scale.level is not None
        order = scale.level.order
        assert found[f"{scale.id} {scale.title}"] == [str(order) if n == order else "" for n in range(1, 5)]
        assert f"{scale.id} {scale.title}: {scale.level.label}." in description.attrib[f"{W}val"]


def test_internal_passages_are_marked_and_in_the_internal_edition_only(docx: bytes, full: bytes) -> None:
    assert [paragraph_text(p) for p in paragraphs(full, "InternalPassage")] == [
        "Intern Een interne passage."
    ] * 2
    inline = [
        text_.text
        for run in body(full).iter(f"{W}r")
        if (named := run.find(f"{W}rPr/{W}rStyle")) is not None and named.attrib[f"{W}val"] == "InternalWords"
        for text_ in run.iter(f"{W}t")
    ]
    assert "stil" in inline
    assert not paragraphs(docx, "InternalPassage")


def test_notes_are_notes_and_texts_keep_their_signs(full: bytes) -> None:
    (first, _, *_) = [n for n in part(full, "word/footnotes.xml") if f"{W}type" not in n.attrib]
    assert text(first).strip() == "Een noot met een adres."
    said = " ".join(paragraph_text(p) for p in paragraphs(full, "BodyText"))
    assert "Eén schuin, vet, weg, code & “woorden” en een adres. Een tweede regel <3." in said


def test_a_picture_has_its_words_and_fits(full: bytes) -> None:
    frames = [e for e in body(full).iter() if local(e) == "inline"]
    assert len(frames) == 2
    for frame in frames:
        sizes = [e for e in frame if local(e) == "extent"]
        words = [e.attrib["descr"] for e in frame if local(e) == "docPr"]
        assert words == ["een vlak"]
        width, height = int(sizes[0].attrib["cx"]), int(sizes[0].attrib["cy"])
        assert width <= TEXT_WIDTH * 635
        assert width / height == pytest.approx(1500 / 400, rel=0.01)
    with zipfile.ZipFile(io.BytesIO(full)) as parts:
        assert [n for n in parts.namelist() if n.startswith("word/media/")] == ["word/media/picture1.png"]


def test_the_house_gives_colours_and_font(material: Material, templates: Path) -> None:
    context, texts = material
    house = replace(context.house, accent="#5a1e6e", text="#101010", font="Verdana")
    made = render_report(replace(context, house=house), texts, ("docx",), templates)["docx"]
    styles = ET.tostring(part(made, "word/styles.xml")).decode()
    assert styles.count("5A1E6E") > 5
    assert "0A3D5C" not in styles
    assert 'ascii="Verdana"' in styles
    assert "101010" in styles


# ---- LibreOffice ------------------------------------------------------------------------------------------


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("which", ["docx", "full"])
def test_libreoffice_opens_it_and_reads_the_same_words(
    which: str, request: pytest.FixtureRequest, tmp_path: Path, templates: Path
) -> None:
    made = request.getfixturevalue(which)
    (tmp_path / "report.docx").write_bytes(made)
    fonts = tmp_path / "fonts.conf"
    fonts.write_text(
        f"<fontconfig><include>/etc/fonts/fonts.conf</include><dir>{templates / 'fonts'}</dir></fontconfig>",
        encoding="utf-8",
    )
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [str(SOFFICE), profile, "--headless", "--convert-to", "pdf", "report.docx"]
    environment = {**os.environ, "FONTCONFIG_FILE": str(fonts)}
    subprocess.run(command, cwd=tmp_path, env=environment, check=True, capture_output=True, timeout=180)
    found = pdf_words((tmp_path / "report.pdf").read_bytes())
    expected = docx_words(made, numbers=True, chart="table") + cover_words(made) + contents_words(made)
    for head in head_rows(made):  # once more where a table goes on on the next page
        while head <= found - expected:
            found -= head
    assert (dict(found - expected), dict(expected - found)) == ({}, {})
