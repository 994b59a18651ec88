"""The places in a Word document where a name can be left behind."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from urllib.parse import quote
from xml.sax.saxutils import escape

from tests.render.leaks.names import Plant, entities, package, png, slug, split

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def docx(
    made: bytes, names: Sequence[str], part: str, form: str, words: Callable[[str], str] = escape
) -> bytes:
    """Every name in this form in a part: at the end of what is there, or in a part of its own."""
    parts = parts_of(made)
    added = "".join(form.replace("@", words(name)) for name in names).encode()
    here = parts.get(part)
    if here is None:
        parts[part] = f"{_XML}<w:x {_W}>".encode() + added + b"</w:x>"
    else:
        end = max(here.rfind(b"<w:sectPr"), 0) or here.rfind(b"</")
        parts[part] = here[:end] + added + here[end:]
    return package(parts)


def _docx(part: str, form: str, words: Callable[[str], str] = escape) -> Plant:
    return lambda made, names: docx(made, names, part, form, words)


def _named(form: str, content: Callable[[str], bytes]) -> Plant:
    """A part for every name, called so and with this in it."""
    return lambda made, names: package(
        parts_of(made) | {form.replace("@", slug(name)): content(name) for name in names}
    )


_MAIN = "word/document.xml"
_RUN = "<w:p><w:r><w:t>@</w:t></w:r></w:p>"


def _workbook(name: str) -> bytes:
    return package({"xl/sharedStrings.xml": f"<si><t>{escape(name)}</t></si>".encode()})


PLACES: dict[str, Plant] = {
    "text": _docx(_MAIN, "<w:p><w:r><w:t>Zegt @ zelf</w:t></w:r></w:p>"),
    "over runs": _docx(
        _MAIN,
        _RUN,
        lambda name: split(name, '</w:t></w:r><w:proofErr w:type="x"/><w:r><w:t xml:space="preserve">'),
    ),
    "soft hyphens of Word": _docx(_MAIN, _RUN, lambda name: split(name, "</w:t><w:softHyphen/><w:t>")),
    "over lines": _docx(_MAIN, _RUN, lambda name: name.replace(" ", "</w:t><w:br/><w:t>")),
    "struck": _docx(_MAIN, '<w:p><w:del w:id="1"><w:r><w:delText>@</w:delText></w:r></w:del></w:p>'),
    "hidden": _docx(_MAIN, "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>@</w:t></w:r></w:p>"),
    "field": _docx(_MAIN, "<w:p><w:r><w:instrText>HYPERLINK @</w:instrText></w:r></w:p>"),
    "bookmark": _docx(
        _MAIN, '<w:bookmarkStart w:id="9" w:name="@"/>', lambda name: slug(name).replace("-", "_")
    ),
    "alternative text": _docx(_MAIN, '<wp:docPr xmlns:wp="x" id="1" name="a" descr="Foto van @"/>'),
    "comment": _docx(
        "word/comments.xml", '<w:comment w:id="1"><w:p><w:r><w:t>@?</w:t></w:r></w:p></w:comment>'
    ),
    "comment of XML": _docx(_MAIN, "<!-- @ -->", lambda name: name),
    "note": _docx("word/footnotes.xml", "<w:footnote><w:p><w:r><w:t>@</w:t></w:r></w:p></w:footnote>"),
    "header": _docx("word/header9.xml", "<w:p><w:r><w:t>@</w:t></w:r></w:p>"),
    "properties": _docx("docProps/core.xml", "<dc:description>@</dc:description>"),
    "own properties": _docx(
        "docProps/custom.xml", '<property name="wie"><vt:lpwstr>@</vt:lpwstr></property>'
    ),
    "own data": _docx("customXml/item1.xml", "<wie>@</wie>", entities),
    "settings": _docx("word/settings.xml", '<w:docVar w:name="wie" w:val="@"/>'),
    "relation": _docx("word/_rels/document.xml.rels", '<Relationship Target="file:///x/@.docx"/>', quote),
    "name of a part": _named("word/media/@.png", lambda _: b"\x89PNG\r\n\x1a\n"),
    "picture": _named("word/media/picture-@.png", png),
    "embedded workbook": _named("word/embeddings/a-@.xlsx", _workbook),
    "text beside it": _named("word/b-@.txt", lambda name: name.encode("utf-16")),
    "comment of the package": lambda made, names: package(parts_of(made), "\n".join(names).encode()),
}
