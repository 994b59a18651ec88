"""Images of people's texts and logos of the house, in every format, with nothing in them but the picture."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pikepdf
import pypdf
import pytest
from msgspec.structs import replace
from PIL import Image, ImageDraw

from naftctl.model.dossier import Dossier
from naftctl.model.workspace import House
from naftctl.render import FORMATS, render_report
from naftctl.render.compose import report_context
from naftctl.render.document import RefusedTexts
from naftctl.render.images import LARGEST, clean_image
from naftctl.render.pieces import Passage
from naftctl.source import Span

SECRET = b"GEHEIM-5130"
WORDS = 'Plattegrond: een lokaal met "vier" ramen & een deur'
CAPTION = "Het *lokaal* na de verbouwing"


def drawing(size: tuple[int, int], mode: str = "RGB") -> Image.Image:
    image = Image.new(mode, size, 0)
    ImageDraw.Draw(image).rectangle((0, 0, size[0] // 4, size[1] // 4), fill=1 if mode in "1P" else 200)
    return image


def saved(image: Image.Image, form: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, form, **options)
    return out.getvalue()


def photo(size: tuple[int, int] = (800, 500)) -> bytes:
    """A photo taken on its side, with a place, a thumbnail and remarks in it."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010E] = SECRET.decode()
    exif.get_ifd(0x8825)[2] = (51.0, 3.0, 0.0)
    return saved(drawing(size), "JPEG", exif=exif, comment=SECRET, icc_profile=SECRET * 20)


def told(size: tuple[int, int] = (300, 200)) -> bytes:
    """A drawing with remarks in it and after it."""
    from PIL.PngImagePlugin import PngInfo  # noqa: PLC0415

    info = PngInfo()
    info.add_text("Author", SECRET.decode())
    info.add_itxt("Comment", SECRET.decode())
    return saved(drawing(size), "PNG", pnginfo=info) + SECRET


@pytest.fixture(scope="module")
def shown(example: Dossier) -> tuple[Dossier, Mapping[str, Passage]]:
    """The example with a drawing and a photo in its page for youngsters, and a logo."""
    assert example.summary is not None
    logos = {"onderwijsinspectie": told((400, 120))}
    house = House(logos=logos)
    dossier = replace(example, pictures={"evidence/plan.png": told(), "foto een.jpg": photo()}, house=house)
    body = f'Een zin.\n\n![{WORDS}](evidence/plan.png "{CAPTION}")\n\n![De ingang](foto%20een.jpg)'
    text = example.summary.body.sections[0].texts[0]
    return dossier, {"text": Passage(body, text.span)}


@pytest.fixture(scope="module")
def made(shown: tuple[Dossier, Mapping[str, Passage]], templates: Path) -> dict[str, bytes]:
    return _made(shown, templates)


def _made(shown: tuple[Dossier, Mapping[str, Passage]], templates: Path) -> dict[str, bytes]:
    dossier, body = shown
    assert dossier.summary is not None
    section = dossier.summary.body.sections[0]
    text = replace(section.texts[0], markdown=body["text"].markdown)
    prose = replace(dossier.summary.body, sections=(replace(section, texts=(text,)),))
    summary = dossier.summary.model_copy()
    summary._body = prose
    context, texts = report_context(
        replace(dossier, summary=summary, sent_texts=()), "final", "a1b2c3d", "0.1.0"
    )
    return render_report(context, texts, FORMATS, templates)


def test_nothing_but_the_picture_is_in_any_format(made: dict[str, bytes]) -> None:
    for form, data in made.items():
        parts = [data]
        if form == "docx":
            with zipfile.ZipFile(io.BytesIO(data)) as package:
                parts = [package.read(name) for name in package.namelist()]
        assert not [part for part in parts if SECRET in part], form
        assert b"Exif" not in b"".join(parts), form


def test_the_pdf_has_figures_with_their_words_and_captions(made: dict[str, bytes]) -> None:
    with pikepdf.open(io.BytesIO(made["pdf"])) as pdf:
        words = {str(o.Alt) for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/Alt" in o}
    text = " ".join(p.extract_text() for p in pypdf.PdfReader(io.BytesIO(made["pdf"])).pages)
    assert {"Plattegrond: een lokaal met “vier” ramen & een deur", "De ingang", "Onderwijsinspectie"} <= words
    assert re.search(r"Figuur\s1\.\sHet\s\*lokaal\*\sna\sde\sverbouwing", text)
    assert re.search(r"Figuur\s2\.\sInschaling", text)


def test_markdown_says_what_can_be_seen_and_names_no_file(made: dict[str, bytes]) -> None:
    text = " ".join(made["md"].decode().split())
    assert r"**Figuur 1.** Het \*lokaal\* na de verbouwing" in text
    assert "**Afbeelding:** Plattegrond: een lokaal met “vier” ramen & een deur" in text
    assert "picture-" not in text


def test_a_web_page_holds_its_images(made: dict[str, bytes]) -> None:
    text = made["html"].decode()
    assert text.count('src="data:image/png;base64,') == 2
    assert text.count('src="data:image/jpeg;base64,') == 1
    assert 'alt="De ingang"' in text
    assert "picture-" not in text


def test_a_word_file_holds_its_images_with_their_words(made: dict[str, bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(made["docx"])) as package:
        media = [name for name in package.namelist() if name.startswith("word/media/")]
        text = package.read("word/document.xml").decode()
    assert len([name for name in media if name.endswith((".png", ".jpg", ".jpeg"))]) >= 2
    assert 'descr="De ingang"' in text
    assert "Figuur 1." in re.sub(r"<[^>]+>", "", text)


def test_the_same_images_give_the_same_bytes(
    made: dict[str, bytes], shown: tuple[Dossier, Mapping[str, Passage]], templates: Path
) -> None:
    again = _made(shown, templates)
    assert {form: data == made[form] for form, data in again.items()} == dict.fromkeys(made, True)


def test_a_photo_on_its_side_is_set_upright_and_made_small_enough() -> None:
    clean = clean_image(photo((3000, 2000)))
    assert clean is not None
    with Image.open(io.BytesIO(clean)) as opened:
        assert opened.size == (LARGEST * 2 // 3, LARGEST) or opened.size == (1067, LARGEST)
        assert (opened.format, opened.mode) == ("JPEG", "RGB")
        assert not opened.getexif()
        # The rectangle stood at the top left; upright it stands at the top right.
        corner: object = opened.getpixel((opened.width - 20, 20))
        assert isinstance(corner, tuple)
        assert corner[0] > 150


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_kind_of_png_becomes_plain_greys_or_colours(mode: str) -> None:
    clean = clean_image(saved(drawing((40, 30), mode), "PNG"))
    assert clean is not None
    with Image.open(io.BytesIO(clean)) as opened:
        assert opened.mode in {"L", "RGB"}
        assert opened.size == (40, 30)


def test_what_lets_the_page_through_gets_a_white_ground() -> None:
    clean = clean_image(saved(Image.new("RGBA", (9, 9), (0, 0, 0, 0)), "PNG"))
    assert clean is not None
    with Image.open(io.BytesIO(clean)) as opened:
        assert opened.getpixel((4, 4)) == (255, 255, 255)


def test_a_photo_in_the_colours_of_print_becomes_one_for_screens() -> None:
    clean = clean_image(saved(Image.new("CMYK", (9, 9), (0, 0, 0, 0)), "JPEG"))
    assert clean is not None
    with Image.open(io.BytesIO(clean)) as opened:
        assert opened.mode == "RGB"


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\x1a\n", told()[:60], saved(drawing((9, 9)), "GIF")])
def test_what_cannot_be_decoded_gives_nothing(data: bytes) -> None:
    assert clean_image(data) is None


def test_an_image_that_cannot_be_decoded_is_refused_at_its_place(example: Dossier, templates: Path) -> None:
    context, texts = report_context(example, "final", "a", "0.1.0")
    ref = next(iter(texts))
    body = "Een zin.\n\n![Een plan](picture-0.png)"
    place = Span("inspections/x/summary.md", 5, 1, 7, 9)
    bad = {**texts, ref: Passage(body, place, {"picture-0.png": b"\x89PNG\r\n\x1a\nstuk"})}
    with pytest.raises(RefusedTexts) as caught:
        render_report(context, bad, ("md",), templates)
    (problem,) = caught.value.problems
    assert (str(problem.span), problem.reason) == (
        "inspections/x/summary.md:7:1",
        "deze afbeelding is beschadigd en kan niet gelezen worden",
    )


@pytest.mark.parametrize(
    "body",
    [
        "Zie ![Een plan](picture-0.png) hier.",
        "> a\n\n![](picture-0.png)",
        "a[^1]\n\n[^1]: ![Een plan](picture-0.png)",
        "![Een plan](picture-1.png)",
        "| a |\n|--|\n| ![Een plan](picture-0.png) |",
    ],
)
def test_an_image_elsewhere_or_that_nobody_vetted_is_refused_when_the_document_is_made(
    example: Dossier, templates: Path, body: str
) -> None:
    context, texts = report_context(example, "final", "a", "0.1.0")
    ref = next(iter(texts))
    bad = {**texts, ref: Passage(body, Span("a.md", 1, 1), {"picture-0.png": told()})}
    with pytest.raises(RefusedTexts, match="afbeelding"):
        render_report(context, bad, ("md",), templates)
