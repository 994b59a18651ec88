"""The shortcomings as plain words, as a table and as data."""

from __future__ import annotations

import csv
import io
import json

import pytest
from msgspec.structs import replace

from naftctl.load.workspace import WorkspaceReader
from naftctl.model.dossier import Dossier
from naftctl.prose.plain import plain_text
from naftctl.show.shortcomings import Shortcoming, as_csv, as_json, shortcomings
from tests.conftest import ROOT, TODAY


def read(name: str) -> Dossier:
    dossier = WorkspaceReader(ROOT).dossier(name, TODAY).dossier
    assert dossier is not None
    return dossier


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("Meer dan de helft stopt\n  vroeg. [@D04; @G02]", "Meer dan de helft stopt vroeg."),
        ("Zeer **dringend**, en _zo_ ook [hier](https://naft.example/x).", "Zeer dringend, en zo ook hier."),
        ('De naam [Jef]{.redact} en [de coach]{.redact as="iemand"}.', "De naam Jef en de coach."),
        ("Zichtbaar.[ Intern.]{.internal}", "Zichtbaar."),
        ("Een noot.[^1]\n\n[^1]: Elders.", "Een noot."),
        ("Eerst.\n\nDan.", "Eerst.\nDan."),
        (r"Een ster \* en snake_case_woord en `code`", "Een ster * en snake_case_woord en code"),
        ("2 * 3 is 6 & x &amp; y", "2 * 3 is 6 & x & y"),
    ],
)
def test_markdown_becomes_plain_text(written: str, plain: str) -> None:
    assert plain_text(written) == plain


def test_each_shortcoming_has_what_it_is_about_and_the_level_of_its_scale() -> None:
    found = shortcomings(read("2026-de-kantelpoort"))
    assert [each.id for each in found] == ["OS-B4/T1", "OS-B4/T2", "OS-B4/T3", "REG-10/T1"]
    scale, item = found[0], found[-1]
    title = "Opvolging, afronding en nazorg"
    assert (scale.kind, scale.about, scale.title, scale.level) == ("scale", "OS-B4", title, "beneden")
    assert (item.kind, item.about, item.level) == ("regulation", "REG-10", None)
    assert not any("@" in each.text or "[" in each.text for each in found)


def test_after_a_complaint_a_shortcoming_has_its_question_and_no_level() -> None:
    found = [each for each in shortcomings(read("2026-de-branding-klacht")) if each.kind == "question"]
    assert found
    assert all(str(each.title).endswith("?") and each.level is None for each in found)


def test_the_table_opens_in_excel_with_its_accents_and_lines() -> None:
    odd = Shortcoming("X/T1", 'Café; "zo"\nén zo', "scale", "X", "Een; twee", "beneden")
    text = as_csv([odd])
    assert text.startswith("\ufeffNummer;Tekort;Soort;Onderdeel;Titel;Niveau\r\n")
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";"))
    assert rows[1] == ["X/T1", 'Café; "zo"\nén zo', "ontwikkelingsschaal", "X", "Een; twee", "beneden"]


@pytest.mark.parametrize("start", ["=1+1", "+32 9", "-1", "@SUM(A1)", "\tx", "＝1"])
def test_a_cell_that_a_spreadsheet_would_compute_is_made_harmless(start: str) -> None:
    text = as_csv([Shortcoming("X/T1", start, "question", "x", start)])
    row = next(csv.reader(io.StringIO(text.split("\r\n", 1)[1], newline=""), delimiter=";"))
    assert (row[1], row[4]) == (f"'{start}", f"'{start}")
    assert (
        json.loads(as_json(read("2026-de-kantelpoort"), [Shortcoming("X/T1", start, "question", "x", None)]))[
            "shortcomings"
        ][0]["text"]
        == start
    )


def test_a_report_without_shortcomings_has_an_empty_list() -> None:
    dossier = replace(read("2026-de-kantelpoort"), scorings=(), regulation=())
    assert as_csv(shortcomings(dossier)).count("\r\n") == 1
    assert json.loads(as_json(dossier, shortcomings(dossier)))["shortcomings"] == []
