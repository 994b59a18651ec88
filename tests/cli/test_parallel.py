"""Work side by side comes back in order, and stops when nobody looks any more."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from threading import Barrier

import pytest

from naftctl.cli.parallel import in_order
from naftctl.engines.child import Command, EngineError, Halted, run


def late(number: int, count: int = 12) -> Callable[[], int]:
    def work() -> int:
        time.sleep((count - number) * 0.005)
        return number

    return work


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_what_is_done_first_still_waits_its_turn(jobs: int) -> None:
    assert list(in_order(map(late, range(12)), jobs)) == list(range(12))


def test_as_many_as_asked_are_under_way_together() -> None:
    barrier = Barrier(3, timeout=10)
    assert len(list(in_order([barrier.wait] * 3, 3))) == 3


def test_work_is_prepared_only_a_little_ahead() -> None:
    prepared: list[int] = []

    def works() -> Iterator[Callable[[], int]]:
        for number in range(100):
            prepared.append(number)
            yield lambda: 0

    with closing(in_order(works(), 2)) as results:
        next(results)
        assert len(prepared) < 20


def test_a_fault_comes_out_where_the_work_stands() -> None:
    def broken() -> int:
        raise ValueError("stuk")

    results = in_order([late(0), broken, late(2)], 2)
    assert next(results) == 0
    with pytest.raises(ValueError, match="stuk"):
        next(results)


def test_who_stops_looking_stops_the_programs_that_run(tmp_path: Path) -> None:
    command = Command("Proef", (sys.executable, "-S", "-c", "import time; time.sleep(60)"), {}, "")
    ended: list[bool] = []

    def hang() -> int:
        try:
            run(command, tmp_path, b"", 60)
        except Halted:
            ended.append(True)
            raise
        return 0

    begun = time.monotonic()
    with closing(in_order([late(0), hang], 2)) as results:
        next(results)
        time.sleep(0.3)
    assert ended == [True]
    assert time.monotonic() - begun < 10


def test_input_that_does_not_fit_in_a_pipe_reaches_a_program_that_is_slow_to_read(tmp_path: Path) -> None:
    slow = "import sys, time; time.sleep(0.5); print(len(sys.stdin.buffer.read()))"
    command = Command("Proef", (sys.executable, "-S", "-c", slow), {}, "")
    (result,) = in_order([lambda: run(command, tmp_path, b"x" * 1_000_000, 20)], 2)
    assert result.strip() == b"1000000"


def test_the_time_limit_and_the_input_hold_side_by_side_too(tmp_path: Path) -> None:
    slow = "import sys, time; text = sys.stdin.read(); time.sleep(0.3); print(len(text))"
    command = Command("Proef", (sys.executable, "-S", "-c", slow), {}, "")
    large = b"x" * 1_000_000

    def work() -> bytes:
        return run(command, tmp_path, large, 20)

    def hang() -> bytes:
        return run(command, tmp_path, large, 0.15)

    results = in_order([work, hang], 2)
    assert next(results).strip() == b"1000000"
    with pytest.raises(EngineError) as caught:
        next(results)
    assert caught.value.kind == "hung"
