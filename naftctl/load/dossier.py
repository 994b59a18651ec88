"""Bring the files of one inspection together."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date
from difflib import get_close_matches
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from naftctl.diagnostic import Diagnostic, Severity
from naftctl.language import tr
from naftctl.load.attachments import FOLDER, Beside, read_attachments
from naftctl.load.folder import ADVICE, DESK, NOTE, PLAIN, REFLECTION, SCORING, Folder, has_place, sort_folder
from naftctl.load.images import read_image
from naftctl.load.letters import ANY, Letters
from naftctl.load.page import Read, as_written, read_page, read_text, read_yaml_page, split
from naftctl.load.places import Sheet
from naftctl.load.record import build
from naftctl.load.seals import read_seal
from naftctl.load.sent import sent_files
from naftctl.load.tree import Tree, text_of
from naftctl.load.yaml import read_yaml
from naftctl.model.dossier import Dossier, Placeholder
from naftctl.model.evidence import Evidence
from naftctl.model.followup import CarriedShortcoming
from naftctl.model.framework import Framework
from naftctl.model.inspection import Inspection
from naftctl.model.owned import Commitment, FocusChoice, Seal
from naftctl.model.privacy import Decisions
from naftctl.model.publicity import Request
from naftctl.model.reaction import Answer, Delivery, Sent, SentTexts
from naftctl.model.record import Page, attach_page
from naftctl.model.references import unresolved
from naftctl.model.scoring import (
    Advice,
    DeskAnalysis,
    Finding,
    IndividualScoring,
    Reflection,
    RegulationResult,
    Scoring,
    Summary,
)
from naftctl.model.workspace import House
from naftctl.model.written import Written
from naftctl.prose import EMPTY, Prose, Shape, image_file
from naftctl.source import Span

P = TypeVar("P", bound=Page)
FindFramework = Callable[[str], Framework | None]
_NOT_OF_PEOPLE = ("output/", "seals/", "sent/")


class Loaded(Struct, frozen=True):
    """An inspection as far as it could be read.

    `files` counts the files that were read; `framework` is the version that it names, there or not.
    """

    id: str
    path: str
    dossier: Dossier | None
    diagnostics: tuple[Diagnostic, ...]
    files: int
    framework: str = ""


def read_dossier(
    tree: Tree,
    today: date,
    find_framework: FindFramework,
    house: House | None = None,
    letters: Letters = ANY,
    versions: Collection[str] = (),
) -> Loaded:
    """Read the whole inspection folder `tree`, and only then bring it together.

    `versions` names the framework versions that there are, readable or not.
    """
    return _Loader(tree, today, house or House(), letters, versions).load(find_framework)


class _Loader:
    def __init__(
        self, tree: Tree, today: date, house: House, letters: Letters, versions: Collection[str]
    ) -> None:
        self.tree, self.today, self.house, self.letters = tree, today, house, letters
        self.versions = versions
        self.written: dict[str, Written] = {}
        # What was refused and has a place is there all the same: reading it says why it cannot be used.
        refused = {said.span.path.removeprefix(f"{tree.label}/"): said for said in tree.problems()}
        self.refused = frozenset(refused)
        placed = {name for name in refused if has_place(name)}
        self.folder: Folder = sort_folder(tuple(sorted({*tree.names(), *placed})), tree.label)
        self.said = [said for name, said in refused.items() if name not in placed]
        self.said += self.folder.diagnostics
        self.present: set[str] = set()
        self.unread: set[str] = set()
        self.loose: list[Prose] = []
        self.placeholders: list[Placeholder] = []
        self.pictures: dict[str, bytes] = {}
        self.shown: set[str | None] = set()
        self.beside = Beside()
        self.files = 0

    def load(self, find_framework: FindFramework) -> Loaded:
        folder = self.folder
        inspection = self._single("inspection.yaml", Inspection, None)
        parts = {
            "focus": self._single("focus.yaml", FocusChoice, None),
            "desk": self._single("desk-analysis.md", DeskAnalysis, DESK),
            "evidence": self._many(folder.evidence, Evidence, NOTE),
            "scorings": self._many(folder.scorings, Scoring, SCORING),
            "individual": self._many(folder.individual, IndividualScoring, None, "individual/"),
            "commitments": self._many(folder.commitments, Commitment, None, "commit/"),
            "findings": self._many(folder.findings, Finding, SCORING),
            "regulation": self._entries("regulation.yaml", RegulationResult),
            "followup": self._entries("followup.yaml", CarriedShortcoming),
            "reflection": self._single("reflection.md", Reflection, REFLECTION),
            "advice": self._single("advice.md", Advice, ADVICE),
            "summary": self._single("summary.md", Summary, PLAIN),
            "deliveries": self._many(folder.deliveries, Delivery, None, "received/"),
            "answers": self._many(folder.answers, Answer, PLAIN, "answers/"),
            "sent": self._single("sent/sent.yaml", Sent, None),
            "sent_texts": self._many(folder.sent_texts, SentTexts, None, "sent/"),
            "requests": self._many(folder.requests, Request, None, "requests/"),
            "seals": {seal.id: seal for seal in self._seals()},
            "decisions": self._single("privacy.yaml", Decisions, None),
        }
        return self._loaded(inspection, self._dossier(inspection, find_framework, parts))

    def _dossier(
        self, inspection: Inspection | None, find_framework: FindFramework, parts: Mapping[str, object]
    ) -> Dossier | None:
        if inspection is None:
            self._say_no_inspection()
            return None
        framework = find_framework(inspection.framework)
        if framework is None:
            self.said.append(_no_framework(inspection, self.versions))
            return None
        notes: tuple[Evidence, ...] = parts["evidence"]  # type: ignore[assignment]
        self.beside = read_attachments(self.tree, notes, self.folder.evidence, self.refused)
        self.said += self.beside.said
        dossier = Dossier(
            id=self.tree.label.rpartition("/")[2],
            path=self.tree.label,
            inspection=inspection,
            framework=framework,
            today=self.today,
            present=frozenset(self.present),
            unread=frozenset(self.unread),
            loose=tuple(self.loose),
            placeholders=tuple(self.placeholders),
            pictures=self.pictures,
            house=self.house,
            beside=self.beside.digests,
            sent_files=sent_files(self.tree),
            files=tuple(name for name in self.tree.names() if not name.startswith(_NOT_OF_PEOPLE)),
            written=self.written,
            unclaimed=tuple(n for n in self.beside.unclaimed if FOLDER + n not in self.shown),
            **parts,  # type: ignore[arg-type]
        )
        return replace(dossier, unresolved=unresolved(dossier))

    def _say_no_inspection(self) -> None:
        span = Span(f"{self.tree.label}/inspection.yaml")
        if "inspection.yaml" not in self.present:
            hint = tr("make the folder with `naftctl new`, or put the file back")
            self._say(span, "N122", tr("this folder is not an inspection: inspection.yaml is missing"), hint)
        for place in self.placeholders:
            if place.file == "inspection.yaml":  # no rule runs without it, so it is said here
                self._say(
                    place.span,
                    "N124",
                    tr("still to fill in, and needed to read the folder"),
                    tr("complete this"),
                )

    def _loaded(self, inspection: Inspection | None, dossier: Dossier | None) -> Loaded:
        name = self.tree.label.rpartition("/")[2]
        registered = (FOLDER + name for name, digest in self.beside.digests.items() if digest)
        known = (*self.pictures, *registered)
        shown = {f"{self.tree.label}/{file}" for file in known}
        said = tuple(one for one in self.said if one.code != "N121" or one.span.path not in shown)
        framework = inspection.framework if inspection else ""
        return Loaded(name, self.tree.label, dossier, said, self.files, framework)

    def _say(self, span: Span, code: str, message: str, hint: str = "") -> None:
        self.said.append(Diagnostic(span, code, Severity.ERROR, message, hint))

    # ── one file ─────────────────────────────────────────────────────────────────────────────────────────
    def _text(self, name: str) -> str | None:
        self.files += 1
        text, problems = text_of(self.tree, name)
        self.said += problems
        if text is not None and not name.startswith(_NOT_OF_PEOPLE):
            self.written[name] = as_written(name, text)
        return text

    def _page(self, name: str, identity: str, kind: type[P], shape: Shape | None, key: str) -> P | None:
        self.present.add(key)
        text = self._text(name)
        if text is None:
            self.unread.add(key)
            return None
        path = f"{self.tree.label}/{name}"
        if shape is None:
            read: Read[P] = read_yaml_page(kind, identity, text, path)
        elif kind is Summary:
            read = read_text(kind, identity, text, path, shape)
        else:
            read = read_page(kind, identity, text, path, shape)
        self._keep(name, key, read)
        if shape is not None and shape.printed:
            self._look(name, text, read.body)
        return read.page

    def _look(self, name: str, text: str, prose: Prose) -> None:
        """Judge the letters of a text that is printed, and read the images that it shows."""
        _, body, first_line = split(text)
        self.said += self.letters.in_text(Sheet(prose.path, body, first_line))
        for image in prose.images:
            self.shown.add(image_file(name, image.target))
            seen = read_image(self.tree, name, image, self.refused)
            self.said += (seen.said,) if seen.said else ()
            if seen.data is not None:
                self.pictures[seen.file] = seen.data

    def _keep(self, name: str, key: str, read: Read[P]) -> None:
        self.said += read.diagnostics
        self.placeholders += [Placeholder(name, span, words) for span, words in read.placeholders]
        if read.page is None:
            self.unread.add(key)
            if read.body is not EMPTY:
                self.loose.append(read.body)
        else:
            self.said += self.letters.in_page(read.page)

    def _single(self, name: str, kind: type[P], shape: Shape | None) -> P | None:
        return self._page(name, name, kind, shape, name) if name in self.folder.single else None

    def _many(
        self, files: Mapping[str, str], kind: type[P], shape: Shape | None, prefix: str = ""
    ) -> tuple[P, ...]:
        pages = [self._page(files[i], i, kind, shape, prefix + i) for i in sorted(files)]
        return tuple(page for page in pages if page is not None)

    def _seals(self) -> Iterator[Seal]:
        """Every seal that can be used; one of a newer program is there and is not judged."""
        for kind, name in self.folder.seals.items():
            self.present.add(name)
            text = self._text(name)
            read = read_seal(kind, text, f"{self.tree.label}/{name}") if text is not None else None
            self.said += read.diagnostics if read else ()
            if read is None or read.page is None:
                self.unread.add(name)
            else:
                yield read.page

    def _entries(self, name: str, kind: type[P]) -> tuple[P, ...]:
        """Every page of a file that has one under each key."""
        if name not in self.folder.single:
            return ()
        self.present.add(name)
        text = self._text(name)
        document = read_yaml(text, f"{self.tree.label}/{name}") if text is not None else None
        if document is None or not document.usable or not isinstance(document.value, dict):
            self.said += document.diagnostics if document else ()
            self.unread.add(name)
            return ()
        self.said += document.diagnostics
        pages = []
        for key, value in document.value.items():
            built = build(kind, value or {}, document.origin, (key,))
            self._keep(name, key, Read(built.record, EMPTY, built.diagnostics, built.placeholders))
            if built.record is not None:
                attach_page(built.record, key, EMPTY)
                pages.append(built.record)
        return tuple(pages)


def _no_framework(inspection: Inspection, versions: Collection[str]) -> Diagnostic:
    """What to say where the framework of an inspection is not there, or is there and cannot be used."""
    ref, span = inspection.framework[:60], inspection.where("framework")
    if inspection.framework in versions:
        hint = tr("correct the framework first: naftctl framework check {ref}", ref=ref)
        return Diagnostic(
            span, "N229", Severity.ERROR, tr("framework `{ref}` contains errors", ref=ref), hint
        )
    near = get_close_matches(ref, versions, 1, 0.6)
    listed = (
        tr("choose one of {choices}", choices=", ".join(versions))
        if versions
        else tr("put the framework under frameworks/")
    )
    label = tr("did you mean `{near}`?", near=near[0]) if near else ""
    return Diagnostic(
        span, "N201", Severity.ERROR, tr("framework `{ref}` is not there", ref=ref), listed, label
    )
