"""The pin of a framework version: it stays valid while the meaning stays, and names what changed."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from naftctl.framework.pin import changed, digest_of, pin_of, pin_text
from naftctl.load.framework import read_version
from naftctl.load.tree import DiskTree, MemoryTree
from naftctl.model.version import Version
from tests.conftest import ROOT, TODAY

REF = "r-naft/2026.1"
LABEL = f"frameworks/{REF}"
FILES = {
    name: DiskTree(ROOT / LABEL, LABEL).read(name).decode() for name in DiskTree(ROOT / LABEL, LABEL).names()
}


def version(files: dict[str, str]) -> Version:
    found, _ = read_version(MemoryTree(files, LABEL))
    assert found is not None
    return found


def with_edit(name: str, edit: Callable[[str], str]) -> dict[str, str]:
    edited = edit(FILES[name])
    assert edited != FILES[name]
    return {**FILES, name: edited}


PIN = pin_of(version(FILES).framework, TODAY)

SAME = {
    "a comment": ("framework.yaml", lambda t: "# nog een opmerking\n" + t),
    "the order of keys": (
        "scales/OS-B3.yaml",
        lambda t: "".join([*t.splitlines(keepends=True)[1:], *t.splitlines(keepends=True)[:1]]),
    ),
    "line ends of Windows": ("framework.yaml", lambda t: t.replace("\n", "\r\n")),
    "another way of folding": ("framework.yaml", lambda t: t.replace(">-", "|-")),
    "a key that says the usual": ("scales/OS-B3.yaml", lambda t: t.replace("replaces: []\n", "")),
    "the page of changes": ("CHANGES.md", lambda t: t + "\nNog iets.\n"),
}
OTHER = {
    "a descriptor": ("scales/OS-B3.yaml", lambda t: t.replace("misloopt", "goed loopt"), ("OS-B3",)),
    "an expectation": (
        "framework.yaml",
        lambda t: t.replace("Jongeren vertellen wat", "Jongeren tonen wat"),
        ("KV-R2",),
    ),
    "a term": ("framework.yaml", lambda t: t.replace("reaction_days: 14", "reaction_days: 15"), ("terms",)),
    "an advice value": (
        "framework.yaml",
        lambda t: t.replace("label: ongunstig advies\n", "label: negatief\n"),
        ("advice",),
    ),
    "provenance": (
        "framework.yaml",
        lambda t: t.replace("provenance: werktekst", "provenance: officieel"),
        ("provenance",),
    ),
}


@pytest.mark.parametrize("name", SAME)
def test_how_it_is_written_does_not_count(name: str) -> None:
    file, edit = SAME[name]
    assert changed(version(with_edit(file, edit)).framework, PIN) == ()


@pytest.mark.parametrize("name", OTHER)
def test_a_change_of_meaning_is_named(name: str) -> None:
    file, edit, parts = OTHER[name]
    assert changed(version(with_edit(file, edit)).framework, PIN) == parts


def test_a_scale_that_is_gone_or_new_is_named() -> None:
    gone = {name: text for name, text in FILES.items() if name != "scales/OS-B3.yaml"}
    assert changed(version(gone).framework, PIN) == ("OS-B3",)
    more = {**FILES, "scales/OS-X1.yaml": FILES["scales/OS-B3.yaml"].replace("id: OS-B3", "id: OS-X1")}
    assert changed(version(more).framework, PIN) == ("OS-X1",)


def test_a_pin_that_somebody_wrote_in_is_seen() -> None:
    first = next(iter(PIN.parts))
    edited = PIN.model_copy(update={"parts": {**PIN.parts, first: "0" * 16}})
    assert changed(version(FILES).framework, edited) == ("digest",)


def test_the_text_of_a_pin_reads_back_as_the_pin() -> None:
    again = version({**FILES, "digest.yaml": pin_text(PIN)}).pin
    assert again == PIN
    assert re.fullmatch(r"[0-9a-f]{64}", PIN.digest)
    assert digest_of(version(FILES).framework) == PIN.digest


def test_the_digest_of_this_version_is_the_one_of_yesterday() -> None:
    """Pins are kept for years: what is hashed, and how, never changes."""
    assert PIN.digest == "3634d25e5507c9cb01a8a317ea705fa431ab640a2eb22de5f743c851507ce738"
