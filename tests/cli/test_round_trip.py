"""A draft goes out to Word, comes back with remarks, and leaves as a final report that answers them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterable
from copy import deepcopy
from pathlib import Path
from typing import Any

import docx
import pypdf
import pytest
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from tests.cli.conftest import Call, edit, unseal
from tests.conftest import EXAMPLE

SOFFICE = shutil.which("soffice")
FOLDER = f"inspections/{EXAMPLE}"
FIGURE = "In 2023-2024 was de mediane wachttijd 16 werkdagen, zie de kerncijfers."
OMISSION = "Ook het CLB neemt aan die verkenning deel."
OPINION = "Wij vinden deze inschaling te streng."
REASON = "Het team begrijpt dat dit zwaar weegt, en de opmerking betwist geen feit."


def point(report: Document, label: str) -> Paragraph:
    """The paragraph of a point, by the label that a reader sees."""
    (found,) = (each for each in report.paragraphs if each.text.startswith(f"{label}\t"))
    return found


def by_library(sent: Path, path: Path) -> None:
    """Save the draft as a provider gives it back who wrote in the margin and in the table."""
    report = docx.Document(str(sent))
    report.add_comment(point(report, "OS-K2/V2").runs[1:], text=FIGURE, author="Jan Peeters", initials="JP")
    (table,) = (each for each in report.tables if each.rows[0].cells[0].text == "Nummer")
    for cell, words in zip(table.rows[1].cells, ("os-b4 / t1", OPINION, "Herbekijk ze.", ""), strict=True):
        cell.text = words
    report.save(str(path))


def by_libreoffice(sent: Path, path: Path) -> None:
    """Save the draft as LibreOffice writes it, with a comment and with a change that was tracked."""
    report = docx.Document(str(sent))
    report.add_comment(point(report, "OS-S1/V2").runs[1:], text=OMISSION, author="An Maes", initials="AM")
    tracked(point(report, "OS-K2/V3"), "47", "48")
    report.save(str(path))
    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    out = path.parent / "libreoffice"
    command = [str(SOFFICE), profile, "--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir"]
    subprocess.run(
        [*command, str(out), str(path)], env={**os.environ}, check=True, capture_output=True, timeout=180
    )
    shutil.move(out / path.name, path)


def tracked(paragraph: Paragraph, old: str, new: str) -> None:
    """Change a word of a paragraph with the changes tracked."""
    (run,) = (each for each in paragraph.runs if old in each.text)
    before, _, after = run.text.partition(old)
    pieces = []
    for kind, words in (("", before), ("del", old), ("ins", new), ("", after)):
        piece: Any = deepcopy(run._r)
        (text,) = piece.findall(qn("w:t"))
        text.text = words
        text.set(qn("xml:space"), "preserve")
        if kind == "del":
            text.tag = qn("w:delText")
        pieces.append(wrapped(kind, piece) if kind else piece)
    for piece in pieces:
        run._r.addprevious(piece)
    run._r.getparent().remove(run._r)


def wrapped(kind: str, run: Any) -> Any:
    """A run in the element that says what was done to it."""
    change = OxmlElement(f"w:{kind}")
    for name, value in (("id", "9001"), ("author", "An Maes"), ("date", "2026-07-08T10:00:00Z")):
        change.set(qn(f"w:{name}"), value)
    change.append(run)
    return change


def answer(inspection: Path, remark: str, kind: str, verdict: str, changed: Iterable[str], why: str) -> None:
    """Fill in the answer to a remark as its file asks."""
    path = inspection / f"reaction/answers/{remark}.md"
    edit(path, "kind: null\nanswer: null\nchanged: []\n---\n", "")
    places = "".join(f"\n  - {each}" for each in changed) or " []"
    head = path.read_text("utf-8")
    path.write_text(f"{head}kind: {kind}\nanswer: {verdict}\nchanged:{places}\n---\n\n{why}\n", "utf-8")


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_every_remark_that_comes_back_in_word_is_answered_in_the_final_report(
    call: Call, workspace: Path, inspection: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unseal(inspection)
    scale, other = inspection / "scorings/OS-K2.md", inspection / "scorings/OS-S1.md"
    edit(scale, "mediane wachttijd van 16\n", "mediane wachttijd van 19\n")
    edit(other, "leerlingenbegeleiding, het CLB en\n", "leerlingenbegeleiding en\n")

    # Out.
    monkeypatch.setenv("NAFTCTL_TODAY", "2026-06-30")
    assert call("seal", "draft", EXAMPLE).code == 0
    assert call("letter", "draft", EXAMPLE).code == 0
    edit(inspection / "inspection.yaml", "draft_sent: null", "draft_sent: 2026-06-30")
    sent = inspection / "sent/2026-06-30-draft.docx"

    # Back.
    by_library(sent, workspace / "een.docx")
    by_libreoffice(sent, workspace / "twee.docx")
    monkeypatch.setenv("NAFTCTL_TODAY", "2026-07-09")
    first = call("reaction", "een.docx", EXAMPLE, "--from", "coördinator")
    assert (first.code, "2 opmerkingen: 2 bij een punt\n" in first.out) == (0, True), first.out
    second = call("reaction", "twee.docx", EXAMPLE, "--from", "directeur")
    assert (second.code, "2 opmerkingen: 2 bij een punt\n" in second.out) == (0, True), second.out
    assert call("check", EXAMPLE, "--phase", "final").out.count("fout[N515]") == 4
    refused = call("seal", "final", EXAMPLE)
    assert (refused.code, "fout[N515]" in refused.out) == (1, True)

    # Answered.
    shown = {
        line.split()[1]: line.split()[2] for line in call("reaction", EXAMPLE).out.splitlines() if "○" in line
    }
    assert sorted(shown.values()) == ["OS-B4/T1", "OS-K2/V2", "OS-K2/V3", "OS-S1/V2"]
    named = {about: remark for remark, about in shown.items()}
    answer(
        inspection, named["OS-K2/V2"], "figure", "accepted", ["OS-K2/V2"], "Het cijfer is rechtgezet. [@C01]"
    )
    answer(inspection, named["OS-S1/V2"], "omission", "accepted", ["OS-S1/V2"], "Aangevuld. [@D06]")
    answer(inspection, named["OS-B4/T1"], "opinion", "refused", (), REASON)
    answer(inspection, named["OS-K2/V3"], "figure", "refused", (), "Het team telde er 47. [@D04]")
    edit(scale, "mediane wachttijd van 19\n", "mediane wachttijd van 16\n")
    edit(other, "leerlingenbegeleiding en\n", "leerlingenbegeleiding, het CLB en\n")

    # Final.
    monkeypatch.setenv("NAFTCTL_TODAY", "2026-07-16")
    assert call("check", EXAMPLE, "--phase", "final").out == ""
    assert call("seal", "final", EXAMPLE).code == 0
    assert call("report", EXAMPLE, "--edition", "final").code == 0
    pages = pypdf.PdfReader(inspection / f"output/{EXAMPLE}-final.pdf").pages
    words = " ".join(" ".join(page.extract_text() for page in pages).split())
    words = re.sub(r"(?<=[a-z])- (?=[a-z])", "", words)  # a word that was divided over two lines
    for each in (FIGURE, OMISSION, OPINION, REASON, "“47” wordt “48”", "Het cijfer is rechtgezet."):
        assert each in words
    annex = words[words.rindex("Rechtzettingen") :]
    assert "mediane wachttijd van 19 werkdagen" in annex
    assert "mediane wachttijd van 16 werkdagen" in annex
    assert "leerlingenbegeleiding, het CLB en leraren" in annex
    held = [path.read_bytes() for path in inspection.rglob("*") if path.is_file()]
    assert not [data for data in held if b"Peeters" in data or b"Maes" in data]
