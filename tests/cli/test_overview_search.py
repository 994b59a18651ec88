"""What the search of the finished files of an overview finds, and what it lets through."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from naftctl.cli.overview.reading import Brought, read_all
from naftctl.cli.overview.search import Search
from naftctl.cli.session import Session
from naftctl.diagnostic import Diagnostic
from naftctl.load.letters import ANY
from naftctl.load.overview import read_overview_text
from naftctl.load.workspace import WorkspaceReader
from naftctl.model.framework import Framework
from naftctl.model.period import as_period
from naftctl.model.workspace import House
from naftctl.overview import overview_of
from naftctl.overview.naming import Known
from naftctl.show.datapackage import Imprint, data_package
from tests.conftest import ROOT, TODAY

pytestmark = pytest.mark.xdist_group("sector")  # the sector is made once
CLOSING = "templates/overview/parts/closing.md.j2"
KNOWN = Known(
    ("De Houten Haspel",),
    ("Atelier", "Vooruitblik"),
    ("Dijkweg 12",),
    ("2016-de-houten-haspel", "0555123456"),
)


def folders(root: Path) -> tuple[Path, ...]:
    return root / "templates/overview", root / "templates/report"


def found(search: Search, files: Mapping[str, bytes], *, internal: bool = False) -> tuple[Diagnostic, ...]:
    return search.leaking(files, read_overview_text(search.root, "2017", ANY, ""), {}, internal=internal)


# ── the data of a whole sector ───────────────────────────────────────────────────────────────────────────
@pytest.fixture(scope="module")
def reader(fictitious_sector: Path) -> WorkspaceReader:
    return WorkspaceReader(fictitious_sector)


@pytest.fixture(scope="module")
def brought(reader: WorkspaceReader) -> Brought:
    return read_all(Session(reader, TODAY, reader.root))


@pytest.fixture(scope="module")
def frameworks(reader: WorkspaceReader) -> dict[str, Framework]:
    return {ref: each for ref in reader.workspace.frameworks if (each := reader.framework(ref))}


@pytest.mark.parametrize("internal", [False, True], ids=["public", "internal"])
@pytest.mark.parametrize("year", [f"{begin}-{begin + 1}" for begin in range(2016, 2026)])
def test_the_data_of_every_year_pass(
    reader: WorkspaceReader, brought: Brought, frameworks: dict[str, Framework], year: str, *, internal: bool
) -> None:
    period = as_period(year)
    assert period is not None
    overview = overview_of(brought.accounts, period, frameworks, {}, 5, TODAY, internal=internal)
    package = data_package(overview, frameworks, Imprint(("Onderwijsinspectie",), TODAY, "naftctl 0.1.0"))
    files = {f"data/{name}": data for name, data in package.items()}
    assert len(files) == 11 + internal
    known, versions, root = brought.known, tuple(frameworks.values()), reader.root
    search = Search(known, (), reader.house, versions, folders(root), root)
    assert found(search, files, internal=internal) == ()
    if year == "2025-2026":
        named = {"data/years.csv": files["data/years.csv"] + f",{known.ids[0]}\n".encode()}
        assert {each.code for each in found(search, named, internal=internal)} == {"N639"}


# ── the description of the data ──────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("description", "kinds"),
    [
        ('{"hash": "sha256:c0 0470 12 34 56 f", "bytes": 470123456}', []),
        ('{"resources": [{"hash": "0470 12 34 56"}]}', []),
        ('{"resources": [{"title": "Bel 0470 12 34 56."}]}', ["een telefoonnummer"]),
        ('{"title": "Bij De Houten Haspel"}', ["de naam van een aanbieder"]),
        ('{"created": "De Houten Haspel"}', ["de naam van een aanbieder"]),
        ('{"hash": "0555123456"}', ["de naam of het nummer van een inspectie"]),
    ],
)
def test_digits_of_a_hash_are_no_telephone_number_and_names_are_sought_in_all_of_it(
    tmp_path: Path, description: str, kinds: list[str]
) -> None:
    search = Search(KNOWN, (), House(), (), (), tmp_path)
    said = found(search, {"data/datapackage.json": description.encode()})
    assert len(said) == len(kinds)
    assert all(each.message.startswith(kind) for each, kind in zip(said, kinds, strict=True))


def test_the_digits_of_a_hash_elsewhere_are_what_they_are(tmp_path: Path) -> None:
    search = Search(KNOWN, (), House(), (), (), tmp_path)
    (said,) = found(search, {"data/years.json": b'{"hash": "0470 12 34 56"}'})
    assert said.message == "een telefoonnummer: te vinden in data/years.json (tekst)"


# ── names in templates ───────────────────────────────────────────────────────────────────────────────────
def typed(root: Path, words: str) -> Search:
    """The search in a workspace where somebody typed words at the end of a template."""
    for folder in folders(root):
        if not folder.exists():
            shutil.copytree(ROOT / folder.relative_to(root), folder)
    path = root / CLOSING
    path.write_text(f"{path.read_text('utf-8')}\n{words}\n", "utf-8")
    return Search(KNOWN, (), House(), (), folders(root), root)


@pytest.mark.parametrize(
    "words",
    [
        "Met dank aan De Houten Haspel.",
        "Met dank aan de houten haspel.",
        "Zie 2016-de-houten-haspel.",
        "Aan de Dijkweg 12.",
        "Samen met Atelier gemaakt.",
    ],
)
def test_what_somebody_typed_in_a_template_of_the_workspace_is_found_there(
    tmp_path: Path, words: str
) -> None:
    said = found(typed(tmp_path, words), {"a.md": words.encode(), "b.md": b"Niets."})
    assert {(each.code, each.span.path) for each in said} == {("N639", CLOSING)}
    assert all("te vinden in a.md" in each.message for each in said)


def test_a_small_word_of_a_template_is_no_name(tmp_path: Path) -> None:
    words = "Wie in een atelier werkt, leest dit ook."
    assert found(typed(tmp_path, words), {"a.md": words.encode()}) == ()


@pytest.mark.parametrize("words", ["", "Samen met Atelier gemaakt."])
def test_a_word_of_the_templates_that_come_with_the_program_stands_there_by_right(
    tmp_path: Path, words: str
) -> None:
    said = found(typed(tmp_path, words), {"a.md": f"# Vooruitblik\n\n{words}\n".encode()})
    assert len(said) == bool(words)
