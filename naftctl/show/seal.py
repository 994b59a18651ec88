"""A seal in words: what it freezes, its code, and what comes next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from naftctl.language import later, tr
from naftctl.model.owned import Seal, SealKind
from naftctl.show.steps import made, numbered
from naftctl.show.words import long_day

_REPORTS = {SealKind.DRAFT: tr("the draft"), SealKind.FINAL: tr("the final report")}
_NEXT = {
    SealKind.DRAFT: (
        "naftctl letter draft {name}",
        later("send the draft, and fill in the day at `draft_sent`"),
        "naftctl check {name}",
    ),
    SealKind.FINAL: (
        "naftctl letter final-provider {name}",
        later("send the final report, and fill in the day at `final_sent`"),
        "naftctl check {name}",
    ),
}


def sealed_lines(seal: Seal, files: Iterable[str]) -> Iterator[str]:
    """That a report is sealed, since when and with which code, and what comes next."""
    yield from made(files)
    yield ""
    yield tr("Sealed on {sealed}: {report}.", sealed=long_day(seal.sealed), report=_REPORTS[seal.kind])
    yield tr("Fixed from now on: {what}.", what=_frozen_words(seal))
    if seal.kind is SealKind.DRAFT:
        yield tr("Texts and facts can still be corrected.")
    yield f"Code: {seal.code}"
    yield ""
    yield from numbered([tr(step, name=seal.inspection) for step in _NEXT[seal.kind]])


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
        (len(held.levels), tr("level"), tr("levels")),
        (len(held.regulation), tr("result on regulation"), tr("results on regulation")),
        (len(held.followup), tr("outcome of an earlier shortcoming"), tr("outcomes of earlier shortcomings")),
        (points, tr("point"), tr("points")),
        (len(held.recommendations), tr("recommendation"), tr("recommendations")),
    )
    words = [f"{number} {one if number == 1 else many}" for number, one, many in counts if number]
    words = [*words, tr("the advice")] if held.advice else words
    *first, last = [tr("the framework"), *([tr("the focus")] if held.focus else []), *words]
    return tr("{first} and {last}", first=", ".join(first), last=last) if first else last
