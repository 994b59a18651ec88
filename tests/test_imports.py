"""The import budget: what each call may load, as a table; all the rest waits until it is needed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import EXAMPLE, ROOT, TODAY

TYPER = {"typer", "annotated_doc", "shellingham"}
PYDANTIC = {"pydantic", "pydantic_core", "annotated_types", "typing_extensions", "typing_inspection"}
VALUES = {"msgspec", "typing_extensions"}
YAML = {"ruamel", "_ruamel_yaml"}
JINJA = {"jinja2", "markupsafe"}
SPOKEN = {"__main__", "cli", "language"}
READ = {*SPOKEN, "load", "source", "diagnostic", "prose", "model", "slip", "characters", "names", "engines"}
JUDGED = READ | {
    *("checks", "commitment", "days", "digest", "files", "focus", "followup", "framework", "lifecycle"),
    *("privacy", "reaction", "seal", "show", "written"),
}
CHECK = f"check {EXAMPLE}"
BUDGET: dict[str, tuple[set[str], set[str]]] = {
    # a call                      packages of others          rooms of naftctl
    "--version": (set(), {"__main__"}),
    "--help": (TYPER | VALUES, {*SPOKEN, "diagnostic", "files", "show"}),
    "Tab after check": (set(), {*SPOKEN, "load"}),
    "Tab after trace OS-B3/": (TYPER | PYDANTIC | VALUES | YAML, {*READ, "files", "show", "trace"}),
    CHECK: (TYPER | PYDANTIC | VALUES | YAML, JUDGED),
    # Refused, as there is an error: nothing is rendered.
    f"report {EXAMPLE}": (TYPER | PYDANTIC | VALUES | YAML | JINJA, {*JUDGED, "render", "trace"}),
}
_LOADED = """
import sys
before = set(sys.modules)
from naftctl.__main__ import main
try:
    main()
except SystemExit as end:
    print("code", end.code, file=sys.stderr)
new = {name: module for name, module in sys.modules.items() if name not in before}
print(*(name for name, module in new.items() if getattr(module, "__file__", None)), file=sys.stderr)
"""


@pytest.mark.parametrize("call", BUDGET)
def test_a_call_loads_no_more_than_its_budget(call: str, tmp_path: Path) -> None:
    packages, rooms = BUDGET[call]
    loaded = _loaded(call, _workspace(tmp_path, broken=EXAMPLE in call))
    assert _packages(loaded) - packages == set()
    assert {name.split(".")[1] for name in loaded if name.startswith("naftctl.")} - rooms == set()


def test_the_version_needs_nothing_of_python_that_takes_long(tmp_path: Path) -> None:
    assert _loaded("--version", tmp_path) & {"re", "typing", "enum", "pathlib", "gettext"} == set()


def _workspace(root: Path, *, broken: bool) -> Path:
    """A workspace with the example, in which one page cannot be read where it is broken."""
    for name in ("frameworks", "inspections/" + EXAMPLE):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("output"))
    shutil.copy(ROOT / "naftctl.yaml", root)
    if broken:
        (root / "inspections" / EXAMPLE / "evidence" / "G02.md").write_text("---\nkind: [\n---\n", "utf-8")
    return root


def _loaded(call: str, folder: Path) -> set[str]:
    """The modules that a call loads, which has to end as such a call does."""
    tab = call.startswith("Tab after ")
    words = call.removeprefix("Tab after ").split() + ([""] if tab and not call.endswith("/") else [])
    done = subprocess.run(
        [sys.executable, "-P", "-c", _LOADED, *words],
        cwd=folder,
        env=os.environ
        | {"PYTHONPATH": str(ROOT), "NAFTCTL_TODAY": str(TODAY)}
        | ({"_NAFTCTL_COMPLETE": "zsh"} if tab else {}),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    *said, modules = done.stderr.splitlines()
    refused = EXAMPLE in words
    assert done.returncode == 0, done.stderr
    assert ("code 1" in said) is refused, done.stderr
    assert done.stdout or refused
    return set(modules.split())


def _packages(loaded: set[str]) -> set[str]:
    """The packages among modules that are neither Python's nor ours."""
    tops = {name.partition(".")[0] for name in loaded} - {"naftctl"}
    return {top for top in tops - set(sys.stdlib_module_names) if not top.startswith("_sysconfigdata")}
