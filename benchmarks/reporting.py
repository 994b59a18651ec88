"""How long it takes to make reports."""

from __future__ import annotations

import shutil
import sys
from datetime import date
from pathlib import Path

from pypdf import PdfReader

from benchmarks.case import Case, Commands, Goal
from benchmarks.long import WITH, workspace
from benchmarks.measure import cores
from benchmarks.page import number
from benchmarks.scene import DAY, EXAMPLE, Scene, naftctl, run
from naftctl.engines.fonts import printable
from naftctl.engines.pandoc import program
from naftctl.load.workspace import WorkspaceReader
from naftctl.render.compose import report_context
from naftctl.render.document import Job, assemble
from naftctl.render.template import render

_TYPST = """
import sys, typst
source, output, fonts = sys.argv[1:]
options = {"ignore_system_fonts": True, "pdf_standards": ["a-2a", "ua-1"]}
typst.compile(source, output=output, font_paths=[fonts], **options)
"""


def formats(scene: Scene) -> Case:
    """A report in three formats beside bare engines that each do their part once."""
    return Case(
        "`naftctl report`: PDF, DOCX en HTML",
        (naftctl("report", EXAMPLE, "--edition", "final", "--format", "pdf,docx,html"),),
        "drie keer Pandoc, één keer Typst",
        _engines(scene.examples, scene.scratch / "bare"),
        scene.examples,
        Goal(1.0),
        "Rechts zet Pandoc hetzelfde document in Markdown om naar HTML, naar DOCX en naar de gegevens "
        "waaruit Typst met ons sjabloon de PDF maakt, elk in een eigen proces en zonder opmaak van ons. "
        "naftctl kijkt de inspectie ook na, toetst elke tekst apart, en maakt de vormen toegankelijk.",
        why="Van de processor gaat een derde naar laden, nakijken en sjablonen, een derde naar Pandoc en "
        "een derde naar Typst, dat de PDF zet terwijl Pandoc de andere twee schrijft. Na elkaar komen "
        "het eerste derde, wat Pandoc eerst doet, en Typst.",
    )


def weasyprint(scene: Scene) -> Case:
    """A PDF beside WeasyPrint on our HTML of the same report."""
    peer, (short, name) = scene.peer("weasyprint"), scene.usual
    html = scene.scratch / "html"
    run(*_report(name, html, "html"), folder=short)
    source = next(html.glob("*.html"))
    return Case(
        f"`naftctl report`: PDF van {_pages(short, name, scene.scratch / 'short')} bladzijden",
        (_report(name, scene.scratch / "pdf", "pdf"),),
        "WeasyPrint",
        ((*peer, str(source), str(scene.scratch / "weasy.pdf")),) if peer else (),
        short,
        Goal(0.25),
        "WeasyPrint maakt een PDF van de HTML die naftctl van hetzelfde verslag schrijft, zonder eisen van "
        "toegankelijkheid. Op Linux vraagt het Pango (Debian: libpango-1.0-0 en libpangoft2-1.0-0).",
        why="Van 1,2 s gaat 0,3 naar laden, 0,1 naar lezen en nakijken, 0,2 naar de sjablonen, 0,3 naar "
        "Pandoc en 0,3 naar Typst, en elk wacht op het vorige.",
    )


def jobs(scene: Scene) -> Case:
    """Fifty reports two at a time beside one after the other."""
    folder, enough = scene.scratch / "jobs", cores() >= 2
    call = ("report", "--format", "pdf", "--output", str(folder), "--jobs")
    note = f"Rechts begint een verslag pas als het vorige er is. Dit toestel heeft {cores()} kernen."
    return Case(
        "`naftctl report --jobs 2`: 50 verslagen",
        (naftctl(*call, "2"),),
        "`--jobs 1`",
        (naftctl(*call, "1"),) if enough else (),
        scene.fifty,
        Goal(0.65),
        note if enough else f"{note} Dat zijn er te weinig: hier valt niets te vergelijken.",
    )


def pages(scene: Scene) -> Case:
    """A long report beside a usual one."""
    short, name = scene.usual
    long = workspace(scene.fifty, scene.scratch / "long", name, WITH)
    few = _pages(short, name, scene.scratch / "short")
    many = _pages(long, name, scene.scratch / "longer")
    where = ("--workspace", str(long)), ("--workspace", str(short))
    return Case(
        f"`naftctl report`: PDF van {many} bladzijden",
        ((*_report(name, scene.scratch / "pdf", "pdf"), *where[0]),),
        f"PDF van {few} bladzijden",
        ((*_report(name, scene.scratch / "pdf", "pdf"), *where[1]),),
        scene.scratch,
        Goal(11),
        f"Dezelfde inspectie, waarin elke vaststelling {WITH} keer staat: "
        f"{number(many / few)} keer zoveel bladzijden.",
        why="De tijd groeit recht evenredig met de tekst (73, 125 en 229 bladzijden in 4,2, 7,3 en 13,2 "
        "s), maar het korte verslag heeft veel bladzijden die niet vol staan.",
    )


def _report(name: str, output: Path, form: str) -> tuple[str, ...]:
    return naftctl("report", name, "--edition", "draft", "--format", form, "--output", str(output))


def _pages(workspace: Path, name: str, output: Path) -> int:
    """The pages of the report of an inspection as PDF."""
    run(*_report(name, output, "pdf"), folder=workspace)
    return len(PdfReader(next(output.glob("*.pdf"))).pages)


def _engines(workspace: Path, folder: Path) -> Commands:
    """Three bare runs of Pandoc over the report of the example, and one of Typst over what the last gives."""
    folder.mkdir()
    templates = workspace / "templates/report"
    dossier = WorkspaceReader(workspace).dossier(EXAMPLE, date.fromisoformat(DAY)).dossier
    if dossier is None:
        raise SystemExit(f"{EXAMPLE} cannot be read")
    context, texts = report_context(dossier, "final", "", "")
    skeleton = render(templates, "report.md.j2", {"report": context})
    job = Job(skeleton, texts, {"cite"}, printable(templates / "fonts"), ("pdf", "md"), 0)
    for name, data in assemble(job).items():
        (folder / name).write_bytes(data)
    shutil.copy(templates / "report.typ", folder)
    source, pdf = str(folder / "report.md"), str(folder / "bare.pdf")
    pandoc = (program(), "--standalone", "--from", "markdown", source, "--output")
    made = tuple((*pandoc, str(folder / name)) for name in ("bare.html", "bare.docx", "bare.json"))
    return *made, (sys.executable, "-c", _TYPST, str(folder / "report.typ"), pdf, str(templates / "fonts"))


ROWS = {"formats": formats, "weasyprint": weasyprint, "jobs": jobs, "pages": pages}
