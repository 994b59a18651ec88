"""Individual scorings side by side: counts on a table that was worked by hand.

Four levels, lowest first: 1 beneden, 2 benadert, 3 volgens, 4 overstijgt; `-` is niet_ingeschaald and `.` is
not there yet. Pairs of members, in the order a-b, a-c, b-c, with how far they lie apart:

    scale   a  b  c   consensus   a-b  a-c  b-c   exact  one  more  not     beside: exact  one  more  not
    OS-K1   3  3  3       3        0    0    0      3     0    0     0              3      0    0     0
    OS-K2   3  2  3       3        1    0    1      1     2    0     0              2      1    0     0
    OS-K3   1  2  4       2        1    3    2      0     1    2     0              1      1    1     0
    OS-K4   -  3  3       3        -    -    0      1     0    0     2              2      0    0     1
    OS-K5   .  1  2       .        .    .    1      0     1    0     0              0      0    0     0
    OS-K6   -  -  4       -        -    -    -      0     0    0     3              0      0    0     3
    all                                              5     4    2     5              8      2    1     4
"""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from naftctl.agreement import Agreement, Row, Tally, agreement
from naftctl.load.workspace import WorkspaceReader
from naftctl.model.dossier import Dossier
from naftctl.model.record import attach_page
from naftctl.model.scoring import IndividualScoring, Score, Scoring
from naftctl.prose import EMPTY
from tests.conftest import EXAMPLE, ROOT, TODAY

LEVELS = {"1": "beneden", "2": "benadert", "3": "volgens", "4": "overstijgt", "-": "niet_ingeschaald"}
TABLE = {
    "OS-K1": ("333", "3"),
    "OS-K2": ("323", "3"),
    "OS-K3": ("124", "2"),
    "OS-K4": ("-33", "3"),
    "OS-K5": (".12", "."),
    "OS-K6": ("--4", "-"),
}
BETWEEN = {
    "OS-K1": Tally(3, 0, 0, 0),
    "OS-K2": Tally(1, 2, 0, 0),
    "OS-K3": Tally(0, 1, 2, 0),
    "OS-K4": Tally(1, 0, 0, 2),
    "OS-K5": Tally(0, 1, 0, 0),
    "OS-K6": Tally(0, 0, 0, 3),
}
BESIDE = {
    "OS-K1": Tally(3, 0, 0, 0),
    "OS-K2": Tally(2, 1, 0, 0),
    "OS-K3": Tally(1, 1, 1, 0),
    "OS-K4": Tally(2, 0, 0, 1),
    "OS-K5": Tally(0, 0, 0, 0),
    "OS-K6": Tally(0, 0, 0, 3),
}


@pytest.fixture(scope="module")
def example() -> Dossier:
    dossier = WorkspaceReader(ROOT).dossier(EXAMPLE, TODAY).dossier
    assert dossier is not None
    return dossier


@pytest.fixture(scope="module")
def table(example: Dossier) -> Dossier:
    """The worked example with the scorings of the table."""
    team = [member.id for member in example.inspection.team]
    pages = tuple(_individual(name, column) for column, name in enumerate(team))
    scorings = tuple(_consensus(scale, level) for scale, (_, level) in TABLE.items())
    return replace(example, individual=pages, scorings=scorings)


def _individual(name: str, column: int) -> IndividualScoring:
    scores = {scale: Score(level=LEVELS.get(given[column])) for scale, (given, _) in TABLE.items()}
    page = IndividualScoring(member=name, scores=scores)
    attach_page(page, name, EMPTY)
    return page


def _consensus(scale: str, level: str, divergence: str | None = None) -> Scoring:
    page = Scoring(level=LEVELS.get(level), divergence=divergence)
    attach_page(page, scale, EMPTY)
    return page


def row(found: Agreement, scale: str) -> Row:
    return next(row for row in found.rows if row.scale == scale)


@pytest.mark.parametrize("scale", TABLE)
def test_each_scale_counts_as_worked_by_hand(table: Dossier, scale: str) -> None:
    found = row(agreement(table), scale)
    assert (found.between, found.beside) == (BETWEEN[scale], BESIDE[scale])


def test_all_scales_together_count_as_worked_by_hand(table: Dossier) -> None:
    found = agreement(table)
    assert (found.between, found.beside) == (Tally(5, 4, 2, 5), Tally(8, 2, 1, 4))
    assert (found.between.pairs, found.beside.pairs) == (11, 11)


def test_a_scale_that_nobody_scored_counts_nothing(table: Dossier) -> None:
    found = row(agreement(table), "OS-B1")
    assert [level for _, level in found.levels] == [None, None, None]
    assert (found.between, found.beside) == (Tally(), Tally())


def test_who_lies_too_far_is_named_and_who_does_not_is_not(table: Dossier) -> None:
    found = agreement(table)
    assert (row(found, "OS-K3").apart, row(found, "OS-K3").far) == (("ond1", "zrg1", "zrg2"), ("zrg2",))
    assert {(r.apart, r.far) for r in found.rows if r.scale != "OS-K3"} == {((), ())}


def test_the_framework_says_how_far_is_too_far(table: Dossier) -> None:
    policy = table.framework.judgement.model_copy(update={"difference": 2})
    lenient = replace(table, framework=table.framework.model_copy(update={"judgement": policy}))
    found = row(agreement(lenient), "OS-K3")
    assert (found.apart, found.far) == (("ond1", "zrg2"), ())


def test_a_divergence_of_blanks_is_no_divergence(table: Dossier) -> None:
    for text, expected in ((None, False), ("  \n", False), ("V03 weegt door.", True)):
        dossier = replace(table, scorings=(_consensus("OS-K3", "2", text),))
        assert row(agreement(dossier), "OS-K3").divergence is expected


def test_only_members_of_the_team_are_put_side_by_side(table: Dossier) -> None:
    stranger = _individual("ond9", 0)
    found = agreement(replace(table, individual=(*table.individual, stranger)))
    assert found.members == ("ond1", "zrg1", "zrg2")


def test_scales_stand_in_the_order_of_the_framework_and_only_those_in_focus(example: Dossier) -> None:
    scales = [found.scale for found in agreement(example).rows]
    assert scales == [scale.id for scale in example.scales]
