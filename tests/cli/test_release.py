"""`naftctl letter release`: the answer to somebody who asked for a report, and what is kept of it."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pypdf
import pytest

from naftctl.load.workspace import WorkspaceReader
from tests.cli.conftest import Call, documents, edit
from tests.conftest import EXAMPLE, ROOT, TODAY

COMPLAINT = "2026-de-branding-klacht"
KEPT = [
    "2026-10-09-letter-release-02.docx",
    "2026-10-09-letter-release-02.pdf",
    "2026-10-09-letter-release-02.txt",
    "2026-10-09-release-02.pdf",
]
PARTIAL = """received: 2026-09-28
answer: partial
left_out:
  - what: Het gesprek met de begeleiders
    ground: privacy
"""
REFUSED = """received: 2026-09-28
answer: refused
left_out:
  - what: Het hele verslag
    ground: kennelijk_onredelijk
"""


@pytest.fixture
def folder(workspace: Path) -> Path:
    """The worked example of a complaint beside the other one."""
    source, target = ROOT / "inspections" / COMPLAINT, workspace / "inspections" / COMPLAINT
    shutil.copytree(source, target, ignore=shutil.ignore_patterns("output"))
    return target


def ask(folder: Path, text: str, number: str = "02") -> Path:
    path = folder / "requests" / f"{number}.yaml"
    path.write_text(text, "utf-8", newline="\n")
    return path


def words(data: bytes) -> str:
    pages = pypdf.PdfReader(io.BytesIO(data)).pages
    return " ".join("\n".join(page.extract_text() for page in pages).split())


def nothing_kept(folder: Path) -> bool:
    return not (folder / "sent").exists() and not (folder / "output").exists()


def test_an_answer_is_kept_with_the_report_that_goes_along(call: Call, folder: Path) -> None:
    path = ask(folder, PARTIAL)
    called = call("letter", "release", COMPLAINT)
    assert called.code == 0, called.err
    assert [Path(line).name for line in called.out.splitlines()] == KEPT
    assert "vul in requests/02.yaml bij `answered` de dag in" in called.err
    letter = (folder / "sent" / KEPT[2]).read_text("utf-8")
    assert "Aan de aanvrager" in letter
    assert "2026-10-09-release-02.pdf" in letter
    assert "- Het gesprek met de begeleiders\n  Grond: bescherming van de persoonlijke levenssfeer" in letter
    assert "binnen 30 kalenderdagen" in letter
    report = words((folder / "sent" / KEPT[3]).read_bytes())
    assert "Het gesprek met de begeleiders" in report
    assert call("check", COMPLAINT).out == ""
    path.write_text(PARTIAL + "answered: 2026-10-09\n", "utf-8")
    assert call("check", COMPLAINT, "--strict").code == 0


def test_what_left_with_an_answer_has_the_code_of_the_final_report(call: Call, folder: Path) -> None:
    ask(folder, PARTIAL)
    assert call("letter", "release", COMPLAINT).code == 0
    dossier = WorkspaceReader(folder.parents[1]).dossier(COMPLAINT, TODAY).dossier
    assert dossier is not None
    assert dossier.sent is not None
    assert {each.letter for each in dossier.sent.documents} == {"release-02"}
    assert {each.code for each in dossier.sent.documents} == {dossier.seals["final"].code}


def test_once_it_left_an_answer_stays_what_it_is(call: Call, folder: Path) -> None:
    path = ask(folder, PARTIAL)
    assert call("letter", "release", COMPLAINT).code == 0
    path.write_text(PARTIAL.replace("Het gesprek", "Elk gesprek") + "answered: 2026-10-09\n", "utf-8")
    before = {file.name: file.read_bytes() for file in (folder / "sent").iterdir()}
    called = call("letter", "release", COMPLAINT, "--request", "02")
    assert called.code == 1
    assert "het antwoord op vraag 02 vertrok op 09/10/2026; wat vertrok, blijft wat het is" in called.err
    assert f"naftctl letter release {COMPLAINT} --request 02 --output MAP" in called.err
    assert {file.name: file.read_bytes() for file in (folder / "sent").iterdir()} == before


def test_answers_to_two_requests_on_one_day_lie_beside_each_other(call: Call, folder: Path) -> None:
    ask(folder, PARTIAL)
    ask(folder, REFUSED, "03")
    assert call("letter", "release", COMPLAINT, "--request", "02").code == 0
    assert call("letter", "release", COMPLAINT, "--request", "3", "--format", "txt").code == 0
    names = {file.name for file in (folder / "sent").iterdir()}
    assert names == {*KEPT, "2026-10-09-letter-release-03.txt", "sent.yaml"}
    assert call("check", COMPLAINT).out == ""


def test_a_refusal_is_a_letter_alone_with_its_ground_and_the_way_to_appeal(call: Call, folder: Path) -> None:
    ask(folder, REFUSED)
    called = call("letter", "release", COMPLAINT, "--format", "txt")
    assert called.code == 0, called.err
    assert [file.name for file in (folder / "sent").iterdir() if file.suffix != ".yaml"] == [KEPT[2]]
    letter = (folder / "sent" / KEPT[2]).read_text("utf-8")
    assert "Wij geven dat verslag niet vrij." in letter
    assert "Bijlage" not in letter
    assert "Hoe u het verslag leest" not in letter
    assert "beroepsinstantie inzake openbaarheid van bestuur" in letter
    assert call("check", COMPLAINT).out == ""


def test_a_report_that_is_not_final_can_still_be_refused(call: Call, folder: Path) -> None:
    for kind in ("final", "draft"):
        (folder / f"seals/{kind}.yaml").unlink()
    for line in ("draft_sent: 2026-06-02", "final_sent: 2026-06-18", "delivered: 2026-06-19"):
        edit(folder / "inspection.yaml", line, f"{line.partition(':')[0]}: null")
    (folder / "requests/01.yaml").unlink()
    path = ask(folder, REFUSED.replace("kennelijk_onredelijk", "onaf_document"))
    assert call("letter", "release", COMPLAINT, "--format", "txt").code == 0
    shutil.rmtree(folder / "sent")
    path.write_text(PARTIAL, "utf-8")
    called = call("letter", "release", COMPLAINT)
    assert called.code == 1
    assert "fout[N611]" in called.err
    assert nothing_kept(folder)


def test_a_copy_goes_elsewhere_with_the_day_of_the_answer_and_is_not_listed(
    call: Call, folder: Path, tmp_path: Path
) -> None:
    called = call("letter", "release", COMPLAINT, "--format", "txt", "--output", str(tmp_path / "af"))
    assert called.code == 0, called.err
    names = {file.name for file in documents(tmp_path / "af")}
    assert names == {f"{COMPLAINT}-brief-release-01.txt", f"{COMPLAINT}-release-01.pdf"}
    letter = (tmp_path / "af" / f"{COMPLAINT}-brief-release-01.txt").read_text("utf-8")
    assert "Datum: 22 juli 2026" in letter
    assert f"Bijlage: {COMPLAINT}-release-01.pdf" in letter
    assert nothing_kept(folder)


def test_without_an_answer_there_is_no_letter(call: Call, folder: Path) -> None:
    ask(folder, "received: 2026-09-28\n")
    called = call("letter", "release", COMPLAINT)
    assert called.code == 1
    assert "fout[N614] vraag 02 heeft nog geen antwoord om te versturen" in called.err
    assert "kies een van whole, partial, refused" in called.err
    assert nothing_kept(folder)


@pytest.mark.usefixtures("folder")
def test_a_report_that_is_public_needs_no_such_letter(call: Call) -> None:
    called = call("letter", "release", EXAMPLE)
    assert (called.code, called.out) == (2, "")
    assert "een verslag van een reguliere inspectie is openbaar" in called.err
    assert "waar het te lezen is" in called.err


def test_a_request_that_is_not_there_is_named_with_those_that_are(call: Call, folder: Path) -> None:
    called = call("letter", "release", COMPLAINT, "--request", "07")
    assert called.code == 2
    assert "vraag `07` is er niet" in called.err
    assert "kies een van 01" in called.err
    (folder / "requests/01.yaml").unlink()
    called = call("letter", "release", COMPLAINT)
    assert called.code == 2
    assert "zonder te zeggen wie ze stelde" in called.err


@pytest.mark.usefixtures("folder")
def test_only_this_letter_answers_a_request(call: Call) -> None:
    called = call("letter", "draft", EXAMPLE, "--request", "01")
    assert called.code == 2
    assert "--request hoort bij de brief release" in called.err


def test_nothing_leaves_of_a_report_that_was_withdrawn_but_a_refusal(call: Call, folder: Path) -> None:
    edit(
        folder / "inspection.yaml",
        "withdrawn: null",
        "withdrawn:\n    date: 2026-09-01\n    reason: Een bron bleek niet te kloppen.",
    )
    path = ask(folder, PARTIAL)
    called = call("letter", "release", COMPLAINT)
    assert called.code == 1
    assert "fout[N623]" in called.err
    assert nothing_kept(folder)
    path.write_text(REFUSED, "utf-8")
    assert call("letter", "release", COMPLAINT, "--format", "txt").code == 0


def test_words_that_are_left_out_of_the_report_stand_in_no_letter_either(call: Call, folder: Path) -> None:
    finding = folder / "findings/kennis-van-rechten.md"
    edit(finding, "een klacht over lawaai", "een klacht over [het drumstel van Zonnebloem]{.redact}")
    ask(folder, PARTIAL.replace("Het gesprek met de begeleiders", "Het drumstel van Zonnebloem"))
    called = call("letter", "release", COMPLAINT)
    assert called.code == 1
    assert "fout[N606]" in called.err
    assert "requests/02.yaml" in called.err
    assert nothing_kept(folder)


def test_in_the_list_of_inspections_somebody_who_waits_is_seen(call: Call, folder: Path) -> None:
    assert COMPLAINT not in call("status").out
    ask(folder, PARTIAL)
    said = call("status", COMPLAINT).out
    assert "  vraag 02: antwoord uiterlijk zo 18/10, weekend (nog 9 dagen)\n" in said
    assert f"naftctl letter release {COMPLAINT} --request 02" in " ".join(said.split())
    assert COMPLAINT in call("status").out
    assert "request-02@naftctl" in call("status", "--format", "ics").out
