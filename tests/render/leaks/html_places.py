"""A page, and the places in it where a name can be left behind."""

from __future__ import annotations

import base64
import unicodedata
from collections.abc import Callable, Sequence
from urllib.parse import quote
from xml.sax.saxutils import escape

from tests.render.leaks.names import Plant, entities, jpeg, png, slug, split


def html() -> bytes:
    return (
        b"<!DOCTYPE html><html lang='nl'><head><meta charset='utf-8'><title>Verslag</title>"
        b"<meta name='author' content='Onderwijsinspectie en Zorginspectie'>"
        b"<style>:root { --kleur: #123456 } .letter { color: red }</style></head>"
        b"<body><h1 id='verslag'>Verslag</h1><p>De jongeren <b>kennen</b> de afspraken.</p></body></html>"
    )


def _html(
    form: str, words: Callable[[str], str] = lambda name: escape(name, {'"': "&quot;", "'": "&#39;"})
) -> Plant:
    """Every name, one after the other, in this form before the end of the page."""

    def plant(page: bytes, names: Sequence[str]) -> bytes:
        added = "".join(form.replace("@", words(name)) for name in names)
        return page.replace(b"</body>", added.encode() + b"</body>")

    return plant


def _data(name: str) -> str:
    return base64.b64encode(f"<svg><text>{name}</text></svg>".encode()).decode()


PLACES: dict[str, Plant] = {
    "text": _html("<p>Zegt @ zelf.</p>"),
    "over inline elements": _html("<p>Zegt @ zelf.</p>", lambda name: split(name, "</b><b>")),
    "over lines": _html("<p>Zegt @ zelf.</p>", lambda name: name.replace(" ", "\n   ")),
    "fixed spaces": _html("<p>@</p>", lambda name: name.replace(" ", "&nbsp;")),
    "entities": _html("<p>@</p>", entities),
    "entities of entities": _html("<p>@</p>", lambda name: entities(name).replace("&", "&amp;")),
    "soft hyphens": _html("<p>@</p>", lambda name: split(name, "&shy;")),
    "breaks without width": _html("<p>@</p>", lambda name: split(name, "\u200b<wbr>")),
    "capitals": _html("<p>@</p>", str.upper),
    "decomposed": _html("<p>@</p>", lambda name: unicodedata.normalize("NFD", name)),
    "alternative text": _html("<img src='a.png' alt=\"Foto van @\">"),
    "title": _html('<abbr title="@">x</abbr>'),
    "anchor": _html("<h2 id='over-@'>x</h2>", slug),
    "address": _html("<a href='https://example.org/?q=@'>x</a>", quote),
    "comment": _html("<!-- nog nakijken: @ -->", lambda name: name),
    "label": _html('<table aria-label="@"></table>'),
    "property": _html("<meta name='description' content=\"@\">"),
    "script": _html('<script>var x = "@";</script>', lambda name: "".join(f"\\u{ord(c):04x}" for c in name)),
    "hidden data": _html('<div hidden data-wie="@"></div>'),
    "data in base64": _html("<img src='data:image/svg+xml;base64,@'>", _data),
    "data in codes": _html(
        "<img src='data:image/svg+xml,@'>", lambda name: quote(f"<svg><desc>{name}</desc></svg>")
    ),
    "picture": _html(
        "<img src='data:image/png;base64,@'>", lambda name: base64.b64encode(png(name)).decode()
    ),
    "packed in a picture": _html(
        '<img src="data:image/png;base64,@">', lambda name: base64.b64encode(png(name, packed=True)).decode()
    ),
    "photograph": _html(
        "<img src='data:image/jpeg;base64,@'>", lambda name: base64.b64encode(jpeg(name)).decode()
    ),
    "frame": _html(
        '<iframe srcdoc="@"></iframe>',
        lambda name: f"&lt;p&gt;{split(name, '&lt;/b&gt;&lt;b&gt;')}&lt;/p&gt;",
    ),
}
