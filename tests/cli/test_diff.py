"""`naftctl diff`: what it says since the seal and between revisions, and where it cannot say it."""

from __future__ import annotations

import json
import re
import shutil
import sys
from pathlib import Path

import pytest

from naftctl.load.git import find_revision
from tests.cli.conftest import Call
from tests.conftest import EXAMPLE
from tests.load.test_git import git
from tests.sealing import with_seals

GOLDEN = Path(__file__).parent / "golden"
B3 = "scorings/OS-B3.md"
EDITS = (
    ("inspection.yaml", "published: null", "published: 2026-08-01"),
    ("focus.yaml", "chosen: SO", "chosen: VR"),
    ("advice.md", "value: gunstig_tekorten", "value: gunstig"),
    ("advice.md", "- R7. Breng wat", "- R77. Breng wat"),
    (B3, "level: overstijgt\ndec", "level: volgens\ndec"),
    (B3, "hetzelfde verhaal", "een *ander* verhaal <b>"),
    (B3, "hielden er 15 het", "hielden er 14 het"),
    (B3, "dan alleen”. [@G03; @V01]", "dan alleen”. [@G03]"),
    (B3, "## Ontwikkelkansen\n", "## Ontwikkelkansen\n\n- O1. # Geen kop. [@G02]\n"),
    ("regulation.yaml", "result: niet_onderzocht", "result: in_orde"),
    ("evidence/G02-gesprek-jongeren.md", "count: 6", "count: 7"),
    ("scorings/individual/zrg1.yaml", "level: volgens", "level: benadert"),
)


@pytest.fixture
def folder(inspection: Path) -> Path:
    """The worked example, not sealed and not sent, in a workspace under git."""
    shutil.rmtree(inspection / "seals", ignore_errors=True)
    shutil.rmtree(inspection / "sent", ignore_errors=True)
    root = inspection.parents[1]
    git(root, "init")
    git(root, "add", ".")
    git(root, "commit", "-m", "een")
    git(root, "tag", "bezoek")
    return inspection


def edit(folder: Path, *edits: tuple[str, str, str]) -> None:
    for name, before, after in edits:
        path = folder / name
        text = path.read_text("utf-8")
        assert before in text
        path.write_text(text.replace(before, after, 1), "utf-8", newline="\n")


def seal(folder: Path) -> None:
    files = {p.relative_to(folder).as_posix(): p for p in folder.rglob("*") if p.is_file()}
    sealed = with_seals({name: path.read_text("utf-8") for name, path in files.items()}, "draft")
    (folder / "seals").mkdir()
    (folder / "seals" / "draft.yaml").write_text(sealed["seals/draft.yaml"], "utf-8", newline="\n")


def save(folder: Path, message: str) -> None:
    git(folder, "add", "-A", ".")
    git(folder, "commit", "-m", message)


def masked(text: str) -> str:
    """The output without the numbers of commits."""
    return re.sub(r"\b[0-9a-f]{40}\b", "0" * 40, re.sub(r"\b[0-9a-f]{10}\b", "0" * 10, text))


# ── what it says ─────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(("form", "suffix"), [("text", "txt"), ("md", "md"), ("json", "json")])
def test_what_it_prints_is_what_the_golden_file_shows(
    form: str, suffix: str, folder: Path, call: Call, *, update_golden: bool
) -> None:
    edit(folder, *EDITS)
    called = call("diff", EXAMPLE, "--from", "HEAD", "--format", form)
    golden = GOLDEN / f"diff.{suffix}"
    if update_golden:
        golden.write_text(masked(called.out), "utf-8", newline="\n")
    assert masked(called.out) == golden.read_text("utf-8")
    assert (called.code, called.err) == (0, "")


@pytest.mark.usefixtures("folder")
def test_files_as_they_were_committed_have_no_change(call: Call) -> None:
    called = call("diff", EXAMPLE)
    assert (called.code, called.err) == (0, "")
    assert called.out.splitlines()[-1] == "geen wijziging in betekenis"


def test_between_two_revisions_the_files_of_now_do_not_count(folder: Path, call: Call) -> None:
    edit(folder, EDITS[4])
    save(folder, "twee")
    edit(folder, EDITS[2])
    called = call("diff", EXAMPLE, "--from", "bezoek", "--to", "HEAD")
    assert "  OS-B3, niveau: overstijgt → volgens\n" in called.out
    assert called.out.splitlines()[-1] == "1 wijziging: 1 gewijzigd"


def test_inside_its_folder_the_inspection_need_not_be_named(
    folder: Path, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder / "scorings")
    edit(folder, EDITS[4])
    assert "OS-B3, niveau: overstijgt → volgens" in call("diff").out


def test_a_page_for_a_merge_request_shows_text_of_people_as_text(folder: Path, call: Call) -> None:
    edit(folder, *EDITS)
    page = call("diff", EXAMPLE, "--format", "md").out
    assert "een \\*ander\\*" in page
    assert "\\<b\\>" in page
    levels = [len(row) - len(row.lstrip("#")) for row in page.splitlines() if row.startswith("#")]
    assert levels[0] == 1
    assert set(levels[1:]) == {2}


def test_a_script_gets_the_places_and_the_words(folder: Path, call: Call) -> None:
    edit(folder, EDITS[6])
    data = json.loads(call("diff", EXAMPLE, "--format", "json").out)
    (change,) = data["changes"]
    assert (change["page"], change["kinds"], change["after"]) == ("OS-B3", ["reworded"], "OS-B3/V5")
    assert change["new_place"]["file"] == f"inspections/{EXAMPLE}/{B3}"
    assert {"op": "added", "text": "14"} in change["segments"]
    assert (data["from"]["name"], data["to"]["name"], data["blind"]) == ("HEAD", None, False)


# ── since the seal ───────────────────────────────────────────────────────────────────────────────────────
def test_with_a_seal_it_tells_what_changed_since_the_seal(folder: Path, call: Call) -> None:
    edit(folder, EDITS[2])
    seal(folder)
    save(folder, "zegel")
    edit(folder, EDITS[4], EDITS[6])
    save(folder, "daarna")
    called = call("diff", EXAMPLE)
    assert (called.code, called.err) == (0, "")
    assert called.out.startswith(f"{EXAMPLE}: het zegel van het ontwerp (2026-06-30) → ")
    assert "OS-B3, niveau: overstijgt → volgens" in called.out
    assert "hielden er [-15-] {+14+} het" in called.out
    assert called.out.splitlines()[-1] == "2 wijzigingen: 1 gewijzigd, 1 herschreven"


def test_with_a_seal_a_revision_may_still_be_named(folder: Path, call: Call) -> None:
    seal(folder)
    save(folder, "zegel")
    assert call("diff", EXAMPLE, "--from", "bezoek").out.splitlines()[-1] == "1 wijziging: 1 toegevoegd"


def test_with_a_seal_and_without_git_it_tells_which_texts_are_others(folder: Path, call: Call) -> None:
    seal(folder)
    shutil.rmtree(folder.parents[1] / ".git")
    edit(folder, EDITS[4], EDITS[6])
    called = call("diff", EXAMPLE)
    assert called.code == 0
    assert called.err == "deze werkmap staat niet onder git: van teksten ziet u alleen dat ze anders zijn\n"
    assert "  OS-B3, niveau: overstijgt → volgens\n  de tekst van OS-B3/V5 is herschreven\n" in called.out


def test_with_a_seal_that_was_never_committed_it_says_what_is_not_known(folder: Path, call: Call) -> None:
    seal(folder)
    called = call("diff", EXAMPLE)
    assert called.code == 0
    assert called.err.startswith("git heeft de bestanden van toen niet")
    assert called.out.splitlines()[-1] == "geen wijziging in betekenis"


def test_with_a_seal_that_names_a_revision_the_words_are_those_of_that_revision(
    folder: Path, call: Call
) -> None:
    seal(folder)
    edit(folder, ("seals/draft.yaml", "0123456789", find_revision(folder, "bezoek").short))
    edit(folder, EDITS[6])
    called = call("diff", EXAMPLE)
    assert (called.code, called.err) == (0, "")
    assert "hielden er [-15-] {+14+} het" in called.out
    assert called.out.splitlines()[-1] == "1 wijziging: 1 herschreven"


def test_a_folder_that_was_renamed_after_its_seal_is_held_against_what_it_was(
    folder: Path, call: Call
) -> None:
    seal(folder)
    save(folder, "zegel")
    folder.rename(folder.parent / "2026-hernoemd")
    edit(folder.parent / "2026-hernoemd", EDITS[6])
    save(folder.parent / "2026-hernoemd", "hernoemd")
    called = call("diff", "2026-hernoemd")
    assert (called.code, called.err) == (0, "")
    assert "hielden er [-15-] {+14+} het" in called.out
    assert called.out.splitlines()[-1] == "1 wijziging: 1 herschreven"


# ── of all that changed ──────────────────────────────────────────────────────────────────────────────────
OTHER = "2026-een-andere"


@pytest.fixture
def two(folder: Path) -> Path:
    """A second inspection beside the first, committed as well."""
    shutil.copytree(folder, folder.with_name(OTHER))
    save(folder.parents[1], "twee")
    return folder


def test_each_inspection_that_changed_is_told_and_no_other(two: Path, call: Call) -> None:
    edit(two, (B3, "hielden er 15 het", "hielden er 14 het"))
    called = call("diff", "--changed")
    assert (called.code, called.err) == (0, "")
    assert called.out.startswith(f"{EXAMPLE}: HEAD (")
    assert OTHER not in called.out
    edit(two.with_name(OTHER), (B3, "hielden er 15 het", "hielden er 14 het"))
    both = call("diff", "--changed", "--format", "md").out
    assert [line for line in both.splitlines() if line.startswith("# ")] == [
        f"# Wat veranderde in {EXAMPLE}",
        f"# Wat veranderde in {OTHER}",
    ]
    data = json.loads(call("diff", "--changed=bezoek", "--format", "json").out)
    assert [each["inspection"] for each in data] == [EXAMPLE, OTHER]
    assert OTHER in call("diff", OTHER, "--changed").out
    assert EXAMPLE not in call("diff", OTHER, "--changed").out


def test_an_inspection_that_came_or_went_is_told_as_such(two: Path, call: Call) -> None:
    assert "de inspectie is nieuw" in call("diff", "--changed", "bezoek").out
    shutil.rmtree(two.with_name(OTHER))
    gone = call("diff", "--changed")
    assert (gone.code, gone.err) == (0, "")
    assert gone.out.startswith(f"{OTHER}: HEAD (")
    assert "1 wijziging: 1 weggevallen" in gone.out


def test_where_nothing_changed_it_says_so_in_every_form(two: Path, call: Call) -> None:
    del two
    text = call("diff", "--changed")
    assert (text.out, text.err) == ("", "geen inspectie gewijzigd sinds de laatste commit\n")
    assert call("diff", "--changed", "--format", "json").out == "[]\n"
    assert (
        call("diff", "--changed", "--format", "md").out
        == "Geen inspectie gewijzigd sinds de laatste commit.\n"
    )


def test_a_page_says_that_something_around_the_inspections_changed(two: Path, call: Call) -> None:
    settings = two.parents[1] / "naftctl.yaml"
    settings.write_text(settings.read_text("utf-8") + "# x\n", "utf-8", newline="\n")
    edit(two, (B3, "hielden er 15 het", "hielden er 14 het"))
    out = call("diff", "--changed", "--format", "md").out
    assert out.endswith("\n\nOok anders: het kader, de sjablonen, history.yaml of naftctl.yaml.\n")


def test_what_cannot_be_read_is_named_on_a_page_without_its_text(two: Path, call: Call) -> None:
    (two / "inspection.yaml").write_text("provider: ![x](https://x.example) @team\n", "utf-8")
    edit(two.with_name(OTHER), (B3, "hielden er 15 het", "hielden er 14 het"))
    called = call("diff", "--changed", "--format", "md")
    assert called.code == 1
    assert f"# Wat veranderde in {OTHER}" in called.out
    assert f"{EXAMPLE} is niet te lezen: zie naftctl check {EXAMPLE}." in called.out.replace("\\", "")
    assert "@team" not in called.out
    assert "@team" in called.err


def test_changed_goes_without_the_other_revisions(two: Path, call: Call) -> None:
    del two
    for option in ("--from", "--to"):
        called = call("diff", "--changed", "HEAD", option, "bezoek")
        assert (called.code, called.out) == (2, "")
        assert "--changed gaat niet samen met --from of --to" in called.err
    called = call("diff", "--changed", "bezook")
    assert called.code == 2
    assert "--changed: revisie `bezook` is er niet; bedoelde u `bezoek`?" in called.err


# ── where it cannot say it ───────────────────────────────────────────────────────────────────────────────
@pytest.mark.usefixtures("folder")
def test_an_unknown_revision_is_a_wrong_call_with_the_nearest(call: Call) -> None:
    called = call("diff", EXAMPLE, "--from", "bezoeck")
    assert (called.code, called.out) == (2, "")
    assert "fout: revisie `bezoeck` is er niet; bedoelde u `bezoek`?\n" in called.err


@pytest.mark.usefixtures("folder")
def test_an_end_without_a_beginning_is_a_wrong_call(call: Call) -> None:
    called = call("diff", EXAMPLE, "--to", "bezoek")
    assert (called.code, called.out) == (2, "")
    assert called.err.startswith("fout: --from ontbreekt\n")


@pytest.mark.usefixtures("folder")
def test_an_inspection_and_a_form_that_are_not_there_are_wrong_calls(call: Call) -> None:
    assert call("diff", "2026-nergens").code == 2
    called = call("diff", EXAMPLE, "--format", "html")
    assert (called.code, called.out) == (2, "")
    assert "text, json, md" in called.err


def test_without_git_it_says_so(inspection: Path, call: Call) -> None:
    shutil.rmtree(inspection / "seals", ignore_errors=True)
    called = call("diff", EXAMPLE)
    assert (called.code, called.out) == (1, "")
    assert called.err.startswith("fout: deze werkmap staat niet onder git\n  help: ")


def test_without_the_program_it_says_so(folder: Path, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(folder))
    called = call("diff", EXAMPLE)
    assert (called.code, called.out) == (1, "")
    assert called.err.startswith("fout: git is er niet\n")


def test_a_shallow_clone_is_named_for_what_it_is(
    folder: Path, call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = folder.parents[1]
    edit(folder, EDITS[4])
    save(folder, "twee")
    git(tmp_path, "clone", "--depth", "1", "--no-tags", root.as_uri(), "kloon")
    monkeypatch.chdir(tmp_path / "kloon")
    called = call("diff", EXAMPLE, "--from", "HEAD~1")
    assert (called.code, called.out) == (1, "")
    assert "deze kloon heeft niet de hele geschiedenis (shallow)" in called.err
    assert "help: haal de rest op met git fetch --unshallow" in called.err


def test_an_inspection_that_was_not_there_yet_is_new(folder: Path, call: Call) -> None:
    shutil.copytree(folder, folder.parent / "2026-nieuw")
    called = call("diff", "2026-nieuw")
    assert called.code == 0
    assert called.out.endswith("Inspectie\n  de inspectie is nieuw\n\n1 wijziging: 1 toegevoegd\n")
    data = json.loads(call("diff", "2026-nieuw", "--format", "json").out)
    assert data["counts"]["added"] == 1


def test_an_inspection_that_is_on_no_side_is_a_wrong_call(folder: Path, call: Call) -> None:
    shutil.copytree(folder, folder.parent / "2026-nieuw")
    called = call("diff", "2026-nieuw", "--from", "bezoek", "--to", "HEAD")
    assert (called.code, called.out) == (2, "")


def test_what_was_unreadable_then_is_shown_as_it_was_then(folder: Path, call: Call) -> None:
    good = (folder / "inspection.yaml").read_text("utf-8")
    (folder / "inspection.yaml").write_text("framework: [\n", "utf-8")
    save(folder, "kapot")
    (folder / "inspection.yaml").write_text(good, "utf-8")
    called = call("diff", EXAMPLE)
    assert called.code == 1
    assert f"--> inspections/{EXAMPLE}/inspection.yaml:" in called.out
    assert "framework: [" in called.out
    assert f"{EXAMPLE} is niet te lezen in HEAD (" in called.err


def test_a_page_that_cannot_be_read_makes_it_incomplete(folder: Path, call: Call) -> None:
    (folder / B3).write_text("---\nlevel: [\n---\n", "utf-8")
    called = call("diff", EXAMPLE)
    assert called.code == 1
    assert "  OS-B3 is niet leesbaar en dus niet vergeleken\n" in called.out
    assert called.err.endswith(f"een deel is niet vergeleken: zie naftctl check {EXAMPLE}\n")


def test_a_value_that_cannot_be_read_is_said_to_count_as_empty(folder: Path, call: Call) -> None:
    edit(folder, ("inspection.yaml", "published: null", "published: morgen"))
    called = call("diff", EXAMPLE)
    assert called.code == 1
    assert called.err == (
        f"inspections/{EXAMPLE}/inspection.yaml bevat fouten in de bestanden van nu: "
        "wat niet te lezen is, telt als leeg\n"
    )


def test_nothing_is_written(folder: Path, call: Call) -> None:
    edit(folder, *EDITS)
    root = folder.parents[1]
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    for form in ("text", "json", "md"):
        call("diff", EXAMPLE, "--format", form)
    call("diff", EXAMPLE, "--from", "bezoek", "--to", "HEAD")
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals there")
def test_a_terminal_gets_colour_that_says_nothing_alone(folder: Path) -> None:
    from tests.cli.terminal import on_terminal, without_codes  # noqa: PLC0415  (not on Windows)

    edit(folder, *EDITS)
    root = folder.parents[1]
    wide = on_terminal("diff", EXAMPLE, folder=root)
    assert "\x1b[32m{+" in wide
    assert on_terminal("diff", EXAMPLE, folder=root, NO_COLOR="1") == without_codes(wide)
