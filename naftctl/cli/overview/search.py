"""Search the finished files of an overview for what may not stand there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from naftctl.cli.edition import KINDS, machine
from naftctl.cli.overview.codes import LEAK
from naftctl.cli.overview.gate import houses, rightful_words
from naftctl.cli.overview.names import Known
from naftctl.diagnostic import Diagnostic, Severity
from naftctl.load.overview import OverviewText
from naftctl.model.framework import Framework
from naftctl.model.workspace import House
from naftctl.render.guard import certainly, fixed_words
from naftctl.render.hidden import strings
from naftctl.render.leaks import Leak, Sought, leaks
from naftctl.render.pieces import Passage
from naftctl.source import Span

_WORDS = {
    **KINDS,
    "name": "de naam van een aanbieder of een afdeling",
    "id": "de naam of het nummer van een inspectie of een aanbieder",
}


@dataclass(frozen=True)
class Search:
    """What is sought in every overview: all that is `known`, `names` of the local list, and this computer.

    What stands in the frameworks, the templates and the names of the houses stands there by right.
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
        hidden = () if internal else tuple(w for t in text.read.body.texts for w in t.removed(redacted=False))
        redacted = tuple(w for t in text.read.body.texts for w in t.removed() if w not in hidden)
        sought = Sought(
            {
                "name": (*self.known.names, *self.known.departments),
                "id": self.known.ids,
                "internal": hidden,
                "redacted": () if internal else redacted,
                **machine(self.root),
            },
            allowed=tuple(self._rightful()),
            shown=tuple(passage.markdown for passage in texts.values()),
            authors=tuple(house.name for house in houses(self.house)),
            detectors=(certainly(self.names, rightful_words(self.house)),),
        )
        return tuple(_leak(text.sheet.path, each) for each in leaks(files, sought))

    def _rightful(self) -> Iterator[str]:
        for record in (self.house.organisations, *self.frameworks):
            yield "\n".join(strings(record))
        for folder in self.templates:
            yield from fixed_words(folder)


def _leak(path: str, found: Leak) -> Diagnostic:
    what = _WORDS.get(found.kind, f"een {found.kind}")
    message = f"{what}: te vinden in {found.file} ({found.where})"
    return Diagnostic(Span(path), LEAK, Severity.ERROR, message, "haal dit weg waar het staat")
