"""Two people at work in clones of one workspace: what git brings together by itself, and what it cannot."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import EXAMPLE
from tests.git.conftest import BUSY, Place, with_examples
from tests.load.test_git import git

FOLDER = f"inspections/{BUSY}"
SCORINGS = f"{FOLDER}/scorings"
FOLLOWING = "2026-de-wisselbrug-opvolging"
Deed = Callable[[Place], None]


@pytest.fixture
def pair(house: Place, tmp_path: Path) -> tuple[Place, Place]:
    """Two clones of the workspace, of two people on two computers."""
    with_examples(house, EXAMPLE, "2025-de-wisselbrug", FOLLOWING)
    (house.root / SCORINGS / "individual/zrg1.yaml").unlink()
    house.save("inspecties met antwoorden en met opvolging")
    places = []
    for name in ("ond", "zrg"):
        git(tmp_path, "clone", str(house.root), name)
        places.append(Place(tmp_path / name, {"NAFTCTL_DATA": str(tmp_path / f"gegevens-{name}")}))
    return places[0], places[1]


def called(*arguments: str) -> Deed:
    """Something that somebody does with the program."""

    def deed(place: Place) -> None:
        done = place.run(*arguments)
        assert done.returncode == 0, done.stdout + done.stderr

    return deed


def edited(name: str, before: str, after: str) -> Deed:
    """Something that somebody writes."""
    return lambda place: place.edit(name, before, after)


def written(name: str, text: str) -> Deed:
    """A file that somebody adds."""
    return lambda place: place.add(name, text)


def scored(member: str) -> Deed:
    """What a member does to score unseen: make the private file, fill it in, commit to it."""

    def deed(place: Place) -> None:
        commit = ("scores", "commit", BUSY, "--member", member)
        place.run(*commit)
        (private,) = Path(place.environment["NAFTCTL_DATA"]).rglob(f"{member}.yaml")
        text = private.read_text("utf-8").replace('"⟨vul in: niveau⟩"', "volgens")
        text = text.replace('"⟨vul in: datum⟩"', "2026-10-08")
        private.write_text(text, "utf-8", newline="\n")
        called(*commit)(place)

    return deed


def decided(name: str, before: str) -> Deed:
    """Somebody writes about a person and decides that it may stay."""

    def deed(place: Place) -> None:
        place.edit(f"{FOLDER}/{name}", before, f"{before}\nZo zei jongere Emma.\n")
        (number,) = re.findall(r" · naam · ([0-9a-f]{8})", place.run("screen", BUSY).stdout)
        called("screen", BUSY, "--decide", number, "--as", "keep", "--reason", "Een verzonnen naam.")(place)

    return deed


def together(pair: tuple[Place, Place], first: Deed, second: Deed) -> list[str]:
    """Let both work from the same commit, and merge; gives the files in which git finds a conflict."""
    one, other = pair
    first(one)
    one.save("de een")
    second(other)
    other.save("de ander")
    other.git("fetch", str(one.root), "HEAD")
    merge = ["git", "-c", "user.name=t", "-c", "user.email=t@example.org", "merge", "--no-edit", "FETCH_HEAD"]
    subprocess.run(merge, cwd=other.root, capture_output=True, check=False)
    unmerged = ["git", "diff", "--name-only", "--diff-filter=U"]
    return subprocess.check_output(unmerged, cwd=other.root, encoding="utf-8").split()


def errors(place: Place) -> list[tuple[str, str]]:
    """The errors of `check`, by code and file."""
    said = json.loads(place.run("check", "--format", "json").stdout)
    return [(each["code"], each["file"]) for each in said if each["severity"] == "error"]


# ── what merges by itself ────────────────────────────────────────────────────────────────────────────────
ANSWERS = f"inspections/{EXAMPLE}/reaction/answers"
FOLLOWUP = f"inspections/{FOLLOWING}/followup.yaml"
PAIRS: dict[str, tuple[Deed, Deed]] = {
    "two notes of two methods": (
        called("evidence", "add", "gesprek", BUSY, "--title", "Gesprek met ouders"),
        called("evidence", "add", "document", BUSY, "--title", "Huisreglement"),
    ),
    "a note and the scale that cites another": (
        edited(f"{FOLDER}/evidence/G01-gesprek-leiding.md", "count: 2", "count: 3"),
        edited(f"{SCORINGS}/OS-B2.md", "- S1. Naast", "- S1. Eerst, naast"),
    ),
    "two scales": (
        edited(f"{SCORINGS}/OS-B2.md", "in een eigen kleur", "in hun eigen kleur"),
        edited(f"{SCORINGS}/OS-B3.md", "## Tekorten\n", "## Tekorten\n\n- T1. De klas hoort niets. [@V02]\n"),
    ),
    "two headings of one scale": (
        edited(f"{SCORINGS}/OS-B2.md", "Ze kozen mee", "Ze kiezen mee"),
        edited(f"{SCORINGS}/OS-B2.md", "## Tekorten\n", "## Tekorten\n\n- T1. De klas hoort niets. [@V02]\n"),
    ),
    "two members who commit to a scoring": (scored("ond1"), scored("zrg1")),
    "two answers to a reaction": (
        edited(f"{ANSWERS}/01.1.md", "De opmerking klopt.", "De opmerking klopt helemaal."),
        edited(f"{ANSWERS}/01.2.md", "\n---\n", "\n---\n\nWe keken dit na.\n"),
    ),
    "a decision about a name and a note": (
        decided("scorings/OS-B3.md", "## Ontwikkelkansen\n"),
        called("evidence", "add", "observatie", BUSY, "--title", "Een atelier"),
    ),
    "two decisions about names in different files": (
        decided("reflection.md", "## Aandachtspunten\n"),
        decided("scorings/OS-B3.md", "## Ontwikkelkansen\n"),
    ),
    "two new inspections": (
        called("new", "De Vlindertuin", "--first-visit", "2027-03-09"),
        called("new", "De Kade", "--first-visit", "2027-03-16"),
    ),
    "the advice and the reflection talk": (
        written(f"{FOLDER}/advice.md", "---\nvalue: null\ndecided: null\n---\n\n## Motivering\n"),
        edited(f"{FOLDER}/reflection.md", "het boothuis.", "het boothuis, zei de leiding."),
    ),
    "two milestones that stand apart": (
        edited(f"{FOLDER}/inspection.yaml", "reflection: 2026-10-14", "reflection: 2026-10-13"),
        edited(f"{FOLDER}/inspection.yaml", "published: null", "published: null   # te bespreken"),
    ),
    "what became of two shortcomings": (
        edited(FOLLOWUP, "Wie wacht, heeft een contactpersoon", "Wie wacht, heeft iemand"),
        edited(FOLLOWUP, "Bij de derde verviel", "Bij de derde viel"),
    ),
}


def test_before_anybody_begins_nothing_is_wrong(pair: tuple[Place, Place]) -> None:
    assert errors(pair[1]) == []


@pytest.mark.parametrize("name", PAIRS)
def test_what_two_people_do_on_different_points_merges_without_a_conflict(
    name: str, pair: tuple[Place, Place]
) -> None:
    assert together(pair, *PAIRS[name]) == []
    assert [found for found in errors(pair[1]) if "/2027-" not in found[1]] == []


# ── what a person has to settle, and how it is said ──────────────────────────────────────────────────────
def test_two_notes_with_one_id_merge_and_are_named_and_one_command_settles_it(
    pair: tuple[Place, Place],
) -> None:
    with_parents = called("evidence", "add", "gesprek", BUSY, "--title", "Gesprek met ouders")
    with_board = called("evidence", "add", "gesprek", BUSY, "--title", "Gesprek met het bestuur")
    assert together(pair, with_parents, with_board) == []
    said = pair[1].run("check", BUSY, "--format", "concise").stdout
    assert "twee bestanden dragen het id G05: evidence/G05-gesprek-met-het-bestuur.md en " in said
    assert "evidence/G05-gesprek-met-ouders.md" in said
    rename = ("evidence", "rename", "evidence/G05-gesprek-met-ouders.md", BUSY, "--next", "--yes")
    called(*rename)(pair[1])
    assert (pair[1].root / FOLDER / "evidence/G06-gesprek-met-ouders.md").is_file()
    assert "twee bestanden dragen" not in pair[1].run("check", BUSY, "--format", "concise").stdout


CONFLICTS: dict[str, tuple[Deed, Deed, str]] = {
    "the level of one scale": (
        edited(f"{SCORINGS}/OS-B2.md", "\nlevel: null", "\nlevel: volgens"),
        edited(f"{SCORINGS}/OS-B2.md", "\nlevel: null", "\nlevel: benadert"),
        "scorings/OS-B2.md",
    ),
    "two milestones beside each other": (
        edited(f"{FOLDER}/inspection.yaml", "reflected: null", "reflected: 2026-10-09"),
        edited(f"{FOLDER}/inspection.yaml", "reviewed: null", "reviewed: 2026-10-09"),
        "inspection.yaml",
    ),
    "two decisions in one gap": (
        decided("scorings/OS-B3.md", "## Ontwikkelkansen\n"),
        decided("scorings/OS-V1.md", "## Ontwikkelkansen\n"),
        "privacy.yaml",
    ),
}


@pytest.mark.parametrize("name", CONFLICTS)
def test_what_two_people_do_on_one_place_is_a_conflict_that_check_names(
    name: str, pair: tuple[Place, Place]
) -> None:
    first, second, file = CONFLICTS[name]
    assert together(pair, first, second) == [f"{FOLDER}/{file}"]
    assert errors(pair[1]) == [("N111", f"{FOLDER}/{file}")]
