"""What a sealed report says of its seal, in every format and in the properties of its files."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from html import unescape
from pathlib import Path

import pikepdf
import pypdf
import pytest
from msgspec.structs import replace

from naftctl.load.pdf import read_pdf
from naftctl.load.tree import DiskTree
from naftctl.model.dossier import Dossier
from naftctl.model.printed import Printed
from naftctl.model.workspace import LocalSettings
from naftctl.render import FORMATS, render_report
from naftctl.render.compose import report_context
from naftctl.render.letters import render_letter
from naftctl.render.letters.compose import letter_context
from tests.conftest import EXAMPLE, ROOT
from tests.render.words import docx_words, html_words, markdown_words, pdf_words
from tests.sealing import LABEL, dossier_of, with_seals

LETTERS = ROOT / "templates" / "letters"
EDITIONS = ("draft", "final")
NOT_SEALED = "niet verzegeld"


def example_files() -> dict[str, str]:
    tree = DiskTree(ROOT / "inspections" / EXAMPLE, LABEL)
    beside = ("output/", "seals/", "sent/")
    return {name: tree.read(name).decode() for name in tree.names() if not name.startswith(beside)}


def sealed_dossier(example: Dossier, *kinds: str) -> Dossier:
    """The example with the pictures and the house of its workspace, and these seals."""
    return replace(example, seals=dossier_of(with_seals(example_files(), *kinds)).seals)


@pytest.fixture(scope="module")
def codes(example: Dossier) -> dict[str, str]:
    return {kind: seal.code for kind, seal in sealed_dossier(example, *EDITIONS).seals.items()}


@pytest.fixture(scope="module")
def made(example: Dossier, templates: Path) -> dict[str, dict[str, bytes]]:
    """Every format of both sealed editions."""
    dossier = sealed_dossier(example, *EDITIONS)
    found = {}
    for edition in EDITIONS:
        context, texts = report_context(dossier, edition, "a1b2c3d4e5", "0.1.0")  # type: ignore[arg-type]
        found[edition] = render_report(context, texts, FORMATS, templates)
    return found


def shown(files: Mapping[str, bytes]) -> dict[str, str]:
    """The words of each format as a reader sees or copies them."""
    with zipfile.ZipFile(io.BytesIO(files["docx"])) as parts:
        word = re.sub(r"<[^>]+>", " ", parts.read("word/document.xml").decode())
    pages = (page.extract_text() for page in pypdf.PdfReader(io.BytesIO(files["pdf"])).pages)
    page = unescape(re.sub(r"<[^>]+>", " ", files["html"].decode().partition("<body>")[2]))
    return {"pdf": "\n".join(pages), "docx": word, "html": page, "md": files["md"].decode()}


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_sealed_edition_prints_its_code_and_day_and_no_longer_calls_itself_a_proof(
    made: dict[str, dict[str, bytes]], codes: dict[str, str], edition: str
) -> None:
    day = {"draft": "30 juni 2026", "final": "16 juli 2026"}[edition]
    for form, text in shown(made[edition]).items():
        assert NOT_SEALED not in text, form
        assert "proefdruk" not in text.casefold(), form
        assert text.count(codes[edition]) == 2, form
        assert re.search(rf"Verzegeld\W+{day}", text), form


def test_the_code_can_be_copied_from_the_pdf_in_one_piece(
    made: dict[str, dict[str, bytes]], codes: dict[str, str]
) -> None:
    lines = shown(made["draft"])["pdf"].splitlines()
    assert codes["draft"] in lines
    assert "\u200b" not in "".join(line for line in lines if codes["draft"] in line)


def test_a_final_report_also_names_the_code_of_its_draft(
    made: dict[str, dict[str, bytes]], codes: dict[str, str]
) -> None:
    for form, text in shown(made["final"]).items():
        assert text.count(codes["draft"]) == 1, form
        assert re.search(rf"Code van het ontwerp\W+{codes['draft']}\W+verzegeld op 30 juni 2026", text), form
    for form, text in shown(made["draft"]).items():
        assert codes["final"] not in text, form


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_file_says_in_its_properties_what_it_is(
    made: dict[str, dict[str, bytes]], codes: dict[str, str], edition: str
) -> None:
    said = {"draft": "ontwerpverslag", "final": "definitief verslag"}[edition]
    expected = (
        f"NAFT, inspectie, inspectieverslag, uitgave: {said}, stand: a1b2c3d4e5, "
        f"referentiekader: r-naft/2026.1, zegelcode: {codes[edition]}"
    )
    files = made[edition]
    with pikepdf.open(io.BytesIO(files["pdf"])) as opened:
        assert str(opened.docinfo["/Keywords"]) == expected
        with opened.open_metadata() as meta:
            assert meta["pdf:Keywords"] == expected
    with zipfile.ZipFile(io.BytesIO(files["docx"])) as parts:
        assert f"<cp:keywords>{expected}</cp:keywords>" in parts.read("docProps/core.xml").decode()
    assert f'<meta name="keywords" content="{expected}">' in files["html"].decode()


def test_the_program_reads_back_what_it_printed(
    made: dict[str, dict[str, bytes]], codes: dict[str, str]
) -> None:
    found, said = read_pdf(made["final"]["pdf"], "verslag.pdf")
    assert not said
    both = (codes["final"], codes["draft"])
    assert found == Printed("definitief verslag", "a1b2c3d4e5", "r-naft/2026.1", codes["final"], both)


def test_every_format_says_the_same_words(made: dict[str, dict[str, bytes]]) -> None:
    for edition in EDITIONS:
        files = made[edition]
        word = docx_words(files["docx"], numbers=False, chart="none")
        assert markdown_words(files["md"]) == word
        assert html_words(files["html"]) == docx_words(files["docx"], numbers=False, chart="drawing")
        assert pdf_words(files["pdf"])["zegel"] >= word["zegel"] > 0


def test_a_sealed_pdf_still_meets_its_standards(made: dict[str, dict[str, bytes]]) -> None:
    for edition in EDITIONS:
        with pikepdf.open(io.BytesIO(made[edition]["pdf"])) as opened, opened.open_metadata() as meta:
            assert (meta["pdfaid:part"], meta["pdfaid:conformance"], meta["pdfuaid:part"]) == ("2", "A", "1")


def test_the_same_seal_gives_the_same_bytes(
    made: dict[str, dict[str, bytes]], example: Dossier, templates: Path
) -> None:
    context, texts = report_context(sealed_dossier(example, *EDITIONS), "draft", "a1b2c3d4e5", "0.1.0")
    again = render_report(context, texts, FORMATS, templates)
    assert {form: data == made["draft"][form] for form, data in again.items()} == dict.fromkeys(FORMATS, True)


def test_a_draft_seal_does_not_seal_the_final_report_or_the_internal_one(
    example: Dossier, templates: Path
) -> None:
    dossier = sealed_dossier(example, "draft")
    code = dossier.seals["draft"].code
    final = render_report(*report_context(dossier, "final", "a", "0.1.0"), ("md",), templates)["md"].decode()
    assert "**Proefdruk, niet verzegeld**" in final
    assert final.count(code) == 1
    internal = render_report(*report_context(dossier, "internal", "a", "0.1.0"), ("md",), templates)["md"]
    assert code not in internal.decode()


def test_without_a_seal_nothing_is_said_of_one(example: Dossier, templates: Path) -> None:
    bare = replace(example, seals={})
    for edition in EDITIONS:
        context, texts = report_context(bare, edition, "a", "0.1.0")  # type: ignore[arg-type]
        files = render_report(context, texts, ("md", "pdf"), templates)
        text = files["md"].decode()
        assert "roefdruk, niet verzegeld" in text
        assert "zegel" not in text.replace(NOT_SEALED, "")
        found, _ = read_pdf(files["pdf"], "verslag.pdf")
        assert found is not None
        assert (found.code, found.codes, found.framework) == (None, (), "r-naft/2026.1")


# ── the letter ───────────────────────────────────────────────────────────────────────────────────────────
def written(dossier: Dossier, *forms: str) -> dict[str, bytes]:
    context = letter_context(dossier, "draft", LocalSettings(), "a1b2c3d", "0.1.0")
    return render_letter(context, forms, LETTERS, ROOT / "templates" / "report")


def test_the_letter_with_the_draft_makes_the_provider_a_witness(example: Dossier) -> None:
    dossier = sealed_dossier(example, "draft")
    code = dossier.seals["draft"].code
    files = written(dossier, "docx", "pdf", "txt")
    assert (
        f"verzegeld op 30 juni 2026. De code van dat zegel staat ook in het verslag:\n  {code}\n"
        in files["txt"].decode()
    )
    found, _ = read_pdf(files["pdf"], "brief.pdf")
    assert found is not None
    assert found.codes == (code,)
    with zipfile.ZipFile(io.BytesIO(files["docx"])) as parts:
        assert code in parts.read("word/document.xml").decode()


def test_the_letter_of_a_draft_without_a_seal_is_silent_about_it(example: Dossier) -> None:
    assert "zegel" not in written(replace(example, seals={}), "txt")["txt"].decode()
