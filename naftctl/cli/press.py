"""Check, compile and write the reports of inspections, side by side."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path

from msgspec import Struct, field

from naftctl.cli.judge import named
from naftctl.cli.outcome import (
    Failed,
    Made,
    Outcome,
    Refused,
    made_report,
    refusing,
    say_failed,
    say_refused,
    shared_errors,
    shown,
    write_made,
)
from naftctl.cli.parallel import in_order
from naftctl.cli.picture import show_scales
from naftctl.cli.progress import Bar, progress
from naftctl.cli.session import Session, put, say
from naftctl.diagnostic import Diagnostic
from naftctl.files import NotWritten
from naftctl.language import tr
from naftctl.lifecycle import Phase, binding_phase, phase_of
from naftctl.lifecycle.requests import request_of
from naftctl.model.dossier import Dossier
from naftctl.render.context import Edition
from naftctl.render.finish import SERIAL
from naftctl.show.words import visible

EDITIONS: Mapping[str, Edition] = {
    "internal": "internal",
    "draft": "draft",
    "final": "final",
    "public": "public",
    "release": "release",
}


class Order(Struct, frozen=True):
    """What was asked: an edition (nothing: the furthest), formats, where they go, how many at a time.

    `request` is the number of the request that the edition `release` answers, nothing for the newest.
    """

    asked: Edition | None
    formats: Sequence[str]
    target: Path | None
    verbose: bool
    jobs: int
    request: str = ""


class Press(Struct):
    """Makes the reports of an order, and keeps what came of each."""

    session: Session
    order: Order
    made: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    failed: dict[str, Failed] = field(default_factory=dict)
    told: set[Diagnostic] = field(default_factory=set)

    def make(self, names: Sequence[str]) -> int:
        """Make the report of each inspection; gives the highest exit code."""
        words = (
            tr("making reports")
            if len(names) > 1
            else tr("{name}: making the report", name=visible("".join(names)))
        )
        jobs = max(1, min(self.order.jobs, len(names)))
        serial = SERIAL.set(self.order.jobs == 1)
        try:
            with (
                progress(words, len(names)) as bar,
                closing(in_order(self._works(names, bar), jobs)) as found,
            ):
                for outcome in found:
                    with bar.aside():
                        self._deal_with(outcome, alone=len(names) == 1)
        except KeyboardInterrupt:
            say(tr("interrupted: {summary}", summary=self._summary()))
            raise
        finally:
            SERIAL.reset(serial)
        if len(names) > 1:
            say(self._summary())
        return max([*(fault.exit_code for fault in self.failed.values()), 1 if self.refused else 0])

    def _works(self, names: Sequence[str], bar: Bar) -> Iterator[Callable[[], Outcome]]:
        """What remains to be done for each inspection once it is read and checked, which is quick."""
        for name in names:
            yield self._work(name, bar)

    def _work(self, name: str, bar: Bar) -> Callable[[], Outcome]:
        loaded = self.session.read(name)
        dossier, edition = loaded.dossier, self.order.asked or furthest(loaded.dossier)
        errors = (
            *shared_errors(self.session.reader, loaded, edition),
            *refusing(loaded, edition, self.order.request),
        )

        def work() -> Outcome:
            try:
                if errors or dossier is None:
                    return Refused(name, edition, errors)
                asked = request_of(dossier, self.order.request) if edition == "release" else None
                return made_report(self.session.reader.root, dossier, edition, self.order.formats, asked)
            except Exception as bug:
                bug.add_note(tr("at the report of {name}", name=name))
                raise
            finally:
                bar.advance()

        return work

    def _deal_with(self, outcome: Outcome, *, alone: bool) -> None:
        if isinstance(outcome, Made):
            outcome = self._write(outcome, alone=alone)
        if isinstance(outcome, Failed):
            self._say_failed(outcome)
        elif isinstance(outcome, Refused):
            self._say_refused(outcome)

    def _write(self, made: Made, *, alone: bool) -> Outcome:
        try:
            paths = write_made(self.session.reader.root, self.order.target, (made,))
        except NotWritten as fault:
            return Failed(made.name, fault.message, fault.hint, 3)
        self.made.append(made.name)
        for path in paths:
            put(visible(shown(path, self.session.here)))
        sys.stdout.flush()
        if alone:
            show_scales(made.dossier)
        return made

    def _summary(self) -> str:
        """`3 verslagen gemaakt, 1 geweigerd (2026-x), 1 mislukt (2026-y)`."""
        number = len(self.made)
        words = {0: tr("no report made"), 1: tr("1 report made")}
        parts = [words.get(number, tr("{number} reports made", number=number))]
        for names, word in ((self.refused, tr("refused")), (tuple(self.failed), tr("failed"))):
            if names:
                parts.append(f"{len(names)} {word} ({', '.join(map(visible, names))})")
        return ", ".join(parts)

    def _say_refused(self, refused: Refused) -> None:
        self.refused.append(refused.name)
        fresh = [said for said in named(refused.diagnostics) if said not in self.told]
        self.told.update(fresh)
        say_refused(fresh, self.session.lines)
        say(
            tr(
                "no report ({edition}) of {name}: first solve what stands above",
                edition=refused.edition,
                name=visible(refused.name),
            )
        )

    def _say_failed(self, failed: Failed) -> None:
        same = next((f for f in self.failed.values() if f.message == failed.message), None)
        self.failed[failed.name] = failed
        if same:
            say(
                tr(
                    "error: {name}: for the same reason as {other}",
                    name=visible(failed.name),
                    other=visible(same.name),
                )
            )
            return
        say_failed(failed, verbose=self.order.verbose)


def furthest(dossier: Dossier | None) -> Edition:
    """The furthest edition that the phase of an inspection allows."""
    phase = binding_phase(phase_of(dossier)) if dossier else Phase.PLANNED
    if phase >= Phase.FINAL:
        return "final"
    return "draft" if phase >= Phase.DRAFT else "internal"
