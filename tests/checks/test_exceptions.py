"""An exception sets one rule aside in one file, only with a motive, and only where a rule allows it."""

from __future__ import annotations

import pytest

from naftctl.checks import RULES
from naftctl.checks.exceptions import EXCUSABLE, motivated
from naftctl.diagnostic import Severity
from naftctl.load.dossier import read_dossier
from naftctl.load.tree import MemoryTree
from naftctl.model.dossier import Dossier
from tests.checks.case import _READER, CASES, LABEL, Case, diagnose, example
from tests.conftest import TODAY

SHOWN = {
    "N303": "N303-few-members",
    "N304": "N304-divergence",
    "N311": "N311-one-method",
    "N312": "N312-few-sources",
    "N313": "N313-no-strong-point",
    "N361": "N361-chosen-by-provider",
    "N363": "N363-reused",
    "N365": "N365-untouched",
}
ONE_SOURCE = Case(CASES / "N311-one-source").files


def excused(
    files: dict[str, str], path: str, *rules: str, motive: str = "Meer is er niet."
) -> dict[str, str]:
    written = "".join(f"\n  - rule: {rule}\n    motive: {motive}" for rule in rules)
    head, mark, rest = files[path].partition("exceptions:")
    assert mark
    return {**files, path: f"{head}exceptions:{written}\n---{rest.partition('---')[2]}"}


def codes(files: dict[str, str]) -> list[str]:
    return [d.code for d in diagnose(files, TODAY) if d.severity is not Severity.INFO]


def test_every_rule_that_may_be_set_aside_is_a_warning() -> None:
    assert {rule.code for rule in RULES if rule.code in EXCUSABLE} == set(EXCUSABLE) == set(SHOWN)
    assert {rule.severity for rule in RULES if rule.code in EXCUSABLE} == {Severity.WARNING}


@pytest.mark.parametrize(("code", "name"), SHOWN.items())
def test_an_exception_with_a_motive_sets_its_rule_aside_where_it_spoke(code: str, name: str) -> None:
    case = Case(CASES / name)
    said = [d for d in case.found if d.code == code]
    files = dict(case.files)
    for path in {d.span.path.removeprefix(f"{LABEL}/") for d in said}:
        kept = tuple(e.rule for e in _dossier(files).scoring[path[9:-3]].exceptions)
        files = excused(files, path, *kept, code)
    assert said
    assert code not in codes(files)


def test_an_exception_holds_for_its_own_file_only() -> None:
    files = excused(ONE_SOURCE, "scorings/OS-B3.md", "N311")
    assert codes(files) == ["N311"]


def test_one_source_is_said_once_and_comes_back_when_only_the_method_is_excused() -> None:
    path = "scorings/OS-K2.md"
    assert codes(ONE_SOURCE) == ["N311"]
    assert codes(excused(ONE_SOURCE, path, "N311")) == ["N312"]
    assert codes(excused(ONE_SOURCE, path, "N312")) == ["N311"]
    assert codes(excused(ONE_SOURCE, path, "N311", "N312")) == []


def test_only_exceptions_with_a_motive_and_a_rule_that_allows_them_are_counted() -> None:
    path = "scorings/OS-K2.md"
    assert motivated(_dossier(example())) == ()
    assert len(motivated(_dossier(excused(ONE_SOURCE, path, "N311", "N312", "N302")))) == 2
    assert motivated(_dossier(excused(ONE_SOURCE, path, "N311", motive='" "'))) == ()


def _dossier(files: dict[str, str]) -> Dossier:
    dossier = read_dossier(MemoryTree(files, LABEL), TODAY, _READER.framework).dossier
    assert dossier
    return dossier
