"""What belongs to the device: Python, the program, the console, room for temporary files."""

from __future__ import annotations

import locale
import os
import platform
import sys
from collections.abc import Iterator
from pathlib import Path

from naftctl import __version__
from naftctl.cli.doctor.place import brief, synchronised
from naftctl.engines.room import free_bytes
from naftctl.language import DUTCH, ENGLISH, language, tr
from naftctl.show.doctor import Part, State
from naftctl.show.words import width_of

_ENOUGH = 200 * 1024 * 1024


def device() -> Iterator[Part]:
    """The parts of the device, from the program outwards."""
    yield Part("naftctl", State.FINE, __version__)
    yield _python()
    yield _console()
    yield _terminal()
    yield _room()
    yield _language()
    if named := sorted(name for name in os.environ if name.startswith("NAFTCTL_")):
        yield Part(tr("environment"), State.FINE, tr("set with {named}", named=", ".join(named)))


def _language() -> Part:
    words = {DUTCH: tr("Dutch"), ENGLISH: tr("English")}
    return Part(tr("language"), State.FINE, words[language()])


def _python() -> Part:
    said = tr(
        "{version} on {system} ({machine}), in {folder}",
        version=platform.python_version(),
        system=platform.system(),
        machine=platform.machine(),
        folder=brief(sys.prefix),
    )
    if service := synchronised(Path(sys.prefix)):
        cure = tr("install the program in a folder on your own computer")
        return Part(
            "Python", State.LOOK, tr("{said}, a folder of {service}", said=said, service=service), cure
        )
    return Part("Python", State.FINE, said)


def _console() -> Part:
    if sys.platform == "win32" and sys.stdout.isatty():
        return Part(tr("characters"), State.FINE, tr("the console shows Unicode"))
    named = os.environ.get("PYTHONIOENCODING", "").partition(":")[0] or locale.getpreferredencoding(
        do_setlocale=False
    )
    if named.casefold().replace("-", "").replace("_", "") == "utf8":
        return Part(tr("characters"), State.FINE, "UTF-8")
    said = tr("naftctl writes UTF-8, and this environment expects {named}", named=named)
    return Part(
        tr("characters"),
        State.LOOK,
        said,
        tr("set PYTHONUTF8=1, and the console to UTF-8 (in Windows: chcp 65001)"),
    )


def _terminal() -> Part:
    if not sys.stdout.isatty():
        return Part("terminal", State.FINE, tr("none, so without colours and 80 characters wide"))
    refused = [name for name in ("NO_COLOR",) if os.environ.get(name)]
    refused += ["TERM=dumb"] if os.environ.get("TERM") == "dumb" else []
    colours = tr("without colours ({refused})", refused=refused[0]) if refused else tr("with colours")
    return Part(
        "terminal",
        State.FINE,
        tr("{width} characters wide, {colours}", width=width_of(terminal=True), colours=colours),
    )


def _room() -> Part:
    name = tr("temporary files")
    try:
        free = free_bytes()
    except OSError:
        cure = tr("let TMPDIR (in Windows: TEMP) point to a folder in which you may write")
        return Part(name, State.MISSING, tr("no temporary file can be made"), cure)
    if free < _ENOUGH:
        said = tr("{free} MB left", free=free // (1024 * 1024))
        return Part(name, State.LOOK, said, tr("make room: a report sometimes needs 200 MB"))
    return Part(name, State.FINE, tr("there is room"))
