"""`naftctl overview`: the sector in one year, what it leaves out, what is published, and the data."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from naftctl.cli.fiction import sector_files
from naftctl.cli.overview.search import Search
from naftctl.fiction import Plan
from naftctl.load.letters import ANY
from naftctl.load.overview import read_overview_text
from naftctl.load.workspace import WorkspaceReader
from naftctl.overview.naming import Known
from tests.cli.conftest import Call, edit, started
from tests.cli.meanwhile import Meanwhile, meanwhile
from tests.cli.terminal import on_terminal
from tests.conftest import ROOT, TODAY

__all__ = ["meanwhile"]
YEAR, NEXT = "2016-2017", "2017-2018"
LATE = "2017-de-papieren-vlieger-ernstige-gebeurtenis"
"""An inspection of the first of them that becomes final after its overview was published."""
TEXT = """\
## Inleiding

Dit overzicht gaat over de inspecties van een verzonnen sector.

## Wat opvalt

De wachttijden vragen aandacht, ook in de kern van elke regio.

## Vooruitblik

Volgend jaar kijken we opnieuw.
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small fictitious sector of two school years, in which three providers may be told together."""
    root = tmp_path_factory.mktemp("sector")
    reader = WorkspaceReader(ROOT)
    frameworks = [f for ref in reader.workspace.frameworks if (f := reader.framework(ref))]
    for folder in ("frameworks", "templates"):
        shutil.copytree(ROOT / folder, root / folder)
    settings = (ROOT / "naftctl.yaml").read_text("utf-8").replace("small_cell: 5", "small_cell: 3")
    (root / "naftctl.yaml").write_text(settings, "utf-8")
    for _, files in sector_files(Plan(providers=14, years=2), frameworks):
        for name, data in files.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_bytes(data)
    return root


@pytest.fixture
def sector(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it to stand in."""
    return stand_in(shutil.copytree(made, tmp_path / "sector"), monkeypatch)


@pytest.fixture(scope="module")
def once(made: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The same sector with a year that was published without one inspection, and what was said then."""
    root = shutil.copytree(made, tmp_path_factory.mktemp("published") / "sector")
    text(root, YEAR)
    shutil.move(root / "inspections" / LATE, root / "aside")
    called = started("overview", YEAR, "--publish", "--yes", folder=root)
    assert called.returncode == 0, called.stderr
    shutil.move(root / "aside", root / "inspections" / LATE)
    return root, called.stdout + called.stderr


@pytest.fixture
def published(once: tuple[Path, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of that to stand in."""
    return stand_in(shutil.copytree(once[0], tmp_path / "sector"), monkeypatch)


def stand_in(root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(root)
    monkeypatch.setenv("NAFTCTL_TODAY", str(TODAY))
    monkeypatch.delenv("NAFTCTL_WORKSPACE", raising=False)
    return root


def rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8"))))


def data_of(root: Path, year: str) -> dict[str, bytes]:
    """The tables of a year; their description has the day on which they were made."""
    folder = root / "overviews" / year / "output" / "data"
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*.csv"))}


def written(root: Path) -> set[str]:
    """Every file below `overviews/`."""
    return {str(path.relative_to(root)) for path in (root / "overviews").rglob("[!.]*") if path.is_file()}


def text(root: Path, year: str, words: str = TEXT) -> Path:
    path = root / "overviews" / year / "text.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(words, "utf-8", newline="\n")
    return path


def finals(root: Path, year: str, key: str = "figures") -> list[str]:
    """The names that a published year counts."""
    record = (root / "overviews" / year / "published.yaml").read_text("utf-8")
    found = re.search(rf"^{key}:\n((?:  - .+\n)+)", record, re.M)
    return re.findall(r'^  - "?([^"\n]+)', found[1] if found else "", re.M)


# ── what counts ──────────────────────────────────────────────────────────────────────────────────────────
def test_a_year_becomes_a_package_of_data_that_others_can_check(call: Call, sector: Path) -> None:
    called = call("overview", NEXT, "--format", "csv")
    folder = sector / "overviews" / NEXT / "output" / "data"
    assert called.code == 0
    assert called.out == f"overviews/{NEXT}/output/data/datapackage.json\n"
    checked = subprocess.run(
        [sys.executable, "-m", "frictionless", "validate", str(folder / "datapackage.json"), "--json"],
        env={**os.environ, "https_proxy": "http://127.0.0.1:9", "http_proxy": "http://127.0.0.1:9"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    report = json.loads(checked.stdout)
    assert report["valid"], report
    assert {task["name"] for task in report["tasks"]} == {path.stem for path in folder.glob("*.csv")}
    told = rows(folder / "levels.csv")
    assert told
    assert all(int(row["providers"]) == 0 or int(row["providers"]) >= 3 for row in told)


def test_what_does_not_count_is_named_on_the_terminal_and_counted_in_the_data(
    call: Call, sector: Path
) -> None:
    called = call("overview", NEXT, "--format", "csv")
    assert "ingetrokken (1): 20" in called.err
    assert "enkel in het aantal, want er zijn geen schalen" in called.err
    left = {
        row["reason"]: row["inspections"]
        for row in rows(sector / f"overviews/{NEXT}/output/data/left_out.csv")
    }
    assert left["withdrawn"] == ""
    names = [path.name for path in (sector / "inspections").iterdir()]
    everything = b"".join(data_of(sector, NEXT).values()).decode()
    assert [name for name in names if name in everything] == []


def test_a_year_without_inspections_says_which_years_have_some(call: Call, sector: Path) -> None:
    called = call("overview", "2030")
    assert called.code == 1
    assert "in 2030 werd geen inspectie definitief: er is niets om te tonen" in called.err
    assert re.search(r"definitieve inspecties: 201\d \(\d+\), 201\d", called.err)
    assert called.out == ""
    assert not (sector / "overviews").exists()


@pytest.mark.usefixtures("sector")
@pytest.mark.parametrize("year", ["26", "2025-2027", "vorig", "2025/2026", ""])
def test_what_is_no_year_is_a_wrong_call(call: Call, year: str) -> None:
    called = call("overview", year)
    assert called.code == 2
    assert "schrijf bijvoorbeeld 2026, of 2025-2026 voor een schooljaar" in called.err


@pytest.mark.usefixtures("sector")
def test_a_year_that_still_runs_is_told_to(call: Call) -> None:
    called = call("overview", NEXT, "--format", "csv", "--today", "2018-08-01")
    assert called.code == 0
    assert "schooljaar 2017-2018 loopt nog tot en met vrijdag 31 augustus 2018" in called.err


def test_an_inspection_that_cannot_be_read_is_named_and_stops_nothing(call: Call, sector: Path) -> None:
    broken = next(path for path in sorted((sector / "inspections").glob("2018-*")))
    (broken / "inspection.yaml").write_text("provider: [", "utf-8")
    called = call("overview", NEXT, "--format", "csv")
    assert called.code == 0
    assert f"niet leesbaar (1): {broken.name}" in " ".join(called.err.split())


# ── the text and the documents ───────────────────────────────────────────────────────────────────────────
def test_a_proof_makes_a_stub_for_the_text_and_shows_what_is_open(call: Call, sector: Path) -> None:
    called = call("overview", NEXT, "--format", "md")
    assert called.code == 0, called.err
    assert f"maak overviews/{NEXT}/text.md: schrijf daar de tekst bij de cijfers" in called.err
    assert "## Wat opvalt" in (sector / f"overviews/{NEXT}/text.md").read_text("utf-8")
    document = (sector / f"overviews/{NEXT}/output/overzicht-{NEXT}.md").read_text("utf-8")
    assert "Proefdruk" in document
    assert "nog in te vullen" in document.lower()


def test_the_text_of_people_is_printed_and_never_written_over(call: Call, sector: Path) -> None:
    path = text(sector, NEXT)
    called = call("overview", NEXT, "--format", "md")
    document = (sector / f"overviews/{NEXT}/output/overzicht-{NEXT}.md").read_text("utf-8")
    assert called.code == 0, called.err
    assert "De wachttijden vragen aandacht" in document
    assert path.read_text("utf-8") == TEXT


def test_every_form_comes_in_one_go(call: Call, sector: Path) -> None:
    text(sector, NEXT)
    called = call("overview", NEXT, "--format", "all", "--output", "voor-de-sector")
    assert called.code == 0, called.err
    stem = f"voor-de-sector/overzicht-{NEXT}"
    forms = ("pdf", "docx", "html", "md")
    assert sorted(called.out.split()) == sorted(
        [*(f"{stem}.{form}" for form in forms), f"{stem}-data/datapackage.json"]
    )
    assert (sector / f"{stem}.pdf").read_bytes().startswith(b"%PDF")
    assert written(sector) == {f"overviews/{NEXT}/text.md"}


def test_only_the_internal_edition_has_the_reliability(call: Call, sector: Path) -> None:
    assert call("overview", NEXT, "--format", "csv").code == 0
    assert call("overview", NEXT, "--format", "csv", "--edition", "internal").code == 0
    output = sector / f"overviews/{NEXT}/output"
    assert not (output / "data/reliability.csv").exists()
    assert rows(output / "data-intern/reliability.csv")


@pytest.mark.parametrize(
    ("said", "code", "place"),
    [
        ("Er is een aanbieder die {name} heet.", "N635", "text.md:3:25"),
        ("Zie inspections/{id}.", "N635", "text.md:3:17"),
        ("Bel 0470 12 34 56 voor meer.", "N636", "text.md:3:5"),
        ("Dat zei [@G02].", "N637", "text.md:3:10"),
        ("# Eigen kop", "N118", "text.md:3:1"),
        ("Een [woord]{{.redakt}} te veel.", "N117", "text.md:3:12"),
    ],
)
def test_what_may_not_stand_in_a_text_is_shown_and_nothing_is_made(
    call: Call, sector: Path, said: str, code: str, place: str
) -> None:
    one = sorted((sector / "inspections").iterdir())[0]
    name = re.search(
        r'^  name: "?(?:vzw )?([^("\n]+?) ?[("\n]', (one / "inspection.yaml").read_text("utf-8"), re.M
    )
    assert name
    words = TEXT.replace("Dit overzicht", f"{said.format(name=name[1], id=one.name)}\n\nDit overzicht")
    text(sector, NEXT, words)
    called = call("overview", NEXT)
    assert called.code == 1
    assert f"fout[{code}]" in called.err
    assert f"overviews/{NEXT}/{place}" in called.err
    assert f"geen overzicht van schooljaar {NEXT}: los eerst op wat hierboven staat" in called.err
    assert written(sector) == {f"overviews/{NEXT}/text.md"}


def test_a_name_in_a_finished_file_is_found(sector: Path) -> None:
    reader = WorkspaceReader(sector)
    names = ("De Houten Haspel",), ("Werkplaats Noord",), ("Dijkweg 12",)
    known = Known(*names, ("2016-de-houten-haspel", "de-houten-haspel"))
    search = Search(known, ("Jorunn Vandesompele",), reader.house, (), (), sector)
    files = {
        "a.md": b"Bij De Houten Haspel.",
        "b.csv": b"year,note\n2017,2016-de-houten-haspel\n",
        "c.md": b"Jorunn Vandesompele belde.",
        "d.md": b"Een houten vloer, een haspel en 2016, aan de dijkweg.",
        "e.md": b"Aan de Dijkweg 12.",
    }
    found = search.leaking(files, read_overview_text(sector, NEXT, ANY, TEXT), {}, internal=False)
    assert {each.code for each in found} == {"N639"}
    assert {name for name in files if any(f"te vinden in {name}" in each.message for each in found)} == {
        "a.md",
        "b.csv",
        "c.md",
        "e.md",
    }


def test_a_practice_that_names_another_provider_stays_out_and_stops_nothing(call: Call, sector: Path) -> None:
    shared, other = "2018-de-wollen-vlieger", sector / "inspections/2017-de-tinnen-stelt/inspection.yaml"
    assert call("overview", NEXT, "--format", "md").code == 0
    document = sector / f"overviews/{NEXT}/output/overzicht-{NEXT}.md"
    assert "De wandelende rondetafel" in document.read_text("utf-8")
    edit(other, "  legal_form:", '  former_names: ["De wandelende rondetafel"]\n  legal_form:')
    called = call("overview", NEXT, "--format", "md")
    assert called.code == 0, called.err
    assert "De wandelende rondetafel" not in document.read_text("utf-8")
    _, _, left = called.err.partition("goede praktijk niet opgenomen, want iemand is erin te herkennen:")
    assert shared in left


# ── publishing ───────────────────────────────────────────────────────────────────────────────────────────
def test_publishing_keeps_what_counts_and_makes_every_form(once: tuple[Path, str], published: Path) -> None:
    own, said = f"overviews/{YEAR}", once[1]
    assert said.startswith(f"{own}/published.yaml\n")
    assert f"de cijfers van {YEAR} liggen nu vast" in said
    forms = {f"{own}/output/overzicht-{YEAR}.{form}" for form in ("pdf", "docx", "html", "md")}
    assert forms <= written(published)
    record = (published / own / "published.yaml").read_text("utf-8")
    assert record.startswith("# Gemaakt door naftctl overview --publish")
    assert 'fixed: "2026-10-09"\npublished: "2026-10-09"\nthreshold: 3\n' in record
    assert len(finals(published, YEAR) + finals(published, YEAR, "apart")) == 6
    assert "Proefdruk" not in (published / own / f"output/overzicht-{YEAR}.md").read_text("utf-8")
    assert rows(published / own / "output/data/years.csv")[-1]["published"] == "2026-10-09"


def test_what_was_published_stays_when_another_inspection_becomes_final_afterwards(
    call: Call, published: Path
) -> None:
    before = data_of(published, YEAR)
    edit(published / "naftctl.yaml", "small_cell: 3", "small_cell: 4")
    again = call("overview", YEAR, "--format", "csv")
    assert again.code == 0
    now = data_of(published, YEAR)
    assert {name for name in before if before[name] != now[name]} == {"left_out.csv"}
    assert f"in een volgend jaar, want later definitief geworden (1): {LATE}" in " ".join(again.err.split())
    assert call("overview", NEXT, "--format", "csv").code == 0
    year = rows(published / f"overviews/{NEXT}/output/data/years.csv")[-1]
    assert year["late"] == "0", "it is not public, so that nothing is told of it"


def test_the_earlier_years_that_an_overview_tells_of_are_kept_with_it(call: Call, sector: Path) -> None:
    text(sector, NEXT)
    called = call("overview", NEXT, "--publish", "--yes")
    assert called.code == 0, called.err
    assert f"de cijfers van {YEAR} tot en met {NEXT} liggen nu vast" in called.err
    assert finals(sector, YEAR)
    assert not set(finals(sector, YEAR)) & set(finals(sector, NEXT))
    assert f"overviews/{YEAR}/output" not in " ".join(written(sector))


def test_a_year_is_published_once(call: Call, published: Path) -> None:
    before = written(published)
    called = call("overview", YEAR, "--publish")
    assert called.code == 1
    assert (
        f"fout[N632] de cijfers van {YEAR} liggen vast: gepubliceerd op vrijdag 9 oktober 2026" in called.err
    )
    assert written(published) == before


def test_an_overview_is_not_made_of_what_was_fixed_otherwise_in_the_meantime(
    call: Call, published: Path, meanwhile: Meanwhile
) -> None:
    before = written(published)
    record = published / f"overviews/{YEAR}/published.yaml"
    meanwhile(lambda: edit(record, '\npublished: "2026-10-09"', '\npublished: "2026-10-08"'))
    called = call("overview", NEXT, "--format", "csv")
    assert (called.code, "intussen door iemand anders gewijzigd" in called.err) == (3, True), called.err
    assert written(published) == before


def test_a_calendar_year_is_not_published_beside_school_years(call: Call, published: Path) -> None:
    text(published, "2017")
    called = call("overview", "2017", "--publish")
    assert called.code == 1
    assert f"fout[N631] {YEAR} is al gepubliceerd als schooljaar" in called.err
    assert not (published / "overviews/2017/published.yaml").exists()
    assert call("overview", "2017", "--format", "csv").code == 0


def test_a_published_inspection_that_is_other_or_gone_stops_later_overviews(
    call: Call, published: Path
) -> None:
    folders = (published / "inspections" / name for name in finals(published, YEAR))
    one = next(folder for folder in folders if list(folder.glob("scorings/OS-*.md")))
    scale = sorted(one.glob("scorings/OS-*.md"))[0]
    words = scale.read_text("utf-8")
    other = "benadert" if "\nlevel: volgens" in words else "volgens"
    scale.write_text(re.sub(r"(?m)^level: \w+$", f"level: {other}", words), "utf-8", newline="\n")
    changed = call("overview", NEXT, "--format", "csv")
    assert changed.code == 1
    told = f"fout[N633] inspectie `{one.name}` telt in {YEAR}, en haar map is"
    assert f"{told} gewijzigd sinds het zegel" in changed.err
    assert "help: zet terug wat gewijzigd is; naftctl verify zegt wat" in changed.err
    shutil.rmtree(one)
    gone = call("overview", NEXT, "--format", "csv")
    assert f"{told} weg" in gone.err
    assert "help: zet haar map terug uit de geschiedenis van de werkmap" in gone.err
    assert not (published / f"overviews/{NEXT}").exists()


def test_a_record_that_somebody_changed_is_refused(call: Call, published: Path) -> None:
    edit(published / f"overviews/{YEAR}/published.yaml", "threshold: 3", "threshold: 1")
    called = call("overview", NEXT, "--format", "csv")
    assert called.code == 1
    assert "fout[N630] de grens is 1; minstens 3 verwacht" in called.err


@pytest.mark.parametrize(
    ("was", "now", "message", "what"),
    [
        ("threshold: 3", "threshold: 4", "dit bestand is gewijzigd", "dit bestand"),
        (
            "previous: null",
            "previous: 2015-2016",
            "het bestand van 2015-2016 ontbreekt",
            "de bestanden in overviews/",
        ),
        (
            "threshold: 3\n",
            "",
            "dit bestand is niet meer zoals het programma het schreef",
            "dit bestand",
        ),
    ],
)
def test_a_record_that_does_not_hold_is_put_back_and_never_mended(
    call: Call, published: Path, was: str, now: str, message: str, what: str
) -> None:
    edit(published / f"overviews/{YEAR}/published.yaml", was, now)
    called = call("overview", NEXT, "--format", "csv")
    assert called.code == 1
    assert f"fout[N630] {message}" in called.err
    assert f"help: zet {what} terug uit de geschiedenis van de werkmap" in called.err
    assert called.err.count("fout[") == 1


def test_a_lost_record_is_noticed_by_the_next(call: Call, published: Path) -> None:
    text(published, NEXT)
    assert call("overview", NEXT, "--publish", "--yes").code == 0
    (published / f"overviews/{YEAR}/published.yaml").unlink()
    called = call("overview", NEXT, "--format", "csv")
    assert called.code == 1
    assert f"fout[N630] het bestand van {YEAR} ontbreekt" in called.err


def test_a_folder_that_looks_like_a_copy_is_named_and_stops_nothing(call: Call, published: Path) -> None:
    shutil.copytree(published / f"overviews/{YEAR}", published / f"overviews/{YEAR} - kopie")
    called = call("overview", NEXT, "--format", "csv")
    assert called.code == 0
    assert f"overviews/{YEAR} - kopie/published.yaml lijkt een kopie en telt niet mee" in called.err


def test_an_inspection_that_counted_in_the_number_only_may_go(call: Call, sector: Path) -> None:
    text(sector, NEXT)
    assert call("overview", NEXT, "--publish", "--yes").code == 0
    assert finals(sector, YEAR, "apart") == [LATE]
    before = data_of(sector, NEXT)
    shutil.rmtree(sector / "inspections" / LATE)
    assert call("overview", NEXT, "--format", "csv").code == 0
    assert data_of(sector, NEXT) == before
    assert call("overview", YEAR, "--format", "csv").code == 0


def test_a_published_year_is_not_made_again_with_other_words_in_it(call: Call, published: Path) -> None:
    record = published / f"overviews/{YEAR}/published.yaml"
    told = re.search(r'  practices: "([0-9a-f]{64})"', record.read_text("utf-8"))
    assert told
    before = data_of(published, YEAR)
    edit(record, told[1], "0" * 64)
    called = call("overview", YEAR, "--format", "csv")
    assert called.code == 1
    assert f"fout[N638] de goede praktijken van {YEAR} zijn niet meer zoals ze gepubliceerd" in called.err
    assert data_of(published, YEAR) == before
    assert call("overview", NEXT, "--format", "csv").code == 0


def test_publishing_says_which_years_it_fixes_and_asks_first(call: Call, sector: Path) -> None:
    text(sector, NEXT)
    called = call("overview", NEXT, "--publish", "--today", "2018-08-20")
    assert called.code == 2
    said = " ".join(called.err.split())
    assert "publiceren legt deze cijfers voor altijd vast:" in said
    assert re.search(rf"{YEAR} \(\d+ inspecties\) {NEXT} \(\d+ inspecties\), een jaar dat nog loopt", said)
    assert "wat later definitief wordt, telt in 2018-2019" in said
    assert "fout: er is nog niets gepubliceerd" in said
    assert "geef --yes mee om te publiceren" in said
    assert written(sector) == {f"overviews/{NEXT}/text.md"}


@pytest.mark.parametrize(("answer", "fixed"), [("nee\n", False), ("misschien\nja\n", True)])
def test_on_a_terminal_it_asks(sector: Path, answer: str, *, fixed: bool) -> None:
    text(sector, YEAR)
    seen = on_terminal("overview", YEAR, "--publish", folder=sector, typed=answer)
    assert "Publiceert u dit (ja of nee): " in seen
    assert ("antwoord ja of nee" in seen) is fixed
    assert ("niets gepubliceerd" in seen) is not fixed
    assert (sector / f"overviews/{YEAR}/published.yaml").exists() is fixed


def test_a_year_that_is_fixed_and_not_published_is_a_proof_until_it_is(call: Call, sector: Path) -> None:
    text(sector, NEXT)
    assert call("overview", NEXT, "--publish", "--yes").code == 0
    assert call("overview", YEAR, "--format", "md,csv").code == 0
    before = data_of(sector, YEAR)
    assert "Proefdruk" in (sector / f"overviews/{YEAR}/output/overzicht-{YEAR}.md").read_text("utf-8")
    assert rows(sector / f"overviews/{YEAR}/output/data/years.csv")[-1]["published"] == ""
    text(sector, YEAR)
    called = call("overview", YEAR, "--publish", "--yes", "--today", "2026-11-03")
    assert called.code == 0, called.err
    assert f"{YEAR} (" in called.err
    assert "vastgelegd op vrijdag 9 oktober 2026" in called.err
    after = data_of(sector, YEAR)
    assert {name for name in before if before[name] != after[name]} == {"years.csv"}
    assert rows(sector / f"overviews/{YEAR}/output/data/years.csv")[-1]["published"] == "2026-11-03"
    assert call("overview", NEXT, "--format", "csv").code == 0


def test_a_published_year_without_its_text_gets_a_beginning_and_is_not_made(
    call: Call, published: Path
) -> None:
    path = published / f"overviews/{YEAR}/text.md"
    path.unlink()
    called = call("overview", YEAR, "--format", "md")
    assert called.code == 1
    assert "fout[N634] de tekst van dit overzicht is er niet meer" in called.err
    assert "## Inleiding" in path.read_text("utf-8")
    again = call("overview", YEAR, "--format", "md")
    assert again.code == 1
    assert "fout[N634] nog in te vullen" in again.err


def test_the_data_are_made_whatever_stands_in_the_text(call: Call, sector: Path) -> None:
    text(sector, NEXT, "# Eigen kop\n\nBel 0470 12 34 56.\n")
    assert call("overview", NEXT, "--format", "csv").code == 0
    assert call("overview", NEXT, "--format", "csv,md").code == 1


def test_what_is_open_in_the_text_keeps_it_from_being_published_only(call: Call, sector: Path) -> None:
    missing = call("overview", YEAR, "--publish")
    assert missing.code == 1
    assert "fout[N634] de tekst van dit overzicht is er nog niet" in missing.err
    assert not (sector / "overviews").exists()
    text(sector, YEAR, TEXT.replace("Volgend jaar", "⟨vul in: wat u van de sector vraagt⟩"))
    called = call("overview", YEAR, "--publish")
    assert called.code == 1
    assert "fout[N634] nog in te vullen: wat u van de sector vraagt" in called.err
    assert written(sector) == {f"overviews/{YEAR}/text.md"}


@pytest.mark.usefixtures("sector")
@pytest.mark.parametrize("other", [("--edition", "internal"), ("--format", "pdf"), ("--output", "x")])
def test_publishing_is_a_call_of_its_own(call: Call, other: tuple[str, str]) -> None:
    called = call("overview", YEAR, "--publish", *other)
    assert called.code == 2
    assert f"--publish gaat niet samen met {other[0]}" in called.err


def test_a_threshold_under_three_is_refused(call: Call, sector: Path) -> None:
    edit(sector / "naftctl.yaml", "small_cell: 3", "small_cell: 2")
    called = call("overview", YEAR)
    assert called.code == 1
    assert "fout[N139] de grens voor kleine aantallen is 2; minstens 3 verwacht" in called.err
    assert "naftctl.yaml:" in called.err
