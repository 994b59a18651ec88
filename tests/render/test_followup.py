"""The chapter on shortcomings of earlier inspections, in every edition and format."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from naftctl.load.workspace import WorkspaceReader
from naftctl.model.dossier import Dossier
from naftctl.model.followup import CarriedShortcoming
from naftctl.model.record import attach_page
from naftctl.prose import EMPTY
from naftctl.render import FORMATS, render_report
from naftctl.render.compose import report_context
from naftctl.render.context import Edition
from tests.conftest import ROOT, TODAY
from tests.reacting import answer, beside, delivery, example_files, kept
from tests.render.words import docx_words, html_words, pdf_words

AGAIN = "2026-de-wisselbrug-opvolging"
WITHHELD = "Een tekort uit een verslag dat niet openbaar is, staat hier niet."
SECRET = "De kast met dossiers stond open."
KEY = "2022-de-kantelpoort-klacht/dossiers/T1"


@pytest.fixture(scope="module")
def again() -> Dossier:
    dossier = WorkspaceReader(ROOT).dossier(AGAIN, TODAY).dossier
    assert dossier is not None
    return dossier


def item(dossier: Dossier, key: str = "2025-de-wisselbrug/OS-P1/T1", **values: object) -> CarriedShortcoming:
    """An item of the worked example with other values."""
    changed = dossier.carried["2025-de-wisselbrug/OS-P1/T1"].model_copy(update=values)
    attach_page(changed, key, EMPTY)
    return changed


def markdown(dossier: Dossier, templates: Path, edition: Edition) -> str:
    made = render_report(*report_context(dossier, edition, "a1b2c3d", "0.1.0"), ("md",), templates)
    return " ".join(made["md"].decode().split())


def chapter(dossier: Dossier, templates: Path, edition: Edition = "final") -> str:
    return (
        markdown(dossier, templates, edition)
        .partition("## Opvolging van eerdere tekorten")[2]
        .partition(" ## ")[0]
    )


@pytest.mark.parametrize("edition", ["internal", "draft", "final", "public"])
def test_every_edition_tells_what_became_of_each(again: Dossier, templates: Path, edition: Edition) -> None:
    told = chapter(again, templates, edition)
    assert "6 tekorten die een vroegere inspectie vaststelde" in told
    assert "### OS-P1/T1 deels weggewerkt" in told
    assert "2025-de-wisselbrug (reguliere inspectie). Bekend sinds 8 januari 2026." in told
    assert "Bij de derde verviel de inwerktijd toen een collega uitviel. (D03, G01, G02)" in told
    assert "Het gaat verder als medewerkers/T1." in told
    assert told.count("| **weggewerkt** |") == 5


def test_it_stands_just_before_the_regulation(again: Dossier, templates: Path) -> None:
    told = markdown(again, templates, "final")
    between = told.partition("## Opvolging van eerdere tekorten")[2].partition("## Respecteert de aanbieder")[
        0
    ]
    assert re.findall(r"(?<!#)## ", between) == []
    assert between.endswith("(D03) ")


def test_an_inspection_that_takes_nothing_along_has_no_such_chapter(
    example: Dossier, templates: Path
) -> None:
    assert "Opvolging van eerdere tekorten" not in markdown(example, templates, "internal")


def test_one_shortcoming_needs_no_table(again: Dossier, templates: Path) -> None:
    told = chapter(replace(again, followup=(item(again),)), templates)
    assert "bekeek opnieuw één tekort dat een vroegere inspectie vaststelde en dat nog openstond" in told
    assert "| Uitkomst |" not in told


def test_what_is_open_is_a_gap_in_the_internal_edition(again: Dossier, templates: Path) -> None:
    bare = item(again, outcome=None, note=None, evidence=(), continues_as=None)
    told = chapter(replace(again, followup=(bare,)), templates, "internal")
    assert "nog in te vullen: uitkomst" in told
    assert "nog in te vullen: wat het team nu vaststelde" in told


@pytest.mark.parametrize("edition", ["public", "release"])
@pytest.mark.parametrize("occasion", ["klacht", "ernstige_gebeurtenis", "onbekend"])
def test_the_public_gets_nothing_from_a_report_that_is_not_public(
    again: Dossier, templates: Path, edition: Edition, occasion: str
) -> None:
    hidden = item(again, KEY, occasion=occasion, text=SECRET, note="De kast is nu dicht.", continues_as=None)
    dossier = replace(again, followup=(*again.followup, hidden))
    made = render_report(*report_context(dossier, edition, "a1b2c3d", "0.1.0"), FORMATS, templates)
    told = " ".join(made["md"].decode().split())
    assert WITHHELD in told
    assert "### OS-P1/T1 deels weggewerkt" in told
    read = {
        "pdf": pdf_words(made["pdf"]),
        "docx": docx_words(made["docx"], numbers=False, chart="none"),
        "html": html_words(made["html"]),
    }
    assert {form for form, words in read.items() if words["kast"]} == set()
    assert "kast" not in told
    assert SECRET in chapter(dossier, templates, "final")
    assert WITHHELD not in chapter(dossier, templates, "final")


def test_where_all_of_them_are_left_out_only_that_is_said(again: Dossier, templates: Path) -> None:
    hidden = tuple(item(again, f"{KEY}{n}", occasion="klacht", text=SECRET) for n in (1, 2))
    told = chapter(replace(again, followup=hidden), templates, "public")
    assert told.strip() == "Tekorten uit een verslag dat niet openbaar is, staan hier niet."


def test_words_of_people_are_never_markup(again: Dossier, templates: Path) -> None:
    hostile = '**x**.at("y") {{ report }} <% raw %> `c` $m$ | # [a](b) ~~w~~ \\ <b> ⟨vul in: z⟩'
    odd = item(again, "2025-x/OS-P1/T1", text=hostile, note=hostile, continues_as=None)
    dossier = replace(again, followup=(*again.followup, odd))
    made = render_report(*report_context(dossier, "internal", "a1b2c3d", "0.1.0"), FORMATS, templates)
    for words in (pdf_words(made["pdf"]), html_words(made["html"])):
        assert words["raw"] == 3
    assert '**x**.at("y") {{ report }} &lt;% raw %&gt; `c`' in made["html"].decode().replace("&quot;", '"')


def test_a_point_that_this_edition_does_not_print_has_no_link(again: Dossier, templates: Path) -> None:
    gone = item(again, continues_as="medewerkers/T9")
    told = chapter(replace(again, followup=(gone,)), templates, "internal")
    assert "Het gaat verder als medewerkers/T9." in told


def test_what_was_put_right_in_a_note_is_annexed_where_that_may_be_told(
    example: Dossier, templates: Path
) -> None:
    def files(note: str) -> dict[str, str]:
        head = "  since: 2022-06-01\n  occasion: klacht\n  outcome: weggewerkt\n  evidence: [D01]\n"
        told = f"{KEY}:\n  text: {SECRET}\n{head}  note: {note}\n"
        return example_files("reaction/", "seals/") | {"followup.yaml": told}

    remark = delivery("01", {"about": [f"followup/{KEY}/note"], "quote": "q", "text": "Dat klopt niet."})
    reply = answer("01.1", "accepted", "Aangepast.", f"followup/{KEY}/note")
    now = files("De kast is op slot.") | remark | reply | kept(files("De kast is dicht."))
    final, public = (markdown(beside(example, now), templates, edition) for edition in ("final", "public"))
    assert "De kast is dicht." in final
    assert "De kast is op slot." in final
    assert "De kast is" not in public
