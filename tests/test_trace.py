"""What hangs on what: the same links both ways, what would fall, what is missing, and rings of points."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from time import process_time

import pytest

from naftctl.load.workspace import WorkspaceReader
from naftctl.model.dossier import Dossier
from naftctl.model.evidence import Method
from naftctl.trace import (
    Gap,
    Kind,
    Lack,
    ScaleFall,
    Trace,
    above,
    below,
    cycles,
    fall,
    grounded,
    overview,
    touching,
    trace_of,
)
from tests.conftest import EXAMPLE, ROOT, TODAY

Edited = Callable[..., Trace]
SCORING = """---
provisional: volgens
level: volgens
decided: 2026-06-10
motive: null
divergence: null
exceptions: []
---

"""


def read(root: Path) -> Dossier:
    found = WorkspaceReader(root).dossier(EXAMPLE, TODAY).dossier
    assert found is not None
    return found


@pytest.fixture(scope="module")
def example() -> Trace:
    return trace_of(read(ROOT))


@pytest.fixture
def edited(tmp_path: Path) -> Edited:
    """The trace of the worked example after files of it were written anew, or taken away with None."""

    def made(files: dict[str, str | None]) -> Trace:
        shutil.copy(ROOT / "naftctl.yaml", tmp_path)
        shutil.copytree(ROOT / "frameworks", tmp_path / "frameworks")
        folder = tmp_path / "inspections" / EXAMPLE
        shutil.copytree(ROOT / "inspections" / EXAMPLE, folder, ignore=shutil.ignore_patterns("output"))
        for name, text in files.items():
            if text is None:
                (folder / name).unlink()
            else:
                (folder / name).write_text(text, "utf-8", newline="\n")
        return trace_of(read(tmp_path))

    return made


def scoring(*points: str) -> str:
    return SCORING + "## Vaststellingen\n\n" + "".join(f"- {point}\n" for point in points)


# ── both ways ────────────────────────────────────────────────────────────────────────────────────────────
def test_what_rests_on_a_piece_of_evidence_is_what_reaches_it(example: Trace) -> None:
    kinds = (Kind.POINT, Kind.SCALE, Kind.RECOMMENDATION, Kind.REFLECTION, Kind.REGULATION)
    down = {name: set(below(example, name)) for name in example.of_kind(*kinds)}
    for piece in example.of_kind(Kind.EVIDENCE):
        up = {each.id for each in above(example, piece) if example.nodes[each.id].kind in kinds}
        assert up == {name for name, reached in down.items() if piece in reached}


def test_a_scale_leads_to_its_points_their_sources_and_its_expectations(example: Trace) -> None:
    found = below(example, "OS-S2")
    assert {"OS-S2/V1", "OS-S2/O1", "V02", "D08", "G05", "G06", "KV-R3", "KV-S2", "KV-S3"} <= set(found)
    assert touching(example, "KV-R3") == ("D08", "G05", "G06", "V02")


def test_evidence_leads_up_to_the_advice_through_points(example: Trace) -> None:
    found = {each.id: each for each in above(example, "V03")}
    assert found["OS-B4/T3"].direct
    assert found["REG-03"].direct
    assert found["OS-B4"].via == tuple(
        f"OS-B4/{label}" for label in ("V1", "V2", "V3", "V5", "T1", "T2", "T3")
    )
    assert found["advice/R14"].via == ("OS-B4/T3",)
    assert found["reflection/Aandachtspunten/2"].via == ("OS-B4/T3",)
    assert "advice" not in found


def test_an_expectation_leads_up_to_its_scale_and_to_the_points_that_cite_it(example: Trace) -> None:
    found = {each.id: each for each in above(example, "KV-B4")}
    assert set(found) == {"OS-B3", "OS-B3/V1"}
    assert all(each.direct for each in found.values())


def test_a_regulation_item_leads_up_through_its_shortcoming(example: Trace) -> None:
    found = {each.id: each for each in above(example, "REG-10")}
    assert found["advice/R15"].direct
    assert found["OS-K6"].via == ("OS-K6/V6",)
    assert {each.id for each in above(example, "D07")} >= {"REG-10", "REG-10/T1", "advice/R15"}


# ── what would fall ──────────────────────────────────────────────────────────────────────────────────────
def test_a_point_loses_its_only_source_and_so_does_what_rests_on_that_point_alone(example: Trace) -> None:
    found = fall(example, "V03")
    assert found.unsourced == (
        "OS-B2/V1",
        "OS-B4/V2",
        "OS-B4/T3",
        "advice/R14",
        "reflection/Aandachtspunten/2",
    )


def test_every_point_that_cites_one_piece_only_loses_it(example: Trace) -> None:
    pieces = set(example.of_kind(Kind.EVIDENCE))
    for piece in sorted(pieces):
        alone = {
            name
            for name in example.of_kind(Kind.POINT, Kind.REGULATION)
            if set(below(example, name)) & pieces == {piece}
        }
        lost = {
            n
            for n in fall(example, piece).unsourced
            if example.nodes[n].kind in {Kind.POINT, Kind.REGULATION}
        }
        assert lost == alone


def test_a_source_of_which_others_say_the_same_can_fall(example: Trace) -> None:
    assert fall(example, "G02").nothing


def test_a_scale_falls_to_one_method_to_one_source_or_to_nothing(edited: Edited) -> None:
    trace = edited(
        {
            "scorings/OS-S1.md": scoring("V1. Een. [@G02; @G03; @D06]"),
            "scorings/OS-S2.md": scoring("V1. Een. [@D08]", "V2. Twee. [@D08; @OS-S1/V1]"),
        }
    )
    one = ScaleFall("OS-S1", (Method.CONVERSATION,), 1, one_method=True, one_source=True)
    assert one in fall(trace, "D06").scales
    assert "OS-S1" not in {scale.id for scale in fall(trace, "G02").scales}
    gone = fall(trace, "D08")
    assert ScaleFall("OS-S2", (), 0, one_method=False, one_source=False) in gone.scales
    assert "OS-S2/V1" in gone.unsourced
    assert "OS-S2/V2" not in gone.unsourced


def test_an_expectation_of_the_focus_that_one_piece_touches_is_named(edited: Edited) -> None:
    path = "evidence/G06-gesprek-scholen-en-clb.md"
    text = (ROOT / "inspections" / EXAMPLE / path).read_text("utf-8")
    trace = edited({path: text.replace("  - KV-S2\n", "")})
    assert touching(trace, "KV-S2") == ("V02",)
    assert fall(trace, "V02").expectations == ("KV-S2",)


# ── what is missing ──────────────────────────────────────────────────────────────────────────────────────
def test_the_worked_example_has_no_gaps(example: Trace) -> None:
    found = overview(example)
    assert [gap for tally in found.tallies for gap in tally.gaps] + list(found.gaps) == []


def test_gaps_are_seen_from_the_scale_on_which_they_lie(edited: Edited) -> None:
    trace = edited(
        {
            "scorings/OS-S1.md": scoring(
                "V1. Zonder bron. [@KV-S1]", "V2. Een vergissing. [@G77]", "Geen label. [@G05]"
            ),
            "scorings/OS-S2.md": SCORING,
            "evidence/D09-nieuw.md": "---\nmethod: document\ndate: 2026-06-09\ntitle: Nieuw\n"
            "provided_by: aanbieder\n---\n\nTekst.\n",
        }
    )
    found = overview(trace)
    first, second = found.of("OS-S1"), found.of("OS-S2")
    assert first is not None
    assert second is not None
    assert first.points == ("OS-S1/V1", "OS-S1/V2", "OS-S1/V?3")
    assert first.gaps == (
        Gap(Lack.SOURCE, "OS-S1/V1", "OS-S1"),
        Gap(Lack.SOURCE, "OS-S1/V2", "OS-S1"),
        Gap(Lack.TARGET, "G77", "OS-S1"),
    )
    assert second.gaps == (Gap(Lack.POINTS, "OS-S2", "OS-S2"),)
    assert Gap(Lack.USE, "D09") in found.gaps
    assert Gap(Lack.TARGET, "OS-S2/V3", "advice") in found.gaps


def test_an_expectation_that_nothing_touches_is_a_gap_of_each_of_its_scales(edited: Edited) -> None:
    trace = edited(
        {
            path.relative_to(ROOT / "inspections" / EXAMPLE).as_posix(): path.read_text("utf-8").replace(
                "  - KV-R3\n", ""
            )
            for path in (ROOT / "inspections" / EXAMPLE / "evidence").glob("*.md")
        }
    )
    tally = overview(trace).of("OS-S2")
    assert tally is not None
    assert tally.gaps == (Gap(Lack.TOUCH, "KV-R3", "OS-S2"),)


def test_what_cannot_be_read_is_no_lack_of_sources(edited: Edited) -> None:
    broken = "---\nmethod: [\n---\n\nTekst.\n"
    text = (ROOT / "inspections" / EXAMPLE / "scorings/OS-B4.md").read_text("utf-8")
    trace = edited(
        {
            "evidence/D08-terugkommomenten-op-school.md": broken,
            "scorings/OS-B4.md": text.replace("level: beneden", "level: [", 1),
        }
    )
    found = overview(trace)
    assert trace.dossier.unread == {"D08", "OS-B4"}
    assert trace.nodes["OS-B4/T1"].kind is Kind.UNREAD
    assert {"OS-S2/S2", "advice/R12"} <= grounded(trace)
    tally = found.of("OS-B4")
    assert tally is not None
    assert tally.gaps == (Gap(Lack.UNREAD, "OS-B4", "OS-B4"),)
    assert found.gaps == ()


# ── rings ────────────────────────────────────────────────────────────────────────────────────────────────
def test_points_that_cite_each_other_are_a_ring_and_no_source(edited: Edited) -> None:
    trace = edited(
        {
            "scorings/OS-S1.md": scoring(
                "V1. Een. [@OS-S2/V1]",
                "V2. Op zichzelf. [@OS-S1/V2]",
                "V3. Met bron. [@OS-S1/V4; @G05]",
                "V4. Vier. [@OS-S1/V3]",
            ),
            "scorings/OS-S2.md": scoring(
                "V1. Een. [@OS-S2/V2]", "V2. Twee. [@OS-S1/V1]", "V3. Drie. [@OS-S1/V1]"
            ),
        }
    )
    assert cycles(trace) == (
        ("OS-S1/V1", "OS-S2/V1", "OS-S2/V2", "OS-S1/V1"),
        ("OS-S1/V2", "OS-S1/V2"),
        ("OS-S1/V3", "OS-S1/V4", "OS-S1/V3"),
    )
    safe = grounded(trace)
    assert {"OS-S1/V3", "OS-S1/V4"} <= safe
    assert not {"OS-S1/V1", "OS-S1/V2", "OS-S2/V1", "OS-S2/V2", "OS-S2/V3"} & safe
    assert {"OS-S1/V3", "OS-S1/V4"} <= set(fall(trace, "G05").unsourced)
    assert "OS-S1" in {each.id for each in above(trace, "OS-S2/V2")}


def test_a_label_that_stands_twice_hides_no_point(edited: Edited) -> None:
    trace = edited({"scorings/OS-S1.md": scoring("V1. Een. [@G05]", "V1. Twee. [@G06]")})
    assert trace.points("OS-S1") == ("OS-S1/V1", "OS-S1/V1+")


# ── speed ────────────────────────────────────────────────────────────────────────────────────────────────
def test_120_notes_take_less_than_50_ms(edited: Edited) -> None:
    note = "---\nmethod: gesprek\ndate: 2026-06-09\ntitle: Gesprek\npartners:\n  - group: jongeren\n"
    note += "chosen_by: inspectieteam\nexpectations:\n  - KV-B3\n  - KV-B4\n---\n\nTekst.\n"
    files: dict[str, str | None] = {f"evidence/G{n}-gesprek.md": note for n in range(200, 296)}
    for number, scale in enumerate(("OS-B1", "OS-B2", "OS-B3", "OS-B5", "OS-K1", "OS-K2")):
        cited = [f"[@G{200 + (number * 16 + n) % 96}; @G{200 + (n * 7) % 96}; @D01]" for n in range(40)]
        files[f"scorings/{scale}.md"] = scoring(*(f"V{n}. Punt. {c}" for n, c in enumerate(cited, 1)))
    dossier = edited(files).dossier
    assert len(dossier.evidence) == 120
    assert min(_spent(dossier) for _ in range(5)) < 0.05


def _spent(dossier: Dossier) -> float:
    began = process_time()
    trace = trace_of(dossier)
    overview(trace)
    fall(trace, "G200")
    above(trace, "KV-B4")
    cycles(trace)
    return process_time() - began
