"""Small Word documents, written part by part as other programs write them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
SPACES = f'xmlns:w="{_MAIN}" xmlns:r="{_OFFICE}"'
_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{words}"/></w:style>'
    for name, words in (("Kop1", "heading 1"), ("Titel", "Title"), ("Auteur", "Author"))
)
_LEVELS = "".join(
    f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl>'
    for level in range(9)
)
_LISTS = (
    f'<w:abstractNum w:abstractNumId="0">{_LEVELS}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)


def paragraph(text: str, style: str = "", look: str = "") -> str:
    """A paragraph; `look` are properties of its run."""
    head = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{head}{run(text, look)}</w:p>"


def run(text: str, look: str = "") -> str:
    """A run of text."""
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def item(text: str, level: int = 0) -> str:
    """An item of a list."""
    where = f'<w:ilvl w:val="{level}"/><w:numId w:val="1"/>'
    return f"<w:p><w:pPr><w:numPr>{where}</w:numPr></w:pPr>{run(text)}</w:p>"


def table(*rows: tuple[str, ...], columns: int = 0) -> str:
    """A table of cells that hold paragraphs already."""
    grid = '<w:gridCol w:w="500"/>' * (columns or len(rows[0]))
    lines = "".join(
        f"<w:tr>{''.join(c if c.startswith('<w:tc') else cell(c) for c in row)}</w:tr>" for row in rows
    )
    return f"<w:tbl><w:tblGrid>{grid}</w:tblGrid>{lines}</w:tbl>"


def cell(inside: str, more: str = "") -> str:
    """A cell; `more` are its properties."""
    return f"<w:tc><w:tcPr>{more}</w:tcPr>{inside}</w:tc>"


def relation(name: str, kind: str, target: str, *, elsewhere: bool = False) -> str:
    """A relation of the main part."""
    mode = ' TargetMode="External"' if elsewhere else ""
    return f'<Relationship Id="{name}" Type="{_OFFICE}/{kind}" Target="{target}"{mode}/>'


def document(
    body: str, parts: Mapping[str, str | bytes] | None = None, relations: str = "", space: str = ""
) -> bytes:
    """A whole document; `parts` come on top of those that every one has."""
    named = relation("rL", "numbering", "numbering.xml") + relation("rS", "styles", "styles.xml") + relations
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _relations(relation("r1", "officeDocument", "word/document.xml")),
        "word/document.xml": f"<w:document {SPACES} {space}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {SPACES}>{_STYLES}</w:styles>",
        "word/numbering.xml": f"<w:numbering {SPACES}>{_LISTS}</w:numbering>",
        "word/_rels/document.xml.rels": _relations(named),
        **(parts or {}),
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(name, content)
    return packed.getvalue()


def _relations(inside: str) -> str:
    return f'<?xml version="1.0"?><Relationships xmlns="{_PACKAGE}">{inside}</Relationships>'
