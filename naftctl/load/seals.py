"""Read the seals of an inspection: those in its folder, and those of a revision in git."""

from __future__ import annotations

from naftctl.diagnostic import Diagnostic, Severity
from naftctl.language import tr
from naftctl.load.page import Read
from naftctl.load.record import build
from naftctl.load.yaml import Document, read_yaml
from naftctl.model.owned import Seal
from naftctl.model.record import attach_page
from naftctl.prose import EMPTY

KNOWN = 1
"""The newest form of a seal that this program can read."""


def read_seal(kind: str, text: str, path: str) -> Read[Seal]:
    """The seal in a file; one of a newer form is named and read no further."""
    document = read_yaml(text, path)
    if not document.usable:
        return Read(None, EMPTY, document.diagnostics)
    if newer := _newer(document):
        return Read(None, EMPTY, (*document.diagnostics, newer))
    built = build(Seal, document.value, document.origin)
    if built.record is not None:
        attach_page(built.record, kind, EMPTY)
    return Read(built.record, EMPTY, (*document.diagnostics, *built.diagnostics), built.placeholders)


def _newer(document: Document) -> Diagnostic | None:
    value = document.value
    version = value.get("version") if isinstance(value, dict) else None
    if type(version) is not int or version <= KNOWN:
        return None
    message = tr(
        "this seal has format {version}; this program knows format {known}", version=version, known=KNOWN
    )
    hint = tr("update naftctl; until then this seal is not checked")
    return Diagnostic(document.origin.at("version"), "N507", Severity.ERROR, message, hint)
