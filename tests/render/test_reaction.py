"""The annex with the reaction: what came in, what was answered, what was put right, as people read it."""

from __future__ import annotations

import io
import itertools
import re
import zipfile
from html import unescape
from pathlib import Path

import pikepdf
import pypdf
import pytest

from naftctl.model.dossier import Dossier
from naftctl.model.workspace import LocalSettings
from naftctl.render import FORMATS, render_reaction, render_report
from naftctl.render.compose import report_context
from naftctl.render.context import Edition
from naftctl.render.letters import render_letter
from naftctl.render.letters.compose import letter_context
from naftctl.render.template import render
from tests.conftest import ROOT
from tests.reacting import answer, beside, delivery, example_files, kept
from tests.render.words import docx_words, html_words, markdown_words, pdf_words, words
from tests.sealing import with_seals

HOSTILE = "*ster* [a](b) `#let x` {{ 7*7 }} <b>vet</b> ::: {.x} #strong[y] [@G02] [x]{.internal}"
LETTER = "\n\n".join(
    [
        "Geachte inspecteurs",
        *(
            f"Alinea {n}. " + "Wij lazen het ontwerp met aandacht en hebben hier vragen bij. " * 6
            for n in range(1, 17)
        ),
        "Met vriendelijke groeten\nde coördinator\n- en het team",
    ]
)
K2 = "scorings/OS-K2.md"
LETTERS = ROOT / "templates" / "letters"


def reacted() -> dict[str, str]:
    """The example after a reaction of every kind: of the provider, too late, and of a complainant."""
    files = with_seals(example_files("reaction/", "seals/"), "draft")
    files |= kept(files, **{"OS-K2/V3": "Er zijn [47]{.redact} afspraken. [@D04]\n\n![Een schets](weg.png)"})
    text = files[K2].replace("mediane wachttijd van 16", "mediane wachttijd van 17")
    files[K2] = text.replace("V4. Begeleiders", "V4. Alle begeleiders")
    quote = {"quote": "de mediane wachttijd van 16 werkdagen", "about": "OS-K2/V2"}
    files |= delivery(
        "01",
        {**quote, "text": "16 is 17.", "proposal": "17 werkdagen", "proof": "kerncijfers, blad 2"},
        {"text": LETTER, "origin": "text"},
        {"text": HOSTILE, "origin": "table", "about": "OS-B4"},
        {
            "text": "# Kop\n1. een\n- twee\n    code\n> citaat\n\n\u25cf bolletje \U0001f44d",
            "about": "REG-10",
        },
    )
    files |= delivery(
        "02", {"text": "Te laat gezien.", "origin": "change", "about": "advice"}, day="2026-07-20"
    )
    files |= delivery("03", {"text": "Ik ben niet gehoord.", "about": "OS-B4/T1"}, party="klager")
    reason = "Dat klopt: zie [@C01] en **dit**.\n\n::: internal\nNog te bespreken.\n:::"
    files |= answer("01.1", "accepted", reason, "OS-K2/V2", "OS-K2/V4", kind="figure")
    files |= answer("01.2", "refused", "Geen enkel feit wordt betwist.", kind="opinion")
    for remark in ("01.3", "01.4", "02.1", "03.1"):
        files |= answer(remark, "refused", f"Reden bij {remark}.")
    return files


def said(data: bytes) -> str:
    """The words of a PDF with one blank between them."""
    return " ".join(
        "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages).split()
    )


def annex(dossier: Dossier, templates: Path, edition: Edition = "final") -> str:
    """The annex as Markdown, with the texts of people at their places."""
    context, texts = report_context(dossier, edition, "a1b2c3d", "0.1.0")
    skeleton = render(templates, "parts/reaction.md.j2", {"report": context})
    filled = re.sub(
        r"(?:> )?::: \{\.text ref=\"([^\"]+)\"\}", lambda m: texts[m[1].replace("\\", "")].markdown, skeleton
    )
    return re.sub(r"\n{3,}", "\n\n", filled.replace("\\", ""))


@pytest.fixture(scope="module")
def whole(example: Dossier) -> Dossier:
    return beside(example, reacted())


@pytest.fixture(scope="module")
def made(whole: Dossier, templates: Path) -> dict[str, bytes]:
    return render_report(*report_context(whole, "final", "a1b2c3d", "0.1.0"), FORMATS, templates)


@pytest.fixture(scope="module")
def alone(whole: Dossier, templates: Path) -> bytes:
    return render_reaction(*report_context(whole, "final", "a1b2c3d", "0.1.0"), ("pdf",), templates)["pdf"]


def test_each_remark_stands_with_what_it_is_about_its_words_and_its_answer(
    whole: Dossier, templates: Path
) -> None:
    told = annex(whole, templates)
    start = told.index("### Opmerking 01.1")
    remark = told[start : told.index("### Opmerking 01.2")]
    assert "Over [OS-K2/V2](#os-k2-v2), Organisatiebeleid. Vorm: een opmerking in de marge." in remark
    assert "Passage in het ontwerp: “de mediane wachttijd van 16 werkdagen”" in remark
    assert "> 16 is 17." in remark
    assert "> [Voorstel:]{.lead} 17 werkdagen" in remark
    assert "> [Na te kijken in:]{.lead} kerncijfers, blad 2" in remark
    assert "#### Antwoord van het team: aanvaard " in remark
    assert "De opmerking gaat over een cijfer." in remark
    assert "Dat klopt: zie [[C01]]{.cite} en **dit**." in remark
    assert "Veranderd: [OS-K2/V2](#os-k2-v2) en [OS-K2/V4](#os-k2-v4)." in remark


def test_the_annex_tells_the_term_and_who_reacted_by_function(whole: Dossier, templates: Path) -> None:
    told = annex(whole, templates)
    assert (
        "kon tot en met 14 juli 2026 feitelijke onjuistheden melden. De termijn is 14 kalenderdagen." in told
    )
    assert "Op 9 juli 2026 gaf de aanbieder (coördinator) 4 opmerkingen." in told
    assert "Op 20 juli 2026 gaf de aanbieder (coördinator) 1 opmerking. Dat was na de termijn." in told
    assert "Het team aanvaardde 1 van de 6 opmerkingen." in told
    assert "Over het verslag in het algemeen. Vorm: een brief of een bericht." in told


def test_a_complainant_has_a_heading_and_no_function(whole: Dossier, templates: Path) -> None:
    told = annex(whole, templates)
    part = told[told.index("## Opmerkingen van de klager") : told.index("## Rechtzettingen")]
    assert "Op 9 juli 2026 gaf de klager 1 opmerking." in part
    assert "> Ik ben niet gehoord." in part
    assert "coördinator" not in part


def test_corrections_say_what_was_what_is_and_why(whole: Dossier, templates: Path) -> None:
    told = annex(whole, templates)
    told = told[told.index("## Rechtzettingen") :]
    v2, v3, v4 = (told[told.index(f"### OS-K2/{name}") :][:700] for name in ("V2", "V3", "V4"))
    assert "Veranderd naar aanleiding van opmerking [01.1](#opmerking-01-1)" in v2
    assert v2.index("[Was:]{.lead}") < v2.index("van 16") < v2.index("[Is:]{.lead}") < v2.index("van 17")
    assert "Veranderd op eigen initiatief van het team." in v3
    assert "Er zijn 47 afspraken. [[D04]]{.cite}" in v3
    assert "(afbeelding: Een schets)" in v3
    assert "Veranderd naar aanleiding van opmerking [01.1]" in v4


def test_every_format_has_the_whole_annex(made: dict[str, bytes]) -> None:
    assert not docx_words(made["docx"], numbers=False, chart="drawing") - html_words(made["html"])
    assert set(markdown_words(made["md"]) - html_words(made["html"])) <= {"77"}  # of {{ 7*7 }}
    page = unescape(re.sub(r"<[^>]+>", " ", made["html"].decode()))
    with zipfile.ZipFile(io.BytesIO(made["docx"])) as parts:
        word = re.sub(r"<[^>]+>", "", parts.read("word/document.xml").decode())
    for text in (said(made["pdf"]), " ".join(page.split()), word, " ".join(made["md"].decode().split())):
        assert "Antwoord van het team: niet aanvaard" in text
        assert "Alinea 16." in text
        assert "Rechtzettingen" in text
        assert "Nog te bespreken" not in text


def test_what_came_in_is_words_and_never_markdown_or_code(made: dict[str, bytes]) -> None:
    page = made["html"].decode()
    assert "*ster* [a](b) `#let x` {{ 7*7 }} &lt;b&gt;vet&lt;/b&gt; ::: {.x} #strong[y] [@G02]" in page
    quote = page[page.index("# Kop") - 200 : page.index("# Kop") + 200]
    assert re.search(
        r"<p># Kop<br ?/?>\s*1\. een<br ?/?>\s*- twee<br ?/?>\s*code<br ?/?>\s*&gt; citaat</p>", quote
    )
    assert "*ster* [a](b) `#let x` {{ 7*7 }} <b>vet</b>" in said(made["pdf"])


def test_a_sign_that_no_font_has_gets_a_name_and_stops_nothing(made: dict[str, bytes]) -> None:
    assert "• bolletje [teken U+1F44D]" in said(made["pdf"])


def test_paragraphs_and_lines_of_a_letter_stay_apart(made: dict[str, bytes]) -> None:
    page = made["html"].decode()
    assert page.count("<p>Alinea ") == 16
    assert re.search(
        r"<p>Met vriendelijke groeten<br ?/?>\s*de coördinator<br ?/?>\s*- en het team</p>", page
    )


def test_headings_skip_no_level_and_the_pdf_can_be_read_by_everyone(
    made: dict[str, bytes], alone: bytes
) -> None:
    depths = [int(depth) for depth in re.findall(r"<h([1-6])[ >]", made["html"].decode())]
    assert all(after - before < 2 for before, after in itertools.pairwise(depths))
    for data in (made["pdf"], alone):
        with pikepdf.open(io.BytesIO(data)) as pdf, pdf.open_metadata() as meta:
            assert (meta["pdfuaid:part"], meta["pdfaid:part"], meta["pdfaid:conformance"]) == ("1", "2", "A")
            kinds = {str(o.S) for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/S" in o}
        assert {"/BlockQuote", "/H1", "/H2", "/H3", "/H4"} <= kinds


def test_a_remark_is_a_place_that_the_corrections_link_to(made: dict[str, bytes]) -> None:
    page = made["html"].decode()
    assert 'id="opmerking-01-1"' in page
    assert 'href="#opmerking-01-1"' in page
    assert page.count('href="#os-k2-v2"') >= 2


def test_alone_it_says_the_same_without_a_cover_and_is_no_report(
    made: dict[str, bytes], alone: bytes
) -> None:
    text = said(alone)
    assert text.count("Reactie en antwoorden") >= 1
    assert "Inhoud" not in text
    assert "Bijlage" not in text
    head = words("Reactie en antwoorden Aanbieder vzw De Kantelpoort fictief Verslagnummer NAFT2026014 Datum")
    day = words("16 juli 2026 Ontwerp verzegeld 30 juni 2026 Reactie van de aanbieder")
    assert not pdf_words(alone) - pdf_words(made["pdf"]) - head - day
    with pikepdf.open(io.BytesIO(alone)) as pdf:
        assert "uitgave" not in str(pdf.docinfo["/Keywords"])


def test_a_draft_tells_the_term_and_nothing_that_came_in(whole: Dossier, templates: Path) -> None:
    told = annex(whole, templates, "draft")
    assert "kan tot en met 14 juli 2026 feitelijke onjuistheden melden" in told
    assert "Opmerking" not in told
    assert "Rechtzettingen" not in told


def test_inside_open_remarks_are_shown_as_gaps(example: Dossier, templates: Path) -> None:
    files = reacted()
    del files["reaction/answers/01.2.md"]
    files |= answer("01.3", "refused", "")
    files["reaction/answers/01.4.md"] = "---\nkind: null\nanswer: null\n---\n\n⟨vul in: de reden⟩\n"
    told = annex(beside(example, files), templates, "internal")
    assert told.count("[nog te beantwoorden]{.gap}") == 2
    assert "[Nog te beantwoorden: 2 opmerkingen.]{.gap}" in told
    assert "[nog in te vullen: reden]{.gap}" in told
    assert "[nog in te vullen: de reden]{.gap}" in told
    assert "Nog te bespreken" in told


def test_no_reaction_is_said_as_such(example: Dossier, templates: Path) -> None:
    files = with_seals(example_files("reaction/", "seals/"), "draft")
    none = annex(beside(example, files), templates)
    assert "Het team ontving geen reactie binnen de termijn." in none
    assert "Opmerkingen van" not in none
    assert "Rechtzettingen" not in none
    nothing = annex(beside(example, files | delivery("01")), templates)
    assert "Op 9 juli 2026 liet de aanbieder (coördinator) weten geen opmerkingen te hebben." in nothing
    other = annex(beside(example, files | delivery("01", {"text": "Ja."}, party="klager")), templates)
    assert "Het team ontving geen reactie van de aanbieder binnen de termijn." in other


def test_places_of_corrections_have_names_and_links_of_their_own(example: Dossier, templates: Path) -> None:
    files = with_seals(example_files("reaction/", "seals/"), "draft")
    files |= kept(
        files,
        **{
            "summary": "Anders.",
            "advice/Motivering": "Anders.",
            "advice/R1": "Anders.",
            "reflection/H1": "Anders.",
            "desk-analysis/CI-1": "Anders.",
            "REG-01/note": "Anders *met* sterren.",
        },
    )
    files["inspection.yaml"] = files["inspection.yaml"].replace("vzw De", "vzw Nieuw De", 1)
    told = annex(beside(example, files), templates)
    for link in (
        "[bladzijde voor jongeren en ouders](#jongeren)",
        "[advies (Motivering)](#advies)",
        "[aanbeveling R1](#advice-r1)",
        "[hefboom H1](#reflection-h1)",
        "[REG-01, toelichting](#reg-01)",
        "- [gegevens van de aanbieder](#administratie): veranderd op eigen initiatief van het team",
    ):
        assert link in told, link
    assert re.search(r"\[[^\]]+\]\(#ci-1\)", told)
    material = report_context(beside(example, files), "final", "a1b2c3d", "0.1.0")
    page = render_report(*material, ("html",), templates)["html"].decode()
    assert "Anders *met* sterren." in page
    assert all(f'href="#{name}"' in page for name in ("advice-r1", "reflection-h1", "reg-01", "ci-1"))


def test_the_letters_say_what_came_in_and_what_the_team_did_with_it(example: Dossier) -> None:
    files = with_seals(example_files("reaction/", "seals/"), "draft")
    files |= kept(files)

    def letter(kind: str, *remarks: str, **more: str) -> str:
        given = delivery("01", *({"text": text} for text in remarks)) if remarks else {}
        dossier = beside(example, files | given | more)
        context = letter_context(dossier, kind, LocalSettings(), "a1b2c3d", "0.1.0")
        return render_letter(context, ("txt",), LETTERS, LETTERS.parent / "report")["txt"].decode()

    for kind, who in (("final-provider", "U gaf ons"), ("final-agency", "Hij gaf")):
        none = letter(kind)
        assert "Wij ontvingen binnen de termijn geen reactie" in none
        assert "is sinds het ontwerp niets rechtgezet." in none
        assert "antwoorden" not in none
        assert "geen opmerkingen te hebben." in letter(kind, **delivery("01"))
        yes, no = answer("01.1", "accepted", "Ja."), answer("01.2", "refused", "Nee.")
        assert f"{who} 1 opmerking. Het team aanvaardde die opmerking." in letter(kind, "Een.", **yes)
        both = letter(kind, "Een.", "Twee.", **yes, **no)
        assert f"{who} 2 opmerkingen. Het team aanvaardde er 1, en 1 niet." in both
        assert "Het team aanvaardde er geen." in letter(kind, "Een.", "Twee.", **no)
    right = {K2: files[K2].replace("mediane wachttijd van 16", "mediane wachttijd van 17")}
    assert "In het verslag is sinds het ontwerp 1 plaats rechtgezet." in letter("final-agency", **right)
    heard = letter("final-agency", **delivery("01", {"text": "Ik \u25cf"}, party="klager"))
    assert "De klager gaf 1 opmerking." in heard


def test_notes_of_texts_that_were_joined_do_not_stop_the_report(example: Dossier, templates: Path) -> None:
    files = with_seals(example_files("reaction/", "seals/"), "draft")
    now = files["advice.md"]
    start = now.index("## Motivering") + len("## Motivering\n\n")
    noted = "Een.[^1]\n\n::: internal\nIntern.\n:::\n\nTwee.[^2]\n\n[^1]: Noot een.\n\n[^2]: Noot twee.\n\n"
    files |= kept({**files, "advice.md": now[:start] + noted + now[start:]})
    made = render_report(
        *report_context(beside(example, files), "final", "a1b2c3d", "0.1.0"), ("html",), templates
    )
    page = made["html"].decode()
    assert "Noot een." in page
    assert "Noot twee." in page
    assert "Intern." not in page
