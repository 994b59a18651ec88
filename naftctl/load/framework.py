"""From a folder of `frameworks/` to a framework version."""

from __future__ import annotations

import re
from typing import TypeVar

from naftctl.diagnostic import Diagnostic, Severity
from naftctl.language import tr
from naftctl.load.folder import name_faults, stray
from naftctl.load.page import read_yaml_page
from naftctl.load.record import build
from naftctl.load.tree import Tree, text_of
from naftctl.load.yaml import read_yaml
from naftctl.model.framework import Framework, Scale
from naftctl.model.owned import Pin
from naftctl.model.record import Record
from naftctl.model.version import Version
from naftctl.source import Span

R = TypeVar("R", bound=Record)

MAIN = "framework.yaml"
PIN = "digest.yaml"
CHANGES = "CHANGES.md"
_SCALE = re.compile(r"scales/([^/]+)\.yaml")


def read_version(tree: Tree) -> tuple[Version | None, tuple[Diagnostic, ...]]:
    """The version in this folder, with what is wrong in it; None without a usable `framework.yaml`."""
    return _VersionReader(tree).read()


class _VersionReader:
    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        # What was refused is there all the same: reading it says why it cannot be used.
        refused = {said.span.path.removeprefix(f"{tree.label}/"): said for said in tree.problems()}
        placed = {name for name in refused if _has_place(name)}
        self.names = tuple(sorted({*tree.names(), *placed}))
        self.said = [said for name, said in refused.items() if name not in placed]
        self.unread: set[str] = set()
        self.files = 0

    def read(self) -> tuple[Version | None, tuple[Diagnostic, ...]]:
        copies = list(name_faults(self.names, self.tree.label))
        self.said += copies
        strange = {
            said.span.path.removeprefix(f"{self.tree.label}/") for said in copies if said.code == "N112"
        }
        scales = []
        for name in self.names:
            if found := _SCALE.fullmatch(name):
                if name in strange:
                    self.unread.add(found[1])
                else:
                    scales.append(self._part(name, Scale, found[1]))
            elif not (_has_place(name) or name in strange):
                self.said.append(stray(name, self.tree.label, _EXPECTED))
        if MAIN not in self.names:
            message = tr("this folder is not a framework version: {main} is missing", main=MAIN)
            span = Span(f"{self.tree.label}/{MAIN}")
            self.said.append(Diagnostic(span, "N230", Severity.ERROR, message, tr("put the file back")))
            return None, tuple(self.said)
        framework = self._part(MAIN, Framework, MAIN)
        pin = self._pin() if PIN in self.names else None
        if framework is None:
            return None, tuple(self.said)
        found_scales = tuple(scale for scale in scales if scale is not None)
        framework = framework.model_copy(update={"scales": found_scales})
        return Version(framework, self.tree.label, pin, frozenset(self.unread), self.files), tuple(self.said)

    def _part(self, name: str, kind: type[R], key: str) -> R | None:
        path = f"{self.tree.label}/{name}"
        text = self._text(name)
        document = read_yaml(text, path) if text is not None else None
        self.said += document.diagnostics if document else ()
        record = None
        if document and document.usable:
            built = build(kind, document.value, document.origin)
            self.said += built.diagnostics
            record = built.record
        if record is None:
            self.unread.add(key)
        return record

    def _pin(self) -> Pin | None:
        text = self._text(PIN)
        if text is None:
            self.unread.add(PIN)
            return None
        read = read_yaml_page(Pin, PIN, text, f"{self.tree.label}/{PIN}")
        self.said += read.diagnostics
        if read.page is None:
            self.unread.add(PIN)
        return read.page

    def _text(self, name: str) -> str | None:
        self.files += 1
        text, problems = text_of(self.tree, name)
        self.said += problems
        return text


_EXPECTED = tr(
    "a framework version consists of {main}, scales/<scale>.yaml and {changes}", main=MAIN, changes=CHANGES
)


def _has_place(name: str) -> bool:
    return name in {MAIN, PIN, CHANGES} or bool(_SCALE.fullmatch(name))


def read_framework(tree: Tree) -> tuple[Framework | None, tuple[Diagnostic, ...]]:
    """The framework in this folder, with what is wrong in it; None without a usable `framework.yaml`."""
    version, said = read_version(tree)
    return version.framework if version else None, said
