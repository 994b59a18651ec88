from __future__ import annotations

import importlib.machinery
import importlib.util
from pathlib import Path

import pytest

from naftctl.engines import typst
from naftctl.engines.child import EngineError

FONTS = Path(__file__).resolve().parents[2] / "templates" / "report" / "fonts"
PAGE = b'#set document(title: "Proef")\n#set text(font: "Atkinson Hyperlegible", lang: "nl")\n'


def compile_page(body: bytes, seconds: float | None = None) -> bytes:
    return typst.compile_pdf({"main.typ": PAGE + body}, "main.typ", FONTS, 0, seconds)


def test_a_page_becomes_a_pdf_and_the_same_bytes_each_time() -> None:
    first = compile_page(b"Dag")
    assert first.startswith(b"%PDF-1.7")
    assert first == compile_page(b"Dag")


def test_a_fault_is_named_with_the_words_of_typst() -> None:
    with pytest.raises(EngineError) as caught:
        compile_page(b"#nietbestaand")
    assert "unknown variable" in caught.value.reason
    assert "main.typ" in caught.value.diagnostic


def test_a_warning_is_a_fault_because_it_can_mean_lost_text() -> None:
    with pytest.raises(EngineError, match="unknown font"):
        compile_page(b'#text(font: "Geen Lettertype")[Dag]')


def test_a_character_without_a_glyph_is_a_fault() -> None:
    with pytest.raises(EngineError):
        compile_page("#text(fallback: false)[字]".encode())


def test_nothing_outside_the_folder_can_be_read() -> None:
    with pytest.raises(EngineError):
        compile_page(b'#read("/etc/hostname")')
    with pytest.raises(EngineError):
        compile_page(b'#read("../../../etc/hostname")')


def test_a_document_that_never_ends_is_stopped() -> None:
    with pytest.raises(EngineError) as caught:
        compile_page(
            b"#let f(n) = range(200000).map(i => calc.sin(i)).sum() + n\n#range(100000).map(f).sum()", 1.0
        )
    assert caught.value.kind == "hung"


def test_a_missing_package_is_named_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    find = importlib.util.find_spec

    def without(name: str, package: str | None = None) -> importlib.machinery.ModuleSpec | None:
        return None if name == "typst" else find(name, package)

    monkeypatch.setattr(importlib.util, "find_spec", without)
    with pytest.raises(EngineError) as caught:
        compile_page(b"Dag")
    assert caught.value.kind == "missing"
    assert "pip install" in caught.value.hint
