"""What a person reads is Dutch, or English where that is asked for; what is written is the same in both."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from naftctl.cli.judge import entries
from naftctl.cli.program import the_program
from tests.conftest import EXAMPLE, ROOT, TODAY
from tests.language.catalogue import SOURCE, helps, written

_DUTCH = re.compile(
    r"\b(het|een|van|niet|geen|wordt|worden|naar|voor|zijn|deze|zonder|kies|schrijf|bestaat|hoort|ontbreekt"
    r"|staat|inspectie|inspecties|verslag|werkmap|bestand|bestanden|opdracht|toon|maak|fout|fouten)\b",
    re.I,
)
_ENGLISH = re.compile(
    r"\b(the|and|with|which|from|this|that|must|file|folder|usage|options|arguments|missing|invalid|expected"
    r"|value|show|exit|field|string|required|default|not|inspection|error|errors|warning)\b",
    re.I,
)
# Values, file names, keys, options, commands and words of people, in either language.
_QUOTED = re.compile(
    r"`[^`\n]*`|“[^”]*”|⟨[^⟩]*⟩|naftctl [a-z]+( [a-z-]+)*|zoals inspection\b|such as inspection\b"
    r"|--?[a-z-]+|\S*[/_.]\w\S*|\{[^}]*\}|\[\w+\]\{[^}]*\}"
)
DOCUMENTS = (
    "fiction/",  # inspections of providers that do not exist
    "privacy/",  # words by which a person is found in Dutch text
    "render/",  # reports, letters, overviews
    "reaction/",  # reactions in Dutch, and what is written about them
    "show/datapackage/",
    "show/calendar.py",
    "show/focus.py",  # the ranking stands in focus.yaml
    "show/shortcomings.py",
    "framework/form.py",
    "framework/texts.py",
    "model/sheets.py",
    "model/form.py",
    "model/publicity.py",
    "commitment.py",
    "cli/fiction.py",
    "cli/framework/take_in.py",  # the remark above a version that was taken in
    "cli/outcome.py",  # the revision on a report
    "days.py",  # names of holidays
    "model/scoring.py",  # headings
    "show/focus_file.py",
    "show/followup.py",  # headings of the table for Excel
    "show/overview.py",  # the remark above published.yaml
    "followup/written.py",
    "framework/pin.py",
    "seal/text.py",
    "seal/sent.py",
    "seal/witness.py",
)
"""Where Dutch stands in the source because it goes into files of Dutch readers, or is read in them."""


@pytest.mark.parametrize(
    "path", sorted(SOURCE.rglob("*.py")), ids=lambda path: path.relative_to(SOURCE).as_posix()
)
def test_the_source_speaks_english(path: Path) -> None:
    name = path.relative_to(SOURCE).as_posix()
    if name.startswith(DOCUMENTS):
        pytest.skip("its words go into files of Dutch readers")
    found = [text for text in _texts(path) if _DUTCH.search(_QUOTED.sub("", text)) and " " in text.strip()]
    assert found == []


def test_no_english_word_is_left_in_the_dutch_catalogue() -> None:
    said = {str(message.id): _QUOTED.sub("", str(message.string)) for message in written() if message.id}
    assert {key: text for key, text in said.items() if _ENGLISH.search(text)} == {}


def test_no_dutch_word_is_left_in_the_english_messages() -> None:
    said = [str(message.id) for message in written() if message.id]
    assert [text for text in said if _DUTCH.search(_QUOTED.sub("", text))] == []


@pytest.mark.parametrize("name", [name for name, _ in helps(the_program(), "naftctl")])
def test_the_help_of_a_command_is_in_the_language_that_is_asked_for(name: str, tmp_path: Path) -> None:
    words = [*name.split()[1:], "--help"]
    # The first word of a line is the name of a command.
    dutch, english = (
        re.sub(r"^  [a-z]+ ", "", _say(language, tmp_path, *words), flags=re.M) for language in ("nl", "en")
    )
    assert "Gebruik: naftctl" in dutch
    assert "Usage: naftctl" in english
    assert not _ENGLISH.search(_QUOTED.sub("", dutch))
    assert not _DUTCH.search(_QUOTED.sub("", english))


WRONG: tuple[tuple[str, ...], ...] = (
    ("chekc",),
    ("check", "--fase", "draft"),
    ("check", "--phase"),
    ("check", "--strict=ja"),
    ("check", "--format", "sarfi"),
    ("explain",),
    ("explain", "N9999"),
    ("new", "a", "b"),
    ("framework",),
    ("framework", "shwo"),
    ("report", "--edition", "x"),
    ("focus", "nergens"),
    ("demo", "x", "--seed", "drie"),
)


@pytest.mark.parametrize("words", WRONG, ids=" ".join)
def test_a_wrong_call_is_answered_in_the_language_that_is_asked_for(
    words: tuple[str, ...], workspace: Path
) -> None:
    dutch, english = (
        re.sub(r"^  [a-z]+ ", "", _say(language, workspace, *words), flags=re.M) for language in ("nl", "en")
    )
    assert dutch
    assert dutch != english
    assert not _ENGLISH.search(_QUOTED.sub("", dutch))
    assert not _DUTCH.search(_QUOTED.sub("", english))


def test_every_code_is_explained_in_english_too(tmp_path: Path) -> None:
    said = _say("en", tmp_path, "explain", *entries())
    assert said.count("\nWhy: ") == said.count("\nFix: ") == len(entries())
    assert not re.search(r"^(Waarom|Herstel):", said, re.M)


def test_the_rules_are_listed_in_english_too(tmp_path: Path) -> None:
    said = _say("en", tmp_path, "rules")
    assert "N301" in said
    assert not _DUTCH.search(_QUOTED.sub("", said))


def test_a_fault_of_a_schema_has_no_foreign_word_in_either_language(workspace: Path) -> None:
    page = workspace / "inspections" / EXAMPLE / "inspection.yaml"
    text = page.read_text("utf-8")
    page.write_text(text.replace("occasion:", "ocasion:").replace("number:", "number: [1]  #"), "utf-8")
    for language, pattern in (("nl", _ENGLISH), ("en", _DUTCH)):
        said = _say(language, workspace, "check", EXAMPLE, "--format", "concise")
        assert "N10" in said
        assert not pattern.search(_QUOTED.sub("", said.replace(str(workspace), "")))


def test_what_is_written_is_the_same_in_both_languages(tmp_path: Path) -> None:
    trees = [dict(_written(language, tmp_path / language)) for language in ("nl", "en")]
    assert len(trees[0]) > 100
    assert trees[0] == trees[1]


CALLS: tuple[tuple[str, ...], ...] = (
    ("new", "vzw Het Voorbeeld", "--first-visit", "2027-03-09"),
    ("focus", "2027-het-voorbeeld", "--choose", "KO"),
    ("evidence", "add", "2027-het-voorbeeld", "--method", "gesprek", "--title", "Gesprek"),
    ("evidence", "rename", EXAMPLE, "D01", "D77", "--yes"),
    ("letter", "announcement", EXAMPLE, "--format", "docx"),
    ("letter", "draft", EXAMPLE, "--format", "docx"),
    ("report", EXAMPLE, "--edition", "internal", "--format", "md"),
    ("report", EXAMPLE, "--edition", "final", "--format", "html"),
    ("followup", "2026-de-wisselbrug-opvolging"),
    ("deliver", EXAMPLE),
    ("status", "--format", "ics", "--output", "agenda.ics"),
    ("framework", "form", "2026.2"),
    ("framework", "pin", "r-naft/2026.2"),
    ("overview", "2025-2026", "--format", "md"),
    ("overview", "2025-2026", "--format", "csv"),
)


def _written(language: str, root: Path) -> Iterator[tuple[str, bytes]]:
    """Every file after a range of commands that write, in a workspace with the examples."""
    _say(language, root.parent, "demo", str(root))
    for words in CALLS:
        _say(language, root, *words)
    for path in sorted(root.rglob("*")):
        if path.is_file():
            yield path.relative_to(root).as_posix(), path.read_bytes()


def _say(language: str, folder: Path, *words: str) -> str:
    """All that the program says."""
    environment = {
        **os.environ,
        "NAFTCTL_LANG": language,
        "NAFTCTL_TODAY": str(TODAY),
        "PYTHONPATH": str(ROOT),
    }
    environment.pop("NAFTCTL_WORKSPACE", None)
    call = [sys.executable, "-m", "naftctl", *words]
    done = subprocess.run(
        call, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert "Traceback" not in done.stderr
    return done.stdout + done.stderr


def _texts(path: Path) -> Iterator[str]:
    """Every text in a module."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    alone = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}  # a docstring
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in alone:
            yield node.value


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """The framework and the worked example, to stand in."""
    root: Any = tmp_path / "werkmap"
    root.mkdir()
    shutil.copy(ROOT / "naftctl.yaml", root)
    shutil.copytree(ROOT / "frameworks", root / "frameworks")
    shutil.copytree(
        ROOT / "inspections" / EXAMPLE,
        root / "inspections" / EXAMPLE,
        ignore=shutil.ignore_patterns("output"),
    )
    return Path(root)
