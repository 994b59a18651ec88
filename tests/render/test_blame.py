"""What a program stumbles over is told with the file and the line of who wrote it."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from naftctl.engines.child import EngineError
from naftctl.render import render_report
from naftctl.render.context import ReportContext
from naftctl.render.document import RefusedTexts
from naftctl.render.pieces import Passage
from naftctl.render.template import TemplateFault
from naftctl.source import Span

Material = tuple[ReportContext, Mapping[str, Passage]]


@pytest.fixture
def own(tmp_path: Path, templates: Path) -> Path:
    """Templates that a house may change."""
    return Path(shutil.copytree(templates, tmp_path / "report"))


def put(path: Path, line: int, words: str) -> None:
    lines = path.read_text("utf-8").splitlines()
    lines.insert(line - 1, words)
    path.write_text("\n".join(lines) + "\n", "utf-8")


def fault(material: Material, own: Path, form: str) -> TemplateFault:
    with pytest.raises(TemplateFault) as caught:
        render_report(*material, (form,), own)
    return caught.value


def test_a_fault_in_the_look_of_a_pdf(material: Material, own: Path) -> None:
    put(own / "report.typ", 3, "#nietbestaand")
    said = fault(material, own, "pdf")
    assert (said.path, said.line) == (str(own / "report.typ"), 3)
    assert "unknown variable: nietbestaand" in said.message


def test_a_fault_in_a_page(material: Material, own: Path) -> None:
    put(own / "page.html", 6, "$nietbestaand$")
    said = fault(material, own, "html")
    assert (said.path, said.line) == (str(own / "page.html"), 6)
    assert said.message == "Pandoc mislukte: `nietbestaand` is er niet"


def test_a_fault_in_the_words(material: Material, own: Path) -> None:
    put(own / "report.md.j2", 3, "{{ niets.hier }}")
    said = fault(material, own, "md")
    assert (Path(said.path).name, said.line, said.message) == ("report.md.j2", 3, "`niets` bestaat niet")


def test_a_part_of_word_that_is_no_xml_makes_no_damaged_file(material: Material, own: Path) -> None:
    lines = (own / "docx" / "styles.xml").read_text("utf-8").splitlines()
    put(own / "docx" / "styles.xml", len(lines) + 1, "<kapot")
    said = fault(material, own, "docx")
    assert said.path == str(own / "docx" / "styles.xml")
    assert said.line >= len(lines)
    assert said.message == "dit is geen welgevormde XML"


def test_a_part_of_word_brings_nothing_from_elsewhere(material: Material, own: Path) -> None:
    path = own / "docx" / "header.xml"
    declared = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    head, mark, rest = path.read_text("utf-8").partition("?>")
    path.write_text(f"{head}{mark}{declared}{rest}" if mark else f"{declared}{head}", "utf-8")
    assert "haal ze weg" in fault(material, own, "docx").message


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("fout 👍", "U+1F44D"),
        ("![plan](weg.png)", "afbeelding"),
        ("| a " * 9 + "|\n" + "|--" * 9 + "|\n" + "| b " * 9 + "|", "kolommen"),
    ],
)
def test_a_text_that_cannot_be_printed(material: Material, own: Path, words: str, reason: str) -> None:
    context, texts = material
    ref = next(iter(texts))
    bad = Passage(f"goed\n\n{words}", Span("inspections/x/summary.md", 10, 1, 14, 1))
    with pytest.raises(RefusedTexts) as caught:
        render_report(context, {**texts, ref: bad}, ("pdf",), own)
    (problem,) = caught.value.problems
    assert str(problem.span) == "inspections/x/summary.md:12:1"
    assert reason in problem.reason


def test_what_is_no_fault_of_a_template_stays_what_it_is(
    material: Material, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NAFTCTL_PANDOC", str(own / "weg"))
    with pytest.raises(EngineError) as caught:
        render_report(*material, ("md",), own)
    assert caught.value.kind == "missing"
