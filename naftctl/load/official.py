"""From the folder in which people hand in an official text to a framework version with its source."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from naftctl.diagnostic import Diagnostic, Severity
from naftctl.language import tr
from naftctl.load.framework import CHANGES, MAIN, PIN, read_framework
from naftctl.load.spreadsheet import MAX_BYTES
from naftctl.load.tree import DiskTree, MemoryTree, Tree, Unreadable
from naftctl.load.workbook import read_workbook
from naftctl.model.framework import Framework, Provenance
from naftctl.names import printable
from naftctl.source import Span

MAX_DOCUMENT = 256 * 1024 * 1024
_SHEETS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".numbers")
_SHA256 = re.compile("[0-9a-f]{64}")
_SHOWN = 12
_NAMED = 5
_BESIDE = tr("put the adopted document in the folder, or fill in the sha256 yourself")


class Official(Struct, frozen=True):
    """An official version as it was handed in, or None; what is wrong with it, and how many files it took."""

    framework: Framework | None
    diagnostics: tuple[Diagnostic, ...]
    files: int


def read_official(path: Path, label: str, version: str = "") -> Official:
    """The version in a folder, or in the workbook at `path`; `label` is how its user calls it.

    `version` is the number of the version where it is not the text that says it. The source of the version
    knows the SHA-256 of the document beside the text.
    """
    if path.is_file():
        folder, _, name = label.rstrip("/").rpartition("/")
        return _Reader(DiskTree(path.parent, folder), version).read_workbook(name, ())
    return _Reader(DiskTree(path, label.rstrip("/")), version).read()


class _Reader:
    def __init__(self, tree: Tree, version: str) -> None:
        self.tree, self.version = tree, version
        self.said: list[Diagnostic] = []

    def read(self) -> Official:
        """The version in the folder."""
        names = self.tree.names()
        self.said += self.tree.problems()
        top = [name for name in names if "/" not in name and not name.startswith(".")]
        if MAIN in names:
            return self._read_texts(names, top)
        sheets = [name for name in top if name.casefold().endswith(_SHEETS)]
        forms = [name for name in sheets if name.casefold().endswith(".xlsx")] or sheets
        if len(forms) == 1:
            return self.read_workbook(forms[0], [name for name in top if name != forms[0]])
        if forms:
            hint = tr("name the form itself: naftctl framework import {form}", form=self._path(forms[0]))
            self._say(
                "N146",
                Span(self.tree.label),
                tr("more than one workbook: {forms}", forms=_listed(forms)),
                hint,
            )
        else:
            message = tr("no {main} and no form (.xlsx) found", main=MAIN)
            self._say("N146", Span(self.tree.label), message, tr("make a form with naftctl framework form"))
        return Official(None, tuple(self.said), 0)

    def read_workbook(self, name: str, documents: Sequence[str]) -> Official:
        """The version in a workbook."""
        path = self._path(name)
        try:
            data = self.tree.read(name, MAX_BYTES)
        except Unreadable as fault:
            return Official(None, (*self.said, fault.diagnostic(path)), 1)
        framework, said = read_workbook(data, path, self.version)
        self.said += said
        return self._with_source(framework, documents, 1)

    def _read_texts(self, names: Sequence[str], top: Sequence[str]) -> Official:
        texts = [name for name in names if name.startswith("scales/") or (name in top and _is_yaml(name))]
        files = {}
        for name in texts:
            try:
                files[name] = self.tree.read(name)
            except Unreadable as fault:
                self.said.append(fault.diagnostic(self._path(name)))
        framework, said = read_framework(MemoryTree(files, self.tree.label))
        self.said += said
        if framework is not None and self.version:
            framework = framework.model_copy(update={"version": self.version})
        return self._with_source(framework, [name for name in top if name not in texts], len(texts))

    def _with_source(self, framework: Framework | None, documents: Sequence[str], files: int) -> Official:
        if framework is not None:
            others = {CHANGES.casefold(), PIN, "readme.md"}
            beside = [name for name in documents if name.casefold() not in others]
            self.said += _incomplete(framework)
            found = self._sha256(framework, beside)
            source = framework.source.model_copy(update={"sha256": found})
            made = {"provenance": Provenance.OFFICIAL, "notice": None, "source": source}
            framework = framework.model_copy(update=made)
        return Official(framework, tuple(self.said), files)

    def _sha256(self, framework: Framework, documents: Sequence[str]) -> str | None:
        """The SHA-256 of the document: the one that was given, or that of the only document there is."""
        place = framework.source.where("sha256")
        given = "".join((framework.source.sha256 or "").split()).casefold()
        if given:
            hashes = dict(self._hashes(documents)) if _SHA256.fullmatch(given) else {}
            if hashes and given not in hashes.values():
                name, real = next(iter(hashes.items()))
                message = tr(
                    "the sha256 is {given}…, that of {name} is {real}…",
                    given=given[:_SHOWN],
                    name=printable(name),
                    real=real[:_SHOWN],
                )
                self._say(
                    "N149",
                    place,
                    message,
                    tr("leave the sha256 empty, or put the right document in the folder"),
                )
            return given
        if len(documents) == 1:
            return next((real for _, real in self._hashes(documents)), None)
        if documents:
            message = tr(
                "there is more than one document in the folder: {documents}", documents=_listed(documents)
            )
            hint = tr("leave only the adopted document there, or fill in the sha256 yourself")
            self._say("N148", place, message, hint)
        else:
            self._say(
                "N148", place, tr("the sha256 is empty and there is no document beside the text"), _BESIDE
            )
        return None

    def _hashes(self, names: Sequence[str]) -> Iterator[tuple[str, str]]:
        for name in names:
            try:
                yield name, hashlib.sha256(self.tree.read(name, MAX_DOCUMENT)).hexdigest()
            except Unreadable as fault:
                self.said.append(fault.diagnostic(self._path(name)))

    def _path(self, name: str) -> str:
        return f"{self.tree.label}/{name}" if self.tree.label else name

    def _say(self, code: str, span: Span, message: str, hint: str) -> None:
        self.said.append(Diagnostic(span, code, Severity.ERROR, message, hint))


def _incomplete(framework: Framework) -> Iterator[Diagnostic]:
    """What the source of an official version has to say and does not."""
    source = framework.source
    wanted = (
        ("title", source.title, tr("the title of the document")),
        ("adopted", source.adopted, tr("the day of the decision")),
        ("adopted_by", source.adopted_by, tr("the function of who adopted it, no name")),
    )
    for key, value, what in wanted:
        if value is None or not str(value).strip():
            message = tr("the source lacks {what} (`{key}`)", what=what, key=key)
            yield Diagnostic(
                source.where(key), "N148", Severity.ERROR, message, tr("fill this in at the source")
            )


def _is_yaml(name: str) -> bool:
    return name != PIN and name.casefold().endswith((".yaml", ".yml"))


def _listed(names: Sequence[str]) -> str:
    more = tr(" and {more} more", more=len(names) - _NAMED) if len(names) > _NAMED else ""
    return ", ".join(printable(name) for name in names[:_NAMED]) + more
