"""Pictures of the terminal for the pages, each made from a real run of the program in a terminal.

`python -m tests.docs.pictures` makes them again in `docs/beelden/`; a test holds them to what is said today.
"""

from __future__ import annotations

import html
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import Struct
from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from tests.cli.conftest import edit
from tests.cli.terminal import on_terminal
from tests.conftest import EXAMPLE, ROOT

FOLDER = ROOT / "docs" / "beelden"
WIDTH = 92
_DARK = (24, 27, 33)
_LIGHT = (236, 239, 244)
_HUES = [
    _DARK,
    (255, 123, 114),
    (126, 211, 133),
    (240, 198, 104),
    (121, 184, 255),
    (214, 160, 255),
    (108, 212, 220),
    _LIGHT,
]
THEME = TerminalTheme(_DARK, _LIGHT, _HUES, _HUES)
"""Colours with enough contrast on the background for whoever sees little."""
PAGE = """<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg" \
role="img" aria-labelledby="{unique_id}-title {unique_id}-desc">
<title id="{unique_id}-title">TITLE</title>
<desc id="{unique_id}-desc">DESCRIPTION</desc>
<style>
.{unique_id}-matrix {{ font-family: "DejaVu Sans Mono", Consolas, Menlo, monospace; \
font-size: {char_height}px; line-height: {line_height}px; font-variant-east-asian: full-width; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" />
</clipPath>
{lines}
</defs>
<rect fill="#181b21" width="{width}" height="{height}" rx="8" />
<g transform="translate({terminal_x}, 20)" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""
"""The page of rich without its window and without its font from elsewhere."""


class Picture(Struct, frozen=True):
    """A call to show: its name as a file, what it is called with, and what is to be seen."""

    name: str
    call: tuple[str, ...]
    title: str
    description: str
    lines: int = 40


PICTURES = (
    Picture(
        "check",
        ("check", EXAMPLE),
        "naftctl check wijst twee fouten aan",
        "Twee meldingen. De eerste toont regel 3 van een inschaling, met dakjes onder het woord volgnes, de "
        "vraag of u volgens bedoelde en de vier niveaus. De tweede wijst een bron aan die niet bestaat. "
        "Daaronder staat hoeveel fouten er zijn, en elke schaal met haar niveau in bolletjes en in woorden.",
    ),
    Picture(
        "status",
        ("status", EXAMPLE, "2026-de-vuurtoren"),
        "naftctl status toont waar twee inspecties staan",
        "Een tabel met twee inspecties, haar fase en wat open is, en onder elk de volgende stap.",
    ),
    Picture(
        "trace",
        ("trace", "OS-B1", EXAMPLE),
        "naftctl trace toont waarop een schaal steunt",
        "Een boom: bovenaan schaal OS-B1 met haar niveau in bolletjes en in woorden, daaronder haar punten, "
        "en onder elk punt de bronnen waarop het steunt.",
        26,
    ),
    Picture(
        "new",
        ("new", "De Vlindertuin", "--first-visit", "2027-03-09", "--occasion", "thematisch"),
        "naftctl new maakt de map van een inspectie",
        "Een lijst van gemaakte bestanden, de laatste dag om aan te kondigen, en vijf stappen om verder te "
        "gaan.",
    ),
)


def drawn() -> Iterator[tuple[Path, str]]:
    """Each picture as it is today, with the file that it belongs in."""
    with TemporaryDirectory() as folder:
        workspace = _workspace(Path(folder) / "werkmap")
        for picture in PICTURES:
            seen = on_terminal(*picture.call, folder=workspace, width=WIDTH)
            yield FOLDER / f"{picture.name}.svg", _svg(picture, seen)


def _svg(picture: Picture, seen: str) -> str:
    lines = seen.rstrip("\n").split("\n")
    shown = [*lines[: picture.lines], "…"] if len(lines) > picture.lines else lines
    prompt = f"$ naftctl {subprocess.list2cmdline(picture.call)}"
    with Path("/dev/null").open("w", encoding="utf-8") as nowhere:
        console = Console(record=True, width=WIDTH, file=nowhere, force_terminal=True)
        console.print(Text(prompt, "bold"))
        for line in shown:
            console.print(Text.from_ansi(line), soft_wrap=True)
    page = PAGE.replace("TITLE", html.escape(picture.title))
    page = page.replace("DESCRIPTION", html.escape(picture.description))
    return console.export_svg(theme=THEME, code_format=page, unique_id=f"naftctl-{picture.name}")


def _workspace(root: Path) -> Path:
    """A workspace with two inspections, in one of which are two mistakes."""
    root.mkdir()
    shutil.copy(ROOT / "naftctl.yaml", root)
    for folder in ("frameworks", "inspections", "templates"):
        shutil.copytree(ROOT / folder, root / folder, ignore=shutil.ignore_patterns("output"))
    scoring = root / "inspections" / EXAMPLE / "scorings" / "OS-S1.md"
    edit(scoring, "level: volgens", "level: volgnes")
    edit(scoring, "[@V02; @KV-S4]", "[@V12; @KV-S4]")
    return root


def main() -> None:
    """Write every picture."""
    FOLDER.mkdir(exist_ok=True)
    for path, svg in drawn():
        path.write_text(svg, encoding="utf-8", newline="\n")
        sys.stdout.write(f"{path.name}\n")


if __name__ == "__main__":
    main()
