"""Twenty names in every place of four formats: each of them is found, and files without them give nothing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from naftctl.render.leaks import Leak, Sought, leaks
from tests.render.leaks import html_places, markdown_places, pdf_places, word_places
from tests.render.leaks.names import NAMES, Plant, png

ONE_BY_ONE = Sought({f"naam {number}": [name] for number, name in enumerate(NAMES)})
"""Every name as a kind of its own, so that a leak says which one it is."""


@pytest.fixture(scope="module")
def document(report_docx: bytes) -> bytes:
    return report_docx


def missed(data: bytes, names: Sequence[str] = NAMES, file: str = "verslag") -> list[str]:
    found = {leak.kind for leak in leaks({file: data}, ONE_BY_ONE)}
    return [name for number, name in enumerate(NAMES) if f"naam {number}" not in found and name in names]


def test_several_searches_at_once_find_what_each_finds_alone(document: bytes) -> None:
    files = {
        "a.docx": word_places.PLACES["text"](document, NAMES[:3]),
        "a.html": html_places.PLACES["text"](html_places.html(), NAMES[2:5]),
    }
    some = [Sought({f"naam {number}": [name]}) for number, name in enumerate(NAMES[:6])]
    alone = {leak for each in some for leak in leaks(files, each)}
    assert {leak.kind for leak in alone} == {f"naam {number}" for number in range(5)}
    assert leaks(files, *some) == tuple(sorted(alone))


def test_there_are_names_and_places_enough() -> None:
    assert len(NAMES) == 20
    pdf = (*pdf_places.TYPST, *pdf_places.PLACES)
    places = (pdf, tuple(word_places.PLACES), tuple(html_places.PLACES), tuple(markdown_places.PLACES))
    assert min(len(of_one) for of_one in places) >= 6


@pytest.mark.parametrize("place", html_places.PLACES)
def test_every_name_is_found_in_html(place: str) -> None:
    assert missed(html_places.PLACES[place](html_places.html(), NAMES)) == []


@pytest.mark.parametrize("place", markdown_places.PLACES)
def test_every_name_is_found_in_markdown(place: str) -> None:
    assert missed(markdown_places.PLACES[place](markdown_places.markdown(), NAMES)) == []


@pytest.mark.parametrize("place", word_places.PLACES)
def test_every_name_is_found_in_word(place: str, document: bytes) -> None:
    assert missed(word_places.PLACES[place](document, NAMES)) == []


@pytest.mark.parametrize("place", pdf_places.TYPST)
def test_every_name_is_found_in_a_pdf_as_it_is_made(place: str, templates: Path) -> None:
    body = "".join(pdf_places.TYPST[place](name) for name in NAMES)
    assert missed(pdf_places.pdf(templates, body, {"a.png": png("x")})) == []


@pytest.fixture(scope="module")
def plain_pdf(templates: Path) -> bytes:
    return pdf_places.pdf(templates)


@pytest.mark.parametrize("place", pdf_places.PLACES)
def test_every_name_is_found_in_what_can_be_added_to_a_pdf(place: str, plain_pdf: bytes) -> None:
    assert missed(pdf_places.PLACES[place](plain_pdf, NAMES)) == []


def test_words_drawn_outside_the_pages_are_found(plain_pdf: bytes) -> None:
    western = tuple(name for name in NAMES if "Ł" not in name)
    assert missed(pdf_places.STAMP(plain_pdf, western), western) == []


@pytest.mark.parametrize("name", NAMES)
def test_one_name_alone_is_found_once_and_no_other(name: str) -> None:
    page = html_places.PLACES["text"](html_places.html(), [name])
    (leak,) = leaks({"a.html": page}, ONE_BY_ONE)
    assert leak == Leak(
        "a.html", "tekst", f"naam {NAMES.index(name)}", name.lower()[0].replace("ł", "l").replace("ø", "o")
    )


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Lotte Peeters", "verslag-lotte-peeters.pdf"),
        ("Zoë Vandenbroucke", "Zoe_Vandenbroucke.docx"),
        ("Fatma Çelik", "fatma%20%C3%A7elik.html"),
    ],
)
def test_a_name_in_the_name_of_a_file_is_found_and_not_shown(name: str, written: str) -> None:
    (leak,) = leaks({written: b"niets"}, Sought({"redacted": [name]}, allowed=[]))[:1]
    assert leak.file == "bestand 1"
    assert leak.where == "naam van het bestand"


# ── nothing is found where nothing is ────────────────────────────────────────────────────────────────────
def test_files_without_them_give_nothing(document: bytes, plain_pdf: bytes, report: dict[str, bytes]) -> None:
    clean = {
        "a.html": html_places.html(),
        "a.md": markdown_places.markdown(),
        "a.docx": document,
        "a.pdf": plain_pdf,
        "verslag.pdf": report["pdf"],
        "verslag.md": report["md"],
    }
    authors = ("Onderwijsinspectie", "Zorginspectie")
    sought = Sought({"redacted": NAMES, "internal": NAMES, "user": ["root", "runner"]}, authors=authors)
    assert leaks(clean, sought) == ()


@pytest.mark.parametrize(
    "plant", [html_places.PLACES["text"], html_places.PLACES["anchor"], html_places.PLACES["over lines"]]
)
def test_a_part_of_a_word_is_no_name(plant: Plant) -> None:
    page = plant(html_places.html(), ["kernachtige ontpeetersing", "Peetersstraat", "wolfhonden"])
    assert leaks({"a.html": page}, Sought({"redacted": ["Kern", "Peeters", "Wolfhond"]})) == ()
