"""Any text of people: sections, points and flaws with a place, in a time that grows with its length."""

from __future__ import annotations

import time
from collections.abc import Iterator

from naftctl.load.codes import CODES
from naftctl.load.folder import ADVICE, DESK, NOTE, PLAIN, REFLECTION, SCORING
from naftctl.load.page import split
from naftctl.prose import parse
from naftctl.prose.plain import plain_text
from tests.conftest import ROOT

SHAPES = (SCORING, ADVICE, REFLECTION, DESK, PLAIN, NOTE)
LONGEST = 20_000
"""The most bytes of one input."""


def seeds() -> Iterator[bytes]:
    """What to begin with: every text of the worked examples, for some shapes."""
    for path in sorted(ROOT.glob("inspections/2026-*/**/*.md")):
        if "output" not in path.parts:
            yield from (bytes([kind]) + split(path.read_text("utf-8"))[1].encode() for kind in (0, 4))


def one(data: bytes) -> None:
    """Read one text; the first byte says of what shape."""
    if not data:
        return
    body, began = data[1:].decode("utf-8", "replace").replace("\r\n", "\n"), time.process_time()
    prose = parse(body, "a.md", 5, SHAPES[data[0] % len(SHAPES)])
    last = 5 + body.count("\n")
    spans = [flaw.span for flaw in prose.flaws] + [text.span for text in prose.texts]
    spans += [section.span for section in prose.sections] + [cited.span for cited in prose.citations]
    spans += [image.span for image in prose.images] + [span for span, _ in prose.placeholders]
    for span in spans:
        assert 5 <= span.line <= last, span
        assert span.end_line <= last, span
        assert (span.line, span.column) <= (span.end_line, span.end_column), span
    for flaw in prose.flaws:
        assert flaw.code in CODES
        assert flaw.message
    for text in prose.texts:
        for internal in (True, False):
            text.shown(internal=internal, redacted=True)
        text.removed()
        plain_text(text.markdown, redacted=True)
    assert time.process_time() - began < 2 + len(body) / 5_000, f"{len(body)} characters"
