"""The worked examples: each is where it says it is, compiles, agrees with the others and names nobody."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from msgspec import Struct

from naftctl.cli.judge import judge
from naftctl.lifecycle import Phase, phase_of, reaction_until
from naftctl.load.workspace import WorkspaceReader
from naftctl.model.dossier import Dossier
from naftctl.render import render_report
from naftctl.render.compose import report_context
from naftctl.render.context import Edition
from tests.conftest import ROOT, TODAY


class Example(Struct, frozen=True):
    """What an example shows: its phase, its furthest edition, what is still to do and how much it holds."""

    phase: Phase
    edition: Edition
    pending: int
    evidence: int
    scales: int
    findings: int


EXAMPLES = {
    "2025-de-wisselbrug": Example(Phase.PUBLISHED, "final", 0, 23, 13, 0),
    "2026-de-branding-klacht": Example(Phase.WITHHELD, "final", 0, 8, 0, 3),
    "2026-de-kantelpoort": Example(Phase.FINAL, "final", 0, 24, 13, 0),
    "2026-de-vuurtoren": Example(Phase.VISITED, "internal", 23, 12, 4, 0),
    "2026-de-wisselbrug-opvolging": Example(Phase.FINAL, "final", 0, 9, 0, 3),
    "2026-het-baken": Example(Phase.DRAFT, "draft", 0, 23, 13, 0),
}
NAMES = sorted(EXAMPLES)
UNFINISHED = ("2026-de-vuurtoren",)
IDENTIFYING = {
    "e-mail": re.compile(r"[\w.+-]+@[\w-]+\.[a-z]{2,}", re.IGNORECASE),
    "phone": re.compile(r"\+32|\b0\d{1,3}[ /.-]\d{2,3}([ .]\d{2}){2,3}\b"),
    "national number": re.compile(r"\b\d{2}\.\d{2}\.\d{2}-\d{3}\.\d{2}\b|\b\d{11}\b"),
    "bank account": re.compile(r"\bBE\d{2}(?: ?\d{4}){3}\b"),
}
_READER = WorkspaceReader(ROOT)
_LOADED = {name: _READER.dossier(name, TODAY) for name in NAMES}


def written(name: str) -> list[Path]:
    """The files of an example that hold text."""
    files = (ROOT / "inspections" / name).rglob("*.*")
    found = sorted(file for file in files if file.suffix in {".md", ".yaml"} and "output" not in file.parts)
    assert found
    return found


def dossier(name: str) -> Dossier:
    found = _LOADED[name].dossier
    assert found is not None
    return found


def test_every_inspection_here_is_an_example() -> None:
    assert _READER.workspace.inspections == tuple(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_an_example_is_where_it_says_and_holds_what_it_says(name: str) -> None:
    example, read = EXAMPLES[name], dossier(name)
    assert phase_of(read) is example.phase
    assert len(read.evidence) == example.evidence
    assert (len(read.scorings), len(read.findings)) == (example.scales, example.findings)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_wrong_with_an_example_and_only_an_unfinished_one_has_open_work(name: str) -> None:
    counts = Counter(d.severity.value for d in judge(_LOADED[name], None) if d.severity != "info")
    pending = EXAMPLES[name].pending
    assert counts == ({"pending": pending} if pending else {})
    assert bool(pending) is (name in UNFINISHED)


def test_the_draft_in_its_term_is_ready_and_still_open_to_a_reaction() -> None:
    read = dossier("2026-het-baken")
    said = judge(_LOADED["2026-het-baken"], Phase.DRAFT)
    assert [d.code for d in said if d.severity != "info"] == []
    until = reaction_until(read)
    assert until == date(2026, 10, 13)
    assert until >= TODAY


@pytest.mark.parametrize("name", NAMES)
def test_an_example_compiles_in_its_furthest_edition(name: str) -> None:
    material = report_context(dossier(name), EXAMPLES[name].edition, "a1b2c3d", "0.1.0")
    made = render_report(*material, ("md",), ROOT / "templates" / "report")["md"].decode("utf-8")
    assert dossier(name).inspection.provider.name in made
    assert ("nog in te vullen" in made) is (name in UNFINISHED)
    # A sign of the template that stands in the text is a block that was swallowed by the one before it.
    assert not re.search(r":::|[^\n#]## |\{[.#]", made)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("kind", IDENTIFYING)
def test_an_example_holds_nothing_that_looks_like_a_person(name: str, kind: str) -> None:
    for file in written(name):
        found = IDENTIFYING[kind].search(file.read_text(encoding="utf-8"))
        assert not found, f"{file.name}: {found}"


@pytest.mark.parametrize("name", NAMES)
def test_every_provider_is_said_to_be_fictitious_and_keeps_its_identity(name: str) -> None:
    provider = dossier(name).inspection.provider
    assert provider.name.endswith("(fictief)")
    assert provider.id in name
    same = [dossier(n).inspection.provider for n in NAMES if dossier(n).inspection.provider.id == provider.id]
    assert all(other == provider for other in same)


@pytest.mark.parametrize("name", NAMES)
def test_lines_of_an_example_fit_a_screen(name: str) -> None:
    for file in written(name):
        if "sent" in file.parts:  # what left the house is kept as it was
            continue
        assert max(map(len, file.read_text(encoding="utf-8").splitlines())) <= 110, file.name


def test_a_follow_up_comes_after_the_inspection_that_it_follows() -> None:
    follow_up = dossier("2026-de-wisselbrug-opvolging").inspection
    first = dossier(follow_up.follows_up or "").inspection
    assert first.provider.id == follow_up.provider.id
    assert first.milestones.final_sent < follow_up.first_visit  # type: ignore[operator]


def test_a_follow_up_answers_every_shortcoming_of_the_inspection_that_it_follows() -> None:
    read = dossier("2026-de-wisselbrug-opvolging")
    told = " ".join(point.text.markdown for finding in read.findings for point in finding.points)
    for shortcoming in dossier("2025-de-wisselbrug").shortcomings:
        assert shortcoming in told, shortcoming


@pytest.mark.parametrize("name", [n for n in NAMES if dossier(n).focus])
def test_the_ranking_of_the_alternates_agrees_with_what_was_inspected_before(name: str) -> None:
    focus, provider = dossier(name).focus, dossier(name).inspection.provider.id
    assert focus is not None
    assert focus.decided is not None
    earlier = list(_chosen_before(focus.decided))
    for ranked in focus.ranking:
        here = [day for day, who, what in earlier if (who, what) == (provider, ranked.investigation)]
        assert ranked.times_in_sector == sum(what == ranked.investigation for _, _, what in earlier)
        assert ranked.last_here == max(here, default=None)
    assert [ranked.rank for ranked in focus.ranking] == [1, 2, 3, 4]
    assert focus.ranking[0].investigation == focus.chosen


def _chosen_before(day: date) -> list[tuple[date, str, str]]:
    """Day, provider and alternate of every choice before a day, in `history.yaml` and in the examples."""
    history, _ = _READER.history
    found = [(entry.date, entry.provider, entry.focus[-1]) for entry in history.inspections]
    for name in NAMES:
        focus = dossier(name).focus
        if focus and focus.decided and focus.chosen:
            found.append((focus.decided, dossier(name).inspection.provider.id, focus.chosen))
    return [choice for choice in found if choice[0] < day]
