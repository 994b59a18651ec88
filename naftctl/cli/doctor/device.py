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
    if named := sorted(name for name in os.environ if name.startswith("NAFTCTL_")):
        yield Part("omgeving", State.FINE, f"ingesteld met {', '.join(named)}")


def _python() -> Part:
    said = (
        f"{platform.python_version()} op {platform.system()} ({platform.machine()}), in {brief(sys.prefix)}"
    )
    if service := synchronised(Path(sys.prefix)):
        cure = "installeer het programma in een map op uw eigen toestel"
        return Part("Python", State.LOOK, f"{said}, een map van {service}", cure)
    return Part("Python", State.FINE, said)


def _console() -> Part:
    if sys.platform == "win32" and sys.stdout.isatty():
        return Part("tekens", State.FINE, "de console toont Unicode")
    named = os.environ.get("PYTHONIOENCODING", "").partition(":")[0] or locale.getpreferredencoding(
        do_setlocale=False
    )
    if named.casefold().replace("-", "").replace("_", "") == "utf8":
        return Part("tekens", State.FINE, "UTF-8")
    said = f"naftctl schrijft UTF-8, en deze omgeving verwacht {named}"
    return Part(
        "tekens", State.LOOK, said, "zet PYTHONUTF8=1, en de console op UTF-8 (in Windows: chcp 65001)"
    )


def _terminal() -> Part:
    if not sys.stdout.isatty():
        return Part("terminal", State.FINE, "geen, dus zonder kleuren en 80 tekens breed")
    refused = [name for name in ("NO_COLOR",) if os.environ.get(name)]
    refused += ["TERM=dumb"] if os.environ.get("TERM") == "dumb" else []
    colours = f"zonder kleuren ({refused[0]})" if refused else "met kleuren"
    return Part("terminal", State.FINE, f"{width_of(terminal=True)} tekens breed, {colours}")


def _room() -> Part:
    name = "tijdelijke bestanden"
    try:
        free = free_bytes()
    except OSError:
        cure = "laat TMPDIR (in Windows: TEMP) naar een map wijzen waarin u mag schrijven"
        return Part(name, State.MISSING, "er kan geen tijdelijk bestand gemaakt worden", cure)
    if free < _ENOUGH:
        said = f"nog {free // (1024 * 1024)} MB vrij"
        return Part(name, State.LOOK, said, "maak plaats: een verslag vraagt soms 200 MB")
    return Part(name, State.FINE, "er is plaats")
