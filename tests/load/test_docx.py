"""A note in Word becomes text that people may write; all that is left out is said, and a trap is refused."""

from __future__ import annotations

import io
import random
import re
import time
import zipfile
from collections.abc import Mapping

import pytest

from naftctl.load.docx import MAX_BYTES, WordNote, read_docx
from naftctl.load.folder import NOTE
from naftctl.prose import parse
from tests.load.word import SPACES, cell, document, item, paragraph, relation, run, table

PATH = "notitie.docx"
_FOOTNOTE = '<w:r><w:footnoteReference w:id="2"/></w:r>'
_MATH = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'


def read(
    body: str, parts: Mapping[str, str | bytes] | None = None, relations: str = "", space: str = ""
) -> WordNote:
    found, said = read_docx(document(body, parts, relations, space), PATH)
    assert said == ()
    assert found is not None
    return found


def refused(data: bytes) -> str:
    found, said = read_docx(data, PATH)
    assert found is None
    assert {str(d.span) for d in said} == {PATH}
    assert all(d.hint for d in said)
    return "; ".join(f"{d.code} {d.message}" for d in said)


# ── what is kept ─────────────────────────────────────────────────────────────────────────────────────────
def test_paragraphs_headings_and_lists_become_the_text_of_a_note() -> None:
    body = (
        paragraph("Gesprek met ouders", "Titel")
        + paragraph("functie: CLB-medewerker", "Auteur")
        + paragraph("Onthaal", "Kop1")
        + paragraph("Ze voelen zich welkom.")
        + item("eerst luisteren")
        + item("dan pas vragen", 1)
        + item("nog dieper", 2)
        + paragraph("Nadien.")
    )
    found = read(body)
    assert found.left == ()
    assert found.text == (
        "**Gesprek met ouders**\n\nfunctie: CLB-medewerker\n\n**Onthaal**\n\nZe voelen zich welkom.\n\n"
        "- eerst luisteren\n\n  - dan pas vragen\n\n    - nog dieper\n\nNadien.\n"
    )


def test_a_table_keeps_every_word_also_where_cells_are_joined_or_hold_another_table() -> None:
    wide = cell(paragraph("a|b") + paragraph("tweede alinea") + item("punt"), '<w:gridSpan w:val="2"/>')
    tall = cell(paragraph("hoog"), '<w:vMerge w:val="restart"/>')
    body = table(
        (wide, tall),
        (
            paragraph("c"),
            table((paragraph("binnenin"),)) + paragraph("d"),
            cell(paragraph(""), "<w:vMerge/>"),
        ),
        columns=3,
    )
    text = read(body).text
    rows = [[words.strip() for words in re.split(r"(?<!\\)\|", line)[1:-1]] for line in text.splitlines()]
    assert rows[0] == ["a\\|b tweede alinea punt", "", "hoog"]
    assert rows[2] == ["c", "binnenin d", ""]


def test_a_note_at_the_foot_stays_with_its_place() -> None:
    inside = (
        f'<w:footnotes {SPACES}><w:footnote w:id="2">{paragraph("de voetnoot")}</w:footnote></w:footnotes>'
    )
    note = relation("rF", "footnotes", "footnotes.xml")
    text = read(f"<w:p>{run('woord')}{_FOOTNOTE}</w:p>", {"word/footnotes.xml": inside}, note).text
    assert text == "woord[^1]\n\n[^1]: de voetnoot\n"


@pytest.mark.parametrize(
    "words",
    [
        "[@G02; @KV-B4] en @G03 los",
        "[naam]{.internal} en {.redact}",
        "::: internal",
        ":::",
        "<b>vet</b> <!-- stil --> <script>",
        "# hek", "## Vaststellingen", "1. een", "- min", "+ plus", "---", "===", "> aanhaling", "```", "~~~",
        "*ster* _streep_ `code` ~~door~~", "![foto](x.png)", "[^1]: noot", "| a | b |",
        "<<<<<<< HEAD", "{{ 7*7 }}", "<% x %>",
    ],
)  # fmt: skip
def test_signs_that_mean_something_in_our_texts_stay_signs(words: str) -> None:
    found = read(paragraph(words) + paragraph("Slot."))
    prose = parse(found.text, "evidence/G01.md", 1, NOTE)
    assert prose.flaws == ()
    assert prose.citations == ()
    assert not re.search(r"(?<!\\)\]\{", found.text)
    plain = (
        re.sub(r"\\(?=[^\w\s]|_)", "", found.text.partition("\n\n")[0])
        .replace("&#123;", "{")
        .replace("&lt;", "<")
    )
    assert plain.strip() == words


def test_what_was_inserted_is_taken_and_what_was_struck_or_remarked_is_not() -> None:
    body = (
        '<w:p><w:commentRangeStart w:id="0"/>'
        f'<w:ins w:id="1" w:author="x">{run("erbij ")}</w:ins>'
        '<w:del w:id="2" w:author="x"><w:r><w:delText>eraf</w:delText></w:r></w:del>'
        f'{run("gebleven")}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p>'
    )
    remark = f'<w:comment w:id="0" w:author="x">{paragraph("zeker?")}</w:comment>'
    remark = f"<w:comments {SPACES}>{remark}</w:comments>"
    found = read(body, {"word/comments.xml": remark}, relation("rC", "comments", "comments.xml"))
    assert found.text == "erbij gebleven\n"
    assert found.left == (
        "1 opmerking in de marge is weggelaten",
        "1 geschrapt stuk is niet overgenomen",
        "1 stuk dat als toegevoegd was gemarkeerd, is overgenomen",
    )


# ── what is left out, and said ───────────────────────────────────────────────────────────────────────────
def test_what_has_no_place_in_a_note_is_left_out_and_said() -> None:
    header = f"<w:hdr {SPACES}>{paragraph('vertrouwelijk')}</w:hdr>"
    box = f"<w:r><w:pict><w:txbxContent>{paragraph('in een vak')}</w:txbxContent></w:pict></w:r>"
    links = relation("rW", "hyperlink", "https://example.org/x", elsewhere=True) + relation(
        "rB", "hyperlink", "file:///C:/a.docx", elsewhere=True
    )
    body = (
        f'<w:p><w:hyperlink r:id="rW">{run("web")}</w:hyperlink><w:hyperlink r:id="rB">{run("bestand")}'
        f"</w:hyperlink>{box}</w:p><w:p><m:oMath><m:r><m:t>x</m:t></m:r></m:oMath></w:p>"
        + table(tuple(paragraph(f"k{n}") for n in range(9)))
    )
    found = read(body, {"word/header1.xml": header}, links, _MATH)
    assert found.text == "[web](https://example.org/x)bestand\n\nx\n"
    assert found.left == (
        "1 formule staat er als gewone tekst",
        "van 1 koppeling is de tekst overgenomen, het adres niet",
        "1 tabel is weggelaten: meer dan 8 kolommen passen niet op een bladzijde",
        "tekst in tekstvakken is weggelaten",
        "kop- en voetteksten zijn weggelaten",
    )


def test_unseen_characters_are_left_out_and_named() -> None:
    found = read(paragraph("ge\u00adwoon \u202eom\u202c \u200f[a]\u200b{.internal}"))
    assert found.text == "gewoon om \\[a\\]&#123;.internal}\n"
    assert (
        found.left[0] == "1 keer een teken dat niet in een tekst kan, weggelaten: U+00AD (zacht afbreekteken)"
    )
    assert len(found.left) == 5


def test_an_image_is_left_out_and_said() -> None:
    spaces = (
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
        'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
    )
    drawing = (
        '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="een plan"/><a:graphic><a:graphicData>'
        '<pic:pic><pic:blipFill><a:blip r:embed="rI"/></pic:blipFill></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )
    media = {"word/media/image1.png": b"\x89PNG\r\n\x1a\n<!DOCTYPE svg>"}
    found = read(
        f"<w:p>{run('voor')}{drawing}</w:p>", media, relation("rI", "image", "media/image1.png"), spaces
    )
    assert found == WordNote("voor\n", ("1 afbeelding is weggelaten",))


# ── what is refused ──────────────────────────────────────────────────────────────────────────────────────
def _locked() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")


def _other() -> bytes:
    return document(paragraph("x")).replace(b"word/document.xml", b"xl/worksheet1.xml")


def _with(name: str, content: bytes) -> bytes:
    return document(paragraph("x"), {name: content})


def _related(kind: str, target: str, *, elsewhere: bool = False) -> bytes:
    return document(paragraph("x"), {}, relation("rX", kind, target, elsewhere=elsewhere))


_FROM_ELSEWHERE = b"<a><b TargetMode='exter&#110;al' Type='x/image' Target='//server/y.png'/></a>"


def _twice() -> bytes:
    packed = io.BytesIO(document(paragraph("x")))
    with zipfile.ZipFile(packed, "a") as package:
        package.writestr("Word/Document.xml", "<x/>")
    return packed.getvalue()


@pytest.mark.parametrize(
    ("words", "data"),
    [
        ("dit is geen Word-document", b""),
        ("dit is geen Word-document", b"Gewone tekst"),
        ("een oud Word-bestand (.doc)", _locked()[:8]),
        ("met een wachtwoord beveiligd", _locked()),
        ("beschadigd", document(paragraph("x"))[:400]),
        ("beschadigd", _twice()),
        ("dit is een werkmap", _other()),
        ("te groot voor een notitie", b"PK\x03\x04" + bytes(MAX_BYTES)),
        ("te groot voor een notitie", _with("word/bom.xml", bytes(4_000_000))),
        ("bevat macro's", _with("word/vbaProject.bin", b"x")),
        ("een ander bestand", _with("word/embeddings/oleObject1.bin", b"x")),
        ("een ander bestand", _related("aFChunk", "stuk.html")),
        ("van elders", _related("image", "https://x/y.png", elsewhere=True)),
        ("van elders", _with("word/_rels/header1.xml.rels", _FROM_ELSEWHERE)),
        ("beschadigd", _with("word/_rels/header1.xml.rels", b"<Relationships>")),
        ("beschadigd", _with("word/document.xml", b"<w:document><w:body>")),
        ("XML die geen tekst", _with("word/settings.xml", b'<!DOCTYPE a [<!ENTITY b "c">]>')),
        ("XML die geen tekst", _with("word/settings.xml", "<a/>".encode("utf-16"))),
        ("bevat geen tekst", document(paragraph("  "))),
        ("te lang voor een notitie", document(paragraph("woord " * 70_000))),
    ],
)  # fmt: skip
def test_a_document_that_is_more_or_less_than_a_note_is_refused(words: str, data: bytes) -> None:
    said = refused(data)
    assert said.startswith("N375 ")
    assert words in said


def test_a_house_template_elsewhere_is_no_reason_to_refuse() -> None:
    template = relation("rT", "attachedTemplate", "file:///C:/huis.dotx", elsewhere=True)
    assert read(paragraph("gewoon"), {}, template).text == "gewoon\n"


def test_ten_thousand_paragraphs_are_read_in_seconds() -> None:
    start = time.monotonic()
    text = read("".join(paragraph(f"Alinea {number} van het verslag.") for number in range(10_000))).text
    assert text.count("\n\n") == 9_999
    assert time.monotonic() - start < 20


def test_a_table_of_thousands_of_rows_is_kept() -> None:
    rows = [tuple(paragraph(f"{row}.{column}") for column in range(3)) for row in range(1_000)]
    assert read(table(*rows)).text.count("\n") == 1_001


def test_tables_in_one_another_without_end_are_refused_in_a_moment() -> None:
    deep = "<w:tbl><w:tr><w:tc>" * 3_000 + paragraph("x") + "</w:tc></w:tr></w:tbl>" * 3_000
    start = time.monotonic()
    assert refused(document(deep)) == (
        "N375 dit document heeft meer onderdelen, of onderdelen in elkaar, dan een notitie"
    )
    assert time.monotonic() - start < 5


def test_a_broken_document_is_refused_or_read_and_never_crashes() -> None:
    sound, chance = (
        document(paragraph("een") + table((paragraph("a"), paragraph("b"))) + item("x")),
        random.Random(6),
    )
    for _ in range(25):
        broken = bytearray(sound)
        for _ in range(chance.randint(1, 8)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        found, said = read_docx(bytes(broken), PATH)
        assert (found is None) is bool(said)
