"""A seal in words: what it freezes, its code, and what comes next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from naftctl.model.owned import Seal, SealKind
from naftctl.show.steps import made, numbered
from naftctl.show.words import long_day

_REPORTS = {SealKind.DRAFT: "het ontwerp", SealKind.FINAL: "het definitieve verslag"}
_NEXT = {
    SealKind.DRAFT: (
        "naftctl letter draft {name}",
        "verstuur het ontwerp, en vul bij `draft_sent` de dag in",
        "naftctl check {name}",
    ),
    SealKind.FINAL: (
        "naftctl letter final-provider {name}",
        "verstuur het definitieve verslag, en vul bij `final_sent` de dag in",
        "naftctl check {name}",
    ),
}


def sealed_lines(seal: Seal, files: Iterable[str]) -> Iterator[str]:
    """That a report is sealed, since when and with which code, and what comes next."""
    yield from made(files)
    yield ""
    yield f"Verzegeld op {long_day(seal.sealed)}: {_REPORTS[seal.kind]}."
    yield f"Vast liggen {_frozen_words(seal)}."
    if seal.kind is SealKind.DRAFT:
        yield "Teksten en feiten kunt u nog verbeteren."
    yield f"Code: {seal.code}"
    yield ""
    yield from numbered([step.format(name=seal.inspection) for step in _NEXT[seal.kind]])


def signed_lines(name: str, file: str) -> Iterator[str]:
    """That a signature came beside a seal, and how to look at it."""
    yield from made([file])
    yield ""
    yield from numbered([f"naftctl verify {name}"])


def _frozen_words(seal: Seal) -> str:
    """`het kader, 13 niveaus, 11 resultaten over regelgeving, 58 punten en het advies`."""
    held = seal.frozen
    points = sum(len(labels) for labels in held.points.values())
    counts = (
        (len(held.levels), "niveau", "niveaus"),
        (len(held.regulation), "resultaat over regelgeving", "resultaten over regelgeving"),
        (len(held.followup), "uitkomst van een eerder tekort", "uitkomsten van eerdere tekorten"),
        (points, "punt", "punten"),
        (len(held.recommendations), "aanbeveling", "aanbevelingen"),
    )
    words = [f"{number} {one if number == 1 else many}" for number, one, many in counts if number]
    words = [*words, "het advies"] if held.advice else words
    *first, last = ["het kader", *(["de focus"] if held.focus else []), *words]
    return f"{', '.join(first)} en {last}" if first else last
