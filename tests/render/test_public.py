"""The editions for the public: what they leave out, what shows that, and what stays as it was."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pikepdf
import pypdf
import pytest
from msgspec.structs import replace

from naftctl.load.workspace import WorkspaceReader
from naftctl.model.dossier import Dossier
from naftctl.model.evidence import Partners
from naftctl.render import FORMATS, render_report
from naftctl.render.compose import report_context
from naftctl.render.context import Edition
from naftctl.render.publicity import partners
from tests.conftest import ROOT, TODAY
from tests.reacting import answer, beside, delivery, example_files, kept
from tests.render.test_reaction import annex, reacted, said
from tests.render.test_same_words import differences, own_passage, without_repeated_heads
from tests.render.words import cover_words, docx_words, html_words, markdown_words, pdf_words
from tests.sealing import with_seals

POINT = (
    "- V9. De vader van [Ziko Vermaelen-Test]{.redact}"
    ' en [zijn buurvrouw Toos]{.redact as="een kennis"} belden.\n'
)
COMPLAINT = "2026-de-branding-klacht"


def marked(**more: str) -> dict[str, str]:
    """The worked example, sealed, with two passages that are redacted."""
    files = example_files("reaction/", "seals/") | more
    files["scorings/OS-B4.md"] = files["scorings/OS-B4.md"].replace("- V1.", f"{POINT}- V1.", 1)
    return with_seals(files, "draft", "final")


def markdown(dossier: Dossier, templates: Path, edition: Edition = "public") -> str:
    context, texts = report_context(dossier, edition, "a1b2c3d", "0.1.0")
    text = render_report(context, texts, ("md",), templates)["md"].decode()
    return " ".join(text.split())


@pytest.fixture(scope="module")
def public(example: Dossier) -> Dossier:
    return beside(example, marked())


@pytest.fixture(scope="module")
def made(public: Dossier, templates: Path) -> Mapping[str, bytes]:
    return render_report(*report_context(public, "public", "a1b2c3d", "0.1.0"), FORMATS, templates)


@pytest.fixture(scope="module")
def complaint() -> Dossier:
    dossier = WorkspaceReader(ROOT).dossier(COMPLAINT, TODAY).dossier
    assert dossier is not None
    return dossier


# ── words ────────────────────────────────────────────────────────────────────────────────────────────────
def test_redacted_words_are_gone_and_a_mark_stands_in_their_place(made: Mapping[str, bytes]) -> None:
    whole = "De vader van [weggelaten] en [een kennis] belden."
    assert whole in " ".join(made["md"].decode().replace("\\", "").split())
    assert whole in said(made["pdf"])
    page = re.sub(r"<[^>]*>", "", made["html"].decode())
    assert whole in " ".join(page.split())
    with zipfile.ZipFile(io.BytesIO(made["docx"])) as package:
        document = package.read("word/document.xml").decode()
    assert whole in re.sub(r"<[^>]*>", "", document)
    style = '<w:rStyle w:val="Redacted"/><w:color w:val="1B1F23"/>'
    assert f'{style}</w:rPr><w:t xml:space="preserve">[weggelaten]</w:t>' in document


def test_the_brackets_around_a_mark_are_seen_and_not_read_aloud(made: Mapping[str, bytes]) -> None:
    seen = '<span aria-hidden="true">[</span>weggelaten<span aria-hidden="true">]</span>'
    assert f'<span class="redacted">{seen}</span>' in made["html"].decode()
    with pikepdf.open(io.BytesIO(made["pdf"])) as document:
        alone = [_signs_outside_the_text(page) for page in document.pages]
    pages = (" ".join(page.extract_text().split()) for page in pypdf.PdfReader(io.BytesIO(made["pdf"])).pages)
    marks = [len(re.findall(r"\[(?:weggelaten|een kennis|een jongere)\]", page)) for page in pages]
    assert sum(marks) == 4
    assert [both for both in zip(alone, marks, strict=True) if both[1] and both[0] < 2 * both[1]] == []


def _signs_outside_the_text(page: pikepdf.Page) -> int:
    """How many signs stand on a page that are drawn alone and belong to no text."""
    found, artifact = 0, False
    for step in pikepdf.parse_content_stream(page):
        name, operands = str(step.operator), list(step.operands)
        if name in {"BDC", "BMC"}:
            artifact = str(operands[0]) == "/Artifact"
        elif name == "EMC":
            artifact = False
        elif name in {"Tj", "TJ"} and artifact:
            shown = operands[0] if name == "TJ" else [operands[0]]
            found += sum(len(bytes(each)) for each in shown if isinstance(each, pikepdf.String)) == 2
    return found


def test_the_editions_within_the_procedure_still_say_all_of_it(public: Dossier, templates: Path) -> None:
    for edition in ("draft", "final"):
        told = markdown(public, templates, edition)
        assert "De vader van Ziko Vermaelen-Test en zijn buurvrouw Toos belden." in told
        assert "weggelaten" not in told


def test_internal_passages_are_gone_too(example: Dossier, templates: Path) -> None:
    files = marked()
    files["summary.md"] += "\n[Nog te zwaluwen]{.internal} Tot daar.\n"
    told = markdown(beside(example, files), templates)
    assert "zwaluwen" not in told
    assert "Tot daar." in told


def test_a_mark_is_explained_only_where_there_is_one(
    public: Dossier, complaint: Dossier, templates: Path
) -> None:
    assert "Waar woorden zijn weggelaten, staat \\[weggelaten\\]" in markdown(public, templates)
    assert "Waar woorden zijn weggelaten" not in markdown(complaint, templates, "release")


def test_every_format_says_the_same_words(made: Mapping[str, bytes], templates: Path) -> None:
    word = docx_words(made["docx"], numbers=False, chart="drawing")
    assert not differences("html", html_words(made["html"]), word)
    bare = docx_words(made["docx"], numbers=False, chart="none")
    assert not differences("md", markdown_words(made["md"]), bare)
    whole = docx_words(made["docx"], numbers=True, chart="drawing") + cover_words(made["docx"])
    pdf = pdf_words(made["pdf"]) - own_passage(templates)
    assert not differences("pdf", without_repeated_heads(pdf, whole, made["docx"]), whole)


# ── persons ──────────────────────────────────────────────────────────────────────────────────────────────
def told(
    example: Dossier, *heard: Partners, outside: bool = True
) -> list[tuple[str, int | None, int | None]]:
    return [(p.group, p.count, p.few) for p in partners(example, heard, outside=outside)]


def test_a_count_of_persons_under_the_limit_of_the_house_is_not_told(example: Dossier) -> None:
    heard = Partners(group="jongeren", count=4), Partners(group="scholen", count=5), Partners(group="ouders")
    assert [each[1:] for each in told(example, *heard)] == [(None, 5), (5, None), (None, None)]
    stricter = replace(example, house=replace(example.house, small_count=6))
    assert [each[1:] for each in told(stricter, *heard)] == [(None, 6), (None, 6), (None, None)]
    assert [each[1:] for each in told(example, *heard, outside=False)] == [(4, None), (5, None), (None, None)]


def test_one_group_in_two_parts_is_one_so_that_no_part_is_a_small_count(example: Dossier) -> None:
    heard = (
        Partners(group="leiding", count=3, functions=("directeur",)),
        Partners(group="leiding", count=4, functions=("coördinator",)),
        Partners(group="jongeren", count=2),
        Partners(group="jongeren", count=None),
    )
    assert [each[1:] for each in told(example, *heard)] == [(7, None), (None, None)]


def test_partners_stand_by_group_without_functions(public: Dossier, templates: Path) -> None:
    final, outside = markdown(public, templates, "final"), markdown(public, templates)
    functions = {f for piece in public.evidence for each in piece.partners for f in each.functions}
    table = outside[outside.index("geen namen of functies") : outside.index("## Reflectiegesprek")]
    assert functions
    assert not [function for function in functions if f": {function}" in table or f", {function}" in table]
    assert [function for function in functions if function in final]
    assert "(minder dan 5)" in table
    assert "(minder dan" not in final
    assert not re.search(r"\([1-4]\)", table)


def test_who_provided_a_piece_is_told_as_far_as_it_is_a_party(example: Dossier, templates: Path) -> None:
    piece = next(each for each in example.evidence if each.provided_by)
    other = replace(
        example,
        evidence=tuple(
            each.model_copy(update={"provided_by": "CLB-arts"}) if each is piece else each
            for each in example.evidence
        ),
    )
    assert "bezorgd door CLB-arts" in markdown(other, templates, "final")
    assert "CLB-arts" not in markdown(other, templates)
    assert "bezorgd door een andere betrokkene" in markdown(other, templates)


# ── the reaction ─────────────────────────────────────────────────────────────────────────────────────────
def test_nothing_of_a_complainant_is_told_but_that_there_was_one(example: Dossier, templates: Path) -> None:
    files = reacted()
    text = annex(beside(example, files), templates, "public")
    assert "Ik ben niet gehoord." not in text
    assert "Opmerking 03.1" not in text
    assert "Ook de klager gaf opmerkingen. Om de klager te beschermen staan die niet in deze versie." in text
    assert "van de 5 opmerkingen" in text
    without = {name: text for name, text in files.items() if "/03" not in name}
    assert "klager" not in annex(beside(example, without), templates, "public")


def test_a_correction_because_of_a_complainant_does_not_pretend_to_be_of_the_team(
    example: Dossier, templates: Path
) -> None:
    files = reacted() | answer("03.1", "accepted", "Dat klopt.", "OS-K2/V4")
    text = annex(beside(example, files), templates, "public")
    assert "Dat klopt." not in text
    assert "03.1" not in text
    about = text[text.index("### OS-K2/V4") :]
    assert "Veranderd naar aanleiding van meer dan één opmerking." in about[: about.index("Was:")]


def test_the_provider_s_remarks_stay_and_who_spoke_for_it_goes(example: Dossier, templates: Path) -> None:
    text = annex(beside(example, reacted()), templates, "public")
    assert "> 16 is 17." in text
    assert "Op 9 juli 2026 gaf de aanbieder 4 opmerkingen." in text
    assert "coördinator" not in text[: text.index("Rechtzettingen")].replace("de coördinator\\", "")[:900]


def test_what_is_redacted_in_a_text_is_gone_from_remarks_and_from_the_draft(
    example: Dossier, templates: Path
) -> None:
    before = example_files("reaction/", "seals/")
    before["scorings/OS-B4.md"] = before["scorings/OS-B4.md"].replace(
        "- V1.", "- V9. De vader van Ziko Vermaelen-Test belde.\n- V1.", 1
    )
    files = with_seals(before, "draft")
    files |= kept(files)
    files["scorings/OS-B4.md"] = files["scorings/OS-B4.md"].replace(
        "van Ziko Vermaelen-Test belde", "van [Ziko Vermaelen-Test]{.redact} belde eens"
    )
    files |= delivery(
        "01",
        {
            "quote": "De vader van Ziko\nVermaelen-Test belde.",
            "text": "Ziko Vermaelen-Test heeft geen vader.\n\nVraag het aan Vermaelen zelf.\n\nDank u.",
            "proof": "[nota 12]{.redact} van de directie",
            "proposal": "Zeg dat niet.\n\nVan [nota 13]{.Redact} hier.",
            "about": "OS-B4/V9",
        },
    )
    files |= answer("01.1", "accepted", "Dat klopt.", "OS-B4/V9")
    dossier = beside(example, files)
    text = annex(dossier, templates, "public")
    assert "Ziko" not in text
    assert "Vermaelen" not in text
    assert "nota 12" not in text
    assert "nota 13" not in text
    assert "Zeg dat niet." in text
    assert "[weggelaten] heeft geen vader." in text.replace("{.redacted}", "").replace("[[", "[").replace(
        "]]", "]"
    )
    assert "> Dank u." in text
    final = annex(dossier, templates, "final")
    assert "Ziko Vermaelen-Test belde." in final
    assert "nota 12 van de directie" in final


# ── what it says of itself ───────────────────────────────────────────────────────────────────────────────
def test_it_has_the_code_and_the_day_of_the_final_report(public: Dossier) -> None:
    final, _ = report_context(public, "final", "a1b2c3d", "0.1.0")
    for edition in ("public", "release"):
        context, _ = report_context(public, edition, "a1b2c3d", "0.1.0")
        assert (context.seal, context.draft_seal, context.date) == (final.seal, final.draft_seal, final.date)
        assert context.seal is not None
        assert context.seal.date == date(2026, 7, 16)


def test_each_edition_names_itself(public: Dossier, complaint: Dossier, templates: Path) -> None:
    assert "**Openbare versie**" in markdown(public, templates)
    text = markdown(complaint, templates, "release")
    assert "**Vrijgegeven versie**" in text
    assert "openbare versie" not in text.casefold()


def test_chapters_keep_the_numbers_of_the_final_report(public: Dossier, templates: Path) -> None:
    heads = {
        edition: re.findall(rb"<h2[^>]*>.*?</h2>", _page(public, templates, edition))
        for edition in ("final", "public")
    }
    extra = [head for head in heads["public"] if head not in heads["final"]]
    assert [re.sub(rb"<[^>]*>", b"", head) for head in extra] == [b"Wat is weggelaten"]


def _page(dossier: Dossier, templates: Path, edition: str) -> bytes:
    context, texts = report_context(dossier, edition, "a1b2c3d", "0.1.0")  # type: ignore[arg-type]
    return render_report(context, texts, ("html",), templates)["html"]


def test_a_release_tells_what_was_left_out_and_on_which_ground(complaint: Dossier, templates: Path) -> None:
    request = complaint.requests[0]
    context, texts = report_context(complaint, "release", "a1b2c3d", "0.1.0", request)
    text = " ".join(render_report(context, texts, ("md",), templates)["md"].decode().split())
    part = text[text.index("Wat is weggelaten, en waarom") :]
    ground = complaint.framework.release_ground(request.left_out[0].ground)
    assert ground is not None
    assert request.left_out[0].what in part
    assert ground.label in part
    assert "Niet vrijgegeven delen" in part
    assert "Niet vrijgegeven delen" not in markdown(complaint, templates, "release")
