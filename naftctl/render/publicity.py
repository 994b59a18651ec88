"""What an edition for the public says less than the report: of whom was heard, and what was left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from naftctl.model.dossier import Dossier
from naftctl.model.evidence import Evidence
from naftctl.model.evidence import Partners as Heard
from naftctl.model.publicity import Request
from naftctl.render.left_out import LeftOut, Withheld
from naftctl.render.pieces import Partners, Source
from naftctl.render.values import anchor, order

ELSEWHERE = "elsewhere"
"""Who provided a piece, where that is neither the provider nor the team and the public does not read it."""
_KNOWN = frozenset({"aanbieder", "inspectieteam"})


def left_out(dossier: Dossier, request: Request | None) -> LeftOut:
    """What an edition for the public leaves out, with the grounds of the request that it answers."""
    parts = []
    for each in request.left_out if request else ():
        ground = dossier.framework.release_ground(each.ground)
        parts.append(
            Withheld(each.what, ground.label if ground else each.ground, ground.article if ground else "")
        )
    return LeftOut(dossier.house.small_count, bool(redactions(dossier)), tuple(parts))


def redactions(dossier: Dossier) -> tuple[str, ...]:
    """The words of every passage that a mark redacts, wherever in the inspection."""
    texts = [text for prose in dossier.texts for text in prose.texts]
    inside = {words for text in texts for words in text.removed(redacted=False)}
    every = dict.fromkeys(words for text in texts for words in text.removed())
    return tuple(words for words in every if words not in inside)


def sources(dossier: Dossier, *, outside: bool) -> tuple[Source, ...]:
    """The overview of sources, for readers within the procedure or `outside` it."""
    return tuple(_source(dossier, piece, outside=outside) for piece in sorted(dossier.evidence, key=order))


def _source(dossier: Dossier, piece: Evidence, *, outside: bool) -> Source:
    by = piece.provided_by
    return Source(
        piece.id,
        anchor(piece.id),
        piece.method.value,
        piece.title,
        piece.date,
        partners(dossier, piece.partners, outside=outside),
        ELSEWHERE if outside and by and by not in _KNOWN else by,
        piece.chosen_by.value if piece.chosen_by else None,
    )


def partners(dossier: Dossier, heard: Iterable[Heard], *, outside: bool) -> tuple[Partners, ...]:
    """Who was heard, by group; `outside` without functions, and without a count that is small.

    One group that stands there more than once is one, so that its parts do not give back a small count.
    """
    titles = {group.id: group.title for group in dossier.framework.partner_groups}
    if not outside:
        return tuple(Partners(titles.get(g.group, g.group), g.count, g.functions) for g in heard)
    counts: dict[str, int | None] = {}
    for each in heard:
        known = counts.get(each.group, 0)
        counts[each.group] = None if known is None or each.count is None else known + each.count
    return _few(counts, titles, dossier.house.small_count)


def _few(counts: Mapping[str, int | None], titles: Mapping[str, str], limit: int) -> tuple[Partners, ...]:
    return tuple(
        Partners(titles.get(group, group), few=limit)
        if count is not None and count < limit
        else Partners(titles.get(group, group), count)
        for group, count in counts.items()
    )
