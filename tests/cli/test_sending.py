"""`naftctl letter` with a report: what leaves stays in `sent/`, listed, and is never changed."""

from __future__ import annotations

import hashlib
import io
import os
import re
import shutil
import zipfile
from pathlib import Path

import pypdf
import pytest

from naftctl.load.workspace import WorkspaceReader
from naftctl.model.dossier import Dossier
from naftctl.seal import shown_texts
from tests.cli.conftest import Call, edit, unseal
from tests.conftest import EXAMPLE, TODAY

SENT = f"inspections/{EXAMPLE}/sent"
DRAFT = tuple(
    f"2026-06-30-{name}"
    for name in ("letter-draft.docx", "letter-draft.pdf", "letter-draft.txt", "draft.pdf", "draft.docx")
)
ON = ("--today", "2026-06-30")


_MADE: dict[str, dict[str, bytes]] = {}


def once(name: str, folder: Path, call: Call, *commands: tuple[str, ...]) -> None:
    """What these commands leave in the folder; they run only the first time."""
    if name not in _MADE:
        for command in commands:
            assert call(*command).code == 0
        made = [path for part in ("seals", "sent") for path in (folder / part).glob("*")]
        _MADE[name] = {path.relative_to(folder).as_posix(): path.read_bytes() for path in made}
    for file, data in _MADE[name].items():
        (folder / file).parent.mkdir(exist_ok=True)
        (folder / file).write_bytes(data)


@pytest.fixture
def ready(call: Call, inspection: Path) -> Path:
    """The worked example on the day on which its draft is sealed."""
    unseal(inspection)
    once("ready", inspection, call, ("seal", "draft", EXAMPLE, *ON))
    return inspection


@pytest.fixture
def kept(call: Call, ready: Path) -> Path:
    """The same with its draft ready to leave."""
    once("kept", ready, call, ("letter", "draft", EXAMPLE, *ON))
    return ready


@pytest.fixture
def final(call: Call, kept: Path) -> Path:
    """The same with its draft gone, the term over and the final report sealed."""
    edit(kept / "inspection.yaml", "draft_sent: null", "draft_sent: 2026-06-30")
    once("final", kept, call, ("seal", "final", EXAMPLE, "--today", "2026-07-16"))
    return kept


def dossier(inspection: Path) -> Dossier:
    found = WorkspaceReader(inspection.parents[1]).dossier(inspection.name, TODAY)
    assert found.dossier is not None
    return found.dossier


def files(inspection: Path) -> dict[str, bytes]:
    folder = inspection / "sent"
    return {path.name: path.read_bytes() for path in folder.iterdir()} if folder.is_dir() else {}


def words(data: bytes) -> str:
    return " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)


def listed(inspection: Path) -> dict[str, str]:
    """The letter of every file in the list that is as it was listed."""
    found = dossier(inspection)
    assert found.sent is not None
    assert all(found.sent_files[each.file] == each.sha256 for each in found.sent.documents)
    assert {each.file for each in found.sent.documents} == found.sent_files.keys()
    return {each.file: each.letter for each in found.sent.documents}


# ── what is kept ─────────────────────────────────────────────────────────────────────────────────────────
def test_a_draft_that_leaves_is_kept_with_its_letter_its_word_file_and_its_texts(
    call: Call, ready: Path
) -> None:
    called = call("letter", "draft", EXAMPLE, *ON)
    assert called.code == 0, called.err
    assert set(called.out.splitlines()) == {f"{SENT}/{name}" for name in DRAFT}
    assert called.err == "vul bij `draft_sent` de dag in zodra dit vertrokken is\n"
    assert listed(ready) == dict.fromkeys((*DRAFT, "2026-06-30-draft.yaml"), "draft")
    found = dossier(ready)
    assert found.sent is not None
    assert {each.code for each in found.sent.documents} == {found.seals["draft"].code}
    assert {str(each.date) for each in found.sent.documents} == {"2026-06-30"}
    assert (ready / "sent/sent.yaml").read_text("utf-8").startswith("# Gemaakt door naftctl letter")
    assert not (ready / "output").exists()
    assert call("check", EXAMPLE, *ON).code == 0


def test_the_texts_are_kept_as_people_wrote_them(kept: Path) -> None:
    found = dossier(kept)
    (texts,) = found.sent_texts
    assert texts.texts == shown_texts(found)
    assert (texts.letter, texts.code) == ("draft", found.seals["draft"].code)


def test_letter_and_report_name_the_same_last_day_before_anything_was_sent(kept: Path) -> None:
    found, day = files(kept), "tot en met dinsdag 14 juli 2026"
    assert day in found["2026-06-30-letter-draft.txt"].decode()
    for name in ("2026-06-30-letter-draft.pdf", "2026-06-30-draft.pdf"):
        assert day in re.sub(r"\s+", " ", words(found[name])), name
    with zipfile.ZipFile(io.BytesIO(found["2026-06-30-draft.docx"])) as package:
        shown = re.sub(r"<[^>]+>", "", package.read("word/document.xml").decode())
    assert day in shown


def test_the_letter_names_the_files_that_go_along(kept: Path) -> None:
    said = files(kept)["2026-06-30-letter-draft.txt"].decode()
    assert "2026-06-30-draft.pdf" in said
    assert "2026-06-30-draft.docx" in said
    assert "Zo reageert u" in said


def test_a_report_that_is_made_before_sending_leaves_the_day_to_the_letter(call: Call, ready: Path) -> None:
    assert call("report", "--edition", "draft", "--format", "md", *ON).code == 0
    said = (ready / f"output/{EXAMPLE}-draft.md").read_text("utf-8")
    assert "De laatste dag staat in de brief bij dit verslag." in said


def test_a_final_report_is_kept_once_with_the_letters_to_both_readers(call: Call, final: Path) -> None:
    when = ("--today", "2026-07-16")
    for kind in ("final-provider", "final-agency"):
        assert call("letter", kind, EXAMPLE, *when).code == 0
    names = {
        f"2026-07-16-letter-{kind}.{form}"
        for kind in ("final-provider", "final-agency")
        for form in ("docx", "pdf", "txt")
    }
    assert listed(final).keys() == {*DRAFT, "2026-06-30-draft.yaml", "2026-07-16-final.pdf", *names}
    found = dossier(final)
    assert found.sent is not None
    report = [each for each in found.sent.documents if each.file == "2026-07-16-final.pdf"]
    assert [each.letter for each in report] == ["final-provider", "final-agency"]
    assert {each.code for each in report} == {found.seals["final"].code}
    assert call("check", EXAMPLE, *when).code == 0


def test_the_agency_gets_the_report_that_left_for_the_provider(call: Call, final: Path) -> None:
    when = ("--today", "2026-07-16")
    call("letter", "final-provider", EXAMPLE, *when)
    edit(final / "inspection.yaml", "final_sent: null", "final_sent: 2026-07-16")
    edit(final / "summary.md", "drie inspecteurs op bezoek", "3 inspecteurs op bezoek")
    before = files(final)["2026-07-16-final.pdf"]
    assert call("letter", "final-agency", EXAMPLE, *when).code == 0
    assert files(final)["2026-07-16-final.pdf"] == before
    assert listed(final)["2026-07-16-letter-final-agency.pdf"] == "final-agency"


# ── again ────────────────────────────────────────────────────────────────────────────────────────────────
def test_the_same_again_changes_nothing(call: Call, kept: Path) -> None:
    before, times = files(kept), {path: path.stat().st_mtime_ns for path in (kept / "sent").iterdir()}
    called = call("letter", "draft", EXAMPLE, *ON)
    assert called.code == 0
    assert set(called.out.splitlines()) == {f"{SENT}/{name}" for name in DRAFT}
    assert files(kept) == before
    assert {path: path.stat().st_mtime_ns for path in times} == times


def test_what_did_not_leave_yet_is_replaced_also_on_another_day(call: Call, kept: Path) -> None:
    edit(kept / "summary.md", "drie inspecteurs op bezoek", "3 inspecteurs op bezoek")
    called = call("letter", "draft", EXAMPLE, "--today", "2026-07-01")
    assert called.code == 0, called.err
    assert "vervangen: wat op 30/06/2026 klaarlag voor deze brief en nog niet vertrok" in called.err
    assert not [name for name in files(kept) if name.startswith("2026-06-30")]
    assert len(listed(kept)) == len(DRAFT) + 1
    assert "3 inspecteurs op bezoek" in (kept / "sent/2026-07-01-draft.yaml").read_text("utf-8")


def test_once_it_left_it_stays_what_it_is(call: Call, kept: Path) -> None:
    edit(kept / "inspection.yaml", "draft_sent: null", "draft_sent: 2026-06-30")
    assert call("letter", "draft", EXAMPLE, *ON).code == 0, "the same bytes"
    before = files(kept)
    edit(kept / "summary.md", "drie inspecteurs op bezoek", "3 inspecteurs op bezoek")
    for today in ("2026-06-30", "2026-07-02"):
        called = call("letter", "draft", EXAMPLE, "--today", today)
        assert (called.code, called.out) == (1, "")
        assert "het ontwerp vertrok op 30/06/2026; wat vertrok, blijft wat het is" in called.err
        assert f"naftctl letter draft {EXAMPLE} --output MAP" in called.err
        assert files(kept) == before


def test_what_left_before_anything_was_kept_is_not_made_up_later(call: Call, ready: Path) -> None:
    edit(ready / "inspection.yaml", "draft_sent: null", "draft_sent: 2026-06-30")
    called = call("letter", "draft", EXAMPLE, "--today", "2026-07-02")
    assert called.code == 1
    assert "het ontwerp vertrok op 30/06/2026" in called.err
    assert files(ready) == {}
    assert call("letter", "draft", EXAMPLE, *ON).code == 0, "on the day itself it can be kept"


# ── refused ──────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("kind", "seal"), [("draft", "draft"), ("final-provider", "final"), ("final-agency", "final")]
)
def test_a_report_that_is_not_sealed_does_not_leave(kind: str, seal: str, call: Call, kept: Path) -> None:
    edit(kept / "inspection.yaml", "draft_sent: null", "draft_sent: 2026-06-30")
    if seal == "draft":
        shutil.rmtree(kept / "sent")
        edit(kept / "inspection.yaml", "draft_sent: 2026-06-30", "draft_sent: null")
        (kept / "seals/draft.yaml").unlink()
    before = files(kept)
    called = call("letter", kind, EXAMPLE, "--today", "2026-07-16")
    assert (called.code, called.out) == (1, "")
    assert "is niet verzegeld" in called.err
    assert f"help: naftctl seal {seal} {EXAMPLE}" in called.err
    assert files(kept) == before


@pytest.mark.parametrize("name", ["2026-06-30-draft.pdf", "2026-06-30-draft.yaml", "eigen.docx"])
def test_a_file_that_nobody_listed_is_never_overwritten(name: str, call: Call, ready: Path) -> None:
    path = ready / "sent" / name
    path.parent.mkdir()
    path.write_text("letter: draft\ndate: 2026-06-30\n", "utf-8")
    called = call("letter", "draft", EXAMPLE, *ON)
    assert (called.code, called.out) == (1, "")
    assert "[N533]" in called.err
    assert files(ready) == {name: b"letter: draft\ndate: 2026-06-30\n"}


def test_a_file_that_was_changed_is_never_overwritten(call: Call, kept: Path) -> None:
    (kept / "sent/2026-06-30-draft.docx").write_bytes(b"nagekeken")
    before = files(kept)
    called = call("letter", "draft", EXAMPLE, "--today", "2026-07-01")
    assert (called.code, called.out) == (1, "")
    assert "[N532] verzonden stuk 2026-06-30-draft.docx is anders dan toen het vertrok" in called.err
    assert files(kept) == before


def test_where_the_list_cannot_be_written_nothing_is(
    call: Call, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files(kept)
    write = os.write

    def failing(descriptor: int, content: bytes) -> int:
        if bytes(content).startswith(b"# Gemaakt door naftctl letter"):
            raise OSError(28, "full")
        return write(descriptor, content)

    monkeypatch.setattr(os, "write", failing)
    called = call("letter", "draft", EXAMPLE, "--today", "2026-07-01")
    assert called.code == 3
    assert "de schijf is vol" in called.err
    monkeypatch.undo()
    assert files(kept) == before


def test_other_lines_of_the_list_stay_where_a_letter_is_added(call: Call, final: Path) -> None:
    other = b"Een andere brief.\n"
    (final / "sent/2026-07-01-eigen.txt").write_bytes(other)
    path = final / "sent/sent.yaml"
    sha256 = hashlib.sha256(other).hexdigest()
    line = f"  - file: 2026-07-01-eigen.txt\n    sha256: {sha256}\n    letter: talks\n    date: 2026-07-01\n"
    path.write_text(path.read_text("utf-8") + line, "utf-8")
    assert call("letter", "final-provider", EXAMPLE, "--today", "2026-07-16").code == 0
    assert listed(final)["2026-07-01-eigen.txt"] == "talks"
