"""XML of an Office document, read as a stream: however large, deep or strange a part is, it ends in time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Protocol

from naftctl.language import tr
from naftctl.load.nested import Counter, TooMuch
from naftctl.load.reaction.gate import damaged, too_long

_WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_PREFIXES = {
    **dict.fromkeys(_WORD, "w"),
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.microsoft.com/office/word/2012/wordml": "w15",
    "http://schemas.microsoft.com/office/word/2015/wordml/symex": "w16se",
}
Attributes = Mapping[str, str]


class Target(Protocol):
    """What is told of every element; `path` are the names of those around it and of itself."""

    def start(self, name: str, given: Attributes) -> None:
        """An element begins; its attributes go by their names without a prefix."""

    def end(self, name: str) -> None:
        """An element ends."""

    def data(self, text: str) -> None:
        """Text in the element that began last."""


class _Guard(Counter):
    """Counts elements and depth, and gives every name its usual prefix."""

    def __init__(self, target: Target) -> None:
        super().__init__()
        self._target = target
        self.data: Callable[[str], None] = target.data

    def start(self, tag: str, given: Mapping[str, str]) -> None:
        """Pass on that an element begins."""
        super().start(tag, given)
        self._target.start(_name(tag), {_local(key): value for key, value in given.items()})

    def end(self, tag: str) -> None:
        """Pass on that an element ends."""
        super().end(tag)
        self._target.end(_name(tag))


def read_xml(content: bytes, target: Target) -> None:
    """Tell `target` of everything in a part.

    Raises:
        Unopenable: the part is no XML, or too much of it.
    """
    from defusedxml import DefusedXmlException  # type: ignore[import-untyped]  # noqa: PLC0415
    from defusedxml.ElementTree import DefusedXMLParser, ParseError  # type: ignore[import-untyped]  # noqa: PLC0415

    parser = DefusedXMLParser(target=_Guard(target), forbid_dtd=True)
    try:
        parser.feed(content)
        parser.close()
    except TooMuch:
        raise too_long(tr("more parts than a report has")) from None
    except (ParseError, DefusedXmlException, ValueError, LookupError) as fault:
        raise damaged() from fault


class _Elements:
    """Keeps the names and attributes of all elements, and the text of each."""

    def __init__(self) -> None:
        self.found: list[tuple[str, Attributes, list[str]]] = []
        self._open: list[list[str]] = []

    def start(self, name: str, given: Attributes) -> None:
        """Keep an element."""
        text: list[str] = []
        self._open.append(text)
        self.found.append((name, given, text))

    def end(self, name: str) -> None:  # noqa: ARG002  a target is told which
        """Close the last element."""
        self._open.pop()

    def data(self, text: str) -> None:
        """Keep text with its element."""
        self._open[-1].append(text)


def elements(content: bytes) -> Iterator[tuple[str, Attributes, str]]:
    """The elements of a small part in order: name, attributes and own text.

    Raises:
        Unopenable: the part is no XML, or too much of it.
    """
    kept = _Elements()
    read_xml(content, kept)
    yield from ((name, given, "".join(text)) for name, given, text in kept.found)


@lru_cache(maxsize=1024)
def _name(tag: str) -> str:
    space, _, local = tag.rpartition("}")
    prefix = _PREFIXES.get(space[1:], "")
    return f"{prefix}:{local}" if prefix else local


@lru_cache(maxsize=1024)
def _local(tag: str) -> str:
    return tag.rpartition("}")[2]
