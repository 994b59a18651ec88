"""The scales of an inspection as a picture for a terminal: each with its level in dots and in words."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from textwrap import wrap

from naftctl.language import tr
from naftctl.model.dossier import Dossier
from naftctl.model.framework import Framework
from naftctl.model.scoring import NOT_SCALED
from naftctl.show.words import Paint, visible

_COLOURS = ("31", "33", "32", "34")
_NARROWEST = 16


def any_level(dossier: Dossier) -> bool:
    """Whether a level was given to a scale in focus."""
    return any(level_of(dossier, scale.id) for scale in dossier.scales)


def scale_picture(dossier: Dossier, paint: Paint, width: int) -> Iterator[str]:
    """A line per scale, by investigation; a title that does not fit in `width` goes on below."""
    if not dossier.scales:
        return
    framework, titles = dossier.framework, {i.id: i.title for i in dossier.framework.investigations}
    ids = max(len(scale.id) for scale in dossier.scales)
    said = max(len(" ".join(level_words(framework, level))) for level in (*framework.level, NOT_SCALED))
    longest = max(len(scale.title) for scale in dossier.scales)
    room = min(longest, max(_NARROWEST, width - ids - said - len("      ")))
    for investigation, scales in groupby(dossier.scales, lambda scale: scale.investigation):
        yield paint(visible(titles[investigation]), "1")
        for scale in scales:
            level = level_of(dossier, scale.id)
            words = visible(" ".join(level_words(framework, level)))
            first, *more = wrap(visible(scale.title), room) or [""]
            yield f"  {scale.id:<{ids}}  {first:<{room}}  {paint(words, _colour(framework, level))}"
            yield from (f"  {'':<{ids}}  {line}" for line in more)


def level_of(dossier: Dossier, scale: str) -> str | None:
    """The level that was given to a scale."""
    scoring = dossier.scoring.get(scale)
    return scoring.level if scoring else None


def level_words(framework: Framework, level: str | None) -> tuple[str, str]:
    """What stands for a level: dots, and words."""
    top, known = len(framework.level), framework.level.get(level or "")
    if known:
        return "●" * known.order + "○" * (top - known.order), known.label
    return ("–" * top, tr("not scored")) if level == NOT_SCALED else ("·" * top, tr("still open"))


def _colour(framework: Framework, level: str | None) -> str:
    known = framework.level.get(level or "")
    return _COLOURS[min(known.order, len(_COLOURS)) - 1] if known else "2"
