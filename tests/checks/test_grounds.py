"""What the rules on the grounds of a judgement let pass, and that no missing level counts as the lowest."""

from __future__ import annotations

import re

import pytest

from naftctl.diagnostic import Diagnostic
from naftctl.lifecycle import Phase
from naftctl.load.tree import DiskTree
from tests.checks.case import CASES, Case, diagnose, example
from tests.conftest import ROOT, TODAY

BREACH = ("scorings/OS-K6.md", "## Tekorten\n", "## Tekorten\n\n- T1. Acties schuiven door. [@D02; {item}]\n")
ANSWERED = ("advice.md", "[@OS-K6/O1; @OS-K6/O2]", "[@OS-K6/O1; @OS-K6/O2; @OS-K6/T1]")
COPIED = "toen de spanning in de groep opliep, benoemde de begeleider rustig de grens, stelde een pauze voor"
TALK = "evidence/G02-gesprek-jongeren.md"
COMPLAINT = "2026-de-branding-klacht"


def found(files: dict[str, str], phase: Phase | None = None) -> list[Diagnostic]:
    return [d for d in diagnose(files, TODAY, phase) if d.severity != "info"]


def codes(files: dict[str, str], phase: Phase | None = None) -> list[str]:
    return [d.code for d in found(files, phase)]


def edited(*edits: tuple[str, str, str], base: dict[str, str] | None = None) -> dict[str, str]:
    files = dict(base or example())
    for name, old, new in edits:
        assert files[name].count(old) == 1, (name, old)
        files[name] = files[name].replace(old, new)
    return files


def inspection(name: str) -> dict[str, str]:
    tree = DiskTree(ROOT / "inspections" / name, name)
    return {file: tree.read(file).decode() for file in tree.names() if not file.startswith("output/")}


@pytest.mark.parametrize("item", ["@REG-10", "@REG-10/T1"])
def test_a_shortcoming_on_a_breached_item_may_stand_beside_any_level(item: str) -> None:
    assert codes(edited((BREACH[0], BREACH[1], BREACH[2].format(item=item)), ANSWERED)) == []


def test_a_shortcoming_on_an_item_without_a_result_waits_for_that_result() -> None:
    files = edited((BREACH[0], BREACH[1], BREACH[2].format(item="@REG-05")), ANSWERED)
    files["regulation.yaml"] = files["regulation.yaml"].replace(
        "REG-05:\n  result: in_orde", "REG-05:\n  result: null"
    )
    assert codes(files) == ["N341"]


def test_a_follow_up_may_leave_a_shortcoming_standing_without_a_breached_item() -> None:
    files = inspection("2026-de-wisselbrug-opvolging")
    assert "- T1." in files["findings/medewerkers.md"]
    assert "REG" not in files["findings/medewerkers.md"].partition("- T1.")[2]
    assert "N367" not in codes(files, Phase.FINAL)


def test_the_item_that_a_finding_is_about_carries_its_shortcomings() -> None:
    files = inspection(COMPLAINT)
    path = "findings/kennis-van-rechten.md"
    files[path] = files[path].replace("; @REG-06]", "]")
    assert "N367" not in codes(files)
    files[path] = files[path].replace("  - REG-06", "  - REG-03")
    assert codes(files).count("N367") == 2


def test_documents_alone_are_chosen_by_nobody() -> None:
    files = Case(CASES / "N361-chosen-by-provider").files
    assert codes(files) == ["N361"]
    path = "scorings/OS-K2.md"
    files = {**files, path: files[path].replace("@G01", "@C01").replace("@O04", "@D02")}
    assert codes(files) == []


def test_an_unannounced_inspection_begins_with_its_first_visit() -> None:
    files = inspection(COMPLAINT)
    talk = next(name for name in files if name.startswith("evidence/G01"))
    files[talk] = files[talk].replace("date: 2026-05-19", "date: 2026-05-18")
    (said,) = [d for d in found(files) if d.code == "N364"]
    assert said.message == "`G01` is van 18/05/2026, voor het eerste bezoek op 19/05/2026"
    assert said.related[0].span.path.endswith("inspection.yaml")


def test_evidence_dated_tomorrow_is_said_once() -> None:
    assert codes(edited((TALK, "date: 2026-06-09", "date: 2026-10-10"))) == ["N404"]


def test_a_passage_counts_as_the_same_whatever_its_capitals_line_ends_and_sources() -> None:
    words = COPIED.upper().replace(" GRENS,", "\n  GRENS [@D06],")
    point = f"- V5. {words}. [@G06; @D06]\n\n## Sterke punten"
    found = codes(edited(("scorings/OS-S1.md", "\n## Sterke punten", point)))
    assert [code for code in found if code != "N603"] == ["N363"]  # words in capitals may be names


def test_eleven_words_in_a_row_are_no_passage() -> None:
    words = " ".join(COPIED.split()[:11])
    point = f"- V5. {words}. [@G06; @D06]\n\n## Sterke punten"
    assert codes(edited(("scorings/OS-S1.md", "\n## Sterke punten", point))) == []


def test_a_passage_twice_in_one_scale_is_left_to_the_team() -> None:
    point = f"- V6. Ook elders: {COPIED}. [@G06; @O01]\n\n## Sterke punten"
    assert codes(edited(("scorings/OS-B3.md", "\n## Sterke punten", point))) == []


def test_a_passage_in_three_scales_names_the_first_from_both_others() -> None:
    point = f"- V9. {COPIED}. [@G06; @D06]\n\n## Sterke punten"
    files = edited(*((f"scorings/OS-{n}.md", "\n## Sterke punten", point) for n in ("S1", "S2")))
    assert [[str(label.text) for label in d.related] for d in found(files)] == [["ook in `OS-B3/V2`"]] * 2


def test_an_expectation_that_a_point_cites_is_touched() -> None:
    gone = [("evidence/" + name, "  - KV-S4\n", "") for name in _holding("  - KV-S4\n")]
    assert "@KV-S4" in example()["scorings/OS-S1.md"]
    assert codes(edited(*gone)) == []


def test_a_misspelt_expectation_is_not_also_missed() -> None:
    first, *rest = _holding("  - KV-S4\n")
    edits = [("evidence/" + name, "  - KV-S4\n", "") for name in rest]
    edits += [("evidence/" + first, "  - KV-S4", "  - KV-S44")]
    edits += [("scorings/OS-S1.md", "; @KV-S4]", "]")]
    assert codes(edited(*edits)) == ["N205"]


@pytest.mark.parametrize("level", ["null", "niet_ingeschaald"])
def test_a_missing_level_is_never_the_lowest_level(level: str) -> None:
    """The lowest level asks for a shortcoming, and here lies two levels from what a member scored."""
    files = edited(
        ("scorings/OS-B3.md", "\nlevel: overstijgt", f"\nlevel: {level}"),
        ("scorings/OS-B3.md", "provisional: overstijgt", f"provisional: {level}"),
        ("scorings/OS-B3.md", "motive: null", "motive: Er waren te weinig bronnen."),
    )
    asked = {"null": ["N302"], "niet_ingeschaald": []}[level]
    assert codes(files) == asked
    files["scorings/OS-B3.md"] = files["scorings/OS-B3.md"].replace(f"\nlevel: {level}", "\nlevel: beneden")
    assert {"N304", "N309"} <= set(codes(files))


@pytest.mark.parametrize("level", ["null", "niet_ingeschaald"])
def test_a_member_without_a_level_differs_from_nobody(level: str) -> None:
    files = dict(example())
    for name in [name for name in files if name.startswith("scorings/individual/")]:
        text = files[name]
        files[name] = re.sub(r"(  OS-B3:\n    level: )\w+", rf"\g<1>{level}", text)
        assert files[name] != text
    assert "N304" not in codes(files)


def _holding(words: str) -> list[str]:
    names = [name.partition("/")[2] for name in example() if name.startswith("evidence/")]
    return [name for name in names if words in example()[f"evidence/{name}"]]
