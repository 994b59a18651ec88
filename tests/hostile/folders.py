"""Faults of a folder, each with the file that something is said of."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from tests.hostile.changing import (
    FSMONITOR,
    Change,
    both,
    bound,
    closed,
    copied,
    deep,
    device,
    emptied,
    git,
    instead,
    into,
    made,
    many,
    note,
    nothing,
    pipe,
    png,
    raw,
    sparse,
    with_image,
    written,
)  # fmt: skip
from tests.hostile.variation import Variation

Case = tuple[Change, str | None]
"""A change, and the file that something is said of; "" where nothing has to be, None where nobody knows."""
_OUT = "../../../buiten"
_HEAD = "inspection.yaml"


def _at(name: str, make: Callable[[str], Change]) -> Case:
    return make(name), name


def _instead(name: str, make: Callable[[str], Change]) -> Case:
    return instead(name, make(name)), name


def _links(one: str) -> dict[str, Case]:
    return {
        "link out": _at("evidence/D50-kanarie.md", lambda n: into(n, f"../{_OUT}/D50-kanarie.md")),
        "link absolute": _at("evidence/D51-wacht.md", lambda n: into(n, "/etc/passwd")),
        "link in": _at("evidence/D52-zelf.md", lambda n: into(n, Path(one).name)),
        "link loop": _at("evidence/D53-lus.md", lambda n: into(n, "D53-lus.md")),
        "link nowhere": _at("evidence/D54-weg.md", lambda n: into(n, "bestaat-niet.md")),
        "link of a folder": _at("findings-oud", lambda n: into(n, _OUT)),
        "link up": _at("omhoog", lambda n: into(n, "..")),
        "link instead": _instead(_HEAD, lambda n: into(n, f"{_OUT}/{_HEAD}")),
        "link of all notes": _instead("evidence", lambda n: into(n, _OUT)),
        "link of requests": (instead("requests", into("requests", _OUT)), "requests"),
        "link attachment": _at("evidence/foto.pdf", lambda n: into(n, "/dev/zero")),
        "image of a link": (with_image(into("evidence/foto.png", f"../{_OUT}/kanarie.png")), None),
    }


def _special(one: str) -> dict[str, Case]:
    return {
        "pipe": _at("evidence/D55-pijp.md", pipe),
        "pipe instead": _instead(_HEAD, pipe),
        "pipe attachment": _at("evidence/a.pdf", pipe),
        "pipe of a seal": _instead("seals/draft.yaml", pipe),
        "socket": _at("evidence/D56-contact.md", bound),
        "device": (device("evidence/D57-nul.md"), ""),
        "sparse note": _at("evidence/D58-leeg.md", sparse),
        "sparse instead": _instead(_HEAD, sparse),
        "sparse attachment": (sparse("evidence/film.pdf"), ""),
        "sparse in sent": (sparse("sent/2026-06-30-film.pdf"), ""),
        "sparse in output": (sparse("output/film.md"), ""),
        "git inside": (git, ".git"),
        "git in notes": (lambda folder: git(folder / "evidence"), "evidence/.git"),
        "git file": _at(".git", lambda n: written(n, "gitdir: ../../../buiten\n")),
        "git capitals": (written(".GIT/config", FSMONITOR), ".GIT"),
        "git attributes": (written(".gitattributes", "* filter=kanarie\n"), ""),
        "folder for a note": (instead(one, made(one)), ""),
        "folder for all": (instead(_HEAD, made(_HEAD)), _HEAD),
        "folder with files for a note": (instead(one, written(f"{one}/x.md")), f"{one}/x.md"),
        "file for a folder": _instead("evidence", written),
        "file for seals": _instead("seals", written),
        "file for output": _at("output", written),
        "no notes": (instead("evidence", nothing), ""),
        "no inspection": (instead(_HEAD, nothing), _HEAD),
        "nothing": (emptied, _HEAD),
    }


def _names(one: str) -> dict[str, Case]:
    accented, stem = "evidence/D88-café.md", one.removesuffix(".md")
    bare = unicodedata.normalize("NFD", accented)
    return {
        "accents two ways": (both(copied(one, accented), copied(one, bare)), accented),
        "accents apart": (copied(one, bare), ""),
        "capitals": (copied(one, f"evidence/{Path(one).name.upper()}"), f"evidence/{Path(one).name.upper()}"),
        "capitals of a folder": _at("EVIDENCE/D60-x.md", written),
        "same id": (copied(one, f"{stem[:12]}-anders.md"), one),
        "copy": _at(f"{stem} (1).md", lambda n: copied(one, n)),
        "conflict": _at(f"{stem}.sync-conflict-20260101-120000-ABC.md", lambda n: copied(one, n)),
        "reserved": _at("evidence/con.md", written),
        "reserved with more": _at("evidence/aux.x.md", written),
        "reserved folder": _at("nul/x.md", written),
        "dot at the end": _at("evidence/D61-x.md.", written),
        "blank at the end": _at("evidence/D62-x.md ", written),
        "colon": _at("evidence/D63:x.md", written),
        "backslash": _at("evidence\\D64-x.md", written),
        "blanks": _at("evidence/een naam met spaties.md", written),
        "long name": _at(f"evidence/D71-{'n' * 240}.md", written),
        "stray": _at("notities.txt", written),
        "stray yaml": _at("evidence/inspection.yaml", written),
        "hidden": _at(".verborgen/D73-x.md", written),
        "left behind": (written("evidence/.DS_Store", b"\0\1\2"), ""),
        "python": (written("naftctl.py", "open('kanarie', 'w')"), ""),
        "python package": (written("yaml/__init__.py", "open('kanarie', 'w')"), ""),
    }


def _odd_names() -> dict[str, Change]:
    return {
        "no-break": written("evidence/D65-a\xa0b.md"),
        "line end": written("evidence/D66-a\nb.md"),
        "escape": written("evidence/D67-\x1b[2J\x1b[31m.md"),
        "bidi": written("evidence/D68-\u202egnp.md"),
        "bidi attachment": written("evidence/foto\u202egnp.pdf"),
        "markup": written("evidence/D69-{{7*7}}<b>$(id)`id`.md"),
        "workflow": written("evidence/::error file=x::y.md"),
        "no utf-8": raw(b"D70-\xff\xfe.md"),
        "no utf-8 folder": lambda folder: os.mkdir(os.fsencode(folder) + b"/\xff"),  # noqa: PTH102
        "long path": deep,
        "deep folder": written("/".join("abcdefghijklmnop") + "/D72-x.md"),
        "3 000 notes": many,
        "image of a pipe": with_image(pipe("evidence/foto.png")),
        "image sparse": with_image(sparse("evidence/foto.png")),
        "image noise": with_image(written("evidence/foto.png", b"\x89PNG\r\n\x1a\n" + b"\xff" * 500)),
        "image half": with_image(written("evidence/foto.png", b"\xff\xd8\xff\xc0\0\0" + b"\xff\xd9" * 9)),
        "image huge": with_image(written("evidence/foto.png", png(2**31 - 1, 2**31 - 1))),
    }


def folder_faults(root: Path, inspections: Sequence[str]) -> Iterator[Variation]:
    """Every fault of a folder, in each of the inspections."""
    for inspection in inspections:
        folder = root / "inspections" / inspection
        one = f"evidence/{note(folder)}"
        cases = {**_links(one), **_special(one), **_names(one)}
        cases |= {name: (change, None) for name, change in _odd_names().items()}
        for name, (change, file) in cases.items():
            path, lines = (f"inspections/{inspection}/{file}", (0,)) if file else ("", ())
            yield Variation(
                f"folder {name}", inspection, _within(inspection, change), path, lines, file != ""
            )
        for file in (one, _HEAD, "evidence", "seals", "", "summary.md"):
            path = f"inspections/{inspection}/{file or _HEAD}"
            change = _within(inspection, closed(file))
            name = f"folder no rights {file or 'all'}"
            yield Variation(name, inspection, change, path, (0,), unprivileged=True)


def _within(inspection: str, change: Change) -> Change:
    return lambda root: change(root / "inspections" / inspection)
