"""The only caller of Typst: one folder of data and its template become one PDF, in a child process."""

from __future__ import annotations

import importlib.util
import json
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from importlib import metadata
from pathlib import Path

from naftctl.engines.child import Command, EngineError, running, time_limit
from naftctl.engines.limits import offline
from naftctl.engines.room import room
from naftctl.language import tr

STANDARDS = ("a-2a", "ua-1")
"""PDF/A-2a to last and PDF/UA-1 to be read by everyone, in one file."""

MEMORY = 4 * 1024**3
"""The bytes that Typst may ask of the system."""
_CHILD = Path(__file__).with_name("typst_child.py")
_HINT = tr("install the package typst again: pip install --force-reinstall typst")


def compile_pdf(
    sources: Mapping[str, bytes], main: str, fonts: Path, epoch: int, seconds: float | None = None
) -> bytes:
    """The PDF that `main` makes of `sources` (files by name), with the fonts in `fonts` and no others.

    `epoch` (seconds since 1970) stands for the clock. A warning counts as an error: it can mean lost text.

    Raises:
        EngineError: Typst is missing, fails, warns or is not done in time.
    """
    with compiling(sources, main, fonts, epoch, seconds) as pdf:
        return pdf()


@contextmanager
def compiling(
    sources: Mapping[str, bytes], main: str, fonts: Path, epoch: int, seconds: float | None = None
) -> Iterator[Callable[[], bytes]]:
    """The same beside other work: call what this gives to wait for the PDF."""
    environment = _environment() | offline()
    with room(sources) as folder:
        # Packages are looked for at home, and a document may bring none.
        homes = dict.fromkeys(("HOME", "APPDATA", "LOCALAPPDATA"), str(folder))
        call = (sys.executable, "-P", "-S", str(_CHILD))
        command = Command("Typst", call, environment | homes, _HINT, MEMORY)
        job = {"main": main, "fonts": str(fonts.resolve()), "epoch": epoch, "standards": STANDARDS}
        with running(command, folder, json.dumps(job).encode(), seconds or time_limit()) as output:
            yield lambda: _pdf(main, output(), folder)


def _pdf(main: str, said: bytes, folder: Path) -> bytes:
    problems = json.loads(said)
    if problems:
        raise _failed(main, problems)
    return (folder / "out.pdf").read_bytes()


def version() -> str:
    """The version of the package; nothing where it does not say.

    Raises:
        EngineError: there is none.
    """
    _environment()
    try:
        return metadata.version("typst")
    except metadata.PackageNotFoundError:
        return ""


def _environment() -> dict[str, str]:
    """Where the child finds the package, which may stand outside the standard places."""
    spec = importlib.util.find_spec("typst")
    if spec is None or not spec.origin:
        raise EngineError("Typst", tr("Typst was not found"), _HINT, "missing")
    return {"PYTHONPATH": str(Path(spec.origin).parent.parent), "PYTHONUTF8": "1"}


def _failed(main: str, problems: list[dict[str, str]]) -> EngineError:
    first = problems[0]["message"]
    more = tr(" (and {problems} more)", problems=len(problems) - 1) if len(problems) > 1 else ""
    words = "\n".join(problem["diagnostic"] for problem in problems)
    hint = tr("look at the templates, first of all {main}", main=main)
    return EngineError(
        "Typst", tr("Typst failed: {first}{more}", first=first, more=more), hint, "failed", words
    )
