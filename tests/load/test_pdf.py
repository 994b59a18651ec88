"""A PDF handed in beside a seal: what it says it is, and every file that is refused."""

from __future__ import annotations

import io
import zlib
from pathlib import Path

import pikepdf
import pypdf
import pytest

from naftctl.engines.child import EngineError
from naftctl.load.pdf import read_pdf
from naftctl.model.printed import Printed
from tests.load.printed import CODE, OTHER, pdf, saved


def reason(data: bytes) -> str:
    found, said = read_pdf(data, "verslag.pdf")
    assert found is None
    assert [(d.code, d.span.path, bool(d.hint)) for d in said] == [("N521", "verslag.pdf", True)]
    return said[0].message


def test_the_properties_and_the_codes_on_the_pages_are_read() -> None:
    found, said = read_pdf(pdf("Omslag", f"zegel {CODE}.", f"{CODE} en {OTHER}"), "verslag.pdf")
    assert not said
    assert found == Printed("ontwerpverslag", "a1b2c3d4e5+", "r-naft/2026.1", CODE, (CODE, OTHER))


def test_a_pdf_without_properties_still_has_the_code_on_its_pages() -> None:
    found, _ = read_pdf(pdf(CODE, keywords=""), "verslag.pdf")
    assert found == Printed(codes=(CODE,))


@pytest.mark.parametrize("words", [f"{CODE}-0000", f"a{CODE}", CODE.upper(), CODE[:-5], "f" * 32])
def test_what_only_looks_like_a_code_is_none(words: str) -> None:
    found, _ = read_pdf(pdf(words, keywords=""), "verslag.pdf")
    assert found == Printed()


def test_what_is_no_pdf_is_said_to_be_none() -> None:
    for data in (b"", b"PK\x03\x04", b"hallo", b" " * 2000 + pdf()):
        assert reason(data) == "dit is geen PDF-bestand"


def test_a_damaged_pdf_is_said_to_be_damaged() -> None:
    whole = pdf("een")
    for data in (b"%PDF-1.7\n", whole[: len(whole) // 3], whole.replace(b"/Pages", b"/Peges")):
        assert reason(data) == "dit PDF-bestand is beschadigd en kan niet gelezen worden"


def test_a_pdf_with_a_password_is_refused() -> None:
    document = pikepdf.open(io.BytesIO(pdf("een")))
    locked = saved(document, encryption=pikepdf.Encryption(owner="a", user="b", R=6))
    assert reason(locked) == "dit PDF-bestand is met een wachtwoord beveiligd"


def test_a_pdf_that_is_no_report_by_its_length_is_refused() -> None:
    writer = pypdf.PdfWriter()
    for _ in range(401):
        writer.add_blank_page(10, 10)
    held = io.BytesIO()
    writer.write(held)
    assert reason(held.getvalue()) == "dit PDF-bestand is te lang om een verslag te zijn"


def test_a_page_that_unpacks_without_end_says_nothing_and_holds_nothing_up() -> None:
    document = pikepdf.new()
    document.add_blank_page()
    stream = document.make_stream(b"")
    stream.write(zlib.compress(b"(a) Tj " * 60_000_000, 9), filter=pikepdf.Name.FlateDecode)
    document.pages[0].Contents = stream
    found, _ = read_pdf(saved(document), "verslag.pdf")
    assert found == Printed()


def test_a_pdf_that_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NAFTCTL_TIME_LIMIT", "0")
    assert reason(pdf(*["een"] * 300)) == "dit PDF-bestand vraagt te veel tijd of geheugen"


def test_without_pypdf_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    with pytest.raises(EngineError) as caught:
        read_pdf(pdf("een"), "verslag.pdf")
    assert caught.value.kind == "missing"
    assert "pip install" in caught.value.hint


def test_nothing_that_a_pdf_holds_is_run_or_fetched(tmp_path: Path) -> None:
    document = pikepdf.open(io.BytesIO(pdf("een")))
    document.Root.OpenAction = pikepdf.Dictionary(
        S=pikepdf.Name.Launch, F=pikepdf.String(str(tmp_path / "gemaakt"))
    )
    found, _ = read_pdf(saved(document), "verslag.pdf")
    assert found is not None
    assert not list(tmp_path.iterdir())
