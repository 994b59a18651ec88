"""Real files of every kind, as values: those of this repository, and a few that it does not have."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from naftctl.load.page import split
from naftctl.load.record import build
from naftctl.load.yaml import read_yaml
from naftctl.schema import FileKind
from tests.conftest import ROOT

_ALSO = {
    "local-settings": "signatures:\n  ond1:\n    name: Een Naam\n    function: null\nnames:\n  - Een Naam\n",
    "commitment": f"member: ond1\ndate: 2026-06-10\ndigest: {'a' * 64}\n",
    "published": f"""year: 2025-2026
fixed: 2026-10-09
published: null
threshold: 5
figures:
  - 2026-de-kantelpoort
apart: []
previous: null
digest: {"b" * 64}
parts:
  levels: {"c" * 64}
""",
}


def texts(kind: FileKind) -> Iterator[tuple[str, str]]:
    """The YAML of every file of a kind, by its path; of a Markdown file its front matter."""
    out = set(ROOT.glob(kind.but)) if kind.but else set()
    for path in sorted(set(ROOT.glob(kind.file)) - out):
        text = path.read_text("utf-8")
        yield path.relative_to(ROOT).as_posix(), split(text)[0] or "" if path.suffix == ".md" else text
    if kind.name in _ALSO:
        yield f"{kind.name}.yaml", _ALSO[kind.name]


def values(kind: FileKind) -> Iterator[tuple[str, Any]]:
    """The value of every file of a kind, as the strict reader gives it."""
    for path, text in texts(kind):
        document = read_yaml(text, path)
        assert document.usable, path
        yield path, document.value


def accepted(kind: FileKind, value: Any) -> bool:
    """Whether the program takes a value without a word."""
    document = read_yaml("a: b\n", "x.yaml")  # places do not matter here
    if not kind.keyed:
        return not build(kind.record, value, document.origin).diagnostics
    if not isinstance(value, dict):
        return False
    return not any(
        build(kind.record, each or {}, document.origin, (key,)).diagnostics for key, each in value.items()
    )
