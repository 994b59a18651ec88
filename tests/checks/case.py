r"""A case: a small overlay on the worked example, or on a framework, that says what is expected of it.

Files in a case folder lie over those of the example. Besides them it may hold

- `edit.txt`: lines `scorings/OS-B3.md: s|old|new|`, `cut|from|until|new|` or `move|scorings/OS-X1.md|`; a cut
  stops at `until`, or at the end; any mark may stand for `|`, and `\n` is a line end;
- `remove.txt`: lines `- reflection.md`;
- `expect.txt`: lines `scorings/OS-B3.md:10 N311 warning`, with `:/text/` for the line that holds a text and
  no place for a whole file; settings such as `phase: draft` and `today: 2026-06-01` where these are not
  the example's own; `sealed: draft final` seals the example before the overlay, and `base: sealed` holds the
  case against those seals; `earlier: told` puts the earlier inspections of `earlier.py` beside it, and
  `earlier: unreadable` one that nobody can read.

In YAML a comment `# expect: N311 warning` says it on the spot. A severity that is not written is the rule's.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import Any, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from naftctl.checks import RULES, VERSION_RULES, Rule, run_checks
from naftctl.checks.seals import seal_missing
from naftctl.diagnostic import Diagnostic, Severity
from naftctl.lifecycle import Phase
from naftctl.load.dossier import read_dossier
from naftctl.load.tree import DiskTree, MemoryTree
from naftctl.load.workspace import WorkspaceReader
from naftctl.model.followup import Told
from naftctl.model.owned import Seal
from tests.checks.earlier import EARLIER
from tests.conftest import EXAMPLE, ROOT, TODAY
from tests.sealing import as_sealed, dossier_of

CASES = Path(__file__).parent / "cases"
LABEL = f"inspections/{EXAMPLE}"

Found: TypeAlias = tuple[str, int, str, str]
"""File, line, code, severity."""

_NOTES = {"edit.txt", "remove.txt", "expect.txt"}
_RULES: tuple[Rule[Any], ...] = (*RULES, *VERSION_RULES)
_SEVERITIES = {rule.code: rule.severity.value for rule in _RULES}
_READER = WorkspaceReader(ROOT)


class Case(Struct, frozen=True, dict=True):
    folder: Path

    @property
    def name(self) -> str:
        return self.folder.name

    @cached_property
    def settings(self) -> dict[str, str]:
        return dict(line.split(": ", 1) for line in self._lines("expect.txt") if re.match(r"[a-z]+: ", line))

    @property
    def today(self) -> date:
        return date.fromisoformat(self.settings.get("today", TODAY.isoformat()))

    @property
    def phase(self) -> Phase | None:
        name = self.settings.get("phase")
        return Phase[name.upper()] if name else None

    @property
    def base(self) -> dict[str, str]:
        """The files under the overlay."""
        return sealed_example(*self.settings.get("sealed", "").split())

    @cached_property
    def files(self) -> dict[str, str]:
        """The example with the overlay on it."""
        files = dict(self.base)
        for path in sorted(self.folder.rglob("*")):
            if path.is_file() and path.name not in _NOTES:
                files[path.relative_to(self.folder).as_posix()] = path.read_text("utf-8")
        for line in self._lines("remove.txt"):
            del files[line.removeprefix("- ")]
        for line in self._lines("edit.txt"):
            name, _, edit = line.partition(": ")
            if edit.startswith("move"):
                files[edit[5:-1]] = files.pop(name)
            else:
                files[name] = self._edited(files[name], edit.replace("\\n", "\n"))
        return files

    def _edited(self, text: str, edit: str) -> str:
        kind = "cut" if edit.startswith("cut") else "s"
        old, *between, new, rest = edit.removeprefix(kind)[1:].split(edit[len(kind)])
        assert len(between) == (kind == "cut"), f"{self.name}: not an edit: {edit}"
        assert not rest, f"{self.name}: an edit ends with its mark: {edit}"
        if between:
            after = text.partition(old)[2]
            old += after.partition(between[0])[0] if between[0] else after
        assert text.count(old) == 1, f"{self.name}: {text.count(old)} times {old!r}"
        return text.replace(old, new)

    @cached_property
    def found(self) -> tuple[Diagnostic, ...]:
        """What is said about the case and not about the example."""
        known = _known(self.today, self.phase, self.settings.get("sealed", ""))
        base = dossier_of(self.base).seals if "base" in self.settings else None
        earlier = EARLIER.get(self.settings.get("earlier", ""))
        found = diagnose(self.files, self.today, self.phase, base, earlier)
        return tuple(d for d in found if d not in known)

    @cached_property
    def expected(self) -> set[Found]:
        return {*self._comments(), *self._notes()}

    def _comments(self) -> set[Found]:
        return {
            _found(name, number, remark)
            for name, text in self.files.items()
            for number, line in enumerate(text.splitlines(), 1)
            for remark in line.partition("# expect: ")[2].split(", ")
            if remark
        }

    def _notes(self) -> set[Found]:
        lines = [line for line in self._lines("expect.txt") if line.partition(": ")[0] not in self.settings]
        return {self._note(line) for line in lines}

    def _note(self, line: str) -> Found:
        match = re.fullmatch(r"([^:]+?)(?::(\d+)|:/(.+)/)? (N\d{3}.*)", line)
        assert match, f"{self.name}: not an expectation: {line}"
        name, number, words, remark = match.groups()
        if words:
            holding = [n for n, text in enumerate(self.files[name].splitlines(), 1) if words in text]
            assert len(holding) == 1, f"{self.name}: {words!r} stands on lines {holding} of {name}"
            number = str(holding[0])
        return _found(name, int(number or 0), remark)

    def _lines(self, note: str) -> list[str]:
        path = self.folder / note
        return path.read_text("utf-8").splitlines() if path.is_file() else []


@cache
def example() -> dict[str, str]:
    """Every file of the worked example but its seals, which would tell every edit too, and what left."""
    tree = DiskTree(ROOT / "inspections" / EXAMPLE, LABEL)
    beside = ("output/", "seals/", "sent/")
    return {name: tree.read(name).decode() for name in tree.names() if not name.startswith(beside)}


@cache
def sealed_example(*kinds: str) -> dict[str, str]:
    """Every file of the worked example, with these seals of it."""
    return as_sealed(example(), *kinds)


@cache
def _known(today: date, phase: Phase | None, sealed: str = "") -> frozenset[Diagnostic]:
    return frozenset(diagnose(sealed_example(*sealed.split()), today, phase))


def diagnose(
    files: dict[str, str],
    today: date,
    phase: Phase | None = None,
    base: Mapping[str, Seal] | None = None,
    earlier: tuple[Told, ...] | None = None,
) -> tuple[Diagnostic, ...]:
    """What the reader and the rules say about these files; without any seal, none is missed."""
    loaded = read_dossier(MemoryTree(files, LABEL), today, _READER.framework, letters=_READER.letters)
    dossier = replace(loaded.dossier, base=base, earlier=earlier) if loaded.dossier else None
    ruled = run_checks(dossier, loaded.diagnostics, phase) if dossier else ()
    unsealed = not any(name.startswith("seals/") for name in files)
    ruled = tuple(d for d in ruled if not (unsealed and d.code == seal_missing.code))
    return tuple(sorted((*loaded.diagnostics, *ruled), key=lambda d: (d.span, d.code)))


def seen(diagnostic: Diagnostic, label: str = LABEL) -> Found:
    """Where a diagnostic stands, as a case says it."""
    name = diagnostic.span.path.removeprefix(f"{label}/")
    return name, diagnostic.span.line, diagnostic.code, diagnostic.severity.value


def printed(diagnostics: tuple[Diagnostic, ...], label: str = LABEL) -> str:
    """Everything that people read of these diagnostics, concise."""
    lines = []
    for d in diagnostics:
        place = str(d.span).removeprefix(f"{label}/")
        lines.append(f"{place}: {d.severity}[{d.code}] {d.message}")
        lines += [f"    label: {d.label}"] if d.label else []
        lines += [f"    help: {d.hint}"] if d.hint else []
        lines += [f"    {str(at.span).removeprefix(f'{label}/')}: {at.text}" for at in d.related]
    return "\n".join(lines) + "\n"


def _found(name: str, line: int, remark: str) -> Found:
    code, _, severity = remark.strip().partition(" ")
    return name, line, code, severity or _SEVERITIES.get(code, Severity.ERROR.value)
