"""The pieces of HTML and XML: text over the borders of elements, attributes, comments and authors."""

from __future__ import annotations

import re
from collections.abc import Iterator

from naftctl.language import tr
from naftctl.render.leaks.piece import Piece

_TAG = re.compile(r"""<(?:"[^"]*"|'[^']*'|[^'"<>])*>""")
_ASIDE = re.compile(r"<!--(.*?)(?:-->|\Z)|<[?!](?!\[CDATA\[|--)([^>]*)>", re.S)
_PACKED = re.compile(r"data:[^\"'\s<>)]+")
_CDATA = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.S)
_CODE = re.compile(r"<(style|script)\b[^>]*>(.*?)</\1\s*>", re.S | re.I)
_ATTRIBUTE = re.compile(r"""([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))""")
_AUTHOR = re.compile(
    r"<((?:\w+:)?(?:creator|lastModifiedBy|author|manager|company))\b[^>]*>(.*?)</\1\s*>", re.S | re.I
)
_AUTHORED = re.compile(r"""\b(?:author|Author)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_META = re.compile(
    r"""<meta\b(?=[^>]*\bname\s*=\s*["']?(?:author|creator|dc\.creator)\b)[^>]*\bcontent\s*=\s*["']([^"']*)""",
    re.I,
)
_BLOCK = re.compile(
    r"</?(?:[\w.-]+:)?(?:"
    r"article|aside|blockquote|body|br|c|caption|cell|comment|cr|dd|desc|div|dl|dt|endnote|entry|f|"
    r"figcaption|figure|footer|footnote|h|h1|h2|h3|h4|h5|h6|head|header|hr|html|img|li|line|link|main|"
    r"meta|nav|ol|option|p|pre|row|section|sectpr|si|svg|tab|table|tbl|tbody|tc|td|text|th|thead|"
    r"title|tr|ul"
    r")(?![\w.-])",
    re.I,
)
_STYLE = tr("style")
_PLACES = {
    tr("alternative text or title"): frozenset({"alt", "title", "descr", "aria-label", "summary", "label"}),
    tr("anchor or address"): frozenset(
        {"id", "href", "src", "name", "target", "anchor", "for", "headers", "aria-labelledby"}
    ),
}


def markup(text: str, where: str) -> Iterator[Piece]:
    """Every piece of an HTML or XML text, but not what is packed in its addresses."""
    yield from (
        Piece(tr("{where}author", where=where), _plain(match[2]), "author")
        for match in _AUTHOR.finditer(text)
    )
    for match in (*_AUTHORED.finditer(text), *_META.finditer(text)):
        yield Piece(tr("{where}author", where=where), next(filter(None, match.groups()), ""), "author")
    asides = [" ".join(filter(None, match.groups())) for match in _ASIDE.finditer(text)]
    yield Piece(tr("{where}comment", where=where), "\n".join(asides))
    yield Piece(
        tr("{where}style or script", where=where),
        "\n".join(match[2] for match in _CODE.finditer(text)),
        "code",
    )
    bare = _CDATA.sub(lambda match: match[1].replace("<", "&lt;"), text)
    bare = _CODE.sub(" ", _ASIDE.sub("", bare))
    yield from _attributes(bare, where)
    yield Piece(
        tr("{where}text", where=where), _TAG.sub(lambda match: " " if _BLOCK.match(match[0]) else "", bare)
    )
    yield Piece(tr("{where}text", where=where), _TAG.sub(" ", bare), again=True)
    yield Piece(tr("{where}source", where=where), _PACKED.sub(" ", text), "raw", again=True)


def _attributes(text: str, where: str) -> Iterator[Piece]:
    """The values of attributes, by what they are for."""
    found: dict[str, list[str]] = {}
    for tag in _TAG.finditer(text):
        for name, *values in _ATTRIBUTE.findall(tag[0]) if "=" in tag[0] else ():
            value = next(filter(None, values), "")
            if not value or value.startswith("data:"):
                continue
            found.setdefault(_place(name.rpartition(":")[2].lower()), []).append(value)
    for place, values in found.items():
        yield Piece(
            f"{where}{place}", "\n".join(dict.fromkeys(values)), "code" if place == _STYLE else "text"
        )
        for value in values:
            if "<" in value or "&lt;" in value:
                yield Piece(f"{where}{place}", _TAG.sub("", value.replace("&lt;", "<").replace("&gt;", ">")))


def _place(name: str) -> str:
    if name in {"style", "class", "d"}:
        return _STYLE
    return next((place for place, names in _PLACES.items() if name in names), tr("attributes"))


def _plain(text: str) -> str:
    return " ".join(_TAG.sub(" ", text).split())
