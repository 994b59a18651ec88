"""How long it takes to check and to see where inspections stand."""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.asked import front_matter, schema, tree
from benchmarks.case import Case, Goal
from benchmarks.scene import EXAMPLE, Scene, naftctl

_READ = """
import os, sys
waiting, total = sys.argv[1:], 0
while waiting:
    with os.scandir(waiting.pop()) as entries:
        for entry in entries:
            if entry.is_dir():
                waiting.append(entry.path)
            else:
                with open(entry.path, "rb") as file:
                    total += len(file.read())
print(total)
"""
_QUIET = "{extends: relaxed, rules: {line-length: disable}}"


def one(scene: Scene) -> Case:
    """One inspection beside the shape of its front matter only."""
    peer, folder = scene.peer("check-jsonschema"), scene.scratch / "one"
    fronts = front_matter(scene.examples / "inspections" / EXAMPLE, folder)
    call = (*peer, "--schemafile", str(schema(scene.scratch / "schema.json")), *fronts)
    files = _count(scene.examples / "inspections" / EXAMPLE)
    return Case(
        f"`naftctl check` van één inspectie van {files} bestanden",
        (naftctl("check", EXAMPLE),),
        "`check-jsonschema`",
        (call,) if peer else (),
        scene.examples,
        Goal(1.0),
        f"check-jsonschema toetst enkel de vorm van de kopgegevens van {len(fronts)} bladzijden, als "
        "YAML-bestanden, aan een JSON-schema. naftctl leest ook de teksten en het kader, en past alle "
        "regels toe.",
        why="Twee derde van de tijd is laden: Python, Typer, pydantic en ruamel.yaml alleen duren al 0,4 "
        "keer check-jsonschema; daarbij komen de regels en hun patronen. Het andere derde is lezen en "
        "toetsen.",
    )


def yamllint(scene: Scene) -> Case:
    """Fifty inspections beside the notation of their YAML only."""
    peer, folder = scene.peer("yamllint"), scene.scratch / "lint"
    inspections = scene.fifty / "inspections"
    files = front_matter(inspections, folder, others=True)
    return Case(
        "`naftctl check` van 50 inspecties",
        (naftctl("check"),),
        "`yamllint`",
        ((*peer, "-d", _QUIET, str(folder)),) if peer else (),
        scene.fifty,
        Goal(0.25),
        f"yamllint kijkt enkel na of YAML goed geschreven is: van dezelfde {len(files)} bestanden, van een "
        "bladzijde enkel de kopgegevens. Het staat op zijn mildste, zonder de lengte van regels.",
    )


def doorstop(scene: Scene) -> Case:
    """Fifty inspections beside as many items in a tree of Doorstop."""
    peer, folder = scene.peer("doorstop"), scene.scratch / "doorstop"
    count = tree(scene.fifty / "inspections", folder, peer) if peer else 0
    return Case(
        "`naftctl check` van 50 inspecties",
        (naftctl("check"),),
        "`doorstop`",
        ((*peer, "--quiet", "--project", str(folder)),) if peer else (),
        scene.fifty,
        Goal(0.1),
        "Een boom van Doorstop in een eigen git-map: één document per inspectie, en een onderdeel (item) "
        f"voor elk van haar bestanden, samen {count}, met de tekst van dat bestand. Elk verwijst naar één "
        "bovenste onderdeel, en alles is nagekeken, zodat er niets te melden is.",
        why="Laden duurt 0,3 s en gebeurt maar één keer; daarna vraagt een inspectie zo'n 22 ms van een "
        "kern: een vijfde om YAML met zijn plaatsen te lezen, een vijfde om naar personen te zoeken, "
        "een achtste om teksten te ontleden, en de rest in veel kleine delen.",
    )


def growth(scene: Scene) -> Case:
    """A thousand inspections beside a hundred."""
    files = tuple(_count(folder / "inspections") for folder in (scene.thousand, scene.hundred))
    return Case(
        "`naftctl check` van 1 000 inspecties",
        (naftctl("check", "--workspace", str(scene.thousand)),),
        "`naftctl check` van 100 inspecties",
        (naftctl("check", "--workspace", str(scene.hundred)),),
        scene.scratch,
        Goal(10.5, memory=1.3, mib=150),
        f"Kopieën van de uitgewerkte voorbeelden: {files[0]} en {files[1]} bestanden. Kopieën zijn geen "
        "geldige inspecties: wat dat aan meldingen geeft, telt mee.",
        (1,),
    )


def reading(scene: Scene) -> Case:
    """A thousand inspections beside reading their bytes."""
    folders = (str(scene.thousand / "inspections"), str(scene.thousand / "frameworks"))
    return Case(
        "`naftctl check` van 1 000 inspecties",
        (naftctl("check"),),
        "elke byte ervan lezen",
        ((sys.executable, "-c", _READ, *folders),),
        scene.thousand,
        Goal(12),
        "Rechts leest Python alle bestanden (`os.scandir`, `open`) en doet er niets mee. Alles staat al in "
        "het geheugen van het systeem.",
        (0, 1),
        why="Het doel laat op twee kernen per inspectie zo'n 8 ms rekentijd toe. Haar bestanden en hun "
        "YAML lezen en er waarden van maken neemt die al, zonder dat er iets beoordeeld is.",
    )


def status(scene: Scene) -> Case:
    """Where two hundred inspections stand beside checking them."""
    workspace = scene.copies(200)
    return Case(
        "`naftctl status` van 200 inspecties",
        (naftctl("status"),),
        "`naftctl check` van dezelfde",
        (naftctl("check"),),
        workspace,
        Goal(0.5),
        "Kopieën van de uitgewerkte voorbeelden, waarvan twee op drie nog niet afgesloten zijn.",
        (0, 1),
        why="Wat niet afgesloten is, heeft in deze voorbeelden zeven tiende van al het werk, en om te "
        "tellen wat er openstaat, zijn alle regels nodig. Waar één op tien nog openstaat, is het 0,25.",
    )


def _count(folder: Path) -> int:
    return sum(path.is_file() for path in folder.rglob("*"))


ROWS = {
    "one": one,
    "yamllint": yamllint,
    "doorstop": doorstop,
    "growth": growth,
    "reading": reading,
    "status": status,
}
