"""`naftctl fix`: what is mended, what is not, and that nothing else changes."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Call, edit, started, unseal
from tests.conftest import EXAMPLE, ROOT

FOLDER = f"inspections/{EXAMPLE}"
SCORING = f"{FOLDER}/scorings/OS-S1.md"
NOTE = f"{FOLDER}/evidence/G01-gesprek-leiding.md"
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals there")


@pytest.fixture
def draft(workspace: Path, inspection: Path) -> Path:
    """The workspace, in which nothing is sealed yet."""
    unseal(inspection)
    return workspace


def everything(root: Path) -> dict[str, bytes]:
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in root.rglob("*") if p.is_file()}


def changed(before: dict[str, bytes], after: dict[str, bytes]) -> dict[str, tuple[bytes, bytes]]:
    """The lines that are other, of each file with as many lines as before."""
    return {name: (before[name], after[name]) for name in before if before[name] != after[name]}


def mended(call: Call, root: Path, path: str, old: str, new: str) -> list[str]:
    """What is shown of a file in which `old` became `new`, after which it is what it was again."""
    before = (root / path).read_bytes()
    edit(root / path, old, new)
    called = call("fix", EXAMPLE, "--yes")
    assert called.code == 0
    assert (root / path).read_bytes() == before
    assert call("fix", EXAMPLE, "--yes").out == "niets te herstellen\n"
    shown, _, rest = called.out.partition("\n\n")
    assert rest == f"1 plaats in 1 bestand hersteld\n\nDaarna:\n  1. naftctl check {EXAMPLE}\n"
    return shown.split("\n")


# ── each kind ────────────────────────────────────────────────────────────────────────────────────────────
def test_a_misspelt_key(call: Call, draft: Path) -> None:
    assert mended(call, draft, NOTE, "\ntitle:", "\ntitel:") == [
        f"--- {NOTE}",
        f"+++ {NOTE}",
        "N105 onbekende sleutel `titel`",
        "@@ -3,3 +3,3 @@",
        " date: 2026-06-09",
        "-titel: Gesprek met de leiding en het bestuur",
        "+title: Gesprek met de leiding en het bestuur",
        " partners:",
    ]


def test_a_misspelt_value_of_a_closed_field(call: Call, draft: Path) -> None:
    assert mended(call, draft, NOTE, "chosen_by: aanbieder", "chosen_by: aanbeider")[2:] == [
        "N107 `chosen_by`: `aanbeider` kan hier niet, bedoelde u `aanbieder`",
        "@@ -12,3 +12,3 @@",
        "     count: 1",
        "-chosen_by: aanbeider",
        "+chosen_by: aanbieder",
        " department: kern",
    ]


@pytest.mark.parametrize(
    ("path", "right", "wrong"),
    [
        (NOTE, "department: kern", "department: kren"),
        (NOTE, "- KV-O1\n", "- kv-o1\n"),
        (NOTE, "  - zrg1", "  - zrg01"),
        (NOTE, "- group: leiding", "- group: liediing"),
        (SCORING, "@KV-S1]", "@KV-S01]"),
        (SCORING, "ondertekende. [@V02", "ondertekende. [@VO2"),
        (f"{FOLDER}/advice.md", "[@OS-K6/O3; ", "[@OS-K6/O03; "),
        (SCORING, "## Sterke punten", "## Sterke puntn"),
        (SCORING, "## Sterke punten", "### Sterke punten"),
        (SCORING, "- O1. ", "- o1 "),
        (f"{FOLDER}/inspection.yaml", "\noccasion: regulier", "\noccasion: Regulier"),
    ],
)
def test_a_misspelt_name_heading_or_label(call: Call, draft: Path, path: str, right: str, wrong: str) -> None:
    shown = mended(call, draft, path, right, wrong)
    assert len([line for line in shown if line.startswith("-") and not line.startswith("---")]) == 1


def test_a_point_without_a_label(call: Call, draft: Path) -> None:
    shown = mended(call, draft, SCORING, "- V4. Twee", "- Twee")[2:]
    assert shown[:3] == [
        "N317 een punt in OS-S1 heeft geen label",
        "@@ -21,3 +21,3 @@",
        "   deed, stond op één blad dat ook het CLB ondertekende. [@V02; @KV-S4]",
    ]
    assert [line[:20] for line in shown[3:]] == [
        "-- Twee keer per sch",
        "+- V4. Twee keer per",
        "   groeide in januar",
    ]


def test_a_heading_that_is_missing_comes_back_in_its_place(call: Call, draft: Path) -> None:
    path = draft / FOLDER / "reflection.md"
    text = path.read_text("utf-8")
    headings = re.findall(r"(?m)^## .*$", text)
    start, end = text.index("## Hefbomen"), text.index("## Inbreng")
    path.write_text(text[:start] + text[end:], "utf-8", newline="\n")
    called = call("fix", EXAMPLE, "--yes")
    assert "N368 in reflection.md ontbreekt `## Hefbomen`\n" in called.out
    assert path.read_text("utf-8") == text[:start] + "## Hefbomen\n\n" + text[end:]
    assert re.findall(r"(?m)^## .*$", path.read_text("utf-8")) == headings
    assert call("fix", EXAMPLE).out == "niets te herstellen\n"


def test_the_last_heading_comes_back_at_the_end(call: Call, draft: Path) -> None:
    path = draft / FOLDER / "reflection.md"
    text = path.read_text("utf-8")
    path.write_text(text[: text.index("## Inbreng")], "utf-8", newline="\n")
    call("fix", EXAMPLE, "--yes")
    assert path.read_text("utf-8") == text[: text.index("## Inbreng")].rstrip() + (
        "\n\n## Inbreng van de aanbieder\n\n"
    )


def test_line_ends_and_a_bom_are_told_apart_and_made_plain(call: Call, draft: Path) -> None:
    path = draft / SCORING
    plain = path.read_bytes()
    path.write_bytes(b"\xef\xbb\xbf" + plain.replace(b"\n", b"\r\n"))
    shown = call("fix", EXAMPLE)
    lines = plain.count(b"\n")
    assert shown.out == (
        f"{SCORING}: de BOM vooraan vervalt\n{SCORING}: {lines} regels eindigen op CRLF; dat wordt LF\n\n"
        "1 bestand kan gewone regeleinden krijgen\nniets gewijzigd\n"
    )
    assert shown.code == 1
    assert (
        call("fix", EXAMPLE, "--yes")
        .out.partition("\n\n")[2]
        .startswith("1 bestand heeft nu gewone regeleinden\n")
    )
    assert path.read_bytes() == plain


def test_a_lone_cr_is_mended(call: Call, draft: Path) -> None:
    path = draft / SCORING
    plain = path.read_bytes()
    path.write_bytes(plain.replace(b"\n", b"\r"))
    assert "N102 een los CR-teken staat op de plaats van een regeleinde\n" in call("fix", "--yes").out
    assert path.read_bytes() == plain


def test_the_settings_of_the_workspace_are_mended_too(call: Call, workspace: Path) -> None:
    before = everything(workspace)
    edit(workspace / "naftctl.yaml", "\nfont:", "\nfonnt:")
    assert call("fix", EXAMPLE).out == "niets te herstellen\n"
    assert "N105 onbekende sleutel `fonnt`\n" in call("fix", "--yes").out
    assert everything(workspace) == before


def test_what_only_shows_after_a_change_is_mended_in_the_same_run(call: Call, draft: Path) -> None:
    before = everything(draft)
    edit(draft / NOTE, "method: gesprek", "metod: gespreck")
    called = call("fix", EXAMPLE, "--yes")
    assert "2 plaatsen in 1 bestand hersteld\n" in called.out
    assert "\n-metod: gespreck\n+method: gesprek\n" in called.out
    assert everything(draft) == before


def test_many_faults_in_many_files_are_all_that_changes(call: Call, draft: Path) -> None:
    before = everything(draft)
    edit(draft / NOTE, "\ntitle:", "\ntitel:")
    edit(draft / NOTE, "chosen_by: aanbieder", "chosen_by: aanbeider")
    edit(draft / SCORING, "- V4. Twee", "- Twee")
    edit(draft / f"{FOLDER}/advice.md", "\ndecided:", "\ndecidde:")
    called = call("fix", "--yes")
    assert "\n4 plaatsen in 3 bestanden hersteld\n" in called.out
    assert re.findall(r"(?m)^\+\+\+ (.*)$", called.out) == [f"{FOLDER}/advice.md", NOTE, SCORING]
    assert everything(draft) == before


# ── what is not mended ───────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("path", "right", "wrong", "code"),
    [
        (SCORING, "\nlevel: volgens", "\nlevel: volgnes", "N203"),
        (f"{FOLDER}/advice.md", "value: gunstig_tekorten", "value: gunstig_tekoten", "N212"),
        (f"{FOLDER}/regulation.yaml", "result: niet_in_orde", "result: niet_in_order", "N107"),
        (SCORING, "@G05; @G06; @D06]\n- V3", "@G05; @G16; @D06]\n- V3", "N315"),
        (NOTE, "- KV-O1\n", "- KV-Q1\n", "N205"),
    ],
)
def test_a_judgement_and_a_guess_are_left_to_people(
    call: Call, draft: Path, path: str, right: str, wrong: str, code: str
) -> None:
    text = (draft / path).read_text("utf-8")
    (draft / path).write_text(text.replace(right, wrong, 1), "utf-8", newline="\n")
    assert wrong in (draft / path).read_text("utf-8")
    before = everything(draft)
    assert f"[{code}]" in call("check", EXAMPLE, "--format", "concise").out
    called = call("fix", EXAMPLE, "--yes")
    assert (called.code, called.out) == (0, "niets te herstellen\n")
    assert everything(draft) == before


def test_a_label_is_no_guess_where_a_reference_hangs(call: Call, draft: Path) -> None:
    edit(draft / SCORING, "- S1. De", "- De")
    assert call("fix", EXAMPLE).out == "niets te herstellen\n"


def test_what_is_sealed_stays_and_what_goes_back_to_it_does_not(call: Call, workspace: Path) -> None:
    before = everything(workspace)
    edit(workspace / SCORING, "- V3. In", "- In")
    edit(workspace / SCORING, "- V2. De", "- v2: De")
    edit(workspace / NOTE, "\ntitle:", "\ntitel:")
    called = call("fix", EXAMPLE, "--yes")
    assert called.err == f"{SCORING}:20:3: N317 blijft staan: herstellen zou wijzigen wat verzegeld is\n"
    assert "2 plaatsen in 2 bestanden hersteld\n" in called.out
    (other,) = changed(before, everything(workspace)).items()
    assert other == (SCORING, (before[SCORING], before[SCORING].replace(b"- V3. In", b"- In")))
    again = call("fix", EXAMPLE, "--yes")
    assert (again.code, again.err, again.out) == (0, called.err, "verder niets te herstellen\n")


@pytest.mark.parametrize("path", ["sent/sent.yaml", "seals/draft.yaml", "reaction/received/01.yaml"])
def test_what_went_out_came_in_or_is_a_seal_is_never_touched(
    call: Call, workspace: Path, inspection: Path, path: str
) -> None:
    file = inspection / path
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n") + b"verson: 1\r\n")
    before = everything(workspace)
    assert call("fix", "--yes").out == "niets te herstellen\n"
    assert everything(workspace) == before


@POSIX
def test_in_a_file_with_crlf_only_the_place_changes_where_the_ends_are_not_wanted(draft: Path) -> None:
    from tests.cli.terminal import on_terminal  # noqa: PLC0415  (not on Windows)

    path = draft / NOTE
    windows = path.read_bytes().replace(b"\n", b"\r\n")
    path.write_bytes(windows.replace(b"\r\ntitle:", b"\r\ntitel:"))
    seen = on_terminal("fix", EXAMPLE, folder=draft, typed="ja\nnee\n")
    assert "Zet u dit om (ja of nee): " in seen
    assert path.read_bytes() == windows


# ── asking ───────────────────────────────────────────────────────────────────────────────────────────────
def test_without_a_terminal_nothing_is_asked_and_the_option_is_named(draft: Path) -> None:
    edit(draft / NOTE, "\ntitle:", "\ntitel:")
    before = everything(draft)
    done = started("fix", EXAMPLE, folder=draft)
    assert done.returncode == 1
    assert done.stdout.endswith("\n\n1 plaats in 1 bestand te herstellen\nniets gewijzigd\n")
    assert (
        done.stderr == "  help: geef --yes mee om dit te herstellen; zonder terminal wordt niets gevraagd\n"
    )
    assert everything(draft) == before


@POSIX
@pytest.mark.parametrize(("typed", "mends"), [("ja\n", True), ("nee\n", False)])
def test_a_person_is_shown_the_change_in_colour_and_asked(draft: Path, typed: str, *, mends: bool) -> None:
    from tests.cli.terminal import on_terminal, without_codes  # noqa: PLC0415  (not on Windows)

    right = everything(draft)
    edit(draft / NOTE, "\ntitle:", "\ntitel:")
    wrong = everything(draft)
    seen = on_terminal("fix", EXAMPLE, folder=draft, typed=typed)
    assert "\x1b[32m+title: Gesprek" in seen
    assert "Herstelt u dit (ja of nee): " in without_codes(seen)
    assert everything(draft) == (right if mends else wrong)


@POSIX
def test_a_file_that_changed_before_the_answer_is_not_written_over(draft: Path) -> None:
    import pty  # noqa: PLC0415  (not on Windows)

    edit(draft / NOTE, "\ntitle:", "\ntitel:")
    edit(draft / SCORING, "- V4. Twee", "- Twee")
    ours, theirs = pty.openpty()
    environment = os.environ | {"PYTHONPATH": str(ROOT), "TERM": "dumb"}
    command = [sys.executable, "-m", "naftctl", "fix", EXAMPLE]
    with subprocess.Popen(
        command, cwd=draft, env=environment, stdin=theirs, stdout=theirs, stderr=theirs
    ) as process:
        os.close(theirs)
        seen = read_until(ours, b"(ja of nee): ")
        edit(draft / NOTE, "count: 2", "count: 3")
        os.write(ours, b"ja\n")
        seen = read_until(ours, b"the end")
    os.close(ours)
    assert process.returncode == 3
    assert NOTE in seen.decode().partition("fout: ")[2]
    assert "- Twee" in (draft / SCORING).read_text("utf-8")
    assert "count: 3" in (draft / NOTE).read_text("utf-8")


@POSIX
def test_who_does_not_see_the_change_is_not_asked(draft: Path, tmp_path: Path) -> None:
    import pty  # noqa: PLC0415  (not on Windows)

    edit(draft / NOTE, "\ntitle:", "\ntitel:")
    before = everything(draft)
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "naftctl", "fix", EXAMPLE]
    environment = os.environ | {"PYTHONPATH": str(ROOT), "TERM": "dumb"}
    with (
        (tmp_path / "wijziging.txt").open("wb") as out,
        subprocess.Popen(
            command, cwd=draft, env=environment, stdin=theirs, stdout=out, stderr=theirs
        ) as process,
    ):
        os.close(theirs)
        seen = read_until(ours, b"the end").decode()
    os.close(ours)
    assert process.returncode == 1
    assert "geef --yes mee" in seen
    assert "ja of nee" not in seen
    assert "fout:" not in seen
    assert everything(draft) == before


def read_until(terminal: int, words: bytes) -> bytes:
    """What appears on a terminal, up to and with these words."""
    seen = b""
    while words not in seen:
        try:
            seen += os.read(terminal, 65536)
        except OSError:  # the other end is closed
            return seen
    return seen


# ── nothing to do ────────────────────────────────────────────────────────────────────────────────────────
def test_there_is_nothing_to_mend_in_the_examples(call: Call, workspace: Path) -> None:
    shutil.copytree(
        ROOT / "inspections",
        workspace / "inspections",
        dirs_exist_ok=True,
        ignore=shutil.ignore_patterns("output"),
    )
    shutil.copy(ROOT / "history.yaml", workspace)
    before = everything(workspace)
    called = call("fix", "--yes")
    assert (called.code, called.out, called.err) == (0, "niets te herstellen\n", "")
    assert everything(workspace) == before


def test_there_is_nothing_to_mend_in_a_new_folder(
    call: Call, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert call("init", "nieuw").code == 0
    monkeypatch.chdir(workspace / "nieuw")
    assert call("fix").out == "niets te herstellen\n"
    assert call("new", "De Vlindertuin", "--first-visit", "2027-03-09", "--alternate", "NS").code == 0
    called = call("fix")
    assert (called.code, called.out, called.err) == (0, "niets te herstellen\n", "")


def test_a_folder_that_cannot_be_read_is_no_trouble(call: Call, inspection: Path) -> None:
    (inspection / "inspection.yaml").write_bytes(b"\xff\xfe\x00")
    called = call("fix", "--yes")
    assert (called.code, called.out) == (0, "niets te herstellen\n")


@pytest.mark.usefixtures("workspace")
def test_an_inspection_that_is_not_there_is_named_with_the_nearest(call: Call) -> None:
    called = call("fix", "2026-de-kantelport")
    assert called.code == 2
    assert f"bedoelde u `{EXAMPLE}`?" in called.err
