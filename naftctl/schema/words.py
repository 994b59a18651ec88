"""What the fields of the models mean, read from their source: it costs nothing before a schema is made."""

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Iterator
from functools import cache

from naftctl.model.record import Record


def title(name: str) -> str:
    """The words of a name: `Former names` for `former_names`."""
    return name.replace("_", " ").replace("-", " ").capitalize()


def meaning(kind: type[Record], field: str) -> str:
    """What a field holds, in English, as the docstring under it says."""
    for base in kind.__mro__:
        said = _written(base.__module__).get((base.__name__, field)) if issubclass(base, Record) else None
        if said:
            return said
    raise LookupError(f"{kind.__name__}.{field} has no docstring")


@cache
def _written(module: str) -> dict[tuple[str, str], str]:
    """The docstring of every field in a module, by its class and its name."""
    tree = ast.parse(inspect.getsource(sys.modules[module]))
    classes = (node for node in tree.body if isinstance(node, ast.ClassDef))
    return {(each.name, field): said for each in classes for field, said in _fields(each)}


def _fields(node: ast.ClassDef) -> Iterator[tuple[str, str]]:
    for field, below in zip(node.body, node.body[1:], strict=False):
        if (
            isinstance(field, ast.AnnAssign)
            and isinstance(field.target, ast.Name)
            and isinstance(below, ast.Expr)
            and isinstance(below.value, ast.Constant)
            and isinstance(below.value.value, str)
        ):
            yield field.target.id, " ".join(below.value.value.split())
