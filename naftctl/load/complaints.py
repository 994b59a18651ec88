"""The parser's complaints in words, each with the place where a person will look for it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeAlias

from msgspec import Struct

from naftctl.language import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

BLANK = (
    tr("`⟨vul in: …⟩` is not in quotes, and the colon in it makes it a key"),
    tr("put the value in double quotes"),
)
_QUOTE = tr("put the value in double quotes")
_ALIGN = tr("align the line with the lines it belongs to, two spaces per level")
UNKNOWN = (
    tr("this is not readable YAML"),
    tr("check the colons, quotation marks and spaces on this line and the line above"),
)
_LONG_KEY = 40
_COLON_SPACE = re.compile(r":(?:[ \t]|$)")


class Trouble(Struct, frozen=True):
    """A parser's complaint: what, while doing what, and both places (lines and columns from 0)."""

    problem: str
    context: str
    line: int
    column: int
    from_line: int
    from_column: int
    lines: Sequence[str]
    last_text: Any

    @property
    def here(self) -> str:
        """The line where the parser stopped."""
        return self.lines[self.line] if self.line < len(self.lines) else ""

    @property
    def character(self) -> str:
        """The character where it stopped."""
        return self.here[self.column : self.column + 1]


class Saying(Struct, frozen=True):
    """The words for a complaint, with a better place than the parser's where there is one."""

    message: str
    hint: str
    line: int = -1
    column: int = -1
    label: str = ""
    related: tuple[int, int, str] | None = None


def words_for(trouble: Trouble) -> Saying:
    """What to say of a complaint, without a look at the words of people around it."""
    for start, words in _SAYINGS:
        if trouble.problem.startswith(start) or trouble.context.startswith(start):
            return words(trouble)
    return Saying(*UNKNOWN)


def inside(lines: Sequence[str], line: int, column: int) -> tuple[int, int]:
    """The place itself, or the end of the last line with text when it lies behind that."""
    if line < len(lines) and (lines[line] or line < len(lines) - 1):
        return line, min(column, len(lines[line]))
    last = max((number for number, content in enumerate(lines) if content.strip()), default=0)
    return last, len(lines[last])


def line_of(trouble: Trouble, number: int) -> str:
    """A line of the text, by its number from 0; nothing outside it."""
    return trouble.lines[number] if 0 <= number < len(trouble.lines) else ""


def _quoted(trouble: Trouble) -> Saying:
    if "escape" in trouble.problem or "hexdecimal" in trouble.problem:
        return Saying(
            tr("in double quotes, an unknown character follows a backslash"),
            tr("write `\\\\` or use single quotes"),
            trouble.line,
            max(trouble.column - 1, 0),
        )
    return Saying(
        tr("this quotation mark is never closed"),
        tr("put the same quotation mark after the value"),
        trouble.from_line,
        trouble.from_column,
    )


def _missing_colon(trouble: Trouble) -> Saying:
    return _colon_on(trouble, trouble.from_line, trouble.from_column)


def _colon_on(trouble: Trouble, line: int, column: int) -> Saying:
    rest = line_of(trouble, line)[column:]
    colon = rest.find(":")
    if 0 < colon < len(rest) - 1 and rest[colon + 1] not in " \t" and " " not in rest[:colon]:
        return Saying(
            tr("a space is missing after the colon"),
            tr("write `{rest}: …`", rest=rest[:colon])
            if colon <= _LONG_KEY
            else tr("put a space after the colon"),
            line,
            column + colon,
        )
    return Saying(
        tr("`key: value` expected; `: ` is missing on this line"),
        tr("write `key: value`, or indent the line if it belongs to the value above"),
        line,
        column,
    )


def _colon_too_many(trouble: Trouble) -> Saying:
    before = trouble.here[: trouble.column]
    if _COLON_SPACE.search(before):
        return Saying(tr("the value contains a colon with a space behind it"), _QUOTE)
    above = next((n for n in range(trouble.line - 1, -1, -1) if _has_text(trouble.lines[n])), None)
    if above is None:
        return Saying(*UNKNOWN)
    content = trouble.lines[above]
    if not _COLON_SPACE.search(content) and not content.lstrip().startswith("- "):
        return _colon_on(trouble, above, len(content) - len(content.lstrip()))
    indent = len(before) - len(before.lstrip())
    return Saying(
        tr("this line is indented further than the line above, which has a value already"),
        _ALIGN,
        trouble.line,
        indent,
    )


def _has_text(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _cannot_start(trouble: Trouble) -> Saying:
    if trouble.character == "\t":
        return _tab(trouble)
    sign = tr("a backtick") if trouble.character == "`" else f"`{trouble.character}`"
    return Saying(tr("a value cannot begin with {sign}", sign=sign), _QUOTE)


def _tab(_: Trouble) -> Saying:
    return Saying(
        tr("this line is indented with a tab; spaces expected"), tr("replace each tab by two spaces")
    )


def _colon_in_brackets(_: Trouble) -> Saying:
    return Saying(tr("a value between brackets contains a colon"), _QUOTE)


def _mark_sign(trouble: Trouble) -> Saying:
    sign = line_of(trouble, trouble.from_line)[trouble.from_column : trouble.from_column + 1]
    return Saying(
        tr("a value cannot begin with `{sign}`", sign=sign), _QUOTE, trouble.from_line, trouble.from_column
    )


def _block_text(_: Trouble) -> Saying:
    return Saying(
        tr("after `>` or `|` the text begins on the next line"),
        tr("{quote}, or put the text, indented, on a new line", quote=_QUOTE),
    )


def _bracket(trouble: Trouble) -> Saying:
    opened = line_of(trouble, trouble.from_line)[trouble.from_column : trouble.from_column + 1]
    closing = "]" if opened == "[" else "}"
    return Saying(
        tr(
            "this `{opened}` is not closed with `{closing}`, or a comma is missing",
            opened=opened,
            closing=closing,
        ),
        tr("write each item on a line of its own with `- ` before it")
        if opened == "["
        else tr("write each key on a line of its own"),
        trouble.from_line,
        trouble.from_column,
        related=(*inside(trouble.lines, trouble.line, trouble.column), tr("read up to here")),
    )


def _no_key(trouble: Trouble) -> Saying:
    if trouble.character and trouble.character in "]}":
        return Saying(
            tr("this `{character}` closes something that was not opened", character=trouble.character),
            tr("delete the bracket"),
        )
    text = trouble.last_text
    if text is not None and text.style in ("'", '"') and text.end_mark.line == trouble.line:
        return _after_quote(trouble, text)
    if trouble.character == ":":
        return Saying(tr("a key is missing before the colon"), tr("write a key"))
    if trouble.character == "-" and trouble.column <= trouble.from_column:
        return Saying(tr("a list dash stands between keys"), tr("indent the list under its key"))
    return Saying(tr("this line is indented differently from the lines above"), _ALIGN)


def _after_quote(trouble: Trouble, text: Any) -> Saying:
    start = text.start_mark
    return Saying(
        tr("there is more text after the closing quotation mark"),
        tr("put the whole value in quotes, and double a `'` inside single quotes")
        if text.style == "'"
        else tr('put the whole value in quotes, and write `\\"` for a quotation mark inside'),
        related=(start.line, start.column, tr("the quotation mark opens here"))
        if start.line < trouble.line
        else None,
    )


def _no_dash(_: Trouble) -> Saying:
    return Saying(
        tr("this line is at the depth of the list above, but does not begin with `- `"),
        tr("put `- ` before it, or indent the line more or less"),
    )


def _list_on_line(trouble: Trouble) -> Saying:
    if trouble.here[trouble.column :].strip() == "-":
        return Saying(tr("a value cannot be only `-`"), tr("delete the dash, or {quote}", quote=_QUOTE))
    return Saying(
        tr("a list cannot begin behind its key"), tr("put each `- ` on an indented line of its own")
    )


def _no_value(trouble: Trouble) -> Saying:
    if trouble.character.strip() and trouble.character != ".":
        return Saying(tr("a value cannot begin with `{character}`", character=trouble.character), _QUOTE)
    return Saying(tr("a value is missing here"), tr("write a value"))


def _question(_: Trouble) -> Saying:
    return Saying(tr("a value cannot begin with `? `"), _QUOTE)


def _after_end(_: Trouble) -> Saying:
    return Saying(
        tr("there is more text after the end of the document"), tr("keep one document in this file")
    )


_Words: TypeAlias = "Callable[[Trouble], Saying]"
# The beginning of what the parser says was wrong or of what it was doing; the first that fits counts.
_SAYINGS: tuple[tuple[str, _Words], ...] = (
    ("found a tab character", _tab),
    ("found unexpected ':'", _colon_in_brackets),
    ("while scanning a quoted scalar", _quoted),
    ("while parsing a quoted scalar", _quoted),
    ("while scanning a simple key", _missing_colon),
    ("while scanning an alias", _mark_sign),
    ("while scanning an anchor", _mark_sign),
    ("while scanning a tag", _mark_sign),
    ("while parsing a tag", _mark_sign),
    ("while scanning a block scalar", _block_text),
    ("found undefined tag handle", _mark_sign),
    ("found character that cannot start", _cannot_start),
    ("mapping values are not allowed", _colon_too_many),
    ("mapping keys are not allowed", _question),
    ("block sequence entries are not allowed", _list_on_line),
    ("did not find expected ',' or", _bracket),
    ("did not find expected key", _no_key),
    ("did not find expected '-' indicator", _no_dash),
    ("did not find expected node content", _no_value),
    ("did not find expected <document start>", _after_end),
)
