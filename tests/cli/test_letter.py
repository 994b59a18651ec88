"""`naftctl letter`: what it writes, where, and when it writes nothing."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from naftctl.render.letters import FORMATS
from naftctl.render.letters.compose import KINDS, SENT_WITH
from tests.cli.conftest import Call, documents, seal_as, unseal
from tests.conftest import EXAMPLE, ROOT

pytestmark = pytest.mark.usefixtures("workspace")

OUTPUT = f"inspections/{EXAMPLE}/output/{EXAMPLE}"


def edit(file: Path, *pairs: tuple[str, str]) -> None:
    text = file.read_text("utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    file.write_text(text, "utf-8")


def add(workspace: Path, name: str) -> Path:
    """Another worked example in the workspace."""
    folder = workspace / "inspections" / name
    shutil.copytree(ROOT / "inspections" / name, folder, ignore=shutil.ignore_patterns("output"))
    return folder


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in SENT_WITH])
def test_a_letter_comes_in_every_format(kind: str, call: Call, workspace: Path) -> None:
    folder = workspace / "inspections" / EXAMPLE / "sent"
    before = {path: path.read_bytes() for path in folder.iterdir()}
    called = call("letter", kind, EXAMPLE)
    expected = [f"{OUTPUT}-brief-{kind}.{form}" for form in FORMATS]
    assert (called.code, called.out.splitlines(), called.err) == (0, expected, "")
    assert all((workspace / path).stat().st_size > 500 for path in expected)
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


@pytest.mark.parametrize("kind", [kind for kind in SENT_WITH if kind != "release"])
def test_a_copy_of_a_letter_with_its_report_goes_elsewhere_and_is_not_listed(
    kind: str, call: Call, inspection: Path, tmp_path: Path
) -> None:
    unseal(inspection)
    if kind != "draft":
        edit(inspection / "inspection.yaml", ("draft_sent: null", "draft_sent: 2026-06-30"))
        seal_as(inspection, ("draft",))
    called = call("letter", kind, EXAMPLE, "--output", str(tmp_path / "af"))
    edition = SENT_WITH[kind]
    forms = ("pdf", "docx") if kind == "draft" else ("pdf",)
    letters = {f"{EXAMPLE}-brief-{kind}.{form}" for form in FORMATS}
    assert called.code == 0, called.err
    assert {path.name for path in documents(tmp_path / "af")} == letters | {
        f"{EXAMPLE}-{edition}.{form}" for form in forms
    }
    assert called.err == "niet ingeschreven: met --output blijft er niets in sent/\n"
    assert not (inspection / "sent").exists()
    assert not (inspection / "output").exists()


def test_the_report_that_goes_along_is_the_one_that_report_makes(
    call: Call, workspace: Path, tmp_path: Path
) -> None:
    call("letter", "final-provider", "--format", "txt", "--output", str(tmp_path / "af"))
    call("report", "--edition", "final")
    along = tmp_path / "af" / f"{EXAMPLE}-final.pdf"
    assert (workspace / f"{OUTPUT}-final.pdf").read_bytes() == along.read_bytes()


def test_only_the_formats_that_are_asked_come_over_the_last_ones_and_elsewhere_on_request(
    call: Call, workspace: Path
) -> None:
    target = workspace.parent / "brieven"
    for _ in range(2):
        called = call("letter", "talks", EXAMPLE, "--format", "txt,docx", "--output", str(target))
        assert called.code == 0
        assert sorted(file.suffix for file in documents(target)) == [".docx", ".txt"]
    assert not (workspace / "inspections" / EXAMPLE / "output").exists()


def test_inside_an_inspection_its_name_is_not_needed(
    call: Call, inspection: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(inspection)
    assert call("letter", "information", "--format", "txt").out == f"output/{EXAMPLE}-brief-information.txt\n"


def test_one_of_several_inspections_has_to_be_named(call: Call, workspace: Path) -> None:
    add(workspace, "2026-het-baken")
    called = call("letter", "talks")
    assert called.code == 2
    assert "INSPECTIE ontbreekt" in called.err


@pytest.mark.parametrize("wrong", [("uitnodiging",), ("talks", EXAMPLE, "--format", "odt"), ()])
def test_a_wrong_call_names_what_can_be_chosen(wrong: tuple[str, ...], call: Call) -> None:
    called = call("letter", *wrong)
    assert (called.code, called.out) == (2, "")
    assert "help: " in called.err


def test_an_occasion_without_announcement_has_no_such_letter(call: Call, workspace: Path) -> None:
    add(workspace, "2026-de-branding-klacht")
    called = call("letter", "announcement", "2026-de-branding-klacht")
    assert (called.code, called.out) == (2, "")
    assert "deze aanleiding vraagt geen aankondiging: inspectie na een klacht" in called.err


def test_one_that_was_announced_after_all_has_one(call: Call, workspace: Path) -> None:
    add(workspace, "2026-de-wisselbrug-opvolging")
    add(workspace, "2025-de-wisselbrug")
    assert call("letter", "announcement", "2026-de-wisselbrug-opvolging", "--format", "txt").code == 0


def test_without_visits_there_is_no_programme(call: Call, inspection: Path) -> None:
    path = inspection / "inspection.yaml"
    head, _, rest = path.read_text("utf-8").partition("  visits:\n")
    path.write_text(head + "  visits: []\n  reflection:" + rest.partition("  reflection:")[2], "utf-8")
    refused(call, inspection, "talks", "N405")


@pytest.mark.parametrize("kind", ["announcement", "talks", "final-provider"])
def test_without_the_address_of_the_provider_there_is_no_letter(
    kind: str, call: Call, inspection: Path
) -> None:
    address = "  address: Kerkstraat 12, 9999 Voorbeeldstad\n"
    edit(inspection / "inspection.yaml", (address, "  address: null\n"))
    refused(call, inspection, kind, "N416")


def test_an_open_place_is_never_printed(call: Call, inspection: Path) -> None:
    edit(inspection / "inspection.yaml", ("name: vzw De Kantelpoort (fictief)", 'name: "⟨vul in: de naam⟩"'))
    refused(call, inspection, "announcement", "N124")


def test_a_report_that_is_refused_has_no_letter(call: Call, inspection: Path) -> None:
    (inspection / "summary.md").unlink()
    refused(call, inspection, "draft", "N354")


@pytest.mark.parametrize("kind", ["final-provider", "final-agency"])
def test_no_final_report_leaves_while_the_provider_can_react(
    kind: str, call: Call, workspace: Path, tmp_path: Path
) -> None:
    baken = add(workspace, "2026-het-baken")
    called = refused(call, baken, kind, "N406")
    assert "de reactietermijn loopt nog, t/m 13/10/2026" in called
    later = ("--today", "2026-10-14", "--output", str(tmp_path / "af"))
    assert call("letter", kind, baken.name, "--format", "txt", *later).code == 0


def test_no_final_report_leaves_before_the_draft_did(call: Call, inspection: Path) -> None:
    milestones = ("draft_sent: 2026-06-30", "final_sent: 2026-07-16", "delivered: 2026-07-17")
    edit(inspection / "inspection.yaml", *((m, f"{m.partition(':')[0]}: null") for m in milestones))
    assert "het ontwerpverslag is nog niet verzonden" in refused(call, inspection, "final-agency", "N406")


def test_who_signs_is_read_from_the_file_that_git_ignores(call: Call, workspace: Path) -> None:
    local = workspace / "naftctl.local.yaml"
    local.write_text(
        "signatures:\n  ond1:\n    name: Voornaam Achternaam\n    function: coördinator\n", "utf-8"
    )
    assert call("letter", "talks", "--format", "txt").code == 0
    said = (workspace / f"{OUTPUT}-brief-talks.txt").read_text("utf-8")
    assert "Voornaam Achternaam\ncoördinator\nOnderwijsinspectie\n" in said
    assert "naftctl.local.yaml" in (ROOT / "templates/workspace/gitignore").read_text("utf-8")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("signatures:\n  ond1:\n    naam: X\n", "N105"),
        ("handtekeningen: {}\n", "N105"),
        ('signatures:\n  ond1:\n    name: "⟨vul in: naam⟩"\n', "N124"),
        ("signatures: [\n", "N103"),
        ("signatures:\n  ond1:\n    name: Иван\n", "N501"),
    ],
)
def test_a_mistake_in_that_file_is_told_at_its_place(
    text: str, code: str, call: Call, workspace: Path, inspection: Path
) -> None:
    (workspace / "naftctl.local.yaml").write_text(text, "utf-8")
    assert "--> naftctl.local.yaml:" in refused(call, inspection, "talks", code)


def test_a_mistake_in_a_template_of_the_workspace_names_the_template_and_its_line(
    call: Call, workspace: Path, inspection: Path
) -> None:
    shutil.copytree(ROOT / "templates/letters", workspace / "templates/letters")
    edit(workspace / "templates/letters/talks.md.j2", ("report.provider.name", "report.provider.nam"))
    called = call("letter", "talks")
    assert (called.code, called.out) == (1, "")
    assert "templates/letters/talks.md.j2:5: `nam` bestaat niet in Provider" in called.err
    assert not (inspection / "output").exists()


def test_a_new_workspace_has_the_letters(call: Call, workspace: Path) -> None:
    call("init", str(workspace.parent / "nieuw"))
    names = {path.name for path in (workspace.parent / "nieuw/templates/letters").iterdir()}
    assert names >= {"frame.md.j2", "letter.typ", "docx", *(f"{kind}.md.j2" for kind in KINDS)}


def refused(call: Call, inspection: Path, kind: str, code: str) -> str:
    """What is said where a letter is refused with this code, and nothing written."""
    called = call("letter", kind, inspection.name)
    assert (called.code, called.out) == (1, "")
    assert f"[{code}]" in called.err
    assert f"geen brief ({kind}) van {inspection.name}" in called.err
    assert not (inspection / "output").exists()
    return called.err
