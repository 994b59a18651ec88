"""From the bytes of one file to a page: front matter and text, judged apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from naftctl.diagnostic import Diagnostic, Severity
from naftctl.load.record import build
from naftctl.load.yaml import read_yaml
from naftctl.model.record import Page, attach_page
from naftctl.prose import EMPTY, Prose, Shape, parse
from naftctl.source import Origin, Span

P = TypeVar("P", bound=Page)


@dataclass(frozen=True, slots=True)
class Read(Generic[P]):
    """What a file gave: its page where that could be made, its text, its faults, its open places."""

    page: P | None
    body: Prose = EMPTY
    diagnostics: tuple[Diagnostic, ...] = ()
    placeholders: tuple[tuple[Span, str], ...] = ()


def read_yaml_page(kind: type[P], name: str, text: str, path: str) -> Read[P]:
    """Read a YAML file as a `kind`."""
    document = read_yaml(text, path)
    if not document.usable:
        return Read(None, EMPTY, document.diagnostics)
    built = build(kind, document.value, document.origin)
    if built.record is not None:
        attach_page(built.record, name, EMPTY)
    return Read(built.record, EMPTY, (*document.diagnostics, *built.diagnostics), built.placeholders)


def read_page(kind: type[P], name: str, text: str, path: str, shape: Shape) -> Read[P]:
    """Read a Markdown file with front matter as a `kind`."""
    front, body, first_line = split(text)
    if front is None:
        return _without_front(text, path, shape)
    document = read_yaml(front, path, 2)
    prose = parse(body, path, first_line, shape)
    flaws = flaw_diagnostics(prose)
    places = prose.placeholders
    if not document.usable:
        return Read(None, prose, (*document.diagnostics, *flaws), places)
    built = build(kind, document.value, document.origin)
    if built.record is not None:
        attach_page(built.record, name, prose)
    said = (*document.diagnostics, *built.diagnostics, *flaws)
    return Read(built.record, prose, said, (*built.placeholders, *places))


def read_text(kind: type[P], name: str, text: str, path: str, shape: Shape) -> Read[P]:
    """Read a Markdown file that is text only as a `kind`."""
    prose = parse(text, path, 1, shape)
    built = build(kind, {}, Origin(path))
    if built.record is not None:
        attach_page(built.record, name, prose)
    places = prose.placeholders
    said = flaw_diagnostics(prose)
    if not text.strip():
        said = (
            Diagnostic(
                Span(path), "N113", Severity.ERROR, "het bestand is leeg", "vul het in of haal het weg"
            ),
        )
    return Read(built.record, prose, said, places)


def split(text: str) -> tuple[str | None, str, int]:
    """Front matter, text, and the line on which the text begins; no front matter gives None."""
    if not text.startswith("---\n"):
        return None, text, 1
    if text.startswith("---\n---\n"):
        return "", text[8:], 3
    front, found, body = text[4:].partition("\n---\n")
    if not found:
        if not text.endswith("\n---"):
            return None, text, 1
        front, body = text[4:-4], ""
    return front + "\n", body, front.count("\n") + 4


def flaw_diagnostics(prose: Prose) -> tuple[Diagnostic, ...]:
    """What may not stand in a text, as diagnostics."""
    return tuple(Diagnostic(f.span, f.code, Severity.ERROR, f.message, f.hint) for f in prose.flaws)


def _without_front(text: str, path: str, shape: Shape) -> Read[P]:
    if not text.strip():
        said = Diagnostic(
            Span(path), "N113", Severity.ERROR, "het bestand is leeg", "vul het in of haal het weg"
        )
        return Read(None, EMPTY, (said,))
    opened = text.startswith("---\n")
    message = "de kopgegevens zijn niet afgesloten" if opened else "het bestand begint niet met kopgegevens"
    hint = (
        "zet een regel met --- na de kopgegevens" if opened else "begin met een regel --- en sluit af met ---"
    )
    said = Diagnostic(Span(path, 1, 1, 1, 4), "N114", Severity.ERROR, message, hint)
    if opened:
        return Read(None, EMPTY, (said,))
    prose = parse(text, path, 1, shape)
    return Read(None, prose, (said, *flaw_diagnostics(prose)))
