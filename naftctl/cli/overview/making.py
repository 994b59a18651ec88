"""Make the overview of a year: judge, compute, render, search, and only then write."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal

from naftctl import __version__
from naftctl.cli.mistakes import Unable
from naftctl.cli.outcome import Failed, say_failed, say_refused, shown, unprintable
from naftctl.cli.overview.gate import drifted, houses, open_places, text_errors, unpublishable
from naftctl.cli.overview.reading import Brought, read_all
from naftctl.cli.overview.search import Search
from naftctl.cli.progress import progress
from naftctl.cli.session import Session, put, say
from naftctl.cli.share import templates
from naftctl.cli.tell import look
from naftctl.diagnostic import Diagnostic, Severity
from naftctl.engines.child import EngineError
from naftctl.files import write_all
from naftctl.load.overview import FOLDER, RECORD, TEXT, OverviewText, read_overview_text, read_published
from naftctl.load.tree import DiskTree, Unreadable
from naftctl.model.framework import Framework
from naftctl.model.overview import Overview, Period, Published
from naftctl.overview import counted, overview_of, unpublished_before
from naftctl.render.document import RefusedTexts
from naftctl.render.overview import render_overview
from naftctl.render.overview.compose import overview_context
from naftctl.render.pieces import Passage
from naftctl.render.template import TemplateFault
from naftctl.show.datapackage import Edition, data_package
from naftctl.show.overview import (
    fixed,
    left_out,
    nothing_counts,
    published_text,
    still_running,
    unsafe_practices,
    year_words,
)
from naftctl.show.words import visible


@dataclass(frozen=True)
class Order:
    """What was asked: a year, an edition, document formats, the data too, where it goes, to publish it."""

    period: Period
    internal: bool
    formats: Sequence[str]
    data: bool
    target: Path | None
    publish: bool
    verbose: bool


class Refusal(Exception):
    """What keeps an overview from being made."""

    def __init__(self, diagnostics: Sequence[Diagnostic]) -> None:
        super().__init__()
        self.diagnostics = diagnostics


class Desk:
    """Makes the overview of one order in one workspace."""

    def __init__(self, session: Session, order: Order) -> None:
        self.session, self.order = session, order
        self.root, self.reader = session.reader.root, session.reader
        self.period, self.house = order.period, session.reader.house

    def make(self) -> int:
        """Make and write all that was asked; gives the exit code."""
        try:
            return self._made()
        except Refusal as refusal:
            say_refused(refusal.diagnostics, self.session.lines)
            say(f"geen overzicht van {year_words(self.period)}: los eerst op wat hierboven staat")
            return 1

    def _made(self) -> int:
        before, said = read_published(self.root)
        _refuse(said, self.reader.settings[1], self.reader.history[1], self.reader.local[1])
        brought = read_all(self.session)
        _refuse(drifted(self.period, before, brought.accounts))
        records = self._records(brought, before) if self.order.publish else {}
        published = {**before, **records}
        self._say_counting(brought, published)
        overview = self._overview(brought, published)
        if overview.empty:
            for line in nothing_counts(self.period, brought.accounts):
                say(line)
            return 1
        text = self._text(brought)
        with progress(f"overzicht van {year_words(self.period)} maken", 1):
            documents = self._documents(overview, text, brought)
        if isinstance(documents, Failed):
            say_failed(documents, verbose=self.order.verbose)
            return documents.exit_code
        self._write(documents, text, records)
        return 0

    # ── what counts ──────────────────────────────────────────────────────────────────────────────────────
    def _records(self, brought: Brought, before: Mapping[str, Published]) -> dict[str, Published]:
        """What is published: this year, and every earlier one that it tells of and that was not yet.

        What an overview tells of an earlier year may not move afterwards either.
        """
        told = unpublished_before(brought.accounts, self.period, before)
        _refuse(unpublishable(self.period, told, before))
        records: dict[str, Published] = {}
        for period in (*told, self.period):
            names = counted(brought.accounts, period, {**before, **records}).names
            if names:
                records[period.name] = Published(
                    year=period.name,
                    published=self.session.today,
                    threshold=self.house.small_cell,
                    inspections=names,
                )
        return records

    def _overview(self, brought: Brought, published: Mapping[str, Published]) -> Overview:
        order, today = self.order, self.session.today
        counts = published, self.house.small_cell, today
        return overview_of(brought.accounts, self.period, self.frameworks, *counts, internal=order.internal)

    @cached_property
    def frameworks(self) -> Mapping[str, Framework]:
        """Every framework version that can be used."""
        found = {ref: self.reader.framework(ref) for ref in self.reader.workspace.frameworks}
        return {ref: framework for ref, framework in found.items() if framework is not None}

    def _say_counting(self, brought: Brought, published: Mapping[str, Published]) -> None:
        counting = counted(brought.accounts, self.period, published)
        width = look()[1]
        for line in (*left_out(counting.left_out, width), *unsafe_practices(counting.figures, width)):
            say(line)
        running = still_running(self.period, self.session.today)
        if running:
            say(running)

    # ── the text and the documents ───────────────────────────────────────────────────────────────────────
    def _text(self, brought: Brought) -> OverviewText:
        """What people wrote, or the stub where they did not yet; refused with what may not stand in it."""
        text = read_overview_text(self.root, self.period.name, self.reader.letters, self._stub())
        left = open_places(text) if self.order.publish else ()
        _refuse(text_errors(text, brought.known, self.reader.local[0].names, self.house), left)
        return text

    def _stub(self) -> str:
        folder = templates(self.root, "overview")
        try:
            return DiskTree(folder, "").read(TEXT).decode("utf-8")
        except (Unreadable, UnicodeDecodeError):
            message = f"het sjabloon {visible(str(folder / TEXT))} is er niet of is niet leesbaar"
            raise Unable(message, "haal het uit een werkmap die naftctl init maakt") from None

    def _documents(
        self, overview: Overview, text: OverviewText, brought: Brought
    ) -> Mapping[str, bytes] | Failed:
        """Every file that was asked for by its name, once it was searched; or why there is none."""
        texts: dict[str, Passage] = {}
        try:
            files = {**self._rendered(overview, text, texts), **self._data(overview)}
        except RefusedTexts as fault:
            raise Refusal(unprintable(fault, text.sheet.path)) from None
        except TemplateFault as fault:
            place = f"{fault.path}:{fault.line}" if fault.line else fault.path
            return Failed(self.stem, f"{place}: {fault.message}", "verbeter het sjabloon", 1)
        except EngineError as fault:
            return Failed(self.stem, fault.reason, fault.hint, 3, fault.diagnostic)
        folders = templates(self.root, "overview"), templates(self.root, "report")
        names, known = tuple(self.reader.local[0].names), tuple(self.frameworks.values())
        search = Search(brought.known, names, self.house, known, folders, self.root)
        _refuse(search.leaking(files, text, texts, internal=self.order.internal))
        return files

    @property
    def stem(self) -> str:
        """How the names of the documents begin."""
        return f"overzicht-{self.period.name}" + ("-intern" if self.order.internal else "")

    def _rendered(
        self, overview: Overview, text: OverviewText, texts: dict[str, Passage]
    ) -> dict[str, bytes]:
        """The documents by their names; `texts` gets what stands in them."""
        if not self.order.formats:
            return {}
        edition: Literal["public", "internal"] = "internal" if self.order.internal else "public"
        written = text.read.body, edition, __version__
        context, found = overview_context(overview, self.house, self.frameworks, *written)
        texts.update(found)
        folders = templates(self.root, "overview"), templates(self.root, "report")
        made = render_overview(context, found, self.order.formats, *folders)
        return {f"{self.stem}.{form}": data for form, data in made.items()}

    def _data(self, overview: Overview) -> dict[str, bytes]:
        """The data package by the names of its files."""
        if not self.order.data:
            return {}
        day = overview.published or self.session.today
        names = tuple(house.name for house in houses(self.house)[:2])
        made = Edition(names, day, f"naftctl {__version__}", self.order.internal)
        folder = (
            f"{self.stem}-data" if self.order.target else "data-intern" if self.order.internal else "data"
        )
        package = data_package(overview, self.frameworks, made)
        return {f"{folder}/{name}": data for name, data in package.items()}

    # ── writing ──────────────────────────────────────────────────────────────────────────────────────────
    def _write(
        self, documents: Mapping[str, bytes], text: OverviewText, records: Mapping[str, Published]
    ) -> None:
        """Put everything in place, all or none, and say where it is."""
        own = f"{FOLDER}/{self.period.name}"
        kept = {f"{FOLDER}/{year}/{RECORD}": published_text(each).encode() for year, each in records.items()}
        folder = self.order.target or self.root / own / "output"
        if not text.there and self.order.formats:
            write_all(self.root, {text.sheet.path: text.sheet.text.encode()})
            say(f"maak {text.sheet.path}: schrijf daar de tekst bij de cijfers")
        if self.order.target:
            write_all(folder, documents, overwrite=True)
        else:
            inside = {f"{own}/output/{name}": data for name, data in documents.items()}
            write_all(self.root, {**kept, **inside}, overwrite=True)
        for name in (*kept, *(n for n in documents if not n.endswith(".csv"))):
            put(visible(shown(self.root / name if name in kept else folder / name, self.session.here)))
        if records:
            say(fixed(tuple(records)))


def _refuse(*said: Sequence[Diagnostic]) -> None:
    """Stop where there is an error."""
    errors = [each for some in said for each in some if each.severity is Severity.ERROR]
    if errors:
        raise Refusal(errors)
