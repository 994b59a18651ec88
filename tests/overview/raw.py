"""The fictitious sector read once more, by other means than the program: plain YAML and lines of Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from msgspec import Struct, field
from ruamel.yaml import YAML

KINDS = {"Sterke punten": "S", "Ontwikkelkansen": "O", "Tekorten": "T", "Goede praktijk": "G"}
Ties = dict[tuple[str, str], tuple[str, str]]
"""What an entry of the second version was in the first, where no word changed."""
_YAML = YAML(typ="safe")


def _load(text: str) -> Any:
    return _YAML.load(text)


def _day(value: Any) -> date | None:
    return date.fromisoformat(str(value)) if value else None


class RawScoring(Struct, frozen=True):
    """A scoring: its level, and by kind the points with what they cite."""

    level: str
    points: dict[str, list[set[str]]]
    shared: list[bool]


class Raw(Struct, frozen=True):
    """An inspection as its files say."""

    name: str
    provider: str
    occasion: str
    framework: str
    final: date | None
    stopped: bool
    withdrawn: bool
    focus: tuple[str, ...]
    scorings: dict[str, RawScoring] = field(default_factory=dict)
    given: dict[str, list[str]] = field(default_factory=dict)


def read_all(root: Path) -> list[Raw]:
    """Every inspection of a workspace."""
    return [_read(folder) for folder in sorted((root / "inspections").iterdir())]


def _read(folder: Path) -> Raw:
    head = _load((folder / "inspection.yaml").read_text("utf-8"))
    done = head["milestones"]
    sealed = (folder / "seals/final.yaml").is_file()
    focus = folder / "focus.yaml"
    chosen = _load(focus.read_text("utf-8"))["investigations"] if focus.is_file() else []
    scorings = {path.stem: _scoring(path) for path in sorted(folder.glob("scorings/*.md"))}
    given: dict[str, list[str]] = {}
    for path in sorted(folder.glob("scorings/individual/*.yaml")):
        for scale, score in (_load(path.read_text("utf-8")).get("scores") or {}).items():
            if score["level"] and score["level"] != "niet_ingeschaald":
                given.setdefault(scale, []).append(score["level"])
    return Raw(
        folder.name,
        head["provider"]["id"],
        head["occasion"],
        head["framework"],
        _day(done["final_sent"]) if sealed else None,
        bool(done.get("stopped")),
        bool(done.get("withdrawn")),
        tuple(chosen),
        scorings,
        given,
    )


def _scoring(path: Path) -> RawScoring:
    _, front, body = path.read_text("utf-8").split("---\n", 2)
    points: dict[str, list[set[str]]] = {kind: [] for kind in "SOTG"}
    shared = []
    for part in re.split(r"(?m)^## ", body)[1:]:
        kind = KINDS.get(part.partition("\n")[0].strip())
        if kind is None:
            continue
        for point in re.split(r"(?m)^- ", part)[1:]:
            points[kind].append(set(re.findall(r"@(KV-[A-Z]\d+)", point)))
            if kind == "G":
                shared.append(bool(re.search(r"share: ja", point)))
    return RawScoring(_load(front)["level"], points, shared)


class Words(Struct, frozen=True, dict=True):
    """What the framework versions say, the oldest first, as far as a comparison of words needs it."""

    root: Path
    versions: tuple[str, ...]

    @cached_property
    def heads(self) -> dict[str, Any]:
        """`framework.yaml` by version."""
        return {
            ref: _load((self.root / "frameworks" / ref / "framework.yaml").read_text("utf-8"))
            for ref in self.versions
        }

    @cached_property
    def expectations(self) -> dict[str, dict[str, Any]]:
        """The expectations by version and id."""
        return {
            ref: {e["id"]: e for rubric in head["rubrics"] for e in rubric["expectations"]}
            for ref, head in self.heads.items()
        }

    @cached_property
    def scales(self) -> dict[str, dict[str, Any]]:
        """The scales by version and id."""
        folders = {ref: self.root / "frameworks" / ref / "scales" for ref in self.versions}
        return {
            ref: {path.stem: _load(path.read_text("utf-8")) for path in sorted(folder.glob("*.yaml"))}
            for ref, folder in folders.items()
        }

    def same(self, kind: str) -> Ties:
        """What each entry of the second version is in the first, where no word changed."""
        old, new = self.versions
        table = self.scales if kind == "scale" else self.expectations
        origins = {name: _origins(name, e, table[old]) for name, e in table[new].items()}
        found = {}
        for name, sources in origins.items():
            heirs = [other for other, where in origins.items() if set(where) & set(sources)]
            if len(sources) != 1 or heirs != [name]:
                continue
            before, after = table[old][sources[0]], table[new][name]
            if self._said(kind, before) == self._said(kind, after) and self._grounds(kind, before, after):
                found[new, name] = (old, sources[0])
        return found

    def _said(self, kind: str, entry: dict[str, Any]) -> Any:
        keys = (
            ("title", "key_elements", "levels", "investigation", "advice_relevant")
            if kind == "scale"
            else ("title", "quality_image")
        )
        return [_plain(entry[key]) for key in keys]

    def _grounds(self, kind: str, before: dict[str, Any], after: dict[str, Any]) -> bool:
        if kind != "scale":
            return True
        ties = self.same("expectation")
        old, new = self.versions
        return {(old, e) for e in before["based_on"]} == {ties.get((new, e)) for e in after["based_on"]}


def _origins(name: str, entry: dict[str, Any], before: dict[str, Any]) -> list[str]:
    named = [each for each in (entry.get("replaces") or []) if each in before]
    return sorted({*named, *([name] if name in before else [])})


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    return sorted(_plain(each) for each in value)


def roots(table: Ties, entry: tuple[str, str]) -> tuple[str, str]:
    """The first version of an entry whose words stayed the same."""
    return table.get(entry, entry)


def years(first: int, last: int) -> Iterator[tuple[str, date, date]]:
    """School years and calendar years by name, with their first and last day."""
    for year in range(first, last + 1):
        yield f"{year}-{year + 1}", date(year, 9, 1), date(year + 1, 8, 31)
        yield str(year), date(year, 1, 1), date(year, 12, 31)
