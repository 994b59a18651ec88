"""What is measured, and beside what."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import venv
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Union

from pydantic import TypeAdapter

from naftctl.engines.fonts import printable
from naftctl.engines.pandoc import program
from naftctl.load.page import split
from naftctl.load.workspace import WorkspaceReader
from naftctl.model.evidence import Evidence
from naftctl.model.scoring import Advice, DeskAnalysis, Reflection, Scoring
from naftctl.render.compose import report_context
from naftctl.render.document import Job, assemble
from naftctl.render.template import render

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = "2026-de-kantelpoort"
DAY = "2026-10-09"
MANY = 200
_READ = """
import pathlib, sys
[path.read_bytes() for name in sys.argv[1:] for path in pathlib.Path(name).rglob("*") if path.is_file()]
"""
_TYPST = """
import sys, typst
source, output, fonts = sys.argv[1:]
options = {"ignore_system_fonts": True, "pdf_standards": ["a-2a", "ua-1"]}
typst.compile(source, output=output, font_paths=[fonts], **options)
"""
Commands = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Case:
    """Our commands and those beside them, none where the peer is not there; `codes` may end them."""

    name: str
    ours: Commands
    peer: str
    beside: Commands
    folder: Path
    codes: tuple[int, ...] = (0,)


def cases(scratch: Path) -> tuple[Case, ...]:
    """Every case, prepared in the empty folder `scratch`."""
    workspace, peers = _workspace(scratch / "workspace"), _peers(scratch / "peers")
    inspection, frameworks = workspace / "inspections" / EXAMPLE, workspace / "frameworks"

    def case(call: str, peer: str, *beside: tuple[str, ...]) -> Case:
        ours = (sys.executable, "-P", "-m", "naftctl", *call.split())
        there = tuple(command for command in beside if Path(command[0]).exists())
        return Case(call, (ours,), peer, there, workspace, (0, 1) if "schema" in peer else (0,))

    help_page = (str(peers / "pre-commit"), "--help")
    schema = (str(peers / "check-jsonschema"), *_schema_and_fronts(inspection, scratch / "fronts"))
    reading = (sys.executable, "-c", _READ, str(inspection), str(frameworks))
    report = f"report {EXAMPLE} --edition final --format pdf,md"
    return (
        case("--version", "`python -c pass`", (sys.executable, "-c", "pass")),
        case("--help", "`pre-commit --help`", help_page),
        case(f"check {EXAMPLE}", "`check-jsonschema` op de kopgegevens", schema),
        case(f"check {EXAMPLE}", "Python dat dezelfde bestanden enkel leest", reading),
        _many(scratch / "many"),
        case(report, "Pandoc en Typst zelf, elk één keer", *_engines(workspace, scratch / "report")),
    )


def _many(folder: Path) -> Case:
    """`status` of 200 inspections, copies of the examples, beside `check` of the same."""
    workspace = _workspace(folder)
    examples = sorted((workspace / "inspections").iterdir())
    for number in range(MANY - len(examples)):
        example = examples[number % len(examples)]
        year, _, name = example.name.partition("-")
        shutil.copytree(example, example.with_name(f"{year}-{number:03}-{name}"))
    status, check = ((sys.executable, "-P", "-m", "naftctl", *call) for call in (("status",), ("check",)))
    return Case(
        "status", (status,), f"`naftctl check` van dezelfde {MANY} inspecties", (check,), workspace, (0, 1)
    )


def _workspace(folder: Path) -> Path:
    for name in ("frameworks", "inspections", "templates"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("output"))
    shutil.copy(ROOT / "naftctl.yaml", folder)
    return folder


def _peers(folder: Path) -> Path:
    """The programs of an environment with the peers, as far as they could be installed."""
    venv.create(folder, with_pip=True)
    programs = folder / ("Scripts" if sys.platform == "win32" else "bin")
    install = ("-m", "pip", "install", "-q", "pre-commit", "check-jsonschema")
    subprocess.run([programs / "python", *install], check=False, capture_output=True)
    return programs


def _schema_and_fronts(inspection: Path, folder: Path) -> tuple[str, ...]:
    """The records of pages as a JSON Schema, and the front matter of every page as a YAML file."""
    folder.mkdir()
    kinds = Union[Evidence, Scoring, DeskAnalysis, Reflection, Advice]  # noqa: UP007  a value, not a type
    schema = folder / "schema.json"
    schema.write_text(json.dumps(TypeAdapter(kinds).json_schema()), encoding="utf-8")
    for page in sorted(inspection.rglob("*.md")):
        front, _, _ = split(page.read_text(encoding="utf-8"))
        if front:
            (folder / f"{page.stem}.yaml").write_text(front, encoding="utf-8")
    return ("--schemafile", str(schema), *map(str, sorted(folder.glob("*.yaml"))))


def _engines(workspace: Path, folder: Path) -> Commands:
    """One bare Pandoc and one bare Typst over what the report of the example consists of."""
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
    names = ("report.md", "bare.json", "report.typ", "bare.pdf")
    source, ast, template, pdf = (str(folder / name) for name in names)
    pandoc = (program(), "-f", "markdown", "-t", "json", "-o", ast, source)
    return pandoc, (sys.executable, "-c", _TYPST, template, pdf, str(templates / "fonts"))
