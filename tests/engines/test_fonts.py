from __future__ import annotations

from pathlib import Path

from naftctl.engines.fonts import families, printable, unreadable
from naftctl.engines.typst import compile_pdf
from tests.conftest import ROOT

FONTS = ROOT / "templates" / "report" / "fonts"


def test_the_fonts_print_what_dutch_needs() -> None:
    assert {ord(char) for char in "aZ09éëïöüàçÉ€“”‘’–…•°½"} <= printable(FONTS)


def test_the_fonts_do_not_print_other_scripts_or_pictures() -> None:
    assert not {ord(char) for char in "字яα👍⟨⟩→"} & printable(FONTS)


def test_every_character_that_counts_as_printable_prints_in_every_style() -> None:
    characters = "".join(chr(code) for code in sorted(printable(FONTS)) if code > ord(" "))
    page = """#set document(title: "Proef")
#set text(font: "Atkinson Hyperlegible", lang: "nl", fallback: false)
#let all = read("characters.txt").clusters().join(" ")
#all #strong(all) #emph(all) #strong(emph(all))"""
    sources = {"main.typ": page.encode(), "characters.txt": characters.encode()}
    assert compile_pdf(sources, "main.typ", FONTS, 0).startswith(b"%PDF")


def test_no_character_of_the_fonts_is_overlooked() -> None:
    assert len(printable(FONTS)) == 342


def test_a_folder_without_fonts_prints_nothing(tmp_path: Path) -> None:
    assert printable(tmp_path) == frozenset()


def test_a_folder_names_its_families_once() -> None:
    assert families(FONTS) == ("Atkinson Hyperlegible",)


def test_a_file_that_is_no_font_is_named_and_does_not_count(tmp_path: Path) -> None:
    font = next(FONTS.glob("*.ttf")).read_bytes()
    (tmp_path / "goed.ttf").write_bytes(font)
    for number, bad in enumerate((b"", b"geen lettertype", font[:300], b"\0\1\0\0" + b"\0" * 60)):
        (tmp_path / f"kapot-{number}.ttf").write_bytes(bad)
    assert unreadable(tmp_path) == tuple(f"kapot-{number}.ttf" for number in range(4))
    assert families(tmp_path) == ("Atkinson Hyperlegible",)
    assert printable(tmp_path) >= printable(FONTS)
