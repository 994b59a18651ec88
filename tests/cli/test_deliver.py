"""`naftctl deliver`: what the agency gets, where it stays, and when nothing is made."""

from __future__ import annotations

import hashlib
import io
import json
import re
from pathlib import Path

import pypdf
import pytest

from tests.cli.conftest import Call, documents, edit
from tests.conftest import EXAMPLE

pytestmark = pytest.mark.usefixtures("workspace")

LETTER = tuple(f"brief-final-agency.{form}" for form in ("docx", "pdf", "txt"))
BESIDE = ("final.pdf", "reaction.pdf", "shortcomings.csv", "shortcomings.json")
KEPT = ("letter-final-agency.docx", "letter-final-agency.pdf", "letter-final-agency.txt", *BESIDE)


def said(path: Path) -> str:
    pages = pypdf.PdfReader(io.BytesIO(path.read_bytes())).pages
    return " ".join("\n".join(page.extract_text() for page in pages).split())


@pytest.fixture
def undelivered(inspection: Path) -> Path:
    """The worked example before it went to the agency."""
    text = (inspection / "inspection.yaml").read_text("utf-8")
    found = re.sub(r"(?m)^  (delivered|published): .*$", r"  \1: null", text)
    (inspection / "inspection.yaml").write_text(found, "utf-8", newline="\n")
    return inspection


def test_all_that_the_agency_gets_comes_in_one_folder_on_request(call: Call, workspace: Path) -> None:
    target = workspace.parent / "levering"
    called = call("deliver", EXAMPLE, "--output", str(target))
    expected = [f"{EXAMPLE}-{name}" for name in (*LETTER, *BESIDE)]
    assert called.code == 0
    assert called.out.splitlines() == [str(target / name) for name in expected]
    assert called.err == "niet ingeschreven: met --output blijft er niets in sent/\n"
    assert sorted(path.name for path in documents(target)) == sorted(expected)
    assert "antwoord van het team: niet aanvaard" in said(target / f"{EXAMPLE}-reaction.pdf").lower()
    assert json.loads((target / f"{EXAMPLE}-shortcomings.json").read_text("utf-8"))["inspection"] == EXAMPLE
    assert (target / f"{EXAMPLE}-shortcomings.csv").read_bytes().startswith(b"\xef\xbb\xbfNummer;")


def test_the_letter_names_everything_that_goes_along(call: Call, workspace: Path) -> None:
    target = workspace.parent / "levering"
    call("deliver", EXAMPLE, "--output", str(target))
    letter = (target / f"{EXAMPLE}-brief-final-agency.txt").read_text("utf-8")
    assert "Bijlagen: " in letter
    for name in BESIDE:
        assert letter.count(f"{EXAMPLE}-{name}") == 2
    assert "Hij gaf 3 opmerkingen. Het team aanvaardde er 2, en 1 niet." in letter


def test_what_is_delivered_stays_with_its_sha256(call: Call, undelivered: Path) -> None:
    called = call("deliver", EXAMPLE)
    names = [f"2026-10-09-{name}" for name in KEPT]
    assert called.code == 0, called.err
    assert called.out.splitlines() == [f"inspections/{EXAMPLE}/sent/{name}" for name in names]
    assert "vul bij `delivered` de dag in" in called.err
    listed = (undelivered / "sent" / "sent.yaml").read_text("utf-8")
    for name in names:
        digest = hashlib.sha256((undelivered / "sent" / name).read_bytes()).hexdigest()
        assert f'file: "{name}"' in listed
        assert digest in listed
    letter = (undelivered / "sent" / "2026-10-09-letter-final-agency.txt").read_text("utf-8")
    assert "2026-10-09-reaction.pdf" in letter


def test_the_folder_stays_in_order_after_a_delivery(call: Call, undelivered: Path) -> None:
    call("deliver", EXAMPLE)
    edit(undelivered / "inspection.yaml", "  delivered: null", "  delivered: 2026-10-09")
    called = call("check", EXAMPLE)
    assert "sent/" not in called.out
    again = call("deliver", EXAMPLE)
    assert again.code == 0, again.err


def test_what_left_is_not_made_again(call: Call, inspection: Path) -> None:
    called = call("deliver", EXAMPLE)
    assert called.code == 1
    assert "blijft wat het is" in called.err
    assert not (inspection / "sent" / "2026-07-17-reaction.pdf").exists()


def test_without_a_final_seal_nothing_is_made(call: Call, undelivered: Path) -> None:
    (undelivered / "seals" / "final.yaml").unlink()
    edit(undelivered / "inspection.yaml", "  final_sent: 2026-07-16", "  final_sent: null")
    called = call("deliver", EXAMPLE)
    assert called.code == 1
    assert called.out == ""
    assert "is niet verzegeld" in called.err
    assert not (undelivered / "sent" / "2026-10-09-final.pdf").exists()


def test_with_an_error_nothing_is_made_and_the_reason_is_told(call: Call, undelivered: Path) -> None:
    edit(undelivered / "scorings" / "OS-S1.md", "level: volgens", "level: volgnes")
    called = call("deliver", EXAMPLE)
    assert called.code == 1
    assert "N203" in called.err
    assert f"geen levering van {EXAMPLE}: los eerst op wat hierboven staat" in called.err
    assert not (undelivered / "sent" / "2026-10-09-final.pdf").exists()
