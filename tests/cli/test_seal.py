"""`naftctl seal`: once, behind its gate, and from then on every change of a judgement is seen."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from naftctl.load.seals import read_seal
from naftctl.model.owned import Seal
from naftctl.seal import link
from tests.cli.conftest import Call, edit
from tests.conftest import EXAMPLE

DRAFT, FINAL = "seals/draft.yaml", "seals/final.yaml"
CODE = r"(?:[0-9a-f]{4}-){7}[0-9a-f]{4}"


@pytest.fixture(autouse=True)
def scored(inspection: Path) -> Path:
    """The worked example on the day before its draft is sent: nothing is sealed."""
    shutil.rmtree(inspection / "seals", ignore_errors=True)
    shutil.rmtree(inspection / "reaction")
    shutil.rmtree(inspection / "sent")
    path = inspection / "inspection.yaml"
    for line in ("draft_sent: 2026-06-30", "final_sent: 2026-07-16", "delivered: 2026-07-17"):
        edit(path, line, line.partition(":")[0] + ": null")
    return inspection


@pytest.fixture
def sealed(call: Call, scored: Path) -> Path:
    """The example with its draft sealed and sent."""
    assert call("seal", "draft", EXAMPLE, "--today", "2026-06-30").code == 0
    edit(scored / "inspection.yaml", "draft_sent: null", "draft_sent: 2026-06-30")
    return scored


def read(folder: Path, name: str) -> Seal:
    found = read_seal(Path(name).stem, (folder / name).read_text("utf-8"), name).page
    assert found is not None
    return found


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def said(call: Call, *arguments: str) -> dict[str, str]:
    """The severity by code of what `check` says."""
    found = json.loads(call("check", *arguments, "--format", "json").out)
    return {each["code"]: each["severity"] for each in found}


# ── the draft ────────────────────────────────────────────────────────────────────────────────────────────
def test_a_draft_is_sealed_with_its_day_its_code_and_what_comes_next(call: Call, scored: Path) -> None:
    called = call("seal", "draft", EXAMPLE, "--today", "2026-06-30")
    assert (called.code, called.err) == (0, "")
    seal = read(scored, DRAFT)
    assert f"  maak  inspections/{EXAMPLE}/{DRAFT}\n" in called.out
    assert "Verzegeld op dinsdag 30 juni 2026: het ontwerp.\n" in called.out
    assert "Vast liggen het kader, de focus, 13 niveaus, 11 resultaten over regelgeving" in called.out
    assert f"Code: {seal.code}\n" in called.out
    assert re.fullmatch(CODE, seal.code)
    assert f"  1. naftctl letter draft {EXAMPLE}\n" in called.out
    assert seal.frozen.levels["OS-B3"] == "overstijgt"
    assert call("check", EXAMPLE).code == 0


def test_two_seals_of_the_same_values_have_two_codes(call: Call, scored: Path) -> None:
    call("seal", "draft", EXAMPLE)
    first = read(scored, DRAFT)
    (scored / DRAFT).unlink()
    call("seal", "draft", EXAMPLE)
    second = read(scored, DRAFT)
    assert first.frozen == second.frozen
    assert first.code != second.code
    assert not set(first.salts.values()) & set(second.salts.values())


def test_a_second_run_says_since_when_it_is_sealed_and_changes_nothing(call: Call, sealed: Path) -> None:
    before = files(sealed)
    called = call("seal", "draft", EXAMPLE)
    assert called.code == 2
    assert "is al verzegeld (draft) sinds dinsdag 30 juni 2026" in called.err
    assert files(sealed) == before


def test_what_does_not_pass_its_gate_is_not_sealed(call: Call, scored: Path) -> None:
    edit(scored / "scorings/OS-B3.md", "\nlevel: overstijgt", "\nlevel: null")
    before = files(scored)
    called = call("seal", "draft", EXAMPLE, "--today", "2026-06-30")
    assert called.code == 1
    assert "fout[N302] `OS-B3` heeft nog geen niveau" in called.out
    assert "geen zegel (draft)" in called.err
    assert files(scored) == before


def test_an_inspection_that_cannot_be_read_is_not_sealed(call: Call, scored: Path) -> None:
    edit(scored / "inspection.yaml", "framework: r-naft/2026.1", "framework: r-naft/2019.1")
    called = call("seal", "draft", EXAMPLE)
    assert called.code == 1
    assert "N201" in called.out
    assert not (scored / "seals").exists()


def test_a_folder_that_was_sent_before_it_was_sealed_can_still_be_and_says_so(
    call: Call, scored: Path
) -> None:
    edit(scored / "inspection.yaml", "draft_sent: null", "draft_sent: 2026-06-30")
    assert said(call, EXAMPLE)["N505"] == "error"
    assert call("seal", "draft", EXAMPLE).code == 0
    found = said(call, EXAMPLE)
    assert "N505" not in found
    assert found["N513"] == "warning"


@pytest.mark.usefixtures("scored")
def test_a_kind_that_is_no_report_is_a_wrong_call(call: Call) -> None:
    called = call("seal", "finaal", EXAMPLE)
    assert called.code == 2
    assert "kies een van draft, final" in called.err


# ── the final report ─────────────────────────────────────────────────────────────────────────────────────
def test_a_final_report_is_sealed_after_the_term_and_linked_to_the_draft(call: Call, sealed: Path) -> None:
    called = call("seal", "final", EXAMPLE, "--today", "2026-07-16")
    assert called.code == 0, called.out + called.err
    draft, final = read(sealed, DRAFT), read(sealed, FINAL)
    assert final.previous == link(draft)
    assert final.code != draft.code
    assert final.sent is None
    assert call("check", EXAMPLE, "--today", "2026-07-16").code == 0


def test_a_final_report_keeps_the_digest_of_what_was_sent(call: Call, sealed: Path) -> None:
    letter = b"Een brief.\n"
    (sealed / "sent").mkdir()
    (sealed / "sent/2026-06-30-letter-draft.txt").write_bytes(letter)
    line = f"file: 2026-06-30-letter-draft.txt\n    sha256: {hashlib.sha256(letter).hexdigest()}\n"
    code = read(sealed, DRAFT).code
    listed = f"documents:\n  - {line}    letter: draft\n    date: 2026-06-30\n    code: {code}\n"
    path = sealed / "sent/sent.yaml"
    path.write_text(listed, "utf-8")
    assert call("seal", "final", EXAMPLE, "--today", "2026-07-16").code == 0
    assert re.fullmatch("[0-9a-f]{64}", read(sealed, FINAL).sent or "")
    path.write_text(
        listed.replace(f"    code: {code}\n", "").replace("  - file", f"  - code: {code}\n    file"), "utf-8"
    )
    assert "N506" not in said(call, EXAMPLE), "other words for the same list"
    edit(path, "date: 2026-06-30", "date: 2026-06-29")
    assert said(call, EXAMPLE)["N506"] == "error"


def test_a_final_report_waits_for_the_reaction(call: Call, sealed: Path) -> None:
    called = call("seal", "final", EXAMPLE, "--today", "2026-07-10")
    assert called.code == 1
    assert "de reactietermijn loopt nog, t/m 14/07/2026" in called.out
    assert not (sealed / FINAL).exists()


def test_a_final_report_without_a_sealed_draft_is_refused(call: Call, scored: Path) -> None:
    called = call("seal", "final", EXAMPLE)
    assert called.code == 1
    assert f"naftctl seal draft {EXAMPLE}" in called.err
    assert not (scored / "seals").exists()


def test_a_final_report_with_another_level_is_refused(call: Call, sealed: Path) -> None:
    edit(sealed / "scorings/OS-B4.md", "\nlevel: beneden", "\nlevel: benadert")
    called = call("seal", "final", EXAMPLE)
    assert called.code == 1
    assert "het niveau van OS-B4 is `benadert`, was `beneden` in het ontwerp van 30/06/2026" in called.out
    assert not (sealed / FINAL).exists()


# ── afterwards ───────────────────────────────────────────────────────────────────────────────────────────
def test_a_level_that_changes_names_both_values_and_both_places_and_one_changed_back_says_nothing(
    call: Call, sealed: Path
) -> None:
    before = said(call, EXAMPLE)
    edit(sealed / "scorings/OS-B3.md", "\nlevel: overstijgt", "\nlevel: volgens")
    called = call("check", EXAMPLE)
    assert called.code == 1
    assert f"--> inspections/{EXAMPLE}/scorings/OS-B3.md:3:8" in called.out
    assert f"::: inspections/{EXAMPLE}/{DRAFT}:" in called.out
    assert "is `volgens`, was `overstijgt`" in called.out
    edit(sealed / "scorings/OS-B3.md", "\nlevel: volgens", "\nlevel: overstijgt")
    assert said(call, EXAMPLE) == before


def test_a_number_that_is_corrected_is_listed_and_allowed(call: Call, sealed: Path) -> None:
    edit(sealed / "scorings/OS-B3.md", "Van de 18 jongeren", "Van de 17 jongeren")
    assert call("check", EXAMPLE).code == 0
    called = call("check", EXAMPLE, "--verbose")
    assert called.code == 0
    assert "info[N508] één tekst op eigen initiatief verbeterd sinds het ontwerp van 30/06/2026" in called.out
    assert "OS-B3/V5" in called.out


def test_a_folder_with_another_name_is_named_with_both(call: Call, sealed: Path) -> None:
    sealed.rename(sealed.with_name("2026-kantelpoort"))
    called = call("check", "2026-kantelpoort")
    assert "N504" not in called.out
    assert f"deze map heet 2026-kantelpoort; verzegeld werd ze als `{EXAMPLE}`" in called.out


def test_a_framework_that_is_edited_after_sealing_is_seen(call: Call, sealed: Path, workspace: Path) -> None:
    scale = workspace / "frameworks/r-naft/2026.1/scales/OS-B3.yaml"
    text = scale.read_text("utf-8")
    scale.write_text(re.sub(r"(?m)^title: .*$", "title: Iets anders", text), "utf-8", newline="\n")
    called = call("check", EXAMPLE)
    assert called.code == 1
    assert "fout[N504] de tekst van het kader is gewijzigd sinds het ontwerp van 30/06/2026" in called.out
    assert (sealed / DRAFT).is_file()


# ── beside another revision ──────────────────────────────────────────────────────────────────────────────
def git(root: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=test", "-c", "user.email=test@example.org")
    subprocess.run(["git", *identity, *arguments], cwd=root, check=True, capture_output=True)


@pytest.fixture
def committed(sealed: Path, workspace: Path) -> Path:
    """The sealed example on a branch `main`."""
    git(workspace, "init", "-b", "main")
    git(workspace, "add", ".")
    git(workspace, "commit", "-m", "ontwerp verzegeld")
    return sealed


def test_beside_its_own_revision_a_seal_is_what_it_was(call: Call, committed: Path) -> None:
    assert call("check", EXAMPLE, "--base", "main").code == 0
    text = (committed / DRAFT).read_text("utf-8")
    (committed / DRAFT).write_bytes(text.replace("\n", "\r\n").encode())
    assert call("check", EXAMPLE, "--base", "main").code == 0


def test_a_seal_that_was_made_again_is_seen_beside_the_revision_only(call: Call, committed: Path) -> None:
    edit(committed / "scorings/OS-B3.md", "\nlevel: overstijgt", "\nlevel: volgens")
    edit(committed / "scorings/OS-B3.md", "provisional: overstijgt", "provisional: volgens")
    (committed / DRAFT).unlink()
    assert call("seal", "draft", EXAMPLE, "--today", "2026-06-30").code == 0
    assert call("check", EXAMPLE).code == 0
    called = call("check", EXAMPLE, "--base", "main")
    assert called.code == 1
    assert "fout[N510] het zegel van het ontwerp is anders dan in de vergeleken revisie" in called.out
    assert re.search(rf"de code was toen {CODE}", called.out)


def test_a_seal_and_its_milestone_that_are_taken_away_are_seen_beside_the_revision(
    call: Call, committed: Path
) -> None:
    shutil.rmtree(committed / "seals")
    assert said(call, EXAMPLE)["N505"] == "error"
    edit(committed / "inspection.yaml", "draft_sent: 2026-06-30", "draft_sent: null")
    assert "N505" not in said(call, EXAMPLE)
    assert said(call, EXAMPLE, "--base", "main")["N510"] == "error"


def test_an_inspection_that_is_gone_with_its_seal_is_seen_where_all_are_checked(
    call: Call, committed: Path
) -> None:
    shutil.rmtree(committed)
    called = call("check", "--base", "main")
    assert called.code == 1
    assert f"inspections/{EXAMPLE}/{DRAFT}" in called.out
    assert "de map van deze inspectie is weg, met het zegel van het ontwerp" in called.out


def test_a_folder_with_another_name_is_held_against_its_seal_under_the_old_one(
    call: Call, committed: Path
) -> None:
    renamed = committed.with_name("2026-kantelpoort")
    committed.rename(renamed)
    assert "N510" not in said(call, "--base", "main")
    edit(renamed / DRAFT, 'sealed: "2026-06-30"', 'sealed: "2026-06-29"')
    assert said(call, "--base", "main")["N510"] == "error"


def test_a_piece_that_is_erased_with_its_salt_does_not_break_the_seal(call: Call, committed: Path) -> None:
    (committed / "evidence/G01-gesprek-leiding.md").unlink()
    text = (committed / DRAFT).read_text("utf-8")
    head, _, salts = text.rpartition("\nsalts:\n")
    salts = re.sub(r"(?m)^  G01: .*\n", "", salts)
    (committed / DRAFT).write_text(f"{head}\nsalts:\n{salts}", "utf-8", newline="\n")
    assert not {"N502", "N504", "N510"} & set(said(call, EXAMPLE, "--base", "main"))


def test_a_salt_that_is_replaced_is_no_erasure(call: Call, committed: Path) -> None:
    salt = read(committed, DRAFT).salts["G01"]
    edit(committed / DRAFT, salt, "0" * 32)
    assert said(call, EXAMPLE, "--base", "main")["N510"] == "error"


@pytest.mark.usefixtures("committed")
def test_a_revision_that_is_not_there_is_named_and_nothing_is_checked(call: Call) -> None:
    called = call("check", EXAMPLE, "--base", "maan")
    assert (called.code, called.out) == (2, "")
    assert "fout: --base: revisie `maan` is er niet" in called.err


@pytest.mark.usefixtures("committed")
def test_a_shallow_clone_without_the_base_is_named(
    call: Call, workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = subprocess.run(
        ["git", "rev-parse", "HEAD"], cwd=workspace, capture_output=True, text=True, check=True
    )
    git(workspace, "commit", "--allow-empty", "-m", "later")
    git(tmp_path, "clone", "--depth", "1", workspace.as_uri(), "kloon")
    monkeypatch.chdir(tmp_path / "kloon")
    called = call("check", EXAMPLE, "--base", old.stdout.strip())
    assert called.code == 3
    assert "shallow" in called.err
    assert "git fetch --unshallow" in called.err


@pytest.mark.usefixtures("sealed")
def test_a_folder_without_git_is_named(call: Call) -> None:
    called = call("check", EXAMPLE, "--base", "main")
    assert called.code == 3
    assert "staat niet onder git" in called.err


@pytest.mark.usefixtures("committed")
def test_a_computer_without_git_is_named(call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "leeg"))
    called = call("check", EXAMPLE, "--base", "main")
    assert called.code == 3
    assert "git is er niet" in called.err
