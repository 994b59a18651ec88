"""The scaffold: from a few answers to names and texts."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from naftctl.load.workspace import WorkspaceReader
from naftctl.load.yaml import read_yaml
from naftctl.scaffold import Plan, ScaffoldFault, quoted, scaffold, slug
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def plan() -> Plan:
    framework = WorkspaceReader(ROOT).framework("r-naft/2026.1")
    assert framework is not None
    return Plan("De Kade vzw", framework, framework.occasions[0], date(2026, 12, 22))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("De Kantelpoort", "de-kantelpoort"),
        ("vzw De Kantelpoort", "de-kantelpoort"),
        ("L'Étoile  d’Or (ASBL)", "letoile-dor"),
        ("VZW", ""),
        ("北京", ""),
        ("a" * 80, "a" * 50),
    ],
)
def test_a_slug_is_small_letters_digits_and_dashes(name: str, expected: str) -> None:
    assert slug(name) == expected


def test_the_folder_has_year_name_and_a_special_occasion(plan: Plan) -> None:
    assert plan.folder == "2026-de-kade"
    event = plan.framework.occasion("ernstige_gebeurtenis")
    assert event
    assert replace(plan, occasion=event).folder == "2026-de-kade-ernstige-gebeurtenis"


def test_a_template_for_scales_is_used_once_per_scale_in_focus(plan: Plan) -> None:
    texts = scaffold(replace(plan, chosen="SO"), {"scorings/scale.md.j2": "{{ scale.id }} {{ chosen }}\n"})
    assert len(texts) == 13
    assert texts["scorings/OS-S2.md"] == "OS-S2 SO\n"
    assert len(scaffold(plan, {"scorings/scale.md.j2": ""})) == 11


def test_a_template_for_members_is_used_once_per_member(plan: Plan) -> None:
    texts = scaffold(plan, {"scorings/individual/member.yaml.j2": "{{ member }}"})
    assert texts == {"scorings/individual/ond1.yaml": "ond1", "scorings/individual/zrg1.yaml": "zrg1"}


def test_what_is_no_template_is_left_alone(plan: Plan) -> None:
    assert scaffold(plan, {"LEESMIJ.md": "{{ x }}", "summary.md.j2": "{{ name }}"}) == {
        "summary.md": "De Kade vzw"
    }


@pytest.mark.parametrize("name", ['"', "\\", "a: b # c", "ja", "⟨⟩", "{{ 7*7 }}", "- x", "'"])
def test_a_quoted_value_is_read_back_as_it_was(name: str) -> None:
    assert read_yaml(f"key: {quoted(name)}\n", "x.yaml").value == {"key": name}


@pytest.mark.parametrize(
    ("template", "line"),
    [
        ("a\n<% if %>\n", 2),
        ("a\nb\n{{ nergens }}\n", 3),
        ("{{ framework.x.y }}", 1),
        ("{{ ''.__class__.__mro__ }}", 1),
    ],
)
def test_a_mistake_in_a_template_has_its_name_and_line(template: str, line: int, plan: Plan) -> None:
    with pytest.raises(ScaffoldFault) as fault:
        scaffold(plan, {"summary.md.j2": template})
    assert (fault.value.path, fault.value.line) == ("summary.md.j2", line)
