"""The parser's complaints in Dutch, each with the place where a person will look for it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

BLANK = (
    "`⟨vul in: …⟩` staat zonder aanhalingstekens, en de dubbele punt erin maakt er een sleutel van",
    "zet de waarde tussen dubbele aanhalingstekens",
)
_QUOTE = "zet de waarde tussen dubbele aanhalingstekens"
_ALIGN = "lijn de regel uit met de regels waar hij bij hoort, telkens twee spaties per niveau"
UNKNOWN = (
    "dit is geen leesbare YAML",
    "kijk op deze regel en de regel erboven de dubbele punten, aanhalingstekens en spaties na",
)
_LONG_KEY = 40
_COLON_SPACE = re.compile(r":(?:[ \t]|$)")


@dataclass(frozen=True, slots=True)
class Trouble:
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


@dataclass(frozen=True, slots=True)
class Saying:
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
            "na een backslash staat tussen dubbele aanhalingstekens een onbekend teken",
            "schrijf `\\\\` of gebruik enkele aanhalingstekens",
            trouble.line,
            max(trouble.column - 1, 0),
        )
    return Saying(
        "dit aanhalingsteken wordt nergens gesloten",
        "zet hetzelfde aanhalingsteken achter de waarde",
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
            "na de dubbele punt ontbreekt een spatie",
            f"schrijf `{rest[:colon]}: …`" if colon <= _LONG_KEY else "zet een spatie na de dubbele punt",
            line,
            column + colon,
        )
    return Saying(
        "`sleutel: waarde` verwacht; op deze regel ontbreekt `: `",
        "schrijf `sleutel: waarde`, of laat de regel inspringen als hij bij de waarde erboven hoort",
        line,
        column,
    )


def _colon_too_many(trouble: Trouble) -> Saying:
    before = trouble.here[: trouble.column]
    if _COLON_SPACE.search(before):
        return Saying("de waarde bevat een dubbele punt met een spatie erachter", _QUOTE)
    above = next((n for n in range(trouble.line - 1, -1, -1) if _has_text(trouble.lines[n])), None)
    if above is None:
        return Saying(*UNKNOWN)
    content = trouble.lines[above]
    if not _COLON_SPACE.search(content) and not content.lstrip().startswith("- "):
        return _colon_on(trouble, above, len(content) - len(content.lstrip()))
    indent = len(before) - len(before.lstrip())
    return Saying(
        "deze regel springt verder in dan de regel erboven, die al een waarde heeft",
        _ALIGN,
        trouble.line,
        indent,
    )


def _has_text(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _cannot_start(trouble: Trouble) -> Saying:
    if trouble.character == "\t":
        return _tab(trouble)
    sign = "een backtick" if trouble.character == "`" else f"`{trouble.character}`"
    return Saying(f"een waarde kan niet met {sign} beginnen", _QUOTE)


def _tab(_: Trouble) -> Saying:
    return Saying("deze regel springt in met een tab; spaties verwacht", "vervang elke tab door twee spaties")


def _colon_in_brackets(_: Trouble) -> Saying:
    return Saying("een waarde tussen haken bevat een dubbele punt", _QUOTE)


def _mark_sign(trouble: Trouble) -> Saying:
    sign = line_of(trouble, trouble.from_line)[trouble.from_column : trouble.from_column + 1]
    return Saying(
        f"een waarde kan niet met `{sign}` beginnen", _QUOTE, trouble.from_line, trouble.from_column
    )


def _block_text(_: Trouble) -> Saying:
    return Saying(
        "na `>` of `|` begint de tekst op de volgende regel",
        f"{_QUOTE}, of zet de tekst ingesprongen op een nieuwe regel",
    )


def _bracket(trouble: Trouble) -> Saying:
    opened = line_of(trouble, trouble.from_line)[trouble.from_column : trouble.from_column + 1]
    closing = "]" if opened == "[" else "}"
    return Saying(
        f"deze `{opened}` wordt niet gesloten met `{closing}`, of er ontbreekt een komma",
        "schrijf elk stuk op een eigen regel met `- ` ervoor"
        if opened == "["
        else "schrijf elke sleutel op een eigen regel",
        trouble.from_line,
        trouble.from_column,
        related=(*inside(trouble.lines, trouble.line, trouble.column), "tot hier is gelezen"),
    )


def _no_key(trouble: Trouble) -> Saying:
    if trouble.character and trouble.character in "]}":
        return Saying(f"deze `{trouble.character}` sluit iets dat niet geopend is", "schrap de haak")
    text = trouble.last_text
    if text is not None and text.style in ("'", '"') and text.end_mark.line == trouble.line:
        return _after_quote(trouble, text)
    if trouble.character == ":":
        return Saying("voor de dubbele punt ontbreekt een sleutel", "schrijf een sleutel")
    if trouble.character == "-" and trouble.column <= trouble.from_column:
        return Saying(
            "een lijststreepje staat tussen sleutels", "laat de lijst inspringen onder haar sleutel"
        )
    return Saying("deze regel springt anders in dan de regels erboven", _ALIGN)


def _after_quote(trouble: Trouble, text: Any) -> Saying:
    start = text.start_mark
    return Saying(
        "na het sluitende aanhalingsteken staat nog tekst",
        "zet de hele waarde tussen aanhalingstekens, en verdubbel een `'` binnen enkele aanhalingstekens"
        if text.style == "'"
        else 'zet de hele waarde tussen aanhalingstekens, en schrijf `\\"` voor een aanhalingsteken binnenin',
        related=(start.line, start.column, "het aanhalingsteken gaat hier open")
        if start.line < trouble.line
        else None,
    )


def _no_dash(_: Trouble) -> Saying:
    return Saying(
        "deze regel staat op de diepte van de lijst erboven, maar begint niet met `- `",
        "zet er `- ` voor, of laat de regel verder inspringen of terugspringen",
    )


def _list_on_line(trouble: Trouble) -> Saying:
    if trouble.here[trouble.column :].strip() == "-":
        return Saying("een waarde kan niet alleen `-` zijn", f"schrap het streepje, of {_QUOTE}")
    return Saying(
        "een lijst kan niet achter haar sleutel beginnen", "zet elk `- ` op een eigen, ingesprongen regel"
    )


def _no_value(trouble: Trouble) -> Saying:
    if trouble.character.strip() and trouble.character != ".":
        return Saying(f"een waarde kan niet met `{trouble.character}` beginnen", _QUOTE)
    return Saying("hier ontbreekt een waarde", "schrijf een waarde")


def _question(_: Trouble) -> Saying:
    return Saying("een waarde kan niet met `? ` beginnen", _QUOTE)


def _after_end(_: Trouble) -> Saying:
    return Saying("na het einde van het document staat nog tekst", "houd één document over in dit bestand")


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
