"""Which part of a document is which, and the small ones: styles, threads of comments, properties."""

from __future__ import annotations

import re
from collections.abc import Mapping
from posixpath import normpath

from naftctl.load.reaction.xml import elements

BODY = "word/document.xml"
_RELATIONS = "word/_rels/document.xml.rels"
_KINDS = ("comments", "commentsExtended", "footnotes", "endnotes", "styles")
_HEADING = re.compile(r"heading ([1-9])", re.I)
_CODE = re.compile(r"(?<![0-9a-f-])[0-9a-f]{4}(?:-[0-9a-f]{4}){7}(?![0-9a-f-])")


def named(parts: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """The parts that the body says it has, by their kind: `comments`, `styles`; else by their usual name."""
    found = {kind: parts[f"word/{kind}.xml"] for kind in _KINDS if f"word/{kind}.xml" in parts}
    for name, given, _ in elements(parts.get(_RELATIONS, b"<none/>")):
        kind = given.get("Type", "").rpartition("/")[2]
        target = given.get("Target", "")
        path = target.lstrip("/") if target.startswith("/") else normpath(f"word/{target}")
        if name == "Relationship" and kind in _KINDS and path in parts:
            found[kind] = parts[path]
    return found


def headings(styles: bytes) -> dict[str, int]:
    """The level of every style that is a heading; a style takes after the one that it is based on."""
    levels: dict[str, int] = {}
    based: dict[str, str] = {}
    here = ""
    for name, given, _ in elements(styles):
        value = given.get("val", "")
        if name == "w:style":
            here = given.get("styleId", "")
        elif name == "w:basedOn":
            based[here] = value
        elif name == "w:name" and (found := _HEADING.fullmatch(value)):
            levels.setdefault(here, int(found[1]))
        elif name == "w:outlineLvl" and value in set("0123456789"):
            levels[here] = (int(value) + 1) % 10
    return {style: level for style in {*levels, *based} if (level := _level(style, levels, based))}


def _level(style: str, levels: Mapping[str, int], based: Mapping[str, str]) -> int:
    for _ in range(20):
        if style in levels:
            return levels[style]
        style = based.get(style, "")
    return 0


def threads(extended: bytes) -> tuple[dict[str, str], set[str]]:
    """Of comments by the mark of their last paragraph: what each replies to, and which are settled."""
    parents: dict[str, str] = {}
    closed: set[str] = set()
    for name, given, _ in elements(extended):
        if name == "w15:commentEx":
            mark, parent = given.get("paraId", ""), given.get("paraIdParent", "")
            parents |= {mark: parent} if parent else {}
            closed |= {mark} if given.get("done") in {"1", "true"} else set()
    return parents, closed


def codes(properties: bytes | None, text: str) -> tuple[str, ...]:
    """Every code of a seal in the properties and the text of a document, each once."""
    keywords = [own for name, _, own in elements(properties or b"<none/>") if name == "keywords"]
    return tuple(dict.fromkeys(_CODE.findall("\n".join([*keywords, text]))))
