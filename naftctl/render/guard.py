"""What may not stand in the finished files of an edition for the public, and where it comes from."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from naftctl.model.dossier import Dossier
from naftctl.model.workspace import Organisation
from naftctl.privacy.allowed import allowed
from naftctl.privacy.find import find
from naftctl.privacy.hit import Hit
from naftctl.privacy.screening import State, screening
from naftctl.prose import Text
from naftctl.render.hidden import rightful
from naftctl.render.leaks import Detector, Leak, Sought, hidden_name, leaks, withheld
from naftctl.render.leaks.folding import fold
from naftctl.render.leaks.layers import pieces
from naftctl.render.pieces import Passage
from naftctl.source import Span

_WORDS = ("redacted", "internal")
_FONTS = "fonts"
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f]")
"""What stands in the bytes of a font and in no text, where a number would be found by chance."""
_NEAR = 40


class Escaped(Struct, frozen=True):
    """Something that stands in finished files and may not: of what kind, in which files, and where there.

    `origin` is the passage that it was taken out of, nothing for what is found by its form; `readable` are
    the texts of the edition that still say it.
    """

    kind: str
    files: tuple[str, ...]
    where: str
    origin: Span | None
    readable: tuple[Span, ...]


class Guard(Struct, frozen=True):
    """Searches the files of an edition of an inspection, of which `texts` are printed.

    `machine` has words by kind that belong to the computer it is made on; `detectors` find what no list has.
    """

    dossier: Dossier
    texts: Mapping[str, Passage]
    templates: Path
    machine: Mapping[str, Collection[str]]
    detectors: Collection[Detector]

    def escaped(self, files: Mapping[str, bytes]) -> tuple[Escaped, ...]:
        """All that stands in `files`, by name, and may not."""
        sought = self._sought()
        found = leaks(files, sought)
        if not found:
            return ()
        names = {hidden_name(number): name for number, name in enumerate(files, 1)}
        return (*self._words(found, files, names, sought), *self._others(found, sought))

    def _sought(self) -> Sought:
        return Sought(
            {**withheld(self.dossier, redacted=True), **self.machine},
            allowed=(*rightful(self.dossier), *fixed_words(self.templates).values()),
            shown=tuple(text.markdown for text in self.texts.values()),
            authors=tuple(house.name for house in self._houses()),
            detectors=self.detectors,
        )

    def _houses(self) -> Iterator[Organisation]:
        organisations = self.dossier.house.organisations
        yield from (getattr(organisations, name) for name in type(organisations).model_fields)

    def _words(
        self, found: Iterable[Leak], files: Mapping[str, bytes], names: Mapping[str, str], sought: Sought
    ) -> Iterator[Escaped]:
        """The words that were taken out of a passage, for each passage."""
        by_file: dict[str, Leak] = {}
        for leak in found:
            if leak.kind in _WORDS:
                by_file.setdefault(leak.file, leak)
        if not by_file:
            return
        read = {
            shown: _terms(files[names.get(shown, shown)], names.get(shown, shown), sought)
            for shown in by_file
        }
        printed = [(text.span, _said(text.markdown, sought)) for text in self.texts.values()]
        for text in (text for prose in self.dossier.texts for text in prose.texts):
            for kind, own in _own(text):
                where = tuple(shown for shown, terms in read.items() if own & terms)
                if where:
                    still = dict.fromkeys(span for span, terms in printed if own & terms)
                    yield Escaped(kind, where, by_file[where[0]].where, text.span, tuple(still))

    def _others(self, found: Iterable[Leak], sought: Sought) -> Iterator[Escaped]:
        """What is found by its form, each kind once."""
        kinds: dict[str, list[Leak]] = {}
        for leak in found:
            if leak.kind not in _WORDS:
                kinds.setdefault(leak.kind, []).append(leak)
        for kind, each in kinds.items():
            readable = [
                text.span
                for text in self.texts.values()
                if any(kind == said for said, _ in sought.looks_like(text.markdown))
            ]
            names = tuple(dict.fromkeys(leak.file for leak in each))
            yield Escaped(kind, names, each[0].where, None, tuple(readable))


def _own(text: Text) -> Iterator[tuple[str, set[str]]]:
    """What is sought of the words that one text hides, by kind."""
    inside = text.removed(redacted=False)
    away = tuple(words for words in text.removed() if words not in inside)
    for kind, words in (("internal", inside), ("redacted", away)):
        if words:
            yield kind, {term.strip() for term in Sought({kind: words}).terms}


def _terms(data: bytes, name: str, sought: Sought) -> set[str]:
    """All that is sought and stands in a file or in its name."""
    inside = (_said(piece.text, sought, raw=piece.kind == "raw") for piece in pieces(data))
    return set().union(_said(name, sought), *inside)


def _said(text: str, sought: Sought, *, raw: bool = False) -> set[str]:
    return {term for _, term in sought.found(text, raw=raw)}


def fixed_words(templates: Path) -> dict[Path, str]:
    """The words of every template, by its path: they stand in each report."""
    return {
        path: path.read_text(encoding="utf-8", errors="ignore")
        for path in sorted(templates.rglob("*"))
        if path.is_file() and _FONTS not in path.relative_to(templates).parts
    }


def certain(dossier: Dossier) -> Detector:
    """Finds what surely identifies a person, except what was decided that it may stand."""
    return certainly(dossier.names, allowed(dossier), {fold(words) for words in _kept(dossier)})


def certainly(names: Collection[str], free: Collection[str], kept: Collection[str] = frozenset()) -> Detector:
    """Finds what surely identifies a person, as `names` do; `free` words and `kept` ones (folded) do not."""

    def detector(text: str) -> Iterator[tuple[str, str]]:
        for hit in find(text, names, free):
            words = text[hit.start : hit.end]
            if hit.certain and not _by_chance(text, hit) and (hit.kind.never or fold(words) not in kept):
                yield hit.kind.value, words

    return detector


def _by_chance(text: str, hit: Hit) -> bool:
    """Whether a hit is no text: bytes of a font, or numbers that only stand below each other."""
    if _CONTROL.search(text, max(0, hit.start - _NEAR), hit.end + _NEAR):
        return True
    if "\n" not in text[hit.start : hit.end]:
        return False
    begin, end = text.rfind("\n", 0, hit.start) + 1, text.find("\n", hit.end)
    return not any(map(str.isalpha, text[begin : end if end >= 0 else None]))


def _kept(dossier: Dossier) -> Iterator[str]:
    """The words of every hit of which somebody decided that it may stand."""
    for hit in screening(dossier).hits if dossier.decisions else ():
        written = dossier.written.get(hit.file)
        if hit.state is State.KEPT and written is not None:
            body = hit.place.line >= written.body_line
            text, first = (written.body, written.body_line) if body else (written.front, written.front_line)
            yield _at(text.split("\n"), hit.place, first)


def _at(lines: list[str], place: Span, first: int) -> str:
    """What stands at a place in these lines, of which the first has this number."""
    rows = lines[place.line - first : (place.end_line or place.line) - first + 1]
    if not rows:
        return ""
    rows[-1] = rows[-1][: place.end_column - 1]
    rows[0] = rows[0][place.column - 1 :]
    return "\n".join(rows)
