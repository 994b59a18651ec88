from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from msgspec.structs import replace

from naftctl.engines.child import EngineError
from naftctl.model.dossier import Dossier
from naftctl.render import render_report
from naftctl.render.compose import report_context
from naftctl.render.context import ReportContext
from naftctl.render.document import RefusedTexts
from naftctl.render.pieces import Passage
from naftctl.render.template import TemplateFault
from naftctl.source import Span

Material = tuple[ReportContext, Mapping[str, Passage]]


def test_the_same_input_gives_the_same_bytes(
    report: dict[str, bytes], material: Material, templates: Path
) -> None:
    again = render_report(*material, ("pdf", "md"), templates)
    assert {name: data == report[name] for name, data in again.items()} == {"pdf": True, "md": True}


def test_only_the_formats_that_are_asked_are_made(material: Material, templates: Path) -> None:
    assert set(render_report(*material, ("md",), templates)) == {"md"}


def test_markdown_reads_well_as_it_stands(report: dict[str, bytes], material: Material) -> None:
    text = report["md"].decode()
    assert text.startswith("# Inspectieverslag NAFT: vzw De Kantelpoort")
    assert "**Proefdruk, niet verzegeld**" in text
    assert "&nbsp;" not in text
    assert "{." not in text
    assert "<" not in text
    for scale in material[0].scales:
        assert scale.level is not None
        assert f"| {scale.id} {scale.title} | **{scale.level.label}** |" in text
        assert f"{scale.level.order} van 4: **{scale.level.label}**" in " ".join(text.split())


def test_a_refused_text_is_named_and_nothing_is_made(material: Material, templates: Path) -> None:
    context, texts = material
    ref = next(iter(texts))
    bad = {**texts, ref: Passage("<b>vet</b>", Span("inspections/x/summary.md", 3, 1))}
    with pytest.raises(RefusedTexts) as caught:
        render_report(context, bad, ("pdf",), templates)
    assert [(p.ref, str(p.span)) for p in caught.value.problems] == [(ref, "inspections/x/summary.md:3:1")]


def test_a_value_with_a_character_that_cannot_be_printed_is_refused_at_its_place(
    material: Material, templates: Path
) -> None:
    context, texts = material
    provider = replace(context.provider, name="vzw 漢字")
    place = Span("inspections/x/inspection.yaml", 7, 9)
    with pytest.raises(RefusedTexts) as caught:
        render_report(
            replace(context, provider=provider, places={"vzw 漢字": place}), texts, ("md",), templates
        )
    assert {(p.ref, p.span) for p in caught.value.problems} == {("report.provider.name", place)}
    assert "U+6F22" in caught.value.problems[0].reason


def test_a_text_that_has_no_place_in_the_template_is_not_lost_in_silence(
    material: Material, templates: Path
) -> None:
    context, texts = material
    with pytest.raises(RefusedTexts, match="krijgt nergens een plaats"):
        render_report(context, {**texts, "los": Passage("los", Span("a.md", 1, 1))}, ("md",), templates)


def test_a_mistake_in_a_template_names_its_line(material: Material, templates: Path, tmp_path: Path) -> None:
    shutil.copytree(templates, tmp_path / "report")
    part = tmp_path / "report" / "parts" / "young.md.j2"
    part.write_text("\n{{ report.niets }}\n", encoding="utf-8")
    with pytest.raises(TemplateFault) as caught:
        render_report(*material, ("md",), tmp_path / "report")
    assert (caught.value.path, caught.value.line) == ("parts/young.md.j2", 2)
    assert caught.value.message == "`niets` bestaat niet in ReportContext"


def test_without_pandoc_there_is_no_report(
    material: Material, templates: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("NAFTCTL_PANDOC", str(tmp_path / "none"))
    with pytest.raises(EngineError) as caught:
        render_report(*material, ("md",), templates)
    assert caught.value.kind == "missing"


def test_internal_passages_are_in_the_internal_edition_only_and_marked(
    example: Dossier, templates: Path
) -> None:
    shown = {}
    for edition in ("internal", "draft"):
        context, texts = report_context(example, edition, "a", "0.1.0")
        shown[edition] = render_report(context, texts, ("md",), templates)["md"].decode()
    assert "Intern" in shown["internal"]
    assert "{.internal}" not in shown["draft"]
    assert len(shown["draft"]) < len(shown["internal"])


def test_gaps_are_printed_in_the_internal_edition(example: Dossier, templates: Path) -> None:
    bare = replace(example, scorings=(), advice=None, summary=None, regulation=(), reflection=None, desk=None)
    context, texts = report_context(bare, "internal", "a", "0.1.0")
    made = render_report(context, texts, ("pdf", "md"), templates)
    text = made["md"].decode()
    for gap in ("vaststellingen", "ontwikkelingsniveau", "advies", "motivering", "reflectiegesprek"):
        assert f"**nog in te vullen: {gap}**" in text
    assert "Interne werkversie" in text
    assert made["pdf"].startswith(b"%PDF")
