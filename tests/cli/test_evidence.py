"""`naftctl evidence`: the next note from a stub, and another id for a note with all that refers to it."""

from __future__ import annotations

import hashlib
import re
import shutil
from pathlib import Path

import pytest

from naftctl.load.workspace import WorkspaceReader
from naftctl.model.evidence import Evidence, Method
from tests.cli.conftest import Call, golden, started
from tests.conftest import EXAMPLE, TODAY
from tests.load.word import document, paragraph

GOLDEN = Path(__file__).parent / "golden"


def everything(root: Path) -> dict[str, bytes]:
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in root.rglob("*") if p.is_file()}


def note(inspection: Path, identity: str) -> str:
    (path,) = (inspection / "evidence").glob(f"{identity}-*.md")
    return path.read_text("utf-8")


def read(workspace: Path) -> dict[str, Evidence]:
    dossier = WorkspaceReader(workspace).dossier(EXAMPLE, TODAY).dossier
    assert dossier is not None
    return dossier.piece


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8", newline="")


# ── add ──────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("method", [each.value for each in Method])
def test_the_next_note_of_a_method_has_its_guidance_and_nothing_wrong_but_what_is_open(
    call: Call, inspection: Path, method: str, *, update_golden: bool
) -> None:
    called = call(
        "evidence", "add", method, EXAMPLE, "--title", 'Één "titel": {{ 7 * 7 }}', "--date", "2026-06-09"
    )
    assert (called.code, called.err) == (0, "")
    (made,) = re.findall(r"  maak  (\S+)\n", called.out)
    assert re.fullmatch(rf"inspections/{EXAMPLE}/evidence/[DOGVC]\d\d-een-titel-7-7\.md", made)
    text = (inspection.parent.parent / made).read_text("utf-8")
    golden(f"evidence-{method}.md", text, update=update_golden)
    said = call("check", EXAMPLE, "--format", "concise").out.splitlines()
    assert {line.partition("[")[2][:4] for line in said if made in line} == {"N124"}
    assert not [line for line in said[:-1] if made not in line]


def test_a_note_that_is_filled_in_is_read(call: Call, workspace: Path, inspection: Path) -> None:
    call("evidence", "add", "cijfers", EXAMPLE, "--title", "Instroom", "--date", "2026-06-02")
    path = inspection / "evidence/C03-instroom.md"
    edit(path, '"⟨vul in: aanbieder, of van wie de cijfers komen⟩"', "aanbieder")
    edit(path, '"⟨vul in: een verwachting waarover dit iets zegt, bijvoorbeeld KV-R1⟩"', "KV-R1")
    edit(path, '"⟨vul in: wie van het team de cijfers las, bijvoorbeeld ond1⟩"', "ond1")
    edit(path, "⟨vul in: de cijfers in een tabel, hoe de aanbieder telt en wat opvalt⟩", "Er kwamen er tien.")
    found = read(workspace)["C03"]
    assert (found.title, str(found.date), found.collected_by) == ("Instroom", "2026-06-02", ("ond1",))


def test_the_next_id_passes_over_files_that_cannot_be_read_and_ids_that_are_cited(
    call: Call, inspection: Path
) -> None:
    (inspection / "evidence/G08-kapot.md").write_bytes(b"\xff\xfe")
    (inspection / "evidence/G08-dubbel.md").write_bytes(b"")
    edit(inspection / "scorings/OS-B3.md", "[@G03; @V01]", "[@G03; @V01; @G09]")
    call("evidence", "add", "gesprek", EXAMPLE, "--title", "Ouders")
    assert "date: 2026-10-09" in note(inspection, "G10")


def test_the_department_is_filled_in_where_there_is_only_one(
    call: Call, workspace: Path, inspection: Path
) -> None:
    call("evidence", "add", "gesprek", EXAMPLE, "--title", "Ouders")
    assert 'department: "⟨vul in: kern of werkplaats⟩"' in note(inspection, "G08")
    call("new", "De Kade", "--first-visit", "2027-03-09")
    called = call("evidence", "add", "gesprek", "2027-de-kade", "--title", "Ouders")
    assert called.code == 0
    assert 'department: "afdeling-1"' in note(workspace / "inspections/2027-de-kade", "G03")


def test_an_attachment_lies_beside_its_note_with_its_sha256(
    call: Call, workspace: Path, inspection: Path
) -> None:
    (workspace / "map met spaties").mkdir()
    (workspace / "map met spaties/Organigram (2).PDF").write_bytes(b"%PDF een")
    (workspace / "organigram-2.pdf").write_bytes(b"%PDF twee")
    files = ("--attach", "map met spaties/Organigram (2).PDF", "--attach", "organigram-2.pdf")
    called = call("evidence", "add", "document", EXAMPLE, "--title", "Organigram", *files)
    assert called.code == 0
    first, second = (hashlib.sha256(data).hexdigest() for data in (b"%PDF een", b"%PDF twee"))
    assert (
        "attachments:\n"
        f'  - file: "D09-organigram-2.pdf"\n    sha256: {first}\n'
        f'  - file: "D09-organigram-2-2.pdf"\n    sha256: {second}\n---\n'
    ) in note(inspection, "D09")
    assert (inspection / "evidence/D09-organigram-2-2.pdf").read_bytes() == b"%PDF twee"
    assert not re.search("N37[1-4]", call("check", EXAMPLE, "--format", "concise").out)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("gesprekken", EXAMPLE, "--title", "x"), "`gesprekken` bestaat niet; bedoelde u `gesprek`?"),
        (("gesprek", EXAMPLE), "--title ontbreekt"),
        (("gesprek", EXAMPLE, "--title", "…"), "een titel met letters of cijfers verwacht"),
        (("gesprek", EXAMPLE, "--title", "a\u202eb"), "een teken dat er niet in kan"),
        (("gesprek", EXAMPLE, "--title", "x" * 121), "te lang"),
        (("gesprek", EXAMPLE, "--title", "x", "--date", "9/6/2026"), "is geen dag als JJJJ-MM-DD"),
        (("gesprek", EXAMPLE, "--title", "x", "--attach", "weg.pdf"), "dit bestand bestaat niet"),
        (("gesprek", EXAMPLE, "--title", "x", "--attach", "frameworks"), "dit is geen gewoon bestand"),
        (("gesprek", EXAMPLE, "--title", "x", "--attach", "naftctl.yaml"), "kan geen bijlage zijn"),
        (("gesprek", "2026-weg", "--title", "x"), "inspectie `2026-weg` is er niet"),
        (("gesprek", "--title", "x"), "INSPECTIE ontbreekt"),
    ],
)
def test_a_call_that_cannot_be_carried_out_writes_nothing(
    call: Call, workspace: Path, inspection: Path, arguments: tuple[str, ...], words: str
) -> None:
    shutil.copytree(inspection, inspection.with_name("2026-nog-een"))
    before = everything(workspace)
    called = call("evidence", "add", *arguments)
    assert (called.code, called.out) == (2, "")
    assert words in called.err
    assert everything(workspace) == before


def test_a_note_in_word_becomes_the_text_and_what_was_left_out_is_said(
    call: Call, workspace: Path, inspection: Path
) -> None:
    (workspace / "notitie.docx").write_bytes(
        document(paragraph("Verslag", "Kop1") + paragraph("Ze{{ x }}\u200f."))
    )
    called = call("evidence", "add", "observatie", EXAMPLE, "--title", "Kring", "--from", "notitie.docx")
    assert called.code == 0
    assert called.err == (
        "  1 keer een teken dat niet in een tekst kan, weggelaten: U+200F (onzichtbaar richtingsteken)\n"
    )
    assert note(inspection, "O05").endswith("attachments: []\n---\n\n**Verslag**\n\nZe{{ x }}.\n")
    assert not list((inspection / "evidence").glob("*.docx"))


def test_a_word_file_that_is_refused_is_told_with_its_code_and_nothing_is_written(
    call: Call, workspace: Path
) -> None:
    (workspace / "notitie.docx").write_bytes(document(paragraph("x"), {"word/vbaProject.bin": b"x"}))
    before = everything(workspace)
    called = call("evidence", "add", "gesprek", EXAMPLE, "--title", "x", "--from", "notitie.docx")
    assert (called.code, everything(workspace)) == (1, before)
    assert called.out.startswith("fout[N375] dit document bevat macro's (.docm)\n  --> notitie.docx\n")


# ── rename ───────────────────────────────────────────────────────────────────────────────────────────────
def test_it_shows_what_would_change_and_asks_for_yes_without_a_terminal(
    call: Call, workspace: Path, *, update_golden: bool
) -> None:
    before = everything(workspace)
    called = call("evidence", "rename", "D04", "D10", EXAMPLE)
    assert (called.code, everything(workspace)) == (2, before)
    golden("evidence-rename.txt", called.out + called.err, update=update_golden)
    assert started("evidence", "rename", "D04", "D10", EXAMPLE, folder=workspace).returncode == 2


def test_every_citation_and_every_list_comes_along_and_nothing_else_changes(
    call: Call, workspace: Path, inspection: Path
) -> None:
    before = everything(workspace)
    called = call("evidence", "rename", "D04", "--next", EXAMPLE, "--yes")
    assert called.code == 0
    after = everything(workspace)
    folder = f"inspections/{EXAMPLE}"
    note_before = before.pop(f"{folder}/evidence/D04-erkenning-organigram-overleg.md")
    assert after.pop(f"{folder}/evidence/D09-erkenning-organigram-overleg.md") == note_before
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {
        f"{folder}/{name}" for name in ("regulation.yaml", "scorings/OS-K2.md", "scorings/OS-K3.md")
    }
    for name in changed:
        assert after[name] == before[name].replace(b"D04", b"D09")
    assert f"  wijzig   {folder}/regulation.yaml: 1 verwijzing\n" in called.out
    assert "D04" in (inspection / "scorings/individual/zrg1.yaml").read_text("utf-8")
    assert call("check", EXAMPLE, "--format", "concise").out == ""


def test_windows_line_ends_a_bom_a_table_and_a_longer_id_stay_as_they_are(
    call: Call, inspection: Path
) -> None:
    path = inspection / "scorings/OS-B3.md"
    shutil.copy(
        inspection / "evidence/G03-gesprek-jongeren-na-traject.md", inspection / "evidence/G030-later.md"
    )
    text = path.read_text("utf-8") + "\n| a | b |\n|---|---|\n| x [@G03;  @G030] | y |\n"
    path.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    before = path.read_bytes()
    assert call("evidence", "rename", "G03", "G31", EXAMPLE, "--yes").code == 0
    assert path.read_bytes() == re.sub(rb"@G03(?!0)", b"@G31", before)
    assert b"| x [@G31;  @G030] | y |\r\n" in path.read_bytes()


def test_attachments_named_after_the_note_go_along(call: Call, workspace: Path, inspection: Path) -> None:
    (workspace / "plan.pdf").write_bytes(b"%PDF")
    call("evidence", "add", "document", EXAMPLE, "--title", "Plan", "--attach", "plan.pdf")
    called = call("evidence", "rename", "D09", "D20", EXAMPLE, "--yes")
    assert called.code == 0
    assert '  - file: "D20-plan.pdf"\n' in note(inspection, "D20")
    assert sorted(p.name for p in (inspection / "evidence").glob("D[02][90]*")) == [
        "D20-plan.md",
        "D20-plan.pdf",
    ]
    assert not re.search("N37[1-4]", call("check", EXAMPLE, "--format", "concise").out)


def test_of_two_notes_with_one_id_only_the_named_one_moves_and_every_citation_is_listed(
    call: Call, workspace: Path, inspection: Path
) -> None:
    twin = inspection / "evidence/G03-gesprek-ouders.md"
    shutil.copy(inspection / "evidence/G03-gesprek-jongeren-na-traject.md", twin)
    edit(twin, "attachments: []", 'attachments:\n  - file: "G03-plan.pdf"')
    (inspection / "evidence/G03-plan.pdf").write_bytes(b"%PDF")
    (inspection / "evidence/G03-ander.pdf").write_bytes(b"%PDF")
    before = everything(workspace)
    called = call("evidence", "rename", "G03", "--next", EXAMPLE, "--yes")
    assert (called.code, everything(workspace)) == (2, before)
    assert "2 bestanden dragen het id G03" in called.err
    called = call("evidence", "rename", "evidence/G03-gesprek-ouders.md", "--next", EXAMPLE, "--yes")
    assert called.code == 0
    after = everything(workspace)
    folder = f"inspections/{EXAMPLE}/evidence"
    assert set(after) - set(before) == {f"{folder}/G08-gesprek-ouders.md", f"{folder}/G08-plan.pdf"}
    assert {n for n in before if before[n] != after.get(n)} == {
        f"{folder}/G03-gesprek-ouders.md",
        f"{folder}/G03-plan.pdf",
    }
    listed = called.err.partition("deze verwijzingen blijven zoals ze zijn:\n")[2].partition("  help:")[0]
    assert len(listed.splitlines()) == sum(
        text.count(b"@G03") for name, text in after.items() if "/scorings/OS" in name
    )


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("G33", "G34"), "bron `G33` is er niet"),
        (("G03", "G04"), "`G04` is al in gebruik"),
        (("G03", "D40"), "`D40` heeft een andere letter dan G03: gesprek"),
        (("G03", "g4"), "`g4` is geen id van een bron"),
        (("G03", "G40", "--next"), "--next kiest zelf een id"),
        (("../advice.md", "G40"), "is er niet"),
    ],
)
def test_an_id_that_cannot_be_had_is_refused(
    call: Call,
    workspace: Path,
    inspection: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    words: str,
) -> None:
    monkeypatch.chdir(inspection / "evidence")
    before = everything(workspace)
    called = call("evidence", "rename", *arguments, "--yes")
    assert (called.code, everything(workspace)) == (2, before)
    assert words in called.err


def test_without_an_id_it_names_the_next_one(call: Call, inspection: Path) -> None:
    shutil.copytree(inspection, inspection.with_name("2026-nog-een"))
    called = call("evidence", "rename", "G03", "--workspace", ".")
    assert called.code == 2
    assert "INSPECTIE ontbreekt" in called.err
    called = call("evidence", "rename", f"inspections/{EXAMPLE}/evidence/G03-gesprek-jongeren-na-traject.md")
    assert called.code == 2


def test_a_file_of_the_note_may_be_named_from_where_the_user_stands(
    call: Call, inspection: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(inspection / "evidence")
    called = call("evidence", "rename", "./G03-gesprek-jongeren-na-traject.md")
    assert "noem het nieuwe id, bijvoorbeeld G08, of geef --next mee" in called.err
    assert call("evidence", "rename", "G03-gesprek-jongeren-na-traject.md", "G08", "--yes").code == 0
    assert (inspection / "evidence/G08-gesprek-jongeren-na-traject.md").is_file()
