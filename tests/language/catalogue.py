"""The catalogue of messages: which there are in the source, and the Dutch that people wrote for each.

`python -m tests.language` brings the catalogue up to date with the source and compiles it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from datetime import UTC, datetime
from inspect import getdoc
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

import naftctl
from naftctl import __version__
from naftctl.cli.judge import entries
from naftctl.cli.program import the_program
from naftctl.language import CATALOGUE
from tests.schema.texts import schema_texts

SOURCE = Path(naftctl.__file__).parent
COMPILED = Path(CATALOGUE)
WRITTEN = COMPILED.with_suffix(".po")
_CALLS = {"tr", "dutch", "later"}
_DAY = datetime(2026, 11, 26, tzinfo=UTC)  # the same source gives the same file


def messages() -> dict[str, str]:
    """Every message of the source, with the first file in which it stands."""
    found: dict[str, str] = {}
    for path in sorted(SOURCE.rglob("*.py")):
        for message in called(path.read_text(encoding="utf-8")):
            found.setdefault(message, f"naftctl/{path.relative_to(SOURCE).as_posix()}")
    for code, entry in entries().items():
        found.setdefault(entry.source, code)
    for name, text in helps(the_program(), "naftctl"):
        found.setdefault(text, name)
    for name, word in placeholders(the_program(), "naftctl"):
        found.setdefault(word, name)
    for text, place in schema_texts():
        found.setdefault(text, place)
    return found


def called(source: str) -> Iterator[str]:
    """The messages that a module asks for, in order."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _CALLS:
            first = node.args[0] if node.args else None
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value


def helps(command: Any, name: str) -> Iterator[tuple[str, str]]:
    """What each command does, as its docstring says, below the command with this name."""
    for below, _, _ in getattr(command, "table", ()):
        inner = command.get_command(None, below)
        yield f"{name} {below}", getdoc(command.source(below)) or ""
        yield from helps(inner, f"{name} {below}")


def placeholders(command: Any, name: str) -> Iterator[tuple[str, str]]:
    """The words for values in the help of each command: `FOLDER`, `DAY`."""
    for param in command.params:
        yield name, param.metavar or ("VALUE" if param.param_type_name == "option" else param.name.upper())
    for below, _, _ in getattr(command, "table", ()):
        yield from placeholders(command.get_command(None, below), f"{name} {below}")


def written() -> Catalog:
    """The catalogue as people wrote it."""
    with WRITTEN.open("rb") as file:
        return read_po(file, locale="nl", domain="naftctl")


def refreshed(old: Catalog, added: dict[str, str]) -> Catalog:
    """The catalogue for the source of today: what was translated stays, what is gone goes."""
    new = Catalog(
        locale="nl",
        domain="naftctl",
        project="naftctl",
        version=__version__,
        header_comment="#",
        fuzzy=False,
        creation_date=_DAY,
        revision_date=_DAY,
        msgid_bugs_address="-",
        last_translator="-",
        language_team="-",
    )
    for message, place in messages().items():
        known = old.get(message)
        said = added.get(message) or (known.string if known else "")
        new.add(message, said, locations=[(place, 0)])
    return new


def as_po(catalogue: Catalog) -> bytes:
    """The catalogue as a file for people, in order of the source."""
    file = BytesIO()
    write_po(file, catalogue, width=100, omit_header=False, include_lineno=False, sort_by_file=True)
    return file.getvalue()


def as_mo(catalogue: Catalog) -> bytes:
    """The catalogue as the program reads it."""
    file = BytesIO()
    write_mo(file, catalogue)
    return file.getvalue()
