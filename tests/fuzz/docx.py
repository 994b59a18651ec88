"""Any bytes as a reaction in Word: what came in, or one reason why it cannot be taken in."""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Iterator

from naftctl.load.reaction import read_reaction
from tests.conftest import ROOT
from tests.load.reacted import begin, end, gone, ins, para, reacted
from tests.load.word import document, run, table

LONGEST = 60_000
"""The most bytes of one input."""
_SPLIT = b"\n====\n"
_PARTS = (
    "word/document.xml",
    "word/comments.xml",
    "word/commentsExtended.xml",
    "word/styles.xml",
    "word/footnotes.xml",
    "docProps/core.xml",
    "word/_rels/document.xml.rels",
    "[Content_Types].xml",
)


def seeds() -> Iterator[bytes]:
    """What to begin with: documents as they come, and their parts as text, which mutate better."""
    made = [
        reacted(para(run("a "), begin(1), gone("oud"), ins("nieuw"), end(1)), {1: "een opmerking"}),
        reacted(para(run("a"), begin(1), end(1), begin(2), end(2)), {1: "vraag", 2: "antwoord"}, {2: 1}),
        document(table((run("a"), run("b")), (run("c"), run("d")))),
    ]
    made += [path.read_bytes() for path in sorted(ROOT.glob("inspections/*/sent/*-draft.docx"))]
    for data in made:
        if len(data) < 20_000:
            yield b"\0" + data
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = package.namelist()
            parts = [package.read(name) if name in names else b"" for name in _PARTS]
        if sum(map(len, parts)) < 30_000:
            yield b"\1" + _SPLIT.join(parts)


def one(data: bytes) -> None:
    """Read one document; the first byte says whether it is one, or its parts as text."""
    if not data:
        return
    whole = data[1:] if data[0] % 2 == 0 else _packed(data[1:])
    began = time.process_time()
    found, said = read_reaction(whole, "a.docx")
    assert time.process_time() - began < 3
    assert (found is None) == bool(said)
    assert all(each.code == "N530" and each.message and each.hint for each in said)


def _packed(text: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for name, part in zip(_PARTS, text.split(_SPLIT), strict=False):
            if part:
                package.writestr(name, part)
    return made.getvalue()
