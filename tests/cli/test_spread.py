"""Work spread over processes gives what it gives in one."""

from __future__ import annotations

import multiprocessing
import os
import time
from collections.abc import Iterator, Sequence

import pytest

from naftctl.cli.spread import Lost, spread, spreading

# Python warns where a process with threads starts another one; here nothing of the kind runs.
pytestmark = pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")


def places(names: Sequence[str]) -> list[tuple[str, int]]:
    return [(name, os.getpid()) for name in names]


def fails(names: Sequence[str]) -> list[str]:
    raise ValueError(", ".join(names[:1]))


def ends(names: Sequence[str]) -> list[str]:
    """End any process but the one that asked."""
    if os.getpid() != int(names[0].partition(" ")[2]):
        os._exit(1)
    return list(names)


def endless(names: Sequence[str]) -> Iterator[str]:
    """Give one result, and never the next."""
    yield names[0]
    time.sleep(600)


@pytest.mark.parametrize("count", [0, 1, 23, 24, 25, 61])
def test_results_come_in_the_order_of_the_names(monkeypatch: pytest.MonkeyPatch, count: int) -> None:
    monkeypatch.setattr("naftctl.cli.parallel.cores", lambda: 3)
    names = [f"n{number}" for number in range(count)]
    found = spread(places, names, "")
    assert [name for name, _ in found] == names
    alone = {process for _, process in found} <= {os.getpid()}
    assert alone == (count < 24)


def test_a_machine_with_one_processor_starts_no_other_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("naftctl.cli.parallel.cores", lambda: 1)
    assert {process for _, process in spread(places, ["n"] * 100, "")} == {os.getpid()}


def test_a_fault_in_the_work_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("naftctl.cli.parallel.cores", lambda: 2)
    with pytest.raises(ValueError, match="n0"):
        spread(fails, [f"n{number}" for number in range(30)], "")


def test_a_process_that_is_ended_by_the_system_costs_no_result(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("naftctl.cli.parallel.cores", lambda: 2)
    names = [f"n{number} {os.getpid()}" for number in range(30)]
    assert spread(ends, names, "") == tuple(names)


def test_results_come_one_by_one_and_nothing_runs_afterwards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("naftctl.cli.parallel.cores", lambda: 2)
    with spreading(endless, [f"n{number}" for number in range(30)]) as found:
        assert [next(found) for _ in range(2)] == ["n0", "n1"]
    assert multiprocessing.active_children() == []


def test_a_process_that_is_ended_by_the_system_is_told_where_results_are_shown_already(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("naftctl.cli.parallel.cores", lambda: 2)
    names = [f"n{number} {os.getpid()}" for number in range(30)]
    with pytest.raises(Lost, match="proces"), spreading(ends, names) as found:
        tuple(found)


def test_no_more_processes_start_than_were_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("naftctl.cli.parallel.cores", lambda: 4)
    with spreading(places, ["n"] * 100, 2) as found:
        assert len({process for _, process in found}) == 2
