"""What holds of every rule, and how their problems become diagnostics."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from naftctl.checks import RULES, Rule
from naftctl.diagnostic import Severity
from naftctl.language import tr
from naftctl.lifecycle import Phase
from tests.checks.case import CASES, diagnose, example, seen
from tests.conftest import TODAY

SHOWN = {path.name[:4] for path in CASES.iterdir()}
_LEFT_OPEN = ("draft_sent: 2026-06-30", "final_sent: 2026-07-16", "delivered: 2026-07-17")


def test_the_worked_example_is_silent_as_a_final_report() -> None:
    found = diagnose(example(), TODAY, Phase.FINAL)
    assert [str(d.span) + d.message for d in found if d.severity is not Severity.INFO] == []


def test_rules_stand_in_the_order_of_their_codes_and_each_code_is_used_once() -> None:
    codes = [rule.code for rule in RULES]
    assert codes == sorted(set(codes))


def test_no_two_rules_have_one_name() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_is_explained_in_a_sentence_with_its_reason_and_its_cure(rule: Rule[Any]) -> None:
    sentence, _, rest = rule.explanation.partition("\n\n")
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert re.fullmatch(r"Why: .+\.\nFix: [^A-Z].+\.", rest, re.DOTALL)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_an_explanation_is_in_plain_dutch(rule: Rule[Any]) -> None:
    assert not re.search(r"gemiddeld|[!]|  ", tr(rule.explanation))
    assert max(len(line) for line in tr(rule.explanation).splitlines()) <= 110


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_is_shown_by_a_case(rule: Rule[Any]) -> None:
    assert rule.code in SHOWN


def test_an_error_is_pending_before_its_phase_and_binds_when_that_phase_is_asked_for() -> None:
    files = _before_draft()
    del files["summary.md"]
    severities = [
        [d.severity for d in diagnose(files, TODAY, phase) if d.code == "N354"]
        for phase in (None, Phase.SCORED, Phase.DRAFT, Phase.PUBLISHED)
    ]
    assert severities == [[Severity.PENDING], [Severity.PENDING], [Severity.ERROR], [Severity.ERROR]]


def test_a_warning_is_news_before_its_phase() -> None:
    files = _before_draft()
    files["inspection.yaml"] = files["inspection.yaml"].replace("reviewed: 2026-06-25", "reviewed: null")
    assert [d.severity for d in diagnose(files, TODAY) if d.code == "N414"] == [Severity.INFO]
    assert [d.severity for d in diagnose(files, TODAY, Phase.DRAFT) if d.code == "N414"] == [Severity.WARNING]


def test_an_earlier_phase_than_the_one_reached_makes_nothing_milder() -> None:
    files = dict(example())
    del files["summary.md"]
    assert [d.severity for d in diagnose(files, TODAY, Phase.PLANNED) if d.code == "N354"] == [Severity.ERROR]


def test_a_stopped_inspection_has_nothing_left_to_do() -> None:
    files = _before_draft()
    del files["summary.md"]
    stop = "stopped:\n    date: 2026-06-11\n    motive: De aanbieder stopt met NAFT."
    files["inspection.yaml"] = files["inspection.yaml"].replace("stopped: null", stop)
    assert [d for d in diagnose(files, TODAY) if d.severity is not Severity.INFO] == []
    assert "N354" in {d.code for d in diagnose(files, TODAY, Phase.DRAFT)}


def test_a_refused_value_is_not_also_missed() -> None:
    files = dict(example())
    files["advice.md"] = files["advice.md"].replace("value: gunstig_tekorten", "value:\n  - gunstig_tekorten")
    assert {d.code for d in diagnose(files, TODAY) if d.span.path.endswith("advice.md")} == {"N107"}


def test_a_file_that_cannot_be_read_is_still_there() -> None:
    files = dict(example())
    files["evidence/G02-gesprek-jongeren.md"] = "---\nmethod: [gesprek\n---\n"
    assert {seen(d)[0] for d in diagnose(files, TODAY) if d.severity is not Severity.INFO} == {
        "evidence/G02-gesprek-jongeren.md"
    }


def test_diagnostics_of_rules_come_in_the_order_of_the_files() -> None:
    files = {name: text for name, text in example().items() if not name.startswith("evidence/")}
    found = [d.span for d in diagnose(files, date(2026, 1, 1)) if d.code >= "N200"]
    assert len(found) > 100
    assert found == sorted(found)


SLIPS: dict[str, tuple[str, str, str, tuple[str, ...]]] = {
    "an individual file of somebody outside the team": (
        "N409",
        "scorings/individual/ond9.yaml",
        "+member: ond9\nscored: 2026-06-10\nscores:\n  OS-B3:\n    level: overstijgt\n",
        ("`ond9`", "ond1, zrg1, zrg2"),
    ),
    "a scoring outside the focus": (
        "N226",
        "scorings/OS-N1.md",
        "+---\nlevel: niet_ingeschaald\ndecided: 2026-06-10\nmotive: Te weinig.\n---\n",
        ("`OS-N1`", "focus.yaml"),
    ),
    "evidence without a method": (
        "N106",
        "evidence/G02-gesprek-jongeren.md",
        "method: gesprek\n",
        ("G02", "method"),
    ),
    "a citation with a typing error": (
        "N315",
        "scorings/OS-K5.md",
        "[@C02; @KV-K2]|[@C22; @KV-K2]",
        ("`C22`", "`C02`"),
    ),
    "a circular reference": (
        "N366",
        "scorings/OS-S1.md",
        "haalbaar. [@G05; @G06]|haalbaar. [@G05; @G06; @OS-S1/S2]",
        ("`OS-S1/S1`", "`OS-S1/S2`"),
    ),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_one_diagnostic_that_names_both_ends(slip: str) -> None:
    code, name, edit, ends = SLIPS[slip]
    files = dict(example())
    old, _, new = edit.partition("|")
    assert edit.startswith("+") or files[name].count(old) == 1
    files[name] = edit[1:] if edit.startswith("+") else files[name].replace(old, new)
    if code == "N366":
        files[name] = files[name].replace("[@V02; @D06]", "[@V02; @D06; @OS-S1/S1]")
    (said,) = [d for d in diagnose(files, TODAY) if d.severity is not Severity.INFO]
    words = " ".join((str(said.span), said.message, said.label, said.hint))
    words += " ".join(f"{at.span} {at.text}" for at in said.related)
    assert said.code == code
    assert all(end in words for end in ends)
    assert said.hint


def _before_draft() -> dict[str, str]:
    files = {name: text for name, text in example().items() if not name.startswith("reaction/")}
    for line in _LEFT_OPEN:
        assert line in files["inspection.yaml"]
        files["inspection.yaml"] = files["inspection.yaml"].replace(line, f"{line.partition(':')[0]}: null")
    return files
