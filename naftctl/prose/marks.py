"""The marks that people may put in a text: what is one, what only looks like one, what a reader sees."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator

from naftctl.language import tr
from naftctl.prose.brackets import Passages, openings
from naftctl.prose.surroundings import Surroundings, fences
from naftctl.source import Flaw, Span

MARK = re.compile(r"(?<!\\)\]\{([^{}\n]*)\}")
LOOKS = re.compile(
    r"(?<!\\)\]\{(?![^{}\n]*\})|(?<!\])\{[ \t]*[.#:][^}\n]*\}?|\][ \t\n]+\{[^{}\n]*(?:\}|(?=\{))"
)
LEFT_OUT = "[weggelaten]"
"""What stands in a public edition where words were redacted and no others were given."""

_SIGN_OF_WORDS = r'[^"\n\[\]{}<>|`\\]'
_WORDS = re.compile(rf'\.internal|\.redact|\.redact as="((?:(?=[\W_]){_SIGN_OF_WORDS})*+{_SIGN_OF_WORDS}++)"')
_COLONS = re.compile(r"^[ \t>*+\d.)-]*:{3,}[^\n]*", re.M)
_HTML = re.compile(r"(?<!\\)<(?:!--|!\[CDATA\[|[?]|![A-Za-z]|/?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?>)")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\(([^\s()]*+)[^()]*\)")
_ASIDE = re.compile(r"\[[@^][^\[\]]*\]|\]\{[^{}\n]*\}|(?<!\\)[\[\]*~`]")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_STEP = re.compile(r"[\[\]\n]|\{[^{}\n]*\}")
_DEEPEST = 4
"""So many marks may stand around the same words; nobody writes even half of them."""
_HINT = tr('the marks are [tekst]{.internal}, [tekst]{.redact} and [tekst]{.redact as="woorden"}')

Place = Callable[[int, int], Span]


def audience_text(markdown: str, *, internal: bool, redactable: bool = False, redacted: bool = False) -> str:
    """The text that a reader gets: without internal passages, or with them marked where `internal`.

    What is to be redacted for the public stands there as plain words, keeps its mark where the text is
    `redactable`, and is gone where it is `redacted`: a span `.redacted` says so or holds the other words.
    """
    if not MARK.search(markdown):
        return markdown
    out, at = Passages(), 0
    while step := _STEP.search(markdown, at):
        out.add(markdown[at : step.start()])
        if not (step[0][0] == "{" and out.ended):
            out.add(step[0][0])
            at = step.start() + 1
            continue
        at = step.end()
        if out.begin is None:
            return ""  # a mark without a beginning: nothing of this text is shown
        mark = step[0][1:-1]
        inside = mark == ".internal"
        if internal if inside else redactable and not redacted:
            out.add(step[0])
        elif inside or redacted:
            out.replace("" if inside else _instead(mark))
        else:
            out.unwrap()
    return "".join((*out.pieces, markdown[at:]))


def _instead(mark: str) -> str:
    """What the public reads: the words that the mark gives, or that something was left out."""
    known = _WORDS.fullmatch(mark)
    words = (known and known[1]) or LEFT_OUT
    return "[" + re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", words.strip()) + "]{.redacted}"


def removed(markdown: str, *, redacted: bool = True) -> tuple[str, ...]:
    """The plain words of every passage that its mark takes away; redactions only where `redacted`."""
    found: list[str] = []
    for mark, begin, depth in _marks(markdown):
        if begin is None or depth > _DEEPEST:
            return plain_words(markdown)  # nothing of this text may be shown
        if redacted or mark[1] == ".internal":
            found += plain_words(markdown[begin + 1 : mark.start()])
    return tuple(dict.fromkeys(found))


def _marks(markdown: str) -> Iterator[tuple[re.Match[str], int | None, int]]:
    """Every mark, where its passage begins, and how many marks there are around its innermost words."""
    begins = openings(markdown) if "]{" in markdown else {}
    inner: list[tuple[int, int]] = []
    for mark in MARK.finditer(markdown):
        begin, depth = begins.get(mark.start()), 1
        if begin is not None:
            while inner and inner[-1][0] > begin:
                depth = max(depth, inner.pop()[1] + 1)
            inner.append((begin, depth))
        yield mark, begin, depth


def plain_words(markdown: str) -> tuple[str, ...]:
    """The words of each paragraph and list item without signs of Markdown, and the addresses in them."""
    addresses = [target for _, target in _LINK.findall(markdown) if target]
    bare = _LINK.sub(r"\1", markdown)
    pieces = re.split(r"\n[ \t>]*\n|\n[ \t>]*(?=(?:[-*+]|\d{1,9}[.)])[ \t])|\|", bare)
    words = (html.unescape(_ESCAPED.sub(r"\1", _ASIDE.sub("", piece))) for piece in pieces)
    flat = (re.sub(r"[\s>]+", " ", piece).strip(" -+") for piece in words)
    return tuple(dict.fromkeys(piece for piece in (*flat, *addresses) if piece))


def mark_flaws(body: str, place: Place) -> Iterator[Flaw]:
    """Everything that looks like a mark, a block or HTML and is not what people may write."""
    if "{" in body:
        yield from _span_marks(body, place)
    if ":::" in body:
        yield from _blocks(body, place)
    if "<" in body:
        for match in _HTML.finditer(body):
            comment = match[0].startswith("<!--")
            what = tr("an HTML comment") if comment else tr("raw HTML (`{found}`)", found=match[0][:20])
            hint = (
                tr("take it away")
                if comment
                else tr("take the HTML away, or write \\< for the character itself")
            )
            yield Flaw(
                "N115",
                place(match.start(), match.end()),
                tr("{what} cannot stand in a text", what=what),
                hint,
            )


def _span_marks(body: str, place: Place) -> Iterator[Flaw]:
    around = Surroundings(body)
    for mark, begin, depth in _marks(body):
        if found := _fault(around, mark, begin, depth):
            yield Flaw("N117", place(mark.start() + 1, mark.end()), *found)
    for match in LOOKS.finditer(body):
        shown = " ".join(match[0].split())[:30]
        yield Flaw(
            "N117",
            place(match.start(), match.end()),
            tr("`{shown}` looks like a mark and is none", shown=shown),
            _HINT,
        )


def _fault(
    around: Surroundings, mark: re.Match[str], begin: int | None, depth: int
) -> tuple[str, str] | None:
    """Why this is no mark, or none here, with what to do."""
    body = around.body
    known = _WORDS.fullmatch(mark[1])
    if not known:
        return tr("`{{{mark}}}` is no mark", mark=mark[1][:30]), _HINT
    if depth > _DEEPEST:
        return tr("too many marks stand around the same words"), tr("one mark around them is enough")
    if begin is None or not re.search(r"[^\W_]", body[begin : mark.start()]):
        return tr("this mark has no text between [ and ] in the same paragraph"), _HINT
    if known[1] and _says_it(body[begin + 1 : mark.start()], known[1]):
        return tr("the other words tell what the mark leaves out"), tr(
            "choose words after as= that point to nobody"
        )
    return next(around.faults(begin, mark.start(), mark.end()), None)


def _says_it(hidden: str, instead: str) -> bool:
    """Whether the other words hold the passage, or a name of it: a capital beyond the first word."""
    passage, shown = " ".join(plain_words(hidden)).casefold(), instead.casefold()
    first, *rest = re.findall(r"\w+", hidden)
    names = {_folded(word) for word in (rest or [first]) if len(word) > 3 and word[0].isupper()}
    return passage in shown or not names.isdisjoint(map(_folded, re.findall(r"\w+", instead)))


def _folded(word: str) -> str:
    """A word in which it does not count whether letters are capitals, be it a Turkish i."""
    return word.upper().casefold().replace("i\u0307", "i")


def _blocks(body: str, place: Place) -> Iterator[Flaw]:
    hint = tr("write ::: internal on a line of its own after an empty line, and close with :::")
    opened: re.Match[str] | None = None
    code = fences(body)
    for match in _COLONS.finditer(body):
        line, span = match[0].rstrip(), place(match.start(), match.end())
        before = bisect_right(code, (match.start(), len(body))) - 1
        if before >= 0 and match.start() < code[before][1]:
            yield Flaw("N116", span, tr("a block with ::: stands in a block with ```"), hint)
            continue
        if opened is not None:
            if line != ":::":
                yield Flaw("N116", span, tr("within a block ::: internal only ::: can follow"), hint)
            else:
                if re.search(r"^ {0,3}#{1,6}[ \t]", body[opened.end() : match.start()], re.M):
                    yield Flaw(
                        "N116",
                        place(opened.start(), opened.end()),
                        tr("this block runs past a heading"),
                        hint,
                    )
                opened = None
            continue
        if line != "::: internal":
            yield Flaw("N116", span, tr("`{line}` opens no valid block", line=line.strip()[:30]), hint)
            continue
        if match.start() and body[max(match.start() - 2, 0) : match.start()] not in {"\n\n", "\n"}:
            yield Flaw("N116", span, tr("there is no empty line before ::: internal"), hint)
        opened = match
    if opened is not None:
        span = place(opened.start(), opened.end())
        yield Flaw(
            "N116",
            span,
            tr("this block ::: internal is not closed"),
            tr("close it with ::: on a line of its own"),
        )
