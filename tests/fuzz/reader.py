"""Any bytes in a YAML file or in a note: a value with places, or faults with places, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from naftctl.load.codes import CODES
from naftctl.load.folder import ADVICE, DESK, NOTE, PLAIN, REFLECTION, SCORING
from naftctl.load.page import Read, read_page, read_text, read_yaml_page
from naftctl.load.seals import read_seal
from naftctl.load.text import decode
from naftctl.load.yaml import read_yaml
from naftctl.model.account import Published
from naftctl.model.evidence import Evidence
from naftctl.model.history import History
from naftctl.model.inspection import Inspection
from naftctl.model.owned import Commitment, FocusChoice
from naftctl.model.privacy import Decisions
from naftctl.model.publicity import Request
from naftctl.model.reaction import Answer, Delivery, Sent, SentTexts
from naftctl.model.scoring import (
    Advice,
    DeskAnalysis,
    Finding,
    IndividualScoring,
    Reflection,
    Scoring,
    Summary,
)
from naftctl.model.workspace import LocalSettings, Settings
from naftctl.source import Span
from tests.conftest import ROOT

PATH = "a.md"
YAML = (
    Inspection, FocusChoice, IndividualScoring, Commitment, Delivery, Sent, SentTexts, Request, Decisions,
    History, Settings, LocalSettings, Published,
)  # fmt: skip
PAGES = (
    (Evidence, NOTE), (Scoring, SCORING), (Finding, SCORING), (Advice, ADVICE), (Reflection, REFLECTION),
    (DeskAnalysis, DESK), (Answer, PLAIN),
)  # fmt: skip
LONGEST = 100_000
"""The most bytes of one input."""


def seeds() -> Iterator[bytes]:
    """What to begin with: the files of two worked examples, each as what it is and as something else."""
    files = [*ROOT.glob("*.yaml"), *ROOT.glob("inspections/2026-de-[bw]*/**/*.*")]
    for number, path in enumerate(sorted(files)):
        if path.suffix in {".md", ".yaml"} and "output" not in path.parts and path.stat().st_size < 6_000:
            kinds = (0, 0, 0) if path.suffix == ".yaml" else (1, 1, 2)
            yield from (
                bytes([3 * (number + turn) + kind]) + path.read_bytes() for turn, kind in enumerate(kinds)
            )


def one(data: bytes) -> None:
    """Read one input; the first byte says as what."""
    if not data:
        return
    text, said = decode(data[1:], PATH)
    places(said, data.count(b"\n") + data.count(b"\r") + 2)
    if text is None:
        assert said
        return
    lines = text.count("\n") + 2
    document = read_yaml(text, PATH)
    places(document.diagnostics, lines)
    assert document.usable or document.diagnostics
    assert not document.usable or isinstance(document.value, dict)
    plain(document.value)
    for read in as_pages(data[0], text):
        places(read.diagnostics, lines)
        for span, _ in read.placeholders:
            assert 0 <= span.line <= lines
        assert read.page is not None or read.diagnostics or read.placeholders


def as_pages(kind: int, text: str) -> Iterator[Read[Any]]:
    """The text read as what `kind` stands for."""
    page: type[Any]
    if kind % 3 == 0:
        which = kind // 3 % (len(YAML) + 1)
        yield (
            read_yaml_page(YAML[which], "a", text, PATH) if which < len(YAML) else read_seal("a", text, PATH)
        )
    elif kind % 3 == 1:
        page, shape = PAGES[kind // 3 % len(PAGES)]
        yield read_page(page, "a", text, PATH, shape)
    else:
        yield read_text(Summary, "a", text, PATH, PLAIN)


def plain(value: object) -> None:
    """A value is made of what this reader types, and of nothing else."""
    if isinstance(value, dict):
        assert all(isinstance(key, str) for key in value)
        for each in value.values():
            plain(each)
    elif isinstance(value, list):
        for each in value:
            plain(each)
    else:
        assert value is None or type(value) in {str, int, bool}


def places(said: Any, lines: int) -> None:
    """Every fault has a known code, words and a place in the file."""
    for each in said:
        span: Span = each.span
        assert each.code in CODES, each.code
        assert each.message
        assert 0 <= span.line <= lines, (each, lines)
        assert not span.end_line or (span.line, span.column) <= (span.end_line, span.end_column), each
