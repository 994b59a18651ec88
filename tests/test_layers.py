"""The arrows of the architecture as a table: the table is the diagram, and a module imports only along it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import naftctl

PACKAGE = Path(naftctl.__file__).parent
_CLOCK = re.compile(r"\.(today|now|utcnow)\(|time\.time\(")
PURE = {
    "source",
    "slip",
    "prose",
    "diagnostic",
    "model",
    "days",
    "lifecycle",
    "digest",
    "framework",
    "focus",
    "trace",
    "agreement",
    "commitment",
    "notes",
    "seal",
    "difference",
    "reaction",
    "privacy",
    "followup",
    "overview",
    "mending",
}
EVERYWHERE = {"language"}
"""What every layer may speak through."""
ARROWS: dict[str, set[str]] = {
    "language": set(),
    "source": set(),
    "characters": set(),
    "names": {"characters"},
    "written": set(),
    "diagnostic": {"source"},
    "slip": set(),
    "prose": {"source", "slip"},
    "model": {"source", "prose"},
    "days": set(),
    "lifecycle": {"model", "days"},
    "digest": {"model"},
    "splice": {"source"},
    "schema": {"model"},
    "mending": {"source", "diagnostic", "splice"},
    "framework": {"source", "model", "digest", "splice"},
    "trace": {"source", "prose", "model"},
    "seal": {"source", "prose", "model", "digest", "framework", "written"},
    "reaction": {"source", "prose", "model", "days", "lifecycle", "seal", "written", "characters"},
    "difference": {"source", "prose", "model", "framework", "seal", "commitment"},
    "privacy": {"source", "prose", "model", "digest", "written"},
    "notes": {"source", "model", "splice"},
    "agreement": {"model"},
    "commitment": {"model", "digest"},
    "focus": {"source", "model", "framework"},
    "followup": {"model"},
    "overview": {"model", "prose", "privacy", "framework", "seal", "digest"},
    "fiction": {"source", "model", "focus", "framework", "written"},
    "scaffold": {"model", "lifecycle", "framework", "followup"},
    "checks": {*PURE, "names"},
    "engines": set(),
    "load": {"source", "slip", "diagnostic", "prose", "model", "engines", "characters", "names"},
    "render": {*PURE, "engines"},
    "show": {*PURE, "written", "schema"},
    "files": {"names"},
    "cli": {
        *PURE,
        "fiction",
        "scaffold",
        "schema",
        "checks",
        "engines",
        "load",
        "render",
        "show",
        "files",
        "names",
    },
    "__main__": {"cli"},
}


@pytest.mark.parametrize("layer", ARROWS)
def test_a_layer_imports_only_along_its_arrows(layer: str) -> None:
    imported = {target for path in _modules(layer) for target in _imported(path)}
    assert imported - {layer, *EVERYWHERE} <= ARROWS[layer]


def test_every_module_has_a_layer() -> None:
    found = {
        path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or (path / "__init__.py").is_file()
    }
    assert found - {"__init__"} == set(ARROWS)


def _modules(layer: str) -> list[Path]:
    return [*PACKAGE.glob(f"{layer}.py"), *PACKAGE.glob(f"{layer}/**/*.py")]


def _imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module == "naftctl":
            names = [f"naftctl.{alias.name}" for alias in node.names if alias.name != "__version__"]
        else:
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        yield from (name.split(".")[1] for name in names if name.startswith("naftctl."))


def test_only_the_command_line_asks_the_clock() -> None:
    asking = {
        path.relative_to(PACKAGE).parts[0]
        for path in PACKAGE.rglob("*.py")
        if _CLOCK.search(path.read_text("utf-8"))
    }
    assert asking == {"cli"}
