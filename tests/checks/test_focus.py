"""When a motive is missing, and when a draw no longer fits the inspection."""

from __future__ import annotations

from naftctl.diagnostic import Severity
from naftctl.lifecycle import Phase
from tests.checks.case import diagnose, example
from tests.conftest import TODAY


def codes(edits: dict[tuple[str, str], str], phase: Phase | None = None) -> dict[str, Severity]:
    files = dict(example())
    for (name, old), new in edits.items():
        assert files[name].count(old) == 1
        files[name] = files[name].replace(old, new)
    return {d.code: d.severity for d in diagnose(files, TODAY, phase)}


MOVED = {
    ("inspection.yaml", "    - date: 2026-06-09"): "    - date: 2026-06-08",
    ("inspection.yaml", "  visited:\n    - 2026-06-09"): "  visited:\n    - 2026-06-08",
}


def test_a_visit_that_moves_after_the_announcement_leaves_the_draw_as_it_was() -> None:
    assert "N264" not in codes(MOVED)


def test_a_visit_that_moves_before_the_announcement_asks_for_another_draw() -> None:
    found = codes(MOVED | {("inspection.yaml", "announced: 2026-05-12"): "announced: null"})
    assert found["N264"] is Severity.WARNING


def test_a_focus_without_a_seed_was_not_drawn() -> None:
    line = next(line for line in example()["focus.yaml"].splitlines() if line.startswith("seed:"))
    assert "N264" not in codes({("focus.yaml", line): "seed: null"})


def test_a_motive_makes_another_choice_good() -> None:
    swap = {
        ("focus.yaml", "- rank: 1\n    investigation: SO"): "- rank: 2\n    investigation: SO",
        ("focus.yaml", "- rank: 2\n    investigation: VR"): "- rank: 1\n    investigation: VR",
    }
    assert codes(swap)["N263"] is Severity.ERROR
    assert "N263" not in codes(swap | {("focus.yaml", "motive: null"): "motive: Op vraag van de sector."})
    assert codes(swap | {("focus.yaml", "motive: null"): 'motive: " "'})["N263"] is Severity.ERROR
