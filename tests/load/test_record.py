"""From values to records: each fault is said once, at its place, and the rest is kept."""

from __future__ import annotations

import pytest

from naftctl.load.record import Built, build
from naftctl.load.yaml import read_yaml
from naftctl.model.evidence import Evidence
from naftctl.model.inspection import Inspection
from naftctl.model.record import Record


def of(kind: type[Record], text: str) -> Built[Record]:
    document = read_yaml(text, "a.yaml")
    assert document.diagnostics == ()
    return build(kind, document.value, document.origin)


def said(built: Built[Record]) -> list[tuple[str, int, int]]:
    return [(d.code, d.span.line, d.span.column) for d in built.diagnostics]


GOOD = "method: gesprek\ndate: 2026-06-09\ntitle: Gesprek\n"


def test_a_good_record_knows_where_everything_was_written() -> None:
    record = of(Evidence, GOOD + "partners:\n  - group: jongeren\n    count: 4\n").record
    assert isinstance(record, Evidence)
    assert str(record.where("title")) == "a.yaml:3:8"
    assert str(record.partners[0].where("count")) == "a.yaml:6:12"
    assert str(record.where_key("partners")) == "a.yaml:4:1"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (GOOD.replace("gesprek", "gespreek"), ("N107", 1, 9)),
        (GOOD.replace("2026-06-09", "2026-02-30"), ("N109", 2, 7)),
        (GOOD.replace("2026-06-09", "9 juni"), ("N109", 2, 7)),
        (GOOD.replace("2026-06-09", "0001-01-01"), ("N109", 2, 7)),
        (GOOD.replace("2026-06-09", "1899-12-31"), ("N109", 2, 7)),
        (GOOD.replace("title: Gesprek", "title: 14"), ("N107", 3, 8)),
        (GOOD.replace("title: Gesprek", "titel: Gesprek"), ("N105", 3, 1)),
        (GOOD + "collected_by: ond1\n", ("N107", 4, 15)),
        (GOOD + "partners:\n  - group: jongeren\n    count: vier\n", ("N107", 6, 12)),
        (GOOD + "partners:\n  - group: jongeren\n    count: true\n", ("N107", 6, 12)),
        (GOOD + "id: G02\n", ("N105", 4, 1)),
        (GOOD + "partners:\n  group: jongeren\n", ("N107", 5, 3)),
    ],
)
def test_a_fault_has_its_code_and_place_and_nothing_else_is_said(
    text: str, expected: tuple[str, int, int]
) -> None:
    assert said(of(Evidence, text)) == [expected]


def test_a_missing_key_is_said_by_name() -> None:
    built = of(Evidence, "method: gesprek\ndate: 2026-06-09\n")
    assert [d.message for d in built.diagnostics] == ["`title` ontbreekt"]
    assert built.record is None


def test_a_key_without_a_value_is_a_key_that_is_not_there() -> None:
    built = of(Evidence, GOOD + "collected_by:\npartners: null\n")
    assert said(built) == []
    assert isinstance(built.record, Evidence)
    assert built.record.collected_by == ()


def test_a_near_key_is_suggested_and_stands_for_the_one_that_is_missing() -> None:
    built = of(Evidence, GOOD + "colected_by:\n  - ond1\n")
    assert built.diagnostics[0].label == "bedoelde u `collected_by`?"
    assert built.record is not None
    assert str(built.record.where("collected_by")) == "a.yaml:4:1"


def test_no_fault_hides_another() -> None:
    text = "method: gespreek\ndate: 2026-13-01\ntitel: x\nplace: thuis\ncolected_by:\n  - ond1\n"
    assert [d.span.line for d in of(Evidence, text).diagnostics] == [1, 2, 3, 4, 5]


def test_a_bad_item_is_dropped_and_the_others_keep_their_places() -> None:
    record = of(Evidence, GOOD + "expectations:\n  - 7\n  - KV-B4\n  - KV-O7\n").record
    assert isinstance(record, Evidence)
    assert record.expectations == ("KV-B4", "KV-O7")
    assert [record.where("expectations", i).line for i in (0, 1)] == [6, 7]


INSPECTION = """framework: r-naft/2026.1
occasion: regulier
provider:
  id: de-kantelpoort
  name: De Kantelpoort
team:
  - id: ond1
    inspectorate: onderwijs
    role: coordinator
  - id: zrg1
    inspectorate: zorginspectie
    role: inspector
planning:
  visits:
    - date: 2026-06-09
      from: 9u
"""


def test_what_is_needed_in_a_part_loses_that_part_only() -> None:
    built = of(Inspection, INSPECTION)
    assert said(built) == [("N107", 8, 19), ("N109", 16, 13)]
    assert isinstance(built.record, Inspection)
    assert [member.id for member in built.record.team] == ["zrg1"]
    assert str(built.record.team[0].where("role")) == "a.yaml:12:11"
    assert built.record.first_visit is not None


def test_a_placeholder_is_open_and_not_wrong() -> None:
    built = of(Evidence, GOOD + 'place: "⟨vul in: waar⟩"\ncollected_by:\n  - "⟨vul in: wie⟩"\n')
    assert said(built) == []
    assert [(span.line, words) for span, words in built.placeholders] == [
        (4, "⟨vul in: waar⟩"),
        (6, "⟨vul in: wie⟩"),
    ]
    assert isinstance(built.record, Evidence)
    assert (built.record.place, built.record.collected_by) == (None, ())


def test_a_placeholder_where_a_value_is_needed_leaves_no_other_message() -> None:
    built = of(Evidence, GOOD.replace("2026-06-09", '"⟨vul in: dag⟩"'))
    assert (built.record, said(built), len(built.placeholders)) == (None, [], 1)


def test_a_long_value_is_never_quoted_whole() -> None:
    built = of(Evidence, GOOD.replace("gesprek", "x" * 300))
    assert len(built.diagnostics[0].message) < 80
