"""`naftctl framework migrate`: a preview that writes nothing, and a new folder beside the old one."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Call
from tests.conftest import EXAMPLE, ROOT

pytestmark = pytest.mark.usefixtures("workspace")

GOLDEN = Path(__file__).parent / "golden"
COMPLAINT, HALFWAY = "2026-de-branding-klacht", "2026-de-vuurtoren"
NEW = "r-naft/2026.2"


def bring(workspace: Path, name: str) -> Path:
    """Another worked example, beside the first."""
    ignored = shutil.ignore_patterns("output")
    return Path(
        shutil.copytree(ROOT / "inspections" / name, workspace / "inspections" / name, ignore=ignored)
    )


def digests(folder: Path) -> dict[str, str]:
    """The sha256 of every file."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(p.relative_to(folder)): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}


def data(call: Call, *arguments: str) -> dict[str, Any]:
    called = call("framework", "migrate", *arguments, "--format", "json")
    assert (called.code, called.err) == (0, "")
    found: dict[str, Any] = json.loads(called.out)
    return found


def announced(found: dict[str, Any], name: str) -> set[str]:
    """The files in which the preview says that there is work, by their names in the new folder."""
    moved = {item["file"]: item["becomes"] for item in found["items"] if item["becomes"]}
    places = {place["file"] for item in found["items"] for place in item["places"]}
    files = (file.removeprefix(f"inspections/{name}/") for file in places)
    return {moved.get(file, file) for file in files}


def wrong(call: Call, name: str) -> set[str]:
    """The files in which `check` finds an error."""
    said = json.loads(call("check", name, "--format", "json").out)
    return {d["file"].removeprefix(f"inspections/{name}/") for d in said if d["severity"] == "error"}


@pytest.mark.parametrize(
    ("name", "form", "golden"),
    [
        (EXAMPLE, "text", "framework-migrate.txt"),
        (HALFWAY, "text", "framework-migrate-onderweg.txt"),
        (COMPLAINT, "json", "framework-migrate-klacht.json"),
    ],
)
def test_what_it_prints_is_what_the_golden_file_shows(
    name: str, form: str, golden: str, call: Call, workspace: Path, *, update_golden: bool
) -> None:
    if name != EXAMPLE:
        bring(workspace, name)
    before = digests(workspace)
    called = call("framework", "migrate", name, "--to", NEW, "--format", form)
    if update_golden:
        (GOLDEN / golden).write_text(called.out, "utf-8", newline="\n")
    assert called.out == (GOLDEN / golden).read_text("utf-8")
    assert (called.code, called.err) == (0, "")
    assert digests(workspace) == before


@pytest.mark.parametrize("name", [EXAMPLE, HALFWAY, COMPLAINT])
def test_the_old_folder_keeps_every_byte_and_the_new_one_is_wrong_only_where_it_was_said(
    name: str, call: Call, workspace: Path
) -> None:
    if name != EXAMPLE:
        bring(workspace, name)
    before = digests(workspace / "inspections" / name)
    found = data(call, name, "--to", "2026.2", "--write", f"inspections/{name}-2")
    assert found["written"] == f"inspections/{name}-2"
    assert digests(workspace / "inspections" / name) == before
    assert wrong(call, f"{name}-2") <= announced(found, name)
    assert call("check", name).code == 0
    assert call("status", f"{name}-2").code == 0


def test_the_new_folder_is_told_with_its_steps_and_the_version_is_pinned(call: Call, workspace: Path) -> None:
    (workspace / "frameworks" / NEW / "digest.yaml").unlink(missing_ok=True)
    called = call("framework", "migrate", EXAMPLE, "--to", "2026.2", "--write", "inspections/2026-nieuw")
    assert (called.code, called.err) == (0, "")
    assert called.out.endswith(
        "Geen enkel niveau is omgezet.\n"
        "\n"
        "  maak  frameworks/r-naft/2026.2/digest.yaml\n"
        "  maak  inspections/2026-nieuw/ (44 bestanden)\n"
        f"inspections/{EXAMPLE} is geen byte veranderd.\n"
        "\n"
        "Daarna:\n"
        "  1. naftctl check 2026-nieuw\n"
        "  2. bevestig de focus in inspections/2026-nieuw/focus.yaml\n"
        "  3. breng de vaststellingen van OS-B5, OS-K4 en OS-K5 onder in inspections/2026-nieuw/scorings/\n"
        "  4. schaal in: OS-B3, OS-K2, OS-B6, OS-B7 en OS-K7\n"
        "  5. voer het reflectiegesprek opnieuw\n"
        "  6. kies het advies opnieuw in inspections/2026-nieuw/advice.md\n"
        "  7. naftctl check 2026-nieuw --phase draft\n"
    )
    assert f"framework: {NEW}" in (workspace / "frameworks" / NEW / "digest.yaml").read_text("utf-8")
    pinned = (workspace / "frameworks" / NEW / "digest.yaml").read_bytes()
    call("framework", "migrate", EXAMPLE, "--to", "2026.2", "--write", "inspections/2026-nog-een")
    assert (workspace / "frameworks" / NEW / "digest.yaml").read_bytes() == pinned


def test_a_level_that_was_judged_by_other_words_is_nowhere_in_the_new_folder(
    call: Call, workspace: Path
) -> None:
    call("framework", "migrate", EXAMPLE, "--to", "2026.2", "--write", "inspections/2026-nieuw")
    made = workspace / "inspections/2026-nieuw"
    scoring = (made / "scorings/OS-B3.md").read_text("utf-8")
    assert scoring.startswith("---\nprovisional: null\nlevel: null\ndecided: null\n")
    for member in ("ond1", "zrg1", "zrg2"):
        text = (made / f"scorings/individual/{member}.yaml").read_text("utf-8")
        for scale in ("OS-B3", "OS-B5", "OS-K2", "OS-K4", "OS-K5"):
            assert f"  {scale}:\n    level: null\n" in text
    assert "value: null\ndecided: null\n" in (made / "advice.md").read_text("utf-8")


def test_the_preview_begins_with_the_judgement_that_stays_in_force(call: Call, workspace: Path) -> None:
    first = call("framework", "migrate", EXAMPLE, "--to", "2026.2").out.splitlines()[0]
    assert first == "Het ontwerpverslag is al verstuurd: dat oordeel blijft gelden, volgens"
    bring(workspace, HALFWAY)
    first = call("framework", "migrate", HALFWAY, "--to", "2026.2").out.splitlines()[0]
    assert first == "2026-de-vuurtoren: van r-naft/2026.1 naar r-naft/2026.2"


def test_a_folder_with_spaces_and_windows_line_ends_is_a_folder_like_any_other(
    call: Call, inspection: Path, workspace: Path
) -> None:
    for path in inspection.rglob("*.md"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    spaced = inspection.rename(inspection.with_name("2026 de kantelpoort"))
    before = digests(spaced)
    name = "2026 de kantelpoort (nieuw)"
    called = call("framework", "migrate", spaced.name, "--to", "2026.2", "--write", f"inspections/{name}")
    assert called.code == 0
    assert f"  1. naftctl check '{name}'\n" in called.out
    assert digests(spaced) == before
    scoring = (workspace / "inspections" / name / "scorings/OS-K2.md").read_bytes()
    assert scoring.startswith(b"---\r\nprovisional: null\r\nlevel: null\r\ndecided: null\r\n")
    assert scoring.count(b"\r\n") == scoring.count(b"\n")
    assert wrong(call, name)


def test_without_a_name_it_is_the_inspection_that_one_stands_in(
    call: Call, inspection: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(inspection)
    assert f"{EXAMPLE}: van r-naft/2026.1" in call("framework", "migrate", "--to", "2026.2").out
    called = call("framework", "migrate", "--to", "2026.2", "--write", "../2026-nieuw")
    assert called.code == 0
    assert inspection.with_name("2026-nieuw").is_dir()


def test_an_empty_folder_may_be_there_already(call: Call, workspace: Path) -> None:
    (workspace / "inspections/2026-nieuw").mkdir()
    assert (
        call("framework", "migrate", EXAMPLE, "--to", "2026.2", "--write", "inspections/2026-nieuw").code == 0
    )


def test_an_older_version_is_another_version(call: Call) -> None:
    call("framework", "migrate", EXAMPLE, "--to", "2026.2", "--write", "inspections/2026-nieuw")
    called = call("framework", "migrate", "2026-nieuw", "--to", "2026.1", "--write", "inspections/2026-terug")
    assert (called.code, called.err) == (0, "")
    assert "2026-nieuw: van r-naft/2026.2 naar r-naft/2026.1" in called.out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((EXAMPLE, "--to", "2026.1"), "--to: deze inspectie volgt r-naft/2026.1 al"),
        ((EXAMPLE, "--to", "2026.3"), "kaderversie `2026.3` is er niet; bedoelde u `2026.2`?"),
        (("2026-de-kantelport", "--to", "2026.2"), "inspectie `2026-de-kantelport` is er niet; bedoelde u"),
        (("--to", "2026.2"), "INSPECTIE ontbreekt"),
        ((EXAMPLE,), "optie `--to` ontbreekt"),
        ((EXAMPLE, "--to", "2026.2", "--format", "md"), "--format: `md` bestaat niet"),
    ],
)
def test_a_wrong_call_says_what_could_be_meant(
    arguments: tuple[str, ...], message: str, call: Call, inspection: Path
) -> None:
    shutil.copytree(inspection, inspection.with_name("2026-nog-een"))
    called = call("framework", "migrate", *arguments)
    assert (called.code, called.out) == (2, "")
    assert message in called.err


@pytest.mark.parametrize(
    ("where", "message"),
    [
        ("elders", "is geen map recht onder inspections/ van deze werkmap"),
        ("inspections", "is geen map recht onder inspections/ van deze werkmap"),
        ("inspections/a/b", "is geen map recht onder inspections/ van deze werkmap"),
        ("inspections/.git", "is geen map recht onder inspections/ van deze werkmap"),
        (f"inspections/{EXAMPLE}", f"`inspections/{EXAMPLE}` bestaat al"),
        (f"inspections/{EXAMPLE.upper()}", f"`inspections/{EXAMPLE}` bestaat al"),
        ("inspections/bestand", "`inspections/bestand` bestaat al"),
        ("inspections/con", "kan geen naam van een map zijn"),
    ],
)
def test_a_place_where_the_new_folder_cannot_come_is_refused(
    where: str, message: str, call: Call, workspace: Path
) -> None:
    (workspace / "inspections/bestand").write_text("x", "utf-8")
    before = digests(workspace)
    called = call("framework", "migrate", EXAMPLE, "--to", "2026.2", "--write", where)
    assert (called.code, called.out) == (2, "")
    assert message in called.err
    assert f"kies bijvoorbeeld inspections/{EXAMPLE}-2026-2" in called.err
    assert digests(workspace) == before


def test_a_version_of_another_framework_is_refused(call: Call, workspace: Path) -> None:
    shutil.copytree(workspace / "frameworks" / NEW, workspace / "frameworks/anders/1.0")
    called = call("framework", "migrate", EXAMPLE, "--to", "anders/1.0")
    assert called.code == 2
    assert "anders/1.0 is geen versie van hetzelfde kader als r-naft/2026.1" in called.err


@pytest.mark.parametrize("file", ["inspection.yaml", "scorings/OS-B3.md"])
def test_an_inspection_that_cannot_be_read_is_not_moved(
    file: str, call: Call, inspection: Path, workspace: Path
) -> None:
    (inspection / file).write_bytes(b"\xff")
    called = call("framework", "migrate", EXAMPLE, "--to", "2026.2", "--write", "inspections/2026-nieuw")
    assert called.code == 1
    assert (
        f"fout[N102] byte FF (hexadecimaal) hoort niet in UTF-8\n  --> inspections/{EXAMPLE}/{file}:1:1"
        in (called.out)
    )
    assert f"niet alles van {EXAMPLE} is te lezen" in called.err
    assert not (workspace / "inspections/2026-nieuw").exists()


def test_a_version_that_changed_after_it_was_pinned_is_no_ground_to_keep_a_level(
    call: Call, workspace: Path
) -> None:
    call("framework", "pin", "2026.1")
    scale = workspace / "frameworks/r-naft/2026.1/scales/OS-B3.yaml"
    scale.write_bytes((workspace / "frameworks" / NEW / "scales/OS-B3.yaml").read_bytes())
    called = call("framework", "migrate", EXAMPLE, "--to", "2026.2")
    assert called.code == 1
    assert "kader r-naft/2026.1 bevat fouten" in called.err
    assert "frameworks/r-naft/2026.1/scales/OS-B3.yaml" in called.out


def test_text_of_people_cannot_steer_the_terminal(call: Call, inspection: Path) -> None:
    (inspection / "evidence/bijlage\x1b[31m.pdf").write_bytes(b"%PDF")
    assert "\x1b" not in call("framework", "migrate", EXAMPLE, "--to", "2026.2").out
