"""The English of every schema, with the place that it belongs to: what the catalogue has to have in Dutch."""

from __future__ import annotations

from collections.abc import Iterator

from naftctl.model.record import Record
from naftctl.schema import KINDS
from naftctl.schema.words import meaning, title


def schema_texts() -> Iterator[tuple[str, str]]:
    """Each text with its place: a kind of file, or a field of a model."""
    for kind in KINDS:
        yield f"{title(kind.name)} file", f"schema {kind.name}"
        yield kind.about, f"schema {kind.name}"
    for record in sorted(set(_below(Record)), key=lambda each: (each.__module__, each.__name__)):
        for name, field in record.model_fields.items():
            place = f"{record.__module__.replace('.', '/')}.py"
            yield title(field.alias or name), place
            yield meaning(record, name), place


def _below(kind: type[Record]) -> Iterator[type[Record]]:
    for each in kind.__subclasses__():
        if each.__module__.startswith("naftctl."):
            yield each
            yield from _below(each)
