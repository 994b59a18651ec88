"""What every kind of file with keys may hold, as JSON Schema with Dutch words, for editors and the reference.

A schema is a file of the house: its words are Dutch whatever the language of the user.
"""

from __future__ import annotations

import json

from naftctl.language import dutch
from naftctl.schema.kinds import BY_NAME, KINDS, FileKind
from naftctl.schema.shape import Schema, keyed, record
from naftctl.schema.words import title

__all__ = [
    "BY_NAME",
    "DRAFT",
    "EDITOR",
    "FOLDER",
    "KINDS",
    "FileKind",
    "Schema",
    "schema_of",
    "schema_text",
    "workspace_files",
]

DRAFT = "https://json-schema.org/draft/2020-12/schema"
FOLDER = "schemas"
"""The folder of a workspace in which its schemas lie."""
EDITOR = ".vscode/settings.json"
"""Where one widespread editor reads which file has which schema."""


def schema_of(kind: FileKind) -> Schema:
    """The schema of a kind of file; of a Markdown file that of its front matter."""
    shape = keyed(kind.record) if kind.keyed else record(kind.record, kind.apart)
    return {
        "$schema": DRAFT,
        "$comment": dutch("Made by naftctl schema; write nothing here."),
        "title": dutch(f"{title(kind.name)} file"),
        "description": dutch(kind.about),
        **shape,
    }


def schema_text(kind: FileKind) -> str:
    """The text of the file with the schema of a kind."""
    return _json(schema_of(kind))


def workspace_files() -> dict[str, str]:
    """Every schema, and the settings by which an editor finds them, by their names in a workspace."""
    files = {f"{FOLDER}/{kind.name}.json": schema_text(kind) for kind in KINDS}
    found = {f"./{FOLDER}/{kind.name}.json": list(kind.matches) for kind in KINDS if kind.modeline}
    return files | {EDITOR: _json({"yaml.schemas": found})}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
