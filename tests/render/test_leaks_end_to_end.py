"""Names that are redacted wherever people can write, and the bytes of every format without one of them."""

from __future__ import annotations

import html
import io
import re
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path

import pypdf
import pytest

from naftctl.model.dossier import Dossier
from naftctl.render import FORMATS, render_report
from naftctl.render.compose import report_context
from naftctl.render.guard import Guard, certain
from naftctl.render.pieces import Passage
from tests.reacting import answer, beside, delivery, example_files, kept
from tests.sealing import with_seals

NAMES = (
    "Zoltan Ikkerwiek",
    "Ymke van den Dwaallicht",
    "Ötzen Brambosch",
    "Quirien D’Hazelwurm",
    "Fjodora Knisperveld",
    "Wubbo-Jan Stoffelsma",
    "Ayşen Doornkabouter",
    "Thijmen Élouard",
    "Xaviera Pluizenberg",
    "Gwenhwyfar Mosterdzaad",
    "Rozemond ter Klauwierst",
    "Ibrahima Schemerlinck",
    "Noëlla Vuurpijlaert",
    "Jip Zandloperius",
    "Ludmila Kwikstaartse",
    "Berend O’Grutten",
    "Mevrouw Tjiftjafman",
    "Cyrille Grasduinerik",
    "Hatice Windvlaagt",
    "Odin Rietvoornaar",
)
"""Nobody's names, with the letters and signs that real ones have."""


def hidden(name: str) -> str:
    return f"[{name}]{{.redact}}"


def instead(name: str) -> str:
    return f'[{name}]{{.redact as="een jongere"}}'


def inside(name: str) -> str:
    return f"[Zie {name}.]{{.internal}}"


def named(mark: bool) -> dict[str, str]:  # noqa: FBT001  the example before and after people marked it
    """The worked example with every name in each of six places."""
    one, other = (hidden, instead) if mark else (str, str)
    files = example_files("reaction/", "seals/")
    points = "".join(f"- V{20 + n}. Toen kwam {one(name)} binnen.\n" for n, name in enumerate(NAMES))
    files["scorings/OS-B4.md"] = files["scorings/OS-B4.md"].replace("- V1.", f"{points}- V1.", 1)
    rows = "".join(f"| **{other(name)}** | {n} |\n" for n, name in enumerate(NAMES))
    files["summary.md"] += f"\n\n| Wie | Hoeveel |\n|:--|:--|\n{rows}"
    notes = "".join(f"[^n{n}]: Verteld door {one(name)}.\n" for n, name in enumerate(NAMES))
    told = " ".join(f"Iets[^n{n}]." for n in range(len(NAMES)))
    head, motive, rest = files["advice.md"].partition("## Motivering\n")
    files["advice.md"] = f"{head}{motive}\n{told}\n\n{notes}\n{rest.lstrip()}"
    quotes = "\n\n".join(f"> „Ik ben *{other(name)}*.”" for name in NAMES)
    files["reflection.md"] = files["reflection.md"].replace(
        "## Aandachtspunten\n", f"## Aandachtspunten\n\n{quotes}\n", 1
    )
    within = "\n\n".join(f"Tot hier. {inside(name)}" for name in NAMES)
    return {**files, "summary.md": f"{files['summary.md']}\n\n{within}\n"}


def reacting() -> dict[str, str]:
    """The example, marked; the draft and the remarks of the provider have the names without a mark."""
    before = named(mark=False)
    files = named(mark=True) | kept(with_seals(before, "draft"))
    files |= with_seals(before, "draft") | {
        name: text for name, text in files.items() if "seals/" not in name
    }
    remarks = [
        {"text": f"Dat is {name} niet.", "quote": f"Toen kwam {name} binnen.", "about": f"OS-B4/V{20 + n}"}
        for n, name in enumerate(NAMES)
    ]
    files |= delivery("01", *remarks)
    for number in range(1, len(NAMES) + 1):
        files |= answer(f"01.{number}", "refused", "Dat blijft.")
    return files


@pytest.fixture(scope="module")
def marked(example: Dossier) -> Dossier:
    return beside(example, reacting())


@pytest.fixture(scope="module")
def material(marked: Dossier) -> tuple[object, Mapping[str, Passage]]:
    return report_context(marked, "public", "a1b2c3d", "0.1.0")


@pytest.fixture(scope="module")
def made(marked: Dossier, templates: Path) -> Mapping[str, bytes]:
    return render_report(*report_context(marked, "public", "a1b2c3d", "0.1.0"), FORMATS, templates)


# ── a search of its own, cruder than that of the program ─────────────────────────────────────────────────
def flat(text: str) -> str:
    """The letters of a text, without case, accents, signs and spaces."""
    plain = unicodedata.normalize("NFKD", html.unescape(text))
    return "".join(re.findall(r"[^\W_]", plain)).casefold()


def everything(data: bytes) -> Iterator[bytes]:
    """The bytes, those of every part of a package, and those of every stream that is packed."""
    yield data
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            yield from (name.encode() for name in package.namelist())
            yield from map(package.read, package.namelist())
    for start in re.finditer(rb"stream\r?\n", data):
        try:
            yield zlib.decompressobj().decompress(data[start.end() :])
        except zlib.error:
            continue


def letters(data: bytes) -> str:
    found = [re.sub(r"<[^<>]*>", "", part.decode("utf-8", "ignore")) for part in everything(data)]
    found += [part.decode("utf-16-be", "ignore") for part in everything(data) if b"\xfe\xff" in part]
    if data.startswith(b"%PDF"):
        found += [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages]
    return flat("\n".join(found))


def parts_of(name: str) -> tuple[str, ...]:
    """A name, and each part of it that is long enough to be nobody else's."""
    return tuple(flat(part) for part in (name, *re.split(r"[ ’-]", name)) if len(flat(part)) > 5)


@pytest.mark.parametrize("form", FORMATS)
def test_no_name_that_was_redacted_stands_in_the_bytes(made: Mapping[str, bytes], form: str) -> None:
    found = letters(made[form])
    assert [part for name in NAMES for part in parts_of(name) if part in found] == []
    assert found.count("weggelaten") >= 2 * len(NAMES)
    assert found.count("eenjongere") >= 2 * len(NAMES)


@pytest.mark.parametrize("form", ["md", "html", "docx"])
def test_the_same_search_finds_every_name_in_the_final_report(
    marked: Dossier, templates: Path, form: str
) -> None:
    context, texts = report_context(marked, "final", "a1b2c3d", "0.1.0")
    found = letters(render_report(context, texts, (form,), templates)[form])
    assert [name for name in NAMES if flat(name) not in found] == []
    assert "ziezoltan" not in found


def test_the_search_of_the_program_finds_nothing_in_them_either(
    marked: Dossier,
    material: tuple[object, Mapping[str, Passage]],
    made: Mapping[str, bytes],
    templates: Path,
) -> None:
    guard = Guard(marked, material[1], templates, {"user": ("iemand",)}, (certain(marked),))
    assert guard.escaped({f"verslag.{form}": data for form, data in made.items()}) == ()


def test_one_name_that_slips_through_is_found_with_the_place_where_it_is_marked(
    marked: Dossier,
    material: tuple[object, Mapping[str, Passage]],
    made: Mapping[str, bytes],
    templates: Path,
) -> None:
    guard = Guard(marked, material[1], templates, {}, ())
    leaking = made["md"] + b"\nen toen belde Zoltan Ikkerwiek nog\n"
    found = guard.escaped({"verslag.md": leaking})
    places = {each.origin.path.rpartition("/")[2] for each in found if each.origin}
    assert places >= {"OS-B4.md", "summary.md", "advice.md", "reflection.md"}
    assert {each.kind for each in found} <= {"redacted", "internal"}
    assert not any("ikkerwiek" in f"{each}".casefold() for each in found)


def test_a_school_year_in_an_internal_passage_is_not_a_leak_wherever_it_stands(
    example: Dossier, templates: Path
) -> None:
    files = example_files("reaction/", "seals/")
    files["scorings/OS-B2.md"] += "\n[Vraag aan de coördinator: klopt het cijfer van 2024-2025?]{.internal}\n"
    dossier = beside(example, files)
    context, texts = report_context(dossier, "public", "a1b2c3d", "0.1.0")
    made = render_report(context, texts, ("md",), templates)
    assert b"2024-2025" in made["md"]
    assert Guard(dossier, texts, templates, {}, ()).escaped({"verslag.md": made["md"]}) == ()
