"""Why nothing was written, in Dutch, and what to do about it."""

from __future__ import annotations

import errno
from pathlib import Path


class NotWritten(Exception):
    """A change of which nothing was kept; `message` and `hint` are Dutch words for the user."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


class AlreadyThere(NotWritten):
    """A change that would have gone over files of somebody; `names` has them."""

    def __init__(self, names: tuple[str, ...]) -> None:
        super().__init__(
            f"bestaat al: {', '.join(names)}", "kies een andere plaats, of haal weg wat er staat"
        )
        self.names = names


_REASONS = {
    errno.ENOSPC: ("de schijf is vol", "maak plaats en probeer opnieuw"),
    errno.EDQUOT: ("uw schijfruimte is op", "maak plaats en probeer opnieuw"),
    errno.EROFS: ("deze schijf kan enkel gelezen worden", "kies een andere map"),
    errno.EACCES: (
        "u hebt hier geen schrijfrecht, of het bestand is elders geopend",
        "sluit het bestand of kies een andere map",
    ),
    errno.EPERM: ("u hebt hier geen schrijfrecht", "kies een andere map"),
    errno.EEXIST: ("er staat intussen een bestand met die naam", "kijk wat er staat en probeer opnieuw"),
    errno.ENOTDIR: ("waar een map moet komen, staat een bestand", "kies een andere map"),
    errno.EISDIR: ("waar een bestand moet komen, staat een map", "kies een andere map"),
    errno.ELOOP: ("een koppeling staat waar een map moet komen", "zet er een gewone map"),
    errno.ENAMETOOLONG: ("de naam is te lang", "kies een kortere naam of een map hogerop"),
}


def reason(error: OSError, root: Path) -> tuple[str, str]:
    """An error of the operating system in Dutch, and what to do about it."""
    number = error.errno or 0
    words, hint = _REASONS.get(number, (f"het besturingssysteem weigert (fout {number})", "probeer opnieuw"))
    return f"niets geschreven in {root}: {words}", hint
