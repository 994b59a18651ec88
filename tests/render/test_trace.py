"""The matrix of the internal edition, and the counts of `trace` beside those of the report."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

import pytest

from naftctl.load.workspace import WorkspaceReader
from naftctl.model.dossier import Dossier
from naftctl.render import render_report
from naftctl.render.compose import report_context
from naftctl.render.context import Edition
from naftctl.show.trace_data import node_json
from naftctl.trace import trace_of
from tests.conftest import ROOT, TODAY

TEMPLATES = ROOT / "templates" / "report"
METHODS = {
    "document": "document",
    "documenten": "document",
    "observatie": "observatie",
    "observaties": "observatie",
    "gesprek": "gesprek",
    "gesprekken": "gesprek",
    "gevalstudie": "gevalstudie",
    "gevalstudies": "gevalstudie",
    "reeks": "cijfers",
    "reeksen": "cijfers",
}
COUNTED = re.compile(r"(\d+) ([a-z]+)(?: cijfers)? \(([A-Z0-9, ]+)\)")
HEADING = "Van verwachting tot bron"


def made(dossier: Dossier, edition: Edition, *formats: str) -> dict[str, bytes]:
    context, texts = report_context(dossier, edition, "a1b2c3d", "0.1.0")
    return render_report(context, texts, formats, TEMPLATES)


def markdown(dossier: Dossier, edition: Edition) -> str:
    return made(dossier, edition, "md")["md"].decode()


def other(name: str) -> Dossier:
    dossier = WorkspaceReader(ROOT).dossier(name, TODAY).dossier
    assert dossier is not None
    return dossier


def cells(text: str, beginning: str) -> list[str]:
    (line,) = [line for line in text.splitlines() if line.startswith(beginning)]
    return [cell.strip() for cell in line.strip("|").split("|")]


def matrix(text: str) -> str:
    return text[text.index(f"## {HEADING}") : text.index("## Overzicht van de bronnen")]


@pytest.fixture(scope="module")
def internal(example: Dossier) -> str:
    return markdown(example, "internal")


def test_the_counts_of_trace_are_those_of_the_report(example: Dossier, report: Mapping[str, bytes]) -> None:
    text, trace = report["md"].decode(), trace_of(example)
    annex = text[text.index("## Overzicht van de bronnen") :]
    for scale in example.scales:
        found = json.loads(node_json(trace, scale.id))
        node = next(node for node in found["nodes"] if node["id"] == scale.id)
        chapter = re.search(rf"^#+ {scale.id} .*?(?=^#+ OS-|\Z)", text, re.M | re.S)
        assert chapter
        told = re.search(r"\*\*Bronnen bij deze schaal:\*\* ([^.]+)\.", chapter[0])
        assert told
        counted = COUNTED.findall(" ".join(told[1].split()))
        assert node["methods"] == {METHODS[word]: ids.split(", ") for _, word, ids in counted}
        assert [int(number) for number, *_ in counted] == [len(ids) for ids in node["methods"].values()]
        for piece in (node for node in found["nodes"] if node["kind"] == "evidence"):
            assert cells(annex, f"| {piece['id']} ")[1] == piece["method"]
    listed = {row.split()[1] for row in annex.splitlines() if re.match(r"\| [DOGVC]\d\d ", row)}
    assert listed == {node.id for node in trace.nodes.values() if node.kind == "evidence"}


def test_the_matrix_counts_per_scale_what_the_report_counts(example: Dossier, internal: str) -> None:
    found = matrix(internal)
    context, _ = report_context(example, "internal", "a1b2c3d", "0.1.0")
    for s in context.scales:
        parts = (s.findings, s.strengths, s.opportunities, s.shortcomings, s.practice)
        points = sum(len(part.points) for part in parts)
        row = cells(found, f"| {s.id} {s.title} |")
        assert row[1:3] == [str(points), str(sum(method.count for method in s.sources))]
        assert row[4:] == ["geen"]
        (line,) = re.findall(rf"^\| {s.id} +((?:\| +\d+ +)+)\|$", found, re.M)
        order = ("document", "observatie", "gesprek", "gevalstudie", "cijfers")
        counts = {method.method: method.count for method in s.sources}
        assert [int(number) for number in re.findall(r"\d+", line)] == [counts.get(m, 0) for m in order]


def test_the_matrix_names_for_each_expectation_of_the_focus_what_touches_it(
    example: Dossier, internal: str
) -> None:
    found = matrix(internal)
    focus = {name for scale in example.scales for name in scale.based_on}
    assert set(re.findall(r"^\| (KV-\w+) ", found, re.M)) == focus
    assert cells(found, "| KV-R3 ")[1:] == ["OS-S2", "D08, G05, G06, V02"]


def test_every_table_has_a_caption_and_at_most_eight_columns(internal: str) -> None:
    found = matrix(internal)
    assert re.findall(r"^\*\*Tabel \d+\.\*\* (.+)$", found, re.M) == [
        "Punten en bronnen per schaal of vraag",
        "Bronnen per methode, zoals ze bij elke schaal of vraag aangehaald zijn",
        "Verwachtingen van de focus, met de bronnen die ze raken",
    ]
    assert max(line.count("|") - 1 for line in found.splitlines() if line.startswith("|")) <= 8


def test_an_inspection_half_way_shows_its_gaps_in_the_matrix() -> None:
    found = matrix(markdown(other("2026-de-vuurtoren"), "internal"))
    assert cells(found, "| OS-K5 Betrouwbare")[4] == "KV-K2, KV-K3"
    assert cells(found, "| OS-V1 Veiligheid")[4] == "O1"
    assert cells(found, "| KV-K2 ")[2] == "**geen bron**"
    assert "Nergens wordt verwezen naar C01, G01, G03." in found


def test_an_inspection_without_scales_counts_per_question() -> None:
    found = matrix(markdown(other("2026-de-branding-klacht"), "internal"))
    assert cells(found, "| einde-van-trajecten Eindigt")[1:] == ["7", "4", "4", "geen"]
    assert "Verwachtingen van de focus" not in found


@pytest.mark.parametrize("edition", ["draft", "final"])
def test_no_edition_that_leaves_the_house_has_the_matrix(example: Dossier, edition: Edition) -> None:
    assert HEADING not in markdown(example, edition)


def test_the_matrix_reaches_the_page_with_headers_and_captions(example: Dossier) -> None:
    page = made(example, "internal", "html")["html"].decode()
    chapter = page[page.index('id="links"') : page.index('id="bronnen"')]
    assert chapter.count("<caption") == chapter.count("<thead") == chapter.count("<table") == 3
