"""What a PDF of a report says it is: in its properties, and in its colophon."""

from __future__ import annotations

import importlib.util
import json
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from naftctl.diagnostic import Diagnostic, Severity
from naftctl.engines.child import Command, EngineError, run, time_limit
from naftctl.engines.limits import offline
from naftctl.engines.room import room
from naftctl.language import tr
from naftctl.model.printed import Printed
from naftctl.source import Span

MAX_BYTES = 50 * 1024 * 1024
MEMORY = 1024**3
CODE = "N521"
_SECONDS = 30.0
_CHILD = Path(__file__).with_name("pdf_child.py")
_HINT = tr("install the package pypdf again: pip install --force-reinstall pypdf")
_HEAD, _LONGEST = 1024, 100
"""The bytes in which a PDF has to say that it is one, and the most characters of a property."""

_ASK = tr("ask for a new copy, or make the report again with naftctl report")
_REFUSED = {
    "other": (tr("this is not a PDF file"), tr("give the report as a PDF file")),
    "locked": (tr("this PDF file is protected with a password"), tr("save it without a password")),
    "long": (
        tr("this PDF file is too long to be a report"),
        tr("give the report itself, without attachments"),
    ),
    "damaged": (tr("this PDF file is damaged and cannot be read"), _ASK),
    "heavy": (tr("this PDF file takes too much time or memory"), _ASK),
}

_KEYS = {"uitgave": "edition", "stand": "revision", "referentiekader": "framework", "zegelcode": "code"}
"""The words in the keywords of a report (templates/report/parts/meta.md.j2), and what they give."""
_PRINTED = re.compile(r"(?<![0-9a-f-])[0-9a-f]{4}(?:-[0-9a-f]{4}){7}(?![0-9a-f-])")


def read_pdf(data: bytes, path: str) -> tuple[Printed | None, tuple[Diagnostic, ...]]:
    """What the PDF `data` says it is, or None with the reason at `path`.

    Raises:
        EngineError: pypdf is missing.
    """
    found = {"refused": "other"} if b"%PDF-" not in data[:_HEAD] else _contents(data)
    if "refused" in found:
        message, hint = _REFUSED[found["refused"]]
        return None, (Diagnostic(Span(path), CODE, Severity.ERROR, message, hint),)
    return Printed(**_said(found["keywords"]), codes=_codes(found["texts"])), ()


def _said(keywords: str) -> Mapping[str, str]:
    """The properties of a report among the keywords of a PDF."""
    pairs = (word.partition(": ") for word in re.split(r",\s*", " ".join(keywords.split())))
    return {_KEYS[key]: value[:_LONGEST] for key, _, value in pairs if key in _KEYS and value}


def _codes(texts: Sequence[str]) -> tuple[str, ...]:
    """The codes on the pages, each once, in order."""
    return tuple(dict.fromkeys(code for text in texts for code in _PRINTED.findall(text)))


def _contents(data: bytes) -> dict[str, Any]:
    call = (sys.executable, "-P", "-S", str(_CHILD))
    command = Command("pypdf", call, _environment() | offline(), _HINT, MEMORY)
    with room({"given.pdf": data}) as folder:
        try:
            output = run(command, folder, b"", min(_SECONDS, time_limit()))
        except EngineError as fault:
            if fault.kind == "missing":
                raise
            return {"refused": "heavy"}
    found: dict[str, Any] = json.loads(output)
    return found


def _environment() -> dict[str, str]:
    """Where the child finds the package, which may stand outside the standard places."""
    spec = importlib.util.find_spec("pypdf")
    if spec is None or not spec.origin:
        raise EngineError("pypdf", tr("pypdf was not found"), _HINT, "missing")
    return {"PYTHONPATH": str(Path(spec.origin).parent.parent), "PYTHONUTF8": "1"}
