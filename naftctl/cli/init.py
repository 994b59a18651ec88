"""`naftctl init` and `naftctl demo`: a new workspace."""

from __future__ import annotations

import os
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from naftctl.cli.mistakes import WrongCall
from naftctl.cli.session import put, the_day
from naftctl.cli.share import contents, share
from naftctl.files import AlreadyThere, write_all
from naftctl.load.history import HISTORY
from naftctl.show.steps import made, numbered

FolderArgument = Annotated[str, typer.Argument(metavar="MAP", help="de map die gemaakt of aangevuld wordt")]
_PLACES = {
    "naftctl.yaml": "naftctl.yaml",
    "gitattributes": ".gitattributes",
    "gitignore": ".gitignore",
    "pre-commit-config.yaml": ".pre-commit-config.yaml",
    "github-check.yml": ".github/workflows/check.yml",
    "gitlab-ci.yml": ".gitlab-ci.yml",
    "README.md": "README.md",
}
_NAMED = 5
_LAST_DAY = date(2026, 10, 9)
"""A day on which everything in the examples has happened."""


def init(folder: FolderArgument) -> int:
    """Maak een werkmap: het kader, de sjablonen, de instellingen en de controle bij elke wijziging."""
    make(folder, workspace_files())
    _tell((f"cd {folder}", 'naftctl new "Naam van de aanbieder" --first-visit 2027-03-09'))
    return 0


def demo(folder: FolderArgument) -> int:
    """Maak een werkmap met uitgewerkte voorbeelden erin, om rond te kijken en te proberen."""
    examples = {f"inspections/{name}": data for name, data in contents(share() / "inspections").items()}
    make(folder, {**workspace_files(), HISTORY: (share() / HISTORY).read_bytes(), **examples})
    # Before the last day of the examples their dates lie in the future, which is a fault.
    day = f" --today {_LAST_DAY}" if the_day(None) < _LAST_DAY else ""
    _tell((f"cd {folder}", f"naftctl check{day}", f"naftctl report{day}"))
    return 0


def workspace_files() -> dict[str, bytes]:
    """Every file of a new workspace by its name."""
    copies = share()
    files = {f"frameworks/{name}": data for name, data in contents(copies / "frameworks").items()}
    for kind in ("evidence", "inspection", "letters", "report"):
        found = contents(copies / "templates" / kind)
        files |= {f"templates/{kind}/{name}": data for name, data in found.items()}
    house = contents(copies / "templates" / "workspace")
    return files | {place: house[name] for name, place in _PLACES.items() if name in house}


def make(folder: str, files: dict[str, bytes]) -> None:
    """Write a workspace where none of its files is yet, and say what was made."""
    try:
        write_all(Path(os.path.realpath(folder)), files)
    except AlreadyThere as fault:
        more = len(fault.names) - _NAMED
        named = ", ".join(fault.names[:_NAMED]) + (f" en nog {more}" if more > 0 else "")
        raise WrongCall(f"`{folder}` bevat al {named}", "kies een nieuwe of lege map") from None
    tops = Counter(name.partition("/")[0] + "/" * ("/" in name) for name in files)
    counted = (f"{folder}/{top}" + (f" ({n} bestanden)" if n > 1 else "") for top, n in tops.items())
    for line in made(counted):
        put(line)
    put()


def _tell(steps: tuple[str, ...]) -> None:
    for line in numbered(steps):
        put(line)
