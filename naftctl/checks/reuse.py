"""N363: is every scale judged in words of its own?"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from naftctl.checks.judgement import named
from naftctl.checks.rule import Problem, rule
from naftctl.diagnostic import Label, Severity
from naftctl.language import tr
from naftctl.lifecycle import Phase
from naftctl.model.dossier import Dossier
from naftctl.model.scoring import Scoring
from naftctl.prose import Point
from naftctl.prose.values import CITATION

LEAST = 12
"""So many words in a row are a passage."""
_SHOWN = 6
_WORD = re.compile(r"\w+")
_MARK = re.compile(r"\{[^{}\n]*\}")
_PIECE = re.compile(r"\b[DOGVC]\d{2,}\b")


class _Used(Struct, frozen=True):
    """Where a passage stands for the first time."""

    page: Scoring
    point: Point


class _Match(Struct, frozen=True):
    """Words that a point shares with an earlier one of another scale: so many from `start` on."""

    first: _Used
    start: int
    length: int


_Seen: TypeAlias = dict[tuple[str, ...], _Used]


@rule("N363", due=Phase.DRAFT, severity=Severity.WARNING)
def reused(dossier: Dossier) -> Iterator[Problem]:
    """Every scale has its own text: the same passage is not in the points of two scales.

    Why: what comes back word for word counts twice and seldom says something about both scales.
    Fix: describe for each scale what holds for that scale, refer to the other point, or write at
    `exceptions` why the passage is needed twice.
    """
    seen: _Seen = {}
    for page in dossier.scorings:
        for point in page.points:
            words = _words(point)
            matches = _matches(seen, _Used(page, point), words)
            if not matches:
                continue
            longest = max(matches, key=lambda match: match.length)
            first, start = longest.first, " ".join(words[longest.start : longest.start + _SHOWN])[:60]
            others = {(m.first.page.id, m.first.point.span): m.first for m in matches}.values()
            yield Problem(
                point.span,
                tr(
                    "{length} words in a row in {page} are also in {other}",
                    length=longest.length,
                    page=named(page, point),
                    other=named(first.page, first.point),
                ),
                tr("describe what holds for this scale, or write at `exceptions` why this is needed"),
                f"“{start} …”",
                tuple(Label(o.point.span, tr("also in {page}", page=named(o.page, o.point))) for o in others),
            )


def _matches(seen: _Seen, here: _Used, words: Sequence[str]) -> tuple[_Match, ...]:
    """The longest passages that a point shares with earlier ones of other scales; it is seen from now on."""
    found: list[_Match] = []
    held: _Used | None = None
    for start in range(len(words) - LEAST + 1):
        used = seen.setdefault(tuple(words[start : start + LEAST]), here)
        if used.page is here.page:
            held = None
        elif used is held:
            found[-1] = replace(found[-1], length=found[-1].length + 1)
        else:
            held = used
            found.append(_Match(used, start, LEAST))
    return tuple(found)


def _words(point: Point) -> list[str]:
    """The words of a point with its answers, without citations and marks."""
    texts = (point.text.markdown, *(answer.text.markdown for answer in point.answers))
    shown = "\n".join(_MARK.sub(" ", _PIECE.sub(" ", CITATION.sub(" ", text))) for text in texts)
    return _WORD.findall(unicodedata.normalize("NFC", shown).casefold())
