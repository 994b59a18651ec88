"""What counts as a leak, what is there by right, and what is told about it."""

from __future__ import annotations

import gzip
import io
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from time import process_time

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from naftctl.load.folder import PLAIN
from naftctl.model.dossier import Dossier
from naftctl.prose import parse
from naftctl.render.leaks import Leak, Sought, leaks, withheld
from naftctl.render.leaks.images import JPEG, PNG
from tests.render.leaks import pdf_places
from tests.render.leaks.names import NAMES, package

PASSAGE = "Lotte Peeters uit het derde jaar hout van Sint-Jozef kwam op 14 juni 2019 terug, dossier 4711-22."


def kinds(text: str, sought: Sought) -> set[str]:
    return {leak.kind for leak in leaks({"a.txt": text.encode()}, sought)}


def found(text: str, *passages: str, allowed: tuple[str, ...] = (), shown: tuple[str, ...] = ()) -> bool:
    return bool(kinds(text, Sought({"redacted": passages}, allowed, shown)))


# ── words ────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    "text",
    [
        PASSAGE,
        "Later zegt lotte nog iets.",
        "Aan mevrouw PEETERS",
        "de klas van Jozef",
        "in 2019",
        "dossier 471122",
        "Lotte's boek, of Lottes boek",
        "lottepeeters@example.org",
        "lotte.peeters",
        "hij kwam op 14 juni 2019 terug, dossier",
        "het derde jaar hout van Sint Jozef kwam op",
        "P e e t e r s",
        "Pee\u00ad\nters",
        "Pee-\n  ters",
        "Ｐｅｅｔｅｒｓ",
        "P\u200be\u200be\u200bters",
        "Peèters",
    ],
)
def test_a_passage_its_names_its_numbers_and_a_good_part_of_it_are_found(text: str) -> None:
    assert found(text, PASSAGE)


@pytest.mark.parametrize(
    "text",
    ["Een jongere uit het derde jaar", "op 14 juni", "Peeterslaan", "Charlotte", "hout", "20190", "Jo"],
)
def test_ordinary_words_and_parts_of_words_are_not_found(text: str) -> None:
    assert not found(text, PASSAGE)


def test_what_stands_in_templates_or_in_the_framework_is_there_by_right() -> None:
    assert found("Jaarverslag van de Dienst", "Het Jaarverslag van de Dienst telt")
    assert not found(
        "Jaarverslag van de Dienst", "Het Jaarverslag van de Dienst telt", allowed=("Jaarverslag Dienst",)
    )


def test_a_name_that_stands_elsewhere_in_the_folder_is_a_leak_and_a_common_word_is_none() -> None:
    shown = ("Lotte kwam terug in 2019. Vader belde; de vader belde.",)
    assert found(shown[0], "Lotte", shown=shown)
    assert found("bel 0475 12 34 56", "0475 12 34 56", shown=("bel 0475 12 34 56",))
    assert not found("Vader belde", "vader", shown=shown)
    assert not found("in 2019", "Iets uit 2019", shown=shown)


def test_a_short_word_is_only_sought_as_a_whole() -> None:
    assert found("Zegt Eva zelf", "Eva")
    assert not found("Zegt Evaluatie zelf", "Eva")
    assert not found("een jo en 14", "Jo", "14")


def test_words_of_another_kind_are_sought_as_they_are() -> None:
    sought = Sought({"user": ["jdoe7"], "path": ["/srv/naft"]})
    assert kinds("gemaakt door jdoe7", sought) == {"user"}
    assert kinds("in /srv/naft/x", sought) == {"path"}


def test_a_user_name_is_not_sought_in_styles_and_scripts() -> None:
    sought = Sought({"user": ["root"]})
    assert kinds("<style>:root { color: red }</style><p>tekst</p>", sought) == set()
    assert kinds("<p>door root</p>", sought) == {"user"}


@pytest.mark.parametrize(
    "text",
    [
        "/home/jan/verslag",
        "/root/x",
        "/Users/jan/x",
        "/tmp/naftctl-x/a",
        "C:\\Users\\jan",
        "c:/users/jan",
        "file:///srv/x",
        "file:%2F%2F%2Fsrv",
        "\\\\server\\deel",
        "<style>a { background: url(/home/jan/a.png) }</style>",
        "src='/home/jan/a.png'",
        "C:\\\\Users\\\\jan",
    ],
)
def test_a_place_on_a_computer_is_a_leak(text: str) -> None:
    assert kinds(text, Sought({})) == {"path"}


@pytest.mark.parametrize(
    "text", ["https://example.org/home/jan", "/word/document.xml", "en/of", "profile: x", "a/root/b"]
)
def test_an_address_on_the_web_is_no_place_on_a_computer(text: str) -> None:
    assert kinds(text, Sought({})) == set()


def test_patterns_and_detectors_find_what_no_list_has() -> None:
    def numbers(text: str) -> Iterator[tuple[str, str]]:
        yield from (("number", match[0]) for match in re.finditer(r"\d\d\.\d\d\.\d\d-\d{3}\.\d\d", text))

    sought = Sought({}, patterns={"mail": re.compile(r"\w+@\w+\.\w+")}, detectors=(numbers,))
    assert kinds("<p title='85.07.30-033.28'>a&#64;b.be</p>", sought) == {"number", "mail"}


# ── authors ──────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("author", "strange"),
    [
        ("Onderwijsinspectie", False),
        ("Onderwijsinspectie en Zorginspectie", False),
        ("zorginspectie; onderwijsinspectie", False),
        ("Jan De Smet", True),
        ("Zorginspectie, Jan", True),
        ("python-docx", True),
    ],
)
def test_only_the_houses_may_be_an_author(author: str, *, strange: bool, templates: Path) -> None:
    sought = Sought({}, authors=("Onderwijsinspectie", "Zorginspectie"))
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf_places.pdf(templates))) as opened:
        opened.docinfo["/Author"] = author
        opened.save(made)
    files = {
        "a.html": f"<meta name='author' content='{author}'>".encode(),
        "a.docx": package({"docProps/core.xml": f"<x><dc:creator>{author}</dc:creator></x>".encode()}),
        "b.docx": package({"word/comments.xml": f"<w:comment w:author='{author}'/>".encode()}),
        "a.pdf": made.getvalue(),
    }
    named = {leak.file for leak in leaks(files, sought) if leak.kind == "author"}
    assert named == (set(files) if strange else set())


# ── what is told ─────────────────────────────────────────────────────────────────────────────────────────
def test_a_leak_tells_where_and_a_first_letter_and_never_the_words(templates: Path) -> None:
    files = {
        "a.pdf": pdf_places.pdf(templates, "#pagebreak()\n#[Zegt Lotte Peeters]\n"),
        "peeters.docx": package({"word/peeters/document.xml": b"<w:t>Pee</w:t><w:t>ters</w:t>"}),
    }
    told = leaks(files, Sought({"redacted": ["Lotte Peeters"]}))
    assert Leak("a.pdf", "pagina 2", "redacted", "l") in told
    assert Leak("bestand 2", "deel 1: tekst", "redacted", "p") in told
    assert not re.search("peeters|lotte", str(told), re.I)


def test_a_leak_in_one_place_is_told_once(templates: Path) -> None:
    made = pdf_places.pdf(templates, "#[Zegt Wolfhond]\n")
    assert leaks({"a.pdf": made}, Sought({"redacted": ["Wolfhond"]})) == (
        Leak("a.pdf", "pagina 1", "redacted", "w"),
    )


# ── what cannot be searched ──────────────────────────────────────────────────────────────────────────────
def test_what_nobody_can_search_is_a_leak(templates: Path) -> None:
    made = pdf_places.pdf(templates)
    locked, deep = io.BytesIO(), b"x"
    with pikepdf.open(io.BytesIO(made)) as opened:
        opened.save(locked, encryption=pikepdf.Encryption(owner="a", user="b"))
    for _ in range(9):
        deep = package({"a.zip": deep})
    files = {
        "locked.pdf": locked.getvalue(),
        "damaged.pdf": b"%PDF-1.7 niets",
        "damaged.docx": package({"a": b"x" * 99})[:60],
        "deep.docx": deep,
    }
    assert {leak.file for leak in leaks(files, Sought({})) if leak.kind == "unreadable"} == set(files)


def test_words_packed_twice_or_left_between_are_found() -> None:
    sought = Sought({"redacted": ["Wolfhond"]})
    inner = package({"a.json": json.dumps({"x": "Wolfhond"}).encode()})
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w") as made:
        made.writestr("a.txt", "leeg")
    for data in (
        gzip.compress(b"Wolfhond"),
        package({"a": gzip.compress(inner)}),
        "Wolfhond".encode("utf-16"),
        b"\0\1\2\3 Wolfhond \0\1",
        b"\0\1\2\3" + "Wolfhond".encode("utf-16-be"),
        b"Wolfhond " + stored.getvalue(),
        stored.getvalue() + b" Wolfhond",
    ):
        assert leaks({"a": data}, sought), data[:20]


@given(
    start=st.sampled_from(
        [b"%PDF-1.7\n", b"PK\3\4", PNG, JPEG, b"\x1f\x8b", b"<?xml", b"RIFF", b"\xff\xfe", b""]
    ),
    rest=st.binary(max_size=300),
)
def test_no_bytes_stop_the_search(start: bytes, rest: bytes) -> None:
    for leak in leaks({"a": start + rest}, Sought({"redacted": ["Wolfhonden"]})):
        assert leak.kind in {"unreadable", "path"}


# ── from the texts to the files ──────────────────────────────────────────────────────────────────────────
def test_what_an_edition_does_not_show_is_taken_from_every_text(example: Dossier) -> None:
    text = "A [Lotte]{.redact} b [stil]{.internal}.\n\n::: internal\nBinnenskamers\n\n- en dit\n:::\n"
    dossier = replace(example, loose=(parse(text, "a.md", 1, PLAIN),))
    public, final = withheld(dossier, redacted=True), withheld(dossier, redacted=False)
    assert {"Lotte", "een jongere uit het derde jaar hout"} <= set(public["redacted"])
    assert {"stil", "Binnenskamers", "en dit"} <= set(public["internal"])
    assert final == {"internal": public["internal"]}


def test_the_passages_of_the_example_are_not_in_its_public_text(example: Dossier) -> None:
    words = withheld(example, redacted=True)
    texts = [text for page in example.scorings for text in page.body.texts]
    public = "\n\n".join(text.shown(internal=False, redacted=True) for text in texts)
    assert leaks({"a.md": public.encode()}, Sought({"redacted": words["redacted"]})) == ()
    final = "\n\n".join(text.shown(internal=False) for text in texts)
    assert leaks({"a.md": final.encode()}, Sought({"redacted": words["redacted"]}))


def test_a_report_of_thirty_pages_is_searched_in_a_few_seconds(
    report: dict[str, bytes], report_docx: bytes
) -> None:
    files = {"a.pdf": report["pdf"], "a.docx": report_docx, "a.md": report["md"]}
    begun = process_time()
    assert leaks(files, Sought({"redacted": [*NAMES, PASSAGE * 3]}, shown=("in 2019",))) == ()
    assert process_time() - begun < 8  # about 1.5 on a machine that has nothing else to do
