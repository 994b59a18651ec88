"""From a folder of `frameworks/` to a framework version."""

from __future__ import annotations

from typing import TypeVar

from naftctl.diagnostic import Diagnostic
from naftctl.load.record import build
from naftctl.load.tree import Tree, Unreadable, decode
from naftctl.load.yaml import read_yaml
from naftctl.model.framework import Framework, Scale
from naftctl.model.record import Record

R = TypeVar("R", bound=Record)


def read_framework(tree: Tree) -> tuple[Framework | None, tuple[Diagnostic, ...]]:
    """The framework version in this folder, with what is wrong in it; None without `framework.yaml`."""
    said: list[Diagnostic] = []
    framework = _read(tree, "framework.yaml", Framework, said)
    scales = [
        _read(tree, name, Scale, said)
        for name in tree.names()
        if name.startswith("scales/") and name.endswith(".yaml")
    ]
    if framework is None:
        return None, tuple(said)
    found = tuple(scale for scale in scales if scale is not None)
    return framework.model_copy(update={"scales": found}), tuple(said)


def _read(tree: Tree, name: str, kind: type[R], said: list[Diagnostic]) -> R | None:
    path = f"{tree.label}/{name}"
    try:
        text, problems = decode(tree.read(name), path)
    except Unreadable as fault:
        said.append(fault.diagnostic(path))
        return None
    said += problems
    if text is None:
        return None
    document = read_yaml(text, path)
    said += document.diagnostics
    if not document.usable:
        return None
    built = build(kind, document.value, document.origin)
    said += built.diagnostics
    return built.record
