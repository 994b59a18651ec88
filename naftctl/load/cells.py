"""From a cell of a workbook to the plain value that the model reads, or the fault that is said of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from difflib import get_close_matches
from typing import TypeAlias

from naftctl.characters import ODD, character_name
from naftctl.diagnostic import Diagnostic, Severity
from naftctl.load.spreadsheet import Cell
from naftctl.model.form import Column, Kind
from naftctl.source import Span

Plain: TypeAlias = "str | int | bool | list[str] | None"

_AS_TEXT = "zet de cel op tekst en typ opnieuw wat er moet staan"
_STORED = re.compile("_x000D_(?=\n|$)|_x005F_")
_HIDDEN = re.compile("_x00[01][0-9A-F]_")
_OPEN = "⟨vul in"
_FLAGS = {"ja": True, "nee": False}


class WrongCell(Exception):
    """A cell that cannot be used, with the code that explains it; `message` and `hint` are Dutch words."""

    def __init__(self, code: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.code, self.message, self.hint = code, message, hint

    def diagnostic(self, span: Span) -> Diagnostic:
        """The remark about it."""
        return Diagnostic(span, self.code, Severity.ERROR, self.message, self.hint)


def letters(column: int) -> str:
    """The letters of a column: 1 is A, 27 is AA."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def place(path: str, sheet: str, row: int, column: int) -> Span:
    """The place of a cell."""
    return Span(path, row, column, cell=f"{sheet}!{letters(column)}{row}")


def is_blank(cell: Cell | None) -> bool:
    """Whether a cell holds nothing that can be seen."""
    return cell is None or (isinstance(cell.value, str) and not cell.value.strip())


def plain(cell: Cell, column: Column) -> Plain:
    """The value of a cell that is not blank, as its column wants it.

    Raises:
        WrongCell: the cell holds something else.
    """
    if cell.kind in {"f", "e"}:
        what = "een formule" if cell.kind == "f" else "een foutwaarde"
        message = f"`{column.head}`: hier staat {what}: `{_short(cell.value)}`"
        raise WrongCell("N143", message, "typ in de cel de tekst of het getal zelf")
    return _READERS[column.kind](cell, column)


def text_of(cell: Cell, head: str) -> str:
    """The text of a cell, without blanks at its ends.

    Raises:
        WrongCell: it is no text, or it holds a character that no text may hold.
    """
    if not isinstance(cell.value, str) or cell.kind != "s":
        raise WrongCell("N144", f"`{head}`: tekst verwacht, gevonden {_kind(cell)}", _AS_TEXT)
    text = _STORED.sub(lambda match: "_" if match.group() == "_x005F_" else "", cell.value)
    text = text.replace("\r\n", "\n").strip()
    if odd := ODD.search(text):
        message = f"`{head}`: vreemd teken {character_name(odd.group())}"
        raise WrongCell("N110", message, "wis het teken en typ de tekst eromheen opnieuw")
    if _HIDDEN.search(text):
        raise WrongCell("N110", f"`{head}`: onzichtbaar stuurteken", "typ de tekst in deze cel opnieuw")
    if _OPEN in text:
        raise WrongCell("N145", f"`{head}`: nog in te vullen", "vul de cel in")
    return text


def _text(cell: Cell, column: Column) -> str:
    return text_of(cell, column.head)


def _list(cell: Cell, column: Column) -> list[str]:
    return [line.strip() for line in text_of(cell, column.head).split("\n") if line.strip()]


def _whole(cell: Cell, column: Column) -> int:
    value = cell.value
    if cell.kind == "n" and isinstance(value, int | float) and float(value).is_integer():
        return int(value)
    if isinstance(value, str) and cell.kind == "s" and re.fullmatch(r"[0-9]{1,9}", value.strip()):
        return int(value)
    message = f"`{column.head}`: een geheel getal verwacht, gevonden {_kind(cell)}"
    raise WrongCell("N144", message, "schrijf hier een geheel getal")


def _flag(cell: Cell, column: Column) -> bool:
    if isinstance(cell.value, bool):
        return cell.value
    word = _chosen(cell, column, tuple(_FLAGS))
    return _FLAGS[word]


def _choice(cell: Cell, column: Column) -> str:
    words = dict(column.choices)
    return words[_chosen(cell, column, tuple(words))]


def _chosen(cell: Cell, column: Column, words: tuple[str, ...]) -> str:
    if not isinstance(cell.value, str) or cell.kind != "s":
        found = _kind(cell)
        raise WrongCell("N144", f"`{column.head}`: een woord verwacht, gevonden {found}", _one_of(words))
    word = " ".join(cell.value.split()).casefold()
    if word in words:
        return word
    near = next(iter(get_close_matches(word, words, 1, 0.6)), "")
    meant = f", bedoelde u `{near}`?" if near else ""
    raise WrongCell("N144", f"`{column.head}`: `{_short(cell.value)}` kan hier niet{meant}", _one_of(words))


def _one_of(words: tuple[str, ...]) -> str:
    return f"kies een van {', '.join(words)}"


def _day(cell: Cell, column: Column) -> str:
    value = cell.value
    if isinstance(value, datetime) and not (value.hour or value.minute or value.second):
        return value.date().isoformat()
    if isinstance(value, str) and cell.kind == "s":
        try:
            if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value.strip(), re.ASCII):
                return date.fromisoformat(value.strip()).isoformat()
        except ValueError:
            message = f"`{column.head}`: `{_short(value)}` is een dag die niet bestaat"
            raise WrongCell("N144", message, "verbeter de dag") from None
    message = f"`{column.head}`: een dag verwacht, gevonden {_kind(cell)}"
    raise WrongCell("N144", message, "schrijf de dag als 2027-01-31")


_READERS: dict[Kind, Callable[[Cell, Column], Plain]] = {
    Kind.TEXT: _text,
    Kind.LIST: _list,
    Kind.WHOLE: _whole,
    Kind.FLAG: _flag,
    Kind.CHOICE: _choice,
    Kind.DAY: _day,
}


def _kind(cell: Cell) -> str:
    value = cell.value
    if isinstance(value, bool):
        return "waar of onwaar"
    if isinstance(value, datetime):
        return f"de dag {value.date().isoformat()}"
    if cell.kind == "n":
        return f"het getal {str(value).replace('.', ',')}"
    return f"`{_short(value)}`"


def _short(value: object) -> str:
    words = " ".join(str(value).split())
    return f"{words[:40]}…" if len(words) > 40 else words
