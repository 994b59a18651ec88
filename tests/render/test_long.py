"""An inspection of sixty pages: every scale, many points, long tables and images, and no page is lost."""

from __future__ import annotations

import io
import re
import time
from datetime import date

import pypdf
import pytest
from PIL import Image, ImageDraw

from naftctl.load.dossier import read_dossier
from naftctl.load.tree import DiskTree, MemoryTree
from naftctl.load.workspace import WorkspaceReader
from naftctl.render import render_report
from naftctl.render.compose import report_context
from tests.conftest import EXAMPLE, ROOT

LABEL = f"inspections/{EXAMPLE}"
READER = WorkspaceReader(ROOT)
SENTENCES = (
    "De begeleiders bespreken elke maandag de voortgang van alle jongeren en leggen de afspraken vast.",
    "In acht van de twaalf gelezen dossiers staat een doel dat de jongere zelf formuleerde.",
    "Ouders vertellen dat ze bij de start een gesprek kregen en daarna enkel nog bij problemen hoorden.",
    "De leerkrachten van drie partnerscholen kennen de contactpersoon en krijgen snel antwoord.",
    "Wanneer een traject vastloopt, roept het team binnen de week alle betrokkenen samen.",
    "Het kwaliteitshandboek beschrijft de werkwijze; nieuwe medewerkers krijgen ze stap voor stap uitgelegd.",
    "Cijfers over de uitstroom zijn er voor het tweede jaar op rij, al ontbreekt een vergelijking.",
)


REST = (
    "kern",
    "jongeren van vijftien tot achttien",
    "CLB en scholen",
    "telling na een vergissing herzien",
    "C01",
)


def prose(start: int, count: int) -> str:
    return " ".join(SENTENCES[(start + i) % len(SENTENCES)] for i in range(count))


def points(letter: str, start: int, count: int) -> str:
    return "\n".join(
        f"- {letter}{n}. {prose(start + n, 2 + n % 3)} [@G02; @D01]" for n in range(1, count + 1)
    )


def table(columns: int, rows: int) -> str:
    head = ("Schooljaar", "Trajecten", "Uren", "Vestiging", "Doelgroep", "Partners", "Opmerking", "Bron")[
        :columns
    ]
    lines = [" | ".join(head), " | ".join("--" for _ in head)]
    for n in range(rows):
        row = (f"{2000 + n}-{2001 + n}", n * 7, n * 113, *REST)
        lines.append(" | ".join(map(str, row[:columns])))
    return "\n".join(f"| {line} |" for line in lines)


def scoring(number: int, level: str) -> str:
    return f"""---
provisional: {level}
level: {level}
decided: 2026-06-10
---

{prose(number, 4)}

## Vaststellingen

{prose(number + 2, 5)}

{table(8 if number % 2 else 3, 6 + 9 * (number % 4))}

![Staafjes die van links naar rechts stijgen](../evidence/figuur-{number % 3}.png "Trajecten per jaar")

{points("V", number, 9)}

## Sterke punten

{points("S", number + 1, 4)}

## Ontwikkelkansen

{points("O", number + 2, 4)}

## Tekorten

{points("T", number + 3, 2)}
"""


def figure(number: int) -> bytes:
    image = Image.new("RGB", (900, 300 + 300 * number), "white")
    pen = ImageDraw.Draw(image)
    for bar in range(12):
        height = image.height * (bar + 2) // 16
        pen.rectangle((bar * 75 + 10, image.height - height, bar * 75 + 60, image.height), fill="#0a3d5c")
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


@pytest.fixture(scope="module")
def made() -> tuple[bytes, float]:
    framework = READER.framework("r-naft/2026.1")
    assert framework is not None
    chosen = "".join(f"  - {i.id}\n" for i in framework.investigations)
    base = DiskTree(ROOT / LABEL, LABEL)
    focus = re.sub(
        r"(?m)^investigations:\n(?:  - .*\n)+", f"investigations:\n{chosen}", base.read("focus.yaml").decode()
    )
    levels = tuple(framework.level)
    files: dict[str, str | bytes] = {f"evidence/figuur-{n}.png": figure(n) for n in range(3)}
    files |= {f"scorings/{s}.md": scoring(n, levels[n % 4]) for n, s in enumerate(framework.scale)}
    files["focus.yaml"] = focus
    tree = MemoryTree(files, LABEL, base)
    dossier = read_dossier(tree, date(2026, 10, 9), READER.framework, READER.house, READER.letters).dossier
    assert dossier is not None
    assert len(dossier.scales) == len(framework.scale)
    context, texts = report_context(dossier, "final", "a1b2c3d", "0.1.0")
    begun = time.perf_counter()
    return render_report(context, texts, ("pdf",), ROOT / "templates/report")[
        "pdf"
    ], time.perf_counter() - begun


@pytest.fixture(scope="module")
def pages(made: tuple[bytes, float]) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(made[0])).pages]


def test_it_has_sixty_pages_and_is_made_in_time(made: tuple[bytes, float], pages: list[str]) -> None:
    assert len(pages) >= 60
    assert made[1] < 30


def test_no_page_of_it_is_nearly_empty(pages: list[str]) -> None:
    words = [len(re.sub(r"\s+", "", text)) for text in pages]
    assert [number for number, size in enumerate(words, 1) if size < 350] == []


def test_no_page_ends_with_a_heading(pages: list[str]) -> None:
    headings = ("Vaststellingen", "Sterke punten", "Ontwikkelkansen", "Tekorten", "Goede praktijk")
    last = [text.partition("Onderwijsinspectie en Zorginspectie")[0].split("\n") for text in pages[2:]]
    ends = [[line.strip() for line in lines if line.strip()][-1:] for lines in last]
    assert [number for number, end in enumerate(ends, 3) if end and end[0] in headings] == []


def test_every_table_goes_on_under_its_heads(pages: list[str]) -> None:
    rows = [page for page in pages if re.search(r"20[0-9]{2}-20[0-9]{2}\s+\d+\s+\d+", page)]
    assert len(rows) > 8
    assert [page[:60] for page in rows if "Schooljaar" not in page] == []
