"""How many elements an XML part of a document may have, and how deep they may lie in one another."""

from __future__ import annotations

from collections.abc import Mapping

MAX_ELEMENTS = 400_000
"""The most elements of one part; a report of fifty pages has ten thousand."""
MAX_DEPTH = 200


class TooMuch(Exception):
    """A part has more elements, or deeper ones, than a document that somebody wrote."""


class Counter:
    """What is told of every element, and counts them."""

    def __init__(self) -> None:
        self._depth = self._elements = 0

    def start(self, tag: str, given: Mapping[str, str]) -> None:  # noqa: ARG002  the parser tells more
        """An element begins."""
        self._depth += 1
        self._elements += 1
        if self._depth > MAX_DEPTH or self._elements > MAX_ELEMENTS:
            raise TooMuch

    def end(self, tag: str) -> None:  # noqa: ARG002
        """An element ends."""
        self._depth -= 1

    def close(self) -> None:
        """Give nothing."""


def count(content: bytes) -> None:
    """Read a part to its end, and keep nothing of it.

    Raises:
        TooMuch: it has too many elements, or too deep ones.
        ValueError, LookupError, SyntaxError: it is no XML.
    """
    from defusedxml.ElementTree import DefusedXMLParser  # type: ignore[import-untyped]  # noqa: PLC0415

    parser = DefusedXMLParser(target=Counter(), forbid_dtd=True)
    parser.feed(content)
    parser.close()
