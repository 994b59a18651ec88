"""Make the overview of a year: judge, compute, render, search, and only then write."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path

from msgspec import Struct

from naftctl import __version__
from naftctl.cli.ask import agreed
from naftctl.cli.keeping import put_documents
from naftctl.cli.outcome import Failed, say_failed, say_refused, shown, unprintable
from naftctl.cli.overview.gate import (
    Refusal,
    changed,
    drifted,
    houses,
    refuse,
    unlinked,
    unpublishable,
)
from naftctl.cli.overview.reading import Brought, read_all
from naftctl.cli.overview.search import Search
from naftctl.cli.overview.wording import begin, wording
from naftctl.cli.progress import progress
from naftctl.cli.session import Session, put, say
from naftctl.cli.share import templates
from naftctl.cli.tell import look
from naftctl.engines.child import EngineError
from naftctl.language import tr
from naftctl.load.overview import (
    FOLDER,
    RECORD,
    OverviewText,
    no_text,
    read_published,
)
from naftctl.model.account import Published
from naftctl.model.framework import Framework
from naftctl.model.overview import Overview
from naftctl.model.period import Period
from naftctl.overview import counted, overview_of, to_publish, told, unpublished_before
from naftctl.render.document import RefusedTexts
from naftctl.render.overview import render_overview
from naftctl.render.overview.compose import overview_context
from naftctl.render.pieces import Passage
from naftctl.render.template import TemplateFault
from naftctl.show.datapackage import Imprint, data_package
from naftctl.show.overview import (
    copies,
    fixed,
    left_out,
    nothing_counts,
    published_text,
    still_running,
    to_fix,
    unsafe_practices,
    year_words,
)
from naftctl.show.words import visible


class Order(Struct, frozen=True):
    """What was asked: a year, an edition, formats, the data too, where it goes, to publish it, unasked."""

    period: Period
    internal: bool
    formats: Sequence[str]
    data: bool
    target: Path | None
    publish: bool
    yes: bool
    verbose: bool


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
            say(tr("no overview of {period}: first solve what stands above", period=year_words(self.period)))
            return 1

    def _made(self) -> int:
        before = self._before()
        brought = read_all(self.session)
        refuse(drifted(self.period, before, brought.accounts))
        records = self._records(brought, before) if self.order.publish else {}
        published = {**before, **records}
        self._say_counting(brought, published)
        overview = self._overview(brought, published)
        if overview.empty:
            for line in nothing_counts(self.period, brought.accounts):
                say(line)
            return 1
        refuse(changed(published.get(self.period.name), overview))
        text = self._text(brought, overview)
        if records and not self._agreed(records):
            put(tr("nothing published"))
            return 0
        with progress(tr("making the overview of {period}", period=year_words(self.period)), 1):
            documents = self._documents(overview, text, brought)
        if isinstance(documents, Failed):
            say_failed(documents, verbose=self.order.verbose)
            return documents.exit_code
        self._write(documents, text, before, told(records, overview) if records else {})
        return 0

    def _before(self) -> Mapping[str, Published]:
        """What was fixed before."""
        kept = read_published(self.root)
        for line in copies(kept.copies):
            say(line)
        refuse(kept.diagnostics, self.reader.settings[1], self.reader.history[1], self.reader.local[1])
        refuse(unlinked(kept.years))
        return kept.years

    # ── what counts ──────────────────────────────────────────────────────────────────────────────────────
    def _records(self, brought: Brought, before: Mapping[str, Published]) -> dict[str, Published]:
        """What is fixed: this year, and every earlier one that it tells of and that was not yet.

        What an overview tells of an earlier year may not move afterwards either.
        """
        earlier = unpublished_before(brought.accounts, self.period, before)
        refuse(unpublishable(self.period, earlier, before))
        small, today = self.house.small_cell, self.session.today
        return to_publish(brought.accounts, (*earlier, self.period), before, small, today)

    def _agreed(self, records: Mapping[str, Published]) -> bool:
        """Whether these years are to be fixed for ever."""
        for line in to_fix(records, self.session.today, look()[1]):
            say(line)
        undone = tr("nothing has been published yet")
        return agreed(
            tr("Do you want to publish this"), undone, tr("give --yes to publish"), yes=self.order.yes
        )

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

    # ── the documents ────────────────────────────────────────────────────────────────────────────────────
    def _text(self, brought: Brought, overview: Overview) -> OverviewText:
        """What people wrote, as far as a document was asked for: in the data there is no text."""
        if not self.order.formats:
            return no_text(self.period.name)
        return wording(self.session, overview, brought.known, publish=self.order.publish)

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
            return Failed(self.stem, f"{place}: {fault.message}", tr("correct the template"), 1)
        except EngineError as fault:
            return Failed(self.stem, fault.reason, fault.hint, 3, fault.diagnostic)
        folders = templates(self.root, "overview"), templates(self.root, "report")
        names, known = tuple(self.reader.local[0].names), tuple(self.frameworks.values())
        search = Search(brought.known, names, self.house, known, folders, self.root)
        refuse(search.leaking(files, text, texts, internal=self.order.internal))
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
        written = text.read.body, __version__
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
        made = Imprint(names, day, f"naftctl {__version__}")
        folder = (
            f"{self.stem}-data" if self.order.target else "data-intern" if self.order.internal else "data"
        )
        package = data_package(overview, self.frameworks, made)
        return {f"{folder}/{name}": data for name, data in package.items()}

    # ── writing ──────────────────────────────────────────────────────────────────────────────────────────
    def _write(
        self,
        documents: Mapping[str, bytes],
        text: OverviewText,
        before: Mapping[str, Published],
        records: Mapping[str, Published],
    ) -> None:
        """Put everything in place and say where it is.

        The stub of a text goes first and never over what people wrote; the rest follows, all or none, as long
        as what was fixed `before` is still all that was fixed.
        """
        root, own = self.root, f"{FOLDER}/{self.period.name}"
        kept = {f"{FOLDER}/{year}/{RECORD}": published_text(each).encode() for year, each in records.items()}
        folder = self.order.target or root / own / "output"
        if self.order.formats:
            begin(root, text)
        if self.order.target:
            put_documents(folder, documents)
        else:
            inside = {f"{own}/output/{name}": data for name, data in documents.items()}
            put_documents(root, inside, f"{own}/output/", kept, lambda: read_published(root).years == before)
        for name in (*kept, *(n for n in documents if not n.endswith(".csv"))):
            put(visible(shown(root / name if name in kept else folder / name, self.session.here)))
        if records:
            say(fixed(tuple(records)))
