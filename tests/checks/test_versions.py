"""Each folder in versions/ is a framework version with a mistake, and says which diagnostics that gives."""

from __future__ import annotations

import re
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from msgspec.structs import replace

from naftctl.checks import RULES, VERSION_RULES, Rule, check_version
from naftctl.language import tr
from naftctl.load.codes import CODES
from naftctl.model.version import Version
from tests.checks.version_case import VERSIONS, VersionCase, diagnose_version, framework, version_files
from tests.conftest import ROOT

GOLDEN = Path(__file__).parent / "versions_golden"
ALL = [VersionCase(folder) for folder in sorted(VERSIONS.iterdir())]
FIRST, SECOND = "r-naft/2026.1", "r-naft/2026.2"


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.name)
def test_a_case_gives_what_it_says_and_nothing_else(case: VersionCase) -> None:
    assert case.expected, "a case says what it expects"
    assert case.seen == case.expected
    assert len(case.found) == len(case.expected), "one mistake, one diagnostic"


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.name)
def test_the_words_of_a_case_are_those_of_its_golden_file(case: VersionCase, *, update_golden: bool) -> None:
    golden = GOLDEN / f"{case.name}.txt"
    if update_golden:
        golden.write_text(case.printed, "utf-8", newline="\n")
    assert case.printed == golden.read_text("utf-8")


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.name)
def test_a_message_says_what_was_found_and_a_hint_what_to_do(case: VersionCase) -> None:
    for diagnostic in case.found:
        for words in (diagnostic.message, diagnostic.hint, diagnostic.label):
            assert not words[:1].isupper()
            assert not words.endswith((".", "!"))
            assert "gemiddeld" not in words
        assert len(diagnostic.message) <= 150
        assert "  " not in diagnostic.message + diagnostic.hint


def test_no_golden_file_is_left_without_its_case() -> None:
    assert {path.stem for path in GOLDEN.iterdir()} == {case.name for case in ALL}


def test_the_versions_of_this_repository_are_silent() -> None:
    first, later = _on_disk(FIRST), _on_disk(SECOND)
    assert diagnose_version(first, f"frameworks/{FIRST}") == ()
    assert diagnose_version(later, f"frameworks/{SECOND}", (), (framework(FIRST),)) == ()


def test_rules_stand_in_the_order_of_their_codes_and_each_code_is_used_once() -> None:
    codes = [rule.code for rule in VERSION_RULES]
    assert codes == sorted(set(codes))
    assert all(code.startswith("N2") for code in codes)
    assert not {*CODES, *(rule.code for rule in RULES)} & {*codes}


def test_no_rule_has_the_name_of_another() -> None:
    rules: tuple[Rule[Any], ...] = (*RULES, *VERSION_RULES)
    names = [rule.name for rule in rules]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("rule", VERSION_RULES, ids=lambda rule: rule.code)
def test_a_rule_is_explained_in_a_sentence_with_its_reason_and_its_cure(rule: Rule[Any]) -> None:
    sentence, _, rest = rule.explanation.partition("\n\n")
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert re.fullmatch(r"Why: .+\.\nFix: [^A-Z].+\.", rest, re.DOTALL)
    assert not re.search(r"gemiddeld|[!]|  ", tr(rule.explanation))
    assert max(len(line) for line in tr(rule.explanation).splitlines()) <= 110


@pytest.mark.parametrize("rule", VERSION_RULES, ids=lambda rule: rule.code)
def test_a_rule_is_shown_by_a_case(rule: Rule[Any]) -> None:
    assert any(case.name.startswith(rule.code) for case in ALL)


def test_all_rules_together_take_a_moment() -> None:
    version, later = (
        Version(framework(FIRST), ""),
        Version(framework(SECOND), "", earlier=(framework(FIRST),)),
    )
    assert min(_seconds(each) for each in (version, later) for _ in range(5)) < 0.02


def test_a_comment_and_the_order_of_keys_change_nothing_in_a_pinned_version() -> None:
    files = dict(VersionCase(VERSIONS / "N250-descriptor").base)
    lines = files["scales/OS-B3.yaml"].splitlines(keepends=True)
    files["scales/OS-B3.yaml"] = "# later\n" + "".join([*lines[1:3], lines[0], *lines[3:]])
    assert diagnose_version(files, f"frameworks/{FIRST}") == ()


def _on_disk(ref: str) -> dict[str, str]:
    """Every file of a version, its pin too."""
    pin = ROOT / "frameworks" / ref / "digest.yaml"
    return version_files(ref) | ({pin.name: pin.read_text("utf-8")} if pin.is_file() else {})


def _seconds(version: Version) -> float:
    start = process_time()
    check_version(version)
    return process_time() - start


def test_an_id_of_a_still_earlier_version_may_come_back() -> None:
    again = Version(framework(FIRST), f"frameworks/{FIRST}")
    found = [
        [d.code for d in check_version(replace(again, earlier=earlier))].count("N249")
        for earlier in ((framework(SECOND),), (framework(SECOND), framework(FIRST)))
    ]
    assert found == [2, 0]
