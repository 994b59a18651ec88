"""Letters: what they say, in every format, and what they never say."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pikepdf
import pypdf
import pytest
from msgspec import structs

from naftctl.lifecycle import request_of
from naftctl.load.workspace import WorkspaceReader
from naftctl.model.dossier import Dossier
from naftctl.model.framework import Provenance
from naftctl.model.publicity import LeftOut, Release, Request
from naftctl.model.workspace import LocalSettings, Signature
from naftctl.render.context import Edition
from naftctl.render.letters import FORMATS, render_letter
from naftctl.render.letters.compose import KINDS, SENT_WITH, letter_context
from naftctl.render.template import TemplateFault
from tests.conftest import ROOT, TODAY
from tests.render.words import docx_words, words

LETTERS, REPORT = ROOT / "templates" / "letters", ROOT / "templates" / "report"
NOBODY = LocalSettings()
WITHHELD = LeftOut(what="De namen van twee organisaties in punt V3", ground="privacy")
ASKED = Request(
    received=date(2026, 9, 21), answered=date(2026, 10, 5), answer=Release.PARTIAL, left_out=(WITHHELD,)
)
HOSTILE = r"*ster* [a](b) `#let x` $m$ {{ 7*7 }} <% x %> <b>vet</b> | # kop \ ::: {.x} #strong[y]"


def written(dossier: Dossier, kind: str, *forms: str, local: LocalSettings = NOBODY) -> dict[str, bytes]:
    request = (request_of(dossier) or ASKED) if kind == "release" else None
    context = letter_context(dossier, kind, local, "a1b2c3d", "0.1.0", request=request)
    return render_letter(context, forms or FORMATS, LETTERS, REPORT)


def text(dossier: Dossier, kind: str, local: LocalSettings = NOBODY) -> str:
    return written(dossier, kind, "txt", local=local)["txt"].decode()


def read(name: str) -> Dossier:
    dossier = WorkspaceReader(ROOT).dossier(name, TODAY).dossier
    assert dossier is not None
    return dossier


def changed(dossier: Dossier, part: str = "", **values: Any) -> Dossier:
    """The dossier with other values in its inspection, or in a part of that."""
    inspection = dossier.inspection
    if part:
        values = {part: getattr(inspection, part).model_copy(update=values)}
    return structs.replace(dossier, inspection=inspection.model_copy(update=values))


def pdf_words(data: bytes) -> Counter[str]:
    return words("\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages))


def word_title(data: bytes) -> Counter[str]:
    """The words of the subject, which stand in the style of a title."""
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        body = parts.read("word/document.xml").decode()
    found = re.search(r'<w:pStyle w:val="Title"/>.*?</w:p>', body)
    assert found
    return words(re.sub(r"<[^>]+>", "", found[0]))


@pytest.fixture(scope="module", params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def made(kind: str) -> dict[str, bytes]:
    return written(read("2026-de-kantelpoort"), kind)


def test_the_text_of_the_mail_is_the_one_that_was_read_and_approved(
    kind: str, made: dict[str, bytes], *, update_golden: bool
) -> None:
    golden = Path(__file__).with_name("golden") / f"letter-{kind}.txt"
    if update_golden:
        golden.parent.mkdir(exist_ok=True)
        golden.write_bytes(made["txt"])
    assert made["txt"].decode() == golden.read_text("utf-8")


def test_no_word_is_lost_between_the_formats(made: dict[str, bytes]) -> None:
    word = docx_words(made["docx"], numbers=True, chart="none") + word_title(made["docx"])
    assert not word - pdf_words(made["pdf"])
    plain = words(made["txt"].decode().replace("Onderwerp: ", "", 1))
    assert set(plain) == set(word)
    assert not word - plain  # a table says its heads again in each line


def test_the_pdf_says_nothing_that_word_does_not(made: dict[str, bytes]) -> None:
    word = docx_words(made["docx"], numbers=True, chart="none") + word_title(made["docx"])
    running = words("Pagina van 1 2 3")
    assert not set(pdf_words(made["pdf"])) - set(word) - set(running)


def test_the_pdf_can_be_read_by_everyone(made: dict[str, bytes]) -> None:
    with pikepdf.open(io.BytesIO(made["pdf"])) as pdf, pdf.open_metadata() as meta:
        assert (meta["pdfuaid:part"], meta["pdfaid:part"], meta["pdfaid:conformance"]) == ("1", "2", "A")
        assert str(pdf.Root.Lang) == "nl-BE"
        assert "De Kantelpoort" in str(pdf.docinfo["/Title"])
        kinds = Counter(str(o.S) for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/S" in o)
    assert kinds["/TH"] >= 2 * kinds["/Table"]
    assert kinds["/H1"]
    assert not any(re.fullmatch(r"/H[2-6]", found) for found in kinds)


def test_headings_in_word_are_headings_and_heads_of_tables_are_repeated(made: dict[str, bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(made["docx"])) as parts:
        body, core = parts.read("word/document.xml").decode(), parts.read("docProps/core.xml").decode()
        styles = parts.read("word/styles.xml").decode()
    assert body.count("<w:tbl>") == body.count("<w:tblHeader/>")
    assert "<dc:language>nl-BE</dc:language>" in core
    assert "De Kantelpoort (fictief) (NAFT-2026-014)</dc:title>" in core
    used = set(re.findall(r'<w:[pr]Style w:val="(\w+)"/>', body))
    assert used <= set(re.findall(r'w:styleId="(\w+)"', styles))
    assert set(re.findall(r"Heading\d", body)) <= {"Heading1"}


def test_the_same_files_on_the_same_day_give_the_same_bytes(kind: str, made: dict[str, bytes]) -> None:
    assert written(read("2026-de-kantelpoort"), kind) == made


def test_no_letter_shouts_ranks_or_names_an_open_place(made: dict[str, bytes]) -> None:
    said = made["txt"].decode()
    assert not re.search(r"!|gemiddeld|⟨|nog in te vullen|None|\bTrue\b|\bje\b|\bjij\b", said)
    assert "\r" not in said


def test_hostile_values_come_out_as_text(kind: str) -> None:
    dossier = changed(read("2026-de-kantelpoort"), "provider", name=HOSTILE, address=HOSTILE)
    made = written(dossier, kind)
    assert HOSTILE in made["txt"].decode()
    with zipfile.ZipFile(io.BytesIO(made["docx"])) as parts:
        body = re.sub(r"<[^>]+>", "", parts.read("word/document.xml").decode())
    assert HOSTILE.replace("<", "&lt;").replace(">", "&gt;") in body
    flat = "".join("".join(p.extract_text() for p in pypdf.PdfReader(io.BytesIO(made["pdf"])).pages).split())
    assert "{{7*7}}<%x%><b>vet</b>|#kop" in flat


def test_a_very_long_name_does_not_run_off_the_page(kind: str) -> None:
    dossier = changed(read("2026-de-kantelpoort"), "provider", name="Zeer" * 60, address="straat " * 60)
    pages = pypdf.PdfReader(io.BytesIO(written(dossier, kind, "pdf")["pdf"])).pages
    assert "ZeerZeer" in re.sub(r"[\s\u200b]", "", pages[0].extract_text())


# ---- the day until which facts can be corrected -----------------------------------------------------------


def test_the_draft_says_until_which_day_facts_may_be_corrected() -> None:
    assert "tot en met dinsdag 14 juli 2026." in text(read("2026-de-kantelpoort"), "draft")


def test_a_draft_that_was_not_sent_yet_counts_from_today() -> None:
    dossier = changed(read("2026-de-kantelpoort"), "milestones", draft_sent=None, final_sent=None)
    said = text(dossier, "draft")
    assert "Datum: 9 oktober 2026" in said
    assert "tot en met vrijdag 23 oktober 2026." in said


def test_a_last_day_on_a_holiday_says_which() -> None:
    dossier = changed(read("2026-de-kantelpoort"), "milestones", draft_sent=date(2026, 6, 27))
    expected = "tot en met zaterdag 11 juli 2026 (Feest van de Vlaamse Gemeenschap)."
    assert expected in text(dossier, "draft")


def test_the_number_of_days_is_that_of_the_framework() -> None:
    dossier = read("2026-de-kantelpoort")
    terms = dossier.framework.terms.model_copy(update={"reaction_days": 20})
    framework = dossier.framework.model_copy(update={"terms": terms})
    other = structs.replace(dossier, framework=framework)
    assert "20 kalenderdagen" in text(other, "announcement")
    assert "tot en met maandag 20 juli 2026." in text(other, "draft")


# ---- who writes, to whom ----------------------------------------------------------------------------------


def test_without_signatures_there_are_functions_and_inspectorates() -> None:
    said = text(read("2026-de-kantelpoort"), "announcement")
    assert "coördinator van het team\nOnderwijsinspectie\n\ninspecteur\nZorginspectie\n" in said


def test_who_signs_is_named_by_member_or_by_house() -> None:
    told = {
        "ond1": Signature(name="Voornaam Achternaam"),
        "zorginspectie": Signature(name="Nog *Iemand*", function="afdelingshoofd"),
    }
    said = text(read("2026-de-kantelpoort"), "announcement", LocalSettings(signatures=told))
    assert "Voornaam Achternaam\ncoördinator van het team\nOnderwijsinspectie\n" in said
    assert "Nog *Iemand*\nafdelingshoofd\nZorginspectie\n" in said


def test_a_house_with_address_and_mail_has_them_in_its_letters() -> None:
    dossier = read("2026-de-kantelpoort")
    told = dossier.house.organisations
    care = told.zorginspectie.model_copy(update={"address": "Modelstraat 1", "email": "naft@zorg.example"})
    house = structs.replace(dossier.house, organisations=told.model_copy(update={"zorginspectie": care}))
    said = text(structs.replace(dossier, house=house), "talks")
    assert said.endswith("\nZorginspectie\nModelstraat 1\nnaft@zorg.example\n")


def test_without_a_number_the_letter_says_that_there_is_none_yet() -> None:
    assert "Kenmerk: nog toe te kennen" in text(
        changed(read("2026-de-kantelpoort"), number=None), "information"
    )


# ---- what fits the occasion -------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["information", "final-provider", "final-agency"])
def test_after_a_complaint_nothing_is_published(kind: str) -> None:
    said = text(read("2026-de-branding-klacht"), kind)
    assert "niet op ons initiatief gepubliceerd" in said
    assert "wij publiceren" not in said


@pytest.mark.parametrize("kind", ["information", "draft", "final-provider", "final-agency"])
def test_an_inspection_without_scales_does_not_speak_of_levels(kind: str) -> None:
    said = text(read("2026-de-branding-klacht"), kind)
    assert not re.search(r"(?:De|Wij|Op elke).*\bniveaus? (?:ver|zijn|kiest)", said)
    assert "benadert" not in said


def test_a_regular_inspection_names_its_focus_and_its_levels() -> None:
    dossier = read("2026-de-kantelpoort")
    said = text(dossier, "information")
    assert all(scale.id in said and scale.title in said for scale in dossier.scales)
    assert all(level.label in said for level in dossier.framework.levels)


def test_a_focus_that_is_not_whole_yet_is_told() -> None:
    dossier = read("2026-de-kantelpoort")
    assert dossier.focus
    half = dossier.focus.model_copy(update={"investigations": ("KO", "BJ"), "chosen": None})
    said = text(structs.replace(dossier, focus=half), "information")
    assert "OS-K1" in said
    assert "Daar komt nog een wisselend onderzoek bij." in said
    assert "De focus van deze inspectie ligt nog niet vast." in text(
        structs.replace(dossier, focus=None), "information"
    )


def test_what_was_received_is_told_and_what_is_not_there_too() -> None:
    dossier = read("2026-de-kantelpoort")
    assert dossier.desk
    received = {"INF-01": "2026-05-26", "INF-02": "niet_beschikbaar"}
    desk = dossier.desk.model_copy(update={"received": received})
    said = text(structs.replace(dossier, desk=desk), "requested-information")
    assert (
        "INF-01; Wat wij vragen: Erkenningsbesluit en overzicht van afdelingen; Ontvangen: 26/05/2026" in said
    )
    assert re.search(r"INF-02; .*; Ontvangen: niet beschikbaar\n", said)
    assert re.search(r"INF-03; .*; Ontvangen: nog niet\n", said)


def test_before_anything_is_received_the_list_has_no_column_for_it() -> None:
    said = text(structs.replace(read("2026-de-kantelpoort"), desk=None), "requested-information")
    assert "Ontvangen" not in said
    assert "vóór dinsdag 9 juni 2026" in said


def test_the_agency_reads_the_advice_as_it_was_chosen_and_where_shortcomings_are() -> None:
    said = text(read("2026-de-kantelpoort"), "final-agency")
    assert "\nOpgroeien\n" in said
    assert "Advies: gunstig advies met de verplichting om aan de tekorten te werken" in said
    assert "OS-B4 Opvolging, afronding en nazorg; Tekorten: T1, T2, T3; Aantal: 3" in said


def test_the_provider_is_encouraged_to_be_open() -> None:
    assert "tegenover jongeren en hun ouders" in text(read("2026-de-kantelpoort"), "final-provider")


@pytest.mark.parametrize("what", [HOSTILE, "een\n\n# Kop\n\n- twee\n::: {.x}\ndrie"])
def test_what_is_left_out_comes_out_as_text(what: str) -> None:
    part = LeftOut(what=what, ground="privacy")
    request = ASKED.model_copy(update={"left_out": (part,), "answered": None})
    said = text(structs.replace(read("2026-de-kantelpoort"), requests=(request,)), "release")
    assert f"- {' '.join(what.split())}\n  Grond: bescherming" in said
    assert "Datum: 9 oktober 2026" in said


def test_an_official_framework_needs_no_notice(kind: str) -> None:
    dossier = read("2026-de-kantelpoort")
    official = dossier.framework.model_copy(update={"provenance": Provenance.OFFICIAL})
    assert "werktekst" in text(dossier, kind)
    assert "werktekst" not in text(structs.replace(dossier, framework=official), kind)


def test_only_letters_that_send_a_report_name_one(kind: str, made: dict[str, bytes]) -> None:
    assert ("Bijlage: 2026-de-kantelpoort-" in made["txt"].decode()) == (kind in SENT_WITH)
    assert set(SENT_WITH.values()) <= set(get_args(Edition))


# ---- templates --------------------------------------------------------------------------------------------


def test_a_mistake_in_a_template_is_named_with_its_line(tmp_path: Path) -> None:
    folder = tmp_path / "letters"
    shutil.copytree(LETTERS, folder)
    talks = folder / "talks.md.j2"
    talks.write_text(talks.read_text("utf-8").replace("report.provider.name", "report.provider.nam"), "utf-8")
    context = letter_context(read("2026-de-kantelpoort"), "talks", NOBODY, "a1b2c3d", "0.1.0")
    with pytest.raises(TemplateFault) as fault:
        render_letter(context, ("txt",), folder, REPORT)
    assert (fault.value.path, fault.value.line) == ("talks.md.j2", 5)
    assert fault.value.message == "`nam` bestaat niet in Provider"
