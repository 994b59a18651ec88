"""What a check found, in the form that was asked for: printed as it comes, or written when all is known."""

# ruff: noqa: PLC0415  (each form costs only those who ask for it)
from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import cache, cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from naftctl import __version__
from naftctl.cli.result_file import ResultFile
from naftctl.cli.session import Session, put, say
from naftctl.cli.tell import across, paint
from naftctl.diagnostic import Diagnostic, Severity
from naftctl.language import tr
from naftctl.show.diagnostics import FORMATS as PLAIN
from naftctl.show.diagnostics import GROUP, Room, as_json, concise, full, in_order, summary
from naftctl.show.folding import parted
from naftctl.show.words import plain, visible

if TYPE_CHECKING:
    from naftctl.show.diagnostics.around import Around

FORMATS = (*PLAIN, "sarif", "github", "gitlab", "junit")
_AS_IT_COMES = {"full", "concise", "github"}


class Judged(Struct, frozen=True):
    """What is to be said of one inspection, or of what surrounds it; `read` where rules were held to it."""

    inspection: str
    said: tuple[Diagnostic, ...]
    files: int = 0
    exceptions: int = 0
    read: bool = True


class Result:
    """Takes what was judged, one inspection after the other, and gives it to whoever looks on."""

    def __init__(
        self, session: Session, shape: str, target: ResultFile | None, *, strict: bool, verbose: bool
    ) -> None:
        self.session, self.shape, self.target = session, shape, target
        self.strict, self.verbose = strict, verbose
        self.paint = plain if target else paint()
        self.width = None if target else across()
        self.room = Room(None if verbose else GROUP)
        self.judged: list[Judged] = []
        self.pieces: list[str] = []

    def give(self, *judged: Judged) -> None:
        """Show what was said, where the form does not need all of it together."""
        for each in judged:
            self._give(each)

    def _give(self, judged: Judged) -> None:
        said = in_order(d for d in judged.said if self.verbose or d.severity is not Severity.INFO)
        self.judged.append(
            Judged(judged.inspection, tuple(said), judged.files, judged.exceptions, read=judged.read)
        )
        if self.shape in _AS_IT_COMES and said:
            self._put("\n".join(self._text(said)))

    def finish(self) -> None:
        """Give what closes the result, and write it where a file was asked for."""
        said = self._said
        exceptions = sum(each.exceptions for each in self.judged)
        closing = summary(said, sum(each.files for each in self.judged), exceptions)
        if self.shape in _AS_IT_COMES:
            for line in self.room.closing():
                self._put(line)
            if said or exceptions or self.verbose:
                self._put(parted(closing, self.width))
        else:
            self._put(self._data(said))
        if self.target:
            self.target.write("".join(f"{piece}\n" for piece in self.pieces))
            say(tr("{closing} · see {named}", closing=closing, named=visible(self.target.named)))

    @property
    def exit_code(self) -> int:
        """1 where there is an error, or a warning that counts."""
        bad = {Severity.ERROR, Severity.WARNING} if self.strict else {Severity.ERROR}
        return int(any(each.severity in bad for each in self._said))

    @property
    def _said(self) -> list[Diagnostic]:
        return [said for each in self.judged for said in each.said]

    def _put(self, text: str) -> None:
        if self.target:
            self.pieces.append(text)
            return
        if text:
            put(text)
        sys.stdout.flush()

    def _text(self, said: Sequence[Diagnostic]) -> list[str]:
        if self.shape == "concise":
            return list(concise(said, self.paint, self.room))
        if self.shape == "full":
            return list(full(said, self.session.lines, self.paint, self.room, self.width))
        from naftctl.show.diagnostics.github import as_commands

        return list(as_commands(said, self._around))

    def _data(self, said: Sequence[Diagnostic]) -> str:
        """The result as data."""
        if self.shape == "json":
            return as_json((each.inspection, d) for each in self.judged for d in each.said)
        if self.shape == "junit":
            return self._junit()
        if self.shape == "gitlab":
            from naftctl.show.diagnostics.gitlab import as_code_quality

            return as_code_quality(said, self._around)
        from naftctl.cli.judge import entries
        from naftctl.show.diagnostics.sarif import as_sarif

        return as_sarif(said, entries(), self._around, __version__)

    def _junit(self) -> str:
        from naftctl.checks import RULES
        from naftctl.show.diagnostics.junit import Suite, as_junit

        rules = {rule.code: rule.name for rule in RULES}
        around = [d for each in self.judged if not each.inspection for d in each.said]
        suites = [Suite(j.inspection, j.said, rules, j.read) for j in self.judged if j.inspection]
        return as_junit([Suite("", around, {}), *suites], strict=self.strict)

    @cached_property
    def _around(self) -> Around:
        from naftctl.load.git import place_in_repository
        from naftctl.show.diagnostics.around import Around

        return Around(cache(self.session.lines), place_in_repository(self.session.reader.root))
