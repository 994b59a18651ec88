"""From a cell of a workbook to the plain value that the model reads, or the fault that is said of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from difflib import get_close_matches
from typing import TypeAlias

from naftctl.characters import ODD, character_name
from naftctl.diagnostic import Diagnostic, Severity
from naftctl.language import tr
from naftctl.load.spreadsheet import Cell
from naftctl.model.form import Column, Kind
from naftctl.source import Span

Plain: TypeAlias = "str | int | bool | list[str] | None"

_AS_TEXT = tr("format the cell as text and type again what has to be there")
_STORED = re.compile("_x000D_(?=\n|$)|_x005F_")
_HIDDEN = re.compile("_x00[01][0-9A-F]_")
_OPEN = "⟨vul in"
_FLAGS = {"ja": True, "nee": False}


class WrongCell(Exception):
    """A cell that cannot be used, with the code that explains it; `message` and `hint` are for the user."""

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
        what = tr("a formula") if cell.kind == "f" else tr("an error value")
        message = tr(
            "`{head}`: this holds {what}: `{found}`", head=column.head, what=what, found=_short(cell.value)
        )
        raise WrongCell("N143", message, tr("type the text or the number itself in the cell"))
    return _READERS[column.kind](cell, column)


def text_of(cell: Cell, head: str) -> str:
    """The text of a cell, without blanks at its ends.

    Raises:
        WrongCell: it is no text, or it holds a character that no text may hold.
    """
    if not isinstance(cell.value, str) or cell.kind != "s":
        raise WrongCell(
            "N144", tr("`{head}`: text expected, found {found}", head=head, found=_kind(cell)), _AS_TEXT
        )
    text = _STORED.sub(lambda match: "_" if match.group() == "_x005F_" else "", cell.value)
    text = text.replace("\r\n", "\n").strip()
    if odd := ODD.search(text):
        message = tr("`{head}`: odd character {character}", head=head, character=character_name(odd.group()))
        raise WrongCell("N110", message, tr("delete the character and type the text around it again"))
    if _HIDDEN.search(text):
        raise WrongCell(
            "N110",
            tr("`{head}`: invisible control character", head=head),
            tr("type the text in this cell again"),
        )
    if _OPEN in text:
        raise WrongCell("N145", tr("`{head}`: still to fill in", head=head), tr("fill in the cell"))
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
    message = tr("`{head}`: a whole number expected, found {found}", head=column.head, found=_kind(cell))
    raise WrongCell("N144", message, tr("write a whole number here"))


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
        raise WrongCell(
            "N144",
            tr("`{head}`: a word expected, found {found}", head=column.head, found=found),
            _one_of(words),
        )
    word = " ".join(cell.value.split()).casefold()
    if word in words:
        return word
    near = next(iter(get_close_matches(word, words, 1, 0.6)), "")
    meant = tr(", did you mean `{near}`?", near=near) if near else ""
    raise WrongCell(
        "N144",
        tr(
            "`{head}`: `{found}` cannot be used here{meant}",
            head=column.head,
            found=_short(cell.value),
            meant=meant,
        ),
        _one_of(words),
    )


def _one_of(words: tuple[str, ...]) -> str:
    return tr("choose one of {choices}", choices=", ".join(words))


def _day(cell: Cell, column: Column) -> str:
    value = cell.value
    if isinstance(value, datetime) and not (value.hour or value.minute or value.second):
        return value.date().isoformat()
    if isinstance(value, str) and cell.kind == "s":
        try:
            if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value.strip(), re.ASCII):
                return date.fromisoformat(value.strip()).isoformat()
        except ValueError:
            message = tr(
                "`{head}`: `{found}` is a day that does not exist", head=column.head, found=_short(value)
            )
            raise WrongCell("N144", message, tr("correct the day")) from None
    message = tr("`{head}`: a day expected, found {found}", head=column.head, found=_kind(cell))
    raise WrongCell("N144", message, tr("write the day as 2027-01-31"))


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
        return tr("TRUE or FALSE")
    if isinstance(value, datetime):
        return tr("the day {day}", day=value.date().isoformat())
    if cell.kind == "n":
        return tr("the number {number}", number=str(value).replace(".", ","))
    return f"`{_short(value)}`"


def _short(value: object) -> str:
    words = " ".join(str(value).split())
    return f"{words[:40]}…" if len(words) > 40 else words
