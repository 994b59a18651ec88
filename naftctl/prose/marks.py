"""The marks that people may put in a text: what is one, what only looks like one, what a reader sees."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from naftctl.source import Flaw, Span

_MARK = re.compile(r"(?<!\\)\]\{([^{}\n]*)\}")
_WORDS = re.compile(r'\.internal|\.redact|\.redact as="([^"\n]+)"')
_LOOKS = re.compile(r"(?<!\\)\]\{(?![^{}\n]*\})|(?<!\])\{[ \t]*[.#:][^}\n]*\}?|\][ \t\n]+\{[^}\n]*\}")
_COLONS = re.compile(r"^[ \t>*+-]*:{3,}[^\n]*", re.M)
_HTML = re.compile(r"(?<!\\)<(?:!--|!\[CDATA\[|[?]|![A-Za-z]|/?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?>)")

Place = Callable[[int, int], Span]


def audience_text(markdown: str, *, internal: bool, redactable: bool = False) -> str:
    """The text that a reader gets: without internal passages, or with them marked where `internal`.

    Where it is `redactable`, what is to be redacted for the public keeps its mark.
    """
    start = 0
    while mark := _MARK.search(markdown, start):
        begin = opening(markdown, mark.start())
        if begin is None:
            return ""  # a mark without a beginning: nothing of this text is shown
        words = markdown[begin + 1 : mark.start()]
        if internal if mark[1] == ".internal" else redactable:
            start = mark.end()
            continue
        shown = "" if mark[1] == ".internal" else words
        markdown = markdown[:begin] + shown + markdown[mark.end() :]
        start = begin
    return markdown


def opening(text: str, closing: int) -> int | None:
    """The index of the `[` that belongs to the `]` at `closing`, in the same paragraph, or None."""
    depth = 0
    for index in range(closing, -1, -1):
        char = text[index]
        if char not in "[]\n" or (index and text[index - 1] == "\\"):
            continue
        if char == "\n":
            if index and text[index - 1] == "\n":
                return None
            continue
        depth += 1 if char == "]" else -1
        if depth == 0:
            return index
    return None


def mark_lines(body: str) -> tuple[tuple[int, int], ...]:
    """The first and last line of every mark that spans more than one line, counted from 0."""
    found = []
    for mark in _MARK.finditer(body):
        begin = opening(body, mark.start())
        if begin is not None and "\n" in body[begin : mark.end()]:
            found.append((body.count("\n", 0, begin), body.count("\n", 0, mark.end())))
    return tuple(found)


def mark_flaws(body: str, place: Place) -> Iterator[Flaw]:
    """Everything that looks like a mark, a block or HTML and is not what people may write."""
    if "{" in body:
        yield from _span_marks(body, place)
    if ":::" in body:
        yield from _blocks(body, place)
    if "<" in body:
        for match in _HTML.finditer(body):
            comment = match[0].startswith("<!--")
            what = "een HTML-commentaar" if comment else f"ruwe HTML (`{match[0][:20]}`)"
            hint = "haal het weg" if comment else "haal de HTML weg, of schrijf \\< voor het teken zelf"
            yield Flaw("N115", place(match.start(), match.end()), f"{what} kan niet in een tekst", hint)


def _span_marks(body: str, place: Place) -> Iterator[Flaw]:
    hint = 'de merken zijn [tekst]{.internal}, [tekst]{.redact} en [tekst]{.redact as="woorden"}'
    for mark in _MARK.finditer(body):
        begin = opening(body, mark.start())
        span = place(mark.start() + 1, mark.end())
        if not _WORDS.fullmatch(mark[1]):
            yield Flaw("N117", span, f"`{{{mark[1][:30]}}}` is geen merk", hint)
        elif begin is None or not body[begin + 1 : mark.start()].strip():
            yield Flaw("N117", span, "dit merk heeft geen tekst tussen [ en ] in dezelfde alinea", hint)
    for match in _LOOKS.finditer(body):
        shown = " ".join(match[0].split())[:30]
        yield Flaw(
            "N117", place(match.start(), match.end()), f"`{shown}` lijkt op een merk en is er geen", hint
        )


def _blocks(body: str, place: Place) -> Iterator[Flaw]:
    hint = "schrijf ::: internal op een eigen regel na een lege regel, en sluit af met :::"
    opened: re.Match[str] | None = None
    for match in _COLONS.finditer(body):
        line, span = match[0].rstrip(), place(match.start(), match.end())
        if opened is not None:
            if line != ":::":
                yield Flaw("N116", span, "binnen een blok ::: internal kan alleen ::: volgen", hint)
            else:
                if re.search(r"^ {0,3}#{1,6}[ \t]", body[opened.end() : match.start()], re.M):
                    yield Flaw(
                        "N116", place(opened.start(), opened.end()), "dit blok loopt over een kop heen", hint
                    )
                opened = None
            continue
        if line != "::: internal":
            yield Flaw("N116", span, f"`{line.strip()[:30]}` opent geen geldig blok", hint)
            continue
        if match.start() and body[: match.start()].rstrip(" ")[-2:] not in {"\n\n", "\n"}:
            yield Flaw("N116", span, "voor ::: internal staat geen lege regel", hint)
        opened = match
    if opened is not None:
        span = place(opened.start(), opened.end())
        yield Flaw(
            "N116",
            span,
            "dit blok ::: internal is niet afgesloten",
            "sluit het af met ::: op een eigen regel",
        )
