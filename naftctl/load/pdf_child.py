"""The child process in which pypdf runs: what `given.pdf` says of itself and on its pages, as JSON."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pypdf
from pypdf.errors import DependencyError, PyPdfError

PAGES, CHARACTERS = 400, 2_000_000
_DAMAGED = (
    PyPdfError,
    ValueError,
    TypeError,
    LookupError,
    ArithmeticError,
    AttributeError,
    RecursionError,
    OSError,
)


def contents(path: Path) -> dict[str, Any]:
    """The keywords and the text of every page, or why nobody can say."""
    try:
        reader = pypdf.PdfReader(path)
        if reader.is_encrypted:
            return {"refused": "locked"}
        if len(reader.pages) > PAGES:
            return {"refused": "long"}
        keywords = str(reader.metadata.get("/Keywords") or "") if reader.metadata else ""
        texts = [page.extract_text() for page in reader.pages]
    except DependencyError:  # what it lacks are programs for locked files
        return {"refused": "locked"}
    except _DAMAGED:
        return {"refused": "damaged"}
    if sum(map(len, texts)) > CHARACTERS:
        return {"refused": "long"}
    return {"keywords": keywords[:CHARACTERS], "texts": texts}


if __name__ == "__main__":
    json.dump(contents(Path.cwd() / "given.pdf"), sys.stdout)
