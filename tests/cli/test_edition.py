"""`naftctl report --edition public|release`: when it is made, when it is not, and what it never writes."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from naftctl.render import FORMATS
from tests.cli.conftest import Call, edit
from tests.conftest import EXAMPLE, ROOT

COMPLAINT = "2026-de-branding-klacht"
PUBLIC = f"inspections/{EXAMPLE}/output/{EXAMPLE}-public"
RELEASE = f"inspections/{COMPLAINT}/output/{COMPLAINT}-release"
TURNED = "[de blauwe turnclub]{.redact}"


@pytest.fixture
def complaint(workspace: Path) -> Path:
    """The folder of the inspection after a complaint in the copy."""
    folder = workspace / "inspections" / COMPLAINT
    shutil.copytree(ROOT / "inspections" / COMPLAINT, folder, ignore=shutil.ignore_patterns("output"))
    return folder


def added(inspection: Path, words: str) -> None:
    """A sentence in the summary."""
    path = inspection / "summary.md"
    path.write_text(f"{path.read_text('utf-8').rstrip()}\n\n{words}\n", "utf-8", newline="\n")


def open_left_out(complaint: Path) -> None:
    """Take the grounds out of the request, as if the whole report was given."""
    path = complaint / "requests/01.yaml"
    text = re.sub(r"(?ms)^left_out:.*\Z", "left_out: []\n", path.read_text("utf-8"))
    path.write_text(text.replace("answer: partial", "answer: whole"), "utf-8", newline="\n")


# ── made ─────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.usefixtures("inspection")
def test_the_public_edition_is_made_in_every_format(call: Call, workspace: Path) -> None:
    called = call("report", "--edition", "public", "--format", "all")
    assert (called.code, called.err) == (0, "")
    assert called.out.splitlines() == [f"{PUBLIC}.{form}" for form in sorted(FORMATS)]
    assert "Openbare versie" in (workspace / f"{PUBLIC}.md").read_text("utf-8")


@pytest.mark.usefixtures("inspection")
def test_without_an_edition_the_final_report_stays_the_furthest(call: Call) -> None:
    assert call("report", "--format", "md").out.endswith(f"{EXAMPLE}-final.md\n")


@pytest.mark.usefixtures("inspection")
def test_a_public_pdf_is_verified_like_the_final_one(call: Call) -> None:
    call("report", "--edition", "public")
    called = call("verify", "--file", f"{PUBLIC}.pdf")
    assert called.code == 0
    assert "uitgave: openbare versie, zoals bij dit zegel hoort" in " ".join(called.out.split())


@pytest.mark.usefixtures("complaint")
def test_a_release_answers_the_newest_request_or_the_one_that_is_named(call: Call, workspace: Path) -> None:
    assert call("report", COMPLAINT, "--edition", "release", "--format", "md").out == f"{RELEASE}.md\n"
    newest = (workspace / f"{RELEASE}.md").read_text("utf-8")
    assert "Niet vrijgegeven delen" in newest
    called = call("report", COMPLAINT, "--edition", "release", "--format", "md", "--request", "1")
    assert (called.code, (workspace / f"{RELEASE}.md").read_text("utf-8")) == (0, newest)
    assert call("verify", "--code", re.findall(r"(?:[0-9a-f]{4}-){7}[0-9a-f]{4}", newest)[0]).code == 0


# ── refused ──────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.usefixtures("complaint")
def test_the_edition_of_the_other_regime_is_refused_with_its_reason(call: Call, workspace: Path) -> None:
    called = call("report", COMPLAINT, "--edition", "public")
    assert (called.code, called.out) == (1, "")
    assert (
        "fout[N621] de editie public past hier niet: een verslag van een inspectie na een klacht "
        "wordt enkel op vraag vrijgegeven" in called.err
    )
    assert "help: maak de editie release" in called.err
    called = call("report", EXAMPLE, "--edition", "release")
    assert called.code == 1
    assert "een verslag van een reguliere inspectie wordt openbaar gemaakt" in called.err
    assert not list(workspace.glob("inspections/*/output/*"))


def test_without_a_final_seal_nothing_leaves_the_house(call: Call, inspection: Path) -> None:
    (inspection / "seals/final.yaml").unlink()
    called = call("report", "--edition", "public")
    assert called.code == 1
    assert "fout[N622] de editie public draagt de code van het definitieve zegel" in called.err


def test_a_report_that_was_withdrawn_is_not_made_again(call: Call, inspection: Path) -> None:
    path = inspection / "inspection.yaml"
    withdrawn = "  withdrawn:\n    date: 2026-10-01\n    reason: Een cijfer klopte niet.\n"
    kept = re.sub(r"(?m)^  withdrawn:.*\n", "", path.read_text("utf-8"))
    path.write_text(f"{kept.rstrip()}\n{withdrawn}", "utf-8", newline="\n")
    called = call("report", "--edition", "public")
    assert called.code == 1
    assert "fout[N623] dit verslag is ingetrokken" in called.err


def test_a_release_without_a_request_is_refused(call: Call, complaint: Path) -> None:
    called = call("report", COMPLAINT, "--edition", "release", "--request", "07")
    assert (called.code, called.out) == (1, "")
    assert "fout[N624] vraag 07 is er niet" in called.err
    shutil.rmtree(complaint / "requests")
    called = call("report", COMPLAINT, "--edition", "release")
    assert called.code == 1
    assert "fout[N624] niemand vroeg dit verslag: requests/ is leeg" in called.err
    assert "schrijf de vraag op, bijvoorbeeld in requests/01.yaml" in called.err


def test_a_request_that_was_refused_gets_no_report(call: Call, complaint: Path) -> None:
    edit(complaint / "requests/01.yaml", "answer: partial", "answer: refused")
    called = call("report", COMPLAINT, "--edition", "release")
    assert called.code == 1
    assert "fout[N624] vraag 01 is geweigerd" in called.err


def test_words_are_not_left_out_of_a_release_without_a_ground(call: Call, complaint: Path) -> None:
    open_left_out(complaint)
    assert call("report", COMPLAINT, "--edition", "release", "--format", "md").code == 0
    added(complaint, f"Het ging over {TURNED}.")
    called = call("report", COMPLAINT, "--edition", "release", "--format", "md")
    assert called.code == 1
    assert (
        "fout[N625] er zijn woorden gemerkt om weg te laten, en vraag 01 noemt er geen grond voor"
        in called.err
    )


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--edition", "public", "--request", "01"), "--request hoort bij --edition release"),
        (("--request", "01"), "--request hoort bij --edition release"),
        (("--edition", "release", "--request", "een"), "--request: `een` is geen nummer van een vraag"),
    ],
)
def test_a_request_is_a_number_and_belongs_to_a_release(
    call: Call, arguments: tuple[str, ...], words: str
) -> None:
    called = call("report", *arguments)
    assert called.code == 2
    assert words in called.err


# ── never written ────────────────────────────────────────────────────────────────────────────────────────
def test_an_open_hit_keeps_the_edition_and_the_previous_file_stays(call: Call, inspection: Path) -> None:
    call("report", "--edition", "public", "--format", "md")
    before = (inspection / f"output/{EXAMPLE}-public.md").read_bytes()
    added(inspection, "Bel gerust naar 0470 12 34 56.")
    called = call("report", "--edition", "public", "--format", "md")
    assert (called.code, called.out) == (1, "")
    assert "fout[N602]" in called.err
    assert (inspection / f"output/{EXAMPLE}-public.md").read_bytes() == before
    edit(inspection / "summary.md", "0470 12 34 56", "[0470 12 34 56]{.redact}")
    assert call("report", "--edition", "public", "--format", "md").code == 0
    assert b"0470" not in (inspection / f"output/{EXAMPLE}-public.md").read_bytes()


def test_words_that_stand_elsewhere_are_found_in_the_finished_files(call: Call, inspection: Path) -> None:
    call("report", "--edition", "public", "--format", "md,html")
    before = {path.name: path.read_bytes() for path in (inspection / "output").iterdir()}
    added(inspection, f"Het ging over {TURNED}.")
    assert call("report", "--edition", "public", "--format", "md").code == 0
    kept = (inspection / f"output/{EXAMPLE}-public.md").read_bytes()
    path = inspection / "reflection.md"
    edit(path, "## Hefbomen\n", "## Hefbomen\n\nIemand van de blauwe turnclub was er ook.\n")
    called = call("report", "--edition", "public", "--format", "md,html")
    assert (called.code, called.out) == (1, "")
    assert "fout[N620] woorden die hier gemerkt zijn om weg te laten" in called.err
    assert f"--> inspections/{EXAMPLE}/summary.md" in called.err
    assert f"::: inspections/{EXAMPLE}/reflection.md" in called.err
    assert "turnclub" not in "".join(line for line in called.err.splitlines() if " | " not in line)
    assert (inspection / f"output/{EXAMPLE}-public.md").read_bytes() == kept
    assert (inspection / f"output/{EXAMPLE}-public.html").read_bytes() == before[f"{EXAMPLE}-public.html"]


def test_the_name_of_whoever_makes_it_does_not_leave_with_it(
    call: Call, inspection: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOGNAME", "gebr4417")
    assert call("report", "--edition", "public", "--format", "md").code == 0
    added(inspection, "Dit stond op de schijf van gebr4417.")
    called = call("report", "--edition", "public", "--format", "md")
    assert called.code == 1
    assert "fout[N620] uw gebruikersnaam op deze computer" in called.err


def test_each_of_these_codes_explains_itself(call: Call) -> None:
    for number in range(620, 626):
        called = call("explain", f"N{number}")
        assert called.code == 0
        assert "Waarom:" in called.out
        assert "Herstel:" in called.out
