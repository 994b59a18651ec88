"""Make a workspace, try every variation in it, and gather what `check` made of each."""

from __future__ import annotations

import json
import os
import random
import shutil
import traceback
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct, field
from msgspec.structs import asdict

from naftctl.cli.judge import entries
from naftctl.cli.program import run
from tests.conftest import ROOT, TODAY
from tests.hostile import files, texts, values
from tests.hostile.changing import CANARY, place_canary
from tests.hostile.folders import folder_faults
from tests.hostile.trees import open_up, otherwise, put_back, states, throw_away
from tests.hostile.variation import Source, Variation, rewrite
from tests.hostile.watching import Hangs, Seen, Watch
from tests.hostile.workspaces import workspace_faults

INSPECTIONS = ("2026-de-kantelpoort", "2026-de-branding-klacht", "2026-de-wisselbrug-opvolging")
SECONDS = 2.0
MEMORY = 300 * 1024 * 1024
_OF_EACH = 2
"""How many files of an inspection get each fault."""
_SLOWER = ("overview", "report")
_ODD = tuple(chr(code) for code in (*range(9), *range(11, 32), 0x7F, 0x9B, 0x202E, 0x2066, 0x200B))


class Result(Struct):
    """What came of all variations; each list has one line per fault of the program."""

    tried: int = 0
    refused: int = 0
    placed: int = 0
    right: int = 0
    first: int = 0
    traces: list[str] = field(default_factory=list)
    hung: list[str] = field(default_factory=list)
    slow: list[str] = field(default_factory=list)
    large: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    silent: list[str] = field(default_factory=list)
    misplaced: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)
    written: list[str] = field(default_factory=list)
    started: list[str] = field(default_factory=list)
    leaked: list[str] = field(default_factory=list)
    disturbing: list[str] = field(default_factory=list)

    def as_json(self) -> str:
        """All of it for whoever called."""
        return json.dumps(asdict(self), ensure_ascii=True, indent=1)


def variations(root: Path, seed: int) -> Iterator[Variation]:
    """Every variation of the workspace in `root`."""
    chance = random.Random(seed)
    for inspection in INSPECTIONS:
        sources = tuple(_sources(root, inspection))
        groups = (
            ("bytes", files.BYTES),
            ("front", files.FRONT),
            ("yaml", values.KINDS),
            ("text", texts.KINDS),
        )
        for group, kinds in groups:
            for name, make in kinds.items():
                yield from _edits(f"{group} {name}", inspection, sources, make, chance)
    yield from folder_faults(root, INSPECTIONS)
    yield from workspace_faults(root, INSPECTIONS, chance)


def _sources(root: Path, inspection: str) -> Iterator[Source]:
    folder = root / "inspections" / inspection
    for path in sorted(folder.rglob("*")):
        if path.suffix in {".md", ".yaml"} and path.stat().st_size:
            yield Source(path.relative_to(folder).as_posix(), path.read_text("utf-8"))


def _edits(
    name: str, inspection: str, sources: Sequence[Source], make: files.Kind, chance: random.Random
) -> Iterator[Variation]:
    """One kind of fault in some of the files that can have it."""
    made = 0
    for source in chance.sample(sources, len(sources)):
        edited = make(source, chance)
        if edited is None:
            continue
        path = f"inspections/{inspection}/{source.name}"
        lines = edited.lines if source.is_told else ()
        yield Variation(
            name, inspection, rewrite(path, edited.data), path, lines, edited.bad and source.is_told
        )
        made += 1
        if made == _OF_EACH:
            return


class Trial:
    """A workspace in a folder, made anew after each variation."""

    def __init__(self, folder: Path) -> None:
        self.kept, self.root = folder / "goed", folder / "werkmap"
        self.kept.mkdir()
        folder.chmod(0o755)
        for name in ("naftctl.yaml", "history.yaml"):
            shutil.copy(ROOT / name, self.kept)
        shutil.copytree(ROOT / "frameworks", self.kept / "frameworks")
        for name in INSPECTIONS:
            ignored = shutil.ignore_patterns("output")
            shutil.copytree(ROOT / "inspections" / name, self.kept / "inspections" / name, ignore=ignored)
        shutil.copytree(self.kept, self.root)
        self.state = states(self.root)
        place_canary(self.root)
        os.environ["NAFTCTL_TODAY"] = str(TODAY)
        os.environ["NAFTCTL_WORKSPACE"] = str(self.root)
        os.chdir(self.root)
        self.watch = Watch(self.root)
        self.usual = {call: self._errors(call) for call in self._calls()}
        self.result = Result()

    def renew(self) -> None:
        """Put back what a variation changed."""
        open_up(self.root)
        now = states(self.root)
        for path in sorted(now.keys() - self.state.keys() | otherwise(now, self.state), reverse=True):
            throw_away(self.root / path)
        for path in sorted(self.state.keys() - now.keys() | otherwise(now, self.state)):
            put_back(self.kept / path, self.root / path)
        os.chdir(self.root)

    def try_one(self, variation: Variation) -> None:
        """Make one variation and look at what comes of it."""
        variation.change(self.root)
        label = f"{variation.name} · {variation.inspection or '-'} · {variation.file}"
        call = variation.call or ("check", variation.inspection)
        shown = (*call, "--format", "json") if call[0] == "check" else call
        self.result.tried += 1
        before = states(self.root) if call[0] == "check" else {}
        seen = self._called(label, shown, variation)
        if call[0] == "check":
            self._judge(label, variation, seen, call)
            again = self._called(label, call, variation)
            self._disturbs(label, again.out + again.told)
            if states(self.root) != before:
                self.result.written.append(label)
        self.renew()

    def _called(self, label: str, call: tuple[str, ...], variation: Variation) -> Seen:
        seen = self.watch.call(lambda: run(call), unprivileged=variation.unprivileged)
        result, slower = self.result, 10 if call[0] in _SLOWER else 1
        if isinstance(seen.fault, Hangs):
            result.hung.append(label)
        elif seen.fault is not None:
            lines = traceback.format_exception(seen.fault)
            result.traces.append(f"{label}: {''.join(lines[-3:])[-600:]}")
        if seen.seconds > SECONDS * slower:
            result.slow.append(f"{label}: {seen.seconds:.1f} s")
        if seen.memory > MEMORY:
            result.large.append(f"{label}: {seen.memory // 1024**2} MiB")
        if call[0] == "check" or call[0] == "framework":
            result.written += [f"{label}: {each}" for each in seen.written[:3]]
            result.started += [f"{label}: {each}" for each in seen.started[:3]]
            result.outside += [f"{label}: {each}" for each in seen.outside[:3]]
        if CANARY in seen.out + seen.told or "root:x:" in seen.out + seen.told:
            result.leaked.append(label)
        return seen

    def _judge(self, label: str, variation: Variation, seen: Seen, call: tuple[str, ...]) -> None:
        """Hold what is said to what is known of the fault."""
        result = self.result
        try:
            said = json.loads(seen.out)
        except ValueError:
            if seen.fault is None and seen.code not in (2, 3):
                result.unknown.append(f"{label}: {seen.out[:200]}")
            return
        result.unknown += [f"{label}: {each['code']}" for each in said if each["code"] not in entries()]
        errors = [each for each in said if each["severity"] == "error"]
        new = [each for each in errors if _key(each) not in self.usual.get(call, set())]
        if variation.bad and not new:
            result.silent.append(label)
        if not new:
            return
        result.refused += 1
        if variation.lines:
            self._placed(label, variation, new)

    def _placed(self, label: str, variation: Variation, new: list[dict[str, Any]]) -> None:
        result = self.result
        result.placed += 1
        here = [each for each in new if each["file"] == variation.file]
        found = [each for each in here if each["line"] in variation.lines]
        if found:
            result.right += 1
            result.first += here[0] is found[0]
        else:
            told = [(each["code"], each["file"].rpartition("/")[2], each["line"]) for each in new[:4]]
            result.misplaced.append(f"{label}: {variation.lines} expected, {told}")

    def _disturbs(self, label: str, out: str) -> None:
        odd = sorted({character for character in _ODD if character in out})
        if odd:
            self.result.disturbing.append(f"{label}: {odd}")

    def _calls(self) -> Iterator[tuple[str, ...]]:
        yield ("check",)
        yield from (("check", name) for name in INSPECTIONS)

    def _errors(self, call: tuple[str, ...]) -> set[tuple[object, ...]]:
        said = json.loads(self.watch.call(lambda: run((*call, "--format", "json"))).out)
        return {_key(each) for each in said if each["severity"] == "error"}


def _key(said: dict[str, Any]) -> tuple[object, ...]:
    return said["code"], said["file"], said["line"], said["message"]
