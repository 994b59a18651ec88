"""The only caller of Pandoc: one `pandoc lua` process per document, JSON in and files out."""

from __future__ import annotations

import importlib.util
import os
import sys
from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path

from msgspec import Struct

from naftctl.engines.child import Command, EngineError, run, time_limit
from naftctl.engines.limits import offline
from naftctl.engines.programs import program_of
from naftctl.engines.room import room
from naftctl.language import tr

MEMORY = "512M"
"""What Haskell may use for the document; scripts in Lua take theirs from the rest of `ADDRESSES`."""
KEPT = "16M"
"""What a document may keep before Haskell looks through all of it for garbage: most never come that far."""
ADDRESSES = 3 * 1024**3
OLDEST = (3, 2)
"""The oldest version that knows what the scripts ask."""
_HINT = tr("install the package pypandoc_binary again, or let NAFTCTL_PANDOC point to Pandoc 3.2 or newer")


class Source(StrEnum):
    """Where the program comes from."""

    CHOSEN = "chosen"
    BUNDLED = "bundled"
    PATH = "path"


class Answer(Struct, frozen=True):
    """What a script gave back: its standard output, and the files that it wrote, by name."""

    output: bytes
    files: Mapping[str, bytes]


def program() -> str:
    """The Pandoc that is used: `NAFTCTL_PANDOC`, else the one in `pypandoc_binary`, else one on the PATH.

    Raises:
        EngineError: there is none.
    """
    return _found()[0]


def about() -> tuple[str, Source]:
    """The version of the Pandoc that is used, as it says itself, and where it comes from.

    Raises:
        EngineError: there is none, or it does not start.
    """
    path, source = _found()
    command = Command("Pandoc", (path, "--version"), {"LANG": "C.UTF-8"}, _HINT)
    with room() as folder:
        said = run(command, folder, b"", time_limit())
    first = said.decode("utf-8", "replace").split("\n", 1)[0].split()
    return first[-1] if first else "", source


def _found() -> tuple[str, Source]:
    chosen = os.environ.get("NAFTCTL_PANDOC")
    if chosen:
        return chosen, Source.CHOSEN
    if bundled := _bundled():
        return bundled, Source.BUNDLED
    if on_path := program_of("pandoc"):
        return on_path, Source.PATH
    raise EngineError("Pandoc", tr("Pandoc was not found"), _HINT, "missing")


def run_script(
    script: Path,
    job: bytes,
    epoch: int,
    seconds: float | None = None,
    given: Mapping[str, bytes] | None = None,
    told: Callable[[bytes, Path], None] | None = None,
) -> Answer:
    """Run a Lua script in Pandoc, in a folder with the files `given`, with `job` on its standard input.

    `epoch` (seconds since 1970) stands for the clock in everything that is written. `told` is called with the
    first line that the script says, as soon as it is there, and with its folder.

    Raises:
        EngineError: Pandoc is missing, fails, takes too much memory or is not done in time.
    """
    environment = {"SOURCE_DATE_EPOCH": str(epoch), "LANG": "C.UTF-8"} | offline()
    arguments = (program(), "+RTS", f"-M{MEMORY}", f"-O{KEPT}", "-RTS", "lua", str(script.resolve()))
    command = Command("Pandoc", arguments, environment, _HINT, ADDRESSES)
    with room(given) as folder:
        try:
            first = (lambda line: told(line, folder)) if told else None
            output = run(command, folder, job, seconds or time_limit(), first)
        except EngineError as error:
            if "Heap exhausted" in error.diagnostic:
                error.reason = tr("Pandoc was stopped: it asked more than {memory} of memory", memory=MEMORY)
            raise
        made = [path for path in sorted(folder.iterdir()) if path.name not in (given or {})]
        files = {path.name: path.read_bytes() for path in made if path.is_file() and not path.is_symlink()}
    return Answer(output, files)


def _bundled() -> str | None:
    """The program inside `pypandoc_binary`, found without importing it, which would start Pandoc twice."""
    spec = importlib.util.find_spec("pypandoc")
    if spec is None or not spec.origin:
        return None
    name = "pandoc.exe" if sys.platform == "win32" else "pandoc"
    path = Path(spec.origin).parent / "files" / name
    return str(path) if path.is_file() else None
