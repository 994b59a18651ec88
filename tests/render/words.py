"""The words of a report as a reader gets them, out of each format and up to layout."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from html import unescape
from html.parser import HTMLParser
from typing import Any, Literal
from xml.etree import ElementTree as ET

import pypdfium2
from msgspec import Struct, field

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
COVER_STYLES = ("CoverHouses", "Title", "Subtitle", "CoverNotice")
"""What a cover says beside its facts: every format words and orders that in its own way."""

Chart = Literal["none", "drawing", "table"]


def words(text: str) -> Counter[str]:
    """Every word and number, each with how often it stands there.

    Hyphens go, with the line end behind them: a word that is broken is one word, and `OS-B3` is `OSB3`
    everywhere.
    """
    joined = re.sub(r"[-\u00ad\u200b\u2010\u2011\u0002\ufffe]\s*", "", unicodedata.normalize("NFC", text))
    return Counter(re.findall(r"[^\W_]+", joined))


# ---- Markdown ---------------------------------------------------------------------------------------------


def markdown_words(data: bytes) -> Counter[str]:
    """The words without signs of Markdown, numbers of lists and notes, and the title with its notice."""
    text = data.decode().split("\n\n", 2)[2]
    text = re.sub(
        r"^> \*\*Afbeelding:\*\*(?:.|\n> )*$", "", text, flags=re.MULTILINE
    )  # elsewhere it is shown
    text = re.sub(r"^[\s>-]*\d+[.)]\s\s", " ", text, flags=re.MULTILINE)
    text = re.sub(r"^[\s>]+", " ", text, flags=re.MULTILINE)
    text = re.sub(r"\[\^\d+\]:?", "", text)
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    return words(unescape(re.sub(r"[*`~\\]", "", text)))


# ---- PDF --------------------------------------------------------------------------------------------------

_ABOVE, _BELOW = 72, 62
"""Points at the top and the foot of a page where the running header and footer stand."""


def pdf_words(data: bytes) -> Counter[str]:
    """The words without the running header and footer and without the pages of the table of contents."""
    document = pypdfium2.PdfDocument(data)
    try:
        pages = [_page_text(page) for page in document]
    finally:
        document.close()
    return sum((words(page) for page in pages if not re.search(r"(?:\. ?){12}", page)), Counter())


def _page_text(page: Any) -> str:
    """The text between header and footer, with a line end wherever the next sign stands higher or lower.

    The library itself joins the last word of a cell to the first word of the next one.
    """
    text, height = page.get_textpage(), page.get_height()
    written: list[str] = []
    middle = 0.0
    for index in range(text.count_chars()):
        sign = text.get_text_range(index, 1)
        _, bottom, _, top = text.get_charbox(index, loose=True)
        if sign.isspace() or not _BELOW < bottom < height - _ABOVE:
            written.append(" " if sign.isspace() else "")
            continue
        if abs((bottom + top) / 2 - middle) > 5:
            written.append("\n")
        middle = (bottom + top) / 2
        written.append(sign)
    return "".join(written)


# ---- HTML -------------------------------------------------------------------------------------------------

_INLINE = frozenset({"a", "b", "strong", "em", "span", "code", "del", "s", "i", "mark"})
_VOID = frozenset(
    {"br", "img", "col", "meta", "link", "hr", "path", "circle", "line", "rect", "input", "wbr"}
)
_SKIPPED = frozenset({"style", "script", "title", "nav", "footer", "sup", "h1"})
_SKIPPED_CLASSES = frozenset({"skip", "houses", "provider", "number", "back", "up"})


class _Page(HTMLParser):
    """Collects what a reader of the page gets, without what goes round the report."""

    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []
        self._open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        classes = set((dict(attrs).get("class") or "").split())
        skipped = tag in _SKIPPED or bool(classes & _SKIPPED_CLASSES) or (tag == "p" and "notice" in classes)
        if tag not in _INLINE:
            self.text.append(" ")
        if tag not in _VOID:
            self._open.append((tag, skipped))

    def handle_startendtag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        """Nothing: an element that closes itself has no words."""

    def handle_endtag(self, tag: str) -> None:
        if tag not in _INLINE:
            self.text.append(" ")
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not any(skipped for _, skipped in self._open):
            self.text.append(data)


def html_words(data: bytes) -> Counter[str]:
    """The words without numbers of headings and notes, navigation, title and running foot."""
    page = _Page()
    page.feed(data.decode().split("<body>", 1)[1])
    return words("".join(page.text))


# ---- DOCX -------------------------------------------------------------------------------------------------


class _Numbers(Struct):
    """The numbers that Word itself puts before headings and items of lists."""

    formats: dict[str, list[tuple[int, str, str]]]
    styles: dict[str, tuple[str, int]]
    counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def of(self, style: str, paragraph: ET.Element) -> str:
        number, level = self.styles.get(style, ("0", 0))
        direct = paragraph.find(f"{W}pPr/{W}numPr")
        if direct is not None:
            number, level = _numbering(direct)
        if number == "0":
            return ""
        counts, levels = self.counts.setdefault(number, {}), self.formats[number]
        counts[level] = counts.get(level, levels[level][0] - 1) + 1
        for deeper in [at for at in counts if at > level]:
            del counts[deeper]
        return re.sub(r"%(\d)", lambda m: self._one(levels, counts, int(m[1]) - 1), levels[level][2]) + " "

    def _one(self, levels: list[tuple[int, str, str]], counts: dict[int, int], level: int) -> str:
        value = counts.get(level, 0)
        return chr(64 + value) if levels[level][1] == "upperLetter" else str(value)


def _numbering(properties: ET.Element) -> tuple[str, int]:
    level = properties.find(f"{W}ilvl")
    number = properties.find(f"{W}numId")
    assert number is not None
    return number.attrib[f"{W}val"], int(level.attrib[f"{W}val"]) if level is not None else 0


def _value(element: ET.Element, path: str, default: str = "") -> str:
    found = element.find(path)
    return found.attrib[f"{W}val"] if found is not None else default


def _numbers(parts: zipfile.ZipFile) -> _Numbers:
    numbering = ET.fromstring(parts.read("word/numbering.xml"))
    abstract = {
        kind.attrib[f"{W}abstractNumId"]: [
            (int(_value(level, f"{W}start", "1")), _value(level, f"{W}numFmt"), _value(level, f"{W}lvlText"))
            for level in kind.iter(f"{W}lvl")
        ]
        for kind in numbering.iter(f"{W}abstractNum")
    }
    formats = {}
    for number in numbering.iter(f"{W}num"):
        levels = list(abstract[_value(number, f"{W}abstractNumId")])
        for over in number.iter(f"{W}lvlOverride"):
            at = int(over.attrib[f"{W}ilvl"])
            levels[at] = (int(_value(over, f"{W}startOverride", "1")), *levels[at][1:])
        formats[number.attrib[f"{W}numId"]] = [
            (start, kind, "" if kind == "bullet" else text) for start, kind, text in levels
        ]
    styles: dict[str, tuple[str, int]] = {}
    for style in ET.fromstring(parts.read("word/styles.xml")).iter(f"{W}style"):
        own, name = style.find(f"{W}pPr/{W}numPr"), style.attrib[f"{W}styleId"]
        based = _value(style, f"{W}basedOn")
        if own is not None:
            styles[name] = _numbering(own)
        elif based in styles:
            styles[name] = styles[based]
    return _Numbers(formats, styles)


def docx_words(data: bytes, *, numbers: bool, chart: Chart) -> Counter[str]:
    """The words without cover, contents, headers and footers.

    With `numbers`, what Word counts itself (headings, lists, notes) is there. The chart is a `table` in Word;
    as a `drawing` it lacks the head of its first column, which only a table needs.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        counted = _numbers(parts)
        body = ET.fromstring(parts.read("word/document.xml"))[0]
        notes = ET.fromstring(parts.read("word/footnotes.xml"))
    blocks = [*_without_chart(body)] if chart == "none" else list(body)
    text = [_block_text(block, counted, numbers=numbers, whole=chart == "table") for block in blocks]
    text += [
        (note.attrib[f"{W}id"] if numbers else "") + " " + _block_text(note, counted)
        for note in notes.findall(f"{W}footnote")
        if f"{W}type" not in note.attrib
    ]
    return words("\n".join(text))


def _without_chart(body: ET.Element) -> Iterator[ET.Element]:
    after = False
    for block in body:
        if not is_chart(block) and not after:
            yield block
        after = is_chart(block)


def is_chart(block: ET.Element) -> bool:
    return _value(block, f"{W}tblPr/{W}tblStyle") == "ChartTable"


def _block_text(block: ET.Element, counted: _Numbers, *, numbers: bool = False, whole: bool = True) -> str:
    if block.tag == f"{W}sdt":  # the table of contents
        return ""
    said = []
    for paragraph in [block] if block.tag == f"{W}p" else list(block.iter(f"{W}p")):
        style = _value(paragraph, f"{W}pPr/{W}pStyle")
        number = counted.of(style, paragraph)
        if style not in COVER_STYLES:
            said.append((number if numbers else "") + paragraph_text(paragraph, notes=numbers))
    return "\n".join(said if whole or not is_chart(block) else said[1:])


def paragraph_text(paragraph: ET.Element, *, notes: bool = False) -> str:
    """The words of one paragraph, with the numbers of its notes where asked."""
    said = []
    for part in paragraph.iter():
        if part.tag == f"{W}t":
            said.append(part.text or "")
        elif part.tag in (f"{W}tab", f"{W}br"):
            said.append(" ")
        elif part.tag == f"{W}footnoteReference" and notes:
            said.append(part.attrib[f"{W}id"])
    return "".join(said)


def head_rows(docx: bytes) -> tuple[Counter[str], ...]:
    """The words of each row that is repeated where its table goes on on the next page."""
    with zipfile.ZipFile(io.BytesIO(docx)) as parts:
        body = ET.fromstring(parts.read("word/document.xml"))[0]
    rows = (row for row in body.iter(f"{W}tr") if row.find(f"{W}trPr/{W}tblHeader") is not None)
    return tuple(words("\n".join(paragraph_text(p) for p in row.iter(f"{W}p"))) for row in rows)


def cover_words(docx: bytes) -> Counter[str]:
    """The words on the cover that are no facts: title, provider, houses and notice."""
    with zipfile.ZipFile(io.BytesIO(docx)) as parts:
        body = ET.fromstring(parts.read("word/document.xml"))[0]
    cover = (p for p in body.iter(f"{W}p") if _value(p, f"{W}pPr/{W}pStyle") in COVER_STYLES)
    return words("\n".join(paragraph_text(p) for p in cover))


def contents_words(docx: bytes) -> Counter[str]:
    """The words of the table of contents, without page numbers."""
    with zipfile.ZipFile(io.BytesIO(docx)) as parts:
        body = ET.fromstring(parts.read("word/document.xml"))[0]
    lines = (p for contents in body.iter(f"{W}sdt") for p in contents.iter(f"{W}p"))
    return words("\n".join(paragraph_text(p) for p in lines))


def numbered_headings(docx: bytes) -> tuple[tuple[int, str], ...]:
    """The headings of levels 1 to 3, with the numbers that Word gives them."""
    with zipfile.ZipFile(io.BytesIO(docx)) as parts:
        counted = _numbers(parts)
        body = ET.fromstring(parts.read("word/document.xml"))[0]
    found = []
    for paragraph in body.iter(f"{W}p"):
        style = _value(paragraph, f"{W}pPr/{W}pStyle")
        number = counted.of(style, paragraph)
        if re.match(r"Heading[123]", style):
            found.append((int(style[7]), number + paragraph_text(paragraph)))
    return tuple(found)
