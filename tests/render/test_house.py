"""The house style of `naftctl.yaml` in the report."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pypdf
import pypdfium2
import pytest
from msgspec.structs import replace
from PIL import Image

from naftctl.model.dossier import Dossier
from naftctl.model.workspace import USUAL, Colours, House, Organisation
from naftctl.render import render_report
from naftctl.render.compose import report_context
from naftctl.render.document import RefusedTexts

OWN = House(
    USUAL.model_copy(
        update={
            "onderwijsinspectie": Organisation(name="Inspectie Leren", address="Laan 1, 1000 Brussel"),
            "zorginspectie": Organisation(name="Inspectie Zorgen", email="zorg@voorbeeld.be"),
            "opgroeien": Organisation(name="Agentschap Jeugd"),
        }
    ),
    colours=Colours(accent="#5c0a3d", text="#222222", level_4="#4a008f"),
)


def made(dossier: Dossier, house: House, form: str, templates: Path) -> bytes:
    context, texts = report_context(replace(dossier, house=house), "final", "a1b2c3d", "0.1.0")
    return render_report(context, texts, (form,), templates)[form]


@pytest.fixture(scope="module")
def own(example: Dossier, templates: Path) -> bytes:
    return made(example, OWN, "pdf", templates)


def test_the_names_of_the_houses_are_on_the_cover_on_every_page_and_in_the_text(own: bytes) -> None:
    pages = [" ".join(p.extract_text().split()) for p in pypdf.PdfReader(io.BytesIO(own)).pages]
    assert [n for n, text in enumerate(pages, 1) if "Inspectie Leren en Inspectie Zorgen" not in text] == []
    text = " ".join(pages)
    assert "Advies aan Agentschap Jeugd: " in text
    assert "inspecteur, Inspectie Zorgen" in text


def test_addresses_are_in_the_colophon(own: bytes) -> None:
    last = " ".join(pypdf.PdfReader(io.BytesIO(own)).pages[-1].extract_text().split())
    assert re.search(r"Inspectie Leren\s*Laan 1, 1000 Brussel", last)
    assert re.search(r"Inspectie Zorgen\s*zorg@voorbeeld.be", last)


def test_the_colophon_says_framework_edition_revision_and_tool(report: dict[str, bytes]) -> None:
    last = " ".join(pypdf.PdfReader(io.BytesIO(report["pdf"])).pages[-1].extract_text().split())
    for words in ("versie 2026.1", "definitief verslag", "a1b2c3d", "naftctl 0.1.0", "16 juli 2026"):
        assert words in last


@pytest.mark.parametrize(("house", "colour"), [(House(), (0x0A, 0x3D, 0x5C)), (OWN, (0x5C, 0x0A, 0x3D))])
def test_the_cover_has_the_colour_of_the_house(
    example: Dossier, templates: Path, house: House, colour: tuple[int, int, int]
) -> None:
    data = made(example, house, "pdf", templates)
    cover = pypdfium2.PdfDocument(data)[0].render(scale=0.5).to_pil().convert("RGB")
    assert cover.getpixel((5, 5)) == colour


def test_what_a_house_does_not_tell_leaves_the_report_as_it_was(
    example: Dossier, templates: Path, report: dict[str, bytes]
) -> None:
    assert made(example, House(), "pdf", templates) == report["pdf"]


def test_a_logo_that_cannot_be_decoded_is_refused_in_the_settings(example: Dossier, templates: Path) -> None:
    house = House(logos={"onderwijsinspectie": b"\x89PNG\r\n\x1a\nstuk"})
    with pytest.raises(RefusedTexts) as caught:
        made(example, house, "md", templates)
    assert [problem.span.path for problem in caught.value.problems] == ["naftctl.yaml"]


def test_a_logo_is_on_the_cover_with_the_name_of_its_house(example: Dossier, templates: Path) -> None:
    out = io.BytesIO()
    Image.new("RGB", (400, 100), "#ff00ff").save(out, "PNG")
    house = House(logos={"zorginspectie": out.getvalue(), "opgroeien": out.getvalue()})
    data = made(example, house, "pdf", templates)
    cover = pypdfium2.PdfDocument(data)[0].render(scale=0.5).to_pil().convert("RGB")
    found = [(x, y) for x in range(0, cover.width, 4) for y in range(0, cover.height, 4)
             if cover.getpixel((x, y)) == (255, 0, 255)]  # fmt: skip
    assert found
    assert min(y for _, y in found) > cover.height * 0.8
    assert b"/Alt" in data
