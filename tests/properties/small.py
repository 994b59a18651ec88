"""A small inspection in memory, which is read and judged many times, and the texts that people could type."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from hypothesis import strategies as st

from naftctl.checks import run_checks
from naftctl.diagnostic import Diagnostic
from naftctl.load.dossier import Loaded, read_dossier
from naftctl.load.tree import MemoryTree
from naftctl.load.workspace import WorkspaceReader
from naftctl.model.dossier import Dossier
from tests.conftest import ROOT, TODAY

NAME = "2026-het-anker"
LABEL = f"inspections/{NAME}"
INSPECTION, FOCUS, ADVICE, SUMMARY = "inspection.yaml", "focus.yaml", "advice.md", "summary.md"
B3, B4, REGULATION = "scorings/OS-B3.md", "scorings/OS-B4.md", "regulation.yaml"
G01, D01, ONE = "evidence/G01-gesprek.md", "evidence/D01-visie.md", "scorings/individual/ond1.yaml"

FILES: dict[str, str] = {
    INSPECTION: """\
framework: r-naft/2026.1
occasion: regulier
number: NAFT-2026-099
provider:
  id: het-anker
  name: vzw Het Anker (fictief)
  address: Kade 1, 9999 Voorbeeldhaven
  departments:
    - id: kern
      name: Het Anker
team:
  - id: ond1
    inspectorate: onderwijsinspectie
    role: coordinator
  - id: zrg1
    inspectorate: zorginspectie
    role: inspector
planning:
  visits:
    - date: 2026-10-06
      place: ter_plaatse
      department: kern
  reflection: 2026-10-06
milestones:
  announced: 2026-09-01
  visited:
    - 2026-10-06
""",
    FOCUS: """\
framework: r-naft/2026.1
decided: 2026-08-31
investigations:
  - KO
  - BJ
  - VR
chosen: VR
motive: De regio vroeg erom.
""",
    B3: """\
---
provisional: volgens
level: volgens
decided: 2026-10-06
---

## Vaststellingen

Het team sprak met jongeren.

- V1. Jongeren voelen zich welkom en kennen de afspraken. [@G01; @KV-B4]
- V2. Op papier staat hetzelfde. [@D01]

## Sterke punten

- S1. Begeleiders zijn nabij. [@G01; @D01]

## Ontwikkelkansen

- O1. Leg het ook uit aan de scholen. [@G01]
""",
    B4: """\
---
provisional: beneden
level: beneden
decided: 2026-10-06
---

## Vaststellingen

- V1. Trajecten stoppen zonder gesprek. [@G01; @D01]

## Tekorten

- T1. Na een traject is er geen nazorg. [@G01; @D01]
""",
    ONE: """\
member: ond1
scores:
  OS-B3:
    level: volgens
  OS-B4:
    level: benadert
""",
    REGULATION: """\
REG-01:
  result: in_orde
  note: Het besluit noemt de kern.
  evidence: [D01]
REG-10:
  result: niet_in_orde
  note: De weg was versperd.
  evidence: [D01]
  shortcoming: Er is geen risicoanalyse.
""",
    ADVICE: """\
---
value: gunstig_tekorten
decided: 2026-10-07
---

## Motivering

Jongeren worden gezien. [@OS-B3/S1]

## Sterke punten borgen

- R1. Blijf nabij. [@OS-B3/S1]

## Tekorten wegwerken

- R2. Spreek nazorg af. [@OS-B4/T1]
""",
    SUMMARY: "Het Anker helpt jongeren. Dit loopt goed.\n",
    G01: """\
---
method: gesprek
date: 2026-10-06
title: Gesprek met vier jongeren
partners:
  - group: jongeren
    count: 4
chosen_by: inspectieteam
department: kern
place: ter_plaatse
collected_by: [ond1, zrg1]
---

Vier jongeren vertellen over hun eerste week.
""",
    D01: """\
---
method: document
date: 2026-09-20
title: Visietekst
provided_by: aanbieder
collected_by: [zrg1]
---

De visie past bij wat het team zag.
""",
}
"""Every file of the inspection; judged as it is, there is nothing wrong, and some things are still to do."""

ALIKE = (
    *("---", "...", "# kop", "null", "- 1", "a: b", "%YAML 1.1", "&a *b", "!!int 3", "'", '"', "\\", "{}"),
    *("|", "<<<<<<< a", "[@G01]", "⟨vul in: x⟩", "👍🏽", "e\u0301", "\ufeff", "\u202e", "\x1b[31m", "\x00"),
    *("\u2028", "\ud800", "\r", "\r\n", "\n", " ", "\t", "```", ":::", "<b>", "{{ x }}", "{% x %}", "@G01"),
)
"""Pieces that mean something to one reader or another."""
ODD = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(ALIKE), max_size=12).map("".join))
"""Any text, and heaps of signs that mean something."""
WORD = st.text("abcdefghijklmnopqrstuvwxyzéë", min_size=3, max_size=9)
SENTENCE = st.lists(WORD, min_size=1, max_size=8).map(" ".join)

_READER = WorkspaceReader(ROOT)


@st.composite
def damaged(draw: st.DrawFn) -> tuple[str, Mapping[str, str]]:
    """The name of a file of the inspection in which something else stands at one place, and all files."""
    name = draw(st.sampled_from(sorted(FILES)))
    text = FILES[name]
    start = draw(st.integers(0, len(text)))
    length = draw(st.integers(0, 12))
    return name, FILES | {name: text[:start] + draw(ODD) + text[start + length :]}


def loaded(files: Mapping[str, str | bytes]) -> Loaded:
    """What the reader makes of these files."""
    return read_dossier(MemoryTree(files, LABEL), TODAY, _READER.framework)


def dossier_of(files: Mapping[str, str | bytes]) -> Dossier:
    """The inspection in these files."""
    found = loaded(files).dossier
    assert found is not None
    return found


@cache
def small() -> Dossier:
    """The inspection as it is."""
    return dossier_of(FILES)


def said_of(files: Mapping[str, str | bytes]) -> tuple[Diagnostic, ...]:
    """All that the reader and the rules say about these files."""
    return said(loaded(files))


def said(read: Loaded) -> tuple[Diagnostic, ...]:
    """All that the reader said and the rules say about what was read."""
    ruled = run_checks(read.dossier, read.diagnostics) if read.dossier else ()
    return (*read.diagnostics, *ruled)
