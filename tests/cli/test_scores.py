"""`naftctl scores`: side by side in counts, blind until all are in, and opened as it was committed to."""

from __future__ import annotations

import json
import os
import re
import stat
from pathlib import Path

import pytest

from tests.cli.conftest import Call, edit, golden, started
from tests.conftest import EXAMPLE

GOLDEN = Path(__file__).parent / "golden"
MEMBERS = ("ond1", "zrg1", "zrg2")
LEVELS = ("beneden", "benadert", "volgens", "overstijgt")
INDIVIDUAL = "scorings/individual"


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's own data folder."""
    folder = tmp_path / "gegevens"
    monkeypatch.setenv("NAFTCTL_DATA", str(folder))
    return folder


@pytest.fixture
def drawer(data: Path, inspection: Path) -> Path:
    """What the user keeps privately: each member has scored there, and nothing of it is in the workspace."""
    folder = data / "scorings" / EXAMPLE
    folder.mkdir(parents=True)
    for name in MEMBERS:
        (inspection / INDIVIDUAL / f"{name}.yaml").rename(folder / f"{name}.yaml")
    return folder


def commit(call: Call, *members: str) -> None:
    for name in members:
        assert call("scores", "commit", EXAMPLE, "--member", name).code == 0


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def refused(call: Call, folder: Path, code: int, *arguments: str) -> str:
    """What is said by a call that ends with this code and writes nothing below the folder."""
    before = files(folder)
    called = call("scores", *arguments)
    assert (called.code, files(folder) == before) == (code, True), called.out + called.err
    return called.out + called.err


def codes(call: Call) -> set[str]:
    said = json.loads(call("check", EXAMPLE, "--format", "json").out)
    return {d["code"] for d in said}


# ── show ─────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.usefixtures("inspection")
def test_it_puts_the_members_beside_each_other_and_beside_the_consensus(
    call: Call, *, update_golden: bool
) -> None:
    called = call("scores", "show", EXAMPLE)
    assert (called.code, called.err) == (0, "")
    golden("scores-show.txt", called.out, update=update_golden)
    assert max(map(len, called.out.splitlines())) <= 80


@pytest.mark.usefixtures("inspection")
def test_a_script_gets_the_same_counts_as_people(call: Call) -> None:
    data = json.loads(call("scores", "show", EXAMPLE, "--format", "json").out)
    (row,) = (row for row in data["scales"] if row["scale"] == "OS-B4")
    assert row["levels"] == {"ond1": "beneden", "zrg1": "benadert", "zrg2": "volgens"}
    assert row["between_members"] == {"exact": 0, "adjacent": 2, "further": 1, "unscaled": 0}
    assert (row["far_from_consensus"], row["divergence"]) == (["zrg2"], True)
    assert data["between_members"] == {"exact": 28, "adjacent": 10, "further": 1, "unscaled": 0}
    said = call("scores", "show", EXAMPLE).out
    assert "39 paren, 28 gelijk, 10 één niveau uiteen, 1 verder uiteen" in said


def test_a_difference_without_an_explanation_is_marked(call: Call, inspection: Path) -> None:
    edit(inspection / "scorings/OS-B4.md", "divergence: >-", "motive: >-")
    edit(inspection / "scorings/OS-B4.md", "motive: null\n", "")
    assert (
        "meer dan één niveau van de consensus: zrg2; `divergence` is nog leeg"
        in call("scores", "show", EXAMPLE).out
    )
    edit(inspection / "scorings/OS-B4.md", "level: beneden", "level: benadert")
    assert "! onderling meer dan één niveau uiteen: ond1, zrg2" in call("scores", "show", EXAMPLE).out


def test_no_scoring_and_no_level_are_said_in_words(call: Call, inspection: Path) -> None:
    edit(
        inspection / INDIVIDUAL / "ond1.yaml",
        "OS-K1:\n    level: volgens",
        "OS-K1:\n    level: niet_ingeschaald",
    )
    edit(inspection / INDIVIDUAL / "ond1.yaml", "OS-K2:\n    level: volgens", "OS-K2:\n    level: null")
    out = call("scores", "show", EXAMPLE).out
    assert "OS-K1   niet        volgens" in out
    assert "OS-K2   ·           benadert" in out
    assert "niet = niet_ingeschaald; die paren tellen niet mee" in out
    counts = "35 paren, 25 gelijk, 9 één niveau uiteen, 1 verder uiteen, 2 niet te vergelijken"
    assert f"leden onderling: {counts}" in " ".join(out.split())
    for name in MEMBERS:
        (inspection / INDIVIDUAL / f"{name}.yaml").unlink()
    assert "er is nog geen individuele inschaling" in call("scores", "show", EXAMPLE).out


def test_nothing_is_computed_out_of_levels(call: Call, inspection: Path) -> None:
    del inspection
    for form in ("text", "json"):
        out = call("scores", "show", EXAMPLE, "--format", form).out
        assert not re.search(r"\d[.,]\d|%|gemiddeld|alpha|kappa", out)


def test_what_cannot_be_read_is_told_and_not_left_out_of_the_counts(call: Call, inspection: Path) -> None:
    edit(inspection / INDIVIDUAL / "ond1.yaml", "member: ond1", "member: [ond1")
    called = call("scores", "show", EXAMPLE)
    assert called.code == 1
    assert "fout[N103]" in called.out
    assert "paren" not in called.out


# ── commit ───────────────────────────────────────────────────────────────────────────────────────────────
def test_the_first_call_makes_a_private_file_and_leaves_the_workspace_alone(
    call: Call, data: Path, inspection: Path, *, update_golden: bool
) -> None:
    (inspection / INDIVIDUAL / "ond1.yaml").unlink()
    before = files(inspection)
    called = call("scores", "commit", EXAMPLE, "--member", "ond1")
    assert (called.code, called.err, files(inspection) == before) == (0, "", True)
    golden("scores-stub.txt", called.out.replace(data.as_posix(), "GEGEVENS"), update=update_golden)
    stub = (data / "scorings" / EXAMPLE / "ond1.yaml").read_text("utf-8")
    assert stub.count('level: "⟨vul in: niveau⟩"') == 13


def test_a_stub_that_is_not_filled_in_is_refused_at_its_places(
    call: Call, data: Path, inspection: Path
) -> None:
    (inspection / INDIVIDUAL / "ond1.yaml").unlink()
    commit(call, "ond1")
    said = refused(call, inspection, 1, "commit", EXAMPLE, "--member", "ond1")
    path = (data / "scorings" / EXAMPLE / "ond1.yaml").as_posix()
    assert f"--> {path}:5:9" in said
    assert 'scored: "⟨vul in: datum⟩"' in said
    assert len(files(data)) == 1


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_what_is_private_can_be_read_by_nobody_else(call: Call, data: Path, inspection: Path) -> None:
    for name in MEMBERS:
        (inspection / INDIVIDUAL / f"{name}.yaml").unlink()
    commit(call, "ond1")
    modes = {stat.S_IMODE(path.stat().st_mode) for path in data.rglob("*")}
    assert modes == {0o700, 0o600}


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("OS-K1:\n    level: volgens", "OS-K1:\n    level: volgnes", "N203"),
        ("OS-K1:\n    level: volgens", "OS-K1:\n    level: null", "N386"),
        ("  OS-K1:", "  OS-N1:", "N226"),
        ("  OS-K1:", "  OS-Q9:", "N204"),
        ("member: ond1", "member: zrg1", "N325"),
        ("member: ond1", "member: ond1\nmening: goed", "N105"),
        ("2026-06-10", "2026-12-10", "N404"),
        ("scores:", "scores: [", "N103"),
    ],
)
def test_a_scoring_with_a_mistake_is_not_committed_to(
    call: Call, drawer: Path, inspection: Path, old: str, new: str, code: str
) -> None:
    edit(drawer / "ond1.yaml", old, new)
    said = refused(call, inspection, 1, "commit", EXAMPLE, "--member", "ond1")
    assert f"[{code}]" in said
    assert f"--> {(drawer / 'ond1.yaml').as_posix()}:" in said
    assert len(list(drawer.iterdir())) == 3


def test_a_file_to_which_nothing_can_be_added_is_refused_in_time(
    call: Call, drawer: Path, inspection: Path
) -> None:
    scores = ", ".join(
        f"{s}: {{level: volgens}}" for s in re.findall(r"OS-..", (drawer / "ond1.yaml").read_text())
    )
    (drawer / "ond1.yaml").write_text(f"{{member: ond1, scores: {{{scores}}}}}\n")
    assert "kunnen geen regels bij" in refused(call, inspection, 1, "commit", EXAMPLE, "--member", "ond1")


def test_a_commitment_says_that_there_is_a_scoring_and_nothing_of_it(
    call: Call, drawer: Path, inspection: Path, data: Path, *, update_golden: bool
) -> None:
    before = files(inspection)
    called = call("scores", "commit", EXAMPLE, "--member", "ond1")
    assert (called.code, called.err) == (0, "")
    golden("scores-commit.txt", called.out.replace(data.as_posix(), "GEGEVENS"), update=update_golden)
    (name,) = files(inspection).keys() - before.keys()
    text = (inspection / name).read_text("utf-8")
    assert re.fullmatch(r'(#.*\n)+member: ond1\ndate: 2026-10-09\ndigest: "[0-9a-f]{64}"\n', text)
    (kept,) = (path for path in drawer.iterdir() if "-" in path.name)
    (salt,) = re.findall(r'^salt: "([0-9a-f]{32})"$', kept.read_text("utf-8"), re.M)
    assert not any(salt.encode() in content for content in files(inspection).values())


def test_the_same_scoring_never_gives_the_same_digest_twice(
    call: Call, drawer: Path, inspection: Path
) -> None:
    del drawer
    commit(call, "ond1")
    first = (inspection / INDIVIDUAL / "ond1.commit.yaml").read_text("utf-8")
    assert call("scores", "commit", EXAMPLE, "--member", "ond1", "--again").code == 0
    assert (inspection / INDIVIDUAL / "ond1.commit.yaml").read_text("utf-8") != first


@pytest.mark.usefixtures("drawer")
def test_committing_again_is_asked_for_and_only_until_all_have_committed(
    call: Call, inspection: Path
) -> None:
    again = ("commit", EXAMPLE, "--member", "ond1", "--again")
    assert "legde nog niets vast" in refused(call, inspection, 2, *again)
    commit(call, "ond1")
    said = refused(call, inspection, 2, *again[:-1])
    assert "`ond1` legde op vrijdag 9 oktober 2026 al een inschaling vast" in said
    assert "voeg --again toe" in said
    commit(call, "zrg1", "zrg2")
    assert "veranderen kan niet meer" in refused(call, inspection, 2, *again)
    assert call("scores", "open", EXAMPLE, "--member", "ond1").code == 0
    assert "opende de inschaling al" in refused(call, inspection, 2, *again)


@pytest.mark.usefixtures("data")
def test_somebody_who_scored_in_the_open_does_not_commit(call: Call, inspection: Path) -> None:
    said = refused(call, inspection, 2, "commit", EXAMPLE, "--member", "ond1")
    assert f"inspections/{EXAMPLE}/{INDIVIDUAL}/ond1.yaml bevat al een inschaling of een notitie" in said


def test_the_private_folder_is_never_in_the_workspace(
    call: Call, drawer: Path, inspection: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del drawer
    monkeypatch.setenv("NAFTCTL_DATA", str(inspection / "geheim"))
    assert "in de werkmap zelf" in refused(call, inspection, 2, "commit", EXAMPLE, "--member", "ond1")


@pytest.mark.usefixtures("drawer")
def test_a_member_who_is_not_in_the_team_is_refused(call: Call, inspection: Path) -> None:
    said = refused(call, inspection, 2, "commit", EXAMPLE, "--member", "ond2")
    assert "kies een van ond1, zrg1, zrg2" in said
    assert "--member ontbreekt" in refused(call, inspection, 2, "commit", EXAMPLE)


# ── blind ────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.usefixtures("drawer")
def test_no_level_is_shown_until_all_have_opened(call: Call, *, update_golden: bool) -> None:
    pages = []
    steps = [("commit", "ond1"), ("commit", "zrg1"), ("commit", "zrg2"), ("open", "zrg1"), ("open", "ond1")]
    for command, member in steps:
        assert call("scores", command, EXAMPLE, "--member", member).code == 0
        page = call("scores", "show", EXAMPLE).out
        data = json.loads(call("scores", "show", EXAMPLE, "--format", "json").out)
        assert not any(level in page for level in LEVELS)
        assert (data["blind"], data["scales"], data["between_members"]) == (True, [], None)
        pages.append(f"# {command} {member}\n{page}")
    golden("scores-blind.txt", "".join(pages), update=update_golden)
    assert call("scores", "open", EXAMPLE, "--member", "zrg2").code == 0
    assert call("scores", "show", EXAMPLE).out == (GOLDEN / "scores-show.txt").read_text("utf-8")


@pytest.mark.usefixtures("drawer")
def test_nobody_opens_until_all_have_committed(call: Call, inspection: Path) -> None:
    commit(call, "ond1", "zrg1")
    said = refused(call, inspection, 1, "open", EXAMPLE, "--member", "ond1")
    assert "openen kan nog niet: zrg2 legde nog niet vast" in said
    (inspection / INDIVIDUAL / "zrg2.yaml").write_text("member: zrg2\nabstains: Was er niet bij.\n", "utf-8")
    assert call("scores", "open", EXAMPLE, "--member", "ond1").code == 0


# ── open ─────────────────────────────────────────────────────────────────────────────────────────────────
def test_what_was_opened_is_what_was_typed_with_the_proof_below_it(
    call: Call, drawer: Path, inspection: Path, *, update_golden: bool
) -> None:
    typed = (drawer / "ond1.yaml").read_text("utf-8")
    commit(call, *MEMBERS)
    edit(drawer / "ond1.yaml", "OS-K5:\n    level: benadert", "OS-K5:\n    level: overstijgt")
    called = call("scores", "open", EXAMPLE, "--member", "ond1")
    golden("scores-open.txt", called.out, update=update_golden)
    shown = (inspection / INDIVIDUAL / "ond1.yaml").read_text("utf-8")
    assert shown.startswith(typed)
    assert re.search(r'\nsalt: "[0-9a-f]{32}"\ncommit: "[0-9a-f]{64}"\n\Z', shown)
    assert not {"N381", "N383"} & codes(call)
    assert "is al geopend" in refused(call, inspection, 0, "open", EXAMPLE, "--member", "ond1")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("OS-K5:\n    level: benadert", "OS-K5:\n    level: volgens"),
        ("D02 besluit op één bron.", "D02 overtuigt."),
    ],
    ids=["level", "note"],
)
@pytest.mark.usefixtures("drawer")
def test_a_scoring_that_was_changed_after_it_was_opened_is_told_with_both_ends(
    call: Call, inspection: Path, old: str, new: str
) -> None:
    commit(call, *MEMBERS)
    for name in MEMBERS:
        assert call("scores", "open", EXAMPLE, "--member", name).code == 0
    assert not [code for code in codes(call) if code.startswith("N38")]
    edit(inspection / INDIVIDUAL / "ond1.yaml", old, new)
    said = [d for d in json.loads(call("check", EXAMPLE, "--format", "json").out) if d["code"] == "N381"]
    assert [(Path(d["file"]).name, Path(d["related"][0]["file"]).name) for d in said] == [
        ("ond1.yaml", "ond1.commit.yaml")
    ]
    assert "is niet wat vastgelegd werd" in refused(call, inspection, 1, "open", EXAMPLE, "--member", "ond1")


def test_a_stub_in_the_workspace_gives_way_and_somebodys_work_does_not(
    call: Call, drawer: Path, inspection: Path
) -> None:
    del drawer
    commit(call, *MEMBERS)
    file = inspection / INDIVIDUAL / "ond1.yaml"
    file.write_text("member: ond1\nscores:\n  OS-K1:\n    level: null\n    note: Mijn notitie.\n", "utf-8")
    assert "bevat al een inschaling of een notitie" in refused(
        call, inspection, 2, "open", EXAMPLE, "--member", "ond1"
    )
    file.write_text(
        'member: ond1\nscores:\n  OS-K1:\n    level: "⟨vul in: niveau⟩"\n    note: null\n', "utf-8"
    )
    assert call("scores", "open", EXAMPLE, "--member", "ond1").code == 0
    assert "D01 en G04" in file.read_text("utf-8")


def test_on_another_computer_there_is_nothing_to_open(call: Call, drawer: Path, inspection: Path) -> None:
    assert "legde nog geen inschaling vast" in refused(
        call, inspection, 2, "open", EXAMPLE, "--member", "ond1"
    )
    commit(call, *MEMBERS)
    (kept,) = drawer.glob("ond1-*.yaml")
    text = kept.read_text("utf-8")
    kept.write_text(text.replace("level: beneden", "level: volgens"), "utf-8")
    assert "het is niet meer wat vastgelegd werd" in refused(
        call, inspection, 1, "open", EXAMPLE, "--member", "ond1"
    )
    kept.unlink()
    assert "staat niet op deze computer" in refused(call, inspection, 3, "open", EXAMPLE, "--member", "ond1")


# ── around ───────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.usefixtures("drawer")
@pytest.mark.parametrize("edition", ["draft", "final"])
def test_nothing_of_an_individual_scoring_is_in_a_report(call: Call, inspection: Path, edition: str) -> None:
    commit(call, *MEMBERS)
    for name in MEMBERS:
        call("scores", "open", EXAMPLE, "--member", name)
    called = call("report", EXAMPLE, "--edition", edition, "--format", "md")
    assert called.code == 0, called.out + called.err
    (report,) = (inspection / "output").glob(f"*-{edition}.md")
    text = " ".join(report.read_text("utf-8").split())
    for name in MEMBERS:
        scored = (inspection / INDIVIDUAL / f"{name}.yaml").read_text("utf-8")
        notes = re.findall(r"note: >-\n((?:      .+\n)+)", scored)
        assert len(notes) == 13
        assert not [note for note in notes if " ".join(note.split()) in text]
        assert not re.search(rf"\b{name}\b", text)


def test_commitments_stay_behind_when_another_version_is_followed(
    call: Call, drawer: Path, workspace: Path
) -> None:
    del drawer
    commit(call, *MEMBERS)
    for name in MEMBERS:
        call("scores", "open", EXAMPLE, "--member", name)
    called = call("framework", "migrate", EXAMPLE, "--to", "2026.2", "--write", "inspections/2026-nieuw")
    assert called.code == 0, called.out + called.err
    folder = workspace / "inspections/2026-nieuw" / INDIVIDUAL
    assert sorted(path.name for path in folder.iterdir()) == [f"{name}.yaml" for name in MEMBERS]
    assert all("\nsalt: null\ncommit: null\n" in path.read_text("utf-8") for path in folder.iterdir())


def test_without_an_environment_the_folder_of_the_system_is_used(tmp_path: Path, inspection: Path) -> None:
    (inspection / INDIVIDUAL / "ond1.yaml").unlink()
    home = {
        "HOME": str(tmp_path),
        "XDG_DATA_HOME": str(tmp_path / "eigen"),
        "LOCALAPPDATA": str(tmp_path / "eigen"),
    }
    done = started("scores", "commit", EXAMPLE, "--member", "ond1", folder=inspection, **home)
    assert (done.returncode, done.stderr) == (0, "")
    assert [path.name for path in tmp_path.rglob("naftctl/scorings/*/*.yaml")] == ["ond1.yaml"]
