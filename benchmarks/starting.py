"""How soon the program is there."""

from __future__ import annotations

import sys

from benchmarks.case import Case, Goal
from benchmarks.scene import Scene, naftctl


def version(scene: Scene) -> Case:
    """The version beside Python that does nothing."""
    return Case(
        "`naftctl --version`",
        (naftctl("--version"),),
        "`python -c pass`",
        ((sys.executable, "-c", "pass"),),
        scene.examples,
        Goal(1.5),
        "Hetzelfde Python, dat verder niets doet.",
    )


def help_page(scene: Scene) -> Case:
    """The help beside that of pre-commit."""
    peer = scene.peer("pre-commit")
    return Case(
        "`naftctl --help`",
        (naftctl("--help"),),
        "`pre-commit --help`",
        ((*peer, "--help"),) if peer else (),
        scene.examples,
        Goal(0.8),
        "Beide tonen hun opdrachten.",
    )


def completion(scene: Scene) -> Case:
    """What the Tab key asks beside the help of pre-commit."""
    peer = scene.peer("pre-commit")
    return Case(
        "Aanvullen met Tab na `naftctl check`",
        (naftctl("check", ""),),
        "`pre-commit --help`",
        ((*peer, "--help"),) if peer else (),
        scene.examples,
        Goal(0.8),
        "Links de vraag die een shell bij Tab stelt: welke inspecties kunnen hier volgen? pre-commit vult "
        "zelf niets aan: ernaast staat zijn hulp, zoals in het doel.",
        environment={"_NAFTCTL_COMPLETE": "bash"},
    )


ROWS = {"version": version, "help": help_page, "completion": completion}
