"""The places in Markdown where a name can be left behind."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable
from urllib.parse import quote

from tests.render.leaks.names import Plant, entities, slug, split


def markdown() -> bytes:
    return b"# Verslag\n\nDe jongeren **kennen** de afspraken.\n"


def _md(form: str, words: Callable[[str], str] = lambda name: name) -> Plant:
    return lambda text, names: text + "".join(form.replace("@", words(name)) for name in names).encode()


PLACES: dict[str, Plant] = {
    "text": _md("\nZegt @ zelf.\n"),
    "over lines": _md("\n> Zegt @ zelf.\n", lambda name: name.replace(" ", "\n> ")),
    "hyphenated": _md("\nZegt @ zelf.\n", lambda name: f"{name[:3]}-\n{name[3:]}"),
    "bold halves": _md("\n@\n", lambda name: f"**{name[:4]}**{name[4:]}"),
    "escapes": _md("\n@\n", lambda name: re.sub(r"([^\w\s])", r"\\\1", name)),
    "entities": _md("\n@\n", entities),
    "address": _md("\n[x](https://example.org/@)\n", quote),
    "anchor": _md("\n[x](#@)\n", slug),
    "image": _md("\n![Foto van @](a.png)\n"),
    "comment": _md("\n<!-- @ -->\n"),
    "note": _md("\n[^1]: @\n"),
    "table": _md("\n| @ |\n", lambda name: name.replace(" ", "\xa0")),
    "front matter": _md("\n---\nauteur: @\n---\n"),
    "base64": _md("\n@\n", lambda name: base64.b64encode(f"Zegt {name} zelf.".encode()).decode()),
    "no width": _md("\n@\n", lambda name: split(name, "\u2060").replace("&apos;", "'")),
}
