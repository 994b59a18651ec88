"""Search the finished files of an overview for what may not stand there."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import pairwise
from pathlib import Path

from msgspec import Struct

from naftctl.cli.edition import KINDS, machine
from naftctl.cli.overview.codes import LEAK
from naftctl.cli.overview.gate import houses, rightful_words
from naftctl.cli.share import share
from naftctl.diagnostic import Diagnostic, Severity
from naftctl.language import tr
from naftctl.load.overview import OverviewText
from naftctl.model.framework import Framework
from naftctl.model.workspace import House
from naftctl.overview.naming import Known, Naming
from naftctl.privacy.kinds import kind_words
from naftctl.render.guard import certainly, fixed_words
from naftctl.render.hidden import strings
from naftctl.render.leaks import Leak, Sought, leaks
from naftctl.render.pieces import Passage
from naftctl.show.datapackage import DESCRIPTION
from naftctl.source import Span

_WORDS = {
    **KINDS,
    "name": tr("the name of a provider or a department"),
    "address": tr("the address of a provider or a department"),
    "id": tr("the name or the number of an inspection or a provider"),
}
_KNOWN = ("name", "address", "id")
_TECHNICAL = frozenset({"$schema", "created", "bytes", "hash"})
"""What a description has that no person wrote, in which a number would be found by chance."""


class Search(Struct, frozen=True, dict=True):
    """What is sought in every overview: all that is `known`, `names` of the local list, and this computer.

    What stands in the frameworks, in the templates that come with the program and in the names of the houses
    stands there by right. Somebody can type a name in `templates` of the workspace: their words only do for
    what is no name.
    """

    known: Known
    names: tuple[str, ...]
    house: House
    frameworks: tuple[Framework, ...]
    templates: tuple[Path, ...]
    root: Path

    def leaking(
        self, files: Mapping[str, bytes], text: OverviewText, texts: Mapping[str, Passage], *, internal: bool
    ) -> tuple[Diagnostic, ...]:
        """What stands in `files`, by name, and may not; an `internal` edition has its internal passages."""
        shown = tuple(passage.markdown for passage in texts.values())
        who, marked = self._who(shown), self._marked(text, shown, internal=internal)
        described = {name: data for name, data in files.items() if name.rpartition("/")[2] == DESCRIPTION}
        read = {name: _as_read(data) for name, data in described.items()}
        others = {name: data for name, data in files.items() if name not in described}
        found = sorted({*leaks(others, who, marked), *leaks(described, who), *leaks(read, marked)})
        known = [each for each in found if each.kind in _KNOWN]
        typed = self._typed() if known else {}
        said = [_leak(typed.get(each.kind, text.sheet.path), each) for each in known]
        return (*said, *(_leak(text.sheet.path, each) for each in found if each.kind not in _KNOWN))

    def _who(self, shown: Collection[str] = ()) -> Sought:
        """By what somebody would be recognised."""
        known, naming = self.known, Naming(self.known)
        words = (*known.names, *known.departments), known.addresses, known.ids
        own = (_nameless(words, naming) for words in self._own.values())
        return Sought(
            dict(zip(_KNOWN, words, strict=True)),
            allowed=(
                *self._rightful(),
                *_fixed(share() / "templates" / each.name for each in self.templates),
            ),
            shown=(*shown, *own),
            patterns={},
        )

    def _typed(self) -> Mapping[str, str]:
        """The template of the workspace in which something known of a kind was typed, by that kind."""
        files = {name: words.encode() for name, words in self._own.items()}
        found = (each for each in reversed(leaks(files, self._who())) if each.file in files)
        return {each.kind: each.file for each in found}

    @cached_property
    def _own(self) -> Mapping[str, str]:
        """The words of the templates of the workspace, by their place in it."""
        own = [folder for folder in self.templates if folder.is_relative_to(self.root)]
        return {
            path.relative_to(self.root).as_posix(): words
            for folder in own
            for path, words in fixed_words(folder).items()
        }

    def _marked(self, text: OverviewText, shown: Collection[str], *, internal: bool) -> Sought:
        """What people marked, what surely identifies a person, and what belongs to this computer."""
        hidden = () if internal else tuple(w for t in text.read.body.texts for w in t.removed(redacted=False))
        redacted = tuple(w for t in text.read.body.texts for w in t.removed() if w not in hidden)
        return Sought(
            {"internal": hidden, "redacted": () if internal else redacted, **machine(self.root)},
            allowed=(*self._rightful(), *_fixed(self.templates)),
            shown=shown,
            authors=tuple(house.name for house in houses(self.house)),
            detectors=(certainly(self.names, rightful_words(self.house)),),
        )

    def _rightful(self) -> Iterator[str]:
        for record in (self.house.organisations, *self.frameworks):
            yield "\n".join(strings(record))


def _nameless(text: str, naming: Naming) -> str:
    """A text without the words in it that name somebody."""
    places = ((0, 0), *naming.places(text), (len(text), len(text)))
    return "\n".join(text[end:start] for (_, end), (start, _) in pairwise(places))


def _fixed(folders: Iterable[Path]) -> Iterator[str]:
    return (words for folder in folders for words in fixed_words(folder).values())


def _as_read(data: bytes) -> bytes:
    """A description as far as people read it."""
    package = json.loads(
        data, object_hook=lambda found: {k: v for k, v in found.items() if k not in _TECHNICAL}
    )
    return json.dumps(package, ensure_ascii=False, indent=2).encode()


def _leak(path: str, found: Leak) -> Diagnostic:
    what = _WORDS.get(found.kind, tr("a {kind}", kind=kind_words(found.kind)))
    message = tr("{what}: found in {file} ({where})", what=what, file=found.file, where=found.where)
    return Diagnostic(Span(path), LEAK, Severity.ERROR, message, tr("remove this where it stands"))
