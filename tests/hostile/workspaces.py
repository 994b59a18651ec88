"""Faults beside the inspections: settings, history, framework, overviews, fonts, templates, paths."""

from __future__ import annotations

import os
import random
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from tests.hostile import files, values
from tests.hostile.changing import OUTSIDE
from tests.hostile.paths import PATHS
from tests.hostile.variation import Source, Variation, rewrite

_FRAMEWORK = "frameworks/r-naft/2026.1"
_FONTS = "templates/report/fonts"
_FOCUS = ("check", "2026-de-branding-klacht")
Change = Callable[[Path], None]

_TEMPLATES = {
    "open": "{% if x",
    "unknown": "{{ report.nergens.nooit }}",
    "private": "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "include": "{% include '../../../buiten/D50-kanarie.md' %}",
    "absolute": "{% include '/etc/passwd' %}",
    "itself": "{% include 'report.md.j2' %}",
    "forever": "{% for a in range(10**9) %}x{% endfor %}",
    "wide": "{{ 'a' * 10**10 }}",
    "import": "{% import 'os' as os %}{{ os.system('touch kanarie') }}",
    "bytes": "\udcff\udcfe",
    "empty": "",
}


def workspace_faults(root: Path, inspections: Sequence[str], chance: random.Random) -> Iterator[Variation]:
    """Every fault beside the inspections."""
    yield from _lines(root, "naftctl.yaml", ("check", *inspections[1:2]), chance)
    yield from _lines(root, "history.yaml", ("check",), chance)
    yield from _lines(root, f"{_FRAMEWORK}/framework.yaml", _FOCUS, chance)
    yield from _lines(root, f"{_FRAMEWORK}/scales/OS-B1.yaml", _FOCUS, chance)
    yield from _lines(root, f"{_FRAMEWORK}/digest.yaml", ("framework", "check"), chance)
    for name, change in _CHANGES.items():
        yield Variation(f"workspace {name}", "", change, call=_FOCUS)
        if "overview" in name:
            yield Variation(f"workspace {name} made", "", change, call=("overview", "2026", "--format", "md"))
    for name, text in _TEMPLATES.items():
        data = text.encode("utf-8", "surrogateescape")
        report = ("report", "2026-de-branding-klacht", "--edition", "internal", "--format", "md")
        yield Variation(f"template {name}", "", rewrite("templates/report/report.md.j2", data), call=report)
    for name in (
        "naftctl.yaml",
        "history.yaml",
        "frameworks",
        _FRAMEWORK,
        "inspections",
        "overviews",
        "templates",
    ):
        closed = _closed(name)
        yield Variation(f"workspace no rights {name}", "", closed, call=_FOCUS, unprivileged=True)
        yield Variation(f"workspace no rights {name} all", "", closed, call=("check",), unprivileged=True)
    yield from _paths(root, inspections, chance)


def _closed(name: str) -> Change:
    def change(root: Path) -> None:
        (root / "overviews/2026").mkdir(parents=True)
        (root / _FONTS).mkdir(parents=True)
        (root / name).chmod(0)

    return change


def _lines(root: Path, name: str, call: tuple[str, ...], chance: random.Random) -> Iterator[Variation]:
    """The faults of bytes and of YAML in one file."""
    source = Source(name, (root / name).read_text("utf-8"))
    for group, kinds in (("bytes", files.BYTES), ("yaml", values.KINDS)):
        for kind, make in kinds.items():
            edited = make(source, chance)
            if edited is not None:
                bad = edited.bad and call[0] == "check" and not name.startswith("frameworks/")
                lines = edited.lines if bad else ()
                yield Variation(f"{group} {kind}", "", rewrite(name, edited.data), name, lines, bad, call)


def _paths(root: Path, inspections: Sequence[str], chance: random.Random) -> Iterator[Variation]:
    """Every kind of value that names a file or a folder, with paths that lead elsewhere."""
    for path in PATHS:
        yield Variation("path logo", "", _logo(path), "naftctl.yaml", (_LOGO_LINE,), bad=True, call=_FOCUS)
    for inspection in inspections:
        for kind, file, key in _NAMING:
            whole = f"inspections/{inspection}/{file}"
            if "*" in file:
                whole = str(sorted((root / "inspections" / inspection).glob(file))[0].relative_to(root))
            if not (root / whole).is_file():
                continue
            for path in chance.sample(PATHS, 8):
                yield _naming(root, inspection, kind, whole, key, path)


_NAMING = (
    ("attachment", "evidence/*.md", "attachments"),
    ("framework", "inspection.yaml", "framework"),
    ("follows up", "inspection.yaml", "follows_up"),
    ("provider", "inspection.yaml", "  id"),
    ("sent file", "sent/sent.yaml", "  - file"),
    ("about", "reaction/received/01.yaml", "    about"),
    ("continues", "followup.yaml", "  continues_as"),
)


def _naming(root: Path, inspection: str, kind: str, file: str, key: str, path: str) -> Variation:
    lines = (root / file).read_text("utf-8").split("\n")
    at = next((n for n, line in enumerate(lines) if line.startswith(f"{key}:")), None)
    value = f'[{{file: "{path}", kind: foto}}]' if kind == "attachment" else f'"{path}"'
    if at is None:
        at = next(n for n, line in enumerate(lines) if n and re.match(r"\w+:", line))
        lines.insert(at, "")
    lines[at] = f"{key}: {value}"
    return Variation(f"path {kind}", inspection, rewrite(file, "\n".join(lines).encode()), file)


_LOGO_LINE = 7


def _logo(path: str) -> Change:
    def change(root: Path) -> None:
        text = (root / "naftctl.yaml").read_text("utf-8")
        (root / "naftctl.yaml").write_text(text.replace("logo: null", f'logo: "{path}"', 1), "utf-8")

    return change


def _font(data: bytes) -> Change:
    return rewrite(f"{_FONTS}/Kapot.ttf", data)


def _table(form: int, body: bytes) -> bytes:
    """A font whose only table is a `cmap` of this form."""
    cmap = b"\0\0\0\1" + b"\0\3\0\1" + (12).to_bytes(4, "big") + form.to_bytes(2, "big") + body
    return b"\0\1\0\0\0\1" + b"\0" * 6 + b"cmap" + b"\0" * 4 + (28).to_bytes(4, "big") + b"\0" * 4 + cmap


def _in(folder: str, make: Change) -> Change:
    def change(root: Path) -> None:
        (root / folder).mkdir(parents=True, exist_ok=True)
        make(root / folder)

    return change


def _nothing(folder: Path) -> None:
    """Leave a folder as it is."""


def _sparse(name: str) -> Change:
    def change(folder: Path) -> None:
        with (folder / name).open("wb") as file:
            file.truncate(5 * 1024**3)

    return change


def _link(folder: str, name: str, target: str) -> Change:
    return _in(folder, lambda inside: (inside / name).symlink_to(target))


def _gone(name: str, make: Change) -> Change:
    def change(root: Path) -> None:
        (root / name).unlink()
        make(root)

    return change


_CHANGES: dict[str, Change] = {
    "local noise": rewrite("naftctl.local.yaml", b"\xff\xfe\0"),
    "local names": rewrite("naftctl.local.yaml", b"names: ['', ' ', '(((', '*', 'a']\n"),
    "local pipe": lambda root: os.mkfifo(root / "naftctl.local.yaml"),
    "local folder": lambda root: (root / "naftctl.local.yaml").mkdir(),
    "history pipe": _gone("history.yaml", lambda root: os.mkfifo(root / "history.yaml")),
    "history link": _gone("history.yaml", lambda root: (root / "history.yaml").symlink_to("/dev/zero")),
    "settings link": _gone("naftctl.yaml", lambda root: (root / "naftctl.yaml").symlink_to("/etc/passwd")),
    "settings sparse": _sparse("naftctl.yaml"),
    "inspection link": _link("inspections", "elders", f"../{OUTSIDE}"),
    "inspection file": rewrite("inspections/bestand", b"x"),
    "inspection odd": _in("inspections/\x1b[31m\u202e", _nothing),
    "framework link": _link("frameworks/r-naft", "2099.1", f"../../{OUTSIDE}"),
    "framework pipe": _in(f"{_FRAMEWORK}/scales", lambda folder: os.mkfifo(folder / "OS-X1.yaml")),
    "framework stray": rewrite(f"{_FRAMEWORK}/scales/OS-X1.yaml", b"\0"),
    "font empty": _font(b""),
    "font noise": _font(b"\xff" * 4_000),
    "font half": _font(b"\0\1\0\0\xff\xff"),
    "font groups": _font(_table(12, b"\0" * 10 + b"\0\0\0\1" + b"\0\0\0\0\xff\xff\xff\xff\0\0\0\1")),
    "font many groups": _font(_table(12, b"\0" * 10 + b"\xff\xff\xff\xff")),
    "font segments": _font(_table(4, b"\0" * 4 + b"\xff\xfe" + b"\0" * 40)),
    "font sparse": _in(_FONTS, _sparse("Groot.ttf")),
    "font pipe": _in(_FONTS, lambda folder: os.mkfifo(folder / "Pijp.ttf")),
    "font link": _link(_FONTS, "Kanarie.ttf", f"../../../{OUTSIDE}/kanarie.ttf"),
    "font device": _link(_FONTS, "Nul.ttf", "/dev/zero"),
    "font folder": _in(f"{_FONTS}/Map.ttf", _nothing),
    "overview noise": rewrite("overviews/2026/text.md", b"\xff\0"),
    "overview record noise": rewrite("overviews/2026/published.yaml", b"\xff\0"),
    "overview record list": rewrite("overviews/2026/published.yaml", b"[[[[[[[[[["),
    "overview pipe": _in("overviews/2026", lambda folder: os.mkfifo(folder / "text.md")),
    "overview record pipe": _in("overviews/2026", lambda folder: os.mkfifo(folder / "published.yaml")),
    "overview link": _link("overviews", "2026", f"../{OUTSIDE}"),
    "overview other link": _link("overviews", "2025", f"../{OUTSIDE}"),
    "overview loop": _link("overviews", "2026", "2026"),
    "overview file": rewrite("overviews", b"x"),
    "overview odd": rewrite("overviews/9999/published.yaml", b"year: 9999\n"),
    "overview sparse": _in("overviews/2026", _sparse("text.md")),
}
